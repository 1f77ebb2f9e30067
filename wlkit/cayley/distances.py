"""Distances modulo 3 of all elements of a group, and shortest words walked back through them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from wlkit.cayley.bitmap import ResidueBitmap, advance
from wlkit.cayley.layout import coset_layout, coset_shape
from wlkit.cayley.planning import chain_of
from wlkit.groups import GeneratingSet

if TYPE_CHECKING:
    from numpy.typing import NDArray

Element = tuple[int, ...]


def sweep_bytes(generators: GeneratingSet) -> int:
    """Return the bytes of a sweep that records distances modulo 3."""
    return coset_shape(chain_of(generators), len(generators), True).bytes(directed=True)


def residues_to(generators: GeneratingSet, target: Element) -> tuple[ResidueBitmap, int]:
    """Sweep from the identity until the target is met; return what was swept, and its distance."""
    chain = chain_of(generators)
    layout = coset_layout(generators, chain, coset_shape(chain, len(generators), True))
    bitmap = ResidueBitmap(layout)
    bitmap.begin()
    size = 1
    while bitmap.residue(target) is None:
        size = advance(bitmap, size)
    return bitmap, bitmap.radius


def word_by_sweep(generators: GeneratingSet, target: Element) -> list[int]:
    """Return generator numbers of a shortest word from the identity to a group element.

    From the target back, level d - 1 keeps the predecessors whose distance is d - 1 modulo 3.
    Every shortest word passes through these levels (in an inverse-closed set the residue alone
    decides, so one predecessor is enough), and forward from the identity any walk through them
    has the length of the distance.
    """
    bitmap, distance = residues_to(generators, target)
    inverses = np.argsort(generators.permutations, axis=1)
    levels: list[set[Element]] = [{target}]
    for radius in range(distance - 1, -1, -1):
        before = {_moved(g, p) for g in levels[-1] for p in inverses}
        kept = {g for g in before if bitmap.residue(g) == radius % 3}
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
