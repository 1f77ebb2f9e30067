"""Exact inverses of integer matrices, over Z and modulo m."""

from __future__ import annotations

from math import gcd

import numpy as np
import pytest

from wlkit.errors import InputError
from wlkit.groups.matrix_inverse import determinant_and_adjugate, inverse


@pytest.mark.parametrize(
    ("rows", "determinant"),
    [
        ([[5]], 5),
        ([[1, 2], [3, 4]], -2),
        ([[0, 1, 0], [0, 0, 1], [1, 0, 0]], 1),
        ([[2, 4], [1, 2]], 0),
    ],
)
def test_determinants(rows, determinant):
    det, adjugate = determinant_and_adjugate(rows)
    assert det == determinant
    assert (np.array(rows) @ adjugate == det * np.eye(len(rows), dtype=np.int64)).all()


def test_inverses_over_the_integers():
    assert inverse([[2, 1], [1, 1]], 0).tolist() == [[1, -1], [-1, 2]]


@pytest.mark.parametrize("m", [2, 3, 4, 6, 9, 2**31 - 1, 2**31])
def test_inverses_modulo_m(m):
    found = inverse([[2, 1], [1, 1]], m)
    assert ((np.array([[2, 1], [1, 1]]) @ found) % m == np.eye(2)).all()
    for unit in (3, 5, 7):
        if gcd(unit, m) == 1:
            assert int(inverse([[unit]], m)[0, 0]) == pow(unit, -1, m)


@pytest.mark.parametrize(("rows", "m"), [([[2]], 0), ([[2]], 4), ([[1, 1], [1, 1]], 5)])
def test_matrices_without_inverse(rows, m):
    with pytest.raises(InputError):
        inverse(rows, m)
