"""Group elements up to automorphisms of the generating set, packed for the frontier."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from wlkit.cayley.frontier_states import GroupElements
from wlkit.groups import GeneratingSet

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Words = NDArray[np.uint64]


class OrbitElements(GroupElements):
    """Orbits of elements under automorphisms and, if S is inverse-closed, under inversion.

    Each orbit lies in one sphere.  With inversion the images of an orbit are those of x and of
    x^-1: a shortest word to y is one to some x or its inverse and a letter.

    Parameters
    ----------
    generators : GeneratingSet
    autos : ndarray of int64, shape (a, n)
        Relabellings q with q S q^-1 = S.
    """

    def __init__(self, generators: GeneratingSet, autos: NDArray[np.int64]) -> None:
        super().__init__(generators)
        self.both = generators.inverse_closed
        self.autos = autos
        if self.both:
            self.count *= 2
        base, levels = list(self.chain.base), len(self.chain.base)
        n, widest = generators.degree, max(self.chain.radices, default=1)
        orbits = np.zeros((levels, max(map(len, self.orbits), default=1)), dtype=np.int16)
        codes = np.zeros((levels, n), dtype=np.int64)
        divisors = np.zeros((levels, widest, n), dtype=np.int16)
        for level, orbit in enumerate(self.orbits):
            orbits[level, : len(orbit)] = orbit
            codes[level, orbit] = np.arange(len(orbit))
            divisors[level, : self.chain.radices[level]] = self.chain.divisors[level]
        places = np.array(self.fields.places, dtype=np.int64).reshape(levels, 2)
        masks = (1 << np.array(self.fields.widths, dtype=np.int64)) - 1
        positions = np.array(self.chain.positions, dtype=np.int16).reshape(levels, n)
        self._reading = (
            places[:, 0].copy(),
            places[:, 1].astype(np.uint64),
            masks.astype(np.uint64),
            orbits,
            positions,
            divisors,
        )
        self._codes, self._moves = codes, generators.permutations.astype(np.int16)
        sources = np.argsort(autos, axis=1)[:, base].astype(np.int16).reshape(len(autos), levels)
        self._automorphisms = autos.astype(np.int16), sources, self.both

    def images(self, rows: Words) -> Words:
        """Return the orbits of all images of all orbits."""
        from wlkit._kernels.cayley_orbits import orbit_images

        out = np.empty((self.count * len(rows), self.words), dtype=np.uint64)
        orbit_images(rows, *self._reading, self._codes, self._moves, *self._automorphisms, out)
        return out

    def total(self, rows: Words) -> int:
        """Return the number of elements in orbits."""
        from wlkit._kernels.cayley_orbits import orbit_total

        return int(orbit_total(rows, *self._reading, *self._automorphisms))

    def states(self, rows: Words) -> list[Any]:
        """Return the elements of orbits, each once."""
        place = {symbol: i for i, symbol in enumerate(self.symbols.tolist())}
        elements: dict[tuple[int, ...], None] = {}
        for state in super().states(rows):
            x = np.array([place[symbol] for symbol in state])
            for element in (x, np.argsort(x)) if self.both else (x,):
                for q in self.autos:
                    elements[tuple(self.symbols[q[element[np.argsort(q)]]].tolist())] = None
        return list(elements)
