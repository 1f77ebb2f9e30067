"""Theorems about treewidth."""

from __future__ import annotations

from itertools import pairwise

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.reference.treewidth import is_chordal, neighbor_sets
from wlkit.graphs import Graph, graph
from wlkit.treewidth import (
    decomposition_from_order,
    elimination_width,
    lower_bound,
    minor_model,
    obstruction,
    order_from_decomposition,
    treewidth,
    upper_bound,
)


@st.composite
def small_graphs(draw, largest=10):
    n = draw(st.integers(1, largest))
    pairs = [(u, v) for v in range(n) for u in range(v)]
    chosen = draw(st.lists(st.booleans(), min_size=len(pairs), max_size=len(pairs)))
    return Graph(n, [pair for pair, there in zip(pairs, chosen, strict=True) if there])


def contracted(g, u, v):
    h = nx.contracted_nodes(g.to_networkx(), u, v, self_loops=False)
    return Graph.from_networkx(nx.convert_node_labels_to_integers(h))


@given(small_graphs(), st.data())
def test_treewidth_is_minor_monotone(g, data):
    value = treewidth(g).value
    v = data.draw(st.integers(0, g.n - 1))
    assert treewidth(g.subgraph([u for u in range(g.n) if u != v])).value in (value, value - 1)
    if g.m:
        u, v = data.draw(st.sampled_from(g.edge_list))
        fewer = Graph(g.n, [e for e in g.edge_list if e != (u, v)])
        assert treewidth(fewer).value in (value, value - 1)
        assert treewidth(contracted(g, u, v)).value in (value, value - 1)


@given(small_graphs(), small_graphs())
def test_disjoint_union_has_the_larger_treewidth(g, h):
    assert treewidth(g + h).value == max(treewidth(g).value, treewidth(h).value)


@given(small_graphs())
def test_join_with_a_vertex_adds_one(g):
    cone = Graph(g.n + 1, [*g.edge_list, *((v, g.n) for v in range(g.n))])
    assert treewidth(cone).value == treewidth(g).value + 1


@given(small_graphs())
def test_treewidth_is_n_minus_1_exactly_on_complete_graphs(g):
    value = treewidth(g).value
    assert 0 <= value <= g.n - 1
    assert (value == g.n - 1) == (2 * g.m == g.n * (g.n - 1))
    assert g.m <= value * g.n - value * (value + 1) // 2


@given(small_graphs())
def test_treewidth_at_most_1_exactly_on_forests(g):
    assert (treewidth(g).value <= 1) == nx.is_forest(g.to_networkx())


@given(small_graphs(), st.randoms(use_true_random=False))
def test_treewidth_is_invariant_under_relabelling(g, random):
    permutation = random.sample(range(g.n), g.n)
    assert treewidth(g.relabel(permutation)).value == treewidth(g).value


@given(small_graphs(), st.randoms(use_true_random=False))
def test_every_elimination_order_gives_a_decomposition_of_its_width(g, random):
    order = random.sample(range(g.n), g.n)
    decomposition = decomposition_from_order(g, order)
    assert decomposition.verify(g)
    assert treewidth(g).value <= decomposition.width == elimination_width(g, order)
    again = order_from_decomposition(decomposition)
    assert elimination_width(g, again) <= decomposition.width


@given(st.integers(1, 5), st.lists(st.randoms(use_true_random=False), min_size=1, max_size=12))
def test_k_trees_have_treewidth_k(k, steps):
    cliques = [list(range(k))]
    edges = [(u, v) for v in range(k) for u in range(v)]
    for new, random in enumerate(steps, start=k):
        clique = random.choice(cliques)
        edges += [(u, new) for u in clique]
        cliques += [[*(w for w in clique if w != u), new] for u in clique]
    g = Graph(k + len(steps), edges)
    result = treewidth(g)
    assert result.value == k
    assert is_chordal(neighbor_sets(g))
    assert all(len(bag) == k + 1 for bag in result.decomposition.bags)


@given(small_graphs(12))
def test_chordal_graphs_have_treewidth_clique_number_minus_1(g):
    decomposition = decomposition_from_order(g, upper_bound(g).order)
    edges = {(u, v) for bag in decomposition.bags for v in bag for u in bag if u < v}
    filled = Graph(g.n, sorted(edges))
    clique_number = max(map(len, nx.find_cliques(filled.to_networkx())))
    assert nx.is_chordal(filled.to_networkx())
    assert treewidth(filled).value == clique_number - 1


@given(small_graphs(12))
def test_bounds_enclose_and_every_result_verifies(g):
    result = treewidth(g)
    assert lower_bound(g).value <= result.value <= upper_bound(g).value
    assert result.verify()


@given(small_graphs(8), st.integers(1, 3))
def test_treewidth_at_least_t_iff_an_obstruction_is_a_minor(g, t):
    model = obstruction(g, t)
    assert (model is not None) == (treewidth(g).value >= t)
    assert (minor_model(g, graph(f"K{t + 1}")) is not None) == (model is not None)
    assert model is None or model.verify(g)


@given(small_graphs(), st.lists(st.integers(1, 3), min_size=45, max_size=45))
def test_subdividing_edges_keeps_treewidth_from_2_on(g, lengths):
    edges, n = [], g.n
    for (u, v), length in zip(g.edge_list, lengths, strict=False):
        path = [u, *range(n, n + length - 1), v]
        n += length - 1
        edges += [sorted(pair) for pair in pairwise(path)]
    value, subdivided = treewidth(g).value, treewidth(Graph(n, edges)).value
    assert subdivided == value or (value <= 1 and subdivided <= 1)


@pytest.mark.parametrize("m, n", [(2, 5), (3, 3), (3, 6), (4, 6), (5, 7)])
def test_grids_have_treewidth_the_shorter_side(m, n):
    assert treewidth(graph(f"grid({m},{n})")).value == m


@pytest.mark.parametrize("n, k", [(5, 2), (6, 2), (7, 2), (8, 2)])
def test_kneser_graphs(n, k):
    """Harvey and Wood 2014: C(n - 1, k) - 1 for n >= 4 k^2 - 4 k + 3; Petersen has 4."""
    from math import comb

    expected = 4 if (n, k) == (5, 2) else comb(n - 1, k) - 1
    assert treewidth(graph(f"kneser({n},{k})")).value == expected
