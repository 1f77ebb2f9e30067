"""Numbers of states known beforehand, against searches."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.reference import cayley as reference
from wlkit.cayley.known_states import known_states
from wlkit.groups import GeneratingSet, generators


@given(
    st.integers(2, 6).flatmap(
        lambda n: st.tuples(
            st.lists(st.permutations(range(n)), min_size=1, max_size=3).map(GeneratingSet),
            st.lists(st.integers(0, 2), min_size=n, max_size=n),
        )
    )
)
def test_known_numbers_of_states_are_right(drawn):
    s, word = drawn
    for graph in (s, s.with_state(word)):
        states = known_states(graph)
        assert states in (None, sum(reference.spheres(graph)))
    assert known_states(s) is not None


@pytest.mark.parametrize(
    ("s", "states"),
    [
        (generators.three_cycles(6).with_state("001122"), 90),
        (generators.three_cycles(6).with_state("012345"), 360),
        (generators.coxeter_b(3).with_state("001122"), None),
        (generators.heisenberg(3, 5), None),
    ],
    ids=repr,
)
def test_states_known_beforehand(s, states):
    assert known_states(s) == states
