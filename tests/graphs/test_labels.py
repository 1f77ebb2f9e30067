"""Labels and their joint ranks."""

from __future__ import annotations

import pytest

from wlkit.errors import GraphError
from wlkit.graphs import Graph, joint_codes
from wlkit.graphs.labels import label_ranks


def test_integers_come_before_text():
    assert label_ranks(["b", 10, "a", 9]) == {9: 0, 10: 1, "a": 2, "b": 3}


def test_joint_codes_compare_across_graphs():
    g = Graph(2, [(0, 1)], vertex_labels=["O", "C"], edge_labels=[2])
    h = Graph(2, [(0, 1)], vertex_labels=["C", "N"], edge_labels=[1])
    vertex, pair = joint_codes([g, h])
    assert [c.tolist() for c in vertex] == [[2, 0], [0, 1]]
    assert [c[0, 1] for c in pair] == [2, 1]


@pytest.mark.parametrize(
    "other",
    [
        Graph(2, [(0, 1)], directed=True),
        Graph(2, [(0, 1)], vertex_labels=[0, 0]),
        Graph(2, [(0, 1)], edge_labels=[0]),
    ],
)
def test_graphs_of_different_kinds_have_no_joint_codes(other):
    with pytest.raises(GraphError, match="one kind"):
        joint_codes([Graph(2, [(0, 1)]), other])


def test_an_edgeless_graph_goes_with_edge_labels():
    assert len(joint_codes([Graph(2), Graph(2, [(0, 1)], edge_labels=["a"])]).pair_codes) == 2
