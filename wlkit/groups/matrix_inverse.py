"""Exact inverses of integer matrices, over the integers and modulo any m >= 2."""

from __future__ import annotations

from math import gcd
from typing import Any

import numpy as np

from wlkit.errors import InputError


def determinant_and_adjugate(matrix: Any) -> tuple[int, np.ndarray]:
    """Return det(A) and adj(A) with ``A adj(A) = det(A) I``, exactly (Faddeev-LeVerrier).

    Parameters
    ----------
    matrix : array_like of int, shape (n, n)

    Returns
    -------
    (int, ndarray of Python ints, shape (n, n))

    Examples
    --------
    >>> det, adj = determinant_and_adjugate([[2, 1], [7, 4]])
    >>> det, adj.tolist()
    (1, [[4, -1], [-7, 2]])

    Notes
    -----
    n products of n x n integer matrices; every division by k is exact.
    """
    a = np.array([[int(x) for x in row] for row in np.asarray(matrix).tolist()], dtype=object)
    n = a.shape[0]
    identity = np.array([[int(i == j) for j in range(n)] for i in range(n)], dtype=object)
    m, coefficient = identity, 1
    for k in range(1, n + 1):
        product = a.dot(m)
        coefficient = -sum(product[i, i] for i in range(n)) // k
        if k < n:
            m = product + coefficient * identity
    sign = 1 if n % 2 else -1
    return -sign * coefficient, sign * m


def inverse(matrix: Any, modulo: int = 0) -> np.ndarray:
    """Return the inverse of an integer matrix over Z (``modulo=0``) or over Z/m.

    Returns
    -------
    ndarray of int64, shape (n, n)
        Entries in 0..m-1 when ``modulo=m``.

    Raises
    ------
    InputError
        When the determinant is not a unit.

    Examples
    --------
    >>> inverse([[2, 1], [1, 1]], modulo=6).tolist()
    [[1, 5], [5, 2]]
    >>> inverse([[2, 0], [0, 1]], modulo=6)
    Traceback (most recent call last):
    wlkit.errors.InputError: singular modulo 6: the determinant 2 shares the factor 2 with 6...
    """
    det, adjugate = determinant_and_adjugate(matrix)
    shown = np.asarray(matrix).tolist()
    if modulo == 0:
        if det not in (1, -1):
            raise InputError(
                f"not invertible over the integers: determinant {det}, expected 1 or -1, "
                f"matrix {shown}"
            )
        return np.array((det * adjugate).tolist(), dtype=np.int64).reshape(adjugate.shape)
    common = gcd(det, modulo)
    if common != 1:
        raise InputError(
            f"singular modulo {modulo}: the determinant {det} shares the factor {common} "
            f"with {modulo}, matrix {shown}"
        )
    unit = pow(det, -1, modulo)
    return np.array(((unit * adjugate) % modulo).tolist(), dtype=np.int64).reshape(adjugate.shape)
