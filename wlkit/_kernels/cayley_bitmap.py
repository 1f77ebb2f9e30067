"""One breadth-first layer over a bitmap of cosets.

An element is h t_c: coset c of H, then a word and a bit for h. Moving by generator g carries the
whole coset s = pred[c, g] to c: word w goes to word words_to[j, w], its bits permuted by
lookups[bits_to[j, w]], six at a time, where j = turn[c, g], and j = 0 changes nothing. `live[s]`
says whether coset s holds elements of the current layer.
"""

from __future__ import annotations

import numpy as np
from numba import config, njit
from numba.extending import intrinsic

if config.DISABLE_JIT:

    def population(x):
        """Return the number of bits set."""
        return int(x).bit_count()

else:

    @intrinsic
    def population(typingctx, x):
        """Return the number of bits set, by the instruction for it."""
        return x(x), lambda context, builder, signature, args: builder.ctpop(args[0])


@njit(cache=True, nogil=True)
def carry(acc, source, thin, words_to, bits_to, lookups, j):
    """OR into `acc` the words of a block, moved by element j of H.

    `thin` says that most words are zero, so that looking is cheaper than moving nothing.
    """
    for w in range(acc.size):
        x = source[w]
        if thin and x == 0:
            continue
        a = bits_to[j, w]
        if a != 0:
            y = lookups[a, 0, x & np.uint32(63)]
            for q in range(1, lookups.shape[1]):
                x >>= np.uint32(6)
                y |= lookups[a, q, x & np.uint32(63)]
            x = y
        acc[words_to[j, w]] |= x


@njit(cache=True, nogil=True)
def settle(acc, current, target, stay):
    """Write what is in neither plane, and the bits that stay, to `target`; clear `acc`."""
    found = np.int64(0)
    for w in range(acc.size):
        acc[w] &= ~(current[w] | target[w])
        target[w] = acc[w] | stay[w]
        found += np.int64(population(acc[w]))
        acc[w] = 0
    return found


@njit(cache=True, nogil=True)
def sweep(
    front,
    other,
    live,
    live_other,
    thin,
    pred,
    turn,
    words_to,
    bits_to,
    lookups,
    parity,
    take,
    lo,
    hi,
):
    """Write the next layer of cosets lo..hi-1 into `other`; return its number of elements.

    The generators are inverse-closed: `other` holds the previous layer, which with `front` is
    all that can recur. `front` and `other` may be one array when every generator changes a
    parity: then take[parity[c], w] masks the bits of a word that can be in the current layer,
    which stay when the next one is written; without a parity `take` is empty.
    """
    width = front.shape[1]
    masked = take.shape[1] != 0
    acc = np.zeros(width, dtype=front.dtype)
    scratch = np.zeros(width, dtype=front.dtype)
    total = 0
    for c in range(lo, hi):
        touched = False
        for g in range(pred.shape[1]):
            s = pred[c, g]
            if live[s] == 0:
                continue
            touched = True
            source = front[s]
            if masked:
                mask = take[parity[s]]
                for w in range(width):
                    scratch[w] = source[w] & mask[w]
                source = scratch
            j = turn[c, g]
            if j == 0:
                for w in range(width):
                    acc[w] |= source[w]
            else:
                carry(acc, source, thin, words_to, bits_to, lookups, j)
        if not touched:
            if live_other[c] != 0:
                for w in range(width):
                    other[c, w] = (other[c, w] & take[parity[c], w]) if masked else 0
                live_other[c] = 0
            continue
        if masked:
            mask = take[parity[c]]
            for w in range(width):
                scratch[w] = other[c, w] & mask[w]
        found = settle(acc, front[c], other[c], scratch)
        live_other[c] = 1 if found != 0 else 0
        total += found
    return total


@njit(cache=True, nogil=True)
def sweep_residues(
    state,
    code,
    live,
    live_other,
    thin,
    pred,
    turn,
    words_to,
    bits_to,
    lookups,
    sample,
    lo,
    hi,
):
    """Mark the next layer of cosets lo..hi-1, in place; return its number of elements.

    The two bits of an element, in the halves of a 64-bit word, are 0 while it is not reached and
    else 1 + (distance mod 3); `code` is that of the current layer. Older elements with this code
    have all their images reached, so that moving them again adds nothing. A word is written at
    once, and never changes what it says of the current code: pieces may run side by side.
    The first words with new bits go to the rows (coset, word, new bits) of `sample`.
    """
    width = state.shape[1]
    half = np.uint64(32)
    not_low = np.uint32(0xFFFFFFFF if code == 2 else 0)
    not_high = np.uint32(0xFFFFFFFF if code == 1 else 0)
    following = code % 3 + 1
    low_next = np.uint64(1 if following != 2 else 0)
    high_next = np.uint64(1 if following != 1 else 0)
    acc = np.zeros(width, dtype=np.uint32)
    source = np.zeros(width, dtype=np.uint32)
    total = 0
    listed = 0
    for c in range(lo, hi):
        touched = False
        for g in range(pred.shape[1]):
            s = pred[c, g]
            if live[s] == 0:
                continue
            touched = True
            for w in range(width):
                x = state[s, w]
                source[w] = (np.uint32(x) ^ not_low) & (np.uint32(x >> half) ^ not_high)
            j = turn[c, g]
            if j == 0:
                for w in range(width):
                    acc[w] |= source[w]
            else:
                carry(acc, source, thin, words_to, bits_to, lookups, j)
        live_other[c] = 0
        if not touched:
            continue
        found = np.int64(0)
        for w in range(width):
            x = state[c, w]
            new = np.uint32(acc[w] & ~(np.uint32(x) | np.uint32(x >> half)))
            acc[w] = new
            state[c, w] = x | np.uint64(new) * low_next | (np.uint64(new) << half) * high_next
            found += np.int64(population(new))
        if found != 0 and listed < sample.shape[0]:
            for w in range(width):
                if acc[w] != 0 and listed < sample.shape[0]:
                    sample[listed, 0] = c
                    sample[listed, 1] = w
                    sample[listed, 2] = acc[w]
                    listed += 1
        for w in range(width):
            acc[w] = 0
        live_other[c] = 1 if found != 0 else 0
        total += found
    return total


@njit(cache=True, nogil=True)
def move_shard(source, pred, turn, words_to, bits_to, lookups, acc, low, high):
    """OR rows pred[low..high-1] of `source`, moved, into rows low..high-1 of `acc`."""
    for c in range(low, high):
        carry(acc[c], source[pred[c]], True, words_to, bits_to, lookups, turn[c])


@njit(cache=True, nogil=True)
def keep_new(acc, known, also_known, low, high):
    """Clear what is known in rows low..high-1 of `acc`; return how many bits are left."""
    found = np.int64(0)
    for c in range(low, high):
        for w in range(acc.shape[1]):
            acc[c, w] &= ~(known[c, w] | also_known[c, w])
            found += np.int64(population(acc[c, w]))
    return found
