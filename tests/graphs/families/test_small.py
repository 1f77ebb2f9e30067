"""Named small graphs against NetworkX, and the number of edges, triangles and symmetries."""

from __future__ import annotations

import networkx as nx
import pytest

from wlkit.graphs import families


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        (families.diamond(), nx.diamond_graph()),
        (families.bull(), nx.bull_graph()),
        (families.house(), nx.house_graph()),
        (families.house_x(), nx.house_x_graph()),
        (families.krackhardt(), nx.krackhardt_kite_graph()),
        (families.chvatal(), nx.chvatal_graph()),
        (families.butterfly(), nx.windmill_graph(2, 3)),
        (families.claw(), nx.star_graph(3)),
        (families.gem(), nx.complement(nx.Graph([(0, 1), (1, 2), (2, 3), (4, 4)]))),
    ],
)
def test_isomorphic_to_networkx(ours, theirs):
    theirs.remove_edges_from(list(nx.selfloop_edges(theirs)))
    assert nx.is_isomorphic(ours.to_networkx(), theirs)


# Degree sequences, from the Information System on Graph Classes and their Inclusions.
@pytest.mark.parametrize(
    ("g", "degrees", "triangles"),
    [
        (families.paw(), [3, 2, 2, 1], 1),
        (families.kite(), [3, 3, 3, 2, 1], 2),
        (families.dart(), [4, 3, 2, 2, 1], 2),
        (families.cricket(), [4, 2, 2, 1, 1], 1),
        (families.fork(), [3, 2, 1, 1, 1], 0),
        (families.banner(), [3, 2, 2, 2, 1], 0),
        (families.domino(), [3, 3, 2, 2, 2, 2], 0),
        (families.net(), [3, 3, 3, 1, 1, 1], 1),
        (families.three_sun(), [4, 4, 4, 2, 2, 2], 4),
        (families.moser(), [4, 3, 3, 3, 3, 3, 3], 4),
        (families.gem(), [4, 3, 3, 2, 2], 3),
    ],
)
def test_degrees_and_triangles(g, degrees, triangles):
    assert sorted(g.degrees.tolist(), reverse=True) == degrees
    assert sum(nx.triangles(g.to_networkx()).values()) == 3 * triangles


def test_decalin_and_bicyclopentyl_have_equal_degrees_and_different_cycles():
    g, h = families.decalin(), families.bicyclopentyl()
    assert sorted(g.degrees) == sorted(h.degrees)
    assert sorted(map(len, nx.minimum_cycle_basis(g.to_networkx()))) == [6, 6]
    assert sorted(map(len, nx.minimum_cycle_basis(h.to_networkx()))) == [5, 5]
