"""Breadth-first sweep over all rearrangements of a word, two bits a word, in place."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import numpy as np

from wlkit.cayley.planning import known_states
from wlkit.cayley.sweep import Run, Sweep
from wlkit.cayley.word_layout import WordLayout, word_layout
from wlkit.groups import GeneratingSet

if TYPE_CHECKING:
    from numpy.typing import NDArray

CHUNKS_PER_THREAD = 16
BLOCK = 1 << 18
"""Words of the planes looked through at a time when members are listed."""
Workers = tuple[ThreadPoolExecutor | None, int]
"""A pool of threads, and how many they are."""
ALONE: Workers = (None, 1)
PATTERN = np.uint64(0x5555555555555555)


class WordBitmap:
    """Two bits a word: not reached, in one of the two layers at work, or done."""

    def __init__(self, layout: WordLayout) -> None:
        self.layout = layout
        self.planes = np.zeros(-(-layout.shape.words // 32), dtype=np.uint64)
        self.live = np.zeros(layout.sizes.size, dtype=np.uint8)
        self.live_next = np.zeros(layout.sizes.size, dtype=np.uint8)
        self.current = 1

    def begin(self, word: Any) -> None:
        """Put one word into the current layer."""
        prefix, rank = self.layout.locate(word)
        self.planes[rank >> 5] |= np.uint64(1) << np.uint64(2 * (rank & 31))
        self.live[prefix] = 1

    def advance(self, pool: ThreadPoolExecutor | None, pieces: int) -> int:
        """Find the next layer and make it the current one; return its size."""
        from wlkit._kernels.cayley_words import spread

        a = self.layout

        def piece(bounds: tuple[int, int]) -> int:
            return int(
                spread(
                    self.planes,
                    self.live,
                    self.live_next,
                    a.start,
                    a.sizes,
                    a.order_at,
                    a.rank,
                    a.outer,
                    a.inner,
                    self.current,
                    *bounds,
                )
            )

        if pool is None:
            size = piece((0, a.sizes.size))
        else:
            cuts = np.linspace(0, a.sizes.size, pieces + 1).astype(int).tolist()
            size = sum(pool.map(piece, pairwise(cuts)))
        if size:
            self.live, self.live_next = self.live_next, self.live
            self.current = 3 - self.current
        return size

    def members(self, limit: int) -> list[tuple[int, ...]]:
        """Return up to `limit` words of the current layer, lexicographically."""
        ranks: list[NDArray[np.int64]] = [np.zeros(0, dtype=np.int64)]
        for first in range(0, self.planes.size, BLOCK):
            ranks.append(32 * first + self._ranks(self.planes[first : first + BLOCK], limit))
            if sum(map(len, ranks)) >= limit:
                break
        return self.layout.words(np.concatenate(ranks)[:limit])

    def _ranks(self, planes: NDArray[np.uint64], limit: int) -> NDArray[np.int64]:
        """Return the ranks, from the start of some words of the planes, in the current layer."""
        low, high = planes & PATTERN, (planes >> np.uint64(1)) & PATTERN
        found = low & ~high if self.current == 1 else high & ~low
        places = np.flatnonzero(found)[:limit]
        bits = np.arange(32, dtype=np.uint64) * np.uint64(2)
        word, bit = np.nonzero(found[places, None] >> bits & np.uint64(1))
        return places[word] * 32 + bit

    def state(self) -> dict[str, NDArray[Any]]:
        """Return the arrays that a checkpoint keeps."""
        return {"planes": self.planes, "live": self.live, "current": np.array([self.current])}

    def restore(self, arrays: dict[str, NDArray[Any]]) -> None:
        """Take the arrays of a checkpoint."""
        self.planes[...] = arrays["planes"]
        self.live[...] = arrays["live"]
        self.current = int(arrays["current"][0])


class WordResidues:
    """The distance modulo 3 of every rearrangement of a word: two bits more, 0 if not reached."""

    def __init__(self, layout: WordLayout, start: Any) -> None:
        self.bitmap = WordBitmap(layout)
        self.bitmap.begin(start)
        self.codes = np.zeros_like(self.bitmap.planes)
        self.radius = 0
        self._record()

    def advance(self, workers: Workers = ALONE) -> int:
        """Find the next layer; return its size."""
        pool, threads = workers
        size = self.bitmap.advance(pool, threads * CHUNKS_PER_THREAD)
        if size:
            self.radius += 1
            self._record()
        return size

    def residue(self, state: Any) -> int | None:
        """Return the distance modulo 3 of a word, None while it is not reached."""
        _, rank = self.bitmap.layout.locate(state)
        code = int(self.codes[rank >> 5]) >> 2 * (rank & 31) & 3
        return code - 1 if code else None

    def _record(self) -> None:
        """Enter the current layer, which lies between its first and last prefix."""
        from wlkit._kernels.cayley_words import record

        layout = self.bitmap.layout
        live = np.flatnonzero(self.bitmap.live)[[0, -1]]
        low, high = layout.start[live[0]] >> 5, (layout.start[live[1]] + layout.sizes[live[1]]) >> 5
        bounds = int(low), min(int(high) + 1, self.codes.size)
        record(self.bitmap.planes, self.codes, self.bitmap.current, 1 + self.radius % 3, *bounds)


def words_sweep(generators: GeneratingSet, run: Run) -> Sweep:
    """Return the spheres of the Schreier graph on the rearrangements of the central word.

    Notes
    -----
    Two bits a word, directed or not; every word is moved once by every generator, whatever the
    number of layers, and a layer reads the blocks of words that hold part of it.
    """
    bitmap = WordBitmap(word_layout(generators))
    words = bitmap.layout.shape.words
    transitive = known_states(generators) == words
    spheres, resumed = [1], run.load()
    if resumed is None:
        bitmap.begin(generators.start)
    else:
        spheres = resumed.spheres
        bitmap.restore(resumed.arrays)
    threads = run.threads if words > 200_000 else 1
    pool = ThreadPoolExecutor(threads) if threads > 1 else None
    complete, last = sum(spheres) == words, None
    try:
        for _ in run.layers(spheres, words):
            complete = sum(spheres) == words
            if complete:
                break
            # moving a layer marks it as done, so that the last one must be read before
            last = None if transitive else bitmap.members(run.keep)
            size = bitmap.advance(pool, threads * CHUNKS_PER_THREAD)
            complete = not size
            if complete:
                break
            last = None
            spheres.append(size)
            run.save(spheres, bitmap.state)
    finally:
        if pool is not None:
            pool.shutdown()
    return Sweep(
        spheres=tuple(spheres),
        complete=complete or sum(spheres) == words,
        last_layer=tuple(bitmap.members(run.keep) if last is None else last),
        peak_bytes=bitmap.layout.shape.bytes,
    )
