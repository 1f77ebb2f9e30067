"""Pairs of graphs that a refinement cannot tell apart."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from hypothesis import strategies as st

from wlkit.errors import InputError, UnknownNameError, unknown_name
from wlkit.graphs import Graph
from wlkit.graphs.families import PAIRS, cfi_pair
from wlkit.graphs.families import cycle as cycle_graph
from wlkit.testing.graph_strategies import graphs
from wlkit.wl.refinements import REFINEMENTS, WITH_K

BASES = {"K3": 2, "C4": 2, "diamond": 2, "house": 2, "K4": 3, "wheel:4": 3, "K2,2,2": 4}
"""Bases of the construction of Cai, Fuerer and Immerman, with their treewidth: X_0 and X_1 are
alike for folklore k-WL iff k is smaller."""

NAMES = {"spd-wl": "spd", "rd-wl": "rd", "1-wl": "folklore:1", "2-wl": "folklore:2"}
NAMES |= {"3-wl": "folklore:3"}
"""Methods by short names; any other name is that of a refinement of :func:`wlkit.wl.refine`."""

WITHIN_2_WL = frozenset({"1-wl", "spd-wl", "rd-wl"})
"""Methods that see no more than folklore 2-WL."""

LISTED = 6
"""Up to so many vertices all graphs are sorted by the method."""


def methods() -> list[str]:
    """Return the short names of methods: ``"1-wl"`` (folklore), ``"spd-wl"``, ..."""
    return sorted(NAMES)


def variant_of(method: str) -> str:
    """Return the refinement of a method: ``"2-wl"`` is ``"folklore:2"``, ``"sswl"`` itself.

    Raises
    ------
    UnknownNameError
        If there is no such refinement.
    InputError
        If it needs a k: ``"substructure:3"``.
    """
    from wlkit.wl import refinement

    if method in NAMES:
        return NAMES[method]
    if method in WITH_K:
        raise InputError(f"method {method!r}: expected its k too, such as {method + ':2'!r}")
    try:
        refinement(method)
    except UnknownNameError:
        raise unknown_name("method", method, [*methods(), *REFINEMENTS]) from None
    return method


@cache
def known_pairs(method: str, max_vertices: int) -> tuple[tuple[Graph, Graph], ...]:
    """Return pairs that are alike for `method` and not isomorphic, small ones first.

    All graphs to 6 vertices are sorted by the method; beyond, the pairs of the field are tried:
    unions of cycles, Petersen and prism, rook and Shrikhande, pairs of Cai, Fuerer and Immerman.

    Raises
    ------
    UnknownNameError
        If there is no such method.
    InputError
        If no pair with at most `max_vertices` vertices is known.
    """
    variant = variant_of(method)
    named = [
        (first, second)
        for first, second, known in _candidates(max_vertices)
        if method in known or (method not in NAMES and _alike(first, second, variant))
    ]
    listed = _listed_pairs(variant, min(LISTED, max_vertices))
    pairs: dict[frozenset[Graph], tuple[Graph, Graph]] = {}
    for g, h in (*named, *listed):
        pairs.setdefault(frozenset((g.canonical(), h.canonical())), (g, h))
    if not pairs:
        sizes = [g.n for g, _, known in _candidates(200) if method in known]
        least = f"the smallest known has {min(sizes)}" if sizes else "none so small is known"
        raise InputError(
            f"expected enough vertices for a pair of graphs that {method} cannot tell apart: "
            f"{least}, got max_vertices={max_vertices}"
        )
    return tuple(sorted(pairs.values(), key=lambda pair: (pair[0].n, pair[0].m)))


def _listed_pairs(variant: str, largest: int) -> Iterator[tuple[Graph, Graph]]:
    from wlkit.graphs.enumeration import graphs_of_order
    from wlkit.wl import wl_classes

    for n in range(2, largest + 1):
        listed = list(graphs_of_order(n))
        for first, *others in wl_classes(listed, variant):
            yield from ((listed[first], listed[other]) for other in others)


def _candidates(max_vertices: int) -> Iterator[tuple[Graph, Graph, set[str]]]:
    """Yield the pairs of the field, with the methods for which they are known to be alike."""
    ends = [(a, b) for a in range(3, max_vertices - 2) for b in range(3, a + 1)]
    for a, b in ends[:20]:
        if a + b <= max_vertices:
            yield cycle_graph(a + b), cycle_graph(a) + cycle_graph(b), {"1-wl"}
    for pair in [*PAIRS.values(), *(cfi_pair(base, width) for base, width in BASES.items())]:
        if pair.graphs[0].n <= max_vertices:
            within = WITHIN_2_WL if "2-wl" in pair.alike else frozenset()
            yield (*pair.graphs, {*pair.alike, *within})


def _alike(g: Graph, h: Graph, variant: str) -> bool:
    from wlkit.errors import GraphError
    from wlkit.wl import distinguish

    try:
        return not distinguish(g, h, variant=variant).distinguished
    except GraphError:  # a refinement that is not defined for these graphs
        return False


@st.composite
def pairs_alike(
    draw: st.DrawFn, *, method: str = "1-wl", max_vertices: int = 24
) -> tuple[Graph, Graph]:
    """Draw pairs of graphs that are not isomorphic and that `method` cannot tell apart.

    A pair of :func:`wlkit.testing.alike.known_pairs`, each side with the same random graph beside
    it and renumbered. The property is verified on the pair that is drawn, except for methods by
    short names, for which it cannot be lost.

    Parameters
    ----------
    method : str
        ``"1-wl"``, ``"2-wl"``, ``"3-wl"`` (folklore), ``"spd-wl"``, ``"rd-wl"``, or the name of
        any refinement: ``"sswl"``, ``"oblivious:3"``, ``"hom:K3"``.
    max_vertices : int
        A bound on the number of vertices of either graph.

    Returns
    -------
    strategy of (Graph, Graph)

    Raises
    ------
    UnknownNameError, InputError
        When an example is drawn, if there is no such method or no known pair has so few vertices.

    Examples
    --------
    >>> from hypothesis import find
    >>> g, h = find(pairs_alike(max_vertices=8), lambda pair: True)
    >>> 6 <= g.n == h.n <= 8, sorted(g.degrees) == sorted(h.degrees), g.is_isomorphic(h)
    (True, True, False)

    Notes
    -----
    Components cancel from isomorphisms, and for k-WL and distances refinement proceeds on each
    part as before, the other part being a constant. A graph beside is left out where a refinement
    sees more with it.

    References
    ----------
    Cai, Fuerer, Immerman, An optimal lower bound on the number of variables for graph
    identification, Combinatorica 12, 1992.
    """
    g, h = draw(st.sampled_from(known_pairs(method, max_vertices)))
    beside = draw(graphs(max_vertices=min(6, max_vertices - g.n)))
    sides = (g + beside, h + beside)
    if method not in NAMES and not _alike(*sides, variant_of(method)):
        sides = (g, h)
    first, second = (side.relabel(draw(st.permutations(range(side.n)))) for side in sides)
    return first, second
