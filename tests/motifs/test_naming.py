"""Names of patterns and their dictionaries."""

import networkx as nx
import pytest

from wlkit.graphs import Graph, graph
from wlkit.motifs import pattern_text, read_pattern
from wlkit.motifs.naming import pattern_dict


def test_every_small_graph_reads_back_from_its_name():
    for g in nx.graph_atlas_g()[1:209]:
        assert read_pattern(pattern_text(graph(g))).is_isomorphic(graph(g))


@pytest.mark.parametrize("name", ["K1", "2K1", "P4", "C5", "S3", "K2,3", "K1,1,2", "K5", "C4+P3"])
def test_families_keep_their_names(name):
    assert pattern_text(graph(name)) == name


def test_labelled_and_directed_patterns_are_written_out():
    g = Graph(2, [(1, 0)], directed=True, vertex_labels=["C", 1], edge_labels=[2])
    assert read_pattern(pattern_text(g)) == g
    assert pattern_dict(g) == {
        "pattern": repr(g),
        "n": 2,
        "m": 1,
        "edges": [[1, 0]],
        "directed": True,
        "vertex_labels": ["C", 1],
        "edge_labels": [2],
    }
    assert pattern_dict(graph("K3")) == {"pattern": "K3", "n": 3, "m": 3, "graph6": "Bw"}
