"""Breadth-first search that keeps as many layers of packed states as a proof needs."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from threading import Lock
from typing import TYPE_CHECKING, TypeVar

import numpy as np

from wlkit.cayley.frontier_files import LayerFile
from wlkit.cayley.frontier_layer import (
    LARGE,
    SMALL,
    Layer,
    Piece,
    layer_of,
    stacked,
)
from wlkit.cayley.frontier_states import PackedStates
from wlkit.errors import SizeError
from wlkit.memory import bytes_text

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Words = NDArray[np.uint64]

Item = TypeVar("Item")
Found = TypeVar("Found")
BLOCK = 1 << 18
"""Images made at a time by a thread."""
SMALL_LAYER = 1 << 17
"""Images up to which a layer is not cut into partitions, nor shared among threads."""


class LayeredSearch:
    """The last layers about the central state, newest last.

    Parameters
    ----------
    states : PackedStates
    window : int or None
        An image of layer d lies in layer d - window or later; None when nothing is known.
    bipartite : bool
        Whether images of a layer never lie in it, nor in any at an even distance from it.
    memory : int
        Bytes that may be used.
    pool : ThreadPoolExecutor, optional
    threads : int
        Workers of the pool.
    """

    def __init__(
        self,
        states: PackedStates,
        window: int | None,
        bipartite: bool,
        memory: int,
        pool: ThreadPoolExecutor | None = None,
        threads: int = 1,
    ) -> None:
        self.packed, self.window, self.bipartite = states, window, bipartite
        self.memory, self.pool, self.threads = memory, pool, threads
        self.layers = [layer_of(states.start(), SMALL)]
        self.spheres = [1]
        self.peak_bytes = 0
        self.width = 8 * states.words
        self.small = min(SMALL_LAYER, memory // (64 * self.width))
        self.buffer = np.empty((0, states.words), dtype=np.uint64)

    @property
    def front(self) -> Layer:
        """The last layer."""
        return self.layers[-1]

    def advance(self, file: LayerFile | None = None) -> int:
        """Find the next layer; return its size (nothing is appended when it is empty).

        With a file its states are written there, and kept in memory too while that suffices.
        """
        images = self.front.size * self.packed.count
        # layers read back from files may have been cut otherwise
        large = images > self.small
        fan = LARGE if large else max(layer.fan for layer in self.layers)
        self.layers = [layer.refanned(fan) if layer.fan != fan else layer for layer in self.layers]
        making = _Layering(self, images, file)
        following = making.run()
        if following.size:
            self.layers.append(following)
            self.spheres.append(making.found)
            if self.window is not None:
                del self.layers[: -(self.window + 1)]
        return making.found

    def buffer_of(self, rows: int) -> Words:
        """Return an array of so many rows, the one used before where it fits (pages are costly)."""
        if len(self.buffer) < rows or 4 * self.width * len(self.buffer) > self.memory:
            self.buffer = np.empty((0, self.packed.words), dtype=np.uint64)
            self.buffer = np.empty((rows, self.packed.words), dtype=np.uint64)
        return self.buffer

    @property
    def known(self) -> list[Layer]:
        """The layers in which an image of the front may lie."""
        return self.layers[-2::-2] if self.bipartite else self.layers

    @property
    def held(self) -> int:
        """Bytes of the layers that are in memory."""
        return sum(layer.held for layer in self.layers)

    def spill(self, bound: int) -> None:
        """Leave layers to their files, oldest first, until at most `bound` bytes are held."""
        for layer in self.layers:
            for piece in layer.pieces:
                if self.held > bound and piece.read is not None:
                    piece.rows = None

    def refuse(self, needed: int) -> SizeError:
        """Return the error that says what a layer would need."""
        return SizeError(
            f"after {sum(self.spheres)} states within radius {len(self.spheres) - 1} the next "
            f"layer needs about {bytes_text(needed)} and may use {bytes_text(self.memory)}; give a "
            "smaller max_radius, or a checkpoint directory with room for layers on disk"
        )


class _Layering:
    """The making of one layer: passes over the front, each for some of the ranges.

    A pass makes every image anew and keeps those that fall in its ranges, so that images need
    no more memory than there is, however many times the front they are.
    """

    def __init__(self, search: LayeredSearch, images: int, file: LayerFile | None) -> None:
        self.search, self.images, self.file = search, images, file
        self.fan = search.front.fan
        self.threads = 1 if images <= search.small else search.threads
        width = search.width
        # of one range at a time: what is found, the known states, the table
        share = -(-images // self.fan.ranges)
        scratch = (3 * width + 16) * share * self.threads
        block = search.memory // (8 * self.threads * (width + 2))
        self.block = min(max(1 << 10, min(BLOCK, block)), images)
        scratch += self.threads * self.block * (width + 2)
        if file is not None:
            search.spill(min(search.memory // 2, search.memory - scratch - 2 * width * share))
        room = search.memory - search.held
        # what the new layer leaves, if it grows as the last one did, is for the images
        sizes = [layer.size for layer in search.layers[-2:]]
        following = width * min(images, 2 + sizes[-1] * sizes[-1] // sizes[0])
        share = max(room - scratch - following, (room - scratch) // 4, 1)
        passes = -(-width * images // share)
        self.passes = min(self.fan.ranges, max(1, passes))
        self.rows = images
        if self.passes > 1:
            share = images * -(-self.fan.ranges // self.passes) // self.fan.ranges
            self.rows = share + share // 8 + search.small
        needed = search.held + scratch + width * self.rows
        if needed > search.memory:
            raise search.refuse(needed)
        self.buffer = search.buffer_of(self.rows)
        self.fixed = scratch + self.buffer.nbytes
        self.made = self.found = 0
        self.lock = Lock()

    def run(self) -> Layer:
        ranges = self.fan.ranges
        cuts = [ranges * i // self.passes for i in range(self.passes + 1)]
        following = Layer(self.fan)
        for low, high in pairwise(cuts):
            following.pieces += self.one_pass(low, high)
        return following

    def one_pass(self, low: int, high: int) -> list[Piece]:
        """Return the pieces of the new layer for ranges low..high-1."""
        self.filled = 0
        share = -(-self.search.front.size // (4 * self.threads))
        batches = self.batches(min(share, self.block // self.search.packed.count))
        found = self.map(lambda batch: self.scatter(batch, low, high), batches)
        blocks = [block for several in found for block in several]
        begins = np.array([begin for begin, _ in blocks]).reshape(-1, 1)
        ends = np.array([end for _, end in blocks])
        return self.map(lambda r: self.range(r, low, begins, ends), range(low, high))

    def batches(self, size: int) -> list[list[Piece]]:
        """Return the pieces of the front in runs of about so many states."""
        runs: list[list[Piece]] = [[]]
        taken = 0
        for piece in self.search.front.pieces:
            if runs[-1] and taken + piece.size > size:
                runs.append([])
                taken = 0
            runs[-1].append(piece)
            taken += piece.size
        return runs

    def map(self, task: Callable[[Item], Found], items: Iterable[Item]) -> list[Found]:
        """Return the results of a task, in order, on all threads."""
        pool = self.search.pool
        if pool is None or self.threads == 1:
            return [task(item) for item in items]
        return list(pool.map(task, items))

    def scatter(
        self, pieces: list[Piece], low: int, high: int
    ) -> list[tuple[int, NDArray[np.int32]]]:
        """Put the images of pieces of the front into the buffer, block by block.

        Returns
        -------
        list of (begin, ends)
            Partition p of a block begins at row ``begin + ends[p]``.
        """
        from wlkit._kernels.cayley_layers import assign, scatter

        packed, parts = self.search.packed, self.fan.parts
        filled = [piece.load() for piece in pieces if piece.size]
        rows = filled[0] if len(filled) == 1 else np.concatenate([packed.start()[:0], *filled])
        step = max(1, self.block // packed.count)
        blocks = []
        for first in range(0, len(rows), step):
            images = packed.images(rows[first : first + step])
            where = np.empty(len(images), dtype=np.int16)
            ends = np.empty((high - low) * parts + 1, dtype=np.int64)
            bounds = np.int64(low * parts), np.int64(high * parts)
            count = assign(images, np.int64(self.fan.shift), *bounds, where, ends)
            with self.lock:
                begin, self.filled = self.filled, self.filled + count
            if self.filled > len(self.buffer):
                raise self.search.refuse(self.search.width * self.filled)
            scatter(images, where, ends[:-1] + begin, self.buffer)
            blocks.append((begin, ends.astype(np.int32)))
        return blocks

    def range(
        self, r: int, low: int, begins: NDArray[np.int64], ends_of: NDArray[np.int32]
    ) -> Piece:
        """Return what is new in range r."""
        from wlkit._kernels.cayley_layers import fresh

        parts, words = self.fan.parts, self.search.packed.words
        first = (r - low) * parts
        segments = np.ascontiguousarray(ends_of[:, first : first + parts + 1] + begins)
        sizes = (segments[:, 1:] - segments[:, :-1]).sum(axis=0)
        ends = np.zeros(parts + 1, dtype=np.int64)
        if not sizes.any():
            return Piece(ends, np.empty((0, words), dtype=np.uint64))
        known, known_at = stacked(self.search.known, r, words)
        out = np.empty((int(sizes.sum()), words), dtype=np.uint64)
        slots = np.empty(max(16, 1 << int(2 * sizes.max() - 1).bit_length()), dtype=np.int32)
        dropped = np.empty(int(sizes.max()), dtype=np.uint8)
        count = fresh(self.buffer, segments, known, known_at, slots, dropped, out, ends)
        return self.keep(r, ends, out[:count].copy())

    def keep(self, r: int, ends: NDArray[np.int64], rows: Words) -> Piece:
        """Return a piece, written to the file if there is one and left there if memory is short."""
        search, piece = self.search, Piece(ends, rows)
        if self.file is not None:
            piece.read = self.file.write(r, piece)
        elements = search.packed.total(rows)
        with self.lock:
            self.found += elements
            self.made += rows.nbytes
            total = search.held + self.fixed + self.made
            if total > search.memory:
                if self.file is None:
                    raise search.refuse(total)
                self.made -= rows.nbytes
                piece.rows = None
            search.peak_bytes = max(search.peak_bytes, search.held + self.fixed + self.made)
        return piece
