"""How the frontier engine writes the states of a graph in words, and its generators as tables.

A group element g acting on itself is the tuple of images of a base under g^-1: each generator
moves every coordinate by itself, as it moves the columns of a matrix.  Whatever the kind of
state, the words are injective.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np

from wlkit.cayley.packing import AnyGeneratingSet, move, packing
from wlkit.cayley.planning import MOST_POINTS, chain_of, is_regular
from wlkit.groups import GeneratingSet, MatrixGeneratingSet

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Words = NDArray[np.uint64]

TABLE_BYTES = 3 << 15
"""Bytes of the tables of one generator, which should stay in a near cache."""
LARGEST_COLUMN = 4096
"""Values of a column of a modular matrix that is moved by a table."""


class PackedStates(Protocol):
    """States as rows of words, and what the generators do to them."""

    @property
    def words(self) -> int:
        """Words of a state."""

    @property
    def count(self) -> int:
        """The number of generators."""

    @property
    def bits(self) -> int:
        """Bits that name the layout: layers kept with another number cannot be read."""

    def start(self) -> Words:
        """Return the central state as one row."""

    def images(self, rows: Words) -> Words:
        """Return all images of all states, in any order."""

    def total(self, rows: Words) -> int:
        """Return how many states the rows stand for."""

    def states(self, rows: Words) -> list[Any]:
        """Return rows of words as states."""


@dataclass(frozen=True, eq=False)
class Tables:
    """Generators as maps of digits: the image of a state is the OR of one entry per digit.

    Parameters
    ----------
    entries : ndarray of uint64, shape (k, E, largest digit + 1)
    first : ndarray of int64, shape (words + 1,)
        Entries ``first[w]:first[w + 1]`` give word w of the image.
    source, shift, mask : ndarray, shape (E,)
        Where the digit of an entry is read.
    """

    entries: NDArray[np.uint64]
    first: NDArray[np.int64]
    source: NDArray[np.int64]
    shift: NDArray[np.uint64]
    mask: NDArray[np.uint64]

    def images(self, rows: Words) -> Words:
        """Return all images of all states, one generator after the other."""
        from wlkit._kernels.cayley_layers import act

        out = np.empty((len(self.entries) * len(rows), rows.shape[1]), dtype=np.uint64)
        act(rows, self.entries, self.first, self.source, self.shift, self.mask, out)
        return out


@dataclass(frozen=True)
class Fields:
    """Coordinates of given widths in bits laid one after the other in words of 64 bits.

    Examples
    --------
    >>> Fields((30, 30, 10)).places
    ((0, 0), (0, 30), (1, 0))
    """

    widths: tuple[int, ...]

    @cached_property
    def places(self) -> tuple[tuple[int, int], ...]:
        """The word and the shift of every coordinate; none lies across two words."""
        found, word, used = [], 0, 0
        for width in self.widths:
            if used + width > 64:
                word, used = word + 1, 0
            found.append((word, used))
            used += width
        return tuple(found)

    @property
    def words(self) -> int:
        """Words of a state, at least one."""
        return 1 + max((word for word, _ in self.places), default=0)

    def pack(self, rows: NDArray[np.int64]) -> Words:
        """Return coordinates, one state a row, as words."""
        out = np.zeros((len(rows), self.words), dtype=np.uint64)
        for i, (word, shift) in enumerate(self.places):
            out[:, word] |= rows[:, i].astype(np.uint64) << np.uint64(shift)
        return out

    def unpack(self, words: Words) -> NDArray[np.int64]:
        """Return words as coordinates, one state a row."""
        columns = [
            (words[:, word] >> np.uint64(shift)) & np.uint64((1 << width) - 1)
            for (word, shift), width in zip(self.places, self.widths, strict=True)
        ]
        return np.array(columns, dtype=np.int64).reshape(len(columns), len(words)).T

    def digits(self, limit: int) -> list[list[int]]:
        """Return runs of coordinates of one word with at most `limit` bits together."""
        runs: list[list[int]] = []
        for i, (word, _) in enumerate(self.places):
            run = runs[-1] if runs and self.places[runs[-1][0]][0] == word else []
            if run and sum(self.widths[j] for j in run) + self.widths[i] <= limit:
                run.append(i)
            else:
                runs.append([i])
        return runs


def coordinate_tables(fields: Fields, maps: list[NDArray[np.int64]]) -> Tables:
    """Return the tables of generators that move every coordinate by itself.

    Parameters
    ----------
    maps : list of ndarray of int64, shape (k, d_i)
        Generator g carries value v of coordinate i to ``maps[i][g, v]``.
    """
    k = len(maps[0])

    def entry(g: int, i: int, values: NDArray[np.int64]) -> tuple[int, NDArray[np.int64]]:
        return i, maps[i][g][np.minimum(values, maps[i].shape[1] - 1)]

    return _tables(fields, k, entry, spread=False)


def position_tables(fields: Fields, permutations: NDArray[np.int64]) -> Tables:
    """Return the tables of generators that move the places of a word: new[i] = old[p[i]]."""
    inverses = np.argsort(permutations, axis=1)

    def entry(g: int, i: int, values: NDArray[np.int64]) -> tuple[int, NDArray[np.int64]]:
        return int(inverses[g, i]), values

    return _tables(fields, len(permutations), entry, spread=True)


def _tables(fields: Fields, k: int, entry: Any, *, spread: bool) -> Tables:
    """Return tables from a rule: value v of coordinate i becomes a value of a coordinate."""
    limit = next(
        (
            bits
            for bits in (12, 11, 10, 9, 8, 7, 6, 5)
            if 8 * (len(fields.digits(bits)) << bits) * (fields.words if spread else 1)
            <= TABLE_BYTES
        ),
        4,
    )
    runs = fields.digits(limit)
    widths = [sum(fields.widths[i] for i in run) for run in runs]
    places = [fields.places[run[0]] for run in runs]
    reads = [
        (w, r) for w in range(fields.words) for r in range(len(runs)) if spread or places[r][0] == w
    ]
    entries = np.zeros((k, len(reads), 1 << max(widths, default=0)), dtype=np.uint64)
    for g in range(k):
        for e, (w, r) in enumerate(reads):
            values, low = np.arange(1 << widths[r]), 0
            for i in runs[r]:
                to, image = entry(g, i, (values >> low) & ((1 << fields.widths[i]) - 1))
                low += fields.widths[i]
                word, shift = fields.places[to]
                if word == w:
                    entries[g, e, : values.size] |= image.astype(np.uint64) << np.uint64(shift)
    return Tables(
        entries,
        np.searchsorted([w for w, _ in reads], np.arange(fields.words + 1)).astype(np.int64),
        np.array([places[r][0] for _, r in reads], dtype=np.int64),
        np.array([places[r][1] for _, r in reads], dtype=np.uint64),
        np.array([(1 << widths[r]) - 1 for _, r in reads], dtype=np.uint64),
    )


class OneStateARow:
    """Rows that stand for one state each."""

    def total(self, rows: Words) -> int:
        """Return the number of rows."""
        return len(rows)


class GroupElements(OneStateARow):
    """Elements g of a permutation group as the images of a base under g^-1."""

    def __init__(self, generators: GeneratingSet) -> None:
        self.chain = chain_of(generators.with_state(None))
        self.symbols = np.array(generators.start)
        where = {point: orbit for orbit in generators.orbits for point in orbit}
        self.orbits = [np.array(where[b]) for b in self.chain.base]
        self.fields = Fields(tuple((len(orbit) - 1).bit_length() for orbit in self.orbits))
        self.words, self.count = self.fields.words, len(generators)
        self.bits = sum(self.fields.widths)
        inverses = np.argsort(generators.permutations, axis=1)
        maps = [np.searchsorted(orbit, inverses[:, orbit]) for orbit in self.orbits]
        self._tables = coordinate_tables(self.fields, maps) if maps else None

    def pack(self, elements: NDArray[np.int64]) -> Words:
        """Return elements, one-line arrays a row, as words."""
        inverses = np.argsort(elements, axis=1)
        columns = [
            np.searchsorted(orbit, inverses[:, b])
            for orbit, b in zip(self.orbits, self.chain.base, strict=True)
        ]
        return self.fields.pack(np.array(columns, dtype=np.int64).reshape(-1, len(elements)).T)

    def start(self) -> Words:
        """Return the identity."""
        return self.pack(np.arange(self.chain.degree).reshape(1, -1))

    def images(self, rows: Words) -> Words:
        """Return all images of all states."""
        return np.tile(rows, (self.count, 1)) if self._tables is None else self._tables.images(rows)

    def states(self, rows: Words) -> list[Any]:
        """Return elements as words of the central state's symbols."""
        # g^-1 = u_0 u_1 ... is found level by level from the images of the base
        places = self.fields.unpack(rows)
        inverses = np.broadcast_to(np.arange(self.chain.degree), (len(rows), self.chain.degree))
        for level, orbit in enumerate(self.orbits):
            image = orbit[places[:, level]]
            back = np.take_along_axis(np.argsort(inverses, axis=1), image[:, None], axis=1)[:, 0]
            digit = self.chain.positions[level][back]
            inverses = np.take_along_axis(inverses, self.chain.transversals[level][digit], axis=1)
        return [tuple(row) for row in self.symbols[np.argsort(inverses, axis=1)].tolist()]


