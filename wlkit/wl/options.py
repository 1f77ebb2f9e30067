"""What a refinement may depend on besides the graphs."""

from __future__ import annotations

from dataclasses import dataclass
from operator import index
from typing import Any, Literal, get_args

from wlkit.errors import InputError, unknown_name

BallLabels = Literal["plain", "root", "distance"]

WITH_K = frozenset(
    {"folklore", "oblivious", "delta", "delta-local", "neighbourhood", "substructure"}
)
"""The refinements that have a parameter k."""

WITH_HOPS = frozenset({"ngnn", "ngnn-outer", "i2", "ds-ego", "dss-ego"})
"""The refinements that have a radius."""

WITH_LABELS = frozenset({"ngnn", "ngnn-outer"})
"""The refinements in which the vertices of a ball may know their place."""


@dataclass(frozen=True)
class Options:
    """What a refinement may depend on besides the graphs.

    Attributes
    ----------
    k : int
        Length of the tuples (folklore, oblivious, delta, delta-local), radius of the balls
        (neighbourhood), or number of vertices of the subgraphs (substructure).
    hops : int or None
        Radius of balls (ngnn, i2); None for whole components.
    labels : {"plain", "root", "distance"}
        What the vertices of a ball know (ngnn).
    until_different : bool
        Stop as soon as all graphs differ.
    max_bytes : int or None
        Refuse to use more memory for the colours.
    progress : bool
        Show a bar while it takes long.

    Examples
    --------
    >>> from wlkit.wl import REFINEMENTS
    >>> from wlkit.wl.structure import joint
    >>> REFINEMENTS["folklore"](joint("C6"), Options(k=2)).class_count
    4
    """

    k: int = 1
    hops: int | None = 1
    labels: BallLabels = "root"
    until_different: bool = False
    max_bytes: int | None = None
    progress: bool = False

    def of_balls(self, variant: str) -> dict[str, Any]:
        """Return those of `hops` and `labels` on which the refinement `variant` depends.

        Examples
        --------
        >>> Options(hops=2).of_balls("i2"), Options().of_balls("spd")
        ({'hops': 2}, {})
        """
        found: dict[str, Any] = {"hops": self.hops} if variant in WITH_HOPS else {}
        return found | ({"labels": self.labels} if variant in WITH_LABELS else {})


def checked_k(k: Any) -> int:
    """Return k after checking that it is an integer, at least 1."""
    found = _integer(k)
    if found is None or found < 1:
        raise InputError(f"k: expected an integer k >= 1, got {k!r}")
    return found


def checked_hops(hops: Any) -> int | None:
    """Return the radius after checking that it is None or an integer, at least 1."""
    found = _integer(hops)
    if hops is not None and (found is None or found < 1):
        raise InputError(
            f"hops: expected an integer >= 1 or None for whole components, got {hops!r}"
        )
    return found


def _integer(value: Any) -> int | None:
    """Return an integer of Python or NumPy as one of Python, and None for anything else."""
    if isinstance(value, bool):
        return None
    try:
        return index(value)
    except TypeError:
        return None


def checked_labels(labels: str) -> BallLabels:
    """Return what the vertices of a ball know after checking the name."""
    for name in get_args(BallLabels):
        if name == labels:
            return name
    raise unknown_name("labelling of balls", labels, get_args(BallLabels))
