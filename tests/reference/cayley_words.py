"""Obvious twins of the kernels on words: codes in a dictionary from words to 0, 1, 2 or 3."""

from __future__ import annotations

from itertools import permutations


def all_words(start):
    """Return the rearrangements of a word in lexicographic order."""
    return sorted(set(permutations(start)))


def spread(codes, moves, current):
    """Move the words of the current code; return the codes afterwards and how many are new."""
    after, following = dict(codes), 3 - current
    for word, code in codes.items():
        if code == current:
            after[word] = 3
            for move in moves:
                image = move(word)
                if codes[image] == 0:
                    after[image] = following
    return after, sum(after[word] == following and codes[word] == 0 for word in codes)


def record(codes, residues, current, code):
    """Enter a code for the words of the current one."""
    return {word: code if codes[word] == current else residues[word] for word in codes}
