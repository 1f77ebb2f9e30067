"""Elimination orders: their width, and the greedy ones."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from operator import index
from typing import Literal

from wlkit.errors import PermutationError, unknown_name
from wlkit.graphs import Graph, Multigraph
from wlkit.treewidth._masks import bits, eliminate, symmetric_masks

OrderMethod = Literal["exact", "min_fill", "min_degree"]


def elimination_width(g: Graph | Multigraph, order: Sequence[int]) -> int:
    """Return the most later neighbours that a vertex has when it is eliminated.

    Eliminating v makes its remaining neighbours a clique and deletes v. The treewidth is the
    least width of an elimination order; the graph without vertices has width -1.

    Parameters
    ----------
    g : Graph or Multigraph
        Directions, labels, loops and parallel edges play no role.
    order : sequence of int
        Every vertex once.

    Returns
    -------
    int
        From -1 to n - 1, no less than the treewidth.

    Raises
    ------
    PermutationError
        If `order` does not list every vertex once.

    Examples
    --------
    >>> from wlkit.graphs import graph
    >>> elimination_width(graph("C5"), [0, 1, 2, 3, 4]), elimination_width(graph("S4"), range(5))
    (2, 4)

    Notes
    -----
    O(n d) operations on n-bit words, d the largest degree met.

    References
    ----------
    Bodlaender, Koster, Treewidth computations I: upper bounds, 2010.
    """
    order = checked_order(g.n, order)
    adj = symmetric_masks(g)
    return max((eliminate(adj, v).bit_count() for v in order), default=-1)


def min_fill_order(g: Graph | Multigraph) -> tuple[int, ...]:
    """Return the order that always eliminates a vertex making the fewest new edges.

    Ties go to the smaller degree, then to the smaller vertex. On chordal graphs the order is
    perfect: no edge is ever made.

    Parameters
    ----------
    g : Graph or Multigraph
        Directions, labels, loops and parallel edges play no role.

    Returns
    -------
    tuple of int
        Every vertex once, the one that is eliminated first in front.

    Examples
    --------
    >>> from wlkit.graphs import graph
    >>> min_fill_order(graph("P4"))
    (0, 1, 2, 3)

    Notes
    -----
    O(n^2 + n d^2) operations on n-bit words, d the largest degree met.

    References
    ----------
    Bodlaender, Koster, Treewidth computations I: upper bounds, 2010.
    """
    adj = symmetric_masks(g)
    return greedy_order(adj, (1 << g.n) - 1, fill)


def min_degree_order(g: Graph | Multigraph) -> tuple[int, ...]:
    """Return the order that always eliminates a vertex of least degree, ties to the smaller.

    Parameters
    ----------
    g : Graph or Multigraph
        Directions, labels, loops and parallel edges play no role.

    Returns
    -------
    tuple of int
        Every vertex once, the one that is eliminated first in front.

    Examples
    --------
    >>> from wlkit.graphs import graph
    >>> min_degree_order(graph("S4"))
    (1, 2, 3, 0, 4)

    Notes
    -----
    O(n (n + d)) operations on n-bit words, d the largest degree met.

    References
    ----------
    Bodlaender, Koster, Treewidth computations I: upper bounds, 2010.
    """
    adj = symmetric_masks(g)
    return greedy_order(adj, (1 << g.n) - 1, degree)


def _exact_order(g: Graph | Multigraph) -> tuple[int, ...]:
    from wlkit.treewidth.exact import treewidth

    return treewidth(g, exact=True).order


ELIMINATION_ORDERS: dict[str, Callable[[Graph | Multigraph], tuple[int, ...]]] = {
    "exact": _exact_order,
    "min_fill": min_fill_order,
    "min_degree": min_degree_order,
}


def elimination_order(g: Graph | Multigraph, method: OrderMethod = "exact") -> tuple[int, ...]:
    """Return an elimination order of `g`, of least width when `method` is ``"exact"``.

    Parameters
    ----------
    g : Graph or Multigraph
        Directions, labels, loops and parallel edges play no role.
    method : {"exact", "min_fill", "min_degree"}

    Returns
    -------
    tuple of int
        Every vertex once, the one that is eliminated first in front.

    Raises
    ------
    SizeError
        If the exact treewidth is out of reach.
    UnknownNameError
        If `method` is not in ``ELIMINATION_ORDERS``.

    Examples
    --------
    >>> from wlkit.graphs import graph
    >>> elimination_width(graph("petersen"), elimination_order(graph("petersen")))
    4

    Notes
    -----
    The cost is that of :func:`wlkit.treewidth.treewidth` or of the greedy order.
    """
    if method not in ELIMINATION_ORDERS:
        raise unknown_name("elimination order", method, ELIMINATION_ORDERS)
    return ELIMINATION_ORDERS[method](g)


def degree(adj: Sequence[int], v: int) -> int:
    """Return the number of neighbours of v."""
    return adj[v].bit_count()


def fill(adj: Sequence[int], v: int) -> int:
    """Return twice the number of edges that eliminating v would make."""
    around = rest = adj[v]
    missing = -around.bit_count()
    while rest:
        low = rest & -rest
        missing += (around & ~adj[low.bit_length() - 1]).bit_count()
        rest ^= low
    return missing


def greedy_order(
    adj: list[int], alive: int, cost: Callable[[Sequence[int], int], int]
) -> tuple[int, ...]:
    """Eliminate the vertices `alive` in place, always one of least (cost, degree, number).

    The cost of a vertex may depend on the graph that its neighbours induce.
    """
    costs = {v: (cost(adj, v), adj[v].bit_count(), v) for v in bits(alive)}
    order = []
    while costs:
        v = min(costs.values())[2]
        new_edges = fill(adj, v)
        del costs[v]
        order.append(v)
        around = eliminate(adj, v)
        touched = around
        if new_edges and cost is not degree:
            touched |= _seeing_two(adj, around)
        for u in bits(touched):
            costs[u] = (cost(adj, u), adj[u].bit_count(), u)
    return tuple(order)


def _seeing_two(adj: Sequence[int], around: int) -> int:
    """Return the vertices with at least two neighbours in `around`."""
    once = twice = 0
    for u in bits(around):
        twice |= once & adj[u]
        once |= adj[u]
    return twice


def checked_order(n: int, order: Sequence[int]) -> tuple[int, ...]:
    """Return `order` as a tuple of integers after checking that it is one of 0, ..., n - 1."""
    try:
        given = tuple(index(v) for v in order)
    except TypeError:
        raise PermutationError(f"order: expected integers, got {order!r:.80}") from None
    if sorted(given) != list(range(n)):
        raise PermutationError(
            f"order: expected each of 0, ..., {n - 1} once, got {len(given)} entries: {given!r:.80}"
        )
    return given
