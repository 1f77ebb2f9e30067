"""The matrices that polynomials are evaluated at, checked: exact or floating, single or a batch."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from math import lcm
from typing import Any, Literal, TypeAlias, get_args

import numpy as np

from wlkit.errors import InputError, unknown_name
from wlkit.exact._numbers import exact
from wlkit.polynomials.tensors import Tensor, tensor

Arithmetic: TypeAlias = Literal["exact", "float64", "float32"]
"""Integers and Fractions without error, or floating point."""


CONSTANTS = {"I": 2, "J": 2, "ones": 1, "unit": 0}
"""Order of the tensors every program may use: identity, all ones (n x n, n), the number 1."""


def channel_name(channel: int) -> str:
    """Return the name of an input matrix in a program: A for the first, then A1, A2, ...

    Examples
    --------
    >>> channel_name(0), channel_name(2)
    ('A', 'A2')
    """
    return f"A{channel}" if channel else "A"


def is_input(name: str) -> bool:
    """Return whether a name is that of an input matrix.

    Examples
    --------
    >>> is_input("A1"), is_input("T1")
    (True, False)
    """
    return name[0] == "A" and (name == "A" or name[1:].isdigit())


def input_tensors(stack: np.ndarray, used: Iterable[str]) -> dict[str, Tensor]:
    """Return the tensors that programs start from, by name: channels and constants.

    Parameters
    ----------
    stack : np.ndarray
        Shape (B, channels, n, n).
    used : iterable of str
        The names that must be there; constants not among them are not made.

    Raises
    ------
    InputError
        If a channel is used that the input does not have.

    Examples
    --------
    >>> sorted(input_tensors(np.zeros((1, 1, 2, 2), dtype=np.int64), {"A", "ones"}))
    ['A', 'ones']
    """
    used = set(used)
    n, dtype = stack.shape[-1], stack.dtype
    tensors = {channel_name(c): tensor(stack[:, c]) for c in range(stack.shape[1])}
    missing = sorted(name for name in used if is_input(name) and name not in tensors)
    if missing:
        raise InputError(f"the program uses {missing}, the input has {len(tensors)} channels")
    kind = np.dtype(np.int64) if dtype.kind == "O" else dtype
    for name in used & CONSTANTS.keys():
        shape = (n,) * CONSTANTS[name]
        made = np.eye(n, dtype=kind) if name == "I" else np.ones(shape, dtype=kind)
        tensors[name] = Tensor(made[None], 1 if kind.kind == "i" else None)
    return tensors


def input_stack(matrix: Any, dtype: Arithmetic = "exact") -> tuple[np.ndarray, bool]:
    """Return the input as an array of shape (B, channels, n, n), and whether it was a batch.

    Parameters
    ----------
    matrix : nested lists or array, shape (n, n), (n, n, channels) or (B, n, n, channels)
    dtype : "exact", "float64" or "float32"
        Exact gives int64 or object.

    Raises
    ------
    InputError
        If the shape is another, or an entry is not exact.
    UnknownNameError
        If there is no such arithmetic.

    Examples
    --------
    >>> input_stack([[1, 2], [3, 4]])[0].shape
    (1, 1, 2, 2)
    """
    if dtype not in get_args(Arithmetic):
        raise unknown_name("arithmetic", str(dtype), get_args(Arithmetic))
    if dtype != "exact":
        array = _floating(matrix, dtype)
    else:
        array = matrix if isinstance(matrix, np.ndarray) else _object_array(matrix)
    batched = array.ndim == 4
    if array.ndim not in (2, 3, 4) or array.shape[batched] != array.shape[1 + batched]:
        raise _wrong_shape(array)
    array = array[:, :, None] if array.ndim == 2 else array
    array = array if batched else array[None]
    stack = np.moveaxis(array, 3, 1)
    return (np.ascontiguousarray(stack) if dtype != "exact" else _exact(stack)), batched


def _wrong_shape(array: np.ndarray) -> InputError:
    return InputError(
        "expected matrices of shape (n, n), (n, n, channels) or (B, n, n, channels), got "
        f"{array.shape}"
    )


def _floating(matrix: Any, dtype: str) -> np.ndarray:
    try:
        array = np.asarray(matrix)
        if array.dtype.kind != "c":
            return array.astype(dtype, copy=False)
    except (ValueError, TypeError):
        raise InputError(f"expected rows of equal length of numbers, got {matrix!r:.80}") from None
    raise InputError("expected real numbers, got complex ones")


def _exact(array: np.ndarray) -> np.ndarray:
    if array.dtype == object or array.dtype == np.uint64:
        entries = [exact(entry, where="a matrix entry") for entry in array.ravel().tolist()]
        if all(isinstance(entry, int) and abs(entry) < 2**62 for entry in entries):
            return np.array(entries, dtype=np.int64).reshape(array.shape)
        exact_array = np.empty(len(entries), dtype=object)
        exact_array[:] = entries
        return exact_array.reshape(array.shape)
    if array.dtype.kind not in "iub":
        raise InputError(
            f"expected exact integers or Fractions, got dtype {array.dtype}; for floats "
            "ask for dtype='float64'"
        )
    return np.ascontiguousarray(array, dtype=np.int64)


def _object_array(matrix: Any) -> np.ndarray:
    try:
        array = np.array(matrix, dtype=object)
    except ValueError:
        raise InputError(f"expected rows of equal length, got {matrix!r:.80}") from None
    return array.reshape(0, 0) if array.shape == (0,) else array


def cleared(stack: np.ndarray) -> tuple[np.ndarray, int]:
    """Return (D X, D): the matrices times the least D that makes every entry an integer.

    Examples
    --------
    >>> from fractions import Fraction
    >>> cleared(np.array([[Fraction(1, 2), 3]]))
    (array([[1, 6]]), 2)
    """
    if stack.dtype.kind != "O":
        return stack, 1
    denominator = lcm(*(x.denominator for x in stack.flat))
    if denominator == 1:
        return stack, 1
    return _exact(np.asarray(stack * denominator, dtype=object)), denominator


def divided(values: np.ndarray, denominator: int) -> np.ndarray:
    """Return integer values divided by an integer, exactly, as an array of numbers.

    Examples
    --------
    >>> divided(np.array([2, 3]), 2)
    array([1, Fraction(3, 2)], dtype=object)
    """
    quotients = np.empty(values.size, dtype=object)
    quotients[:] = [exact(Fraction(x, denominator)) for x in values.ravel().tolist()]
    return quotients.reshape(values.shape)


def returned(value: Any) -> Any:
    """Return a value as a plain number if it has no axes, exact ones reduced.

    Examples
    --------
    >>> returned(np.array(3)), returned(np.array(0.5))
    (3, 0.5)
    """
    if isinstance(value, np.ndarray) and value.ndim:
        return value
    number = value.item() if isinstance(value, (np.ndarray, np.generic)) else value
    return number if isinstance(number, float) else exact(number)
