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

from wlkit.cayley.inside import InsideMoves, inside_moves
from wlkit.cayley.representatives import aligned_cosets, monotone
from wlkit.groups import GeneratingSet, StabilizerChain

if TYPE_CHECKING:
    from numpy.typing import NDArray

WORD_SIZES = (32, 64)
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
    word_bits : int
        Size of a word, 32 or 64.
    cosets, words, bits : int
        [G : H], [H : K] and |K| <= word_bits.
    generators : int
    degree : int
    """

    split: int
    inner: int
    word_bits: int
    cosets: int
    words: int
    bits: int
    generators: int
    degree: int

    @property
    def word(self) -> type[np.uint32 | np.uint64]:
        """The type of a word."""
        return np.uint32 if self.word_bits == 32 else np.uint64

    @property
    def plane_bytes(self) -> int:
        """Bytes of one bitmap over the group."""
        return self.word_bits // 8 * self.cosets * self.words

    @property
    def table_bytes(self) -> int:
        """Bytes of representatives, of moves between cosets and inside H, of what is live."""
        inside = 3 * self.words * self.words * self.bits
        return inside + self.cosets * (8 * self.generators + 2 + self.degree)

    def bytes(self, directed: bool, bipartite: bool = False) -> int:
        """Bytes of a sweep: tables, and as many planes as :func:`planes_needed` says."""
        return planes_needed(directed, bipartite) * self.plane_bytes + self.table_bytes

    def __str__(self) -> str:
        return f"{self.cosets} cosets x {self.words} words x {self.bits} of {self.word_bits} bits"


def planes_needed(directed: bool, bipartite: bool) -> int:
    """Return 2, for two layers or for the distance modulo 3, or 1 for layers of two parities.

    Examples
    --------
    >>> planes_needed(False, True), planes_needed(True, False)
    (1, 2)
    """
    return 1 if bipartite and not directed else 2


def coset_shape(chain: StabilizerChain, generators: int, directed: bool = False) -> CosetShape:
    """Return where to cut the chain: K fills most of a word, the table inside H is bounded.

    A directed sweep keeps two bits an element in one word, so that |K| <= 32; else the words are
    of the size, 32 or 64 bits, of which the larger part is used.

    Examples
    --------
    >>> from wlkit.groups import generators
    >>> print(coset_shape(generators.lrx(8).group(), 3))
    56 cosets x 30 words x 24 of 32 bits
    >>> print(coset_shape(generators.three_cycles(7).group(), 70))
    7 cosets x 6 words x 60 of 64 bits
    """
    radices = chain.radices

    def cut(size: int) -> int:
        return next(i for i in range(len(radices) + 1) if prod(radices[i:]) <= size)

    sizes = WORD_SIZES[:1] if directed else WORD_SIZES
    word_bits = max(sizes, key=lambda size: prod(radices[cut(size) :]) / size)
    inner = cut(word_bits)
    bits = prod(radices[inner:])
    bound = min(LARGEST_TABLE, max(4096, chain.order))

    def entries(level: int) -> int:
        size = prod(radices[level:])
        return size * (size // bits)

    split = next(i for i in range(inner + 1) if i == inner or entries(i) <= bound)
    return CosetShape(
        split=split,
        inner=inner,
        word_bits=word_bits,
        cosets=prod(radices[:split]),
        words=prod(radices[split:inner]),
        bits=bits,
        generators=generators,
        degree=chain.degree,
    )


@dataclass(frozen=True, eq=False)
class CosetLayout:
    """Everything a sweep reads: representatives, moves of cosets, moves inside H.

    Parameters
    ----------
    chain : StabilizerChain
        With monotone transversals where the group has them.
    shape : CosetShape
    reps : ndarray of uint8 or int32, shape (cosets, n)
        The representatives t_c.
    pred, turn : ndarray of int32, shape (cosets, k)
        Generator g carries coset ``pred[c, g]`` to c and the words in it as row ``turn[c, g]`` of
        the tables of `inside` says; row 0 leaves them alone.
    inside : InsideMoves
    """

    chain: StabilizerChain
    shape: CosetShape
    reps: NDArray[Any]
    pred: NDArray[np.int32]
    turn: NDArray[np.int32]
    inside: InsideMoves

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
    chain = monotone(chain)
    reps, pred, ranks = aligned_cosets(generators, chain, shape.split)
    used = np.union1d(0, ranks)
    turn = np.searchsorted(used, ranks).astype(np.int32)
    inside = inside_moves(chain, shape.split, shape.inner, used, shape.word_bits)
    return CosetLayout(chain, shape, reps, pred, turn, inside)