class WordStates(OneStateARow):
    """Words with repeated symbols, moved by permutations of their places."""

    def __init__(self, generators: GeneratingSet) -> None:
        self.generators = generators
        self.symbols = np.unique(generators.start)
        width = max(1, (len(self.symbols) - 1).bit_length())
        self.fields = Fields((width,) * generators.degree)
        self.words, self.count, self.bits = self.fields.words, len(generators), width
        self._tables = position_tables(self.fields, generators.permutations)

    def start(self) -> Words:
        """Return the central word."""
        return self.fields.pack(np.searchsorted(self.symbols, [self.generators.start]))

    def images(self, rows: Words) -> Words:
        """Return all images of all states."""
        return self._tables.images(rows)

    def states(self, rows: Words) -> list[Any]:
        """Return words of symbols."""
        return [tuple(row) for row in self.symbols[self.fields.unpack(rows)].tolist()]


class ColumnStates(OneStateARow):
    """Matrices modulo m as tuples of columns, each of at most 4096 values."""

    def __init__(self, generators: MatrixGeneratingSet) -> None:
        n, m = generators.size, generators.modulo
        self.generators = generators
        self.radix = m ** np.arange(n)
        values = np.arange(m**n)[:, None] // self.radix % m
        maps = [(values @ g.T % m) @ self.radix for g in generators.matrices]
        columns = len(generators.start[0])
        self.fields = Fields(((m**n - 1).bit_length(),) * columns)
        self.words, self.count, self.bits = self.fields.words, len(generators), m
        self._tables = coordinate_tables(self.fields, [np.array(maps)] * columns)

    def start(self) -> Words:
        """Return the central state."""
        columns = np.array(self.generators.start).T @ self.radix
        return self.fields.pack(columns.reshape(1, -1))

    def images(self, rows: Words) -> Words:
        """Return all images of all states."""
        return self._tables.images(rows)

    def states(self, rows: Words) -> list[Any]:
        """Return matrices as tuples of rows."""
        columns = self.fields.unpack(rows)[:, None, :]
        entries = columns // self.radix[None, :, None] % self.generators.modulo
        return [tuple(tuple(row) for row in matrix) for matrix in entries.tolist()]


class PlainStates(OneStateARow):
    """Any other states, symbol by symbol: integer matrices, sliding puzzles, many places."""

    def __init__(self, generators: AnyGeneratingSet, width: int) -> None:
        self.generators, self.layout = generators, packing(generators, width)
        self.words, self.count, self.bits = self.layout.words, len(generators), self.layout.bits

    def start(self) -> Words:
        """Return the central state."""
        return self.layout.pack([self.generators.start])

    def images(self, rows: Words) -> Words:
        """Return all images of all states; integer entries may overflow."""
        return move(self.generators, self.layout, rows)

    def states(self, rows: Words) -> list[Any]:
        """Return tuples of symbols, or of rows for matrices."""
        return self.layout.unpack(rows)


def packed_states(generators: AnyGeneratingSet, width: int) -> PackedStates:
    """Return how the states of a graph are packed (`width` bits for integers of matrices)."""
    if isinstance(generators, GeneratingSet) and generators.degree <= MOST_POINTS:
        return GroupElements(generators) if is_regular(generators) else WordStates(generators)
    if (
        isinstance(generators, MatrixGeneratingSet)
        and 0 < generators.modulo**generators.size <= LARGEST_COLUMN
    ):
        return ColumnStates(generators)
    return PlainStates(generators, width)
