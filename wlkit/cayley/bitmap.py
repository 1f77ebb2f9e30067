"""Breadth-first sweep over a whole permutation group as a bitmap of cosets."""

from __future__ import annotations

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

CHUNKS_PER_THREAD = 16


class Bitmap:
    """The planes of a sweep: the current layer, the one before (undirected) or all (directed).

    With a sign under which every generator is odd, the current layer and the one before, of
    opposite parities, lie in one plane.
    """

    def __init__(self, layout: CosetLayout, directed: bool, sign: Sign | None = None) -> None:
        shape = layout.shape
        size = (shape.cosets, shape.words)
        self.layout, self.directed, self.sign = layout, directed, sign
        self.masks = parity_masks(layout, sign)
        self.parity = 0
        self.front = np.zeros(size, dtype=np.uint32)
        self.other = np.zeros(size, dtype=np.uint32) if sign is None else self.front
        self.seen = np.zeros(size if directed else (1, 1), dtype=np.uint32)
        self.live = np.zeros(shape.cosets, dtype=np.uint8)
        self.live_other = np.zeros(shape.cosets, dtype=np.uint8)

    def begin(self) -> None:
        """Put the identity into the current layer."""
        coset, word, bit = self.layout.locate(np.arange(self.layout.chain.degree))
        self.front[coset, word] = 1 << bit
        self.live[coset] = 1
        if self.directed:
            self.seen[coset, word] = 1 << bit

    def advance(self, pool: ThreadPoolExecutor | None, pieces: int) -> int:
        """Compute the next layer into `other`; return its size."""
        from wlkit._kernels.cayley_bitmap import sweep

        a, cosets = self.layout, self.layout.shape.cosets
        take = self.masks.bits[[self.parity, 1 - self.parity]]
        keep = np.zeros_like(take) if self.sign is None else take

        def piece(bounds: tuple[int, int]) -> int:
            return int(
                sweep(
                    self.front,
                    self.other,
                    self.seen,
                    self.live,
                    self.live_other,
                    a.pred,
                    a.hid,
                    a.words_to,
                    a.bits_to,
                    a.lookups,
                    self.masks.cosets,
                    take,
                    keep,
                    self.directed,
                    *bounds,
                )
            )

        if pool is None:
            return piece((0, cosets))
        cuts = np.linspace(0, cosets, pieces + 1).astype(int).tolist()
        return sum(pool.map(piece, pairwise(cuts)))

    def swap(self) -> None:
        """Make the layer just computed the current one."""
        self.front, self.other = self.other, self.front
        self.live, self.live_other = self.live_other, self.live
        self.parity ^= 1

    def members(self, limit: int) -> list[tuple[int, ...]]:
        """Return up to `limit` elements of the current layer as one-line tuples."""
        cosets, words, bits = [], [], []
        for coset in np.flatnonzero(self.live).tolist():
            layer = self.front[coset] & self.masks.bits[self.parity ^ self.masks.cosets[coset]]
            here = np.flatnonzero(layer)
            values = layer[here]
            word, bit = np.nonzero(values[:, None] >> np.arange(32, dtype=np.uint32) & 1)
            cosets.append(np.full(word.size, coset))
            words.append(here[word])
            bits.append(bit)
            if sum(map(len, bits)) >= limit:
                break
        places = [np.concatenate(parts)[:limit] for parts in (cosets, words, bits)]
        return [tuple(row) for row in self.layout.elements(*places).tolist()]

    def planes(self) -> dict[str, NDArray[Any]]:
        """Return the arrays that a checkpoint keeps."""
        names = ["front", "live", "live_other"]
        names += [] if self.sign is not None else ["other"]
        names += ["seen"] if self.directed else []
        return {name: getattr(self, name) for name in names}

    def restore(self, planes: dict[str, NDArray[Any]], radius: int) -> None:
        """Take the arrays of a checkpoint after the layer of this radius."""
        self.parity = radius % 2
        for name, array in planes.items():
            getattr(self, name)[...] = array


def group_sweep(generators: GeneratingSet, run: Run) -> Sweep:
    """Return the spheres of Cay(G; S), G a permutation group acting on itself.

    Notes
    -----
    Two bits an element (three when directed), one less when every generator is odd, in words of
    which |K| of 32 bits are used; every layer reads each block with a nonempty source once per
    generator.
    """
    chain = chain_of(generators.with_state(None))
    layout = coset_layout(generators, chain, coset_shape(chain, len(generators)))
    bitmap = Bitmap(layout, directed=not generators.inverse_closed, sign=odd_sign(generators))
    spheres = [1]
    resumed = run.load()
    if resumed is None:
        bitmap.begin()
    else:
        spheres = resumed.spheres
        bitmap.restore(resumed.arrays, len(spheres) - 1)
    # below a few hundred thousand states a thread costs more than it saves
    threads = run.threads if chain.order > 200_000 else 1
    pieces = min(layout.shape.cosets, threads * CHUNKS_PER_THREAD)
    pool = ThreadPoolExecutor(threads) if threads > 1 else None
    try:
        for _ in run.layers(spheres, chain.order):
            size = bitmap.advance(pool, pieces)
            if not size:
                break
            bitmap.swap()
            spheres.append(size)
            run.save(spheres, bitmap.planes)
    finally:
        if pool is not None:
            pool.shutdown()
    start = generators.start
    return Sweep(
        spheres=tuple(spheres),
        complete=sum(spheres) == chain.order,
        last_layer=tuple(tuple(start[i] for i in g) for g in bitmap.members(run.keep)),
        peak_bytes=layout.shape.bytes(bitmap.directed, bitmap.sign is not None),
    )
