"""Perfect ranks: exhaustive on small cases, kernels against their twins."""

from __future__ import annotations

from itertools import permutations
from math import factorial

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.reference import groups as reference
from wlkit.errors import InputError, PermutationError, SizeError
from wlkit.groups import (
    rank_permutation,
    rank_permutations,
    rank_word,
    unrank_permutation,
    unrank_permutations,
    unrank_word,
)
from wlkit.groups.ranking import count_words


@pytest.mark.parametrize("n", range(1, 7))
def test_ranks_list_all_permutations_in_order(n):
    rows = list(permutations(range(n)))
    assert [rank_permutation(p) for p in rows] == list(range(factorial(n)))
    assert [unrank_permutation(r, n) for r in range(factorial(n))] == rows
    assert rank_permutations(rows).tolist() == list(range(factorial(n)))
    assert unrank_permutations(np.arange(factorial(n)), n).tolist() == [list(p) for p in rows]


@given(st.integers(1, 5).flatmap(lambda n: st.permutations(range(n))))
def test_rank_counts_smaller_permutations(p):
    assert rank_permutation(p) == reference.rank(p)


def test_kernels_agree_without_compilation():
    from wlkit._kernels import groups as kernels

    rows = np.array([np.random.default_rng(i).permutation(20) for i in range(5)])
    ranks = [rank_permutation(row) for row in rows]
    assert kernels.rank_rows.py_func(rows).tolist() == ranks == rank_permutations(rows).tolist()
    for unrank in (kernels.unrank_rows.py_func, kernels.unrank_rows):
        assert np.array_equal(unrank(np.array(ranks), 20), rows)


@given(st.lists(st.integers(0, 3), min_size=1, max_size=6))
def test_word_ranks_are_positions_in_the_sorted_list(word):
    rows = sorted(set(permutations(word)))
    assert count_words(word) == len(rows)
    assert [rank_word(w) for w in rows] == list(range(len(rows)))
    assert [unrank_word(r, word) for r in range(len(rows))] == rows


def test_large_ranks_are_exact_integers():
    n = 40
    assert rank_permutation(range(n - 1, -1, -1)) == factorial(n) - 1
    assert unrank_permutation(factorial(n) - 1, n) == tuple(range(n - 1, -1, -1))


@pytest.mark.parametrize(
    "call, error",
    [
        (lambda: unrank_permutation(6, 3), InputError),
        (lambda: unrank_permutations([-1], 3), InputError),
        (lambda: unrank_word(6, (0, 0, 1, 1)), InputError),
        (lambda: rank_permutations([[0, 0]]), PermutationError),
        (lambda: rank_permutations([list(range(21))]), SizeError),
        (lambda: unrank_permutations([0], 21), SizeError),
    ],
)
def test_ranks_out_of_range(call, error):
    with pytest.raises(error):
        call()
