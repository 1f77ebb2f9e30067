"""States packed into 64-bit words, and how a generating set moves them.

The packing is injective, so that comparing words compares states.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from wlkit.errors import InputError, SizeError
from wlkit.groups import GeneratingSet, MatrixGeneratingSet, SlidingPuzzle
from wlkit.groups.sliding_puzzle import HOLE

if TYPE_CHECKING:
    from numpy.typing import NDArray

AnyGeneratingSet = GeneratingSet | MatrixGeneratingSet | SlidingPuzzle
SIGNED_WIDTHS = (8, 16, 32)
"""Bits of an entry of an integer matrix, widened when an entry does not fit."""


class EntryOverflowError(Exception):
    """An integer entry does not fit the width; the caller widens and starts again."""


@dataclass(frozen=True, eq=False)
class Packing:
    """How states of `length` symbols lie in words of 64 bits.

    Parameters
    ----------
    length : int
    bits : int
        Bits of a symbol; a word holds ``64 // bits`` symbols.
    offset : int
        Added to every symbol (half the range for signed entries).
    columns : int
        Columns of a matrix state, 0 for words.
    """

    length: int
    bits: int
    offset: int
    columns: int

    @property
    def words(self) -> int:
        """Words of a state."""
        return -(-self.length // (64 // self.bits))

    def pack(self, states: Iterable[Any]) -> NDArray[np.uint64]:
        """Return flat states as rows of words, shape (count, words)."""
        rows = np.array([np.ravel(state) for state in states], dtype=np.int64)
        rows = rows.reshape(-1, self.length)
        shifted = rows + self.offset
        if rows.size and (shifted.min() < 0 or shifted.max() >> self.bits):
            raise EntryOverflowError
        per = 64 // self.bits
        packed = np.zeros((len(rows), self.words), dtype=np.uint64)
        for i in range(self.length):
            packed[:, i // per] |= shifted[:, i].astype(np.uint64) << np.uint64(i % per * self.bits)
        return packed

    def rows(self, packed: NDArray[np.uint64]) -> NDArray[np.int64]:
        """Return rows of words as an array of states, shape (count, n) or (count, n, columns)."""
        per, mask = 64 // self.bits, np.uint64((1 << self.bits) - 1)
        shifts = [np.uint64(i % per * self.bits) for i in range(self.length)]
        columns = [(packed[:, i // per] >> shifts[i]) & mask for i in range(self.length)]
        flat = np.array(columns).T.astype(np.int64) - self.offset
        return flat.reshape(len(packed), -1, self.columns) if self.columns else flat

    def unpack(self, packed: NDArray[np.uint64]) -> list[Any]:
        """Return rows of words as states: tuples of symbols, or of rows for matrices."""
        states = self.rows(packed).tolist()
        if not self.columns:
            return [tuple(state) for state in states]
        return [tuple(tuple(row) for row in state) for state in states]


def packing(generators: AnyGeneratingSet, width: int = SIGNED_WIDTHS[0]) -> Packing:
    """Return the packing of the states of a generating set (`width` for integer matrices).

    Raises
    ------
    SizeError
        When products of entries could leave 63 bits.
    """
    if isinstance(generators, (GeneratingSet, SlidingPuzzle)):
        largest = max(generators.start, default=0)
        return Packing(generators.degree, max(1, int(largest).bit_length()), 0, 0)
    n, columns = generators.size, len(generators.start[0])
    modulo = generators.modulo
    bits = (modulo - 1).bit_length() if modulo else width
    largest_entry = modulo - 1 if modulo else 1 << (width - 1)
    if n * largest_entry * int(np.abs(generators.matrices).max()) >= 1 << 63:
        raise SizeError(
            f"sums of {n} products of entries up to {largest_entry} leave 63 bits: {generators!r}"
        )
    return Packing(n * columns, bits, 0 if modulo else 1 << (width - 1), columns)


def move(
    generators: AnyGeneratingSet, layout: Packing, packed: NDArray[np.uint64]
) -> NDArray[np.uint64]:
    """Return all images: row ``s * k + g`` is state s moved by generator g.

    A move of a sliding puzzle that does not apply gives the state itself.
    """
    from wlkit._kernels import cayley_frontier as kernels

    out = np.empty((len(packed) * len(generators), layout.words), dtype=np.uint64)
    if isinstance(generators, GeneratingSet):
        kernels.move_words(packed, generators.permutations, layout.bits, out)
    elif isinstance(generators, SlidingPuzzle):
        kernels.move_hole(packed, generators.targets, layout.bits, HOLE, out)
    elif not kernels.move_matrices(
        packed, generators.matrices, layout.columns, generators.modulo, layout.bits, out
    ):
        raise EntryOverflowError
    return out


def checked_state(generators: AnyGeneratingSet, state: Any) -> Any:
    """Return a state of the graph as tuples, after checking its shape."""
    if isinstance(generators, (GeneratingSet, SlidingPuzzle)):
        checked: Any = generators.with_state(state).start
        if sorted(checked) != sorted(generators.start):
            raise InputError(
                f"expected a rearrangement of {list(generators.start)}, got {list(checked)}"
            )
        return checked
    if isinstance(state, str):
        try:
            state = [int(part) for part in state.replace(",", " ").split()]
        except ValueError:
            raise InputError(f"a matrix state is a list of integers, got {state!r}") from None
    flat = np.ravel(np.array(state, dtype=object))
    columns = len(generators.start[0])
    if flat.size != generators.size * columns:
        raise InputError(f"expected a {generators.size} x {columns} state, got {flat.size} entries")
    return generators.with_state(flat.astype(np.int64).reshape(-1, columns)).start
