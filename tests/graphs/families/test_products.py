"""Grids, tori, hypercubes, boards."""

from __future__ import annotations

import networkx as nx
import pytest

from wlkit.graphs import families


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        (families.grid(3, 4), nx.grid_2d_graph(3, 4)),
        (families.grid(2, 3, 4), nx.grid_graph([2, 3, 4])),
        (families.torus(3, 5), nx.grid_2d_graph(3, 5, periodic=True)),
        (families.hypercube(4), nx.hypercube_graph(4)),
        (families.ladder(5), nx.ladder_graph(5)),
        (families.prism(6), nx.circular_ladder_graph(6)),
    ],
)
def test_isomorphic_to_networkx(ours, theirs):
    assert nx.is_isomorphic(ours.to_networkx(), theirs)


@pytest.mark.parametrize("shape", [(1,), (4,), (2, 3), (2, 2, 2)])
def test_grid_has_the_numbers_of_its_sizes(shape):
    g = families.grid(*shape)
    n = 1
    for s in shape:
        n *= s
    assert g.n == n
    assert g.m == sum(n // s * (s - 1) for s in shape)


# Numbers of moves: OEIS A002943-like closed forms, by hand for 8 x 8 boards.
@pytest.mark.parametrize(
    ("g", "m"),
    [
        (families.king(8), 210),
        (families.queen(8), 728),
        (families.knight(8), 168),
        (families.rook(8), 448),
        (families.king(2, 3), 11),
    ],
)
def test_number_of_moves_on_a_board(g, m):
    assert g.m == m


def test_hamming_graph_is_regular_and_rook_is_its_square():
    assert set(families.hamming(3, 4).degrees.tolist()) == {9}
    assert families.hamming(2, 5) == families.rook(5) == families.lattice(5)


def test_folded_and_halved_cubes_of_dimension_five_are_complements():
    g, h = families.folded_cube(5), families.halved_cube(5)
    assert nx.is_isomorphic(nx.complement(g.to_networkx()), h.to_networkx())


def test_folded_cube_of_dimension_four_is_complete_bipartite():
    assert nx.is_isomorphic(
        families.folded_cube(4).to_networkx(), nx.complete_bipartite_graph(4, 4)
    )
