"""Conjugacy classes, derangements and random sets."""

from __future__ import annotations

from math import factorial

import pytest

from wlkit.groups import generators
from wlkit.groups.generators.classes import permutations_of_type


@pytest.mark.parametrize("n", [2, 3, 4, 5, 6])
def test_derangements_fix_nothing_and_are_as_many_as_they_should(n):
    s = generators.derangements(n)
    assert all(p(i) != i for p in s.generators for i in range(n))
    assert len(s) == [1, 2, 9, 44, 265][n - 2]  # A000166


@pytest.mark.parametrize(("n", "count"), [(2, 1), (4, 3), (6, 15), (8, 105)])
def test_perfect_matchings(n, count):
    s = generators.involutive_derangements(n)
    assert len(set(s.generators)) == count
    assert all(p.cycle_type == (2,) * (n // 2) for p in s.generators)


@pytest.mark.parametrize("lengths", [(2,), (2, 2), (3, 2), (5,), (3, 3), (4, 2)])
def test_a_class_holds_all_permutations_of_its_type_once(lengths):
    n, found = 6, permutations_of_type(6, lengths)
    size = factorial(n)
    full = [*lengths, *[1] * (n - sum(lengths))]
    for length in set(full):
        size //= length ** full.count(length) * factorial(full.count(length))
    assert len({tuple(row) for row in found}) == len(found) == size


def test_sampled_classes():
    s = generators.conjugacy_classes(6, {(3, 2): 4, (2,): None}, seed=5)
    assert [p.cycle_type for p in s.generators[:4]] == [(3, 2, 1)] * 4
    assert len(s) == 4 + 15
    assert s == generators.conjugacy_classes(6, "3,2:4;2", 5)


def test_random_sets_hold_different_permutations():
    assert len(set(generators.rand_generators(3, 6).generators)) == 6
