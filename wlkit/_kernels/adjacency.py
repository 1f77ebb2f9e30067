"""Edges in order, and neighbour lists of a graph, by counting, O(n + m).

Indices are taken as unsigned where that is known: numba counts negative ones from the end.
"""

import numpy as np
from numba import njit


@njit(cache=True, nogil=True)
def are_simple(n, edges):
    """Whether all entries of `edges` are in 0..n-1, and no row holds one twice."""
    flat = edges.ravel()
    bound = np.uint64(n)
    bad = 0
    for i in range(flat.size):
        bad += np.uint64(flat[i]) >= bound
    for e in range(edges.shape[0]):
        bad += edges[e, 0] == edges[e, 1]
    return bad == 0


@njit(cache=True, nogil=True)
def are_ordered(edges, directed):
    """Whether the edges ascend strictly, with u < v in undirected ones."""
    before, other = np.int64(-1), np.int64(-1)
    for e in range(edges.shape[0]):
        u, v = edges[e, 0], edges[e, 1]
        if u < before or (u == before and v <= other) or (u > v and not directed):
            return False
        before, other = u, v
    return True


@njit(cache=True, nogil=True)
def ordered_edges(n, edges, directed):
    """The edges in lexicographic order, undirected ones with their smaller end first.

    Sorted by their second ends, and then, keeping that order, by their first ends. Return them
    and the place of the second of two equal ones, or -1.
    """
    m = edges.shape[0]
    first, second = np.zeros(n + 1, np.int64), np.zeros(n + 1, np.int64)
    for e in range(m):
        u, v = np.uint64(edges[e, 0]), np.uint64(edges[e, 1])
        first[(u if directed else min(u, v)) + np.uint64(1)] += 1
        second[(v if directed else max(u, v)) + np.uint64(1)] += 1
    for v in range(n):
        first[v + 1] += first[v]
        second[v + 1] += second[v]
    by_second = np.empty((m, 2), np.uint32)
    for e in range(m):
        u, v = np.uint64(edges[e, 0]), np.uint64(edges[e, 1])
        if not directed:
            u, v = min(u, v), max(u, v)
        at = np.uint64(second[v])
        second[v] += 1
        by_second[at, 0], by_second[at, 1] = u, v
    out = np.zeros((m + 1, 2), np.int32)  # no edge joins 0 to itself
    repeated = np.int64(-1)
    for e in range(m):
        u, v = by_second[e, 0], by_second[e, 1]
        at = np.uint64(first[u])
        first[u] += 1
        if at and out[at - np.uint64(1), 0] == u and out[at - np.uint64(1), 1] == v:
            repeated = np.int64(at)
        out[at, 0], out[at, 1] = u, v
    return out[:m], repeated


@njit(cache=True, nogil=True)
def in_order(n, values):
    """Where each of the values 0..n-1 begins among the sorted ones, and a stable order of them."""
    indptr, order = np.zeros(n + 1, np.int64), np.empty(values.size, np.int64)
    for x in values:
        indptr[np.uint64(x) + np.uint64(1)] += 1
    for x in range(n):
        indptr[x + 1] += indptr[x]
    place = indptr[:n].copy()
    for i in range(values.size):
        x = np.uint64(values[i])
        order[np.uint64(place[x])] = i
        place[x] += 1
    return indptr, order


@njit(cache=True, nogil=True)
def neighbor_lists(n, edges):
    """Ascending neighbours (indptr, indices) from undirected edges (u, v), u < v, in order.

    The larger neighbours of u follow each other in the edges; the smaller ones of v come up in
    ascending order.
    """
    m = edges.shape[0]
    end, place = np.zeros(n, np.int64), np.zeros(n, np.int64)
    for e in range(m):
        end[np.uint32(edges[e, 0])] = e + 1
        place[np.uint32(edges[e, 1])] += 1
    indptr, indices = np.zeros(n + 1, np.int64), np.empty(2 * m, np.int32)
    at, begin = np.uint64(0), np.int64(0)
    for u in range(n):
        smaller = np.uint64(place[u])
        place[u] = at
        at += smaller
        for e in range(begin, end[u]):
            indices[at] = edges[e, 1]
            at += np.uint64(1)
        begin = max(begin, end[u])
        indptr[u + 1] = at
    for e in range(m):
        v = np.uint32(edges[e, 1])
        indices[np.uint64(place[v])] = edges[e, 0]
        place[v] += 1
    return indptr, indices
