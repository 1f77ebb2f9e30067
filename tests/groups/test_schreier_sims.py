"""Chains filled at random and proved complete by small generating sets, against known orders."""

from __future__ import annotations

import random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from wlkit.errors import SizeError
from wlkit.groups import GeneratingSet, generators, schreier_sims, stabilizer_chain
from wlkit.groups.schreier_sims import Builder, order_exceeds, stabilizing
from wlkit.testing import permutation_groups


@given(permutation_groups(max_degree=6, max_factors=3))
def test_both_proofs_of_completeness_give_the_order(drawn):
    s, order = drawn
    builder = Builder(s.permutations, [])
    builder.fill()
    if builder.certified(10):
        assert builder.chain().order == order
    builder.complete()
    assert builder.chain().order == order
    assert builder.chain().verify(s)


@given(permutation_groups(max_degree=6, max_factors=2), st.integers(1, 30))
def test_a_chain_that_is_not_full_is_not_certified(drawn, size):
    s, order = drawn
    builder = Builder(s.permutations, [])
    if builder.chain().order < order:
        assert not builder.certified(size)


@pytest.mark.parametrize(
    ("s", "order"),
    [
        # Rubik's cube: Singmaster 1981; the larger cube and the Megaminx: their pages
        (generators.rubik_cube(3), 43252003274489856000),
        (generators.burnt_pancake(9), 2**9 * 362880),
        (generators.tetraminx(), 11197440),
    ],
    ids=repr,
)
def test_small_sets_are_enough_for_puzzles(monkeypatch, s, order):
    monkeypatch.setattr(schreier_sims, "MANY_SIFTS", 0)
    monkeypatch.setattr(Builder, "complete", None)
    assert stabilizer_chain(s).order == order


def test_groups_that_need_many_generators_are_completed_all_the_same(monkeypatch):
    monkeypatch.setattr(schreier_sims, "MANY_SIFTS", 0)
    monkeypatch.setattr(schreier_sims, "SMALL_SETS", (2,))
    swaps = GeneratingSet.from_cycles([[(2 * i, 2 * i + 1)] for i in range(9)], 18)
    assert stabilizer_chain(swaps).order == 2**9


@given(permutation_groups(max_degree=6))
def test_stabilizing_elements_lie_in_the_group_and_fix_the_point(drawn):
    s, _ = drawn
    builder, chain = Builder(s.permutations, []), s.group()
    rows = builder.orbit_under(builder.generators, 0)
    for row in stabilizing(builder.generators, rows, 0, 5, random.Random(1)):
        assert row[0] == 0
        assert chain.contains(row)
        assert not np.array_equal(row, np.arange(s.degree))


def test_transversals_that_do_not_fit_are_refused(monkeypatch):
    monkeypatch.setattr(schreier_sims, "available_bytes", lambda: 1 << 20)
    with pytest.raises(SizeError, match=r"begins with 20000 of them, 3.0 GiB; 1.0 MiB are free"):
        stabilizer_chain(generators.lrx(20_000))


@pytest.mark.parametrize("bound", [1, 59, 60, 10**9])
def test_no_order_is_exceeded_that_is_not(bound):
    assert order_exceeds(GeneratingSet([[1, 2, 3, 4, 0], [1, 2, 0, 3, 4]]), bound) == (bound < 60)
