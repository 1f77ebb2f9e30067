"""Matrix generating sets and exact inverses."""

from __future__ import annotations

from math import gcd

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from wlkit.errors import InputError
from wlkit.groups import MatrixGeneratingSet
from wlkit.groups.matrix_inverse import determinant_and_adjugate, inverse


def matrices(max_size=4, bound=9):
    return st.integers(1, max_size).flatmap(
        lambda n: st.lists(
            st.lists(st.integers(-bound, bound), min_size=n, max_size=n), min_size=n, max_size=n
        )
    )


@given(matrices())
def test_determinant_and_adjugate_agree_with_sympy(rows):
    from sympy import Matrix

    det, adjugate = determinant_and_adjugate(rows)
    assert det == Matrix(rows).det()
    assert adjugate.tolist() == Matrix(rows).adjugate().tolist()


@given(matrices(), st.integers(2, 12))
def test_modular_inverse_multiplies_to_the_identity(rows, m):
    det, _ = determinant_and_adjugate(rows)
    assume(gcd(det, m) == 1)
    found = inverse(rows, m)
    assert found.min() >= 0
    assert found.max() < m
    assert np.array_equal(found @ np.array(rows) % m, np.eye(len(rows), dtype=np.int64))


@pytest.mark.parametrize(
    "make, says",
    [
        (lambda: MatrixGeneratingSet([[[2, 0], [0, 1]]]), "determinant 2"),
        (lambda: MatrixGeneratingSet([[[2, 0], [0, 1]]], modulo=4), "factor 2 with 4"),
        (lambda: MatrixGeneratingSet([[[0, 0], [0, 0]]], modulo=5), "singular modulo 5"),
        (lambda: MatrixGeneratingSet([[[1, 0]]]), "square"),
        (lambda: MatrixGeneratingSet([[[1.5, 0], [0, 1]]]), "integer entries"),
        (lambda: MatrixGeneratingSet([[[1]]], modulo=1), "modulus"),
        (lambda: MatrixGeneratingSet([[[1]]], modulo=-3), "modulus"),
        (lambda: MatrixGeneratingSet([[[1, 0], [0, 1]]], state=[1, 0, 0]), "2 rows"),
    ],
)
def test_bad_matrices_have_one_clear_error(make, says):
    with pytest.raises(InputError, match=says):
        make()


def test_values():
    s = MatrixGeneratingSet([[[1, 1], [0, 1]]], ["e"], modulo=3)
    assert not s.inverse_closed
    assert s.with_inverses().names == ("e", "e'")
    assert s.inverses().inverses() == s
    assert eval(repr(s)) == s
    assert hash(eval(repr(s))) == hash(s)
    assert s.with_state([1, 5]).start == ((1,), (2,))
