"""Perfect ranks of the rearrangements of a word, in a form that moves are read off from.

A word of n symbols is cut into a prefix of ceil(n/2) places and a suffix.  Words are ranked
lexicographically: ``start[prefix] + rank[suffix]``, where `rank` counts the smaller suffixes with
the same symbols.  A permutation of the places carries the word (u, v) to a word whose halves,
written as numbers to the base s of the number of symbols, are sums of one summand that depends
on u and one that depends on v: two tables a generator, and no loop over places.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from math import prod
from typing import TYPE_CHECKING, Any

import numpy as np

from wlkit.groups import GeneratingSet
from wlkit.groups.ranking import count_words

if TYPE_CHECKING:
    from numpy.typing import NDArray

LARGEST_HALF = 1 << 22
"""Bound on the number of codes of half a word."""


@dataclass(frozen=True)
class WordShape:
    """Sizes of the layout of all rearrangements of a word.

    Parameters
    ----------
    words : int
        The number of rearrangements, a multinomial coefficient.
    symbols : int
        The number s of different symbols.
    prefix, suffix : int
        Places of the two halves.
    generators : int
    """

    words: int
    symbols: int
    prefix: int
    suffix: int
    generators: int

    @property
    def codes(self) -> tuple[int, int]:
        """The number of codes s^prefix and s^suffix."""
        return self.symbols**self.prefix, self.symbols**self.suffix

    @property
    def table_bytes(self) -> int:
        """Bytes of the tables of ranks and of moves."""
        outer, inner = self.codes
        return (outer + inner) * 8 * self.generators + 26 * outer + 8 * inner

    @property
    def bytes(self) -> int:
        """Bytes of a sweep: two bits a word, and the tables."""
        return 8 * -(-self.words // 32) + self.table_bytes

    @property
    def fits(self) -> bool:
        """Whether the codes of half a word are few enough for tables."""
        return max(self.codes) <= LARGEST_HALF

    def __str__(self) -> str:
        return f"{self.prefix} + {self.suffix} places, {self.symbols} symbols, 2 bits a word"


def word_shape(generators: GeneratingSet) -> WordShape:
    """Return the sizes for the central word of a generating set.

    Examples
    --------
    >>> from wlkit.groups import generators
    >>> word_shape(generators.lrx(24).with_state("01" * 12)).words
    2704156
    """
    n = generators.degree
    return WordShape(
        words=count_words(generators.start),
        symbols=len(set(generators.start)),
        prefix=n - n // 2,
        suffix=n // 2,
        generators=len(generators),
    )


@dataclass(frozen=True, eq=False)
class WordLayout:
    """The tables of ranks and moves.

    Parameters
    ----------
    shape : WordShape
    alphabet : tuple of int
        The symbols in increasing order; codes number them 0..s-1.
    start, sizes, order_at : ndarray of int64, shape (s^prefix,)
        Rank of the first word with a prefix, number of such words, where their suffixes are
        listed; size 0 for a prefix that uses a symbol too often.
    order : ndarray of int32
        Suffix codes, grouped by the symbols they hold, increasing.
    rank : ndarray of int32, shape (s^suffix,)
        Place of a suffix in its group.
    outer, inner : ndarray of int32, shapes (s^prefix, k, 2) and (suffixes listed, k, 2)
        What a prefix, and a suffix in the order listed, contribute to the two halves of the image
        under a generator.
    """

    shape: WordShape
    alphabet: tuple[int, ...]
    start: NDArray[np.int64]
    sizes: NDArray[np.int64]
    order_at: NDArray[np.int64]
    order: NDArray[np.int32]
    rank: NDArray[np.int32]
    outer: NDArray[np.int32]
    inner: NDArray[np.int32]

    def locate(self, word: Any) -> tuple[int, int]:
        """Return the prefix code and the rank of a rearrangement.

        Examples
        --------
        >>> from wlkit.groups import generators
        >>> layout = word_layout(generators.lrx(4).with_state("0011"))
        >>> [layout.locate(w)[1] for w in ((0, 0, 1, 1), (0, 1, 0, 1), (1, 1, 0, 0))]
        [0, 1, 5]
        """
        digits = [self.alphabet.index(symbol) for symbol in word]
        codes = []
        for part in (digits[: self.shape.prefix], digits[self.shape.prefix :]):
            code = 0
            for digit in part:
                code = code * self.shape.symbols + digit
            codes.append(code)
        return codes[0], int(self.start[codes[0]] + self.rank[codes[1]])

    def words(self, ranks: NDArray[np.int64]) -> list[tuple[int, ...]]:
        """Return the words with the given ranks, given in increasing order."""
        used = np.flatnonzero(self.sizes)
        u = used[np.searchsorted(self.start[used], ranks, side="right") - 1]
        v = self.order[self.order_at[u] + ranks - self.start[u]]
        s, symbols = self.shape.symbols, np.array(self.alphabet)
        rows = np.hstack([digits_of(u, s, self.shape.prefix), digits_of(v, s, self.shape.suffix)])
        return [tuple(row) for row in symbols[rows].tolist()]


def digits_of(codes: NDArray[Any], base: int, places: int) -> NDArray[np.int64]:
    """Return the digits of numbers, the most significant first, one number a row.

    Examples
    --------
    >>> digits_of(np.array([5, 7]), 3, 2).tolist()
    [[1, 2], [2, 1]]
    """
    weights = np.array([base**i for i in reversed(range(places))], dtype=np.int64)
    return (codes[:, None].astype(np.int64) // weights) % base


def word_layout(generators: GeneratingSet) -> WordLayout:
    """Return the layout of the rearrangements of the central word."""
    shape = word_shape(generators)
    multiplicity = Counter(generators.start)
    alphabet = tuple(sorted(multiplicity))
    bounds = [multiplicity[symbol] for symbol in alphabet]
    s, (outer_codes, inner_codes) = shape.symbols, shape.codes
    prefixes = digits_of(np.arange(outer_codes), s, shape.prefix)
    suffixes = digits_of(np.arange(inner_codes), s, shape.suffix)
    kind_of_prefix, possible = contents(prefixes, bounds)
    kind_of_suffix, listed = contents(suffixes, bounds)
    everything = prod(bound + 1 for bound in bounds) - 1

    order = np.flatnonzero(listed)
    order = order[np.argsort(kind_of_suffix[order], kind="stable")]
    kinds = kind_of_suffix[order]
    rank = np.zeros(inner_codes, dtype=np.int32)
    rank[order] = np.arange(order.size) - np.searchsorted(kinds, kinds)
    needed = everything - kind_of_prefix
    order_at = np.searchsorted(kinds, needed)
    sizes = np.where(possible, np.searchsorted(kinds, needed, side="right") - order_at, 0)
    moves = [
        half_moves(half, first, generators.permutations, shape)
        for half, first in ((prefixes, 0), (suffixes, shape.prefix))
    ]
    return WordLayout(
        shape=shape,
        alphabet=alphabet,
        start=np.cumsum(sizes) - sizes,
        sizes=sizes,
        order_at=order_at,
        order=order.astype(np.int32),
        rank=rank,
        outer=moves[0],
        inner=moves[1][order],
    )


def contents(
    digits: NDArray[np.int64], bounds: list[int]
) -> tuple[NDArray[np.int64], NDArray[np.bool_]]:
    """Return a number for the symbols each row holds, and whether none is held too often.

    The numbers of two rows that complete each other to the whole multiset add up to that of it.
    """
    kind = np.zeros(len(digits), dtype=np.int64)
    fits = np.ones(len(digits), dtype=np.bool_)
    weight = 1
    for symbol, bound in enumerate(bounds):
        held = np.count_nonzero(digits == symbol, axis=1)
        fits &= held <= bound
        kind += weight * held
        weight *= bound + 1
    return kind, fits


def half_moves(
    digits: NDArray[np.int64], first: int, permutations: NDArray[np.int64], shape: WordShape
) -> NDArray[np.int32]:
    """Return what half a word, whose places begin at `first`, adds to the halves of its images."""
    table = np.zeros((len(digits), len(permutations), 2), dtype=np.int32)
    for g, row in enumerate(permutations.tolist()):
        for place, source in enumerate(row):
            if not first <= source < first + digits.shape[1]:
                continue
            half, last = (0, shape.prefix) if place < shape.prefix else (1, len(row))
            weight = shape.symbols ** (last - 1 - place)
            table[:, g, half] += (weight * digits[:, source - first]).astype(np.int32)
    return table
