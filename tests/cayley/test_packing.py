"""States packed symbol by symbol: there and back, moved as they are, refused when too wide."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from wlkit.cayley.packing import EntryOverflowError, Packing, checked_state, move, packing
from wlkit.cayley.sets import moves
from wlkit.errors import InputError, SizeError
from wlkit.groups import generators


@given(st.integers(1, 40), st.integers(1, 31), st.data())
def test_there_and_back(length, bits, data):
    layout = Packing(length, bits, 0, 0)
    row = data.draw(st.lists(st.integers(0, (1 << bits) - 1), min_size=length, max_size=length))
    packed = layout.pack([row])
    assert packed.shape == (1, layout.words)
    assert layout.unpack(packed) == [tuple(row)]


@pytest.mark.parametrize(
    "s",
    [
        generators.lrx(7),
        generators.lrx(30).with_state("012" * 10),
        generators.heisenberg(3),
        generators.special_linear(3, 7),
        generators.sliding_tiles(3, 3),
    ],
    ids=repr,
)
def test_moves_are_those_of_tuples(s):
    layout = packing(s, 16)
    states, packed = [s.start], layout.pack([s.start])
    for _ in range(3):
        states = [step(state) for state in states for step in moves(s)]
        packed = move(s, layout, packed)
        assert layout.unpack(packed) == states


def test_entries_that_do_not_fit():
    with pytest.raises(EntryOverflowError):
        Packing(1, 8, 128, 1).pack([[128]])
    assert Packing(1, 8, 128, 1).unpack(Packing(1, 8, 128, 1).pack([[-128]])) == [((-128,),)]
    with pytest.raises(SizeError, match="63 bits"):
        packing(generators.special_linear(3, 2**31 - 1))


@pytest.mark.parametrize(
    ("s", "state"),
    [
        (generators.lrx(4), [0, 1, 2, 2]),
        (generators.lrx(4).with_state("0011"), "0001"),
        (generators.heisenberg(3, 5), [1, 2, 3]),
        (generators.heisenberg(3, 5), "one"),
    ],
    ids=repr,
)
def test_states_of_another_shape_are_refused(s, state):
    with pytest.raises(InputError):
        checked_state(s, state)


def test_matrix_states_are_read_in_every_form():
    s = generators.heisenberg(3, 5)
    expected = ((1, 2, 0), (0, 1, 0), (0, 0, 1))
    for state in ("1 2 0 0 1 0 0 0 1", np.array(expected), expected):
        assert checked_state(s, state) == expected
