"""Refinement position by position (oblivious, delta, local): a round, and its exact check.

Tuples lie as in `wl_tuples`: graph g owns ``color[offsets[g]:offsets[g + 1]]``, v_1 leading. A
line is a (k-1)-tuple y of vertices, numbered likewise from ``line_offsets[g]``; it stands for the
multiset {{ c(y, w) : w }} of consecutive entries. Permuting the positions of all tuples permutes
classes, so {{ c(v[i<-w]) : w }} are equal for two tuples iff their lines v without v_i are.

Row v of graph g in the neighbour lists is ``first[g] + v``; they hold the w that v sees in any
way, numbered within the graph.
"""

import numpy as np
from numba import njit


@njit(cache=True, nogil=True)
def _graph_of(offsets, item):
    """Return the g with offsets[g] <= item < offsets[g + 1]."""
    lo, hi = 0, offsets.size - 1
    while hi - lo > 1:
        middle = (lo + hi) // 2
        if offsets[middle] <= item:
            lo = middle
        else:
            hi = middle
    return lo


@njit(cache=True, nogil=True, inline="always")
def _word(c, salt):
    x = (np.uint64(c) + salt) * np.uint64(0xBF58476D1CE4E5B9)
    x = (x ^ (x >> np.uint64(29))) * np.uint64(0x94D049BB133111EB)
    return x ^ (x >> np.uint64(32))


@njit(cache=True, nogil=True)
def line_sums(lines, color, offsets, sizes, line_offsets, salt, mask, out):
    """out[j] = sum over w of the word of the class of (y, w), for the line y = lines[j].

    `lines` ascend.
    """
    if lines.size == 0:
        return
    g = _graph_of(line_offsets, lines[0])
    for j in range(lines.size):
        while line_offsets[g + 1] <= lines[j]:
            g += 1
        n = sizes[g]
        at = offsets[g] + (lines[j] - line_offsets[g]) * n
        row = color[at : at + n]
        total = np.uint64(0)
        for w in range(n):
            total += _word(row[w], salt) & mask
        out[j] = total


