"""Quotients of a pattern: merging two vertices, and sums over all partitions up to isomorphism."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

import numpy as np

from wlkit.graphs import Graph
from wlkit.graphs.canonical import canonical_forms
from wlkit.motifs.insertion import Quotient, weighted_quotients
from wlkit.motifs.wildcards import code_labels, labelled_quotient


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
    if any(move[u] == move[v] for u, v in graph.edge_list):
        return None
    return labelled_quotient(graph, move)


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
def partition_sum(
    pattern: Graph, *, moebius: bool, progress: bool = False
) -> tuple[tuple[Graph, int], ...]:
    """Return the quotients of a pattern up to isomorphism with their weights summed up.

    Parameters
    ----------
    pattern : Graph
    moebius : bool
        Weigh each partition by its Moebius value (then emb(P) = sum of weight * hom(Q)) or
        each by 1 (then hom(P) = sum of weight * emb(Q)).
    progress : bool
        A bar over the vertices.

    Returns
    -------
    tuple of (Graph, int)
        Canonical quotients by partitions into independent label-constant blocks, by
        :func:`graph_key`; no weight is zero.

    Raises
    ------
    SizeError
        If there are too many quotients on the way; the message says how many.

    Examples
    --------
    >>> from wlkit.graphs import graph
    >>> [(q.n, q.m, weight) for q, weight in partition_sum(graph("P4"), moebius=True)]
    [(4, 3, 1), (3, 3, -1), (3, 2, -2), (2, 1, 1)]

    Notes
    -----
    By insertion of the vertices, see :mod:`wlkit.motifs.insertion`: under a second for paths
    and cycles on 12 vertices, some seconds on 14.
    """
    found = list(weighted_quotients(pattern, moebius=moebius, progress=progress))
    graphs = canonical_forms(_graphs_of(pattern, found))
    total = zip(graphs, (q.weight for q in found), strict=True)
    return tuple(sorted(total, key=lambda item: graph_key(item[0])))


def _graphs_of(pattern: Graph, quotients: Iterable[Quotient]) -> Iterator[Graph]:
    """Yield the quotients with the labels that their codes stand for."""
    names = dict(zip(pattern.vertex_codes.tolist(), pattern.vertex_labels or (), strict=False))
    letters = code_labels(pattern)
    for pairs, labels, _ in quotients:
        edges = np.argwhere(pairs if pattern.directed else np.triu(pairs))
        on_vertices = pattern.vertex_labels is not None
        on_edges = pattern.edge_labels is not None
        yield Graph(
            len(labels),
            edges,
            directed=pattern.directed,
            vertex_labels=[names[x] for x in labels.tolist()] if on_vertices else None,
            edge_labels=[letters[int(pairs[u, v])] for u, v in edges] if on_edges else None,
        )


def graph_key(graph: Graph) -> tuple[int, int, bytes, str]:
    """Return the key that lists canonical graphs from many vertices and edges to few."""
    labels = graph.vertex_labels, graph.edge_labels
    return (-graph.n, -graph.m, graph.edges.tobytes(), repr(labels))
