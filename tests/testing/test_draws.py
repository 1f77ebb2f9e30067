"""Pieces of the strategies: sublists within bounds, all of them reached."""

from __future__ import annotations

from itertools import combinations
from math import comb

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.testing.smallest import smallest
from wlkit.errors import InputError
from wlkit.testing._draws import DENSE, checked_bounds, subsets


@given(st.data(), st.integers(0, 90), st.integers(0, 5), st.integers(0, 5))
def test_subsets_have_different_items_and_a_size_within_bounds(data, n, least, more):
    items = [f"item {i}" for i in range(n)]
    drawn = data.draw(subsets(items, min_size=least, max_size=least + more))
    assert len(set(drawn)) == len(drawn)
    assert set(drawn) <= set(items)
    assert min(least, n) <= len(drawn) <= least + more


@given(st.data())
def test_without_a_least_size_the_order_is_that_of_the_items(data):
    items = list(range(10))
    drawn = data.draw(subsets(items))
    assert drawn == sorted(drawn)


@pytest.mark.parametrize("size", [0, 1, 4, 8])
def test_sparse_and_dense_subsets_are_reached(size):
    assert len(smallest(subsets(range(8)), lambda drawn: len(drawn) == size)) == size


def test_each_subset_of_three_is_reached():
    for size in range(4):
        for expected in combinations("abc", size):
            assert tuple(smallest(subsets("abc"), lambda x, y=expected: tuple(x) == y)) == expected
    assert sum(comb(3, size) for size in range(4)) == 2**3


def test_of_many_items_a_first_one_remains():
    assert smallest(subsets(range(DENSE + 1)), bool) == [0]
    assert smallest(subsets([])) == []


@pytest.mark.parametrize("bounds", [(-1, None, 0), (0, 2, 1), (3, 2, 0)])
def test_impossible_bounds(bounds):
    minimum, maximum, floor = bounds
    with pytest.raises(InputError, match=rf"^size: expected {floor} <= min <= max, got min"):
        checked_bounds("size", minimum, maximum, floor)
    checked_bounds("size", 2, 2, 2)
