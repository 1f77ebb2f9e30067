"""Layers of packed states in files: written once, range by range, verified when read again."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any

import numpy as np

from wlkit.cayley.checkpoint import bytes_of, checksum
from wlkit.cayley.frontier_layer import Fan, Layer, Piece
from wlkit.errors import CheckpointError
from wlkit.memory import bytes_text, free_disk

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Words = NDArray[np.uint64]


class LayerFile:
    """One layer being written: the pieces in the order in which they are made.

    Parameters
    ----------
    path : Path
    words : int
    expected : int
        Bytes the layer is expected to have; refused when the disk has less.

    Raises
    ------
    CheckpointError
        When the disk has not the room, or refuses to write.
    """

    def __init__(self, path: Path, words: int, expected: int) -> None:
        self.path, self.words = path, words
        self.places: dict[int, tuple[int, int, int]] = {}
        self.cursor = 0
        self.lock = Lock()
        free = free_disk(path.parent)
        if expected > free:
            raise CheckpointError(
                f"the next layer needs about {bytes_text(expected)} on the disk of "
                f"{str(path.parent)!r}, {bytes_text(free)} are free"
            )
        self.descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_TRUNC, 0o644)

    def write(self, r: int, piece: Piece) -> Callable[[], Words]:
        """Write the states of range r; return the function that reads them back."""
        rows = piece.load()
        with self.lock:
            begin, self.cursor = self.cursor, self.cursor + rows.nbytes
            self.places[r] = (begin, len(rows), checksum(rows))
        _write(self.descriptor, rows, begin, self.path)
        return reader(self.path, begin, len(rows), self.words)

    def finish(self, layer: Layer) -> dict[str, Any]:
        """Flush to the disk; return what a manifest says about the layer."""
        ends = np.array([piece.ends for piece in layer.pieces])
        _write(self.descriptor, ends, self.cursor, self.path)
        try:
            os.fsync(self.descriptor)
        except OSError as error:
            raise CheckpointError(f"cannot write {str(self.path)!r}: {error}") from None
        self.close()
        fan = layer.fan
        return {
            "file": self.path.name,
            "fan": [fan.ranges, fan.parts],
            "words": self.words,
            "places": [self.places.get(r, (0, 0, 0)) for r in range(fan.ranges)],
            "ends": [self.cursor, checksum(ends)],
        }

    def close(self) -> None:
        """Give the descriptor back."""
        if self.descriptor >= 0:
            os.close(self.descriptor)
            self.descriptor = -1


def read_layer(directory: Path, about: dict[str, Any]) -> Layer:
    """Return a layer that lies in a file after checking every piece of it.

    Raises
    ------
    CheckpointError
        When it is damaged.
    """
    path, fan, words = directory / about["file"], Fan(*about["fan"]), about["words"]
    begin, check = about["ends"]
    count = fan.ranges * (fan.parts + 1)
    ends = reader(path, begin, count, 1)().view(np.int64).reshape(fan.ranges, fan.parts + 1)
    if checksum(ends) != check:
        raise CheckpointError(f"damaged state in {str(path)!r}: checksums differ")
    pieces = []
    for (place, size, check), piece_ends in zip(about["places"], ends, strict=True):
        read = reader(path, place, size, words)
        if size != piece_ends[-1] or (size and checksum(read()) != check):
            raise CheckpointError(f"damaged state in {str(path)!r}: checksums differ")
        pieces.append(Piece(piece_ends, None, read))
    return Layer(fan, pieces)


def reader(path: Path, begin: int, size: int, words: int) -> Callable[[], Words]:
    """Return a function that reads `size` states from a place in a file."""

    def read() -> Words:
        try:
            rows = np.fromfile(path, dtype=np.uint64, count=size * words, offset=begin)
        except OSError as error:
            raise CheckpointError(f"cannot read {str(path)!r}: {error}") from None
        if rows.size != size * words:
            raise CheckpointError(f"damaged state in {str(path)!r}: it is too short")
        return rows.reshape(size, words)

    return read


def _write(descriptor: int, array: NDArray[Any], begin: int, path: Path) -> None:
    data = bytes_of(array)
    try:
        while data:
            done = os.pwrite(descriptor, data[: 1 << 30], begin)
            data, begin = data[done:], begin + done
    except OSError as error:
        raise CheckpointError(f"cannot write {str(path)!r}: {error}") from None
