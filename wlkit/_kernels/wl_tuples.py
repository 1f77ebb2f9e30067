"""Refinement of k-tuples: one round as sums of random products.

Colours of all tuples of all graphs lie in one flat int32 array `color`: graph g owns
``offsets[g]:offsets[g + 1]``, and the tuple (v_1, ..., v_k) is the number with these digits to
the base ``sizes[g]``, v_1 leading. A block (g_lo, g_hi, a_lo, a_hi) means the tuples of the
graphs g_lo..g_hi-1, in the first of them from v_1 = a_lo on, in the last one up to a_hi - 1.

A round adds up, over the entries of a tuple's signature, products of random 64-bit words drawn
for the colours, modulo 2^64: equal signatures have equal sums. The converse is not taken on
trust: `wl_exactness` compares signatures entry by entry.
"""

import numpy as np
from numba import njit

ROW, POINT, GLOBAL, SECOND, BOTH, UNION = 1, 2, 4, 8, 16, 32


@njit(cache=True, nogil=True)
def _mixed(color, salt, mask):
    """A word for a class, of which the bits in `mask` are used."""
    x = (np.uint64(color) + salt) * np.uint64(0xBF58476D1CE4E5B9)
    x = (x ^ (x >> np.uint64(29))) * np.uint64(0x94D049BB133111EB)
    return (x ^ (x >> np.uint64(32))) & mask


@njit(cache=True, nogil=True)
def keep_sums(sums, at, drop, shift, marked, spare):
    """Write the sums of the items at, at + 1, ... over what a round can spare: 63 - shift bits.

    Dropping the last `drop` bits must leave that many. 31 of them go to `spare`, whose top bit
    says that the item waits for its class, and the others above the last `shift` bits of
    `marked`, which hold its old class.
    """
    low = (np.uint64(1) << np.uint64(shift)) - np.uint64(1)
    for i in range(sums.size):
        h = sums[i] >> np.uint64(drop)
        spare[at + i] = (h & np.uint64(0x7FFFFFFF)) | np.uint64(0x80000000)
        above = (h >> np.uint64(31)) << np.uint64(shift)
        marked[at + i] = (np.uint64(marked[at + i]) & low) | above


@njit(cache=True, nogil=True)
def _fill(out, marked, low, at, table, salt, mask):
    """out[i] = the word of the class of item at + i: from the table, or mixed with salt."""
    if table.size:
        for i in range(out.size):
            out[i] = table[marked[at + i] & low]
        return
    for i in range(out.size):
        out[i] = _mixed(marked[at + i] & low, salt, mask)


@njit(cache=True, nogil=True)
def folklore2_sums(offsets, sizes, tables, salts, mask, block, drop, shift, marked, spare):
    """Keep for (u, v) the sum over w of W_0(c(w, v)) * W_1(c(u, w)).

    The words are those of `tables` (2, classes), or without tables mixed from class and salt, of
    which the bits in `mask` are used. Eight rows are summed at a time. The old classes and the
    sums lie as in `keep_sums`.
    """
    width = 8
    low = np.uint32((np.uint64(1) << np.uint64(shift)) - np.uint64(1))
    for g in range(block[0], block[1]):
        n = sizes[g]
        off = offsets[g]
        lo = block[2] if g == block[0] else 0
        hi = block[3] if g == block[1] - 1 else n
        row = np.empty(n, np.uint64)
        left = np.empty((width, n), np.uint64)
        acc = np.empty((width, n), np.uint64)
        for first in range(lo, hi, width):
            rows = min(width, hi - first)
            for u in range(rows):
                _fill(left[u], marked, low, off + (first + u) * n, tables[1], salts[1], mask)
            acc[:] = np.uint64(0)
            for w in range(n):
                _fill(row, marked, low, off + w * n, tables[0], salts[0], mask)
                for u in range(rows):
                    x = left[u, w]
                    for v in range(n):
                        acc[u, v] += x * row[v]
            for u in range(rows):
                keep_sums(acc[u], off + (first + u) * n, drop, shift, marked, spare)


