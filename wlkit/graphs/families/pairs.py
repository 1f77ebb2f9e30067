"""The separating pairs of the field: who tells them apart and who does not."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from wlkit.errors import InputError
from wlkit.graphs.families.text import from_name
from wlkit.graphs.graph import Graph

__all__ = ["PAIRS", "Pair", "cfi_pair"]


@dataclass(frozen=True)
class Pair:
    """Two non-isomorphic graphs, and which methods see it.

    Attributes
    ----------
    first, second : str
        The graphs, by name.
    alike : tuple of str
        Methods for which the two are the same.
    apart : tuple of str
        Methods that tell them apart. ``"k-wl"`` is folklore k-WL (1-wl is colour refinement);
        ``"spd-wl"`` and ``"rd-wl"`` refine by shortest-path and by resistance distances.
    source : str
        Where the pair is from.

    Examples
    --------
    >>> pair = PAIRS["rook4-shrikhande"]
    >>> pair.graphs[0].is_isomorphic(pair.graphs[1]), pair.alike, pair.apart
    (False, ('1-wl', '2-wl'), ('3-wl',))
    """

    first: str
    second: str
    alike: tuple[str, ...]
    apart: tuple[str, ...]
    source: str

    @cached_property
    def graphs(self) -> tuple[Graph, Graph]:
        """The two graphs."""
        first, second = from_name(self.first), from_name(self.second)
        if first is None or second is None:
            raise InputError(f"a pair is given by two names, got {self.first}, {self.second}")
        return first, second


def cfi_pair(base: str, treewidth: int) -> Pair:
    """Return X_0, X_1 of a base of this treewidth k: alike up to (k - 1)-WL, apart from k-WL.

    Parameters
    ----------
    base : str
        The name of a graph F.
    treewidth : int
        Of F, at least 1.

    Returns
    -------
    Pair

    Examples
    --------
    >>> cfi_pair("K4", 3).alike
    ('1-wl', '2-wl')
    """
    orders = [f"{k}-wl" for k in range(1, treewidth + 1)]
    return Pair(
        f"cfi:{base}",
        f"cfi-twisted:{base}",
        tuple(orders[:-1]),
        (orders[-1],),
        "Cai, Fuerer, Immerman, Combinatorica 12 (1992)",
    )


CSL_SKIPS = (2, 3, 4, 5, 6, 9, 11, 12, 13, 16)

PAIRS: dict[str, Pair] = {
    "two-triangles": Pair(
        "C6", "2C3", ("1-wl",), ("spd-wl", "2-wl"), "the smallest 2-regular pair"
    ),
    "decalin-bicyclopentyl": Pair(
        "decalin",
        "bicyclopentyl",
        ("1-wl",),
        ("spd-wl", "2-wl"),
        "R. Sato, A survey on the expressive power of graph neural networks (2020)",
    ),
    "prism-k33": Pair(
        "prism:3", "K3,3", ("1-wl", "spd-wl"), ("rd-wl", "2-wl"), "the smallest cubic pair"
    ),
    "petersen-prism": Pair(
        "petersen", "prism:5", ("1-wl",), ("spd-wl", "2-wl"), "cubic graphs on 10 vertices"
    ),
    "dodecahedron-desargues": Pair(
        "dodecahedron",
        "desargues",
        ("1-wl", "spd-wl"),
        ("rd-wl", "2-wl"),
        "B. Zhang et al., Rethinking the expressive power of GNNs via graph biconnectivity (2023)",
    ),
    "csl": Pair(
        "csl:41,2",
        "csl:41,3",
        ("1-wl",),
        ("rd-wl", "2-wl"),
        "R. L. Murphy et al., Relational pooling for graph representations (2019)",
    ),
    "rook4-shrikhande": Pair(
        "rook4", "shrikhande", ("1-wl", "2-wl"), ("3-wl",), "S. S. Shrikhande (1959)"
    ),
    "triangular8-chang": Pair(
        "triangular:8", "chang:1", ("1-wl", "2-wl"), ("3-wl",), "L. C. Chang (1960)"
    ),
    "cfi-c5": cfi_pair("C5", 2),
    "cfi-k4": cfi_pair("K4", 3),
    "cfi-k33": cfi_pair("K3,3", 3),
    "cfi-prism": cfi_pair("prism:3", 3),
    "cfi-cube": cfi_pair("Q3", 3),
    "cfi-k5": cfi_pair("K5", 4),
}
