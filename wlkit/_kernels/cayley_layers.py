"""One layer of a breadth-first search on packed states: images, partition by hash, what is new.

A state is a row of 64-bit words. The images of a layer are scattered into partitions by the
leading bits of a hash; a partition fits the cache, where a small open-addressing table drops
what occurs twice or in an earlier layer. Whole states are compared; the hash only places them.
"""

from __future__ import annotations

import numpy as np
from numba import njit

PARTITION_BITS = 12
STRIP = 512


@njit(cache=True, nogil=True)
def act(states, tables, first, source, shift, mask, out):
    """out[g * m + s, w] = OR over e in first[w]..first[w+1] of tables[g, e, digit e of s].

    Digit e is ``(states[s, source[e]] >> shift[e]) & mask[e]``.
    """
    m, words = states.shape
    for g in range(tables.shape[0]):
        for low in range(0, m, STRIP):
            high = min(low + STRIP, m)
            for w in range(words):
                for s in range(low, high):
                    out[g * m + s, w] = np.uint64(0)
                for e in range(first[w], first[w + 1]):
                    table, word, right, digit = tables[g, e], source[e], shift[e], mask[e]
                    for s in range(low, high):
                        out[g * m + s, w] |= table[(states[s, word] >> right) & digit]


@njit(inline="always")
def _hash(states, row):
    value = np.uint64(0x9E3779B97F4A7C15)
    for w in range(states.shape[1]):
        value = (value ^ states[row, w]) * np.uint64(0xBF58476D1CE4E5B9)
        value ^= value >> np.uint64(32)
    value *= np.uint64(0x94D049BB133111EB)
    value ^= value >> np.uint64(29)
    return value


@njit(inline="always")
def _same(a, i, b, j):
    for w in range(a.shape[1]):
        if a[i, w] != b[j, w]:
            return False
    return True


@njit(cache=True, nogil=True)
def assign(states, shift, low, high, where, ends):
    """where[i] = partition of state i less `low`, -1 outside low..high-1; ends[p+1] counts them.

    The partition is the leading 12 bits of the hash shifted right by `shift`; on return
    ends[p]..ends[p+1] is the place of partition low + p. Returns how many states are inside.
    """
    ends[:] = 0
    for i in range(states.shape[0]):
        p = np.int64(_hash(states, i) >> np.uint64(64 - PARTITION_BITS)) >> shift
        inside = low <= p < high
        where[i] = p - low if inside else -1
        if inside:
            ends[p - low + 1] += 1
    for p in range(high - low):
        ends[p + 1] += ends[p]
    return ends[high - low]


@njit(cache=True, nogil=True)
def scatter(states, where, cursor, out):
    """Write each state with where = p >= 0 to out[cursor[p]], which moves on by one."""
    for i in range(states.shape[0]):
        p = where[i]
        if p >= 0:
            at = cursor[p]
            cursor[p] += 1
            for w in range(states.shape[1]):
                out[at, w] = states[i, w]


@njit(cache=True, nogil=True)
def fresh(images, segments, known, known_at, slots, dropped, out, out_at):
    """Write each state of the images that is not known once; return their number.

    Partition p is images[segments[b, p]:segments[b, p + 1]] for all b, its known states are
    known[known_at[l, p]:known_at[l, p + 1]] for all l, and what is new goes to
    out[out_at[p]:out_at[p + 1]]. `slots` has twice the places of the largest partition.
    """
    count = 0
    for p in range(out_at.size - 1):
        out_at[p] = count
        total = 0
        for b in range(segments.shape[0]):
            total += segments[b, p + 1] - segments[b, p]
        if total == 0:
            continue
        size = 16
        while size < 2 * total:
            size *= 2
        bits = np.uint64(size - 1)
        slots[:size] = -1
        base = count
        for b in range(segments.shape[0]):
            for row in range(segments[b, p], segments[b, p + 1]):
                at = _hash(images, row) & bits
                while True:
                    index = slots[at]
                    if index < 0:
                        for w in range(images.shape[1]):
                            out[count, w] = images[row, w]
                        slots[at] = count - base
                        dropped[count - base] = 0
                        count += 1
                        break
                    if _same(images, row, out, base + index):
                        break
                    at = (at + np.uint64(1)) & bits
        for layer in range(known_at.shape[0]):
            for row in range(known_at[layer, p], known_at[layer, p + 1]):
                at = _hash(known, row) & bits
                while slots[at] >= 0:
                    if _same(known, row, out, base + slots[at]):
                        dropped[slots[at]] = 1
                        break
                    at = (at + np.uint64(1)) & bits
        kept = base
        for row in range(base, count):
            if dropped[row - base] == 0:
                for w in range(images.shape[1]):
                    out[kept, w] = out[row, w]
                kept += 1
        count = kept
    out_at[out_at.size - 1] = count
    return count