@njit(cache=True, nogil=True)
def folklore3_sums(offsets, sizes, tables, salts, mask, block, drop, shift, marked, spare):
    """Keep for (a, b, c) the sum over w of the product of words of (w,b,c), (a,w,c), (a,b,w).

    Words and sums as in `folklore2_sums`. The sums of 4 times `tall` rows are made at a time, and
    four w are taken together, so that sums are read and written once for four products.
    """
    width, tall, deep = 4, 16, 4
    low = np.uint32((np.uint64(1) << np.uint64(shift)) - np.uint64(1))
    for g in range(block[0], block[1]):
        n = sizes[g]
        nn = n * n
        off = offsets[g]
        lo = block[2] if g == block[0] else 0
        hi = block[3] if g == block[1] - 1 else n
        row = np.zeros((deep, n), np.uint64)
        middle = np.zeros((width, deep, n), np.uint64)
        left = np.empty((width, tall, deep), np.uint64)
        acc = np.empty((width, tall, n), np.uint64)
        for first in range(lo, hi, width):
            slabs = min(width, hi - first)
            for b_lo in range(0, n, tall):
                rows = min(tall, n - b_lo)
                acc[:] = np.uint64(0)
                for w in range(0, n, deep):
                    more = min(deep, n - w)
                    left[:] = np.uint64(0)
                    for a in range(slabs):
                        slab = off + (first + a) * nn
                        for d in range(more):
                            at = slab + (w + d) * n
                            _fill(middle[a, d], marked, low, at, tables[1], salts[1], mask)
                        for b in range(rows):
                            for d in range(more):
                                c = marked[slab + (b_lo + b) * n + w + d] & low
                                counted = tables.shape[1] > 0
                                left[a, b, d] = (
                                    tables[2, c] if counted else _mixed(c, salts[2], mask)
                                )
                    for b in range(rows):
                        for d in range(more):
                            at = off + (w + d) * nn + (b_lo + b) * n
                            _fill(row[d], marked, low, at, tables[0], salts[0], mask)
                        for a in range(slabs):
                            x, y, z, t = left[a, b, 0], left[a, b, 1], left[a, b, 2], left[a, b, 3]
                            for c in range(n):
                                acc[a, b, c] += (
                                    x * row[0, c] * middle[a, 0, c]
                                    + y * row[1, c] * middle[a, 1, c]
                                    + z * row[2, c] * middle[a, 2, c]
                                    + t * row[3, c] * middle[a, 3, c]
                                )
                for a in range(slabs):
                    for b in range(rows):
                        at = off + (first + a) * nn + (b_lo + b) * n
                        keep_sums(acc[a, b], at, drop, shift, marked, spare)


@njit(cache=True, nogil=True)
def folklore_sums(offsets, sizes, k, salts, mask, block, drop, shift, marked, spare):
    """Keep for x the sum over w of the product over i of the word of x with w in position i."""
    low = np.uint32((np.uint64(1) << np.uint64(shift)) - np.uint64(1))
    stride = np.empty(k, np.int64)
    total = np.empty(1, np.uint64)
    for g in range(block[0], block[1]):
        n = sizes[g]
        for i in range(k):
            stride[i] = n ** (k - 1 - i)
        lo = block[2] if g == block[0] else 0
        hi = block[3] if g == block[1] - 1 else n
        row = np.empty(n, np.uint64)
        for item in range(offsets[g] + lo * stride[0], offsets[g] + hi * stride[0]):
            row[:] = np.uint64(1)
            for i in range(k):
                at = item - (item - offsets[g]) // stride[i] % n * stride[i]
                for w in range(n):
                    row[w] *= _mixed(marked[at + w * stride[i]] & low, salts[i], mask)
            total[0] = row.sum()
            keep_sums(total, item, drop, shift, marked, spare)


