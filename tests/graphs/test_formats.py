"""graph6 and its relatives against NetworkX; adjacency matrices; NetworkX objects."""

from __future__ import annotations

import networkx as nx
import numpy as np
import pytest

from wlkit.errors import FormatError, GraphError
from wlkit.graphs import Graph


@pytest.mark.parametrize("n", [0, 1, 2, 3, 7, 30, 62, 63, 64, 100, 300])
@pytest.mark.parametrize("p", [0.02, 0.5])
def test_graph6_and_sparse6_are_those_of_networkx(n, p):
    h = nx.gnp_random_graph(n, p, seed=n)
    g = Graph.from_networkx(h)
    assert g.graph6 == nx.to_graph6_bytes(h, header=False).decode().strip()
    assert Graph.from_graph6(g.graph6) == g
    assert Graph.from_graph6(nx.to_graph6_bytes(h).decode()) == g
    assert g.sparse6 == nx.to_sparse6_bytes(h, header=False).decode().strip()
    assert Graph.from_sparse6(g.sparse6) == g == Graph.from_graph6(g.sparse6)


def test_digraph6():
    # by hand from formats.txt: n = 3, rows 010 001 000, six bits a character: 010001 000000
    assert Graph.from_graph6("&BP?") == Graph(3, [(0, 1), (1, 2)], directed=True)


@pytest.mark.parametrize(
    "text",
    ["", "   ", "D", "Dh", "Dhcc", "Dh c", "Dh\x7f", "é", "~", "~?", "A~", ":", "&B", 5],
)
def test_malformed_graph6(text):
    with pytest.raises(FormatError, match="6"):
        Graph.from_graph6(text)


def test_other_kinds_have_no_graph6():
    for g in (Graph(2, [(0, 1)], directed=True), Graph(1, vertex_labels=[1])):
        with pytest.raises(GraphError, match="undirected graphs without labels"):
            g.graph6  # noqa: B018


def test_adjacency_matrices():
    a = np.array([[0, 1, 0], [0, 0, 1], [0, 0, 0]])
    assert Graph.from_adjacency(a).directed
    assert Graph.from_adjacency(a + a.T) == Graph(3, [(0, 1), (1, 2)])
    assert Graph.from_adjacency((a + a.T).astype(float), directed=True).m == 4
    for bad, message in (
        (a[:2], "square"),
        (2 * a, "0 and 1"),
        (np.eye(2, dtype=int), "loop"),
        (a * 0.5, "0 and 1"),
    ):
        with pytest.raises(GraphError, match=message):
            Graph.from_adjacency(bad)
    with pytest.raises(GraphError, match="symmetric"):
        Graph.from_adjacency(a, directed=False)


def test_labels_to_and_from_networkx():
    g = Graph(3, [(0, 1), (1, 2)], vertex_labels=["C", "O", "H"], edge_labels=[2, 1])
    h = g.to_networkx()
    assert Graph.from_networkx(h, vertex_label="label", edge_label="label") == g
    assert Graph.from_networkx(h) == Graph(3, [(0, 1), (1, 2)])
    with pytest.raises(GraphError, match="no attribute"):
        Graph.from_networkx(h, vertex_label="element")
    with pytest.raises(GraphError, match="parallel"):
        Graph.from_networkx(nx.MultiGraph([(0, 1), (0, 1)]))
    with pytest.raises(GraphError, match="loop"):
        Graph.from_networkx(nx.Graph([(0, 0)]))
