"""Breadth-first sweep over a whole permutation group as a bitmap of cosets, two bits an element."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import numpy as np

from wlkit.cayley.layout import CosetLayout, coset_layout, coset_shape
from wlkit.cayley.parity import Sign, odd_sign, parity_masks
from wlkit.cayley.planning import chain_of
from wlkit.cayley.sweep import Run, Sweep
from wlkit.groups import GeneratingSet

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Element = tuple[int, ...]

INLINE = 20_000
"""A layer that moves fewer elements is left to one thread: handing it out would cost more."""
PIECE = 1 << 23
"""States of the group in a piece of work, up to sixteen pieces a thread."""


class LayerBitmap:
    """The current layer and the one before, of an inverse-closed set: all that can recur.

    With a sign under which every generator is odd, the two layers, of opposite parities, lie in
    one plane.
    """

    def __init__(self, layout: CosetLayout, sign: Sign | None = None) -> None:
        shape = layout.shape
        size = (shape.cosets, shape.words)
        self.layout, self.sign = layout, sign
        self.masks = parity_masks(layout, sign)
        self.parity = 0
        self.front = np.zeros(size, dtype=shape.word)
        self.other = np.zeros(size, dtype=shape.word) if sign is None else self.front
        self.live = np.zeros(shape.cosets, dtype=np.uint8)
        self.live_other = np.zeros(shape.cosets, dtype=np.uint8)

    def begin(self) -> None:
        """Put the identity into the current layer."""
        coset, word, bit = self.layout.locate(np.arange(self.layout.chain.degree))
        self.front[coset, word] = 1 << bit
        self.live[coset] = 1

    def piece(self, thin: bool) -> Callable[[tuple[int, int]], int]:
        """Return the function that writes the next layer of a range of cosets."""
        from wlkit._kernels.cayley_bitmap import sweep

        a, take = self.layout, self.masks.bits[[self.parity, 1 - self.parity]]

        def run(bounds: tuple[int, int]) -> int:
            return sweep(
                self.front,
                self.other,
                self.live,
                self.live_other,
                thin,
                a.pred,
                a.turn,
                a.inside.words_to,
                a.inside.bits_to,
                a.inside.lookups,
                self.masks.cosets,
                take,
                *bounds,
            )

        return run

    def turn_over(self) -> None:
        """Make the layer just written the current one."""
        self.front, self.other = self.other, self.front
        self.live, self.live_other = self.live_other, self.live
        self.parity ^= 1

    def members(self, limit: int) -> list[Element]:
        """Return up to `limit` elements of the current layer as one-line tuples."""
        cosets, words, values = [], [], []
        held = 0
        for coset in np.flatnonzero(self.live).tolist():
            layer = self.front[coset]
            if self.sign is not None:
                layer = layer & self.masks.bits[self.parity ^ self.masks.cosets[coset]]
            used = np.flatnonzero(layer)
            cosets.append(np.full(used.size, coset))
            words.append(used)
            values.append(layer[used])
            held += used.size
            if held >= limit:
                break
        parts = [np.concatenate(lists) for lists in (cosets, words, values)]
        return listed(self.layout, parts[0], parts[1], parts[2], limit)

    def planes(self) -> dict[str, NDArray[Any]]:
        """Return the arrays that a checkpoint keeps."""
        names = ["front", "live", "live_other", *([] if self.sign is not None else ["other"])]
        return {name: getattr(self, name) for name in names}

    def restore(self, planes: dict[str, NDArray[Any]], radius: int) -> None:
        """Take the arrays of a checkpoint after the layer of this radius."""
        self.parity = radius % 2
        for name, array in planes.items():
            getattr(self, name)[...] = array


class ResidueBitmap:
    """The distance modulo 3 of every element, the two bits in the halves of a 64-bit word.

    Parameters
    ----------
    layout : CosetLayout
    keep : int
        How many elements of the current layer to be able to list.
    """

    def __init__(self, layout: CosetLayout, keep: int = 0) -> None:
        shape = layout.shape
        self.layout, self.keep = layout, keep
        self.radius = 0
        self.state = np.zeros((shape.cosets, shape.words), dtype=np.uint64)
        self.live = np.zeros(shape.cosets, dtype=np.uint8)
        self.live_other = np.zeros(shape.cosets, dtype=np.uint8)
        self.found = np.zeros((0, 3), dtype=np.int64)
        self.finding: list[NDArray[np.int64]] = []

    def begin(self) -> None:
        """Put the identity into the current layer."""
        coset, word, bit = self.layout.locate(np.arange(self.layout.chain.degree))
        self.state[coset, word] = 1 << bit
        self.live[coset] = 1
        self.found = np.array([[coset, word, 1 << bit]])

    def piece(self, thin: bool) -> Callable[[tuple[int, int]], int]:
        """Return the function that marks the next layer of a range of cosets."""
        from wlkit._kernels.cayley_bitmap import sweep_residues

        a = self.layout
        self.finding = []

        def run(bounds: tuple[int, int]) -> int:
            found = np.full((self.keep, 3), -1)
            size = sweep_residues(
                self.state,
                1 + self.radius % 3,
                self.live,
                self.live_other,
                thin,
                a.pred,
                a.turn,
                a.inside.words_to,
                a.inside.bits_to,
                a.inside.lookups,
                found,
                *bounds,
            )
            self.finding.append(found[found[:, 0] >= 0])
            return size

        return run

    def turn_over(self) -> None:
        """Make the layer just marked the current one."""
        self.live, self.live_other = self.live_other, self.live
        self.radius += 1
        found = np.concatenate(self.finding)
        self.found = found[np.lexsort(found.T[1::-1])][: self.keep]

    def members(self, limit: int) -> list[Element]:
        """Return up to `limit` elements of the current layer as one-line tuples."""
        cosets, words, values = self.found.T
        return listed(self.layout, cosets, words, values, limit)

    def residue(self, element: Element) -> int | None:
        """Return the distance modulo 3 of an element, None while it is not reached."""
        coset, word, bit = self.layout.locate(element)
        pair = int(self.state[coset, word]) >> bit
        code = (pair & 1) + 2 * (pair >> 32 & 1)
        return code - 1 if code else None

    def planes(self) -> dict[str, NDArray[Any]]:
        """Return the arrays that a checkpoint keeps."""
        return {"state": self.state, "live": self.live, "found": self.found}

    def restore(self, planes: dict[str, NDArray[Any]], radius: int) -> None:
        """Take the arrays of a checkpoint after the layer of this radius."""
        self.radius, self.found = radius, planes["found"]
        self.state[...] = planes["state"]
        self.live[...] = planes["live"]


def listed(layout: CosetLayout, cosets: Any, words: Any, values: Any, limit: int) -> list[Element]:
    """Return the first elements whose bits are set in some words of a bitmap."""
    bits = np.arange(layout.shape.bits, dtype=np.uint64)
    index, bit = np.nonzero(np.asarray(values, dtype=np.uint64)[:, None] >> bits & np.uint64(1))
    index, bit = index[:limit], bit[:limit]
    rows = layout.elements(np.asarray(cosets)[index], np.asarray(words)[index], bit)
    return [tuple(row) for row in rows.tolist()]


def bitmap_of(generators: GeneratingSet, keep: int) -> LayerBitmap | ResidueBitmap:
    """Return an empty bitmap that suits a generating set: two bits an element, or one."""
    chain = chain_of(generators.with_state(None))
    directed = not generators.inverse_closed
    layout = coset_layout(generators, chain, coset_shape(chain, len(generators), directed))
    if not directed:
        return LayerBitmap(layout, odd_sign(generators))
    return ResidueBitmap(layout, keep)


def advance(
    bitmap: LayerBitmap | ResidueBitmap,
    front: int,
    pool: ThreadPoolExecutor | None = None,
    threads: int = 1,
) -> int:
    """Find the next layer, the current one having `front` elements; return its size."""
    shape = bitmap.layout.shape
    piece = bitmap.piece(thin=4 * front < shape.cosets * shape.words)
    if pool is None or front * shape.generators < INLINE:
        size = piece((0, shape.cosets))
    else:
        states = shape.cosets * shape.words * shape.bits
        pieces = min(shape.cosets, threads * min(16, 1 + states // PIECE))
        cuts = np.linspace(0, shape.cosets, pieces + 1).astype(int).tolist()
        size = sum(pool.map(piece, pairwise(cuts)))
    if size:
        bitmap.turn_over()
    return int(size)


def group_sweep(generators: GeneratingSet, run: Run) -> Sweep:
    """Return the spheres of Cay(G; S), G a permutation group acting on itself.

    Notes
    -----
    Two bits an element, one when S is inverse-closed and every generator odd, in words of which
    |K| bits are used. A layer reads each live block once per generator and once for what is
    seen, and writes it once: (|S| + 3) planes of |G| / |K| words. Where blocks move whole, as by
    the rotations of LRX, that is what limits it: LRX on 12 letters streams 22 GB/s, no less than
    a copy of a plane. Where words are permuted, as by most reversals of pancakes, the table
    look-ups do: some three nanoseconds a word against 0.15 for one that moves whole.
    """
    bitmap = bitmap_of(generators, run.keep)
    shape = bitmap.layout.shape
    order = shape.cosets * shape.words * shape.bits
    spheres = [1]
    resumed = run.load()
    if resumed is None:
        bitmap.begin()
    else:
        spheres = resumed.spheres
        bitmap.restore(resumed.arrays, len(spheres) - 1)
    pool = ThreadPoolExecutor(run.threads) if run.threads > 1 and order > PIECE // 64 else None
    try:
        for _ in run.layers(spheres, order):
            size = advance(bitmap, spheres[-1], pool, run.threads)
            if not size:
                break
            spheres.append(size)
            run.save(spheres, bitmap.planes)
    finally:
        if pool is not None:
            pool.shutdown()
    start = generators.start
    return Sweep(
        spheres=tuple(spheres),
        complete=sum(spheres) == order,
        last_layer=tuple(tuple(start[i] for i in g) for g in bitmap.members(run.keep)),
        peak_bytes=shape.bytes(isinstance(bitmap, ResidueBitmap), odd_sign(generators) is not None),
    )
