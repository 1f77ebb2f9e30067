"""Random quotients with dense minors: against a twin with sets, and minors that are ones."""

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.reference import dense_minors as twin
from tests.reference import motifs as reference
from wlkit._kernels.merging import merge_greedily
from wlkit.graphs import Graph, graph
from wlkit.motifs.dense_minors import dense_minor
from wlkit.motifs.hereditary import hereditary_treewidth_at_most
from wlkit.motifs.thresholds import least_edges
from wlkit.motifs.wildcards import edge_codes, labelled_quotient
from wlkit.testing import labelled_graphs
from wlkit.treewidth import treewidth

PATTERNS = labelled_graphs(max_vertices=8, directed=None)


@settings(max_examples=60)
@given(PATTERNS, st.integers(1, 4), st.integers(1, 5))
def test_the_kernel_does_as_the_twin_with_sets(pattern, t, seed):
    codes, labels = edge_codes(pattern).astype(np.int32), pattern.vertex_codes.astype(np.int32)
    block, fibre = np.zeros((2, pattern.n), dtype=np.int64)
    limits = [np.int64(x) for x in (t, least_edges(t), 7, seed)]
    tries = merge_greedily(codes, labels, *limits, block, fibre)
    found = twin.merge_greedily(codes, labels, t, least_edges(t), 7, seed)
    assert tries == (found[0] if found else -1)
    if found:
        _, blocks, fibres = found
        assert all(block[v] == x for x, part in blocks.items() for v in part)
        assert all(fibre[x] == a for a, part in fibres.items() for x in part)


@settings(max_examples=60)
@given(PATTERNS, st.integers(1, 5))
def test_what_is_found_is_a_minor_of_a_quotient_and_of_large_degree(pattern, t):
    found = dense_minor(pattern, t, tries=20)
    if found is None:
        return
    quotient = labelled_quotient(pattern, found.blocks)
    assert quotient is not None
    assert min(found.minor.degrees) >= t
    assert treewidth(quotient).value >= treewidth(found.minor).value >= t
    covered = {frozenset((found.image[u], found.image[v])) for u, v in pattern.edge_list}
    assert covered >= {frozenset(edge) for edge in found.minor.edge_list}
    if pattern.n < 8:
        assert reference.hereditary_treewidth(pattern) >= t


def test_matchings_reach_the_complete_graph_with_as_many_edges():
    for t in range(1, 6):
        found = dense_minor(graph(f"{t * (t + 1) // 2}K2"), t, tries=2000)
        assert found is not None
        assert found.minor == Graph(t + 1, list(nx.complete_graph(t + 1).edges))
        one_less = Graph(t * (t + 1), graph(f"{t * (t + 1) // 2}K2").edges[1:])
        assert dense_minor(one_less, t, tries=200) is None


FAMILIES = {
    "path": nx.path_graph(41),
    "cycle": nx.cycle_graph(40),
    "tree": nx.random_labeled_tree(41, seed=1),
    "grid": nx.grid_2d_graph(5, 5),
    "sparse": nx.gnm_random_graph(36, 40, seed=1),
    "dense": nx.gnm_random_graph(12, 40, seed=1),
    "edges": nx.from_edgelist([(2 * i, 2 * i + 1) for i in range(40)]),
}


@pytest.mark.parametrize("name", FAMILIES)
@pytest.mark.parametrize("labels, letters", [(1, 1), (2, 1), (3, 1), (10, 1), (1, 2), (2, 2)])
def test_forty_edges_with_labels_have_an_image_of_treewidth_four(name, labels, letters):
    bare = graph(nx.convert_node_labels_to_integers(FAMILIES[name]))
    assert bare.m == 40
    rng = np.random.default_rng(3)
    pattern = Graph(
        bare.n,
        bare.edges,
        vertex_labels=rng.integers(labels, size=bare.n).tolist(),
        edge_labels=rng.integers(letters, size=bare.m).tolist() if letters > 1 else None,
    )
    assert not hereditary_treewidth_at_most(pattern, 3)
    found = dense_minor(pattern, 4, tries=100)
    assert found is not None
    assert treewidth(labelled_quotient(pattern, found.blocks)).value >= 4
