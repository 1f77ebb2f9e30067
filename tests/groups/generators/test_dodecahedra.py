"""Puzzles on the dodecahedron: their pieces and the orders of their moves."""

from __future__ import annotations

import pytest

from wlkit.groups import generators
from wlkit.groups.generators.dodecahedra import dodecahedron


def test_the_solid_has_five_vertices_on_a_face_and_three_edges_at_a_vertex():
    solid = dodecahedron()
    assert [len(on) for on in solid.on_face] == [5] * 12
    assert len(solid.edges) == 30
    assert all(sum(v in edge for edge in solid.edges) == 3 for v in range(20))


@pytest.mark.parametrize(
    "name, points, moves, order",
    [("megaminx", 120, 24, 5), ("starminx", 120, 40, 3), ("starminx_2", 132, 24, 5)],
)
def test_moves_turn_by_a_fifth_or_a_third(name, points, moves, order):
    s = generators.make(name)
    assert (s.degree, len(s)) == (points, moves)
    assert s.inverse_closed
    assert {p.order for p in s.generators} == {order}


def test_the_points_of_a_face_of_the_second_starminx_look_alike():
    word = generators.starminx_2().start
    assert sorted(word.count(symbol) for symbol in set(word)) == [1] * 72 + [5] * 12
