"""The coset layout of a permutation group: a perfect index whose blocks move whole.

With a stabiliser chain G > ... > H > ... > K > 1 an element is h t_c: the coset c = H t_c, then a
word and a bit of the word for h (the bit ranks the K part).  Right multiplication by a generator
carries coset s to one coset c and multiplies h on the right by one element of H, so that a layer
is moved block by block.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import prod
from typing import TYPE_CHECKING, Any

import numpy as np

from wlkit.groups import GeneratingSet, StabilizerChain

if TYPE_CHECKING:
    from numpy.typing import NDArray

WORD_BITS = 32
CHUNK_BITS = 6
LARGEST_TABLE = 1 << 21
"""Bound on |H| times the words of a block: the size of the table of moves inside H."""


@dataclass(frozen=True)
class CosetShape:
    """Where the chain is cut, and the sizes that follow.

    Parameters
    ----------
    split : int
        H = G_split is the subgroup whose cosets are moved whole.
    inner : int
        K = G_inner fills one word.
    cosets, words, bits : int
        [G : H], [H : K] and |K| <= 32.
    generators : int
    """

    split: int
    inner: int
    cosets: int
    words: int
    bits: int
    generators: int

    @property
    def plane_bytes(self) -> int:
        """Bytes of one bitmap over the group."""
        return 4 * self.cosets * self.words

    @property
    def table_bytes(self) -> int:
        """Bytes of the tables of moves between cosets and inside H."""
        inside = 3 * self.words * self.words * self.bits
        return inside + self.cosets * (8 * self.generators + 2)

    def bytes(self, directed: bool, bipartite: bool = False) -> int:
        """Bytes of a sweep: tables, and as many planes as :func:`planes_needed` says."""
        return planes_needed(directed, bipartite) * self.plane_bytes + self.table_bytes

    def __str__(self) -> str:
        return f"{self.cosets} cosets x {self.words} words x {self.bits} bits"


def planes_needed(directed: bool, bipartite: bool) -> int:
    """Return 2 for two layers, 1 when they share a plane, and 1 more for all that was seen.

    Examples
    --------
    >>> planes_needed(False, True), planes_needed(True, False)
    (1, 3)
    """
    return (1 if bipartite else 2) + (1 if directed else 0)


def coset_shape(chain: StabilizerChain, generators: int) -> CosetShape:
    """Return where to cut the chain: |K| <= 32, the table inside H bounded by the group's order."""
    radices = chain.radices
    inner = next(i for i in range(len(radices) + 1) if prod(radices[i:]) <= WORD_BITS)
    bits = prod(radices[inner:])
    bound = min(LARGEST_TABLE, max(4096, chain.order))

    def entries(level: int) -> int:
        size = prod(radices[level:])
        return size * (size // bits)

    split = next(i for i in range(inner + 1) if i == inner or entries(i) <= bound)
    return CosetShape(
        split=split,
        inner=inner,
        cosets=prod(radices[:split]),
        words=prod(radices[split:inner]),
        bits=bits,
        generators=generators,
    )


@dataclass(frozen=True, eq=False)
class CosetLayout:
    """Everything a sweep reads: representatives, moves of cosets, moves inside H.

    Parameters
    ----------
    chain : StabilizerChain
    shape : CosetShape
    reps : ndarray of uint8 or int64, shape (cosets, n)
        The representatives t_c.
    pred, hid : ndarray of int32, shape (cosets, k)
        Generator g carries coset ``pred[c, g]`` to c, multiplying by the element of H with
        number ``hid[c, g]``.
    words_to : ndarray of uint16 or int32; bits_to : ndarray of uint8; shape (|H|, words)
    lookups : ndarray of uint32, shape (|K|, chunks, 64)
    """

    chain: StabilizerChain
    shape: CosetShape
    reps: NDArray[Any]
    pred: NDArray[np.int32]
    hid: NDArray[np.int32]
    words_to: NDArray[np.uint16]
    bits_to: NDArray[np.uint8]
    lookups: NDArray[np.uint32]

    def elements(
        self, cosets: NDArray[np.int64], words: NDArray[np.int64], bits: NDArray[np.int64]
    ) -> NDArray[np.int64]:
        """Return the permutations h t_c at many indices, one a row."""
        inverses = self.chain.elements(words * self.shape.bits + bits, self.shape.split)
        reps = self.reps[cosets].astype(np.int64)
        return np.take_along_axis(np.argsort(inverses, axis=1), reps, axis=1)

    def locate(self, images: Any) -> tuple[int, int, int]:
        """Return the (coset, word, bit) of a permutation of the group."""
        split = self.shape.split
        row = np.asarray(images, dtype=np.int64)
        digits, _ = self.chain.sift(np.argsort(row).reshape(1, -1))
        coset = 0
        for digit, radix in zip(
            digits[0, :split].tolist(), self.chain.radices[:split], strict=True
        ):
            coset = coset * radix + digit
        h = row[np.argsort(self.reps[coset])]
        rank = int(self.chain.ranks(np.argsort(h).reshape(1, -1), split)[0])
        word, bit = divmod(rank, self.shape.bits)
        return coset, word, bit


def coset_layout(
    generators: GeneratingSet, chain: StabilizerChain, shape: CosetShape
) -> CosetLayout:
    """Return the layout of the group for a generating set."""
    words_to, bits_to, lookups = inside_tables(chain, shape)
    reps = _representatives(generators, chain, shape)
    pred, hid = _coset_moves(generators, chain, shape, reps)
    return CosetLayout(chain, shape, reps, pred, hid, words_to, bits_to, lookups)


def inside_tables(
    chain: StabilizerChain, shape: CosetShape
) -> tuple[NDArray[np.uint16], NDArray[np.uint8], NDArray[np.uint32]]:
    """Return how left multiplication by each element of H moves words and bits of ranks in H.

    An element of G_level is u times an element of G_{level+1}, so the tables are composed level
    by level from those of the few transversal elements u.
    """
    split, bits, words = shape.split, shape.bits, shape.words
    inner = chain.elements(np.arange(bits), shape.inner)
    product = np.take_along_axis(np.repeat(inner, bits, axis=0), np.tile(inner, (bits, 1)), axis=1)
    multiply = chain.ranks(product, shape.inner).reshape(bits, bits).astype(np.uint8)
    blocks = chain.elements(np.arange(words) * bits, split)
    words_to = np.arange(words, dtype=np.uint16).reshape(1, -1)
    bits_to = np.zeros((1, words), dtype=np.uint8)
    for transversal in reversed(chain.transversals[split:]):
        u = np.repeat(transversal, words, axis=0)
        rows = np.take_along_axis(u, np.tile(blocks, (len(transversal), 1)), axis=1)
        ranks = chain.ranks(rows, split).reshape(len(transversal), words)
        word_of, bit_of = (ranks // bits).astype(np.uint16), (ranks % bits).astype(np.uint8)
        bits_to = multiply[bit_of[:, words_to], bits_to].reshape(-1, words)
        words_to = word_of[:, words_to].reshape(-1, words)
    return words_to, bits_to, _lookups(multiply)


def _lookups(multiply: NDArray[np.uint8]) -> NDArray[np.uint32]:
    """Return for each element of K the images of all 6-bit chunks of a word."""
    bits = len(multiply)
    chunks = -(-bits // CHUNK_BITS)
    table = np.zeros((bits, chunks, 1 << CHUNK_BITS), dtype=np.uint32)
    for bit in range(bits):
        chunk, low = divmod(bit, CHUNK_BITS)
        holds = (np.arange(1 << CHUNK_BITS) >> low) & 1 == 1
        image = np.uint32(1) << multiply[:, bit].astype(np.uint32)
        table[:, chunk, holds] |= image[:, None]
    return table


def _representatives(
    generators: GeneratingSet, chain: StabilizerChain, shape: CosetShape
) -> NDArray[Any]:
    """Return t_c for every coset so that the generator of largest order moves blocks unchanged.

    On each cycle of cosets under that generator the representative of the first is carried along.
    """
    from wlkit.groups import Permutation

    dtype = np.uint8 if chain.degree <= 256 else np.int32
    u = np.broadcast_to(np.arange(chain.degree), (1, chain.degree))
    for transversal in chain.transversals[: shape.split]:
        rows = np.repeat(u, len(transversal), axis=0)
        u = np.take_along_axis(rows, np.tile(transversal, (len(u), 1)), axis=1)
    first = np.argsort(u, axis=1)
    rows = generators.permutations
    spin = rows[max(range(len(rows)), key=lambda i: Permutation(rows[i]).order)]
    leader, step = _cycles(_coset_numbers(chain, shape, np.argsort(spin)[u]))
    powers = [np.arange(chain.degree)]
    for _ in range(int(step.max(initial=0))):
        powers.append(powers[-1][spin])
    reps = np.take_along_axis(first[leader], np.array(powers)[step], axis=1)
    return reps.astype(dtype)


def _coset_numbers(
    chain: StabilizerChain, shape: CosetShape, inverses: NDArray[np.int64]
) -> NDArray[np.int64]:
    """Return the coset number of many elements, given their inverses."""
    numbers = np.zeros(len(inverses), dtype=np.int64)
    left = inverses
    for level in range(shape.split):
        digit = chain.positions[level][left[:, chain.base[level]]]
        numbers = numbers * chain.radices[level] + digit
        left = np.take_along_axis(chain.divisors[level][digit], left, axis=1)
    return numbers


def _cycles(step_to: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return for each point of a permutation the first point of its cycle and the steps from it."""
    image = step_to.tolist()
    leader, steps = [-1] * len(image), [0] * len(image)
    for first in range(len(image)):
        point, count = first, 0
        while leader[point] < 0:
            leader[point], steps[point] = first, count
            point, count = image[point], count + 1
    return np.array(leader), np.array(steps)


def _coset_moves(
    generators: GeneratingSet, chain: StabilizerChain, shape: CosetShape, reps: NDArray[Any]
) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
    from wlkit._kernels.cayley_bitmap import coset_moves

    pred = np.empty((shape.cosets, len(generators)), dtype=np.int32)
    hid = np.empty_like(pred)
    depth, widest = len(chain.base), max(chain.radices, default=1)
    divisors = np.zeros((depth, widest, chain.degree), dtype=np.int64)
    for level, rows in enumerate(chain.divisors):
        divisors[level, : len(rows)] = rows
    coset_moves(
        reps.astype(np.int64),
        generators.permutations,
        np.array(chain.base, dtype=np.int64),
        np.array(chain.positions, dtype=np.int64).reshape(depth, chain.degree),
        divisors,
        np.array(chain.radices, dtype=np.int64),
        shape.split,
        pred,
        hid,
        0,
        shape.cosets,
    )
    return pred, hid
