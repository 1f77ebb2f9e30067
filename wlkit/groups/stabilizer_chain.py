"""Stabiliser chains of permutation groups (Schreier-Sims), with perfect ranks of the elements."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from math import prod
from typing import TYPE_CHECKING, Any

import numpy as np

from wlkit.errors import InputError, PermutationError, VerificationError
from wlkit.groups.generating_set import GeneratingSet
from wlkit.groups.permutation import Permutation, checked_images

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Rows = NDArray[np.int64]

_CHUNK = 1 << 14


def _compose(table: Rows, which: Rows, right: Rows) -> Rows:
    """Return the rows ``table[which[r]] * right[r]``, whose i-th entry is that at right[r, i]."""
    return np.asarray(np.take(table, right + (which * table.shape[1])[:, None]))


@dataclass(frozen=True, eq=False, repr=False)
class StabilizerChain:
    """G = G_0 > G_1 > ... > 1, where G_{i+1} fixes ``base[i]`` in G_i, with coset transversals.

    Every g in G is uniquely ``u_0 * u_1 * ... * u_{m-1}`` with ``u_i = transversals[i][d_i]``; the
    digits d_i are its mixed-radix rank, the first digit leading, and the identity has rank 0.

    Parameters
    ----------
    degree : int
    base : tuple of int
    strong_generators : ndarray of int64, shape (s, n)
    transversals : tuple of ndarray of int64, shape (|orbit_i|, n)
        ``transversals[i][d]`` carries ``base[i]`` to ``orbits[i][d]``; row 0 is the identity.

    Examples
    --------
    >>> from wlkit.groups import stabilizer_chain
    >>> chain = stabilizer_chain([[1, 2, 3, 0], [1, 0, 2, 3]])
    >>> chain.order, chain.contains([3, 2, 1, 0]), chain.rank([0, 1, 2, 3])
    (24, True, 0)
    >>> chain.unrank(chain.rank([3, 2, 1, 0]))
    Permutation([3, 2, 1, 0])

    References
    ----------
    C. C. Sims, Computational methods in the study of permutation groups (1970);
    A. Seress, Permutation Group Algorithms (2003), chapter 4.
    """

    degree: int
    base: tuple[int, ...]
    strong_generators: Rows
    transversals: tuple[Rows, ...]

    @cached_property
    def orbits(self) -> tuple[Rows, ...]:
        """The orbit of ``base[i]`` under G_i, the base point first."""
        return tuple(u[:, b] for u, b in zip(self.transversals, self.base, strict=True))

    @cached_property
    def divisors(self) -> tuple[Rows, ...]:
        """The inverses of the transversal elements, level by level."""
        return tuple(np.argsort(u, axis=1) for u in self.transversals)

    @cached_property
    def positions(self) -> tuple[Rows, ...]:
        """For each level and point its place in the orbit of the base point, -1 outside."""
        tables = []
        for orbit in self.orbits:
            table = np.full(self.degree, -1)
            table[orbit] = np.arange(orbit.size)
            tables.append(table)
        return tuple(tables)

    @property
    def radices(self) -> tuple[int, ...]:
        """The orbit lengths, whose product is the order."""
        return tuple(len(u) for u in self.transversals)

    @property
    def order(self) -> int:
        """The number of elements of G."""
        return prod(self.radices)

    def sift(self, rows: Any, start: int = 0) -> tuple[Rows, Rows]:
        """Return the digits of many permutations and what is left after dividing them out.

        Parameters
        ----------
        rows : array_like of int, shape (k, n)
        start : int
            Begin at G_start (the rows must fix the earlier base points to lie in it).

        Returns
        -------
        digits : ndarray of int64, shape (k, m - start)
            -1 from the level on where the image of the base point leaves the orbit.
        residues : ndarray of int64, shape (k, n)
            The identity exactly for the elements of G_start.
        """
        left = np.array(rows, dtype=np.int64)
        digits = np.full((left.shape[0], len(self.base) - start), -1, dtype=np.int64)
        alive = np.arange(left.shape[0])
        for level in range(start, len(self.base)):
            found = self.positions[level][left[alive, self.base[level]]]
            if (found < 0).any():
                alive, found = alive[found >= 0], found[found >= 0]
            digits[alive, level - start] = found
            if alive.size == len(left):
                left = _compose(self.divisors[level], found, left)
            else:
                left[alive] = _compose(self.divisors[level], found, left[alive])
        return digits, left

    def contains(self, permutation: Any) -> bool:
        """Return whether the permutation lies in G."""
        row = self._row(permutation)
        return bool(np.array_equal(self.sift(row)[1][0], np.arange(self.degree)))

    __contains__ = contains

    def ranks(self, rows: Any, start: int = 0) -> Rows:
        """Return the int64 ranks in G_start of many elements of it (|G_start| < 2^63).

        Raises
        ------
        InputError
            When a row is no element.
        """
        digits, left = self.sift(rows, start)
        if not np.array_equal(left, np.broadcast_to(np.arange(self.degree), left.shape)):
            raise InputError("a permutation is not an element of the group")
        ranks = np.zeros(digits.shape[0], dtype=np.int64)
        for column, radix in zip(digits.T, self.radices[start:], strict=True):
            ranks = ranks * radix + column
        return ranks

    def elements(self, ranks: Any, start: int = 0) -> Rows:
        """Return the elements of G_start with the given ranks, one a row."""
        left = np.array(ranks, dtype=np.int64).reshape(-1)
        rows = np.broadcast_to(np.arange(self.degree), (left.size, self.degree))
        for transversal in reversed(self.transversals[start:]):
            left, digit = np.divmod(left, len(transversal))
            rows = _compose(transversal, digit, rows)
        return np.array(rows)

    def rank(self, permutation: Any) -> int:
        """Return the rank 0..order-1 of an element, as an exact integer."""
        digits, left = self.sift(self._row(permutation))
        if not np.array_equal(left[0], np.arange(self.degree)):
            raise InputError(
                f"{permutation!r} is not an element of the group of order {self.order}"
            )
        rank = 0
        for digit, radix in zip(digits[0].tolist(), self.radices, strict=True):
            rank = rank * radix + digit
        return rank

    def unrank(self, rank: int) -> Permutation:
        """Return the element with the given rank."""
        if not 0 <= rank < self.order:
            raise InputError(f"ranks are 0..{self.order - 1}, got {rank}")
        images = np.arange(self.degree)
        for transversal in reversed(self.transversals):
            rank, digit = divmod(rank, len(transversal))
            images = transversal[digit][images]
        return Permutation(images)

    def random(self, rng: np.random.Generator) -> Permutation:
        """Return a uniformly random element."""
        images = np.arange(self.degree)
        for transversal in reversed(self.transversals):
            images = transversal[rng.integers(len(transversal))][images]
        return Permutation(images)

    def __iter__(self) -> Iterator[Permutation]:
        return map(self.unrank, range(self.order))

    def verify(self, generators: GeneratingSet | None = None) -> bool:
        """Check the chain against its definition, and that it holds the given generators.

        Sifts every Schreier generator of every level through the levels below.

        Raises
        ------
        VerificationError
            When a Schreier generator, or a given generator, does not sift to the identity.
        """
        identity = np.arange(self.degree)
        for level in reversed(range(len(self.base))):
            fixed = np.array(self.base[:level], dtype=np.int64)
            strong = self.strong_generators
            strong = strong[(strong[:, fixed] == fixed).all(axis=1)]
            for residues in schreier_residues(self, level, strong):
                if (residues != identity).any():
                    raise VerificationError(f"level {level} of the chain is incomplete")
        rows = self.strong_generators if generators is None else generators.permutations
        if len(rows) and (self.sift(rows)[1] != identity).any():
            raise VerificationError("a generator is not in the group of the chain")
        return True

    def _row(self, permutation: Any) -> Rows:
        row = checked_images(getattr(permutation, "images", permutation))
        if row.size != self.degree:
            raise PermutationError(f"expected {self.degree} points, got {row.size}")
        return row.reshape(1, -1)

    def __repr__(self) -> str:
        return f"StabilizerChain(degree={self.degree}, order={self.order}, base={self.base})"


def schreier_residues(chain: StabilizerChain, level: int, strong: Rows) -> Iterator[Rows]:
    """Yield the sifted Schreier generators ``u_{s(b)}^-1 s u_b`` of one level in chunks."""
    transversal, inverses = chain.transversals[level], chain.divisors[level]
    pairs = len(transversal) * len(strong)
    for low in range(0, pairs, _CHUNK):
        which, s = np.divmod(np.arange(low, min(low + _CHUNK, pairs)), len(strong))
        moved = _compose(strong, s, transversal[which])
        target = chain.positions[level][moved[:, chain.base[level]]]
        yield chain.sift(_compose(inverses, target, moved), level + 1)[1]
