"""Moves between the cosets of a subgroup H, and representatives under which few of them turn H.

An element is h t_c. Generator g, a row of `moves`, carries the whole coset s = pred[c, g] to c,
and t_s g = turn^-1 t_c with `turn` in H, which is 1 when the move leaves the order in H alone.
Permutations are one-line rows, x g is x[g[i]].
"""

from __future__ import annotations

import numpy as np
from numba import njit


@njit(cache=True, nogil=True)
def coset_sources(reps, moves, base, positions, divisors, radices, split, pred):
    """Fill pred[c, g] with the number of the coset of t_c g^-1, read off its leading digits."""
    n = reps.shape[1]
    inverse_rep = np.empty(n, dtype=np.int64)
    image = np.empty(split, dtype=np.int64)
    for c in range(reps.shape[0]):
        for i in range(n):
            inverse_rep[reps[c, i]] = i
        for g in range(moves.shape[0]):
            source = 0
            for level in range(split):
                image[level] = moves[g, inverse_rep[base[level]]]
            for level in range(split):
                d = positions[level, image[level]]
                source = source * radices[level] + d
                for later in range(level + 1, split):
                    image[later] = divisors[level, d, image[later]]
            pred[c, g] = source


@njit(cache=True, nogil=True)
def coset_turns(reps, moves, base, positions, divisors, radices, split, pred, turn):
    """Fill turn[c, g] with the rank in H of h = t_c g^-1 t_s^-1, where s = pred[c, g]."""
    n = reps.shape[1]
    depth = base.size
    inverse_rep = np.empty(n, dtype=np.int64)
    inverse_from = np.empty(n, dtype=np.int64)
    back = np.empty(n, dtype=np.int64)
    image = np.empty(depth, dtype=np.int64)
    for c in range(reps.shape[0]):
        for i in range(n):
            inverse_rep[reps[c, i]] = i
        for g in range(moves.shape[0]):
            s = pred[c, g]
            moved = False
            for i in range(n):
                moved |= reps[s, moves[g, i]] != reps[c, i]
            turn[c, g] = 0
            if not moved:
                continue
            for i in range(n):
                back[moves[g, inverse_rep[i]]] = i
                inverse_from[reps[s, i]] = i
            for level in range(split, depth):
                image[level] = back[inverse_from[base[level]]]
            number = 0
            for level in range(split, depth):
                d = positions[level, image[level]]
                number = number * radices[level] + d
                for later in range(level + 1, depth):
                    image[later] = divisors[level, d, image[later]]
            turn[c, g] = number


@njit(cache=True, nogil=True)
def align(reps, moves, pred, spin, vote, aligned):
    """Fill `aligned` with representatives of the same cosets; return how many moves turn nothing.

    Along the cycles of generator `spin` a representative is carried on from the first coset.
    There it is the one that most neighbours already done ask for if `vote`, else that of `reps`.
    """
    cosets, n = reps.shape
    most = 32
    seen = np.zeros(cosets, dtype=np.uint8)
    queue = np.empty(cosets, dtype=np.int32)
    power = np.empty(n, dtype=np.int64)
    previous = np.empty(n, dtype=np.int64)
    back = np.empty(n, dtype=np.int64)
    wish = np.empty((most, n), dtype=np.int64)
    backers = np.zeros(most, dtype=np.int64)
    for i in range(n):
        back[moves[spin, i]] = i
    queue[0] = 0
    seen[0] = 1
    head, tail = 0, 1
    while head < tail:
        first = queue[head]
        head += 1
        if seen[first] == 2:
            continue
        wishes = 0
        for i in range(n):
            power[i] = i
        c = first
        while True:
            for g in range(moves.shape[0]):
                s = pred[c, g]
                if seen[s] == 0:
                    seen[s] = 1
                    queue[tail] = s
                    tail += 1
                elif vote and seen[s] == 2:
                    # t_c = t_s g leaves H alone; carried back to the first coset of the cycle
                    which = 0
                    while which < wishes:
                        same = True
                        for i in range(n):
                            same &= wish[which, i] == aligned[s, moves[g, power[i]]]
                        if same:
                            break
                        which += 1
                    if which < wishes:
                        backers[which] += 1
                    elif wishes < most:
                        for i in range(n):
                            wish[wishes, i] = aligned[s, moves[g, power[i]]]
                        backers[wishes] = 1
                        wishes += 1
            c = pred[c, spin]
            if c == first:
                break
            for i in range(n):
                previous[i] = power[i]
            for i in range(n):
                power[i] = moves[spin, previous[i]]
        if wishes == 0:
            for i in range(n):
                aligned[first, i] = reps[first, i]
        else:
            chosen = np.argmax(backers[:wishes])
            for i in range(n):
                aligned[first, i] = wish[chosen, i]
        seen[first] = 2
        c = first
        s = pred[c, spin]
        while s != first:
            for i in range(n):
                aligned[s, i] = aligned[c, back[i]]
            seen[s] = 2
            c = s
            s = pred[c, spin]
    still = 0
    for c in range(cosets):
        for g in range(moves.shape[0]):
            s = pred[c, g]
            same = True
            for i in range(n):
                same &= aligned[s, moves[g, i]] == aligned[c, i]
            still += same
    return still
