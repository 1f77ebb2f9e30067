"""Families whose spheres are known numbers."""

from __future__ import annotations

from math import comb

import pytest

from wlkit.cayley import growth


def mahonian(n):
    row = [1]
    for k in range(2, n + 1):
        row = [sum(row[max(0, i - k + 1) : i + 1]) for i in range(len(row) + k - 1)]
    return tuple(row)


def stirling_first(n):
    row = [1]
    for k in range(1, n):
        row = [a + k * b for a, b in zip([*row, 0], [0, *row], strict=True)]
    return tuple(row)


def poincare(degrees):
    row = [1]
    for d in degrees:
        row = [sum(row[max(0, i - d + 1) : i + 1]) for i in range(len(row) + d - 1)]
    return tuple(row)


@pytest.mark.parametrize("n", range(2, 9))
def test_coxeter_spheres_are_mahonian(n):
    assert growth("coxeter", n).spheres == mahonian(n)


@pytest.mark.parametrize("n", range(2, 9))
def test_all_transpositions_spheres_are_stirling_numbers(n):
    assert growth("all_transpositions", n).spheres == stirling_first(n)


@pytest.mark.parametrize("n", range(2, 7))
def test_type_b_and_d_spheres_are_products_over_the_degrees(n):
    assert growth("coxeter_b", n).spheres == poincare(range(2, 2 * n + 1, 2))
    if n >= 3:
        assert growth("coxeter_d", n).spheres == poincare([*range(2, 2 * n - 1, 2), n])


@pytest.mark.parametrize("n", range(3, 9))
def test_cyclic_coxeter_diameter_is_floor_of_n_squared_over_4(n):
    assert growth("cyclic_coxeter", n).diameter == n * n // 4


@pytest.mark.parametrize("n", range(4, 10))
def test_lrx_diameter_is_n_choose_2(n):
    assert growth("lrx", n).diameter == comb(n, 2)


@pytest.mark.parametrize("n", range(4, 10))
def test_diameter_of_stars_is_floor_of_3_n_minus_1_over_2(n):
    assert growth("stars", n).diameter == 3 * (n - 1) // 2