@njit(cache=True, nogil=True)
def pair_hashes(color, offsets, sizes, tables, flags, types, indptr, indices, block, out):
    """Sums for the refinements of pairs (u, v) by the aggregations named in `flags`.

    `types` lies as `color` does; row v of graph g in the neighbour lists is ``first[g] + v``,
    where first[g] counts the vertices of the graphs before g.
    """
    base = offsets[block[0]] + block[2] * sizes[block[0]]
    vertex = 0
    for g in range(block[0]):
        vertex += sizes[g]
    for g in range(block[0], block[1]):
        n = sizes[g]
        off = offsets[g]
        lo = block[2] if g == block[0] else 0
        hi = block[3] if g == block[1] - 1 else n
        column = np.zeros(n, np.uint64)
        if flags & GLOBAL:
            for w in range(n):
                for v in range(n):
                    column[v] += tables[2, color[off + w * n + v]]
        for u in range(lo, hi):
            for v in range(n):
                total = column[v]
                if flags & ROW:
                    for e in range(indptr[vertex + v], indptr[vertex + v + 1]):
                        w = indices[e]
                        tag = types[off + v * n + w]
                        total += tables[0, color[off + u * n + w]] * tables[6, tag]
                if flags & POINT:
                    total += tables[1, color[off + v * n + v]]
                if flags & SECOND:
                    for e in range(indptr[vertex + u], indptr[vertex + u + 1]):
                        w = indices[e]
                        tag = types[off + u * n + w]
                        total += tables[3, color[off + w * n + v]] * tables[6, tag]
                if flags & (BOTH | UNION):
                    for e in range(indptr[vertex + v], indptr[vertex + v + 1]):
                        w = indices[e]
                        x = tables[4, color[off + u * n + w]]
                        total += x * tables[5, color[off + w * n + v]]
                if flags & UNION:
                    for e in range(indptr[vertex + u], indptr[vertex + u + 1]):
                        w = indices[e]
                        if types[off + v * n + w] == 0:
                            x = tables[4, color[off + u * n + w]]
                            total += x * tables[5, color[off + w * n + v]]
                out[off + u * n + v - base] = total
        vertex += n


@njit(cache=True, nogil=True)
def _scattered(key):
    """A word that depends on all bits of a key."""
    x = (key ^ (key >> np.uint64(32))) * np.uint64(0xBF58476D1CE4E5B9)
    return x ^ (x >> np.uint64(31))


@njit(cache=True, nogil=True)
def _place(key, keys):
    """The place of a key in a table of 2^p places, or the empty one where it belongs."""
    mask = np.uint64(keys.size - 1)
    slot = _scattered(key) & mask
    while keys[slot] != 0 and keys[slot] != key:
        slot = (slot + np.uint64(1)) & mask
    return slot


@njit(cache=True, nogil=True)
def _unpacked(packed, bits, c):
    """The number c of `packed`: 32 / bits of them lie in a word."""
    at = c * bits
    return np.int64((packed[at >> 5] >> np.uint32(at & 31)) & np.uint32((1 << bits) - 1))


@njit(cache=True, nogil=True)
def _pack(packed, bits, c, value):
    """Make number c of `packed`, which is 0, the value."""
    at = c * bits
    packed[at >> 5] |= np.uint32(value) << np.uint32(at & 31)


@njit(cache=True, nogil=True)
def repack(packed, bits, new_bits, count, out):
    """Pack the same numbers with more bits for each into `out`, which is all zero."""
    for c in range(count):
        _pack(out, new_bits, c, _unpacked(packed, bits, c))


