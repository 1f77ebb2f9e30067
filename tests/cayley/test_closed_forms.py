"""Families whose spheres are known numbers."""

from __future__ import annotations

from math import comb

import pytest

from wlkit.cayley import closed_form, growth
from wlkit.cayley.closed_forms import SPHERES
from wlkit.groups import GeneratingSet, generators


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


@pytest.mark.parametrize("name", sorted(SPHERES))
def test_theorems_give_what_the_engines_find(name):
    for n in range(3, 6 if name in ("coxeter_b", "coxeter_d") else 8):
        form = closed_form(name, n)
        if form is not None:
            assert form.spheres == growth(name, n).spheres, n
            assert form.theorem


@pytest.mark.parametrize("word", ["001122", "0001111", "2211100", "01", "0123"])
def test_inversions_of_words(word):
    s = generators.coxeter(len(word)).with_state(word)
    assert closed_form(s).spheres == growth(s).spheres


def test_what_has_no_closed_form():
    assert closed_form("lrx", 6) is None
    assert closed_form(generators.coxeter(4).with_state("0101")) is None
    assert closed_form(generators.stars(4).with_state("0011")) is None
    lying = GeneratingSet([[1, 0, 2]], name="coxeter", parameters={"n": 3})
    assert closed_form(lying) is None
