"""Names of patterns and their dictionaries."""

import networkx as nx
import pytest

from wlkit import motifs
from wlkit.errors import InputError
from wlkit.graphs import Graph, graph
from wlkit.motifs import pattern_text, read_pattern
from wlkit.motifs.naming import as_pattern, pattern_dict


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


def test_text_stands_for_patterns_and_hosts_everywhere():
    c5, petersen = graph("C5"), graph("petersen")
    assert as_pattern("C5") == as_pattern(c5) == c5
    assert motifs.counting_plan("C5") == motifs.counting_plan(c5)
    assert motifs.plan_along("C5", range(5)) == motifs.plan_along(c5, range(5))
    assert motifs.plan_for("C5", "petersen") == motifs.plan_for(c5, petersen)
    assert motifs.rooted_plan("C5", [0]) == motifs.rooted_plan(c5, (0,))
    assert motifs.run_plan(motifs.counting_plan("C5"), "petersen") == [120]
    assert motifs.expand("sub", "C5", "hom") == motifs.expand("sub", c5, "hom")
    assert motifs.atlas_row("C5") == motifs.atlas_row(c5)
    with pytest.raises(InputError, match="nosuch"):
        motifs.counting_plan("nosuch")
    with pytest.raises(InputError, match="got int"):
        motifs.plan_for("C5", 5)
