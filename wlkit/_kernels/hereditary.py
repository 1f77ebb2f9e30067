"""Treewidth and hereditary treewidth of many small graphs by tables of all smaller labelled ones.

A graph on n vertices is a bit mask: pair {i, j}, i < j, is bit j (j - 1) / 2 + i. A graph on n
vertices is reduced to one on n - 1 by eliminating a vertex (its neighbours become a clique) or by
identifying two vertices; the last vertex takes the free number.
"""

import numpy as np
from numba import njit


@njit(cache=True, nogil=True)
def _unpack(mask, n, rows):
    for j in range(n):
        rows[j] = 0
    at = 0
    for j in range(1, n):
        column = (mask >> at) & ((1 << j) - 1)
        rows[j] |= column
        for i in range(j):
            if column >> i & 1:
                rows[i] |= 1 << j
        at += j


@njit(cache=True, nogil=True)
def _without(rows, n, drop, out):
    """Copy the rows without vertex `drop`; vertex n - 1 takes its number."""
    last = n - 1
    for i in range(last):
        row = rows[i] if i != drop else rows[last]
        moved = row >> last & 1
        row &= ~((1 << last) | (1 << drop))
        if moved and i != drop and drop != last:
            row |= 1 << drop
        out[i] = row


@njit(cache=True, nogil=True)
def _pack(rows, n):
    mask = np.int64(0)
    at = 0
    for j in range(1, n):
        mask |= (rows[j] & ((1 << j) - 1)) << at
        at += j
    return mask


@njit(cache=True, nogil=True)
def _eliminated(rows, n, v, work, out):
    near = rows[v]
    for i in range(n):
        work[i] = rows[i]
        if near >> i & 1:
            work[i] |= near & ~(1 << i)
    _without(work, n, v, out)


@njit(cache=True, nogil=True)
def _merged(rows, n, u, v, work, out):
    both = (rows[u] | rows[v]) & ~((1 << u) | (1 << v))
    for i in range(n):
        work[i] = rows[i] & ~(1 << u)
        if both >> i & 1:
            work[i] |= 1 << u
    work[u] = both
    _without(work, n, v, out)


@njit(cache=True, nogil=True)
def _degree(row):
    count = 0
    while row:
        row &= row - 1
        count += 1
    return count


@njit(cache=True, nogil=True)
def _treewidth(rows, n, small, position, widths, levels, work):
    """Treewidth by elimination down to `small` vertices, where the table knows it."""
    if n == small:
        return np.int64(widths[position[_pack(rows, n)]])
    best = n
    for v in range(n):
        degree = _degree(rows[v])
        if degree < best:
            _eliminated(rows, n, v, work, levels[n - 1])
            best = min(
                best,
                max(
                    degree, _treewidth(levels[n - 1], n - 1, small, position, widths, levels, work)
                ),
            )
    return best


@njit(cache=True, nogil=True)
def _deletion_bound(rows, n, tau, work):
    """Least j + tau[edges left] after deleting j vertices of large degree."""
    m = 0
    for v in range(n):
        work[v] = rows[v]
        m += _degree(rows[v])
    m //= 2
    best = np.int64(n)
    for deleted in range(n):
        best = min(best, deleted + tau[m])
        if m == 0 or deleted + 1 >= best:
            break
        chosen = 0
        most = -1
        for v in range(n):
            degree = _degree(work[v])
            if degree > most:
                chosen = v
                most = degree
        m -= most
        for v in range(n):
            work[v] &= ~(1 << chosen)
        work[chosen] = 0
    return best


@njit(cache=True, nogil=True)
def _hereditary(rows, n, small, tables, tau, levels, merges, work, floor, ceiling):
    """max(floor, hdtw) by identifying pairs down to `small` vertices; stops at the ceiling."""
    position, widths, values = tables
    if n == small:
        return max(floor, np.int64(values[position[_pack(rows, n)]]))
    if _deletion_bound(rows, n, tau, work) <= floor:
        return floor
    best = max(floor, _treewidth(rows, n, small, position, widths, levels, work))
    for v in range(1, n):
        for u in range(v):
            if best >= ceiling:
                return best
            if not rows[v] >> u & 1:
                _merged(rows, n, u, v, work, merges[n - 1])
                best = _hereditary(
                    merges[n - 1], n - 1, small, tables, tau, levels, merges, work, best, ceiling
                )
    return best


