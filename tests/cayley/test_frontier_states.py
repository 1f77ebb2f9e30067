"""Packed states are injective, move as the states do, and read back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.reference import cayley as reference
from wlkit.cayley.frontier_states import (
    ColumnStates,
    Fields,
    GroupElements,
    PlainStates,
    WordStates,
    packed_states,
)
from wlkit.cayley.sets import moves
from wlkit.groups import GeneratingSet, generators

CASES = [
    (generators.lrx(7), GroupElements),
    (generators.lrx(5).with_state([9, 1, 4, 0, 7]), GroupElements),
    (generators.rubik_cube(2), GroupElements),
    (generators.rubik_cube(3), GroupElements),
    (generators.lrx(40), GroupElements),
    (generators.coxeter_d(5), GroupElements),
    (GeneratingSet([[0, 1]]), GroupElements),
    (generators.lrx(9).with_state("012012012"), WordStates),
    (generators.lrx(40).with_state([0, 90, 5, 7] * 10), WordStates),
    (generators.lrx(70).with_state("01" * 35), WordStates),
    (generators.heisenberg(3, 9), ColumnStates),
    (generators.special_linear(2, 7).with_state([1, 0]), ColumnStates),
    (generators.special_linear(3, 101), PlainStates),
    (generators.heisenberg(3), PlainStates),
]


@pytest.mark.parametrize(("s", "kind"), CASES, ids=lambda c: repr(c)[:40])
def test_images_are_those_of_plain_tuples(s, kind):
    packed = packed_states(s, 16)
    assert isinstance(packed, kind)
    assert packed.states(packed.start()) == [s.start]
    layer, plain, steps = packed.start(), [s.start], moves(s)
    for _ in range(3):
        layer, plain = (
            packed.images(layer)[:400],
            [step(state) for step in steps for state in plain][:400],
        )
        if kind is PlainStates:
            assert set(packed.states(layer)) <= {step(x) for step in steps for x in before(s, 3)}
        else:
            assert packed.states(layer) == plain
    assert layer.shape == (len(layer), packed.words)


def before(s, radius):
    return set().union(*reference.layers(s.start, moves(s), radius))


@given(st.lists(st.integers(0, 64), max_size=9).map(tuple), st.data())
def test_fields_are_injective(widths, data):
    import numpy as np

    fields = Fields(tuple(min(w, 62) for w in widths))
    row = [data.draw(st.integers(0, (1 << w) - 1)) for w in fields.widths]
    words = fields.pack(np.array([row], dtype=np.int64).reshape(1, -1))
    assert words.shape == (1, fields.words)
    assert fields.unpack(words).tolist() == [row]


def test_puzzles_take_few_words():
    assert packed_states(generators.lrx(16), 8).words == 1
    assert packed_states(generators.rubik_cube(3), 8).words == 2
