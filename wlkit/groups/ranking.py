"""Perfect ranks of permutations and of words with repeated symbols.

Both orders are lexicographic.  A permutation of 0..n-1 is the special word in which every symbol
occurs once.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from math import factorial
from typing import TYPE_CHECKING, Any

import numpy as np

from wlkit.errors import InputError, PermutationError, SizeError
from wlkit.groups.permutation import checked_images

if TYPE_CHECKING:
    from numpy.typing import NDArray

LARGEST_INT64_DEGREE = 20
"""20! < 2^63 < 21!."""


def rank_permutation(permutation: Any) -> int:
    """Return the number of permutations that are lexicographically smaller.

    Parameters
    ----------
    permutation : Permutation or sequence of int

    Returns
    -------
    int
        From 0 to n! - 1.

    Raises
    ------
    PermutationError
        When it is no permutation of 0..n-1.

    Examples
    --------
    >>> rank_permutation([0, 1, 2]), rank_permutation([2, 1, 0])
    (0, 5)

    Notes
    -----
    O(n^2) comparisons, and exact integers for any n.
    """
    images = checked_images(getattr(permutation, "images", permutation)).tolist()
    rank, n = 0, len(images)
    for i, value in enumerate(images):
        smaller = value - sum(earlier < value for earlier in images[:i])
        rank = rank * (n - i) + smaller
    return rank


def unrank_permutation(rank: int, degree: int) -> tuple[int, ...]:
    """Return the permutation of 0..degree-1 with the given lexicographic rank.

    Parameters
    ----------
    rank : int
        From 0 to degree! - 1.
    degree : int
        At least 0.

    Returns
    -------
    tuple of int

    Raises
    ------
    InputError
        When the rank is not one of S_degree.

    Examples
    --------
    >>> unrank_permutation(5, 3)
    (2, 1, 0)

    Notes
    -----
    The digits of the rank in the factorial number system choose among the points left: O(n^2).

    References
    ----------
    Knuth, The Art of Computer Programming 2, section 4.1.
    """
    if not 0 <= rank < factorial(degree):
        raise InputError(f"ranks of S_{degree} are 0..{factorial(degree) - 1}, got {rank}")
    digits = []
    for base in range(1, degree + 1):
        rank, digit = divmod(rank, base)
        digits.append(digit)
    left = list(range(degree))
    return tuple(left.pop(digit) for digit in reversed(digits))


def rank_permutations(permutations: Any) -> NDArray[np.int64]:
    """Return the lexicographic ranks of many permutations of at most 20 points.

    Parameters
    ----------
    permutations : array_like of int, shape (k, n), n <= 20

    Returns
    -------
    ndarray of int64, shape (k,)

    Raises
    ------
    SizeError
        When n > 20: n! does not fit 63 bits; use :func:`rank_permutation`.
    PermutationError
        When a row is no permutation of 0..n-1.

    Examples
    --------
    >>> rank_permutations([[0, 1, 2], [2, 1, 0]]).tolist()
    [0, 5]

    Notes
    -----
    Compiled; O(n^2) steps a row.
    """
    rows = np.ascontiguousarray(permutations, dtype=np.int64)
    if rows.ndim != 2:
        raise PermutationError(f"expected one permutation a row, got shape {rows.shape}")
    _check_degree(rows.shape[1])
    if not np.array_equal(
        np.sort(rows, axis=1), np.broadcast_to(np.arange(rows.shape[1]), rows.shape)
    ):
        raise PermutationError(f"every row must hold each of 0..{rows.shape[1] - 1} once")
    from wlkit._kernels.groups import rank_rows

    return rank_rows(rows)


def unrank_permutations(ranks: Any, degree: int) -> NDArray[np.int64]:
    """Return the permutations of 0..degree-1 (degree <= 20) with the given ranks, one a row.

    Parameters
    ----------
    ranks : array_like of int, shape (k,)
    degree : int
        From 0 to 20.

    Returns
    -------
    ndarray of int64, shape (k, degree)

    Raises
    ------
    SizeError
        When degree > 20: degree! does not fit 63 bits; use :func:`unrank_permutation`.
    InputError
        When a rank is not one of S_degree.

    Examples
    --------
    >>> unrank_permutations([0, 5], 3).tolist()
    [[0, 1, 2], [2, 1, 0]]

    Notes
    -----
    Compiled; O(n^2) steps a row.
    """
    _check_degree(degree)
    listed = np.ascontiguousarray(ranks, dtype=np.int64).reshape(-1)
    if listed.size and not (listed.min() >= 0 and listed.max() < factorial(degree)):
        raise InputError(f"ranks of S_{degree} are 0..{factorial(degree) - 1}, got {ranks!r}")
    from wlkit._kernels.groups import unrank_rows

    return unrank_rows(listed, degree)


def _check_degree(degree: int) -> None:
    if degree > LARGEST_INT64_DEGREE:
        raise SizeError(
            f"{degree}! does not fit 63 bits; batches rank at most {LARGEST_INT64_DEGREE} points"
        )


def count_words(word: Sequence[int]) -> int:
    """Return the number of rearrangements of a word: the multinomial coefficient.

    Examples
    --------
    >>> count_words((0, 0, 1, 1))
    6
    """
    count = factorial(len(word))
    for multiplicity in Counter(word).values():
        count //= factorial(multiplicity)
    return count


def rank_word(word: Sequence[int]) -> int:
    """Return the number of lexicographically smaller rearrangements of the word.

    Parameters
    ----------
    word : sequence of int
        Or of anything that is hashable and ordered.

    Returns
    -------
    int
        From 0 to the multinomial coefficient - 1.

    Examples
    --------
    >>> [rank_word(w) for w in ((0, 0, 1), (0, 1, 0), (1, 0, 0))]
    [0, 1, 2]

    Notes
    -----
    O(n s) steps for n symbols, s of them different, with exact integers.
    """
    left = Counter(word)
    total, rank = count_words(word), 0
    for position, symbol in enumerate(word):
        remaining = len(word) - position
        rank += sum(total * left[other] // remaining for other in left if other < symbol)
        total = total * left[symbol] // remaining
        left[symbol] -= 1
    return rank


def unrank_word(rank: int, symbols: Sequence[int]) -> tuple[int, ...]:
    """Return the rearrangement of `symbols` with the given lexicographic rank.

    Parameters
    ----------
    rank : int
    symbols : sequence of int
        The word in any order.

    Returns
    -------
    tuple of int

    Raises
    ------
    InputError
        When there are not so many rearrangements.

    Examples
    --------
    >>> unrank_word(2, (0, 0, 1))
    (1, 0, 0)

    Notes
    -----
    O(n s log s) steps for n symbols, s of them different, with exact integers.
    """
    left = Counter(symbols)
    total = count_words(symbols)
    if not 0 <= rank < total:
        raise InputError(f"ranks of {total} words are 0..{total - 1}, got {rank}")
    word = []
    for remaining in range(len(symbols), 0, -1):
        for symbol in sorted(left):
            block = total * left[symbol] // remaining
            if rank < block:
                break
            rank -= block
        word.append(symbol)
        total = block
        left[symbol] -= 1
    return tuple(word)
