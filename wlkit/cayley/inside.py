"""Moves inside a block: what multiplication by an element of H does to words and to their bits."""

from __future__ import annotations

from dataclasses import dataclass
from math import prod
from typing import TYPE_CHECKING, Any

import numpy as np

from wlkit.groups import StabilizerChain

if TYPE_CHECKING:
    from numpy.typing import NDArray

CHUNK_BITS = 6


@dataclass(frozen=True, eq=False)
class InsideMoves:
    """Left multiplication by some elements of H = G_split, on ranks in H.

    Parameters
    ----------
    words_to : ndarray of uint16, bits_to : ndarray of uint8; shape (elements, words)
        Element j carries word w to word ``words_to[j, w]`` and permutes its bits by
        ``lookups[bits_to[j, w]]``.
    lookups : ndarray of uint32 or uint64, shape (|K|, chunks, 64)
        For each element of K the images of all 6-bit chunks of a word.
    """

    words_to: NDArray[np.uint16]
    bits_to: NDArray[np.uint8]
    lookups: NDArray[Any]


def inside_moves(
    chain: StabilizerChain,
    split: int,
    inner: int,
    wanted: NDArray[np.int64],
    word_bits: int = 32,
) -> InsideMoves:
    """Return the moves by the elements of H with the ranks `wanted`.

    Notes
    -----
    An element of G_level is u times an element of G_{level+1}, so the tables are composed level
    by level from those of the few transversal elements u; the last step, the largest, makes only
    the rows that are wanted.
    """
    radices = chain.radices
    bits, words = prod(radices[inner:]), prod(radices[split:inner])
    elements = chain.elements(np.arange(bits), inner)
    product = elements[:, elements].reshape(-1, chain.degree)
    multiply = chain.ranks(product, inner).reshape(bits, bits).astype(np.uint8)
    blocks = chain.elements(np.arange(words) * bits, split)
    words_to = np.arange(words, dtype=np.uint16).reshape(1, -1)
    bits_to = np.zeros((1, words), dtype=np.uint8)
    for level in reversed(range(split, len(radices))):
        transversal = chain.transversals[level]
        ranks = chain.ranks(transversal[:, blocks].reshape(-1, chain.degree), split)
        word_of, bit_of = np.divmod(ranks.reshape(-1, words), bits)
        below = len(words_to)
        rows = wanted if level == split else np.arange(len(transversal) * below)
        d, old = np.divmod(rows, below)
        middle = words_to[old]
        bits_to = multiply[bit_of[d[:, None], middle], bits_to[old]]
        words_to = word_of.astype(np.uint16)[d[:, None], middle]
    return InsideMoves(
        words_to, bits_to, _lookups(multiply, np.uint32 if word_bits == 32 else np.uint64)
    )


def _lookups(multiply: NDArray[np.uint8], dtype: type) -> NDArray[Any]:
    bits = len(multiply)
    chunks = -(-bits // CHUNK_BITS)
    table: NDArray[Any] = np.zeros((bits, chunks, 1 << CHUNK_BITS), dtype=dtype)
    for bit in range(bits):
        chunk, low = divmod(bit, CHUNK_BITS)
        holds = (np.arange(1 << CHUNK_BITS) >> low) & 1 == 1
        image = dtype(1) << multiply[:, bit].astype(dtype)
        table[:, chunk, holds] |= image[:, None]
    return table
