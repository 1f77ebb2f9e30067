"""Shards are cosets of a large subgroup, and every generator carries each to one other."""

from __future__ import annotations

import numpy as np
import pytest

from tests.reference import cayley_shards as reference
from wlkit._kernels.cayley_bitmap import keep_new, move_shard
from wlkit.cayley import shard_layout
from wlkit.cayley.planning import chain_of
from wlkit.cayley.shard_layout import ShardLayout, shard_shape
from wlkit.groups import generators

SETS = [
    generators.lrx(7),
    generators.lx(6),
    generators.pancake(6),
    generators.burnt_pancake(4),
    generators.coxeter_d(5),
    generators.three_cycles_01i(6),
]


def layout_of(s):
    chain = chain_of(s)
    return ShardLayout(s, chain, shard_shape(s, chain, 1 << 30))


@pytest.mark.parametrize("s", SETS, ids=repr)
def test_generators_carry_whole_shards(s):
    layout = layout_of(s)
    depth = layout.shape.depth
    for i in range(layout.shape.shards):
        assert shard_layout._shard_of(layout.whole, depth, layout.reps[i]) == i
        for g, row in enumerate(s.permutations):
            j = layout.source[i, g]
            turn = layout.elements_used[layout.number[i, g]]
            # t_j g = turn t_i with turn in H1, the stabiliser of the first base points
            assert np.array_equal(layout.reps[j][row], turn[layout.reps[i]])
            first = list(layout.whole.base[:depth])
            assert np.array_equal(turn[first], first)
            assert layout.is_trivial(i, g) == (turn == np.arange(turn.size)).all()


@pytest.mark.parametrize("s", SETS, ids=repr)
def test_a_moved_shard_holds_the_products(s):
    layout = layout_of(s)
    shape, inner = layout.shape, layout.shape.inner
    plane = np.zeros((shape.rows, inner.words), dtype=inner.word)
    rng = np.random.default_rng(1)
    i = shape.shards - 1
    for _ in range(40):
        bit = inner.word(1) << inner.word(rng.integers(inner.bits))
        plane[rng.integers(shape.rows), rng.integers(inner.words)] |= bit
    for g, row in enumerate(s.permutations):
        acc = np.zeros_like(plane)
        pred, turn = layout.table(i, g)
        tables = layout.inside.words_to, layout.inside.bits_to, layout.inside.lookups
        move_shard(plane, pred, turn, *tables, acc, 0, shape.rows)
        before = layout.elements(int(layout.source[i, g]), plane, 100)
        products = {tuple(np.array(x)[row].tolist()) for x in before}
        assert set(layout.elements(i, acc, 100)) == products
        assert len(before) == len(products)
        assert acc.tolist() == reference.move_shard(
            plane.tolist(), pred, turn, None, image_in(layout)
        )


def image_in(layout):
    """Return the rule by which an element of H moves a word and a bit, from ranks alone."""
    bits = layout.shape.inner.bits

    def image(turn, word, bit):
        elements = layout.chain.elements([turn, word * bits + bit], layout.split)
        rank = int(layout.chain.ranks(elements[0][elements[1]].reshape(1, -1), layout.split)[0])
        return divmod(rank, bits)

    return image


def test_tables_are_kept_as_many_as_allowed():
    s = generators.pancake(6)
    chain = chain_of(s)
    shape = shard_shape(s, chain, 1 << 30)
    layout = ShardLayout(s, chain, shape, cached=2)
    made = [layout.table(i, g) for i in range(shape.shards) for g in range(len(s))]
    assert len(layout._tables) <= 2
    again = [layout.table(i, g) for i in range(shape.shards) for g in range(len(s))]
    for one, two in zip(made, again, strict=True):
        assert np.array_equal(one[0], two[0])
        assert np.array_equal(one[1], two[1])


def test_new_bits_are_counted():
    rng = np.random.default_rng(3)
    for dtype in (np.uint32, np.uint64):
        acc, one, two = rng.integers(0, 1 << 32, size=(3, 9, 5), dtype=np.uint64).astype(dtype)
        expected = acc & ~(one | two)
        count = keep_new(acc, one, two, 0, 9)
        assert np.array_equal(acc, expected)
        assert count == sum(x.bit_count() for x in expected.ravel().tolist())


def test_more_memory_means_fewer_shards():
    s = generators.lrx(11)
    shapes = [shard_shape(s, chain_of(s), m) for m in (10**6, 7 * 10**6, 10**7, 10**9)]
    assert [shape.shards for shape in shapes] == sorted((x.shards for x in shapes), reverse=True)
    assert shapes[-1].shards == 11
    assert all(shape.rows * shape.shards == shape.inner.cosets for shape in shapes)
    assert all(shape.held <= m for shape, m in zip(shapes[2:], (10**7, 10**9), strict=True))
