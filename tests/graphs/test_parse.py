"""The front door `graph(...)`: text, files, objects of other libraries, bad input."""

from __future__ import annotations

import json
from types import SimpleNamespace

import networkx as nx
import numpy as np
import pytest

from wlkit.errors import FormatError, GraphError, SizeError, UnknownNameError
from wlkit.graphs import Graph, graph, graphs_from
from wlkit.graphs.parse import from_node_link, to_node_link

TRIANGLE = Graph(3, [(0, 1), (1, 2), (0, 2)])


@pytest.mark.parametrize(
    "source",
    [
        "K3",
        "C3",
        "g6:Bw",
        "Bw",
        ">>graph6<<Bw",
        "0-1,1-2,2-0",
        "0-1, 1-2, 0-2",
        nx.complete_graph(3),
        np.ones((3, 3), dtype=int) - np.eye(3, dtype=int),
        [(0, 1), (1, 2), (2, 0)],
        TRIANGLE,
        SimpleNamespace(edge_index=np.array([[0, 1, 1, 2, 0, 2], [1, 0, 2, 1, 2, 0]]), num_nodes=3),
        SimpleNamespace(
            get_edgelist=lambda: [(0, 1), (1, 2), (2, 0)],
            vcount=lambda: 3,
            is_directed=lambda: False,
        ),
    ],
)
def test_many_ways_to_a_triangle(source):
    assert graph(source) == TRIANGLE


def test_edge_lists_in_text():
    assert graph("0-2,4").n == 5
    assert graph("0>1,1>0") == Graph(2, [(0, 1), (1, 0)], directed=True)
    assert graph("0") == Graph(1)
    with pytest.raises(FormatError, match="all edges as"):
        graph("0-1,1>2")


def test_files(tmp_path):
    one, many = tmp_path / "one.g6", tmp_path / "many.g6"
    one.write_text("Bw\n")
    many.write_text("Bw\nA_\n:Bc\n")
    assert graph(one) == graph(str(one)) == TRIANGLE
    assert [g.n for g in graphs_from(many)] == [3, 2, 3]
    assert graphs_from("K3") == [TRIANGLE]
    with pytest.raises(FormatError, match="one graph, got 3"):
        graph(many)
    edges = tmp_path / "t.edgelist"
    edges.write_text("# a triangle\n0 1\n1 2 # and\n2,0\n")
    assert graph(edges) == TRIANGLE


def test_node_link_round_trips_and_reads_networkx(tmp_path):
    g = Graph(2, [(1, 0)], directed=True, vertex_labels=["C", 8], edge_labels=["x"])
    assert from_node_link(json.loads(json.dumps(to_node_link(g)))) == g
    path = tmp_path / "g.json"
    path.write_text(json.dumps(nx.node_link_data(nx.cycle_graph(3), edges="links")))
    assert graph(path) == TRIANGLE


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.g6", "", "empty"),
        ("a.g6", "Bw\nDh\n", "graph 2"),
        ("a.edgelist", "0 1\n0 x\n", "line 2"),
        ("a.edgelist", "# nothing\n", "comments only"),
        ("a.json", "{", "not JSON"),
        ("a.json", "{}", "missing"),
        ("a.json", '{"nodes": [{"id": 0, "label": 1}, {"id": 1}], "edges": []}', "every node"),
    ],
)
def test_bad_files(tmp_path, name, content, message):
    path = tmp_path / name
    path.write_text(content)
    with pytest.raises(FormatError, match=message):
        graph(path)


def test_missing_and_binary_files(tmp_path):
    with pytest.raises(FormatError, match="No such file"):
        graph(tmp_path / "missing.g6")
    (tmp_path / "b.g6").write_bytes(b"\xff\xfe")
    with pytest.raises(FormatError, match="UTF-8"):
        graph(tmp_path / "b.g6")


def test_unknown_names_list_the_nearest():
    with pytest.raises(UnknownNameError, match="petersen"):
        graph("petersn")
    with pytest.raises(GraphError, match="got int"):
        graph(5)


@pytest.mark.parametrize(
    ("text", "match"),
    [
        ('{"nodes": [{"id": 0}], "links": [{"source": 0, "target": 5}]}', "got the end 5"),
        ("[1, 2]", "expected an object with nodes and edges, got 1"),
        ('{"nodes": []}', "missing 'links'"),
    ],
)
def test_bad_node_link_files_are_named(tmp_path, text, match):
    path = tmp_path / "bad.json"
    path.write_text(text)
    with pytest.raises(FormatError, match=rf"bad\.json: node-link JSON: .*{match}"):
        graphs_from(path)


def test_a_byte_order_mark_is_no_part_of_a_file(tmp_path):
    path = tmp_path / "one.g6"
    path.write_bytes(b"\xef\xbb\xbfBw\n")
    assert graphs_from(path) == [graph("K3")]


def test_more_vertices_than_fit_are_refused(tmp_path):
    with pytest.raises(SizeError, match="10000000000000 vertices"):
        graph("0-9999999999999")
    path = tmp_path / "far.edgelist"
    path.write_text("0 9999999999999")
    with pytest.raises(SizeError, match="10000000000000 vertices"):
        graphs_from(path)
