"""Schreier-Sims: stabiliser chains from generators, filled at random and then proved complete."""

from __future__ import annotations

import random
from collections.abc import Sequence
from math import prod
from typing import TYPE_CHECKING, Any

import numpy as np

from wlkit.errors import InputError, SizeError
from wlkit.groups.generating_set import GeneratingSet
from wlkit.groups.stabilizer_chain import StabilizerChain, schreier_residues
from wlkit.memory import available_bytes, bytes_text

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Rows = NDArray[np.int64]

MANY_SIFTS = 20_000
"""Sifts of a final pass from which on smaller generating sets are looked for."""
MANY_POINTS = 10_000
"""Degree from which an orbit is counted before its transversal is made."""
SMALL_SETS = (10, 30)
"""Sizes of the generating sets that are tried."""


def stabilizer_chain(generators: GeneratingSet | Any, base: Sequence[int] = ()) -> StabilizerChain:
    """Return a stabiliser chain of the group that the permutations generate.

    A few hundred pseudo-random products with a fixed seed fill the chain; then every Schreier
    generator of generating sets of its levels is sifted, so that the answer is exact and
    reproducible.

    Parameters
    ----------
    generators : GeneratingSet or array_like of int, shape (k, n)
    base : sequence of int
        Points to begin the base with, in this order (levels of length one are kept).

    Returns
    -------
    StabilizerChain

    Raises
    ------
    InputError
        When a point of the base occurs twice or is none of 0..n-1, or the rows are no permutations
        of one degree.
    SizeError
        When the transversal of a level does not fit into memory.

    Examples
    --------
    >>> stabilizer_chain([[1, 2, 0, 3], [0, 2, 3, 1]]).order
    12

    Notes
    -----
    The final pass composes sum_i |orbit_i| |S_i| permutations with at most m transversal elements.
    In a long chain the strong generators S_i are many, and a few elements R_i that generate the
    same group are tried in their place: R_0 are the given generators, R_{i+1} lies in the
    stabiliser of base[i] in <R_i> by the way it is made.  When all Schreier generators of R_i lie
    in U_{i+1} U_{i+2} ..., the product of the transversals, then from the last level up <R_i> is
    U_i U_{i+1} ..., so that |G| is the product of the lengths of these orbits, and the orbits of
    the chain, which are no longer than those of G, are complete when they are as long.

    References
    ----------
    Seress, Permutation Group Algorithms, 2003, section 4.2.
    """
    if not isinstance(generators, GeneratingSet):
        generators = GeneratingSet(generators)
    if len(set(base)) != len(base) or not all(0 <= b < generators.degree for b in base):
        raise InputError(f"a base is distinct points of 0..{generators.degree - 1}, got {base}")
    builder = Builder(generators.permutations, [int(b) for b in base])
    builder.fill()
    if builder.sifts() < MANY_SIFTS or not any(map(builder.certified, SMALL_SETS)):
        builder.complete()
    return builder.chain()


def order_exceeds(generators: GeneratingSet, bound: int) -> bool:
    """Return whether the group is seen to have more than `bound` elements.

    Products of the transversals of a chain are different elements, also while it is not complete;
    False means that random elements showed no more.

    Examples
    --------
    >>> from wlkit.groups.generators import lrx
    >>> order_exceeds(lrx(6), 100), order_exceeds(lrx(6), 720)
    (True, False)
    """
    builder = Builder(generators.permutations, [], bound)
    builder.fill()
    return builder.full


