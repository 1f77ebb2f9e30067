from __future__ import annotations

import networkx as nx
from hypothesis import given

from tests.testing.smallest import smallest
from wlkit.testing import (
    connected_graphs,
    coset_graphs,
    generating_sets,
    labelled_graphs,
    permutation_groups,
    permutations,
    relabelled_pairs,
)


@given(permutations(min_degree=2, max_degree=5))
def test_permutations_keep_their_bounds(p):
    assert 2 <= p.degree <= 5
    assert sorted(p.images.tolist()) == list(range(p.degree))


@given(generating_sets(min_degree=2, max_degree=4, min_generators=2, max_generators=3))
def test_generating_sets_keep_their_bounds(s):
    assert 2 <= s.degree <= 4
    assert 2 <= len(s.permutations) <= 3


@given(coset_graphs(min_degree=2, max_degree=5, max_symbols=2))
def test_coset_graphs_move_words_of_few_symbols(s):
    assert 2 <= s.degree <= 5
    assert set(s.start) <= {0, 1}


@given(permutation_groups(max_degree=5, max_factors=2))
def test_permutation_groups_have_the_order_they_say(drawn):
    s, order = drawn
    assert s.degree <= 10
    assert s.group().order == order


@given(relabelled_pairs(connected_graphs(max_vertices=6)))
def test_relabelled_pairs_are_isomorphic_by_their_permutation(drawn):
    g, h, p = drawn
    assert nx.is_isomorphic(g.to_networkx(), h.to_networkx())
    assert {frozenset((p[u], p[v])) for u, v in g.edge_list} == set(map(frozenset, h.edge_list))


@given(relabelled_pairs(labelled_graphs()))
def test_labels_travel_with_their_vertices(drawn):
    g, h, p = drawn
    assert [h.vertex_labels[p[v]] for v in range(g.n)] == list(g.vertex_labels)


def test_what_they_shrink_to():
    assert smallest(permutations(min_degree=3)).images.tolist() == [0, 1, 2]
    assert smallest(generating_sets(min_degree=2)).permutations.tolist() == [[0, 1]]
    assert smallest(coset_graphs(min_degree=2)).start == (0, 0)
    assert smallest(permutation_groups())[1] == 1
    g, h, p = smallest(relabelled_pairs(), lambda drawn: drawn[0].n == 2)
    assert (g, p) == (h, (0, 1))
