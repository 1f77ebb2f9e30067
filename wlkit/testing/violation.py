"""The failure of a law, with its counterexample."""

from __future__ import annotations

from json import dumps
from typing import Any

from wlkit.graphs import Graph


class LawViolationError(AssertionError):
    """A law that a callable breaks; the message shows where.

    Attributes
    ----------
    graphs : tuple of Graph
        The counterexample: one graph, or the two that should be alike.
    permutation : tuple of int or None
        The renumbering that should not have mattered: vertex v becomes ``permutation[v]``.
    values : tuple
        What the callable returned on either side.

    Examples
    --------
    >>> from wlkit.testing import assert_permutation_invariant
    >>> try:
    ...     assert_permutation_invariant(lambda g: g.degrees[0], "P4")
    ... except LawViolationError as error:
    ...     found = error
    >>> found.graphs[0].n, found.permutation, [int(value) for value in found.values]
    (3, (1, 0, 2), [0, 1])
    """

    def __init__(
        self,
        statement: str,
        graphs: tuple[Graph, ...],
        values: tuple[Any, ...],
        permutation: tuple[int, ...] | None = None,
    ) -> None:
        self.graphs = graphs
        self.values = values
        self.permutation = permutation
        super().__init__(statement)


def name_of(f: Any) -> str:
    """Return what to call a callable in a message."""
    return getattr(f, "__qualname__", None) or type(f).__name__


def drawn(g: Graph) -> str:
    """Return a graph as text that can be pasted: graph6 and edges, or the constructor.

    Examples
    --------
    >>> print(drawn(Graph(3, [(0, 1), (1, 2)])))
    graph("g6:Bg")   3 vertices, edges 0-1 1-2
    """
    mark = ">" if g.directed else "-"
    edges = " ".join(f"{u}{mark}{v}" for u, v in g.edge_list[:60])
    more = f" ... ({g.m} in all)" if g.m > 60 else ""
    head = repr(g) if g.directed or g.is_labelled else f"graph({dumps('g6:' + g.graph6)})"
    return f"{head}   {g.n} vertices, edges {edges or 'none'}{more}"


def shown(value: Any) -> str:
    """Return a value on a few short lines at most."""
    text = " ".join(repr(value).split())
    return text if len(text) <= 240 else text[:240] + " ..."
