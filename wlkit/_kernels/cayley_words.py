"""One breadth-first layer over all rearrangements of a word, two bits a word, in place.

A word is a prefix u and a suffix v, written as numbers to the base of the symbols. Its rank is
start[u] + rank[v]. Moving by generator g adds what the halves contribute to each half of the
image: outer[u, g] + inner[i, g], where v is the suffix number i in the list of all suffixes,
grouped by the symbols they hold, and the suffixes of u begin at order_at[u]. The two bits of a
word are 0 while it is not reached, 1 or 2 in the current and the next layer (which swap roles), 3
afterwards; every change is a bitwise or.
"""

from __future__ import annotations

import numpy as np
from numba import config, njit, types
from numba.core import cgutils
from numba.extending import intrinsic

if config.DISABLE_JIT:

    def fetch_or(array, index, value):
        """Store array[index] | value; return what was there."""
        old = array[index]
        array[index] = old | value
        return old

    def trailing_zeros(value):
        """Return the number of the lowest bit that is set."""
        return (int(value) & -int(value)).bit_length() - 1

else:

    @intrinsic
    def fetch_or(typingctx, array, index, value):
        """Store array[index] | value as one atomic step; return what was there."""

        def codegen(context, builder, signature, args):
            kind = signature.args[0]
            view = context.make_array(kind)(context, builder, args[0])
            at = cgutils.get_item_pointer(
                context, builder, kind, view, [args[1]], wraparound=False, boundscheck=False
            )
            return builder.atomic_rmw("or", at, args[2], "monotonic")

        return types.uint64(array, types.intp, types.uint64), codegen

    @intrinsic
    def trailing_zeros(typingctx, value):
        """Return the number of the lowest bit that is set."""

        def codegen(context, builder, signature, args):
            return builder.cttz(args[0], cgutils.true_bit)

        return types.uint64(types.uint64), codegen


@njit(cache=True, nogil=True)
def spread(planes, live, live_next, start, sizes, order_at, rank, outer, inner, current, lo, hi):
    """Move the current layer's words with prefixes lo..hi-1; return how many new ones are met."""
    pattern = np.uint64(0x5555555555555555)
    one, three = np.uint64(1), np.uint64(3)
    following = three - np.uint64(current)
    count = 0
    for u in range(lo, hi):
        if live[u] == 0:
            continue
        live[u] = 0
        first = start[u]
        suffixes = order_at[u] - first
        past = first + sizes[u]
        for w in range(first >> 5, ((past - 1) >> 5) + 1):
            x = planes[w]
            if current == 1:
                mine = x & ~(x >> one) & pattern
            else:
                mine = (x >> one) & ~x & pattern
            base = w << 5
            if base < first:
                mine &= ~np.uint64(0) << np.uint64(2 * (first - base))
            if base + 32 > past:
                mine &= ~np.uint64(0) >> np.uint64(2 * (base + 32 - past))
            if mine == 0:
                continue
            fetch_or(planes, w, mine | (mine << one))
            while mine != 0:
                low = trailing_zeros(mine)
                mine &= mine - one
                i = suffixes + base + np.int64(low >> one)
                for g in range(outer.shape[1]):
                    prefix = outer[u, g, 0] + inner[i, g, 0]
                    slot = start[prefix] + rank[outer[u, g, 1] + inner[i, g, 1]]
                    shift = np.uint64((slot & 31) << 1)
                    if (planes[slot >> 5] >> shift) & three == 0:
                        old = fetch_or(planes, slot >> 5, following << shift)
                        if (old >> shift) & three == 0:
                            live_next[prefix] = 1
                            count += 1
    return count


@njit(cache=True, nogil=True)
def record(planes, residues, current, code, lo, hi):
    """Enter a code of two bits for the current layer's words in planes lo..hi-1."""
    pattern = np.uint64(0x5555555555555555)
    one = np.uint64(1)
    for w in range(lo, hi):
        x = planes[w]
        if current == 1:
            mine = x & ~(x >> one) & pattern
        else:
            mine = (x >> one) & ~x & pattern
        if code & 1:
            residues[w] |= mine
        if code & 2:
            residues[w] |= mine << one
