"""How far back edges lead: the bound holds for every edge of small graphs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.reference import cayley as reference
from wlkit.cayley.frontier_window import window
from wlkit.cayley.sets import moves
from wlkit.groups import GeneratingSet, generators


def farthest_back(s):
    layers = reference.layers(s.start, moves(s))
    distance = {state: d for d, layer in enumerate(layers) for state in layer}
    return max(d - distance[step(x)] for x, d in distance.items() for step in moves(s))


@given(
    st.integers(2, 5).flatmap(
        lambda n: st.lists(st.permutations(range(n)), min_size=1, max_size=3).map(GeneratingSet)
    )
)
def test_no_edge_leads_further_back(s):
    assert farthest_back(s) <= window(s)
    word = s.with_state([0] * (s.degree // 2) + [1] * (s.degree - s.degree // 2))
    assert farthest_back(word) <= window(word)


@pytest.mark.parametrize(
    ("s", "expected"),
    [
        (generators.lx(9), 8),
        (generators.heisenberg(3, 7, add_inverses=False), 6),
        (generators.heisenberg(3, 0, add_inverses=False), None),
        (generators.lx(70), None),
        (generators.special_linear(2, 5), 1),
    ],
    ids=repr,
)
def test_windows(s, expected):
    assert window(s) == expected
