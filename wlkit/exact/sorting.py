"""Distinct values of integer arrays by sorting, never by hashing."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np

from wlkit.errors import InputError


class Unique(NamedTuple):
    """The distinct values in increasing order; inverse and counts are None unless asked for.

    Attributes
    ----------
    values : array
    inverse : int64 array or None
        The place of every entry among the values.
    counts : int64 array or None
        How often each value occurs.

    Examples
    --------
    >>> values, inverse, counts = sorted_unique([7, 5, 7], return_counts=True)
    >>> values.tolist(), inverse, counts.tolist()
    ([5, 7], None, [1, 2])
    """

    values: np.ndarray
    inverse: np.ndarray | None
    counts: np.ndarray | None


def sorted_unique(
    array: Any, *, return_inverse: bool = False, return_counts: bool = False
) -> Unique:
    """Return the distinct entries of an integer array, increasing.

    Parameters
    ----------
    array : integer array of any shape
    return_inverse : bool
        Also the int64 array of the shape of `array` with ``values[inverse] == array``.
    return_counts : bool
        Also how often each value occurs, int64.

    Returns
    -------
    Unique
        A named tuple (values, inverse, counts).

    Raises
    ------
    InputError
        If the array does not hold integers.

    Examples
    --------
    >>> sorted_unique([3, 1, 3]).values
    array([1, 3])
    >>> sorted_unique([3, 1, 3], return_inverse=True, return_counts=True)
    Unique(values=array([1, 3]), inverse=array([1, 0, 1]), counts=array([1, 2]))

    Notes
    -----
    O(n log n): sort, then keep every entry that differs from the one before; O(n) by counting when
    the entries span few values.  `numpy.unique` hashes from NumPy 2.3 on and is far slower on large
    arrays of many values.
    """
    array = _integer_array(array)
    flat = array.ravel()
    found = _distinct(flat, return_inverse, return_counts)
    return _shaped(found, flat[found.values], array.shape)


def sorted_unique_rows(
    array: Any, *, return_inverse: bool = False, return_counts: bool = False
) -> Unique:
    """Return the distinct rows of a 2-D integer array, in lexicographic order.

    Parameters
    ----------
    array : integer array, shape (n, d)
    return_inverse : bool
        Also the int64 array of shape (n,) with ``values[inverse] == array``.
    return_counts : bool
        Also how often each row occurs, int64.

    Returns
    -------
    Unique
        A named tuple (values, inverse, counts), values of shape (distinct rows, d).

    Raises
    ------
    InputError
        If the array does not hold integers or is not 2-D.

    Examples
    --------
    >>> sorted_unique_rows([[2, 1], [0, 5], [2, 1]], return_counts=True).counts
    array([1, 2])

    Notes
    -----
    Rows whose entries span few enough values are packed into one int64 each, in the same order;
    otherwise a lexicographic sort by columns.
    """
    array = _integer_array(array)
    if array.ndim != 2:
        raise InputError(f"expected a 2-D array of rows, got shape {array.shape}")
    packed = _pack_rows(array)
    if packed is not None:
        found = _distinct(packed, return_inverse, return_counts)
    else:
        order = np.lexsort(array.T[::-1])
        differs = (array[order[1:]] != array[order[:-1]]).any(axis=1)
        found = _from_order(order, differs, return_inverse, return_counts)
    return _shaped(found, array[found.values], (len(array),))


def _integer_array(array: Any) -> np.ndarray:
    array = np.asarray(array)
    if array.size == 0 and array.dtype == np.float64:  # an empty list says nothing of its dtype
        array = array.astype(np.int64)
    if array.dtype.kind not in "iu":
        raise InputError(f"expected an array of integers, got dtype {array.dtype}")
    return array


def _shaped(found: Unique, values: np.ndarray, shape: tuple[int, ...]) -> Unique:
    inverse = None if found.inverse is None else found.inverse.reshape(shape)
    return Unique(values, inverse, found.counts)


def _distinct(flat: np.ndarray, inverse: bool, counts: bool) -> Unique:
    """Return Unique of a flat array with, for every value, a position that holds it."""
    if flat.size:
        low, high = int(flat.min()), int(flat.max())
        if high - low <= 2 * flat.size and low > -(2**62) and high < 2**62:
            return _by_counting(flat.astype(np.int64) - low, high - low + 1, inverse, counts)
    order = np.argsort(flat)
    ordered = flat[order]
    return _from_order(order, ordered[1:] != ordered[:-1], inverse, counts)


def _by_counting(codes: np.ndarray, span: int, inverse: bool, counts: bool) -> Unique:
    often = np.bincount(codes, minlength=span)
    present = often > 0
    holder = np.empty(span, dtype=np.int64)
    holder[codes] = np.arange(codes.size)
    ranks = np.cumsum(present) - 1
    return Unique(
        holder[present], ranks[codes] if inverse else None, often[present] if counts else None
    )


def _from_order(order: np.ndarray, differs: np.ndarray, inverse: bool, counts: bool) -> Unique:
    first = np.ones(order.size, dtype=bool)
    first[1:] = differs
    starts = np.flatnonzero(first)
    ranks = None
    if inverse:
        ranks = np.empty(order.size, dtype=np.int64)
        ranks[order] = np.cumsum(first) - 1
    often = np.diff(np.append(starts, order.size)).astype(np.int64) if counts else None
    return Unique(order[starts], ranks, often)


def _pack_rows(array: np.ndarray) -> np.ndarray | None:
    """Return one int64 per row in the same order, or None when the ranges do not fit in it."""
    if array.size == 0:
        return np.zeros(len(array), dtype=np.int64)
    lows = [int(x) for x in array.min(axis=0)]
    spans = [int(x) - low + 1 for x, low in zip(array.max(axis=0), lows, strict=True)]
    total = 1
    for span in spans:
        total *= span
    if total >= 2**63 or max(map(abs, lows)) >= 2**63:
        return None
    packed = np.zeros(len(array), dtype=np.int64)
    for column, (low, span) in enumerate(zip(lows, spans, strict=True)):
        # Entry minus low is below span <= total < 2^63; the wrap of a mixed-sign difference
        # cannot occur since the true difference fits.
        packed *= span
        packed += array[:, column].astype(np.int64) - low
    return packed
