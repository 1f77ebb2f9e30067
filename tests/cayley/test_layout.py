"""The coset layout: a perfect index of the group whose blocks move whole."""

from __future__ import annotations

from itertools import permutations, product

import numpy as np
import pytest

from wlkit.cayley.layout import coset_layout, coset_shape, planes_needed
from wlkit.groups import GeneratingSet, generators

# Orders: n!, n!/2, 2^n n!; the Mathieu group M11 has 7920 elements.
M11 = GeneratingSet.from_cycles(
    [[range(11)], [(2, 6, 10, 7), (3, 9, 4, 5)]],
)
GROUPS = {
    "S6": (generators.lrx(6), 720),
    "A6": (generators.three_cycles(6), 360),
    "B4": (generators.coxeter_b(4), 384),
    "C5": (GeneratingSet([[1, 2, 3, 4, 0]]), 5),
    "M11": (M11, 7920),
}


def layout_of(s):
    chain = s.group()
    return coset_layout(s, chain, coset_shape(chain, len(s)))


def indices(shape):
    counts = (shape.cosets, shape.words, shape.bits)
    return np.array(list(product(*map(range, counts))), dtype=np.int64).T


@pytest.mark.parametrize("name", GROUPS)
def test_every_element_has_one_index(name):
    s, order = GROUPS[name]
    layout = layout_of(s)
    at = indices(layout.shape)
    rows = layout.elements(*at)
    assert len({tuple(row) for row in rows.tolist()}) == len(rows) == order
    for i in range(0, order, max(1, order // 50)):
        assert layout.locate(rows[i]) == tuple(at[:, i].tolist())


def test_the_elements_of_the_symmetric_group_are_all_permutations():
    layout = layout_of(GROUPS["S6"][0])
    rows = layout.elements(*indices(layout.shape)).tolist()
    assert set(map(tuple, rows)) == set(permutations(range(6)))


@pytest.mark.parametrize("name", GROUPS)
def test_a_generator_carries_cosets_to_cosets(name):
    s, _ = GROUPS[name]
    layout = layout_of(s)
    at = indices(layout.shape)
    rows = layout.elements(*at)
    assert (np.sort(layout.pred, axis=0) == np.arange(layout.shape.cosets)[:, None]).all()
    for g, move in enumerate(s.permutations):
        for i in range(0, len(rows), max(1, len(rows) // 40)):
            coset, _, _ = layout.locate(rows[i][move])
            assert layout.pred[coset, g] == at[0, i]


@pytest.mark.parametrize("name", GROUPS)
@pytest.mark.parametrize("directed", [False, True])
def test_the_shape_holds_the_group(name, directed):
    s, order = GROUPS[name]
    shape = coset_shape(s.group(), len(s), directed)
    assert shape.cosets * shape.words * shape.bits == order
    assert shape.bits <= shape.word_bits <= (32 if directed else 64)
    held = planes_needed(directed, False) * shape.plane_bytes
    assert held == 2 * shape.cosets * shape.words * shape.word_bits // 8
    assert shape.bytes(directed) == held + shape.table_bytes
