"""Products of stacks of tensors: floating, or exact with a bound that is carried along."""

from __future__ import annotations

from collections.abc import Sequence
from math import prod
from typing import NamedTuple

import numpy as np

FLOAT_EXACT = 2**53
"""Integers below this in absolute value, and their sums, are exact in float64."""

INT64 = 2**63


class Tensor(NamedTuple):
    """A stack of tensors, shape (B, n, ..., n), with a bound on the absolute values.

    Attributes
    ----------
    array : np.ndarray
        float64, float32, int64, or object (Python integers or Fractions).
    bound : int or None
        At least 1, for integers; always below 2^63 for int64.  None for floats and Fractions.
    """

    array: np.ndarray
    bound: int | None

    @property
    def bounded(self) -> int:
        """The bound of an integer tensor."""
        return 1 if self.bound is None else self.bound

    def tightened(self) -> Tensor:
        """Return the same with the largest absolute value as bound."""
        if self.bound is None or self.bound == 1 or not self.array.size:
            return self
        return Tensor(self.array, max(1, abs(int(self.array.min())), abs(int(self.array.max()))))


def tensor(array: np.ndarray) -> Tensor:
    """Return an array with its bound.

    Examples
    --------
    >>> import numpy as np
    >>> tensor(np.array([[3, -4]])).bound
    4
    >>> tensor(np.array([[0.5]])).bound is None
    True
    """
    if array.dtype.kind == "f":
        return Tensor(array, None)
    if array.dtype.kind == "O" and not all(isinstance(x, int) for x in array.flat):
        return Tensor(array, None)
    return Tensor(array, INT64).tightened() if array.size else Tensor(array, 1)


def _integral(tensors: Sequence[Tensor]) -> bool:
    return all(t.bound is not None for t in tensors)


def _within(tensors: Sequence[Tensor], terms: int, limit: int) -> tuple[list[Tensor], int]:
    """Return the tensors and a bound on a sum of so many products, tightened if above the limit."""
    bound = terms * prod(t.bounded for t in tensors)
    if bound < limit:
        return list(tensors), bound
    tight = [t.tightened() for t in tensors]
    return tight, terms * prod(t.bounded for t in tight)


def multiply(tensors: Sequence[Tensor], out: np.ndarray | None = None) -> Tensor:
    """Return the entrywise product of tensors whose shapes broadcast.

    Parameters
    ----------
    tensors : sequence of Tensor
        At least one.
    out : np.ndarray, optional
        Where to put the product if it has the same dtype.

    Examples
    --------
    >>> import numpy as np
    >>> big = tensor(np.array([[2**40]]))
    >>> multiply([big, big]).array.dtype, multiply([big, big]).array.item() == 2**80
    (dtype('O'), True)
    """
    bound: int | None = None
    if _integral(tensors):
        tensors, bound = _within(tensors, 1, INT64)
        if bound >= INT64:
            tensors = [Tensor(t.array.astype(object), t.bound) for t in tensors]
    value = tensors[0].array
    for t in tensors[1:-1]:
        value = value * t.array
    if len(tensors) > 1:
        last = tensors[-1].array
        fits = out is not None and out.dtype == np.result_type(value, last)
        value = np.multiply(value, last, out=out if fits else None)
    return Tensor(value, bound)


def total(t: Tensor) -> Tensor:
    """Return the sums over the last axis.

    Examples
    --------
    >>> import numpy as np
    >>> total(tensor(np.array([[1, 2, 3]]))).array
    array([6])
    """
    if t.bound is None:
        return Tensor(np.asarray(t.array.sum(axis=-1), dtype=t.array.dtype), None)
    (t,), bound = _within((t,), max(1, t.array.shape[-1]), INT64)
    dtype = np.dtype(np.int64 if bound < INT64 else object)
    return Tensor(np.asarray(t.array.astype(dtype).sum(axis=-1), dtype=dtype), bound)


def product(a: Tensor, b: Tensor) -> Tensor:
    """Return the stack of matrix products, exact for integers and Fractions.

    Parameters
    ----------
    a, b : Tensor
        Shapes (B, p, n) and (B, n, q).

    Examples
    --------
    >>> import numpy as np
    >>> a = tensor(np.array([[[2**40, 1], [0, 3]]]))
    >>> product(a, a).array[0].tolist() == [[2**80, 2**40 + 3], [0, 9]]
    True

    Notes
    -----
    With the sums of products below 2^53 in absolute value, one product in float64, which is exact
    whatever the order of the additions.  Otherwise both factors are split into limbs, for which
    this holds; their products are put together modulo 2^64 when the result is proved to fit
    into int64, else in Python integers.
    """
    if not _integral((a, b)):
        return Tensor(np.matmul(a.array, b.array), None)
    n = max(1, a.array.shape[-1])
    (a, b), bound = _within((a, b), n, FLOAT_EXACT)
    narrow = b.array.shape[-1] == 1 or a.array.shape[-2] == 1
    if narrow and bound < INT64:
        return Tensor(np.matmul(a.array.astype(np.int64), b.array.astype(np.int64)), bound)
    if narrow:
        return Tensor(np.matmul(a.array.astype(object), b.array.astype(object)), bound)
    if bound < FLOAT_EXACT:
        value = np.matmul(a.array.astype(np.float64), b.array.astype(np.float64))
        return Tensor(value.astype(np.int64), bound)
    return Tensor(_by_limbs(a, b, n, np.dtype(np.int64 if bound < INT64 else object)), bound)


def _by_limbs(a: Tensor, b: Tensor, n: int, dtype: np.dtype) -> np.ndarray:
    width = (52 - n.bit_length()) // 2  # n 2^(2 width) < 2^53
    value = np.zeros((*a.array.shape[:-1], b.array.shape[-1]), dtype=dtype)
    right = _limbs(b, width)
    for i, x in enumerate(_limbs(a, width)):
        for j, y in enumerate(right):
            part = np.matmul(x, y).astype(np.int64).astype(dtype)
            shift = width * (i + j)
            # In int64 the sum may leave the range on the way but not at the end.
            if dtype.kind == "O":
                value = value + (part << shift)
            elif shift < 64:
                value += part << shift
    return value


def _limbs(t: Tensor, width: int) -> list[np.ndarray]:
    """Return float64 digits of `width` bits, least first, the last one signed."""
    digits = []
    rest, left = t.array, t.bounded
    while left >> width:
        digits.append((rest & ((1 << width) - 1)).astype(np.float64))
        rest, left = rest >> width, -(-left >> width)
    return [*digits, rest.astype(np.float64)]
