"""The third level of the coset bitmap: shards, cosets of a large subgroup, that move whole.

H1 = G_depth is a subgroup near the top of the stabiliser chain, so that an element of G is h1 t_i
with i the number of its shard.  Generator g carries shard j = source[i, g] to shard i and
multiplies h1 on the right by the element t_j g t_i^-1 of H1: inside H1 the same scheme again, with
blocks and words.
"""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass
from functools import cached_property
from math import prod
from typing import TYPE_CHECKING, Any

import numpy as np

from wlkit.cayley.inside import InsideMoves, inside_moves
from wlkit.cayley.layout import CosetShape, coset_shape
from wlkit.cayley.representatives import chain_arrays, monotone
from wlkit.groups import GeneratingSet, Permutation, StabilizerChain

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Table = tuple[NDArray[np.int32], NDArray[np.int32]]

PLANES_HELD = 4
"""Shards that a task touches: what it makes, the source, its own layer and the one before."""
UNNAMED_BYTES = 1 << 28
"""Bytes of new shards at which those they replace are removed."""
CHUNK = 1 << 14


@dataclass(frozen=True)
class ShardShape:
    """How a group is cut into shards, blocks and words.

    Parameters
    ----------
    inner : CosetShape
        Blocks and words of the whole group.
    depth : int
        H1 = G_depth; 0 means one shard.
    shards : int
    order : int
    directed : bool
    """

    inner: CosetShape
    depth: int
    shards: int
    order: int
    directed: bool

    @property
    def rows(self) -> int:
        """Blocks of a shard."""
        return self.inner.cosets // self.shards

    @property
    def shard_bytes(self) -> int:
        """Bytes of a shard of one plane."""
        return self.inner.plane_bytes // self.shards

    @property
    def held(self) -> int:
        """Bytes in memory during a task: shards, moves of blocks and in them, representatives."""
        inside = 3 * self.inner.words**2 * self.inner.bits
        blocks = self.rows * (8 + self.inner.degree) + CHUNK * 16 * self.inner.degree
        return PLANES_HELD * self.shard_bytes + blocks + inside

    @property
    def disk(self) -> int:
        """Bytes on disk: two planes, three when directed, and the shards being replaced."""
        planes = 3 if self.directed else 2
        unnamed = min(self.inner.plane_bytes, UNNAMED_BYTES)
        return planes * (self.inner.plane_bytes + unnamed) + 2 * self.shard_bytes

    def __str__(self) -> str:
        return f"{self.shards} shards of {self.rows} blocks, {self.inner}"


def shard_shape(generators: GeneratingSet, chain: StabilizerChain, memory: int) -> ShardShape:
    """Return the cut into the fewest shards, more than one if possible, that fit the memory.

    Where even the smallest shards do not fit, these are returned.
    """
    inner = coset_shape(chain, len(generators))
    shapes = [
        ShardShape(
            inner, depth, prod(chain.radices[:depth]), chain.order, not generators.inverse_closed
        )
        for depth in range(inner.split + 1)
    ]
    fitting = [shape for shape in shapes[1:] if shape.held <= memory]
    return fitting[0] if fitting else shapes[-1]


