"""Edges of any label: patterns whose edges bear labels in part.

An edge of a pattern with the label `ANY` goes to edges of the host whatever these bear; a pattern
without edge labels is one with `ANY` on every edge. Induced counts need such edges: ind(P, .) sums
over the graphs that P spans, and the host may bear any label on the edges that are added. With
them the hom counts of partially labelled patterns are a basis over all hosts at once, whatever
their labels, and equality of normal forms is equality of functions. In a host `ANY` is a label
like any other: no pattern asks for it.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from wlkit.graphs import Graph
from wlkit.graphs.labels import label_ranks, pair_code_array
from wlkit.typing import Label

ANY = "*"
"""The label of a pattern's edge that goes to edges with any label, or none."""


def normal(pattern: Graph) -> Graph:
    """Return the pattern without labels that say nothing, and nothing but itself for n = 0.

    Examples
    --------
    >>> normal(Graph(2, [(0, 1)], edge_labels=["*"]))
    Graph.from_graph6('A_')
    >>> normal(Graph(0, [], directed=True, vertex_labels=())) == Graph(0)
    True
    """
    if pattern.n == 0:
        return Graph(0)
    if pattern.edge_labels is None or set(pattern.edge_labels) - {ANY}:
        return pattern
    return Graph(
        pattern.n, pattern.edges, directed=pattern.directed, vertex_labels=pattern.vertex_labels
    )


def edge_labels(pattern: Graph) -> tuple[Label, ...]:
    """Return the labels of the edges, `ANY` in a pattern without."""
    return (ANY,) * pattern.m if pattern.edge_labels is None else pattern.edge_labels


def both(one: Label, other: Label) -> Label | None:
    """Return the label of two parallel edges as one edge, None if no edge bears both.

    Examples
    --------
    >>> both("a", "*"), both("a", "a"), both("a", "b")
    ('a', 'a', None)
    """
    if ANY in (one, other):
        return other if one == ANY else one
    return one if one == other else None


def edge_codes(pattern: Graph) -> np.ndarray:
    """Return the codes of the pairs: 0 for a non-edge, 1 for `ANY`, from 2 on for labels.

    So two parallel edges clash iff their codes are different and both above 1, and their code
    as one edge is the larger one.

    Examples
    --------
    >>> edge_codes(Graph(3, [(0, 1), (1, 2)], edge_labels=["a", "*"])).tolist()
    [[0, 2, 0], [2, 0, 1], [0, 1, 0]]
    """
    if pattern.edge_labels is None:
        return pattern.pair_codes
    return pair_code_array(pattern, _ranks(pattern))


def code_labels(pattern: Graph) -> dict[int, Label]:
    """Return the label that every code of :func:`edge_codes` stands for."""
    return {1 + rank: label for label, rank in _ranks(pattern).items()}


def _ranks(pattern: Graph) -> dict[Label, int]:
    others = label_ranks(x for x in pattern.edge_labels or () if x != ANY)
    return {ANY: 0} | {label: 1 + rank for label, rank in others.items()}


def labelled_quotient(pattern: Graph, blocks: Sequence[int]) -> Graph | None:
    """Return the simple quotient with vertex v in ``blocks[v]``; None if parallel edges clash.

    Raises
    ------
    GraphError
        If a block holds an edge or vertices with different labels.

    Examples
    --------
    >>> p = Graph(4, [(0, 1), (2, 3)], edge_labels=["a", "*"])
    >>> labelled_quotient(p, [0, 1, 0, 1]).edge_labels
    ('a',)
    """
    if pattern.edge_labels is None:
        return pattern.quotient(blocks)
    bare = Graph(
        pattern.n, pattern.edges, directed=pattern.directed, vertex_labels=pattern.vertex_labels
    )
    quotient = bare.quotient(blocks)
    labels: dict[tuple[int, int], Label] = {}
    for (u, v), label in zip(pattern.edge_list, pattern.edge_labels, strict=True):
        pair = (blocks[u], blocks[v])
        if not pattern.directed:
            pair = (min(pair), max(pair))
        found = both(labels.get(pair, ANY), label)
        if found is None:
            return None
        labels[pair] = found
    return Graph(
        quotient.n,
        quotient.edges,
        directed=quotient.directed,
        vertex_labels=quotient.vertex_labels,
        edge_labels=[labels[pair] for pair in quotient.edge_list],
    )


def disjoint_union(one: Graph, other: Graph) -> Graph:
    """Return the disjoint union of two patterns, one of which may bear no edge labels.

    Examples
    --------
    >>> a, b = Graph(2, [(0, 1)]), Graph(2, [(0, 1)], edge_labels=["a"])
    >>> disjoint_union(a, b).edge_labels
    ('*', 'a')
    """
    if not one.n or not other.n:
        return normal(one if one.n else other)
    if (one.edge_labels is None) == (other.edge_labels is None):
        return one + other
    return _with_labels(one) + _with_labels(other)


def _with_labels(pattern: Graph) -> Graph:
    return Graph(
        pattern.n,
        pattern.edges,
        directed=pattern.directed,
        vertex_labels=pattern.vertex_labels,
        edge_labels=edge_labels(pattern),
    )
