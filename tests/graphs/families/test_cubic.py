"""Symmetric cubic graphs and cages: order, degree, girth, diameter; against NetworkX."""

from __future__ import annotations

import networkx as nx
import pytest

from wlkit.errors import InputError
from wlkit.graphs import families, graph

# name, order, degree, girth, diameter: from R. M. Foster's census, and the dynamic survey
# of cages (Exoo, Jajcay).
TABLE = [
    ("petersen", 10, 3, 5, 2),
    ("duerer", 12, 3, 3, 4),
    ("moebius-kantor", 16, 3, 6, 4),
    ("dodecahedron", 20, 3, 5, 5),
    ("desargues", 20, 3, 6, 5),
    ("nauru", 24, 3, 6, 4),
    ("cube", 8, 3, 4, 3),
    ("tetrahedron", 4, 3, 3, 1),
    ("octahedron", 6, 4, 3, 2),
    ("icosahedron", 12, 5, 3, 3),
    ("truncated_tetrahedron", 12, 3, 3, 3),
    ("frucht", 12, 3, 3, 4),
    ("franklin", 12, 3, 4, 3),
    ("heawood", 14, 3, 6, 3),
    ("pappus", 18, 3, 6, 4),
    ("mcgee", 24, 3, 7, 4),
    ("tutte-coxeter", 30, 3, 8, 4),
    ("dyck", 32, 3, 6, 5),
    ("gray", 54, 3, 8, 6),
    ("foster", 90, 3, 10, 8),
    ("tutte_12_cage", 126, 3, 12, 6),
    ("robertson", 19, 4, 5, 3),
    ("hoffman_singleton", 50, 7, 5, 2),
    ("projective_plane:3", 26, 4, 6, 3),
    ("projective_plane:4", 42, 5, 6, 3),
]


@pytest.mark.parametrize(("name", "order", "degree", "girth", "diameter"), TABLE)
def test_order_degree_girth_diameter(name, order, degree, girth, diameter):
    g = graph(name)
    assert g.n == order
    assert set(g.degrees.tolist()) == {degree}
    assert nx.girth(g.to_networkx()) == girth
    assert nx.diameter(g.to_networkx()) == diameter


@pytest.mark.parametrize(
    ("name", "theirs"),
    [
        ("petersen", nx.petersen_graph()),
        ("moebius_kantor", nx.moebius_kantor_graph()),
        ("dodecahedron", nx.dodecahedral_graph()),
        ("desargues", nx.desargues_graph()),
        ("heawood", nx.heawood_graph()),
        ("pappus", nx.pappus_graph()),
        ("frucht", nx.frucht_graph()),
        ("icosahedron", nx.icosahedral_graph()),
        ("truncated_tetrahedron", nx.truncated_tetrahedron_graph()),
        ("hoffman_singleton", nx.hoffman_singleton_graph()),
    ],
)
def test_isomorphic_to_networkx(name, theirs):
    assert nx.is_isomorphic(graph(name).to_networkx(), theirs)


@pytest.mark.parametrize(
    ("k", "g", "order"),
    [
        (2, 9, 9),
        (3, 3, 4),
        (3, 4, 6),
        (3, 5, 10),
        (3, 6, 14),
        (3, 7, 24),
        (3, 8, 30),
        (3, 12, 126),
        (4, 5, 19),
        (4, 6, 26),
        (5, 6, 42),
        (6, 6, 62),
        (7, 5, 50),
        (5, 4, 10),
    ],
)  # OEIS A054760
def test_cages_have_the_known_orders(k, g, order):
    cage = families.cage(k, g)
    assert cage.n == order
    assert set(cage.degrees.tolist()) == {k}
    assert nx.girth(cage.to_networkx()) == g


def test_a_cage_that_is_not_held_is_refused():
    with pytest.raises(InputError, match="held are"):
        families.cage(3, 9)
    with pytest.raises(InputError, match="prime power"):
        families.cage(7, 6)


def test_generalized_petersen_refuses_long_steps():
    with pytest.raises(InputError, match="n/2"):
        families.generalized_petersen(6, 3)
