"""Numbers of combinatorics against counting over all permutations of few points."""

from __future__ import annotations

from collections import Counter
from itertools import permutations
from math import factorial

import pytest

from wlkit.cayley import sphere_numbers
from wlkit.groups import Permutation


def inversions(word):
    return sum(a > b for i, a in enumerate(word) for b in word[i + 1 :])


def counted(values):
    counts = Counter(values)
    return [counts[i] for i in range(max(counts) + 1)]


@pytest.mark.parametrize("n", [1, 2, 3, 4, 5, 6])
def test_statistics_of_permutations(n):
    every = list(permutations(range(n)))
    cycles = [len(Permutation(p).cycle_type) for p in every]
    assert sphere_numbers.stirling_first(n) == counted(n - c for c in cycles)
    assert sphere_numbers.poincare(range(2, n + 1)) == counted(map(inversions, every))
    fixed = [sum(x == i for i, x in enumerate(p)) for p in every]
    assert sphere_numbers.derangement_number(n) == fixed.count(0)


@pytest.mark.parametrize("word", ["0", "01", "0011", "01220", "000111"])
def test_inversions_of_words(word):
    arrangements = set(permutations(sorted(map(int, word))))
    assert sphere_numbers.inversions_of_words(word) == counted(map(inversions, arrangements))


@pytest.mark.parametrize("n", [2, 3, 4, 5, 6])
def test_distances_of_stars_and_of_three_cycles_by_their_formulas(n):
    stars, odd = [], []
    for row in permutations(range(n)):
        p = Permutation(row)
        moved = sum(map(len, p.cycles))
        stars.append(moved + len(p.cycles) - (0 if row[0] == 0 else 2))
        if p.sign == 1:
            odd.append((n - sum(length % 2 for length in p.cycle_type)) // 2)
    assert sphere_numbers.star_spheres(n) == counted(stars)
    assert sphere_numbers.odd_cycle_spheres(n) == counted(odd)


@pytest.mark.parametrize("n", [2, 3, 5, 9, 20])
def test_rows_add_up_to_the_order_of_the_group(n):
    for row in (
        sphere_numbers.stirling_first(n),
        sphere_numbers.star_spheres(n),
        sphere_numbers.move_to_front_spheres(n),
        sphere_numbers.hultman_spheres(n),
        sphere_numbers.poincare(range(2, n + 1)),
    ):
        assert sum(row) == factorial(n)
    assert 2 * sum(sphere_numbers.odd_cycle_spheres(n)) == factorial(n)


def test_derangements_by_cycles():
    table = sphere_numbers.derangements_by_cycles(5)
    found = Counter(
        len(Permutation(p).cycles)
        for p in permutations(range(5))
        if all(x != i for i, x in enumerate(p))
    )
    assert table[5][:3] == [0, found[1], found[2]]


def test_hultman_numbers():
    # OEIS A164652, the column of each parity
    assert sphere_numbers.hultman_spheres(5) == [1, 35, 84]
    assert sphere_numbers.hultman_spheres(6) == [1, 70, 469, 180]


def test_two_layers_or_three():
    assert sphere_numbers.one_or_two(3, 5) == [1, 5]
    assert sphere_numbers.one_or_two(4, 9) == [1, 9, 14]
