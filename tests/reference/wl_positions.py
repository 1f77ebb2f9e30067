"""Sums and multisets position by position, by definition: dicts of tuples, unbounded integers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from itertools import product
from typing import Any

from tests.reference.wl import swap

Tuple = tuple[int, ...]


def word(color: int, salt: int, mask: int) -> int:
    """The mixed word of a class, modulo 2^64."""
    full = 2**64 - 1
    x = (color + salt & full) * 0xBF58476D1CE4E5B9 & full
    x = (x ^ x >> 29) * 0x94D049BB133111EB & full
    return (x ^ x >> 32) & mask


def line_sums(n: int, k: int, color: dict[Tuple, int], words: Callable[[int], int]) -> list[int]:
    """For each line y the sum over w of the word of (y, w)."""
    return [
        sum(words(color[(*y, w)]) for w in range(n)) % 2**64
        for y in product(range(n), repeat=k - 1)
    ]


def position_hashes(
    n: int,
    k: int,
    color: dict[Tuple, int],
    words: Callable[[int], int],
    sums: list[dict[Tuple, int]],
    weights: list[dict[tuple[int, int], int]],
) -> list[int]:
    """For each v the sum over i of sums[i][v without v_i] + weights[i][v_i, w] word(v[i<-w])."""
    out = []
    for v in product(range(n), repeat=k):
        total = 0
        for i in range(k):
            total += sums[i].get((*v[:i], *v[i + 1 :]), 0)
            for w in range(n):
                total += weights[i].get((v[i], w), 0) * words(color[swap(v, i, w)])
        out.append(total % 2**64)
    return out


def bag(
    n: int, color: dict[Tuple, int], v: Tuple, i: int, tag: Callable[[int, int], Any]
) -> Counter:
    """{{ (how v_i sees w, c(v[i<-w])) : w }}, without the w that it does not see (None)."""
    seen = ((tag(v[i], w), color[swap(v, i, w)]) for w in range(n))
    return Counter(entry for entry in seen if entry[0] is not None)
