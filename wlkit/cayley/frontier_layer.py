"""A layer of packed states cut by hash into ranges of partitions, in memory or in files."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Words = NDArray[np.uint64]

PARTITION_BITS = 12
RANGE_BITS = 6
"""A layer has 64 ranges of 64 partitions, or one of one while it is small."""


@dataclass(frozen=True, order=True)
class Fan:
    """Into how many ranges, of how many partitions each, the states are cut.

    Parameters
    ----------
    ranges, parts : int
        Powers of two; the leading bits of the hash number ranges, then partitions.
    """

    ranges: int
    parts: int

    @property
    def shift(self) -> int:
        """How far the leading 12 bits of a hash are shifted to give the partition."""
        return PARTITION_BITS - (self.ranges * self.parts).bit_length() + 1


SMALL = Fan(1, 1)
LARGE = Fan(1 << RANGE_BITS, 1 << (PARTITION_BITS - RANGE_BITS))


@dataclass
class Piece:
    """One range of a layer: its states, ordered by partition, or how to read them.

    Parameters
    ----------
    ends : ndarray of int64, shape (parts + 1,)
        Partition p is rows ``ends[p]:ends[p + 1]``.
    rows : ndarray of uint64, shape (count, words), or None when they lie in a file
    read : callable, optional
        Returns the rows from their file.
    """

    ends: NDArray[np.int64]
    rows: Words | None
    read: Callable[[], Words] | None = None

    @property
    def size(self) -> int:
        """The number of states."""
        return int(self.ends[-1])

    def load(self) -> Words:
        """Return the states."""
        if self.rows is not None:
            return self.rows
        if self.read is None:
            return np.zeros((0, 1), dtype=np.uint64)
        return self.read()


@dataclass
class Layer:
    """All states at one distance.

    Parameters
    ----------
    fan : Fan
    pieces : list of Piece
        One for each range.
    """

    fan: Fan
    pieces: list[Piece] = field(default_factory=list)

    @property
    def size(self) -> int:
        """The number of states."""
        return sum(piece.size for piece in self.pieces)

    @property
    def held(self) -> int:
        """Bytes of the states that are in memory."""
        return sum(piece.rows.nbytes for piece in self.pieces if piece.rows is not None)

    def head(self, limit: int) -> Words:
        """Return the first states, up to a limit."""
        taken: list[Words] = []
        for piece in self.pieces:
            if limit > 0 and piece.size:
                taken.append(piece.load()[:limit])
                limit -= len(taken[-1])
        return np.concatenate(taken) if taken else np.zeros((0, 1), dtype=np.uint64)

    def refanned(self, fan: Fan) -> Layer:
        """Return the same states cut otherwise."""
        return layer_of(self.head(self.size), fan)


def layer_of(rows: Words, fan: Fan) -> Layer:
    """Return a layer that holds the given different states."""
    scattered, ends = scattered_rows(rows, fan, 0, fan.ranges * fan.parts)
    pieces = []
    for r in range(fan.ranges):
        places = ends[r * fan.parts : (r + 1) * fan.parts + 1]
        pieces.append(Piece(places - places[0], scattered[places[0] : places[-1]]))
    return Layer(fan, pieces)


def scattered_rows(rows: Words, fan: Fan, low: int, high: int) -> tuple[Words, NDArray[np.int64]]:
    """Return the states of the partitions low..high-1 in order, and where each begins."""
    from wlkit._kernels.cayley_layers import assign, scatter

    where = np.empty(len(rows), dtype=np.int16)
    ends = np.empty(high - low + 1, dtype=np.int64)
    count = assign(rows, np.int64(fan.shift), np.int64(low), np.int64(high), where, ends)
    out = np.empty((count, rows.shape[1]), dtype=np.uint64)
    scatter(rows, where, ends[:-1].copy(), out)
    return out, ends


def stacked(layers: Sequence[Layer], r: int, words: int) -> tuple[Words, NDArray[np.int64]]:
    """Return the states of range r of several layers in one array, and where partitions begin.

    Returns
    -------
    rows : ndarray of uint64, shape (count, words)
    at : ndarray of int64, shape (number of layers, parts + 1)
    """
    pieces = [layer.pieces[r] for layer in layers]
    begins = np.cumsum([0, *(piece.size for piece in pieces)])
    rows = np.empty((int(begins[-1]), words), dtype=np.uint64)
    for piece, begin in zip(pieces, begins.tolist(), strict=False):
        if piece.size:
            rows[begin : begin + piece.size] = piece.load()
    at = [piece.ends + begin for piece, begin in zip(pieces, begins, strict=False)]
    parts = layers[0].fan.parts if layers else SMALL.parts
    return rows, np.array(at, dtype=np.int64).reshape(-1, parts + 1)