@njit(cache=True, nogil=True)
def position_hashes(
    color,
    offsets,
    sizes,
    sums,
    line_offsets,
    weights,
    indptr,
    indices,
    first,
    salt,
    mask,
    k,
    block,
    out,
):
    """out[v] = sum over i of sums[i, v without v_i] and of weights[i, e] * word(c(v[i<-w])).

    The last sum is over the places e of v_i in the neighbour lists, where w stands. `sums` or
    `weights` may have no columns. `block` and `out` are as in `wl_tuples`.
    """
    base = offsets[block[0]] + block[2] * sizes[block[0]] ** (k - 1)
    for g in range(block[0], block[1]):
        n = sizes[g]
        slab = n ** (k - 1)
        lo = block[2] if g == block[0] else 0
        hi = block[3] if g == block[1] - 1 else n
        words = np.empty(slab if weights.shape[1] and k > 1 else 0, np.uint64)
        for a in range(lo, hi):
            at = offsets[g] + a * slab
            acc = out[at - base : at - base + slab]
            acc[:] = np.uint64(0)
            if sums.shape[1]:
                line = line_offsets[g]
                for x in range(slab):
                    acc[x] += sums[0, line + x]
                inner = slab
                outer = 1
                for i in range(1, k):
                    inner //= n
                    line = line_offsets[g] + a * (slab // n)
                    for o in range(outer):
                        for v in range(n):
                            x = (o * n + v) * inner
                            if inner == 1:
                                acc[x] += sums[i, line]
                                continue
                            for y in range(inner):
                                acc[x + y] += sums[i, line + y]
                        line += inner
                    outer *= n
            if weights.shape[1] == 0:
                continue
            for e in range(indptr[first[g] + a], indptr[first[g] + a + 1]):
                weight = weights[0, e]
                at = offsets[g] + indices[e] * slab
                row = color[at : at + slab]
                for x in range(slab):
                    acc[x] += weight * (_word(row[x], salt) & mask)
            if k == 1:
                continue
            at = offsets[g] + a * slab
            for x in range(slab):
                words[x] = _word(color[at + x], salt) & mask
            inner = slab
            outer = 1
            for i in range(1, k):
                inner //= n
                for o in range(outer):
                    for v in range(n):
                        x = (o * n + v) * inner
                        if inner == 1:
                            total = np.uint64(0)
                            for e in range(indptr[first[g] + v], indptr[first[g] + v + 1]):
                                total += weights[i, e] * words[o * n + indices[e]]
                            acc[x] += total
                            continue
                        for e in range(indptr[first[g] + v], indptr[first[g] + v + 1]):
                            weight = weights[i, e]
                            z = (o * n + indices[e]) * inner
                            for y in range(inner):
                                acc[x + y] += weight * words[z + y]
                outer *= n


@njit(cache=True, nogil=True)
def _line(item, i, offsets, sizes, line_offsets, k):
    """Return the line of a tuple without its position i."""
    g = _graph_of(offsets, item)
    inner = sizes[g] ** (k - 1 - i)
    rest = item - offsets[g]
    return line_offsets[g] + rest // (inner * sizes[g]) * inner + rest % inner


@njit(cache=True, nogil=True)
def mark_lines(items, offsets, sizes, line_offsets, k, marks):
    """Set marks[y] = 1 for all lines y of the items."""
    for item in items:
        for i in range(k):
            marks[_line(item, i, offsets, sizes, line_offsets, k)] = 1


@njit(cache=True, nogil=True)
def line_mismatch(order, starts, ids, offsets, sizes, line_offsets, k):
    """Return a tuple whose lines have other ids than those of the first of its class, or -1.

    Class j is ``order[starts[j]:starts[j + 1]]``, here and below.
    """
    wanted = np.empty(k, np.int32)
    for j in range(starts.size - 1):
        for i in range(k):
            wanted[i] = ids[_line(order[starts[j]], i, offsets, sizes, line_offsets, k)]
        for p in range(starts[j] + 1, starts[j + 1]):
            for i in range(k):
                if ids[_line(order[p], i, offsets, sizes, line_offsets, k)] != wanted[i]:
                    return np.int64(order[p])
    return np.int64(-1)


@njit(cache=True, nogil=True)
def _bag(item, bag, i, color, offsets, sizes, k, indptr, indices, tags, tag_count, first):
    """Write the codes (class, how v_i sees w) of v[i<-w] to `bag`; return how many there are.

    Here w is a neighbour of v_i or, where there are no neighbour lists, any vertex.
    """
    g = _graph_of(offsets, item)
    n = sizes[g]
    inner = n ** (k - 1 - i)
    v = (item - offsets[g]) // inner % n
    at = item - v * inner
    if indptr.size == 0:
        for w in range(n):
            bag[w] = color[at + w * inner]
        return n
    begin = indptr[first[g] + v]
    end = indptr[first[g] + v + 1]
    for e in range(begin, end):
        c = np.int64(color[at + indices[e] * inner])
        bag[e - begin] = c * tag_count + tags[e]
    return end - begin


@njit(cache=True, nogil=True)
def _slot(code, keys, mask):
    """Return the slot of a code in an open addressing table with -1 for free slots."""
    slot = np.int64(_word(code, np.uint64(0))) & mask
    while keys[slot] >= 0 and keys[slot] != code:
        slot = (slot + 1) & mask
    return slot


@njit(cache=True, nogil=True)
def bag_mismatch(
    order,
    starts,
    i,
    length,
    color,
    offsets,
    sizes,
    k,
    indptr,
    indices,
    tags,
    tag_count,
    first,
):
    """Compare the multisets {{ (class of v[i<-w], how v_i sees w) }} within classes, exactly.

    They have at most `length` entries; classes are in `color`. Returns a tuple whose
    multiset is not that of the first of its class, or -1.
    """
    reference = np.empty(length, np.int64)
    bag = np.empty(length, np.int64)
    slots = np.empty(length, np.int64)
    capacity = 16
    while capacity < 2 * length:
        capacity *= 2
    keys = np.full(capacity, np.int64(-1), np.int64)
    left = np.zeros(capacity, np.int32)
    known = (i, color, offsets, sizes, k, indptr, indices, tags, tag_count, first)
    for j in range(starts.size - 1):
        if starts[j + 1] - starts[j] < 2:
            continue
        count = _bag(order[starts[j]], reference, *known)
        for r in range(count):
            slots[r] = _slot(reference[r], keys, capacity - 1)
            keys[slots[r]] = reference[r]
        for p in range(starts[j] + 1, starts[j + 1]):
            item = order[p]
            size = _bag(item, bag, *known)
            if size != count:
                return np.int64(item)
            # All entries met, as many in number, and none more often: equal multisets.
            for r in range(count):
                left[slots[r]] = 0
            for r in range(count):
                left[slots[r]] += 1
            for r in range(count):
                slot = _slot(bag[r], keys, capacity - 1)
                if keys[slot] < 0 or left[slot] == 0:
                    return np.int64(item)
                left[slot] -= 1
        for r in range(count):
            keys[slots[r]] = -1
    return np.int64(-1)
