"""Edges in order, and neighbour lists of a graph, by counting, O(n + m)."""

import numpy as np
from numba import njit


@njit(cache=True, nogil=True)
def ordered_edges(n, edges, directed):
    """The edges in lexicographic order, undirected ones with their smaller end first.

    Sorted by their second ends, and then, keeping that order, by their first ends.
    """
    m = edges.shape[0]
    by_second = np.empty((m, 2), np.int32)
    out = np.empty((m, 2), np.int32)
    for column in (1, 0):
        given = edges if column else by_second
        place = np.zeros(n + 1, np.int64)
        for e in range(m):
            u, v = given[e, 0], given[e, 1]
            if column:
                place[(v if directed else max(u, v)) + 1] += 1
            else:
                place[u + 1] += 1
        for v in range(n):
            place[v + 1] += place[v]
        for e in range(m):
            u, v = given[e, 0], given[e, 1]
            if column:
                if not directed and u > v:
                    u, v = v, u
                at = place[v]
                by_second[at, 0], by_second[at, 1] = u, v
                place[v] += 1
            else:
                at = place[u]
                out[at, 0], out[at, 1] = u, v
                place[u] += 1
    return out


@njit(cache=True, nogil=True)
def neighbor_lists(n, edges):
    """Ascending neighbours (indptr, indices) from undirected edges (u, v), u < v, in order.

    Every edge is written twice: first all into the lists of their larger ends, then all into
    those of their smaller ones, so that each list ascends.
    """
    indptr = np.zeros(n + 1, np.int64)
    for e in range(edges.shape[0]):
        indptr[edges[e, 0] + 1] += 1
        indptr[edges[e, 1] + 1] += 1
    for v in range(n):
        indptr[v + 1] += indptr[v]
    place = indptr[:n].copy()
    indices = np.empty(2 * edges.shape[0], np.int32)
    for e in range(edges.shape[0]):
        v = edges[e, 1]
        indices[place[v]] = edges[e, 0]
        place[v] += 1
    for e in range(edges.shape[0]):
        u = edges[e, 0]
        indices[place[u]] = edges[e, 1]
        place[u] += 1
    return indptr, indices
