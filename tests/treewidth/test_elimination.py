from __future__ import annotations

import networkx as nx
import pytest
from networkx.algorithms.approximation import treewidth_min_fill_in

from tests.reference.treewidth import neighbor_sets, width_of_order
from wlkit.errors import PermutationError, UnknownNameError
from wlkit.graphs import Graph, graph
from wlkit.treewidth import (
    ELIMINATION_ORDERS,
    elimination_order,
    elimination_width,
    min_degree_order,
    min_fill_order,
)


@pytest.mark.parametrize("method", ELIMINATION_ORDERS)
def test_orders_list_every_vertex_once(method):
    for name in ("petersen", "grid(4,5)", "3C4"):
        g = graph(name)
        assert sorted(elimination_order(g, method)) == list(range(g.n))


@pytest.mark.parametrize("name", ["petersen", "Q3", "grid(3,4)", "P4", "K5"])
@pytest.mark.parametrize("order", [min_fill_order, min_degree_order])
def test_width_agrees_with_the_definition(name, order):
    g = graph("hypercube(3)" if name == "Q3" else name)
    assert elimination_width(g, order(g)) == width_of_order(neighbor_sets(g), order(g))


@pytest.mark.parametrize("seed", range(4))
def test_min_fill_is_perfect_on_chordal_graphs(seed):
    tree = nx.random_labeled_tree(30, seed=seed)
    square = Graph.from_networkx(nx.power(tree, 2))
    cliques = max(map(len, nx.find_cliques(square.to_networkx())))
    assert nx.is_chordal(square.to_networkx())
    assert elimination_width(square, min_fill_order(square)) == cliques - 1


def test_min_fill_is_no_worse_than_networkx_on_average():
    ours = theirs = 0
    for seed in range(20):
        g = nx.gnp_random_graph(20, 0.25, seed=seed)
        ours += elimination_width(Graph.from_networkx(g), min_fill_order(Graph.from_networkx(g)))
        theirs += treewidth_min_fill_in(g)[0]
    assert ours <= 1.05 * theirs


def test_malformed_orders():
    g = graph("C4")
    with pytest.raises(PermutationError, match=r"each of 0, \.\.\., 3 once"):
        elimination_width(g, [0, 1, 2])
    with pytest.raises(PermutationError, match="expected integers"):
        elimination_width(g, ["a", 1, 2, 3])
    with pytest.raises(UnknownNameError, match="min_fill"):
        elimination_order(g, "minfill")
