"""Named families: what a name means, which parameters it takes, what is known of its group."""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from wlkit.errors import InputError, SizeError, unknown_name
from wlkit.groups.formats import AnyGeneratingSet

_Build = TypeVar("_Build", bound=Callable[..., AnyGeneratingSet])


@dataclass(frozen=True)
class Family:
    """A named family of generating sets.

    Parameters
    ----------
    name : str
    build : callable
        Takes the parameters, returns the generating set.
    order : callable or None
        Takes the same parameters, returns the order of the group, None where it is infinite or
        left to a stabiliser chain.
    inverse_closed : bool or None
        Whether every member is inverse-closed; None where it depends on the parameters.
    """

    name: str
    build: Callable[..., AnyGeneratingSet]
    order: Callable[..., int | None]
    inverse_closed: bool | None

    @property
    def signature(self) -> str:
        """The parameters with their defaults, as text."""
        parts = []
        for parameter in inspect.signature(self.build).parameters.values():
            default = parameter.default
            parts.append(
                parameter.name
                if default is inspect.Parameter.empty
                else f"{parameter.name}={default!r}"
            )
        return f"{self.name}({', '.join(parts)})"

    @property
    def summary(self) -> str:
        """The first line of the definition."""
        return (inspect.getdoc(self.build) or "").split("\n")[0]


MOST_POINTS = 10**7
"""The largest n: lists of so many places fit into memory."""

FAMILIES: dict[str, Family] = {}


def family(
    *,
    order: Callable[..., int | None] | None = None,
    inverse_closed: bool | None = None,
    aliases: Sequence[str] = (),
) -> Callable[[_Build], _Build]:
    """Register a family; wrap its builder so that bad parameters give one clear error.

    Parameters given as text are read as what the signature says (``"8"`` for an int), so that a
    command line can hand over its words.
    """

    def register(build: _Build) -> _Build:
        signature = inspect.signature(build)

        @functools.wraps(build)
        def checked(*args: Any, **named: Any) -> AnyGeneratingSet:
            entry = FAMILIES[build.__name__]
            try:
                bound = signature.bind(*args, **named)
            except TypeError as error:
                shown = [*map(repr, args), *(f"{k}={v!r}" for k, v in named.items())]
                raise InputError(
                    f"{entry.signature} cannot take ({', '.join(shown)}): {error}"
                ) from None
            bound.apply_defaults()
            for key, value in bound.arguments.items():
                kind = str(signature.parameters[key].annotation)
                bound.arguments[key] = _read(entry, key, kind, value)
            _require_size(entry, bound.arguments)
            return build(*bound.args, **bound.kwargs)

        entry = Family(build.__name__, checked, order or (lambda *_: None), inverse_closed)
        for name in (build.__name__, *aliases):
            FAMILIES[name] = entry
        return checked  # type: ignore[return-value]

    return register


def _require_size(entry: Family, arguments: Mapping[str, Any]) -> None:
    n = arguments.get("n")
    if isinstance(n, int) and n > MOST_POINTS:
        raise SizeError(f"{entry.signature}: expected n <= {MOST_POINTS}, got {n}")


def _read(entry: Family, key: str, kind: str, value: Any) -> Any:
    """Return a parameter as the annotated kind, reading text where the kind is not text."""
    if kind == "bool" and isinstance(value, str) and value.lower() in ("true", "false"):
        return value.lower() == "true"
    if kind == "int":
        try:
            number = int(value)
            if isinstance(value, bool) or (not isinstance(value, str) and number != value):
                raise ValueError
        except (TypeError, ValueError):
            raise InputError(f"{entry.signature}: {key} is an integer, got {value!r}") from None
        return number
    return value


def make(name: str, *parameters: Any, **named: Any) -> AnyGeneratingSet:
    """Return the member of the named family with the given parameters.

    Parameters
    ----------
    name : str
    *parameters, **named
        As the signature of the family says; text is read where it wants a number.

    Returns
    -------
    GeneratingSet, MatrixGeneratingSet or SlidingPuzzle

    Raises
    ------
    UnknownNameError
        When no family has that name; the message lists the nearest ones.
    InputError
        When the parameters do not fit.

    Examples
    --------
    >>> make("lrx", 4)
    lrx(4, 1)
    >>> make("top_spin", "8").names
    ('L', 'R', 'F')

    Notes
    -----
    A look into a dictionary, then the cost of writing the generators down.
    """
    return find(name).build(*parameters, **named)


def find(name: str) -> Family:
    """Return the family with the given name.

    Parameters
    ----------
    name : str
        Or an alias.

    Returns
    -------
    Family

    Raises
    ------
    UnknownNameError
        When no family has that name; the message lists the nearest ones.

    Examples
    --------
    >>> find("lrx").signature, find("01i").name
    ('lrx(n, k=1)', 'three_cycles_01i')

    Notes
    -----
    A look into a dictionary.
    """
    if name not in FAMILIES:
        raise unknown_name("family of generators", name, FAMILIES)
    return FAMILIES[name]


def require(condition: bool, message: str, got: Any) -> None:
    """Raise the error of a parameter out of range unless the condition holds."""
    if not condition:
        raise InputError(f"expected {message}, got {got}")
