"""The treewidth of a graph, with a tree decomposition and a lower bound that meet."""

from __future__ import annotations

from operator import index
from typing import Any

from wlkit.errors import InputError, SizeError
from wlkit.graphs import Graph, Multigraph, graph
from wlkit.treewidth._masks import symmetric_masks
from wlkit.treewidth.core import EFFORT, Search, perfect_order, solve, width
from wlkit.treewidth.decomposition import TreeDecomposition, decomposition_from_order
from wlkit.treewidth.result import TreewidthResult


def treewidth(
    g: Graph | Multigraph | Any,
    *,
    exact: bool | None = None,
    effort: int = EFFORT,
    progress: bool = False,
) -> TreewidthResult:
    """Return the treewidth of `g`: the least width of a tree decomposition.

    Directions, labels, loops and parallel edges play no role. The treewidth of the graph without
    vertices is -1.

    Parameters
    ----------
    g : Graph, Multigraph, or anything that :func:`wlkit.graphs.graph` reads
    exact : bool, optional
        True: raise unless the exact value is found. False: bounds only, no search. By default
        the search runs, and the result says whether it came to an end.
    effort : int
        How many pairs of vertex sets the search may look at, about 10^8 in a second.
    progress : bool
        Show a bar over the widths tried.

    Returns
    -------
    TreewidthResult
        With ``lower``, ``upper``, an elimination order and decomposition of width ``upper``.

    Raises
    ------
    SizeError
        With ``exact=True``, when the bounds do not meet.

    Examples
    --------
    >>> r = treewidth("petersen")
    >>> r
    TreewidthResult(g6:IheA@GUAo, treewidth 4)
    >>> r.value, r.decomposition.width, r.verify()
    (4, 4, True)

    Notes
    -----
    Safe reductions and safe separators first; then, on hard cores of at most 64 vertices, for
    k = lower, lower + 1, ...: are the vertices covered by connected sets C with at most k
    neighbours, built from below? The number of those sets decides the time. Random cubic graphs
    on 40 vertices, the 8 x 8 grid or the queen graph of the 7 x 7 board take less than a second,
    random cubic graphs on 50 vertices some seconds.

    References
    ----------
    Bodlaender, Fomin, Koster, Kratsch, Thilikos, On exact algorithms for treewidth, 2012.
    Tamaki, Positive-instance driven dynamic programming for treewidth, 2017.
    """
    checked = as_graph(g)
    adj = symmetric_masks(checked)
    search = Search(list(adj), effort=0 if exact is False else effort, progress=progress)
    solve(search, list(adj), (1 << checked.n) - 1)
    order = perfect_order(search.filled)
    result = TreewidthResult(checked, search.lower, width(adj, order), order)
    if exact and not result.exact:
        raise SizeError(
            f"treewidth of {checked!r:.80}: between {result.lower} and {result.upper}; the exact "
            f"search takes hard cores of at most 64 vertices and an effort of {effort} set pairs"
        )
    return result


def treewidth_at_most(
    g: Graph | Multigraph | Any, k: int, *, effort: int = EFFORT
) -> TreeDecomposition | None:
    """Return a tree decomposition of width at most `k`, or None when there is none.

    Parameters
    ----------
    g : Graph, Multigraph, or anything that :func:`wlkit.graphs.graph` reads
    k : int
    effort : int
        How many pairs of vertex sets the search may look at.

    Returns
    -------
    TreeDecomposition or None
        None is a statement: the search came to an end.

    Raises
    ------
    SizeError
        If the effort does not suffice to decide.
    InputError
        If k is no integer.

    Examples
    --------
    >>> treewidth_at_most("C5", 1) is None
    True
    >>> treewidth_at_most("C5", 2).width
    2

    Notes
    -----
    As :func:`treewidth`, for one width.

    References
    ----------
    Tamaki, Positive-instance driven dynamic programming for treewidth, 2017.
    """
    checked = as_graph(g)
    try:
        bound = index(k)
    except TypeError:
        raise InputError(f"treewidth at most k: expected an integer k, got {k!r}") from None
    adj = symmetric_masks(checked)
    search = Search(list(adj), lower=bound, ceiling=bound, effort=effort)
    solve(search, list(adj), (1 << checked.n) - 1)
    if search.refuted or bound < min(checked.n, 1) - 1:
        return None
    order = perfect_order(search.filled)
    if width(adj, order) > bound:
        raise SizeError(
            f"treewidth of {checked!r:.80}: whether it is at most {bound} is out of reach with an "
            f"effort of {effort} pairs of sets and hard cores of at most 64 vertices"
        )
    return decomposition_from_order(checked, order)


def as_graph(g: Graph | Multigraph | Any) -> Graph | Multigraph:
    """Return `g` itself, or the graph that it names."""
    return g if isinstance(g, (Graph, Multigraph)) else graph(g)
