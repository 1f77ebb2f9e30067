"""Neighbour lists of a graph by counting, O(n + m)."""

import numpy as np
from numba import njit


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
