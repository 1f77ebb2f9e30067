"""Quotients of a pattern: merging two vertices, and sums over all partitions up to isomorphism."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from wlkit.graphs import Graph
from wlkit.typing import Label


def merge(graph: Graph, keep: int, drop: int) -> Graph | None:
    """Return `graph` with `drop` identified with `keep`, or None if that is no simple quotient.

    None when the two are adjacent, bear different labels, or two edges with different labels
    would become parallel. Vertices above `drop` move down by one.

    Examples
    --------
    >>> from wlkit.graphs import graph
    >>> merge(graph("P4"), 0, 3).edge_list
    [(0, 1), (0, 2), (1, 2)]
    >>> merge(graph("P4"), 0, 1) is None
    True
    """
    labels = graph.vertex_labels
    if labels is not None and labels[keep] != labels[drop]:
        return None
    move = [keep if v == drop else v - (v > drop) for v in range(graph.n)]
    move[drop] = keep - (keep > drop)
    move[keep] = move[drop]
    edges: dict[tuple[int, int], Label] = {}
    for (u, v), label in zip(graph.edge_list, graph.edge_labels or (0,) * graph.m, strict=True):
        a, b = move[u], move[v]
        if a == b:
            return None
        pair = (a, b) if graph.directed or a < b else (b, a)
        if edges.setdefault(pair, label) != label:
            return None
    return Graph(
        graph.n - 1,
        list(edges),
        directed=graph.directed,
        vertex_labels=None if labels is None else labels[:drop] + labels[drop + 1 :],
        edge_labels=None if graph.edge_labels is None else list(edges.values()),
    )


def mergeable_pairs(graph: Graph) -> Iterator[tuple[int, int]]:
    """Yield the pairs u < v that are not adjacent and bear the same label."""
    masks = graph.neighbor_masks
    labels = graph.vertex_labels
    for v in range(graph.n):
        for u in range(v):
            adjacent = (masks[u] >> v | masks[v] >> u) & 1
            if not adjacent and (labels is None or labels[u] == labels[v]):
                yield u, v


@lru_cache(maxsize=1024)
def partition_sum(pattern: Graph, *, moebius: bool) -> tuple[tuple[Graph, int], ...]:
    """Return the quotients of a pattern up to isomorphism with their weights summed up.

    Parameters
    ----------
    pattern : Graph
    moebius : bool
        Weigh each partition by its Moebius value (then emb(P) = sum of weight * hom(Q)) or
        each by 1 (then hom(P) = sum of weight * emb(Q)).

    Returns
    -------
    tuple of (Graph, int)
        Canonical quotients by partitions into independent label-constant blocks, by
        :func:`graph_key`; no weight is zero.

    Examples
    --------
    >>> from wlkit.graphs import graph
    >>> [(q.n, q.m, weight) for q, weight in partition_sum(graph("P4"), moebius=True)]
    [(4, 3, 1), (3, 3, -1), (3, 2, -2), (2, 1, 1)]

    Notes
    -----
    Let f_S count the homomorphisms that are injective on S. Then
    f_S = f_(S + v) + sum of f_S(P / uv) over u in S, for v outside S: one vertex after the other
    enters (or leaves) S, and equal states merge by canonical form, so the work follows the number
    of quotients with a marked set up to isomorphism, not the Bell numbers.
    """
    codes = pattern.vertex_codes.tolist()
    names = dict(zip(codes, pattern.vertex_labels or codes, strict=True))
    states = {_with_labels(pattern, [2 * c for c in codes]).canonical(): 1}
    for _ in range(pattern.n):
        following: dict[Graph, int] = {}
        for state, weight in states.items():
            for image, sign in _one_vertex(state, moebius):
                key = image.canonical()
                following[key] = following.get(key, 0) + sign * weight
        states = following
    total: dict[Graph, int] = {}
    for state, weight in states.items():
        labels = None
        if pattern.vertex_labels is not None:
            labels = [names[int(x) // 2] for x in state.vertex_labels or ()]
        quotient = _with_labels(state, labels).canonical()
        total[quotient] = total.get(quotient, 0) + weight
    return tuple(sorted(total.items(), key=lambda item: graph_key(item[0])))


def _one_vertex(state: Graph, moebius: bool) -> Iterator[tuple[Graph, int]]:
    """Yield the states after one unmarked vertex was marked, or merged away.

    Labels are 2 * code + mark. With `moebius` the vertex merges into an unmarked one with sign
    -1, else into a marked one.
    """
    labels = [int(x) for x in state.vertex_labels or ()]
    masks = state.neighbor_masks
    unmarked = [v for v, x in enumerate(labels) if x % 2 == 0]
    v = max(unmarked, key=lambda x: masks[x].bit_count())
    label = labels[v]
    labels[v] = label + 1
    yield _with_labels(state, labels), 1
    labels[v] = wanted = label if moebius else label + 1
    ready = _with_labels(state, labels)
    for u, x in enumerate(labels):
        if u != v and x == wanted:
            image = merge(ready, u, v)
            if image is not None:
                yield image, -1 if moebius else 1


def _with_labels(graph: Graph, labels: Sequence[Label] | None) -> Graph:
    return Graph(
        graph.n,
        graph.edges,
        directed=graph.directed,
        vertex_labels=labels,
        edge_labels=graph.edge_labels,
    )


def graph_key(graph: Graph) -> tuple[int, int, bytes, str]:
    """Return the key that lists canonical graphs from many vertices and edges to few."""
    return (-graph.n, -graph.m, graph.edges.tobytes(), repr(graph.vertex_labels))
