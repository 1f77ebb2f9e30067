"""Stabiliser chains of permutation groups (Schreier-Sims), with perfect ranks of the elements."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
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


def _compose(left: Rows, right: Rows) -> Rows:
    """Return the rows ``left * right``, that is ``left[right[i]]``."""
    return left[np.arange(len(left))[:, None], right]


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
            left[alive] = _compose(self.divisors[level][found], left[alive])
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
            rows = _compose(transversal[digit], rows)
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
            for residues in _schreier_residues(self, level, strong):
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


def stabilizer_chain(generators: GeneratingSet | Any, base: Sequence[int] = ()) -> StabilizerChain:
    """Return a stabiliser chain of the group that the permutations generate.

    A few hundred pseudo-random products with a fixed seed fill the chain; then every Schreier
    generator is sifted, so that the answer is exact and reproducible.

    Parameters
    ----------
    generators : GeneratingSet or array_like of int, shape (k, n)
    base : sequence of int
        Points to begin the base with, in this order (levels of length one are kept).

    Examples
    --------
    >>> stabilizer_chain([[1, 2, 0, 3], [0, 2, 3, 1]]).order
    12

    Notes
    -----
    The final pass composes sum_i |orbit_i| |S_i| permutations with at most m transversal elements.
    """
    if not isinstance(generators, GeneratingSet):
        generators = GeneratingSet(generators)
    if len(set(base)) != len(base) or not all(0 <= b < generators.degree for b in base):
        raise InputError(f"a base is distinct points of 0..{generators.degree - 1}, got {base}")
    builder = _Builder(generators.permutations, [int(b) for b in base])
    builder.fill()
    builder.complete()
    return builder.chain()


def _schreier_residues(chain: StabilizerChain, level: int, strong: Rows) -> Iterator[Rows]:
    """Yield the sifted Schreier generators ``u_{s(b)}^-1 s u_b`` of one level in chunks."""
    transversal, inverses = chain.transversals[level], chain.divisors[level]
    pairs = len(transversal) * len(strong)
    for low in range(0, pairs, _CHUNK):
        which, s = np.divmod(np.arange(low, min(low + _CHUNK, pairs)), len(strong))
        moved = _compose(strong[s], transversal[which])
        target = chain.positions[level][moved[:, chain.base[level]]]
        yield chain.sift(_compose(inverses[target], moved), level + 1)[1]


class _Builder:
    """Mutable state of one run of Schreier-Sims."""

    def __init__(self, permutations: Rows, base: list[int]) -> None:
        self.degree = permutations.shape[1]
        self.identity = np.arange(self.degree)
        self.base = base
        self.strong: list[Rows] = []
        self.generators = permutations[(permutations != self.identity).any(axis=1)]
        self.transversals: list[Rows] = [self.identity.reshape(1, -1) for _ in base]
        self.frozen: StabilizerChain | None = None
        for row in self.generators:
            self.add(row)

    def depth(self, row: Rows) -> int:
        """Return the first level whose base point moves, extending the base if none does."""
        for level, point in enumerate(self.base):
            if row[point] != point:
                return level
        self.base.append(int(np.argmax(row != self.identity)))
        self.transversals.append(self.identity.reshape(1, -1))
        return len(self.base) - 1

    def add(self, row: Rows) -> int:
        """Add a strong generator and recompute the orbits it can enlarge."""
        depth = self.depth(row)
        self.strong.append(row)
        for level in range(depth + 1):
            orbit = set(self.transversals[level][:, self.base[level]].tolist())
            if not orbit.issuperset(row[list(orbit)].tolist()):
                self.transversals[level] = self.orbit(level)
        self.frozen = None
        return depth

    def strong_at(self, level: int) -> Rows:
        fixed = np.array(self.base[:level], dtype=np.int64)
        rows = np.array(self.strong).reshape(-1, self.degree)
        return rows[(rows[:, fixed] == fixed).all(axis=1)]

    def orbit(self, level: int) -> Rows:
        strong, seen = self.strong_at(level), {self.base[level]}
        rows = [self.identity]
        for row in rows:
            point = row[self.base[level]]
            for generator, image in zip(strong, strong[:, point].tolist(), strict=True):
                if image not in seen:
                    seen.add(image)
                    rows.append(generator[row])
        return np.array(rows)

    def chain(self) -> StabilizerChain:
        if self.frozen is None:
            strong = np.array(self.strong, dtype=np.int64).reshape(-1, self.degree)
            for array in (strong, *self.transversals):
                array.setflags(write=False)
            self.frozen = StabilizerChain(
                self.degree, tuple(self.base), strong, tuple(self.transversals)
            )
        return self.frozen

    def fill(self, quiet: int = 12) -> None:
        """Sift product-replacement elements until `quiet` in a row give nothing new."""
        if not len(self.generators):
            return
        rng = random.Random(20240229)
        pool = [
            self.generators[i % len(self.generators)] for i in range(max(10, len(self.generators)))
        ]
        element, silent = self.identity, 0
        for step in range(20 * self.degree + 200):
            i, j = rng.sample(range(len(pool)), 2)
            other = pool[j] if rng.random() < 0.5 else np.argsort(pool[j])
            pool[i] = pool[i][other] if rng.random() < 0.5 else other[pool[i]]
            element = element[pool[i]]
            if step < 30:
                continue
            residue = self.chain().sift(element.reshape(1, -1))[1][0]
            silent = silent + 1 if np.array_equal(residue, self.identity) else 0
            if not silent:
                self.add(residue)
            if silent >= quiet:
                return

    def complete(self) -> None:
        """Sift all Schreier generators, deepest level first, until every level is complete."""
        level = len(self.base) - 1
        while level >= 0:
            residue = self.missing(level)
            level = level - 1 if residue is None else max(self.add(residue), level)

    def missing(self, level: int) -> Rows | None:
        """Return a residue that shows the next level to be incomplete, or None."""
        for residues in _schreier_residues(self.chain(), level, self.strong_at(level)):
            bad = np.flatnonzero((residues != self.identity).any(axis=1))
            if bad.size:
                return residues[bad[0]].copy()
        return None