@njit(cache=True, nogil=True)
def class_runs(splits, bits, m, t):
    """Where the classes of round t begin among the m last ones, in blocks of 64.

    For each block the word of those that begin one, and how many begin before it: a quarter of a
    byte for each class. `splits` are packed, `bits` bits for each class.
    """
    runs = np.zeros((m // 64 + 1, 2), np.uint64)
    count = np.uint64(0)
    for c in range(m):
        if c & 63 == 0:
            runs[c >> 6, 1] = count
        if _unpacked(splits, bits, c) <= t:
            runs[c >> 6, 0] |= np.uint64(1) << np.uint64(c & 63)
            count += np.uint64(1)
    return runs


@njit(cache=True, nogil=True)
def number_sums(marked, spare, shift, most, m_old, splits, bits, rounds, new_splits):
    """Replace what `keep_sums` wrote to `spare` by new classes: one for each class and sum.

    The parts of each of the `m_old` classes come before those of the next, by their first items.
    The rounds that separated classes, `splits`, go on to `new_splits` (all zero), with `rounds`
    between parts of one class; both are packed, `bits` bits for each class.
    At most `most` old classes and `most` sums are looked at in one pass over the items. Once the
    table of sums is full, a bit for each of some hashes of keys says which cannot be in it.
    Returns the number of classes.
    """
    low = (np.uint64(1) << np.uint64(shift)) - np.uint64(1)
    keys = np.zeros(1024, np.uint64)
    parts = np.empty(1024, np.uint32)
    held = np.zeros(1024 if most < spare.size else 1, np.uint64)
    while most < spare.size and 4 * held.size < most:
        held = np.zeros(2 * held.size, np.uint64)
    some = np.uint64(64 * held.size - 1)
    begins = np.empty(min(most, m_old), np.uint32)
    m = 0
    for lo in range(0, m_old, most):
        hi = min(lo + most, m_old)
        begins[:] = 0
        after = 0
        while after < spare.size:
            start, after = after, spare.size
            used = 0
            for item in range(start, spare.size):
                if spare[item] < 0x80000000:
                    continue
                c = np.int64(np.uint64(marked[item]) & low)
                if c < lo or c >= hi:
                    continue
                key = np.uint64(marked[item]) << np.uint64(32) | np.uint64(spare[item])
                bit = (_scattered(key) >> np.uint64(32)) & some
                if used == most and not held[bit >> np.uint64(6)] >> (bit & np.uint64(63)) & 1:
                    after = min(after, item)
                    continue
                slot = _place(key, keys)
                if keys[slot] == key:
                    spare[item] = parts[slot]
                elif used == most:
                    after = min(after, item)
                else:
                    keys[slot] = key
                    held[bit >> np.uint64(6)] |= np.uint64(1) << (bit & np.uint64(63))
                    parts[slot] = begins[c - lo]
                    spare[item] = begins[c - lo]
                    begins[c - lo] += 1
                    used += 1
                    if 4 * used > 3 * keys.size and used < most:
                        keys, parts = _doubled(keys, parts)
            keys[:] = 0
            held[:] = 0
        for c in range(lo, hi):
            end = m + np.int64(begins[c - lo])
            _pack(new_splits, bits, m, _unpacked(splits, bits, c))
            for part in range(m + 1, end):
                _pack(new_splits, bits, part, rounds)
            begins[c - lo] = m
            m = end
        for item in range(spare.size):
            c = np.int64(np.uint64(marked[item]) & low)
            if lo <= c < hi:
                spare[item] += begins[c - lo]
    return m


@njit(cache=True, nogil=True)
def _doubled(keys, parts):
    """A table with twice as many places."""
    more_keys = np.zeros(2 * keys.size, np.uint64)
    more_parts = np.empty(2 * keys.size, np.uint32)
    for j in range(keys.size):
        if keys[j] != 0:
            slot = _place(keys[j], more_keys)
            more_keys[slot] = keys[j]
            more_parts[slot] = parts[j]
    return more_keys, more_parts


@njit(cache=True, nogil=True)
def first_items(color, count):
    """The first item of each of the classes 0, ..., count - 1, -1 for those that do not occur."""
    first = np.full(count, np.int32(-1), np.int32)
    for item in range(color.size - 1, -1, -1):
        first[color[item]] = item
    return first
