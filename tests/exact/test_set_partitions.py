from __future__ import annotations

from itertools import combinations, islice

import pytest
from sympy.functions.combinatorial.numbers import stirling as sympy_stirling
from sympy.utilities.iterables import partitions as sympy_partitions

from tests.reference.set_partitions import all_set_partitions
from wlkit.errors import InputError
from wlkit.exact.set_partitions import (
    bell,
    blocks,
    centralizer_order,
    integer_partitions,
    is_restricted_growth,
    moebius,
    restricted_growth,
    set_partitions,
    stirling2,
)

BELL = [1, 1, 2, 5, 15, 52, 203, 877, 4140, 21147, 115975, 678570, 4213597]  # OEIS A000110
PARTITIONS = [1, 1, 2, 3, 5, 7, 11, 15, 22, 30, 42, 56, 77, 101, 135, 176]  # OEIS A000041


@pytest.mark.parametrize("n", range(7))
def test_order_and_completeness_against_the_definition(n):
    assert list(set_partitions(n)) == all_set_partitions(n)


def test_bell_numbers():
    assert [bell(n) for n in range(13)] == BELL
    assert sum(1 for _ in set_partitions(8)) == BELL[8]


def test_stirling_numbers_against_sympy():
    for n in range(9):
        assert [stirling2(n, k) for k in range(11)] == [sympy_stirling(n, k) for k in range(11)]


def test_large_sets_are_lazy():
    assert list(islice(set_partitions(60), 2)) == [(0,) * 60, (0,) * 59 + (1,)]


@pytest.mark.parametrize("n", range(6))
def test_forbidden_pairs_filter_all_partitions(n):
    pairs = list(combinations(range(n), 2))
    for code in range(0, 1 << len(pairs), 3):
        edges = [pair for i, pair in enumerate(pairs) if code >> i & 1]
        masks = [sum(1 << v for u, v in edges if u == w) for w in range(n)]  # one direction only
        expected = [p for p in all_set_partitions(n) if all(p[u] != p[v] for u, v in edges)]
        assert list(set_partitions(n, forbidden=masks)) == expected


def test_integer_partitions_against_oeis_and_sympy():
    for n, count in enumerate(PARTITIONS):
        found = list(integer_partitions(n))
        assert len(found) == count
        assert {tuple(sorted(p.items(), reverse=True)) for p in sympy_partitions(n)} == set(found)


def test_small_helpers():
    assert blocks((0, 1, 0)) == ((0, 2), (1,))
    assert is_restricted_growth(())
    assert not is_restricted_growth((1,))
    assert restricted_growth([7, 5, 7]) == (0, 1, 0)
    assert moebius(()) == 1
    assert moebius((0, 0, 0, 0)) == -6
    assert centralizer_order([(1, 5)]) == 120


@pytest.mark.parametrize(
    "arguments", [(-1, None), (2, [0]), (2, [1, 0]), (2, [4, 0]), (2.0, None), (True, None)]
)
def test_bad_input(arguments):
    with pytest.raises(InputError):
        set_partitions(arguments[0], forbidden=arguments[1])
