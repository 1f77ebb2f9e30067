"""Shapes turned like a cube: orders from GAP, and what their pieces show."""

from __future__ import annotations

import pytest

from wlkit.groups import generators

# GAP 4.12, Size(Group(...)), on the generators that CayleyPy 0.2.0 (MIT) has in its GAP files
ORDERS = {
    "dino": 239500800,
    "master_pyramorphix": 1327104,
    "mastermorphix": 5308416,
    "mini_pyramorphix": 288,
    "pyramorphix": 96,
    "skewb_diamond": 1658880,
    "tetraminx": 11197440,
}
POINTS = {
    "dino": 24,
    "master_pyramorphix": 36,
    "mastermorphix": 40,
    "mini_pyramorphix": 24,
    "picture_cube333": 72,
    "pyramorphix": 16,
    "skewb": 30,
    "skewb_diamond": 32,
    "tetraminx": 24,
}


@pytest.mark.parametrize("name", sorted(ORDERS))
def test_orders_are_those_of_gap(name):
    assert generators.make(name).group().order == ORDERS[name]


@pytest.mark.parametrize("name", sorted(POINTS))
def test_every_move_is_a_permutation_of_the_stickers(name):
    s = generators.make(name)
    assert s.degree == POINTS[name]
    assert s.inverse_closed
    assert all(p.order in (2, 3, 4) for p in s.generators)


def test_the_picture_cube_counts_turned_centres_and_the_placings():
    plain, centres, placings = 43252003274489856000, 4**6 // 2, 24
    assert generators.picture_cube333().group().order == plain * centres * placings


def test_faces_of_the_skewb_diamond_are_two_tetrahedra_and_its_vertices_turn_by_halves():
    shown = generators.skewb_diamond()
    assert sorted(map(len, shown.orbits)) == [4, 4, 12, 12]