@njit(cache=True, nogil=True)
def widths_and_values(
    masks, n, small, position, widths, values, tau, ceilings, out_width, out_value
):
    """Write treewidth and hereditary treewidth of graphs on n > small vertices.

    `widths` and `values`, uint8, hold both for every graph on `small` vertices up to isomorphism,
    `position`, int16, the number of every labelled one; `tau`, int64, bounds the treewidth by the
    number of edges; `ceilings` are upper bounds on the hereditary treewidth.
    """
    levels = np.zeros((n + 1, n + 1), dtype=np.int64)
    merges = np.zeros((n + 1, n + 1), dtype=np.int64)
    rows = np.zeros(n, dtype=np.int64)
    work = np.zeros(n, dtype=np.int64)
    tables = (position, widths, values)
    for g in range(masks.shape[0]):
        _unpack(masks[g], n, rows)
        width = _treewidth(rows, n, small, position, widths, levels, work)
        out_width[g] = width
        out_value[g] = _hereditary(
            rows, n, small, tables, tau, levels, merges, work, width, ceilings[g]
        )


@njit(cache=True, nogil=True)
def label_all(masks, swaps, position):
    """Write i to the places of all labelled graphs that are isomorphic to graph i.

    `swaps`, int64, are the adjacent transpositions (j, j + 1) that lead through all orders of the
    vertices; each exchanges bits j and j + 1 of the later columns, and columns j and j + 1.
    """
    for g in range(masks.shape[0]):
        mask = masks[g]
        position[mask] = g
        for s in range(swaps.shape[0]):
            j, bits, columns = swaps[s]
            x = ((mask >> 1) ^ mask) & bits
            mask ^= x | (x << 1)
            x = ((mask >> j) ^ mask) & columns
            mask ^= x | (x << j)
            position[mask] = g


@njit(cache=True, nogil=True)
def merged_pairs(masks, n, out):
    """Write the masks of all graphs with two non-adjacent vertices identified, -1 for others.

    `out` is int64 (graphs, pairs), pairs as bits.
    """
    rows = np.zeros(n, dtype=np.int64)
    work = np.zeros(n, dtype=np.int64)
    small = np.zeros(n, dtype=np.int64)
    for g in range(masks.shape[0]):
        _unpack(masks[g], n, rows)
        pair = 0
        for v in range(1, n):
            for u in range(v):
                out[g, pair] = -1
                if not rows[v] >> u & 1:
                    _merged(rows, n, u, v, work, small)
                    out[g, pair] = _pack(small, n - 1)
                pair += 1


@njit(cache=True, nogil=True)
def union_rows(found, rows, out):
    """Unite, for each graph, the rows of bits that it names; -1 names none, equal ones come once.

    `found` is int64 (graphs, names), ascending along a row; rows and out are uint64.
    """
    for g in range(found.shape[0]):
        last = -1
        for j in range(found.shape[1]):
            i = found[g, j]
            if i != last:
                for w in range(out.shape[1]):
                    out[g, w] |= rows[i, w]
                last = i


@njit(cache=True, nogil=True)
def deletion_bounds(adjacent, tau, out):
    """Write the least j + tau[edges left] after deleting j vertices of large degree, below k.

    `adjacent` is uint8 (graphs, k, k), symmetric; tau, int64, bounds the treewidth by the edges.
    """
    count, k, _ = adjacent.shape
    degree = np.zeros(k, dtype=np.int64)
    for g in range(count):
        m = 0
        for v in range(k):
            degree[v] = 0
            for u in range(k):
                degree[v] += adjacent[g, v, u]
            m += degree[v]
        m //= 2
        best = max(0, k - 1)
        deleted = 0
        while deleted + tau[m] < best or (m > 0 and deleted < best):
            best = min(best, deleted + tau[m])
            if m == 0:
                break
            v = 0
            for u in range(1, k):
                if degree[u] > degree[v]:
                    v = u
            m -= degree[v]
            degree[v] = -1
            for u in range(k):
                if degree[u] >= 0 and adjacent[g, v, u]:
                    degree[u] -= 1
            deleted += 1
        out[g] = best
