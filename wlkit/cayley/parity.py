"""Parity classes: a sign of the group under which every generator is odd.

Such a sign makes the graph bipartite: layer d holds elements of parity d modulo 2 only, and two
successive layers can share one bit plane.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, Any

import numpy as np

from wlkit.groups import GeneratingSet

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from wlkit.cayley.layout import CosetLayout

MANY_POINTS = 64
"""Points beyond which cycles are counted, not inversions."""
MOST_ORBITS = 10


@dataclass(frozen=True)
class Sign:
    """The sign of a permutation group's action on an invariant set of points, a homomorphism.

    Parameters
    ----------
    points : tuple of int
    """

    points: tuple[int, ...]

    def parities(self, rows: Any) -> NDArray[np.uint8]:
        """Return 1 for the rows that are odd on the points, 0 for the others.

        Examples
        --------
        >>> Sign((0, 1, 2)).parities([[1, 0, 2, 3], [1, 2, 0, 3]]).tolist()
        [1, 0]
        """
        images = np.asarray(rows)[:, list(self.points)]
        if images.shape[1] > MANY_POINTS:
            return _parities_by_cycles(np.searchsorted(self.points, images))
        odd = np.zeros(len(images), dtype=np.uint8)
        for i in range(1, images.shape[1]):
            for j in range(i):
                odd ^= images[:, j] > images[:, i]
        return odd


def _parities_by_cycles(rows: NDArray[np.int64]) -> NDArray[np.uint8]:
    """Return the parities of permutations: their points less their cycles, each by its least."""
    degree = rows.shape[1]
    power, least = rows, np.broadcast_to(np.arange(degree), rows.shape)
    for _ in range(degree.bit_length()):
        least = np.minimum(least, np.take_along_axis(least, power, axis=1))
        power = np.take_along_axis(power, power, axis=1)
    cycles = (least == np.arange(degree)).sum(axis=1)
    return ((degree - cycles) % 2).astype(np.uint8)


def odd_sign(generators: GeneratingSet) -> Sign | None:
    """Return a sign under which every generator is odd, None where none is found.

    Tried are the products of the signs on at most ten orbits, those on few orbits first.

    Examples
    --------
    >>> from wlkit.groups import generators
    >>> odd_sign(generators.lrx(8)) is not None, odd_sign(generators.lrx(9)) is None
    (True, True)
    """
    orbits = [orbit for orbit in generators.orbits if len(orbit) > 1][:MOST_ORBITS]
    odd = [Sign(orbit).parities(generators.permutations) for orbit in orbits]
    for size in range(1, len(orbits) + 1):
        for chosen in combinations(range(len(orbits)), size):
            if np.bitwise_xor.reduce([odd[i] for i in chosen]).all():
                return Sign(tuple(sorted(p for i in chosen for p in orbits[i])))
    return None


@dataclass(frozen=True, eq=False)
class ParityMasks:
    """Which bits of a layout hold elements of which parity.

    Parameters
    ----------
    cosets : ndarray of uint8, shape (cosets,)
        Parity of the representative of a coset.
    bits : ndarray of uint32 or uint64, shape (2, words)
        ``bits[q, w]`` masks the elements of word w with parity q in a coset of parity 0.
    """

    cosets: NDArray[np.uint8]
    bits: NDArray[Any]


def parity_masks(layout: CosetLayout, sign: Sign | None) -> ParityMasks:
    """Return the masks of a sign; empty ones for None."""
    shape = layout.shape
    if sign is None:
        return ParityMasks(np.zeros(0, dtype=np.uint8), np.zeros((2, 0), dtype=shape.word))
    inside = layout.chain.elements(np.arange(shape.words * shape.bits), shape.split)
    odd = sign.parities(inside).reshape(shape.words, shape.bits).astype(shape.word)
    weights = np.left_shift(1, np.arange(shape.bits, dtype=shape.word), dtype=shape.word)
    bits = np.stack([((1 - odd) * weights).sum(axis=1), (odd * weights).sum(axis=1)])
    return ParityMasks(sign.parities(layout.reps), bits.astype(shape.word))
