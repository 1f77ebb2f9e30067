"""Exact rank, nullspace, determinant and solutions of linear systems over Q."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import gcd, lcm
from typing import Any

import numpy as np

from wlkit.errors import InputError, VerificationError
from wlkit.exact._numbers import Exact, exact, from_flint, to_flint


def exact_matrix(matrix: Any, *, columns: int | None = None) -> list[list[Exact]]:
    """Return the rows of `matrix` as lists of int or Fraction.

    Parameters
    ----------
    matrix : sequence of rows, or 2-D integer or object array
        Entries int, Fraction or numpy integer.  Floats are refused.
    columns : int, optional
        The number of columns expected (needed for a matrix without rows).

    Raises
    ------
    InputError
        If the rows differ in length, or an entry is not exact.

    Examples
    --------
    >>> import numpy as np
    >>> exact_matrix(np.eye(2, dtype=int))
    [[1, 0], [0, 1]]
    """
    if isinstance(matrix, np.ndarray):
        if matrix.ndim != 2 or matrix.dtype.kind not in "iuO":
            raise InputError(
                "expected a 2-D array of integers or exact objects, got "
                f"shape {matrix.shape} and dtype {matrix.dtype}"
            )
        columns = matrix.shape[1] if columns is None else columns
        matrix = matrix.tolist()
    rows = [[exact(entry, where="a matrix entry") for entry in row] for row in matrix]
    width = columns if columns is not None else len(rows[0]) if rows else 0
    for i, row in enumerate(rows):
        if len(row) != width:
            raise InputError(f"expected rows of length {width}, got {len(row)} in row {i}")
    return rows


def rank(matrix: Any) -> int:
    """Return the rank over Q.

    Parameters
    ----------
    matrix : sequence of rows, or 2-D integer or object array
        Entries int, Fraction or numpy integer.

    Returns
    -------
    int

    Raises
    ------
    InputError
        If the rows differ in length, or an entry is not exact (a float).

    Examples
    --------
    >>> rank([[1, 2], [2, 4]])
    1

    Notes
    -----
    Fraction-free or modular elimination of python-flint on the integer matrix that clears
    the denominators of each row.
    """
    rows = exact_matrix(matrix)
    if not rows or not rows[0]:
        return 0
    return int(_integer_flint(rows).rank())


def determinant(matrix: Any) -> Exact:
    """Return the determinant of a square matrix.

    Parameters
    ----------
    matrix : sequence of rows, or 2-D integer or object array
        Entries int, Fraction or numpy integer.

    Returns
    -------
    int or Fraction
        1 for the matrix without rows.

    Raises
    ------
    InputError
        If the matrix is not square, or an entry is not exact (a float).

    Examples
    --------
    >>> determinant([[2, 1], [1, 2]])
    3

    Notes
    -----
    python-flint's determinant over Q.
    """
    rows = exact_matrix(matrix)
    if any(len(row) != len(rows) for row in rows):
        raise InputError(f"expected a square matrix, got {len(rows)} rows of {len(rows[0])}")
    return from_flint(_rational_flint(rows).det()) if rows else 1


def nullspace(matrix: Any) -> tuple[tuple[int, ...], ...]:
    """Return a basis of {x : matrix x = 0} in primitive integer vectors.

    There is one vector per free column of the reduced echelon form, positive there, in
    the order of the columns.

    Parameters
    ----------
    matrix : sequence of rows, or 2-D integer or object array
        Entries int, Fraction or numpy integer; an array without rows keeps its number of columns.

    Returns
    -------
    tuple of tuples of int

    Raises
    ------
    InputError
        If the rows differ in length, or an entry is not exact (a float).
    VerificationError
        If a vector found is not in the kernel (it is multiplied out before it is returned).

    Examples
    --------
    >>> nullspace([[1, 2, 3]])
    ((-2, 1, 0), (-3, 0, 1))

    Notes
    -----
    One reduced echelon form by python-flint, of the integer matrix that clears the denominators of
    each row.
    """
    columns = matrix.shape[1] if isinstance(matrix, np.ndarray) and matrix.ndim == 2 else None
    rows = exact_matrix(matrix)
    width = columns if columns is not None else len(rows[0]) if rows else 0
    echelon, pivots = _echelon(rows) if rows else ([], [])
    basis = []
    for free in sorted(set(range(width)) - set(pivots)):
        vector: list[Exact] = [0] * width
        vector[free] = 1
        for i, pivot in enumerate(pivots):
            vector[pivot] = -echelon[i][free]
        basis.append(_primitive(vector))
    for vector_found in basis:
        if any(multiply(rows, vector_found)):
            raise VerificationError(f"{vector_found} is not in the kernel")
    return tuple(basis)


def solve(matrix: Any, right_side: Sequence[Any]) -> tuple[Exact, ...]:
    """Return x with matrix x = right_side, exactly; free unknowns are 0.

    Parameters
    ----------
    matrix : sequence of rows, or 2-D integer or object array
        Entries int, Fraction or numpy integer.
    right_side : sequence of int or Fraction
        One entry for every row.

    Returns
    -------
    tuple of int or Fraction

    Raises
    ------
    InputError
        If there is no solution; the message holds a combination of the equations that
        reads 0 = c with c != 0. If the shapes do not fit, or an entry is not exact.
    VerificationError
        If the solution found does not satisfy the system (it is multiplied out).

    Examples
    --------
    >>> solve([[2, 0], [1, 1]], [1, 1])
    (Fraction(1, 2), Fraction(1, 2))

    Notes
    -----
    One reduced echelon form of the matrix with the right-hand side as a last column; a second one,
    of the transposed matrix, where there is no solution.
    """
    rows = exact_matrix(matrix)
    right = [exact(entry, where="a right-hand side") for entry in right_side]
    if len(right) != len(rows):
        raise InputError(f"expected {len(rows)} right-hand sides, one per row, got {len(right)}")
    width = len(rows[0]) if rows else 0
    echelon, pivots = _echelon([[*row, b] for row, b in zip(rows, right, strict=True)])
    if width in pivots:
        raise InputError(f"the system has no solution: {_contradiction(rows, right)}")
    solution: list[Exact] = [0] * width
    for i, pivot in enumerate(pivots):
        solution[pivot] = echelon[i][width]
    if multiply(rows, solution) != right:
        raise VerificationError("the solution found does not satisfy the system")
    return tuple(solution)


def multiply(matrix: Any, vector: Sequence[Any]) -> list[Exact]:
    """Return the product of a matrix and a vector, in Python integers and Fractions.

    Examples
    --------
    >>> multiply([[1, 2], [3, 4]], [1, 1])
    [3, 7]
    """
    rows = exact_matrix(matrix)
    entries = [exact(entry, where="a vector entry") for entry in vector]
    if rows and len(rows[0]) != len(entries):
        raise InputError(f"expected a vector of length {len(rows[0])}, got {len(entries)}")
    return [exact(sum((a * x for a, x in zip(row, entries, strict=True)), 0)) for row in rows]


def _contradiction(rows: list[list[Exact]], right: list[Exact]) -> str:
    transposed = [list(column) for column in zip(*rows, strict=True)]
    combinations = nullspace(transposed) if transposed else _units(len(rows))
    for combination in combinations:
        constant = sum(y * b for y, b in zip(combination, right, strict=True))
        if constant:
            shown = str(combination) if len(combination) <= 12 else f"of {len(combination)} rows"
            return f"the combination {shown} of the equations reads 0 = {constant}"
    raise VerificationError("an inconsistent system without a contradiction")


def _units(n: int) -> tuple[tuple[int, ...], ...]:
    return tuple(tuple(int(i == j) for j in range(n)) for i in range(n))


def _clear(row: Sequence[Exact]) -> list[int]:
    scale = lcm(*(entry.denominator for entry in row))
    return [int(entry * scale) for entry in row]


def _primitive(vector: Sequence[Exact]) -> tuple[int, ...]:
    integers = _clear(vector)
    divisor = gcd(*integers) or 1
    return tuple(entry // divisor for entry in integers)


def _integer_flint(rows: list[list[Exact]]) -> Any:
    import flint

    return flint.fmpz_mat([_clear(row) for row in rows])


def _rational_flint(rows: list[list[Exact]]) -> Any:
    import flint

    return flint.fmpq_mat([[to_flint(entry) for entry in row] for row in rows])


def _echelon(rows: list[list[Exact]]) -> tuple[list[list[Exact]], list[int]]:
    """Return the nonzero rows of the reduced echelon form and the columns of their pivots."""
    if not rows or not rows[0]:
        return [], []
    numerators, denominator, found = _integer_flint(rows).rref()
    scale = int(denominator)
    echelon = [
        [exact(Fraction(int(entry), scale)) for entry in row]
        for row in numerators.tolist()[: int(found)]
    ]
    return echelon, [next(j for j, entry in enumerate(row) if entry) for row in echelon]
