from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest
from sympy import Matrix

from wlkit.errors import InputError
from wlkit.exact.linear_algebra import determinant, exact_matrix, multiply, nullspace, rank, solve

HILBERT = [[Fraction(1, i + j + 1) for j in range(5)] for i in range(5)]


def test_hilbert_determinant():
    assert determinant(HILBERT) == Fraction(1, 266716800000)  # OEIS A005249(5)
    assert rank(HILBERT) == 5
    assert nullspace(HILBERT) == ()


def test_against_sympy_on_random_matrices():
    rng = np.random.default_rng(7)
    for _ in range(25):
        rows, columns = rng.integers(1, 7, 2)
        factor = rng.integers(1, 4)
        a = rng.integers(-9, 10, (rows, factor)) @ rng.integers(-9, 10, (factor, columns))
        peer = Matrix(a.tolist())
        assert rank(a) == peer.rank()
        assert len(nullspace(a)) == columns - rank(a)
        square = rng.integers(-9, 10, (rows, rows))
        assert determinant(square) == Matrix(square.tolist()).det()


def test_entries_past_int64():
    huge = np.array([[10**30, 1], [10**30 + 1, 1]], dtype=object)
    assert determinant(huge) == -1
    assert solve(huge, [1, 0]) == (-1, 10**30 + 1)


def test_solution_with_free_unknowns():
    assert solve([[0, 2, 4]], [3]) == (0, Fraction(3, 2), 0)


def test_inconsistent_system_shows_its_contradiction():
    with pytest.raises(InputError, match=r"\(-2, 1\) of the equations reads 0 = -1"):
        solve([[1, 2], [2, 4]], [1, 1])


def test_empty_shapes():
    assert rank([]) == 0
    assert determinant([]) == 1
    assert solve([], []) == ()
    assert nullspace(np.zeros((0, 2), dtype=int)) == ((1, 0), (0, 1))
    assert rank(np.zeros((3, 0), dtype=int)) == 0
    with pytest.raises(InputError, match="no solution"):
        solve([[], []], [0, 1])


def test_results_are_python_numbers():
    (vector,) = nullspace(np.array([[2, 3]], dtype=np.int32))
    assert vector == (-3, 2)
    assert all(type(x) is int for x in vector)
    assert multiply(np.array([[2, 3]]), vector) == [0]


@pytest.mark.parametrize(
    "bad",
    [
        lambda: rank([[0.5]]),
        lambda: rank(np.eye(2)),
        lambda: rank([[True]]),
        lambda: rank([[1], [1, 2]]),
        lambda: determinant([[1, 2]]),
        lambda: solve([[1]], [1, 2]),
        lambda: multiply([[1]], [1, 2]),
        lambda: exact_matrix(np.zeros(3, dtype=int)),
    ],
)
def test_bad_input(bad):
    with pytest.raises(InputError):
        bad()
