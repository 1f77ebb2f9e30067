"""Pairs of graphs that a refinement cannot tell apart."""

from __future__ import annotations

from functools import cache

from hypothesis import strategies as st

from wlkit.errors import InputError, unknown_name
from wlkit.graphs import Graph
from wlkit.graphs.families import PAIRS, Pair, cfi_pair
from wlkit.graphs.families import cycle as cycle_graph
from wlkit.testing.graph_strategies import graphs

# Bases of the construction of Cai, Fuerer and Immerman, with their treewidth: X_0 and X_1 are
# alike for folklore k-WL iff k is smaller.
BASES = {"K3": 2, "C4": 2, "diamond": 2, "house": 2, "K4": 3, "wheel:4": 3, "K2,2,2": 4}


# Refinements that see no more than folklore 2-WL.
WITHIN_2_WL = frozenset({"1-wl", "spd-wl", "rd-wl"})


def methods() -> list[str]:
    """Return the methods for which pairs are known: ``"1-wl"`` (folklore), ``"spd-wl"``, ..."""
    return sorted({method for pair in PAIRS.values() for method in alike_for(pair)})


def alike_for(pair: Pair) -> set[str]:
    """Return the methods for which a pair is alike, with those that see no more than 2-WL."""
    return {*pair.alike, *(WITHIN_2_WL if "2-wl" in pair.alike else ())}


@cache
def known_pairs(method: str, max_vertices: int) -> tuple[tuple[Graph, Graph], ...]:
    """Return known pairs that are alike for `method` and not isomorphic, small ones first.

    Raises
    ------
    UnknownNameError
        If no pair is known for the method.
    InputError
        If all of them have more than `max_vertices` vertices.
    """
    if method not in methods():
        raise unknown_name("method", method, methods())
    listed = [*PAIRS.values(), *(cfi_pair(base, width) for base, width in BASES.items())]
    pairs = [pair.graphs for pair in listed if method in alike_for(pair)]
    if method == "1-wl":
        ends = [(a, b) for a in range(3, max_vertices - 2) for b in range(3, a + 1)]
        cycles = [(cycle_graph(a + b), cycle_graph(a) + cycle_graph(b)) for a, b in ends[:20]]
        pairs = cycles + pairs
    fitting = [pair for pair in pairs if pair[0].n <= max_vertices]
    if not fitting:
        smallest = min(pair[0].n for pair in pairs)
        raise InputError(
            f"pairs alike for {method}: the smallest known has {smallest} vertices, "
            f"got max_vertices={max_vertices}"
        )
    return tuple(sorted(fitting, key=lambda pair: (pair[0].n, pair[0].m)))


@st.composite
def pairs_alike(
    draw: st.DrawFn, *, method: str = "1-wl", max_vertices: int = 24
) -> tuple[Graph, Graph]:
    """Draw pairs of graphs that are not isomorphic and that `method` cannot tell apart.

    A known pair (unions of cycles, Petersen and prism, rook and Shrikhande, pairs of Cai, Fuerer
    and Immerman, ...), each side with the same random graph beside it and renumbered.

    Parameters
    ----------
    method : str
        ``"1-wl"``, ``"2-wl"``, ``"3-wl"`` (folklore), ``"spd-wl"``, ``"rd-wl"``.
    max_vertices : int
        A bound on the number of vertices of either graph.

    Notes
    -----
    Neither property is lost with a graph beside: refinement proceeds on each part as before, the
    other part being a constant, and components cancel from isomorphisms.

    Examples
    --------
    >>> from hypothesis import find
    >>> g, h = find(pairs_alike(), lambda pair: True)
    >>> g.n, g.is_connected, h.is_connected
    (6, True, False)
    """
    g, h = draw(st.sampled_from(known_pairs(method, max_vertices)))
    beside = draw(graphs(max_vertices=min(6, max_vertices - g.n)))
    sides = (g + beside, h + beside)
    first, second = (side.relabel(draw(st.permutations(range(side.n)))) for side in sides)
    return first, second
