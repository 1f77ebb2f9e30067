"""Families of involutions against their definitions."""

from __future__ import annotations

import pytest

from wlkit.groups import Permutation, generators


def cycles(s):
    return [p.cycles for p in s.generators]


def test_transpositions():
    pairs = {(i, j) for i in range(5) for j in range(i + 1, 5)}
    assert {c for (c,) in cycles(generators.all_transpositions(5))} == pairs
    assert cycles(generators.coxeter(4)) == [((0, 1),), ((1, 2),), ((2, 3),)]
    assert cycles(generators.cyclic_coxeter(4))[3:] == [((0, 3),)]
    assert cycles(generators.stars(4)) == [((0, 1),), ((0, 2),), ((0, 3),)]
    assert {c for (c,) in cycles(generators.generalized_stars(5, 2))} == {
        (i, j) for i in range(2) for j in range(2, 5)
    }


@pytest.mark.parametrize("n", [2, 3, 4])
def test_reflections_of_signed_permutations_commute_with_the_change_of_all_signs(n):
    minus = Permutation([*range(n, 2 * n), *range(n)])
    for s in (generators.coxeter_b(n), generators.coxeter_d(n)):
        assert all(p * minus == minus * p for p in s.generators)


def test_type_d_changes_an_even_number_of_signs():
    for p in generators.coxeter_d(4).generators:
        assert sum(p(i) >= 4 for i in range(4)) % 2 == 0


def test_rapaports_sets():
    assert cycles(generators.rapaport_m1(6)) == [
        ((0, 1),),
        ((0, 1), (2, 3)),
        ((0, 1), (2, 3), (4, 5)),
        ((1, 2),),
        ((1, 2), (3, 4)),
    ]
    assert cycles(generators.rapaport_m2(5)) == [((0, 1),), ((0, 1), (2, 3)), ((1, 2), (3, 4))]


def test_koltsovs_sets():
    assert cycles(generators.koltsov3(6))[2] == ((1, 4), (2, 3))
    assert cycles(generators.koltsov3(6, 1, 2, 3))[2] == ((2, 5),)
    assert cycles(generators.koltsov3(6))[:2] == cycles(generators.rapaport_m2(6))[1:]


def test_shevelevas_pairs_deal_the_swaps_in_turn():
    assert cycles(generators.sheveleva2(7, 2)) == [
        ((0, 1), (3, 5)),
        ((1, 2, 3, 4), (5, 6)),
    ]
    for n in range(4, 10):
        for k in range(1, n - 2):
            a, s = generators.sheveleva2(n, k).generators
            assert a.order in (1, 2)
            assert s.order == 4
