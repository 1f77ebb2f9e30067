"""Strategies for patterns and motif parameters."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from hypothesis import strategies as st

from wlkit.errors import InputError
from wlkit.graphs import Graph
from wlkit.motifs import MotifParameter, Term
from wlkit.testing._draws import checked_bounds
from wlkit.testing.graph_strategies import connected_graphs, digraphs, graphs, labelled_graphs

KINDS = ("hom", "sub", "ind")


def patterns(
    *,
    min_vertices: int = 1,
    max_vertices: int = 5,
    connected: bool = False,
    directed: bool = False,
    labels: int = 0,
) -> st.SearchStrategy[Graph]:
    """Draw patterns: small graphs, plain or labelled; they shrink towards one vertex.

    Parameters
    ----------
    min_vertices, max_vertices : int
        Bounds on the number of vertices.
    connected, directed : bool
        Only connected ones (without directions and labels); only digraphs.
    labels : int
        How many different labels vertices and edges may have; 0 for none.

    Returns
    -------
    strategy of Graph

    Raises
    ------
    InputError
        If connected patterns are asked for together with directions or labels; when an example is
        drawn, if the bounds are impossible.

    Examples
    --------
    >>> from hypothesis import find
    >>> 3 <= find(patterns(), lambda p: p.m >= 2).n <= 5
    True
    >>> find(patterns(labels=2), lambda p: p.m >= 1).is_labelled
    True

    Notes
    -----
    The strategies of graphs with bounds fit for patterns.
    """
    if connected and (directed or labels):
        raise InputError("patterns: expected connected patterns without directions and labels")
    bounds: dict[str, int] = {"min_vertices": min_vertices, "max_vertices": max_vertices}
    if labels:
        return labelled_graphs(
            **bounds, vertex_labels=labels, edge_labels=labels, directed=directed
        )
    if directed:
        return digraphs(**bounds)
    return connected_graphs(**bounds) if connected else graphs(**bounds)


@st.composite
def motif_parameters(
    draw: st.DrawFn,
    *,
    max_terms: int = 3,
    max_vertices: int = 4,
    kinds: Sequence[str] = KINDS,
    max_coefficient: int = 6,
    directed: bool = False,
    labels: int = 0,
) -> MotifParameter:
    """Draw rational combinations of counts; they shrink towards few terms and small patterns.

    Parameters
    ----------
    max_terms : int
        Terms that cancel or are alike leave fewer.
    max_vertices : int
        Of each pattern.
    kinds : sequence of {"hom", "sub", "ind"}
    max_coefficient : int
        Bound on numerators and denominators.
    directed, labels : bool, int
        As in :func:`patterns`.

    Returns
    -------
    strategy of MotifParameter

    Raises
    ------
    InputError
        When an example is drawn, if `max_terms` is negative or `kinds` are none or others.

    Examples
    --------
    >>> from hypothesis import find
    >>> f = find(motif_parameters(), lambda f: f.wl_dimension().value >= 2)
    >>> f.wl_dimension().verify(), len(f.terms) <= 3
    (True, True)
    >>> {term.kind for term in find(motif_parameters(kinds=["sub"]), lambda f: f.terms).terms}
    {'sub'}

    Notes
    -----
    Numerators and denominators are drawn apart, so that integers and fractions both occur; every
    draw computes the canonical forms of its patterns.
    """
    checked_bounds("number of terms", 0, max_terms)
    unknown = sorted(set(kinds) - set(KINDS))
    if unknown or not kinds:
        raise InputError(f"kinds of counts: expected some of {', '.join(KINDS)}, got {kinds!r}")
    pattern = patterns(max_vertices=max_vertices, directed=directed, labels=labels)
    numerators = st.integers(1, max_coefficient).flatmap(lambda c: st.sampled_from((c, -c)))
    term = st.tuples(st.sampled_from(kinds), pattern, numerators, st.integers(1, max_coefficient))
    drawn = draw(st.lists(term, max_size=max_terms))
    return MotifParameter(tuple(Term(kind, p, Fraction(a, b)) for kind, p, a, b in drawn))
