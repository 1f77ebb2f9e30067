"""Merging two vertices: what is allowed, and what comes out."""

from hypothesis import given

from tests.reference import motifs as reference
from wlkit.graphs import Graph, graph
from wlkit.motifs.quotients import graph_key, merge, mergeable_pairs, partition_sum
from wlkit.testing import labelled_graphs


@given(labelled_graphs(max_vertices=6, directed=None))
def test_merges_are_the_quotients_with_one_block_of_two(pattern):
    merged = {merge(pattern, u, v) for u, v in mergeable_pairs(pattern)} - {None}
    pairs = [q for q, _ in reference.quotients(pattern) if max(q, default=-1) == pattern.n - 2]
    assert {g.canonical() for g in merged} == {pattern.quotient(q).canonical() for q in pairs}


def test_adjacent_vertices_and_those_of_two_labels_stay_apart():
    path = Graph(3, [(0, 1), (1, 2)], vertex_labels=["a", "b", "b"])
    assert merge(path, 0, 1) is None
    assert merge(path, 0, 2) is None
    assert list(mergeable_pairs(path)) == []


def test_parallel_edges_of_two_labels_are_no_image():
    assert merge(Graph(3, [(0, 1), (1, 2)], edge_labels=["x", "y"]), 0, 2) is None
    same = merge(Graph(3, [(0, 1), (1, 2)], edge_labels=["x", "x"]), 0, 2)
    assert same == Graph(2, [(0, 1)], edge_labels=["x"])


def test_opposite_arcs_both_stay():
    image = merge(graph("0>1,1>2"), 0, 2)
    assert sorted(image.edge_list) == [(0, 1), (1, 0)]


def test_images_are_listed_from_large_to_small():
    found = [q for q, _ in partition_sum(graph("C6"), moebius=True)]
    assert found == sorted(found, key=graph_key)
    assert [g.n for g in found] == sorted((g.n for g in found), reverse=True)
