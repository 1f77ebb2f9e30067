"""Automorphism groups of coded matrices: generators, exact order, orbits, and their check."""

from __future__ import annotations

from dataclasses import dataclass, field
from math import prod
from typing import Any

import numpy as np

from wlkit.errors import VerificationError

VERIFY_COMPLETE_UP_TO = 12
"""Largest n for which :meth:`AutomorphismGroup.verify` also proves that nothing is missing."""


@dataclass(frozen=True, eq=False)
class AutomorphismGroup:
    """The group of the permutations that keep all pair codes and vertex codes.

    Attributes
    ----------
    order : int
        Number of automorphisms, exact.
    generators : int32 array (k, n), read-only
        A strong generating set relative to `base`: row ``p`` sends v to ``p[v]``.
    orbits : tuple of tuples of int
        Orbits on vertices, each ascending, ordered by their least vertex.
    base : tuple of int
        Vertices that only the identity fixes all.
    basic_orbit_lengths : tuple of int
        Length of the orbit of ``base[i]`` under the stabiliser of the base points before it;
        their product is `order`.
    codes, vertex_codes : int32 arrays (n, n) and (n,), read-only
        The matrix whose automorphisms these are.

    Examples
    --------
    >>> from wlkit.graphs import graph
    >>> group = graph("petersen").automorphism_group()
    >>> group
    AutomorphismGroup(order=120, orbits=1, generators=...)
    >>> group.verify()
    True
    """

    order: int
    generators: np.ndarray
    orbits: tuple[tuple[int, ...], ...]
    base: tuple[int, ...]
    basic_orbit_lengths: tuple[int, ...]
    codes: np.ndarray = field(repr=False)
    vertex_codes: np.ndarray = field(repr=False)

    def __repr__(self) -> str:
        sizes = f"orbits={len(self.orbits)}, generators={len(self.generators)}"
        return f"AutomorphismGroup(order={self.order}, {sizes})"

    def to_dict(self) -> dict[str, Any]:
        """Return plain Python types for JSON."""
        return {
            "order": self.order,
            "generators": self.generators.tolist(),
            "orbits": [list(orbit) for orbit in self.orbits],
            "base": list(self.base),
            "basic_orbit_lengths": list(self.basic_orbit_lengths),
        }

    def verify(self) -> bool:
        """Check generators, orbits and order without the search that found them.

        Every generator is checked on every entry of the matrix.  Orbits and basic orbits are
        closed again from the generators, so that `order` is a proven lower bound; for n at most
        12, plain backtracking over partial maps then shows that no basic orbit is longer and that
        only the identity fixes the base, so that it is exact.

        Raises
        ------
        VerificationError
            If any of this fails.
        """
        self._verify_generators()
        levels = self._basic_orbits()
        lengths = tuple(len(orbit) for orbit in levels)
        if lengths != self.basic_orbit_lengths or prod(lengths) != self.order:
            raise VerificationError(
                f"basic orbits of lengths {lengths} do not make up the order {self.order}"
            )
        if _orbits(self.generators) != self.orbits:
            raise VerificationError("the orbits are not those of the generators")
        if len(self.vertex_codes) <= VERIFY_COMPLETE_UP_TO:
            self._verify_complete(levels)
        return True

    def _verify_generators(self) -> None:
        for p in self.generators:
            fixed = np.array_equal(np.sort(p), np.arange(len(p)))
            if not (
                fixed
                and np.array_equal(self.codes[np.ix_(p, p)], self.codes)
                and np.array_equal(self.vertex_codes[p], self.vertex_codes)
            ):
                raise VerificationError(f"generator {p.tolist()} is not an automorphism")

    def _basic_orbits(self) -> list[set[int]]:
        """Return the orbit of every base point under the generators that fix those before it."""
        generators = self.generators
        levels = []
        for b in self.base:
            levels.append(_orbit(b, generators))
            generators = generators[generators[:, b] == b]
        return levels

    def _verify_complete(self, levels: list[set[int]]) -> None:
        n = len(self.vertex_codes)
        fixed: dict[int, int] = {}
        for b, orbit in zip(self.base, levels, strict=True):
            missing = [w for w in range(n) if w not in orbit and self._extends({**fixed, b: w})]
            if missing:
                raise VerificationError(f"vertices {missing} are missing in the orbit of {b}")
            fixed[b] = b
        moved = [v for v in range(n) if any(self._extends({**fixed, v: w}) for w in range(v))]
        if moved:
            raise VerificationError(f"an automorphism fixes the base {self.base} and moves {moved}")

    def _extends(self, partial: dict[int, int]) -> bool:
        """Return whether some automorphism extends a partial map, by plain backtracking."""
        if len(set(partial.values())) < len(partial):
            return False
        image: dict[int, int] = {}
        for v, w in partial.items():
            if not self._fits(image, v, w):
                return False
            image[v] = w
        return self._complete(image)

    def _complete(self, image: dict[int, int]) -> bool:
        n = len(self.vertex_codes)
        left = [v for v in range(n) if v not in image]
        if not left:
            return True
        v = max(left, key=lambda v: np.count_nonzero(self.codes[v, list(image)]))
        taken = set(image.values())
        return any(
            self._complete({**image, v: w})
            for w in range(n)
            if w not in taken and self._fits(image, v, w)
        )

    def _fits(self, image: dict[int, int], v: int, w: int) -> bool:
        codes = self.codes
        return bool(
            self.vertex_codes[v] == self.vertex_codes[w]
            and codes[v, v] == codes[w, w]
            and np.array_equal(np.sort(codes[v]), np.sort(codes[w]))
            and all(
                codes[u, v] == codes[x, w] and codes[v, u] == codes[w, x] for u, x in image.items()
            )
        )


def _orbit(point: int, generators: np.ndarray) -> set[int]:
    orbit, queue = {point}, [point]
    for v in queue:
        images = {int(w) for w in generators[:, v]} - orbit
        orbit |= images
        queue.extend(images)
    return orbit


def _orbits(generators: np.ndarray) -> tuple[tuple[int, ...], ...]:
    left = set(range(generators.shape[1]))
    orbits = []
    while left:
        orbit = _orbit(min(left), generators)
        orbits.append(tuple(sorted(orbit)))
        left -= orbit
    return tuple(orbits)
