"""Graphlets and induced-class parameters: the k-subsets of vertices by what they induce."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction
from math import factorial

from wlkit.errors import InputError, SizeError
from wlkit.graphs import Graph
from wlkit.graphs.checks import checked_order
from wlkit.graphs.enumeration import count_graphs, graphs_of_order
from wlkit.graphs.masks import MAX_ORDER
from wlkit.motifs.bases import supergraphs
from wlkit.motifs.parameter import Ind, MotifParameter, Term
from wlkit.motifs.spasms import automorphism_count

Predicate = Callable[[Graph], bool]


def induced_class(k: int, predicate: Predicate, *, directed: bool = False) -> MotifParameter:
    """Return the sum of ind(F, .) over the graphs F on k vertices with a property.

    f(G) is the number of sets of k vertices of G that induce a graph with the property.

    Parameters
    ----------
    k : int
        Up to 9, or 6 for digraphs; the WL-dimension is in reach to 6.
    predicate : callable Graph -> bool
        A property of graphs up to isomorphism: asked once for each canonical graph.
    directed : bool
        Classes of digraphs.

    Returns
    -------
    MotifParameter
        With one term of coefficient 1 for each graph that has the property.

    Raises
    ------
    InputError
        If k is no integer >= 0 or `predicate` cannot be called.
    SizeError
        At once, if k is larger; the message says how many graphs there are.

    Examples
    --------
    >>> connected = induced_class(3, lambda g: g.is_connected)
    >>> connected
    parse('ind(P3) + ind(K3)')
    >>> connected("petersen"), connected.wl_dimension().value
    (30, 2)
    >>> induced_class(4, lambda g: True).wl_dimension().value
    0

    Notes
    -----
    All graphs on k vertices together count the k-subsets: dimension 0. A property whose
    :func:`alternating_enumerator` is not zero has dimension k - 1. All graphs on k vertices are
    listed, 274 668 for k = 9.

    References
    ----------
    Roth, Schmitt, Wellnitz, Counting small induced subgraphs satisfying monotone properties, 2020.
    """
    members = _members(k, predicate, directed)
    return MotifParameter(tuple(Term("ind", g, Fraction(1)) for g in members))


def alternating_enumerator(k: int, predicate: Predicate, *, directed: bool = False) -> int:
    """Return the sum of (-1)^|E(F)| over the labelled graphs F on k vertices with a property.

    Up to the sign, and divided by k!, it is the coefficient of hom(K_k, .) in the class parameter
    of undirected graphs. So if it is not zero, the WL-dimension of the class is k - 1.

    Parameters
    ----------
    k : int
        Up to 9, or 6 for digraphs.
    predicate : callable Graph -> bool
        A property of graphs up to isomorphism: asked once for each canonical graph.
    directed : bool
        Over digraphs.

    Returns
    -------
    int

    Raises
    ------
    InputError
        If k is no integer >= 0 or `predicate` cannot be called.
    SizeError
        At once, if k is larger; the message says how many graphs there are.

    Examples
    --------
    >>> [alternating_enumerator(k, lambda g: g.is_connected) for k in (2, 3, 4, 5)]
    [-1, 2, -6, 24]
    >>> alternating_enumerator(4, lambda g: g.m % 2 == 0)
    32

    Notes
    -----
    For connected graphs it is (-1)^(k - 1) (k - 1)!. The automorphisms of all graphs on k vertices
    with the property are counted.

    References
    ----------
    Roth, Schmitt, Wellnitz, Counting small induced subgraphs satisfying monotone properties, 2020.
    """
    return sum(
        (-1) ** g.m * (factorial(k) // automorphism_count(g))
        for g in _members(k, predicate, directed)
    )


def _members(k: int, predicate: Predicate, directed: bool) -> list[Graph]:
    if not callable(predicate):
        raise InputError(f"expected a predicate on graphs, got {predicate!r}")
    k, most = checked_order(k), MAX_ORDER[bool(directed)]
    if k > most:
        number = count_graphs(k, directed=directed) if k <= 20 else "too many"
        raise SizeError(
            f"there are {number} {'di' * bool(directed)}graphs on {k} vertices to ask the "
            f"predicate about; expected k <= {most}"
        )
    return [g for g in graphs_of_order(k, directed=directed) if predicate(g)]


def graphlets(k: int, *, connected: bool = True) -> Iterator[MotifParameter]:
    """Yield ind(P, .) for every (connected) graph P on `k` vertices: the k-graphlet counts.

    Parameters
    ----------
    k : int
    connected : bool
        Leave out the others.

    Yields
    ------
    MotifParameter

    Examples
    --------
    >>> [str(f) for f in graphlets(3)]
    ['ind(K3)', 'ind(P3)']

    Notes
    -----
    Each of WL-dimension k - 1. All graphs on k vertices are made edge by edge.
    """
    for pattern, _ in supergraphs(Graph(k)):
        if not connected or pattern.is_connected:
            yield Ind(pattern)
