"""Matrix families: their relations, their orders, their forms."""

from __future__ import annotations

import numpy as np
import pytest

from wlkit.groups import generators
from wlkit.groups.generators.matrices import special_linear_order


def commutator(a, b, inverse_a, inverse_b, m):
    return a @ b @ inverse_a @ inverse_b % m


@pytest.mark.parametrize("n", [3, 4, 5])
def test_heisenberg_generators_commute_up_to_the_corner(n):
    m, s = 7, generators.heisenberg(n, 7)
    table = dict(zip(s.names, s.matrices, strict=True))
    corner = np.eye(n, dtype=np.int64)
    corner[0, n - 1] = 1
    x, y = ("x", "y") if n == 3 else ("x1", "y1")
    assert (commutator(table[x], table[y], table[x + "'"], table[y + "'"], m) == corner).all()


def test_unitriangular_generators():
    for i, matrix in enumerate(generators.unitriangular(4).matrices[:3]):
        expected = np.eye(4, dtype=np.int64)
        expected[i, i + 1] = 1
        assert (matrix == expected).all()


@pytest.mark.parametrize(
    "s",
    [
        generators.special_linear(3),
        generators.special_linear_root_weyl(4),
        generators.special_linear_root_weyl(3),
    ],
    ids=repr,
)
def test_determinants_are_1(s):
    determinants = [round(float(np.linalg.det(matrix))) for matrix in s.matrices]
    assert determinants == [1] * len(s)


def test_symplectic_matrices_keep_the_form():
    n, m = 2, 5
    form = np.block([[np.zeros((n, n)), np.eye(n)], [-np.eye(n), np.zeros((n, n))]]).astype(
        np.int64
    )
    for matrix in generators.symplectic(n, m).matrices:
        assert ((matrix.T @ form @ matrix - form) % m == 0).all()


@pytest.mark.parametrize(
    ("n", "m", "order"), [(2, 2, 6), (2, 3, 24), (2, 4, 48), (3, 2, 168), (3, 3, 5616), (2, 9, 648)]
)
def test_orders_of_special_linear_groups(n, m, order):
    # OEIS A000056 for n = 2; |SL_3(2)| = 168, |SL_3(3)| = 5616
    assert special_linear_order(n, m) == order


def test_general_linear_groups_reach_every_determinant():
    s = generators.general_linear(2, 7)
    found = {round(float(np.linalg.det(matrix))) % 7 for matrix in s.matrices}
    assert 3 in found  # the least primitive root modulo 7


@pytest.mark.parametrize("p", [2, 3, 5, 7, 11])
def test_projective_special_linear_groups_are_doubly_transitive(p):
    s = generators.projective_special_linear(p)
    assert s.orbits == (tuple(range(p + 1)),)
    assert s.group().order == {2: 6, 3: 12, 5: 60, 7: 168, 11: 660}[p]
