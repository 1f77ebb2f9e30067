"""What a refinement may depend on besides the graphs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal, get_args

from wlkit.errors import InputError, unknown_name

BallLabels = Literal["plain", "root", "distance"]


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
    """

    k: int = 1
    hops: int | None = 1
    labels: BallLabels = "root"
    until_different: bool = False
    max_bytes: int | None = None


def checked_k(k: Any) -> int:
    """Return k after checking that it is an integer, at least 1."""
    if isinstance(k, bool) or not isinstance(k, int) or k < 1:
        raise InputError(f"k: expected an integer k >= 1, got {k!r}")
    return k


def checked_hops(hops: Any) -> int | None:
    """Return the radius after checking that it is None or an integer, at least 1."""
    if hops is not None and (isinstance(hops, bool) or not isinstance(hops, int) or hops < 1):
        raise InputError(
            f"hops: expected an integer >= 1 or None for whole components, got {hops!r}"
        )
    return hops


def checked_labels(labels: str) -> BallLabels:
    """Return what the vertices of a ball know after checking the name."""
    for name in get_args(BallLabels):
        if name == labels:
            return name
    raise unknown_name("labelling of balls", labels, get_args(BallLabels))
