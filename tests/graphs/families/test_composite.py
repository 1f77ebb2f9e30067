"""Wheels, fans, books, barbells, Mycielski graphs."""

from __future__ import annotations

import networkx as nx
import pytest

from wlkit.errors import GraphError
from wlkit.graphs import families

SAME = [
    (families.wheel(5), nx.wheel_graph(6)),
    (families.lollipop(4, 3), nx.lollipop_graph(4, 3)),
    (families.tadpole(4, 3), nx.tadpole_graph(4, 3)),
    (families.barbell(4, 2), nx.barbell_graph(4, 2)),
    (families.barbell(3), nx.barbell_graph(3, 0)),
    (families.windmill(3, 4), nx.windmill_graph(3, 4)),
    (families.mycielski(4), nx.mycielski_graph(4)),
    (families.mycielski(5), nx.mycielski_graph(5)),
    (families.mycielski(1), nx.mycielski_graph(1)),
    (families.book(4), nx.cartesian_product(nx.star_graph(4), nx.path_graph(2))),
]


@pytest.mark.parametrize(("ours", "theirs"), SAME)
def test_isomorphic_to_networkx(ours, theirs):
    assert nx.is_isomorphic(ours.to_networkx(), theirs)


@pytest.mark.parametrize(
    ("g", "n", "m"),
    [
        (families.fan(4), 5, 7),
        (families.gear(4), 9, 12),
        (families.helm(4), 9, 12),
        (families.sunlet(5), 10, 10),
        (families.friendship(4), 9, 12),
        (families.triangular_book(3), 5, 7),
        (families.theta(2, 2, 3), 6, 7),
    ],
)
def test_order_and_size(g, n, m):
    assert (g.n, g.m) == (n, m)
    assert g.is_connected


def test_friendship_graph_any_two_vertices_have_one_common_neighbour():
    a = families.friendship(5).adjacency.astype(int)
    common = a @ a
    assert all(common[u, v] == 1 for u in range(len(a)) for v in range(u))


def test_theta_with_two_direct_edges_is_not_simple():
    with pytest.raises(GraphError):
        families.theta(1, 1)


@pytest.mark.parametrize("n", [3, 4, 5])
def test_mycielski_graph_is_triangle_free(n):
    assert sum(nx.triangles(families.mycielski(n).to_networkx()).values()) == 0
