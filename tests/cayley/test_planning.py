"""Cost tables: what is known beforehand, bounds, and how numbers are written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.reference import cayley as reference
from wlkit.cayley.planning import ball_bound, expected_passes, plan
from wlkit.errors import SizeError
from wlkit.groups import GeneratingSet, generators


@given(
    st.integers(2, 6).flatmap(
        lambda n: st.lists(st.permutations(range(n)), min_size=1, max_size=3).map(GeneratingSet)
    ),
    st.integers(0, 5),
)
def test_balls_are_within_their_bound(s, radius):
    for graph in (s, s.with_inverses()):
        assert sum(reference.spheres(graph, radius)) <= ball_bound(graph, radius)


def test_bitmap_costs_two_or_three_bits_in_words_of_24():
    lrx, lx = plan(generators.lrx(12)), plan(generators.lx(12))
    assert lrx.shape.plane_bytes == 4 * lrx.states // 24
    assert 8 * lrx.shape.plane_bytes * 2 / lrx.states == pytest.approx(2 * 32 / 24)
    assert lx.bytes - lrx.bytes == pytest.approx(lx.shape.plane_bytes, rel=0.02)


@pytest.mark.parametrize(
    ("s", "radius", "passes"),
    [
        (generators.cyclic_coxeter(9), None, 20),
        (generators.cyclic_coxeter(9), 7, 7),
        (generators.cyclic_coxeter(9), 50, 20),
        (GeneratingSet([[1, 2, 0]]), None, None),
        (generators.heisenberg(3), 12, 12),
    ],
    ids=repr,
)
def test_layers_to_expect(s, radius, passes):
    assert expected_passes(s, radius) == passes
    chosen = plan(s, max_radius=radius)
    assert chosen.passes == passes
    assert ("unknown" if passes is None else f"passes   {passes}") in str(chosen)


def test_what_a_kept_run_may_use(tmp_path):
    s = generators.rubik_cube(3)
    assert plan(s, max_radius=4, directory=tmp_path).engine == "orbits"
    assert plan(generators.lrx(30), max_radius=4, directory=tmp_path).engine == "frontier"
    assert plan(generators.all_transpositions(12), directory=tmp_path).engine == "bitmap"
    assert plan(generators.all_transpositions(12)).engine == "orbits"


def test_large_groups_are_refused_without_their_chain():
    with pytest.raises(SizeError, match=r"more than 2\^37 permutations of 400 points; 1.0 GiB"):
        plan(generators.lrx(400), memory=1 << 30)


def test_small_groups_of_many_points_are_swept():
    shift = GeneratingSet([[*range(1, 600), 0]])
    assert plan(shift, memory=1 << 30).states == 600
