"""Permutations of the points 0, ..., n - 1, and the one product convention of the whole package.

A permutation is its one-line array: ``p(i) = p[i]``.  As a *move* it carries the state ``s`` to
``s.p`` with ``(s.p)[i] = s[p[i]]``, and the product is composition of maps,

    (p * q)(i) = p(q(i)),

so that moving by ``p`` and then by ``q`` is moving by ``p * q``, and a Cayley graph has the edges
``s -> s * p`` of right multiplication.  SymPy composes left to right: its product of ``q`` and
``p``, in that order, is ours of ``p`` and ``q``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import lcm
from typing import TYPE_CHECKING, Any

import numpy as np

from wlkit.errors import FormatError, PermutationError

if TYPE_CHECKING:
    from numpy.typing import NDArray

_CYCLE = re.compile(r"\(([^()]*)\)")


def checked_images(images: Any, *, what: str = "permutation") -> NDArray[np.int64]:
    """Return `images` as a fresh read-only int64 array after checking that it is a permutation."""
    array = np.array(images)
    if array.ndim != 1:
        raise PermutationError(
            f"a {what} is one row of images, got an array of shape {array.shape}"
        )
    if array.size and array.dtype.kind not in "iu":
        raise PermutationError(f"a {what} has integer images, got {images!r}")
    array = array.astype(np.int64)
    if not np.array_equal(np.sort(array), np.arange(array.size)):
        raise PermutationError(
            f"not a {what}: expected each of 0..{array.size - 1} once, got {array.tolist()}"
        )
    array.setflags(write=False)
    return array


def images_from_cycles(cycles: Iterable[Sequence[int]], degree: int | None = None) -> list[int]:
    """Return the one-line list of a product of disjoint cycles of 0-based points."""
    listed = [[int(point) for point in cycle] for cycle in cycles]
    points = [point for cycle in listed for point in cycle]
    if any(point < 0 for point in points):
        raise PermutationError(f"points are 0, 1, 2, ...; got {min(points)} in {listed}")
    if len(set(points)) != len(points):
        raise PermutationError(f"cycles must be disjoint, got {listed}")
    size = max(points, default=-1) + 1 if degree is None else degree
    if points and max(points) >= size:
        raise PermutationError(f"point {max(points)} is not among the {size} points 0..{size - 1}")
    images = list(range(size))
    for cycle in listed:
        for here, there in zip(cycle, cycle[1:] + cycle[:1], strict=True):
            images[here] = there
    return images


def cycles_from_text(text: str) -> list[list[int]]:
    """Return the cycles written in `text`, points as written (separated by blanks or commas)."""
    rest = _CYCLE.sub("", text).strip()
    if rest or "(" not in text:
        raise FormatError(f"expected cycles such as '(0 1)(2 3)' or '()', got {text!r}")
    try:
        return [
            [int(point) for point in re.split(r"[\s,]+", body.strip())]
            for body in _CYCLE.findall(text)
            if body.strip()
        ]
    except ValueError:
        raise FormatError(f"points of a cycle are integers, got {text!r}") from None


@dataclass(frozen=True, eq=False, repr=False)
class Permutation:
    """A permutation of 0..n-1 given by its one-line array of images.

    Parameters
    ----------
    images : array_like of int, shape (n,)
        Each of 0..n-1 once; kept as a read-only int64 array.

    Examples
    --------
    >>> p = Permutation([1, 2, 0, 3])
    >>> p(0), p.order, p.sign, p.cycles
    (1, 3, 1, ((0, 1, 2),))
    >>> q = Permutation.from_text("(0 3)", degree=4)
    >>> p * q
    Permutation([3, 2, 0, 1])
    >>> (p * q).moved("abcd") == q.moved(p.moved("abcd"))
    True
    """

    images: NDArray[np.int64]

    def __init__(self, images: Any) -> None:
        object.__setattr__(self, "images", checked_images(images))

    @classmethod
    def identity(cls, degree: int) -> Permutation:
        """Return the identity on `degree` points."""
        return cls(np.arange(degree))

    @classmethod
    def from_cycles(cls, cycles: Iterable[Sequence[int]], degree: int | None = None) -> Permutation:
        """Return the product of disjoint cycles of 0-based points.

        Examples
        --------
        >>> Permutation.from_cycles([(0, 1), (2, 3)])
        Permutation([1, 0, 3, 2])
        """
        return cls(images_from_cycles(cycles, degree))

    @classmethod
    def from_text(cls, text: str, degree: int | None = None) -> Permutation:
        """Return the permutation written 0-based: ``'(0 1)(2 3)'`` or one-line ``'1 0 3 2'``.

        Raises
        ------
        FormatError
            When the text is neither.
        PermutationError
            When it parses but does not describe a permutation.
        """
        if "(" in text:
            return cls.from_cycles(cycles_from_text(text), degree)
        try:
            images = [int(part) for part in re.split(r"[\s,]+", text.strip(" \t[]\n")) if part]
        except ValueError:
            raise FormatError(
                f"expected cycles '(0 1)(2 3)' or a one-line array '1 0 3 2', got {text!r}"
            ) from None
        return cls(images + list(range(len(images), degree or 0)))

    @classmethod
    def from_gap(cls, text: str, degree: int | None = None) -> Permutation:
        """Return the permutation that GAP writes with 1-based points.

        Examples
        --------
        >>> Permutation.from_gap("(1,2)(3,4)")
        Permutation([1, 0, 3, 2])
        """
        cycles = cycles_from_text(text)
        if any(point < 1 for cycle in cycles for point in cycle):
            raise PermutationError(f"GAP's points are 1, 2, 3, ...; got {text!r}")
        return cls.from_cycles([[point - 1 for point in cycle] for cycle in cycles], degree)

    @classmethod
    def from_sympy(cls, permutation: Any) -> Permutation:
        """Return the same map of points as a ``sympy.combinatorics.Permutation``."""
        return cls(permutation.array_form)

    def to_sympy(self) -> Any:
        """Return the same map of points as a SymPy permutation."""
        from sympy.combinatorics import Permutation as SymPyPermutation

        return SymPyPermutation(self.images.tolist(), size=self.degree)

    def to_gap(self) -> str:
        """Return GAP's 1-based cycle notation."""
        return "".join(f"({','.join(str(x + 1) for x in c)})" for c in self.cycles) or "()"

    @property
    def degree(self) -> int:
        """The number n of points."""
        return int(self.images.size)

    @property
    def inverse(self) -> Permutation:
        """The permutation q with ``p * q == q * p == identity``."""
        return Permutation(np.argsort(self.images))

    @property
    def cycles(self) -> tuple[tuple[int, ...], ...]:
        """The cycles of length at least two, each from its least point, sorted."""
        return tuple(cycle for cycle in self._all_cycles() if len(cycle) > 1)

    @property
    def cycle_type(self) -> tuple[int, ...]:
        """The lengths of all cycles, fixed points included, in decreasing order."""
        return tuple(sorted(map(len, self._all_cycles()), reverse=True))

    @property
    def order(self) -> int:
        """The least k >= 1 with ``p ** k`` the identity."""
        return lcm(*self.cycle_type)

    @property
    def sign(self) -> int:
        """1 for an even permutation, -1 for an odd one."""
        return -1 if (self.degree - len(self.cycle_type)) % 2 else 1

    @property
    def is_identity(self) -> bool:
        """Whether every point is fixed."""
        return bool(np.array_equal(self.images, np.arange(self.degree)))

    def moved(self, state: Sequence[Any]) -> tuple[Any, ...]:
        """Return the state moved by p: ``new[i] = old[p[i]]``."""
        if len(state) != self.degree:
            raise PermutationError(
                f"expected a state of {self.degree} symbols, got {len(state)} symbols"
            )
        return tuple(state[i] for i in self.images.tolist())

    def _all_cycles(self) -> list[tuple[int, ...]]:
        images, seen, found = self.images.tolist(), set[int](), []
        for start in range(len(images)):
            cycle = []
            point = start
            while point not in seen:
                seen.add(point)
                cycle.append(point)
                point = images[point]
            if cycle:
                found.append(tuple(cycle))
        return found

    def __call__(self, point: int) -> int:
        """Return the image of a point."""
        if not 0 <= point < self.degree:
            raise PermutationError(f"point {point} is not among 0..{self.degree - 1}")
        return int(self.images[point])

    def __mul__(self, other: Permutation) -> Permutation:
        if not isinstance(other, Permutation):
            return NotImplemented
        if other.degree != self.degree:
            raise PermutationError(f"degrees differ: {self.degree} and {other.degree}")
        return Permutation(self.images[other.images])

    def __pow__(self, exponent: int) -> Permutation:
        images = self.images if exponent >= 0 else np.argsort(self.images)
        power, result, square = abs(exponent), np.arange(self.degree), images
        while power:
            if power & 1:
                result = result[square]
            square = square[square]
            power >>= 1
        return Permutation(result)

    def __len__(self) -> int:
        return self.degree

    def __getitem__(self, point: int) -> int:
        return int(self.images[point])

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Permutation):
            return NotImplemented
        return bool(np.array_equal(self.images, other.images))

    def __hash__(self) -> int:
        return hash((Permutation, self.images.tobytes()))

    def __repr__(self) -> str:
        return f"Permutation({self.images.tolist()})"

    def __str__(self) -> str:
        return "".join(f"({' '.join(map(str, cycle))})" for cycle in self.cycles) or "()"
