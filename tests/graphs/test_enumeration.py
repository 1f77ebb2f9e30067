"""Enumeration of graphs and trees up to isomorphism, against OEIS and the graph atlas."""

from __future__ import annotations

import stat
from math import factorial

import networkx as nx
import pytest

from wlkit.errors import GraphError, SizeError, WlkitError
from wlkit.graphs import Graph
from wlkit.graphs.canonical import canonical_forms
from wlkit.graphs.enumeration import find_geng, graphs_of_order, graphs_of_size, trees

A000664 = [1, 1, 2, 5, 11, 26, 68, 177, 497, 1476]
A002905 = [1, 1, 1, 3, 5, 12, 30, 79, 227, 710]
A000055 = [1, 1, 1, 2, 3, 6, 11, 23, 47, 106, 235]  # trees, from n = 1


def test_graphs_of_order_are_the_graph_atlas():
    atlas = canonical_forms(Graph.from_networkx(g) for g in nx.graph_atlas_g())
    for n in range(8):
        graphs = list(graphs_of_order(n))
        assert len(graphs) == len(set(graphs))
        assert set(graphs) == {g for g in atlas if g.n == n}
        connected = [g for g in graphs if n and nx.is_connected(g.to_networkx())]
        assert list(graphs_of_order(n, connected=True)) == connected


def test_digraphs_of_order_4_make_up_all_labelled_digraphs():
    graphs = list(graphs_of_order(4, directed=True))
    assert all(g.directed for g in graphs)
    labelled = sum(factorial(4) // g.automorphism_group().order for g in graphs)
    assert labelled == 2**12


def test_graphs_of_size():
    for m in range(9):
        graphs = list(graphs_of_size(m))
        assert len(graphs) == len(set(graphs)) == A000664[m]
        assert canonical_forms(graphs) == graphs
        assert all(g.m == m and (g.degrees > 0).all() for g in graphs)


def test_connected_graphs_of_size():
    for m in range(9):
        graphs = list(graphs_of_size(m, connected=True))
        assert len(graphs) == len(set(graphs)) == A002905[m]
        assert canonical_forms(graphs) == graphs
        assert all(g.m == m and g.is_connected for g in graphs)
        assert [g.n for g in graphs] == sorted(g.n for g in graphs)


@pytest.mark.slow
def test_graphs_of_size_9():
    assert sum(1 for _ in graphs_of_size(9)) == A000664[9]
    assert sum(1 for _ in graphs_of_size(9, connected=True)) == A002905[9]


def test_trees():
    for n in range(1, 12):
        found = list(trees(n))
        assert len(found) == len(set(found)) == A000055[n - 1]
        assert all(g.m == n - 1 and g.is_connected for g in found)
    assert list(trees(0)) == []
    assert set(trees(7)) == {g for g in graphs_of_size(6, connected=True) if g.n == 7}


def test_geng_is_used_for_more_vertices():
    if find_geng() is None:
        pytest.skip("geng (nauty) is not installed")
    graphs = graphs_of_order(10, connected=True)
    first = [next(graphs) for _ in range(100)]
    graphs.close()
    assert len(set(first)) == 100
    assert all(g.n == 10 and g.is_connected for g in first)


def fake_geng(tmp_path, monkeypatch, script):
    path = tmp_path / "geng"
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", str(tmp_path))


def test_the_output_of_geng_is_read(tmp_path, monkeypatch):
    text = Graph(10, [(4, 7)]).graph6
    fake_geng(tmp_path, monkeypatch, f"echo '{text}'")
    assert list(graphs_of_order(10)) == [Graph(10, [(4, 7)]).canonical()]


def test_a_failing_geng_is_reported(tmp_path, monkeypatch):
    fake_geng(tmp_path, monkeypatch, "exit 3")
    with pytest.raises(WlkitError, match="status 3"):
        list(graphs_of_order(10))


def test_too_much_is_refused_at_once(monkeypatch):
    monkeypatch.setenv("PATH", "")
    with pytest.raises(SizeError, match=r"12005168 graphs on 10 vertices.*nauty"):
        graphs_of_order(10)
    with pytest.raises(SizeError, match="11716571 connected graphs"):
        graphs_of_order(10, connected=True)
    with pytest.raises(SizeError, match="882033440 digraphs"):
        graphs_of_order(7, directed=True)
    with pytest.raises(SizeError, match="193367 graphs with 13 edges"):
        graphs_of_size(13)
    with pytest.raises(SizeError, match="too many"):
        graphs_of_size(50)
    with pytest.raises(SizeError, match="20"):
        trees(21)
    with pytest.raises(GraphError, match="number of edges"):
        graphs_of_size(-1)
    with pytest.raises(GraphError, match="number of vertices"):
        graphs_of_order(-1)
