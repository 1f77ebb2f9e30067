"""Hosts as rows of neighbours: sizes, degrees, one out of many."""

import networkx as nx
import numpy as np
import pytest

from wlkit.errors import GraphError
from wlkit.graphs import Graph, graph
from wlkit.motifs import counting_plan, hom
from wlkit.motifs.host import host, lay_out, require_same_direction
from wlkit.motifs.run import run_plan


def test_loops_are_refused_before_they_are_counted():
    with pytest.raises(GraphError, match="loop"):
        hom("K3", Graph(2, [(0, 0)]))


def test_sizes_are_those_of_the_largest_host():
    h = lay_out([graph("K4"), graph("S6"), Graph(0)])
    assert (len(h), h.n, h.arcs, h.max_degree) == (3, 7, 12, 6)
    assert (host(Graph(0)).n, host(Graph(0)).arcs, host(Graph(3)).max_degree) == (0, 0, 0)


def test_a_single_host_keeps_labels_and_neighbours():
    directed = [
        Graph(3, [(0, 1), (2, 1)], directed=True, edge_labels=["b", "a"]),
        Graph(2, [(1, 0)], directed=True, edge_labels=["c"]),
        Graph(4, [(3, 0), (0, 3), (1, 2)], directed=True),
    ]
    pattern = Graph(2, [(0, 1)], directed=True, edge_labels=["a"])
    plain = Graph(3, [(0, 1), (1, 2)], directed=True)
    h = lay_out(directed)
    for i, g in enumerate(directed):
        one = h.single(i)
        assert (len(one), one.n, one.arcs) == (1, g.n, g.m)
        assert run_plan(counting_plan(pattern), one) == [int(i == 0)]
        assert run_plan(counting_plan(plain), one)[0] == hom(plain, g)
    alone = host(graph("C5"))
    assert alone.single(0) is alone


def test_powers_of_degrees():
    star = host(graph("S5"))
    assert [star.degree_power_sum(k) for k in (0, 1, 2, 40)] == [6, 10, 30, 5 + 5**40]
    arcs = host(Graph(3, [(0, 1), (2, 1)], directed=True))
    assert arcs.degree_power_sum(2) == 1 + 4 + 1
    assert star.branching == pytest.approx(3.0)


def test_no_tree_has_more_homomorphisms_than_the_star():
    # Sidorenko 1994, the bound of ComponentPlan.bound, on all trees to 7 vertices
    for seed in range(3):
        g = graph(nx.gnp_random_graph(12, 0.3, seed=seed))
        for k in range(2, 8):
            most = host(g).degree_power_sum(k - 1)
            counts = [hom(graph(tree), g) for tree in nx.nonisomorphic_trees(k)]
            assert max(counts) == most


def test_mixed_directions_name_both_graphs():
    with pytest.raises(GraphError, match="undirected pattern"):
        require_same_direction(graph("K3"), Graph(2, [(0, 1)], directed=True))
    assert np.array_equal(host(graph("K2")).indices, [[1, 0]])
