"""One breadth-first layer over a bitmap of cosets, and the tables of coset moves it needs.

An element is h t_c: coset c of H, then a word and a bit for h. Moving by a generator carries the
whole coset s = pred[c, g] to c and multiplies h on the right by one element of H, numbered
hid[c, g]: word w goes to word words_to[j, w] and its bits are permuted by lookups[bits_to[j, w]].
"""

from __future__ import annotations

import numpy as np
from numba import njit


@njit(cache=True, nogil=True)
def coset_moves(reps, moves, base, positions, divisors, radices, split, pred, hid, lo, hi):
    """For cosets lo..hi-1 fill pred and hid; the arrays describe a stabiliser chain."""
    n = reps.shape[1]
    depth = base.size
    inverse_rep = np.empty(n, dtype=np.int64)
    inverse_from = np.empty(n, dtype=np.int64)
    back = np.empty(n, dtype=np.int64)
    left = np.empty(n, dtype=np.int64)
    for c in range(lo, hi):
        for i in range(n):
            inverse_rep[reps[c, i]] = i
        for g in range(moves.shape[0]):
            # x = t_c p^-1 and its inverse p t_c^-1, whose leading digits name the coset of x
            for i in range(n):
                left[i] = moves[g, inverse_rep[i]]
            for i in range(n):
                back[left[i]] = i
            source = 0
            for level in range(split):
                d = positions[level, left[base[level]]]
                source = source * radices[level] + d
                for i in range(n):
                    left[i] = divisors[level, d, left[i]]
            for i in range(n):
                inverse_from[reps[source, i]] = i
            # h = x t_source^-1 lies in H; number it by its own digits
            for i in range(n):
                left[i] = back[inverse_from[i]]
            number = 0
            for level in range(split, depth):
                d = positions[level, left[base[level]]]
                number = number * radices[level] + d
                for i in range(n):
                    left[i] = divisors[level, d, left[i]]
            pred[c, g] = source
            hid[c, g] = number


@njit(cache=True, nogil=True)
def sweep(
    front,
    other,
    seen,
    live,
    live_other,
    pred,
    hid,
    words_to,
    bits_to,
    lookups,
    parity,
    take,
    keep,
    directed,
    lo,
    hi,
):
    """Write the next layer of cosets lo..hi-1 into `other`; return its number of elements.

    Undirected: `other` holds the previous layer, which with `front` is all that can recur.
    Directed: `seen` holds every earlier layer. `front` and `other` may be one array when every
    generator changes a parity: take[parity[c], w] masks the bits of the current layer in a word,
    keep the bits that stay when the next layer is written (none for two arrays).
    """
    width = front.shape[1]
    chunks = lookups.shape[1]
    acc = np.zeros(width, dtype=np.uint32)
    total = 0
    for c in range(lo, hi):
        touched = False
        for g in range(pred.shape[1]):
            s = pred[c, g]
            if live[s] == 0:
                continue
            touched = True
            j = hid[c, g]
            odd = parity[s]
            if j == 0:
                for w in range(width):
                    acc[w] |= front[s, w] & take[odd, w]
                continue
            for w in range(width):
                x = front[s, w] & take[odd, w]
                if x != 0:
                    a = bits_to[j, w]
                    if a != 0:
                        y = lookups[a, 0, x & np.uint32(63)]
                        for q in range(1, chunks):
                            x >>= np.uint32(6)
                            y |= lookups[a, q, x & np.uint32(63)]
                        x = y
                    acc[words_to[j, w]] |= x
        odd = parity[c]
        if not touched:
            if live_other[c] != 0:
                for w in range(width):
                    other[c, w] &= keep[odd, w]
                live_other[c] = 0
            continue
        found = 0
        for w in range(width):
            new = acc[w]
            acc[w] = 0
            if directed:
                new &= ~seen[c, w]
                seen[c, w] |= new
            else:
                new &= ~(front[c, w] | other[c, w])
            other[c, w] = new | (other[c, w] & keep[odd, w])
            if new != 0:
                v = new - ((new >> np.uint32(1)) & np.uint32(0x55555555))
                v = (v & np.uint32(0x33333333)) + ((v >> np.uint32(2)) & np.uint32(0x33333333))
                v = (v + (v >> np.uint32(4))) & np.uint32(0x0F0F0F0F)
                found += np.int64(((v * np.uint32(0x01010101)) >> np.uint32(24)) & np.uint32(0xFF))
        live_other[c] = 1 if found else 0
        total += found
    return total