class ShardLayout:
    """Which shard goes where under each generator, and how its blocks move.

    Parameters
    ----------
    generators : GeneratingSet
    chain : StabilizerChain
    shape : ShardShape
    cached : int
        Tables of moves that are kept in memory; the others are made when needed.
    """

    def __init__(
        self,
        generators: GeneratingSet,
        chain: StabilizerChain,
        shape: ShardShape,
        cached: int = 0,
    ) -> None:
        whole = monotone(chain)
        self.shape, self.cached, self.whole = shape, cached, whole
        depth = shape.depth
        self.chain = StabilizerChain(
            chain.degree, chain.base[depth:], chain.strong_generators, whole.transversals[depth:]
        )
        self.split = shape.inner.split - depth
        self.moves = generators.permutations
        self.reps, self.source, turns = _spread(generators, whole, depth)
        self.elements_used, self.number = np.unique(
            turns.reshape(-1, chain.degree), axis=0, return_inverse=True
        )
        self.number = self.number.reshape(self.source.shape)
        self._tables: OrderedDict[int, Table] = OrderedDict()

    @cached_property
    def inside(self) -> InsideMoves:
        """Moves inside H by every element of H."""
        size = prod(self.chain.radices[self.split :])
        return inside_moves(
            self.chain,
            self.split,
            self.shape.inner.inner - self.shape.depth,
            np.arange(size),
            self.shape.inner.word_bits,
        )

    @cached_property
    def blocks(self) -> NDArray[Any]:
        """Representatives of the cosets of H in H1."""
        size = prod(self.chain.radices[self.split :])
        rows = np.empty(
            (self.shape.rows, self.chain.degree),
            dtype=np.uint8 if self.chain.degree <= 256 else np.int32,
        )
        for low in range(0, len(rows), CHUNK):
            numbers = np.arange(low, min(low + CHUNK, len(rows)))
            rows[low : low + CHUNK] = np.argsort(self.chain.elements(numbers * size), axis=1)
        return rows

    def is_trivial(self, shard: int, generator: int) -> bool:
        """Return whether a generator carries the source shard to this one unchanged."""
        element = self.elements_used[self.number[shard, generator]]
        return bool((element == np.arange(element.size)).all())

    def table(self, shard: int, generator: int) -> Table:
        """Return how blocks move from the source shard to this one under a generator."""
        from wlkit._kernels.cayley_cosets import coset_sources, coset_turns

        number = int(self.number[shard, generator])
        if number in self._tables:
            self._tables.move_to_end(number)
            return self._tables[number]
        row = self.elements_used[number].reshape(1, -1).copy()
        row.setflags(write=False)
        arrays = (row, *chain_arrays(self.chain), self.split)
        pred = np.empty((self.shape.rows, 1), dtype=np.int32)
        turn = np.empty_like(pred)
        coset_sources(self.blocks, *arrays, pred)
        coset_turns(self.blocks, *arrays, pred, turn)
        table = pred[:, 0], turn[:, 0]
        self._tables[number] = table
        while len(self._tables) > max(1, self.cached):
            self._tables.popitem(last=False)
        return table

    def elements(self, shard: int, plane: NDArray[Any], limit: int) -> list[tuple[int, ...]]:
        """Return the first elements whose bits are set in a shard, as one-line tuples."""
        bits = self.shape.inner.bits
        blocks, words = np.nonzero(plane[:])
        blocks, words = blocks[:limit], words[:limit]
        values = plane[blocks, words].astype(np.uint64)
        index, bit = np.nonzero(values[:, None] >> np.arange(bits, dtype=np.uint64) & np.uint64(1))
        index, bit = index[:limit], bit[:limit]
        h = np.argsort(self.chain.elements(words[index] * bits + bit, self.split), axis=1)
        h1 = np.take_along_axis(h, self.blocks[blocks[index]].astype(np.int64), axis=1)
        return [tuple(row) for row in h1[:, self.reps[shard]].tolist()]


def _spread(
    generators: GeneratingSet, chain: StabilizerChain, depth: int
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
    """Return t_i for each shard, source[i, g], and the elements t_j g t_i^-1 of H1.

    The t_i are found from the identity on, by the generator of largest order first, so that along
    this tree the shards move unchanged.
    """
    shards, rows = prod(chain.radices[:depth]), generators.permutations
    order = sorted(range(len(rows)), key=lambda g: -Permutation(rows[g]).order)
    reps = np.full((shards, chain.degree), -1, dtype=np.int64)
    reps[0] = np.arange(chain.degree)
    queue = [0]
    for shard in queue:
        at, t = shard, reps[shard]
        for g in order:
            # the generator of largest order is followed to the end of its cycle
            while True:
                t = t[rows[g]]
                at = _shard_of(chain, depth, t)
                if reps[at, 0] >= 0:
                    break
                reps[at] = t
                queue.append(at)
            at, t = shard, reps[shard]
    source = np.empty((shards, len(rows)), dtype=np.int64)
    turns = np.empty((shards, len(rows), chain.degree), dtype=np.int64)
    inverses = np.argsort(reps, axis=1)
    for j in range(shards):
        for g, row in enumerate(rows):
            moved = reps[j][row]
            i = _shard_of(chain, depth, moved)
            source[i, g] = j
            turns[i, g] = moved[inverses[i]]
    return reps, source, turns


def _shard_of(chain: StabilizerChain, depth: int, element: NDArray[np.int64]) -> int:
    """Return the number of the coset of G_depth that holds an element."""
    left, number = np.argsort(element), 0
    for level in range(depth):
        digit = chain.positions[level][left[chain.base[level]]]
        number = number * chain.radices[level] + int(digit)
        left = chain.divisors[level][digit][left]
    return number
