"""Tables of growth: rows that are known with their source, and the rows a user has found."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

from wlkit.cayley.closed_forms import closed_form
from wlkit.cayley.diameter_formulas import diameter_formula
from wlkit.cayley.packing import AnyGeneratingSet
from wlkit.errors import FormatError, InputError, VerificationError
from wlkit.groups import MatrixGeneratingSet
from wlkit.groups.moves import frozen_parameters
from wlkit.groups.generators import make

if TYPE_CHECKING:
    from wlkit.cayley.result import Growth

TABLE_VARIABLE = "WLKIT_GROWTH_TABLE"


@dataclass(frozen=True)
class GrowthRow:
    """One known row.

    Parameters
    ----------
    family : str
    parameters : tuple
        In the order of the family's signature; a trailing parameter may be missing.
    spheres : tuple of int
    complete : bool
        False for the first spheres of a larger or infinite graph.
    source : str
        Where the row comes from.
    state : tuple of int or None
        The central word of a coset graph.
    """

    family: str
    parameters: tuple[Any, ...]
    spheres: tuple[int, ...]
    complete: bool
    source: str
    state: tuple[int, ...] | None = None

    @property
    def generators(self) -> AnyGeneratingSet:
        """The generating set of the row."""
        found = make(self.family, *self.parameters)
        return found if self.state is None else found.with_state(self.state)

    @property
    def diameter(self) -> int | None:
        """The last radius of a complete row."""
        return len(self.spheres) - 1 if self.complete else None

    def to_dict(self) -> dict[str, Any]:
        """Return the row as it is written to a file."""
        row = {
            "family": self.family,
            "parameters": list(self.parameters),
            "spheres": list(self.spheres),
            "complete": self.complete,
            "source": self.source,
        }
        return row if self.state is None else {**row, "state": list(self.state)}

    @classmethod
    def from_dict(cls, row: Any) -> GrowthRow:
        """Return the row written by :meth:`to_dict`.

        Raises
        ------
        FormatError
            When a key is missing or a value is not of its kind.
        """
        try:
            spheres = tuple(int(size) for size in row["spheres"])
            state = row.get("state")
            found = cls(
                family=str(row["family"]),
                parameters=frozen_parameters([("", list(row["parameters"]))])[0][1],
                spheres=spheres,
                complete=bool(row["complete"]),
                source=str(row["source"]),
                state=None if state is None else tuple(int(symbol) for symbol in state),
            )
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise FormatError(f"not a row of growth ({error!r}): {str(row)[:80]}") from None
        if not spheres or spheres[0] != 1 or min(spheres) < 1:
            raise FormatError(f"spheres are 1 and positive numbers, got {list(spheres)[:8]}")
        return found

    def __repr__(self) -> str:
        kind = "diameter" if self.complete else "radius"
        return f"GrowthRow({self.generators!r}, {kind} {len(self.spheres) - 1}, {self.source!r})"


def growth_tables(family: str | None = None, *, user: bool = True) -> tuple[GrowthRow, ...]:
    """Return the known rows of growth, those shipped and, unless told otherwise, the user's.

    Parameters
    ----------
    family : str, optional
        Only the rows of this family.
    user : bool
        Whether to read the user's table too; see :func:`user_table`.

    Examples
    --------
    >>> [row.diameter for row in growth_tables("pancake", user=False)]
    [8, 11]
    """
    rows = shipped_rows() + (tuple(_read_lines(user_table())) if user else ())
    return rows if family is None else tuple(row for row in rows if row.family == family)


@cache
def shipped_rows() -> tuple[GrowthRow, ...]:
    """Return the rows that come with the package, each with its source."""
    found: list[GrowthRow] = []
    folder = files("wlkit.cayley").joinpath("data")
    for file in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if file.name.endswith(".json"):
            table = json.loads(file.read_text(encoding="utf-8"))
            found += [GrowthRow.from_dict(row) for row in table["rows"]]
    return tuple(found)


def user_table() -> Path:
    """Return the file of the user's own rows, one JSON object a line.

    The environment variable WLKIT_GROWTH_TABLE names it; without it the file is
    ``wlkit/growth.jsonl`` in XDG_DATA_HOME, by default ``~/.local/share``.
    """
    named = os.environ.get(TABLE_VARIABLE)
    if named:
        return Path(named)
    home = os.environ.get("XDG_DATA_HOME") or str(Path.home() / ".local" / "share")
    return Path(home) / "wlkit" / "growth.jsonl"


def _read_lines(file: Path) -> Iterator[GrowthRow]:
    if not file.exists():
        return
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), start=1):
        if line.strip():
            try:
                yield GrowthRow.from_dict(json.loads(line))
            except ValueError as error:
                raise FormatError(f"line {number} of {str(file)!r}: {error}") from None


def append_growth(growth: Growth, *, table: str | Path | None = None) -> GrowthRow:
    """Verify a growth and append it to the user's table; return the row.

    Parameters
    ----------
    growth : Growth
        Of a member of a named family.
    table : path, optional
        :func:`user_table` by default.

    Raises
    ------
    InputError
        When the generators belong to no family (a table row names its graph), or the file cannot
        be written.
    VerificationError
        When the growth does not verify, or differs from a known row.
    """
    from wlkit import __version__

    generators = growth.generators
    if not generators.name:
        raise InputError(f"a row names its graph; {generators!r} belongs to no family")
    growth.verify()
    known = known_growth(generators)
    if known is not None and not agrees(growth.spheres, growth.complete, known):
        raise VerificationError(f"{growth!r} differs from the known row: {known!r}")
    source = f"wlkit {__version__}, engine {growth.engine}, verified"
    row = _row(generators, growth.spheres, growth.complete, source)
    if row.generators != generators:
        raise InputError(f"a row names its graph; {generators!r} is not what its name says")
    file = user_table() if table is None else Path(table)
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("a", encoding="utf-8") as lines:
            lines.write(json.dumps(row.to_dict()) + "\n")
    except OSError as error:
        raise InputError(f"cannot write {str(file)!r}: {error}") from None
    return row


def _row(
    generators: AnyGeneratingSet, spheres: tuple[int, ...], complete: bool, source: str
) -> GrowthRow:
    words = None if isinstance(generators, MatrixGeneratingSet) else generators.state
    values = tuple(value for _, value in generators.parameters)
    return GrowthRow(generators.name, values, spheres, complete, source, words)


def agrees(spheres: tuple[int, ...], complete: bool, known: GrowthRow) -> bool:
    """Return whether spheres and a known row can both be right: one begins like the other."""
    both = min(len(spheres), len(known.spheres))
    if spheres[:both] != known.spheres[:both]:
        return False
    ends = [
        len(row) for row, whole in ((spheres, complete), (known.spheres, known.complete)) if whole
    ]
    return not ends or max(len(spheres), len(known.spheres)) <= min(ends)


def known_growth(graph: Any, *params: Any, **named: Any) -> GrowthRow | None:
    """Return what is known of the growth: a theorem, or the longest shipped row, or None.

    Examples
    --------
    >>> known_growth("coxeter", 5).source
    'the length is the number of inversions; the Poincare polynomial of the reflection group'
    >>> known_growth("pancake", 7).source
    'A092113'
    """
    generators = make(graph, *params, **named) if isinstance(graph, str) else graph
    values = tuple(value for _, value in generators.parameters)
    form = closed_form(generators)
    if form is not None:
        return _row(generators, form.spheres, True, form.theorem)
    rows = [
        row
        for row in growth_tables(generators.name, user=False)
        if row.parameters == values[: len(row.parameters)] and row.generators == generators
    ]
    return max(rows, key=lambda row: len(row.spheres), default=None)


def known_diameter(graph: Any, *params: Any, **named: Any) -> tuple[int, str] | None:
    """Return the proved or tabulated diameter with its source, None where none is known here.

    Examples
    --------
    >>> known_diameter("cyclic_coxeter", 40)[0]
    400
    """
    generators = make(graph, *params, **named) if isinstance(graph, str) else graph
    formula = diameter_formula(generators)
    if formula is not None and formula.proved:
        return formula.value, formula.reference
    row = known_growth(generators)
    return None if row is None or row.diameter is None else (row.diameter, row.source)
