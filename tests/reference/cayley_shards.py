"""Obvious twin of the kernel that moves one shard into another, bit by bit."""

from __future__ import annotations


def move_shard(source, pred, turn, words_to, image_of_bit):
    """Return the words that the kernel ORs into the target, as nested lists of integers.

    ``image_of_bit(a, b)`` is where element a of K carries bit b.
    """
    rows, width = len(pred), len(source[0])
    out = [[0] * width for _ in range(rows)]
    for c in range(rows):
        for w in range(width):
            value, b = int(source[pred[c]][w]), 0
            while value >> b:
                if value >> b & 1:
                    there, bit = image_of_bit(int(turn[c]), w, b)
                    out[c][there] |= 1 << bit
                b += 1
    return out
