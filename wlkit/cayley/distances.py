"""Distances modulo 3 of all elements of a group, and shortest words walked back through them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from wlkit.cayley.bitmap import Bitmap
from wlkit.cayley.layout import coset_layout, coset_shape
from wlkit.cayley.planning import chain_of
from wlkit.groups import GeneratingSet

if TYPE_CHECKING:
    from numpy.typing import NDArray

Element = tuple[int, ...]


def sweep_bytes(generators: GeneratingSet) -> int:
    """Return the bytes of a sweep that records distances modulo 3."""
    shape = coset_shape(chain_of(generators), len(generators))
    return shape.bytes(not generators.inverse_closed) + 2 * shape.plane_bytes


class ResidueMap:
    """The distance modulo 3 of every element within some radius of the identity.

    Two bit planes: `odd` holds the residues 0 and 2, `high` the residues 1 and 2, and an element
    in neither was not reached.
    """

    def __init__(self, generators: GeneratingSet) -> None:
        chain = chain_of(generators)
        layout = coset_layout(generators, chain, coset_shape(chain, len(generators)))
        self.bitmap = Bitmap(layout, directed=not generators.inverse_closed)
        self.odd = np.zeros_like(self.bitmap.front)
        self.high = np.zeros_like(self.bitmap.front)

    def record(self, radius: int) -> None:
        """Enter the current layer as the one at this distance."""
        if radius % 3 != 1:
            self.odd |= self.bitmap.front
        if radius % 3 != 0:
            self.high |= self.bitmap.front

    def reach(self, target: Element) -> int:
        """Sweep from the identity until the target is met; return its distance."""
        coset, word, bit = self.bitmap.layout.locate(target)
        self.bitmap.begin()
        radius = 0
        self.record(0)
        while not int(self.bitmap.front[coset, word]) >> bit & 1:
            self.bitmap.advance(None, 1)
            self.bitmap.swap()
            radius += 1
            self.record(radius)
        return radius

    def residue(self, element: Element) -> int:
        """Return the distance modulo 3, -1 for an element that was not reached."""
        coset, word, bit = self.bitmap.layout.locate(element)
        odd, high = (int(plane[coset, word]) >> bit & 1 for plane in (self.odd, self.high))
        return -1 if not (odd or high) else (1 if not odd else 2 * high)


def word_by_sweep(generators: GeneratingSet, target: Element) -> list[int]:
    """Return generator numbers of a shortest word from the identity to a group element.

    From the target back, level d - 1 keeps the predecessors whose distance is d - 1 modulo 3.
    Every shortest word passes through these levels (in an inverse-closed set the residue alone
    decides, so one predecessor is enough), and forward from the identity any walk through them
    has the length of the distance.
    """
    residues = ResidueMap(generators)
    distance = residues.reach(target)
    inverses = np.argsort(generators.permutations, axis=1)
    levels: list[set[Element]] = [{target}]
    for radius in range(distance - 1, -1, -1):
        before = {_moved(g, p) for g in levels[-1] for p in inverses}
        kept = {g for g in before if residues.residue(g) == radius % 3}
        levels.append({min(kept)} if generators.inverse_closed else kept)
    return _walk(generators, levels[::-1])


def _walk(generators: GeneratingSet, levels: list[set[Element]]) -> list[int]:
    """Return the letters of a walk from the identity through the levels to the last one."""
    identity = tuple(range(generators.degree))
    came: list[dict[Element, tuple[Element, int]]] = [{identity: (identity, -1)}]
    for level in levels[1:]:
        reached: dict[Element, tuple[Element, int]] = {}
        for g in came[-1]:
            for letter, p in enumerate(generators.permutations):
                image = _moved(g, p)
                if image in level:
                    reached.setdefault(image, (g, letter))
        came.append(reached)
    letters, (element,) = [], levels[-1]
    for step in reversed(came[1:]):
        element, letter = step[element]
        letters.append(letter)
    return letters[::-1]


def _moved(g: Element, p: NDArray[np.int64]) -> Element:
    return tuple(g[i] for i in p.tolist())
