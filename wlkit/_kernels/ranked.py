"""Closed walks and cliques in a large sparse graph, each found at one vertex by rank.

Vertices are numbered by rank; `indptr` int64 (n + 1,) and `indices` int32 (arcs,) are the ascending
neighbour rows of an undirected graph in this numbering.
"""

import numpy as np
from numba import njit

COUNT_BITS = 30


@njit(cache=True, nogil=True)
def first_returns(first, last, indptr, indices, length, packed, heads, out):
    """Count the closed walks at u that stay below u in between, for u from `first` to `last` - 1.

    ``out[u - first, j]`` gets the number with j steps, 2 <= j <= `length`. Walks from u are pushed
    step by step to half the length: two walks with i steps and the same end close up, and so do
    walks with i and with i + 1 steps. `packed` int64 (2, n) holds (stamp, count) pairs of the ends
    of walks with an even and an odd number of steps, `heads` int32 (2, n) lists of these ends; no
    stamp in `packed` may be as large as (first + 1) * (length + 1). Returns the number of steps
    taken, or -1 if a count reached 2^30 or a sum 2^63.
    """
    mask = (np.int64(1) << COUNT_BITS) - 1
    half = length // 2
    work = np.int64(0)
    for u in range(first, last):
        row = u - first
        ends = np.int64(0)
        stamp = (np.int64(u) + 1) * (length + 1) + 1
        for i in range(indptr[u], indptr[u + 1]):
            v = indices[i]
            if v >= u:
                break
            heads[1, ends] = v
            packed[1, v] = (stamp << COUNT_BITS) + 1
            ends += 1
        work += ends
        out[row, 2] = ends
        for steps in range(1, half + 1):
            if steps == half and length == 2 * half:
                break
            here = steps & 1
            there = 1 - here
            old_stamp = stamp
            stamp = old_stamp + 1
            odd = np.int64(0)
            even = np.int64(0)
            new_ends = np.int64(0)
            list_ends = steps + 1 < half or (steps + 1 == half and length > 2 * half)
            push = steps < half
            for e in range(ends):
                b = heads[here, e]
                walks = packed[here, b] & mask
                for i in range(indptr[b], indptr[b + 1]):
                    v = indices[i]
                    if v >= u:
                        break
                    work += 1
                    if packed[here, v] >> COUNT_BITS == old_stamp:
                        odd += walks * (packed[here, v] & mask)
                        if odd < 0:
                            return np.int64(-1)
                    if push:
                        old = np.int64(0)
                        if packed[there, v] >> COUNT_BITS == stamp:
                            old = packed[there, v] & mask
                        elif list_ends:
                            heads[there, new_ends] = v
                            new_ends += 1
                        new = old + walks
                        if new > mask:
                            return np.int64(-1)
                        packed[there, v] = (stamp << COUNT_BITS) + new
                        even += walks * (old + new)
                        if even < 0:
                            return np.int64(-1)
            out[row, 2 * steps + 1] = odd
            if push:
                out[row, 2 * steps + 2] = even
            ends = new_ends
    return work


@njit(cache=True, nogil=True)
def _popcount(x):
    count = np.int64(0)
    while x != np.uint64(0):
        x &= x - np.uint64(1)
        count += 1
    return count


@njit(cache=True, nogil=True)
def cliques(first, last, indptr, indices, size, place, rows, candidates):
    """Count the cliques of `size` >= 3 vertices whose lowest vertex is in `first`, ..., `last` - 1.

    `place` int32 (n,) is scratch, zero between calls; `rows` uint64 (D, W) and `candidates`
    uint64 (size, W) are scratch for neighbourhoods of up to D <= 64 W higher neighbours. Returns
    (count, candidates looked at); the count is -1 if it reached 2^63.
    """
    total = np.int64(0)
    work = np.int64(0)
    stack = np.zeros(size + 1, dtype=np.int64)
    for u in range(first, last):
        start = np.searchsorted(indices[indptr[u] : indptr[u + 1]], u) + indptr[u]
        degree = indptr[u + 1] - start
        work += degree
        if degree < size - 1:
            continue
        words = (degree + 63) // 64
        for i in range(degree):
            place[indices[start + i]] = i + 1
        for i in range(degree):
            v = indices[start + i]
            for w in range(words):
                rows[i, w] = np.uint64(0)
            for j in range(indptr[v + 1] - 1, indptr[v] - 1, -1):
                w = indices[j]
                if w <= v:
                    break
                work += 1
                at = place[w]
                if at > 0:
                    rows[i, (at - 1) >> 6] |= np.uint64(1) << np.uint64((at - 1) & 63)
                    if size == 3:
                        total += 1
        for i in range(degree):
            place[indices[start + i]] = 0
        if size == 3:
            continue
        for w in range(words):
            candidates[0, w] = ~np.uint64(0)
        if degree & 63:
            candidates[0, words - 1] = (np.uint64(1) << np.uint64(degree & 63)) - np.uint64(1)
        depth = 0  # candidates[d]: common higher neighbours of u and d further vertices
        stack[0] = 0
        while depth >= 0:
            at = stack[depth]
            while at < degree:
                word = candidates[depth, at >> 6] >> np.uint64(at & 63)
                if word == np.uint64(0):
                    at = ((at >> 6) + 1) << 6
                    continue
                if word & np.uint64(1):
                    break
                at += 1
            if at >= degree:
                depth -= 1
                continue
            stack[depth] = at + 1
            work += words
            if depth == size - 3:
                for w in range(words):
                    total += _popcount(candidates[depth, w] & rows[at, w])
                if total < 0:
                    return np.int64(-1), work
            else:
                for w in range(words):
                    candidates[depth + 1, w] = candidates[depth, w] & rows[at, w]
                depth += 1
                stack[depth] = 0
    return total, work
