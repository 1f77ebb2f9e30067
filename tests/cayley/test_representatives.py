"""Monotone chains, and representatives of cosets under which blocks move unchanged."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from wlkit.cayley.layout import coset_shape
from wlkit.cayley.representatives import aligned_cosets, monotone
from wlkit.groups import GeneratingSet, generators

SETS = [
    generators.lrx(6),
    generators.lx(6),
    generators.pancake(6),
    generators.top_spin(7, 4),
    generators.three_cycles(6),
    generators.burnt_pancake(3),
    GeneratingSet([[1, 2, 3, 4, 0, 5, 6], [0, 1, 2, 3, 4, 6, 5]]),
]
random_sets = st.integers(2, 6).flatmap(
    lambda n: st.lists(st.permutations(range(n)), min_size=1, max_size=3).map(GeneratingSet)
)


@given(random_sets)
def test_a_monotone_chain_is_a_chain_of_the_same_group(s):
    chain = s.group()
    ours = monotone(chain)
    assert ours.verify(s)
    assert ours.order == chain.order
    assert ours.base == chain.base


@pytest.mark.parametrize("n", [4, 5, 6])
def test_transversals_of_symmetric_groups_are_increasing_elsewhere(n):
    chain = monotone(generators.lrx(n).group())
    for level, base in enumerate(chain.base):
        order = [*chain.base, *(p for p in range(n) if p not in chain.base)]
        place = np.argsort(order)
        others = order[level + 1 :]
        assert all((np.diff(place[u[others]]) > 0).all() for u in chain.transversals[level]), base


def check(s, split):
    """Compare representatives and moves with their definition, by composing rows."""
    chain = monotone(s.group())
    reps, pred, turn = aligned_cosets(s, chain, split)
    order = chain.order
    assert len({tuple(r) for r in reps.tolist()}) == len(reps)
    for c, row in enumerate(reps):
        for g, move in enumerate(s.permutations):
            back = row[np.argsort(move)]  # t_c g^-1
            h = back[np.argsort(reps[pred[c, g]])]
            assert all(h[b] == b for b in chain.base[:split])
            assert chain.rank(h) == turn[c, g] < order
    return turn


@pytest.mark.parametrize("s", SETS, ids=repr)
def test_moves_carry_cosets_as_defined(s):
    shape = coset_shape(s.group(), len(s))
    for split in {1, shape.split, min(2, len(s.group().base))}:
        check(s, split)


@given(random_sets, st.integers(0, 3))
def test_moves_carry_cosets_as_defined_for_random_generators(s, split):
    check(s, min(split, len(s.group().base)))


def test_rotations_move_every_block_whole():
    turn = check(generators.lrx(6), 3)
    assert not turn[:, :2].any()
    assert (turn[:, 2] == 0).mean() > 0.4