class Builder:
    """Mutable state of one run of Schreier-Sims."""

    def __init__(self, permutations: Rows, base: list[int], bound: int | None = None) -> None:
        self.bound, self.full = bound, False
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
        if self.full:
            return depth
        for level in range(depth + 1):
            orbit = set(self.transversals[level][:, self.base[level]].tolist())
            if not orbit.issuperset(row[list(orbit)].tolist()):
                self.transversals[level] = self.orbit(level)
        self.frozen = None
        self.full = self.bound is not None and prod(map(len, self.transversals)) > self.bound
        return depth

    def strong_at(self, level: int) -> Rows:
        """Return the strong generators that fix the base points before a level."""
        fixed = np.array(self.base[:level], dtype=np.int64)
        rows = np.array(self.strong).reshape(-1, self.degree)
        return rows[(rows[:, fixed] == fixed).all(axis=1)]

    def orbit(self, level: int) -> Rows:
        """Return the transversal of a level."""
        return self.orbit_under(self.strong_at(level), self.base[level])

    def orbit_under(self, generators: Rows, base_point: int) -> Rows:
        """Return products of the generators that carry the base point to each of its orbit."""
        self.require_memory(generators, base_point)
        seen, rows = {base_point}, [self.identity]
        for row in rows:
            point = row[base_point]
            for generator, image in zip(generators, generators[:, point].tolist(), strict=True):
                if image not in seen:
                    seen.add(image)
                    rows.append(generator[row])
        return np.array(rows)

    def require_memory(self, generators: Rows, base_point: int) -> None:
        """Refuse a transversal that does not fit, before it is made."""
        if self.degree < MANY_POINTS:
            return
        orbit, queue = {base_point}, [base_point]
        for point in queue:
            new = set(generators[:, point].tolist()) - orbit
            orbit |= new
            queue += new
        needed, free = self.identity.nbytes * len(orbit), available_bytes()
        if needed > free:
            raise SizeError(
                f"the stabiliser chain of {len(generators)} permutations of {self.degree} points "
                f"begins with {len(orbit)} of them, {bytes_text(needed)}; {bytes_text(free)} "
                "are free"
            )

    def chain(self) -> StabilizerChain:
        """Return the chain as it is now."""
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
        if not len(self.generators) or self.full:
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
            if silent >= quiet or self.full:
                return

    def complete(self) -> None:
        """Sift all Schreier generators, deepest level first, until every level is complete."""
        level = len(self.base) - 1
        while level >= 0:
            residue = self.missing(level)
            level = level - 1 if residue is None else max(self.add(residue), level)

    def sifts(self) -> int:
        """Return how many Schreier generators :meth:`complete` would sift at least."""
        return sum(len(u) * len(self.strong_at(i)) for i, u in enumerate(self.transversals))

    def certified(self, size: int) -> bool:
        """Return whether sets of so many elements prove that all orbits are complete."""
        sets, transversals, rows = [], [], self.generators
        rng = random.Random(size)
        for level, point in enumerate(self.base):
            sets.append(rows)
            transversals.append(self.orbit_under(rows, point))
            if len(transversals[-1]) != len(self.transversals[level]):
                return False
            rows = stabilizing(rows, transversals[-1], point, size, rng)
        if len(rows):
            return False
        trial = StabilizerChain(self.degree, tuple(self.base), self.generators, tuple(transversals))
        return not any(
            (residues != self.identity).any()
            for level in reversed(range(len(self.base)))
            for residues in schreier_residues(trial, level, sets[level])
        )

    def missing(self, level: int) -> Rows | None:
        """Return a residue that shows the next level to be incomplete, or None."""
        for residues in schreier_residues(self.chain(), level, self.strong_at(level)):
            bad = np.flatnonzero((residues != self.identity).any(axis=1))
            if bad.size:
                return residues[bad[0]].copy()
        return None


def stabilizing(
    generators: Rows, transversal: Rows, point: int, size: int, rng: random.Random
) -> Rows:
    """Return up to `size` elements of the stabiliser of a point in the group of the generators.

    Pseudo-random products of the generators, divided by the element of the transversal (which is
    a product of generators too) that agrees with them at the point; the identity is left out.
    """
    if not len(generators):
        return generators
    pool = [generators[i % len(generators)] for i in range(max(10, len(generators)))]
    place = dict(zip(transversal[:, point].tolist(), transversal, strict=True))
    identity, found = np.arange(generators.shape[1]), []
    for step in range(40 + 2 * size):
        i, j = rng.sample(range(len(pool)), 2)
        other = pool[j] if rng.random() < 0.5 else np.argsort(pool[j])
        pool[i] = pool[i][other] if rng.random() < 0.5 else other[pool[i]]
        if step >= 40 and step % 2:
            row = pool[i]
            rest = np.argsort(place[int(row[point])])[row]
            if (rest != identity).any():
                found.append(rest)
    return np.array(found, dtype=np.int64).reshape(-1, generators.shape[1])
