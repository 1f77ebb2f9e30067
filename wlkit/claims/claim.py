"""A claim of a paper, and the verdict on it."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias, get_args

from wlkit.errors import InputError
from wlkit.typing import JSONDict
from wlkit.typing import Verdict as VerdictName

Kind: TypeAlias = Literal["theorem", "table", "counterexample", "observation"]
Reading: TypeAlias = Literal["as stated", "as we read it"]

KINDS: tuple[str, ...] = get_args(Kind)
READINGS: tuple[str, ...] = get_args(Reading)


@dataclass(frozen=True)
class Interval:
    """The expectation of an observation: any value from `low` to `high`, both included."""

    low: float
    high: float

    def __contains__(self, value: object) -> bool:
        return isinstance(value, int | float) and self.low <= value <= self.high

    def __str__(self) -> str:
        return f"{self.low} to {self.high}"


@dataclass(frozen=True)
class Computed:
    """A computed value together with what supports it, in a sentence."""

    value: Any
    evidence: str


@dataclass(frozen=True)
class Skipped:
    """Says in place of a value that the claim cannot be checked here, and why."""

    reason: str


@dataclass(frozen=True)
class Claim:
    """One statement of a paper with the value that it promises and the way to compute it.

    Parameters
    ----------
    id : str
        Short, lower case, words joined by dashes; unique in its paper.
    statement : str
        What the paper says, in one sentence.
    kind : {"theorem", "table", "counterexample", "observation"}
        A theorem must hold on every input tried; a table is numbers of the paper; a
        counterexample is an object that is produced and verified; an observation is a measured
        tendency, with an `Interval` as its expectation.
    source : str
        Where it is stated: section, theorem, table, or the independent list of numbers.
    expected : object
        Typed in from the source, never computed here.
    run : callable
        Takes nothing, returns the computed value or a `Computed`; or `Skipped`, when it needs data
        that are not there.
    reading : {"as stated", "as we read it"}
        Whether the wording of the source was before us.
    slow : bool
        Whether it takes more than a few seconds.

    Raises
    ------
    InputError
        If the id is not a slug, a text is empty, or the kind or reading is not a known one.

    Examples
    --------
    >>> from wlkit.claims import Claim
    >>> claim = Claim("pigeons", "7 exceeds 6.", "theorem", "folklore", True, lambda: 7 > 6)
    >>> claim.check("arithmetic").verdict
    'holds'
    """

    id: str
    statement: str
    kind: Kind
    source: str
    expected: Any
    run: Callable[[], Any]
    reading: Reading = "as stated"
    slow: bool = False

    def __post_init__(self) -> None:
        if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", self.id):
            raise InputError(f"claim {self.id!r}: expected lower-case words joined by dashes")
        for name in ("statement", "source"):
            if not getattr(self, name).strip():
                raise InputError(f"claim {self.id!r}: {name} is empty")
        if self.kind not in KINDS:
            raise InputError(f"claim {self.id!r}: kind {self.kind!r} is none of {', '.join(KINDS)}")
        if self.reading not in READINGS:
            allowed = " or ".join(map(repr, READINGS))
            raise InputError(f"claim {self.id!r}: reading {self.reading!r} is not {allowed}")

    def check(self, paper: str = "") -> Verdict:
        """Compute the value and compare it with the expected one; an exception is a verdict too."""
        start = time.perf_counter()
        verdict: VerdictName
        try:
            found = self.run()
        except Exception as error:  # the run of the other claims goes on
            said = f"{type(error).__name__}: {error}"
            value, evidence, verdict = None, said.splitlines()[0], "error"
        else:
            if isinstance(found, Skipped):
                value, evidence, verdict = None, found.reason, "skipped"
            else:
                value, evidence = (
                    (found.value, found.evidence) if isinstance(found, Computed) else (found, "")
                )
                verdict = "holds" if agrees(self.expected, value) else "fails"
        seconds = time.perf_counter() - start
        return Verdict(paper, self, plain(value), verdict, evidence, seconds)


@dataclass(frozen=True)
class Verdict:
    """What became of a claim: the computed value, whether it is the expected one, and why."""

    paper: str
    claim: Claim
    computed: Any
    verdict: VerdictName
    evidence: str
    seconds: float

    def __repr__(self) -> str:
        return f"<{self.paper}/{self.claim.id}: {self.verdict} in {self.seconds:.2f} s>"

    def to_dict(self) -> JSONDict:
        """Return the row of the command line: `paper, claim, expected, computed, ...`."""
        claim = self.claim
        return {
            "paper": self.paper,
            "claim": claim.id,
            "statement": claim.statement,
            "kind": claim.kind,
            "source": claim.source,
            "reading": claim.reading,
            "expected": plain(claim.expected),
            "computed": self.computed,
            "verdict": self.verdict,
            "evidence": self.evidence,
            "seconds": round(self.seconds, 3),
        }


def agrees(expected: object, value: object) -> bool:
    """Return whether a computed value is the expected one; a list and a tuple are alike.

    Examples
    --------
    >>> agrees([1, 2], (1, 2)), agrees(Interval(0, 1), 0.5), agrees(1, True)
    (True, True, False)
    """
    if isinstance(expected, Interval):
        return plain(value) in expected
    left, right = plain(expected), plain(value)
    return left == right and repr(left) == repr(right)


def plain(value: object) -> Any:
    """Return a value made of None, bool, int, float, str, list and dict only, sets sorted."""
    if value is None or isinstance(value, bool | int | float | str):
        return value
    if isinstance(value, Mapping):
        return {str(k): plain(value[k]) for k in sorted(value, key=_place)}
    if isinstance(value, set | frozenset):
        return sorted((plain(x) for x in value), key=repr)
    if isinstance(value, list | tuple | range):
        return [plain(x) for x in value]
    if hasattr(value, "tolist"):  # NumPy arrays and scalars
        return plain(value.tolist())
    return str(value)


def _place(key: object) -> tuple[bool, int, str]:
    """Return where a key stands: numbers by size, then everything else by its text."""
    number = key if isinstance(key, int) else 0
    return not isinstance(key, int), number, str(key)
