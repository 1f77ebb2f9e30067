"""Moves of packed states and an exact open-addressing table of them.

A state is a row of 64-bit words; every word holds floor(64 / bits) symbols of `bits` bits. The
table stores indices into the array of states in order of discovery; whole states are compared.
"""

from __future__ import annotations

import numpy as np
from numba import njit


@njit(cache=True, nogil=True)
def move_words(states, moves, bits, out):
    """out[s * k + g] = states[s] moved by row g: new[i] = old[moves[g, i]]."""
    k, length = moves.shape
    words = states.shape[1]
    per = 64 // bits
    width = np.uint64(bits)
    mask = (np.uint64(1) << width) - np.uint64(1)
    symbols = np.empty(length, dtype=np.uint64)
    for s in range(states.shape[0]):
        for i in range(length):
            symbols[i] = (states[s, i // per] >> np.uint64((i % per) * bits)) & mask
        for g in range(k):
            row = s * k + g
            i = 0
            for w in range(words):
                value = np.uint64(0)
                shift = np.uint64(0)
                for _ in range(min(per, length - i)):
                    value |= symbols[moves[g, i]] << shift
                    shift += width
                    i += 1
                out[row, w] = value


@njit(cache=True, nogil=True)
def move_matrices(states, matrices, columns, modulo, bits, out):
    """out[s * k + g] = matrices[g] @ states[s]; False when an entry leaves the signed range."""
    k, n, _ = matrices.shape
    length = n * columns
    words = states.shape[1]
    per = 64 // bits
    mask = (np.uint64(1) << np.uint64(bits)) - np.uint64(1)
    half = np.int64(0) if modulo else np.int64(1) << np.int64(bits - 1)
    bound = np.int64(1) << np.int64(bits - 1)
    symbols = np.empty(length, dtype=np.int64)
    word = np.empty(length, dtype=np.int64)
    shift = np.empty(length, dtype=np.uint64)
    for i in range(length):
        word[i] = i // per
        shift[i] = (i % per) * bits
    for s in range(states.shape[0]):
        for i in range(length):
            symbols[i] = np.int64((states[s, word[i]] >> shift[i]) & mask) - half
        for g in range(k):
            row = s * k + g
            for w in range(words):
                out[row, w] = np.uint64(0)
            for r in range(n):
                for c in range(columns):
                    total = np.int64(0)
                    for j in range(n):
                        if matrices[g, r, j] != 0:
                            total += matrices[g, r, j] * symbols[j * columns + c]
                    if modulo:
                        if total < 0 or total >= modulo:
                            total %= modulo
                    elif total < -bound or total >= bound:
                        return False
                    i = r * columns + c
                    out[row, word[i]] |= np.uint64(total + half) << shift[i]
    return True


@njit(cache=True, nogil=True)
def move_hole(states, targets, bits, hole, out):
    """out[s * k + g] = states[s] with the symbol `hole` exchanged with its target, -1 for none."""
    k = targets.shape[0]
    words = states.shape[1]
    per = 64 // bits
    mask = (np.uint64(1) << np.uint64(bits)) - np.uint64(1)
    for s in range(states.shape[0]):
        here = 0
        while (states[s, here // per] >> np.uint64((here % per) * bits)) & mask != hole:
            here += 1
        for g in range(k):
            row = s * k + g
            for w in range(words):
                out[row, w] = states[s, w]
            there = targets[g, here]
            if there >= 0:
                shift = np.uint64((there % per) * bits)
                tile = (states[s, there // per] >> shift) & mask
                change = tile ^ np.uint64(hole)
                out[row, there // per] ^= change << shift
                out[row, here // per] ^= change << np.uint64((here % per) * bits)


@njit(inline="always")
def _hash(states, row):
    value = np.uint64(0x9E3779B97F4A7C15)
    for w in range(states.shape[1]):
        value ^= states[row, w]
        value ^= value >> np.uint64(30)
        value *= np.uint64(0xBF58476D1CE4E5B9)
        value ^= value >> np.uint64(27)
        value *= np.uint64(0x94D049BB133111EB)
        value ^= value >> np.uint64(31)
    return value


@njit(inline="always")
def _same(a, i, b, j):
    for w in range(a.shape[1]):
        if a[i, w] != b[j, w]:
            return False
    return True


@njit(cache=True, nogil=True)
def insert(children, store, count, slots):
    """Append the children that the table lacks; return the new number of states."""
    mask = np.uint64(slots.size - 1)
    for row in range(children.shape[0]):
        at = _hash(children, row) & mask
        while True:
            index = slots[at]
            if index < 0:
                for w in range(store.shape[1]):
                    store[count, w] = children[row, w]
                slots[at] = count
                count += 1
                break
            if _same(children, row, store, index):
                break
            at = (at + np.uint64(1)) & mask
    return count


@njit(cache=True, nogil=True)
def fill_slots(store, count, slots):
    """Enter the first `count` different states into empty slots."""
    mask = np.uint64(slots.size - 1)
    for row in range(count):
        at = _hash(store, row) & mask
        while slots[at] >= 0:
            at = (at + np.uint64(1)) & mask
        slots[at] = row


@njit(cache=True, nogil=True)
def find(states, store, slots, out):
    """out[i] = index of states[i] in the table, -1 when it is not there."""
    mask = np.uint64(slots.size - 1)
    for row in range(states.shape[0]):
        at = _hash(states, row) & mask
        out[row] = -1
        while slots[at] >= 0:
            if _same(states, row, store, slots[at]):
                out[row] = slots[at]
                break
            at = (at + np.uint64(1)) & mask
