from __future__ import annotations

from collections import Counter

import networkx as nx
import pytest

from tests.reference.treewidth import neighbor_sets, treewidth_by_orders, treewidth_by_subsets
from wlkit.errors import InputError, SizeError
from wlkit.graphs import Graph, Multigraph, graph
from wlkit.treewidth import elimination_width, treewidth, treewidth_at_most

# Connected graphs on n vertices by treewidth 1, 2, ...: published counts for n = 6, 7.
CONNECTED = {6: [6, 50, 46, 9, 1], 7: [11, 230, 441, 157, 13, 1]}

# Grids, K_n, K_{m,n}: theorems. K(n, 2), n >= 6: C(n - 1, 2) - 1 (Harvey and Wood 2014). Rook
# graph n x n: n^2/2 + n/2 - 1, n even (Lucena 2007). Petersen 4, dodecahedron 6, Q_3 3, Q_4 6:
# folklore. Queen and Mycielski graphs: exact values of the DIMACS graphs in TreewidthLIB.
KNOWN = {
    "K1": 0, "K7": 6, "K3,5": 3, "C9": 2, "P6": 1, "S5": 1, "wheel(6)": 3, "naphthalene": 2,
    "petersen": 4, "dodecahedron": 6, "hypercube(3)": 3, "hypercube(4)": 6, "octahedron": 4,
    "grid(4,4)": 4, "grid(5,5)": 5, "grid(6,6)": 6, "grid(8,8)": 8, "grid(3,7)": 3,
    "kneser(6,2)": 9, "kneser(7,2)": 14, "rook4": 9,
    "queen(5)": 18, "queen(6)": 25, "queen(7)": 35, "mycielski(4)": 5, "mycielski(5)": 10,
}  # fmt: skip
SEARCHED = ["shrikhande", "paley(17)", "icosahedron", "heawood", "pappus", "desargues"]


def atlas(largest):
    from networkx.generators.atlas import graph_atlas_g

    return [Graph.from_networkx(g) for g in graph_atlas_g() if len(g) <= largest]


def test_connected_graphs_by_treewidth():
    counts = {n: Counter() for n in CONNECTED}
    for g in atlas(7):
        if g.n in counts and g.is_connected:
            counts[g.n][treewidth(g, exact=True).value] += 1
    assert {n: [c[t + 1] for t in range(len(c))] for n, c in counts.items()} == CONNECTED


def test_agrees_with_all_elimination_orders_up_to_5_vertices():
    for g in atlas(5):
        if g.n:
            assert treewidth(g).value == treewidth_by_orders(neighbor_sets(g)), g


def test_agrees_with_subset_recursion_on_6_vertices():
    for g in atlas(6):
        if g.n == 6:
            assert treewidth(g).value == treewidth_by_subsets(neighbor_sets(g)), g


@pytest.mark.slow
def test_agrees_with_all_elimination_orders_on_7_vertices():
    for g in atlas(7):
        if g.n == 7:
            assert treewidth(g).value == treewidth_by_orders(neighbor_sets(g)), g


@pytest.mark.parametrize("name", KNOWN)
def test_known_values(name):
    result = treewidth(graph(name))
    assert result.value == KNOWN[name]
    assert result.decomposition.verify(graph(name))


@pytest.mark.parametrize("degree, n", [(3, 24), (3, 32), (3, 36), (4, 24), (4, 30)])
def test_random_regular_graphs_are_solved(degree, n):
    g = Graph.from_networkx(nx.random_regular_graph(degree, n, seed=1))
    result = treewidth(g, exact=True)
    assert result.decomposition.verify(g)
    assert treewidth_at_most(g, result.value - 1) is None


@pytest.mark.parametrize("name", SEARCHED)
def test_both_searches_agree(name):
    assert treewidth(name).verify()


@pytest.mark.slow
@pytest.mark.parametrize("name", ["icosahedron", "K4,6"])
def test_agrees_with_subset_recursion_on_10_to_12_vertices(name):
    assert treewidth(name).value == treewidth_by_subsets(neighbor_sets(graph(name)))


def test_conventions_of_the_smallest_graphs():
    assert [treewidth(Graph(n)).value for n in range(3)] == [-1, 0, 0]
    assert treewidth(Graph(0)).verify()
    assert treewidth(Graph(0)).decomposition.bags == ()


def test_direction_labels_loops_and_parallel_edges_play_no_role():
    arcs = Graph(3, [(0, 1), (1, 2), (2, 0)], directed=True, vertex_labels=["a", "b", "c"])
    assert treewidth(arcs).value == 2
    h = Multigraph(3, [(0, 0), (0, 1), (0, 1), (1, 2)], roots=(0, 2))
    assert treewidth(h).value == 1
    assert treewidth(h).verify()


def test_at_most_decides_every_k():
    for g in atlas(6):
        value = treewidth(g).value
        for k in range(-2, g.n + 1):
            d = treewidth_at_most(g, k)
            assert (d is not None) == (k >= value)
            assert d is None or (d.width <= k and d.verify(g))


def test_bounds_only_beyond_the_effort():
    g = Graph.from_networkx(nx.random_regular_graph(4, 60, seed=1))
    result = treewidth(g, effort=1000)
    assert not result.exact
    assert result.lower < result.upper == elimination_width(g, result.order)
    assert result.decomposition.verify(g)
    assert result.to_dict()["treewidth"] is None
    with pytest.raises(SizeError, match=f"between {result.lower} and {result.upper}"):
        treewidth(g, exact=True, effort=1000)
    with pytest.raises(SizeError, match="out of reach"):
        treewidth_at_most(g, result.lower, effort=1000)
    with pytest.raises(SizeError, match="only bounds are known"):
        _ = result.value
    assert treewidth_at_most(g, result.upper, effort=0).width <= result.upper
    assert treewidth_at_most(g, result.lower - 1, effort=0) is None


def test_bounds_only_on_request():
    result = treewidth("pappus", exact=False)
    assert result.lower <= treewidth("pappus").value <= result.upper


def test_large_graphs_that_reduce_are_exact():
    tree = Graph.from_networkx(nx.random_labeled_tree(500, seed=1))
    ladder = graph("prism(60)")
    assert treewidth(tree).value == 1
    assert treewidth(ladder).value == 4
    assert treewidth(ladder).verify()


def test_progress_changes_nothing(capsys):
    assert treewidth("mcgee", progress=True).value == treewidth("mcgee").value
    assert "core" in capsys.readouterr().err


def test_k_must_be_an_integer():
    with pytest.raises(InputError, match="integer k"):
        treewidth_at_most("C5", 1.5)
