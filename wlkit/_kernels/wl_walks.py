"""Distances and walks: breadth-first search, and products by adjacency lists modulo a prime.

Row v of the neighbour lists is ``indices[indptr[v]:indptr[v + 1]]``.
"""

import numpy as np
from numba import njit


@njit(cache=True, nogil=True)
def distances(indptr, indices, limit):
    """Numbers of arcs of shortest paths u -> v, int32 (n, n); -1 beyond `limit`."""
    n = indptr.size - 1
    out = np.empty((n, n), np.int32)
    for s in range(n):
        for v in range(n):
            out[s, v] = -1
    queue = np.empty(n, np.int32)
    for s in range(n):
        row = out[s]
        row[s] = 0
        queue[0] = s
        head, tail = 0, 1
        while head < tail:
            u = queue[head]
            head += 1
            if row[u] == limit:
                break
            for e in range(indptr[u], indptr[u + 1]):
                v = indices[e]
                if row[v] < 0:
                    row[v] = row[u] + 1
                    queue[tail] = v
                    tail += 1
    return out


@njit(cache=True, nogil=True)
def matrix_step(indptr, indices, diagonal, sign, prime, power):
    """(diag(diagonal) + sign A) times an int64 matrix of residues modulo `prime` < 2^31."""
    n = indptr.size - 1
    out = np.empty((n, n), np.int64)
    for v in range(n):
        row = out[v]
        for w in range(n):
            row[w] = diagonal[v] * power[v, w]
        for e in range(indptr[v], indptr[v + 1]):
            other = power[indices[e]]
            for w in range(n):
                row[w] += sign * other[w]
        for w in range(n):
            row[w] %= prime
    return out


@njit(cache=True, nogil=True)
def closed_walk_residues(indptr, indices, prime, length):
    """Numbers of closed walks of 0..length arcs at each vertex, modulo `prime` < 2^62."""
    n = indptr.size - 1
    p = np.uint64(prime)
    out = np.empty((n, length + 1), np.uint64)
    power = np.zeros((n, n), np.uint64)
    following = np.zeros((n, n), np.uint64)
    for v in range(n):
        power[v, v] = 1
        out[v, 0] = 1
    for step in range(1, length + 1):
        for v in range(n):
            row = following[v]
            for w in range(n):
                row[w] = np.uint64(0)
            for e in range(indptr[v], indptr[v + 1]):
                other = power[indices[e]]
                for w in range(n):
                    x = row[w] + other[w]
                    row[w] = x - p if x >= p else x
            out[v, step] = row[v]
        power, following = following, power
    return out
