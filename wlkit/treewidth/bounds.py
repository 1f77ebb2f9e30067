"""Bounds on the treewidth that come with their evidence.

Every lower bound here is the least degree of a minor, every upper bound the width of an
elimination order.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from wlkit.errors import VerificationError
from wlkit.graphs import Graph, Multigraph
from wlkit.treewidth._masks import bits, symmetric_masks
from wlkit.treewidth.elimination import elimination_width, min_degree_order, min_fill_order
from wlkit.treewidth.minors import MinorModel


@dataclass(frozen=True)
class LowerBound:
    """treewidth >= value, as some minor has no vertex of degree below value.

    Attributes
    ----------
    value : int
    method : str
        A key of ``LOWER_BOUNDS``.
    minor : MinorModel
        A minor of the graph without a vertex of degree below `value`.

    Examples
    --------
    >>> from wlkit.graphs import graph
    >>> found = lower_bound(graph("petersen"))
    >>> found.value, found.verify(graph("petersen"))
    (3, True)
    """

    value: int
    method: str
    minor: MinorModel

    def verify(self, g: Graph | Multigraph) -> bool:
        """Check the minor and its least degree.

        Raises
        ------
        VerificationError
            If it is not a minor of `g`, or has a vertex of smaller degree.
        """
        least = min(self.minor.pattern.degrees.tolist(), default=-1)
        if least < self.value:
            raise VerificationError(f"a minor of least degree {least} proves no {self.value}")
        return self.minor.verify(g)

    def to_dict(self) -> dict[str, Any]:
        """Return ``{"value", "method", "minor"}`` in plain types."""
        return {"value": self.value, "method": self.method, "minor": self.minor.to_dict()}


@dataclass(frozen=True)
class UpperBound:
    """treewidth <= value, the width of the elimination order.

    Attributes
    ----------
    value : int
    method : str
        A key of ``UPPER_BOUNDS``.
    order : tuple of int
        An elimination order of this width.

    Examples
    --------
    >>> from wlkit.graphs import graph
    >>> found = upper_bound(graph("petersen"))
    >>> found.value, found.verify(graph("petersen"))
    (4, True)
    """

    value: int
    method: str
    order: tuple[int, ...]

    def verify(self, g: Graph | Multigraph) -> bool:
        """Check the width of the order.

        Raises
        ------
        VerificationError
            If it is larger than the value.
        """
        width = elimination_width(g, self.order)
        if width > self.value:
            raise VerificationError(f"the order has width {width}, not {self.value}, on {g!r}")
        return True

    def to_dict(self) -> dict[str, Any]:
        """Return ``{"value", "method", "order"}`` in plain types."""
        return {"value": self.value, "method": self.method, "order": list(self.order)}


def degeneracy(g: Graph | Multigraph) -> LowerBound:
    """Return the largest least degree of a subgraph, a lower bound on the treewidth.

    Parameters
    ----------
    g : Graph or Multigraph
        Directions, labels, loops and parallel edges play no role.

    Returns
    -------
    LowerBound
        With the minor that proves it.

    Examples
    --------
    >>> from wlkit.graphs import graph
    >>> degeneracy(graph("K3,3")).value
    3

    Notes
    -----
    O(n^2) operations on n-bit words.
    """
    adj = symmetric_masks(g)
    alive = best = (1 << g.n) - 1
    value = -1
    while alive:
        v = min(bits(alive), key=lambda u: (adj[u] & alive).bit_count())
        if (adj[v] & alive).bit_count() > value:
            value, best = (adj[v] & alive).bit_count(), alive
        alive ^= 1 << v
    return LowerBound(value, "degeneracy", _induced(adj, [1 << v for v in bits(best)]))


def contraction_degeneracy(g: Graph | Multigraph) -> LowerBound:
    """Return a lower bound found by contracting a vertex of least degree, again and again.

    It goes into the neighbour with which it has the fewest neighbours in common; the largest
    least degree on the way counts (the heuristic MMD+ with least-c). The largest over all minors
    would be the contraction degeneracy, which is NP-hard.

    Parameters
    ----------
    g : Graph or Multigraph
        Directions, labels, loops and parallel edges play no role.

    Returns
    -------
    LowerBound
        With the minor that proves it.

    Examples
    --------
    >>> from wlkit.graphs import graph
    >>> degeneracy(graph("grid(3,3)")).value, contraction_degeneracy(graph("grid(3,3)")).value
    (2, 3)

    Notes
    -----
    O(n (n + d)) operations on n-bit words, d the largest degree met.

    References
    ----------
    Bodlaender, Koster, Contraction and treewidth lower bounds, 2006.
    """
    adj = symmetric_masks(g)
    value, branches = contract(adj, (1 << g.n) - 1)
    return LowerBound(value, "contraction degeneracy", _induced(symmetric_masks(g), branches))


def clique(g: Graph | Multigraph) -> LowerBound:
    """Return the size of a clique minus one: the best of greedy cliques from every vertex.

    Parameters
    ----------
    g : Graph or Multigraph
        Directions, labels, loops and parallel edges play no role.

    Returns
    -------
    LowerBound
        With the minor that proves it.

    Examples
    --------
    >>> from wlkit.graphs import graph
    >>> clique(graph("K5")).value
    4

    Notes
    -----
    O(n w d) operations on n-bit words, w the size of the cliques, d the largest degree.
    """
    adj = symmetric_masks(g)
    best = 0
    for v in range(g.n):
        found, free = 1 << v, adj[v]
        while free:
            u = max(bits(free), key=lambda w: (adj[w] & free).bit_count())
            found |= 1 << u
            free &= adj[u]
        best = max(best, found, key=int.bit_count)
    return LowerBound(best.bit_count() - 1, "clique", _induced(adj, [1 << v for v in bits(best)]))


LOWER_BOUNDS: dict[str, Callable[[Graph | Multigraph], LowerBound]] = {
    "degeneracy": degeneracy,
    "clique": clique,
    "contraction degeneracy": contraction_degeneracy,
}
UPPER_BOUNDS: dict[str, Callable[[Graph | Multigraph], tuple[int, ...]]] = {
    "min-fill": min_fill_order,
    "min-degree": min_degree_order,
}


def lower_bound(g: Graph | Multigraph) -> LowerBound:
    """Return the best of ``LOWER_BOUNDS``.

    Parameters
    ----------
    g : Graph or Multigraph
        Directions, labels, loops and parallel edges play no role.

    Returns
    -------
    LowerBound
        With the minor that proves it.

    Examples
    --------
    >>> from wlkit.graphs import graph
    >>> lower_bound(graph("K3,3")).value
    3

    Notes
    -----
    Degeneracy, greedy cliques and contraction; polynomial.
    """
    return max((bound(g) for bound in LOWER_BOUNDS.values()), key=lambda b: b.value)


def upper_bound(g: Graph | Multigraph) -> UpperBound:
    """Return the best of ``UPPER_BOUNDS``.

    Parameters
    ----------
    g : Graph or Multigraph
        Directions, labels, loops and parallel edges play no role.

    Returns
    -------
    UpperBound
        With the elimination order.

    Examples
    --------
    >>> from wlkit.graphs import graph
    >>> upper_bound(graph("petersen")).value
    4

    Notes
    -----
    The orders of least fill and of least degree; polynomial.
    """
    orders = {name: order(g) for name, order in UPPER_BOUNDS.items()}
    found = [UpperBound(elimination_width(g, order), m, order) for m, order in orders.items()]
    return min(found, key=lambda b: b.value)


def contract(adj: list[int], alive: int) -> tuple[int, list[int]]:
    """Contract as :func:`contraction_degeneracy` says, in place; return value and branch sets."""
    branch = {v: 1 << v for v in bits(alive)}
    value, best = -1, list(branch.values())
    while branch:
        v = min(branch, key=lambda u: adj[u].bit_count())
        around = adj[v]
        if around.bit_count() > value:
            value, best = around.bit_count(), list(branch.values())
        merged = branch.pop(v)
        for u in bits(around):
            adj[u] &= ~(1 << v)
        if around:
            into = min(bits(around), key=lambda u: (adj[u] & around).bit_count())
            branch[into] |= merged
            adj[into] = (adj[into] | around) & ~(1 << into)
            for u in bits(adj[into]):
                adj[u] |= 1 << into
    return value, best


def _induced(adj: list[int], branches: list[int]) -> MinorModel:
    """Return the minor of the disjoint connected `branches` with all edges between them."""
    reach = []
    for branch in branches:
        around = 0
        for v in bits(branch):
            around |= adj[v]
        reach.append(around)
    pairs = [(i, j) for j in range(len(branches)) for i in range(j) if reach[i] & branches[j]]
    return MinorModel(Graph(len(branches), pairs), [bits(branch) for branch in branches])
