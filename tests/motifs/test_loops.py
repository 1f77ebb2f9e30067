"""Nested loops: their order, their conditions, and the expected number of candidates."""

import pytest

from wlkit.graphs import Graph, graph
from wlkit.motifs.enumeration import enumeration_loops
from wlkit.motifs.host import host, lay_out
from wlkit.motifs.loops import (
    ABSENT,
    arcs,
    compile_loops,
    label_codes,
    loop_order,
    underlying_neighbors,
)


def test_every_loop_but_the_first_runs_over_neighbours_where_it_can():
    for name in ("C6", "petersen", "K2,3", "P7"):
        pattern = graph(name)
        order = loop_order(underlying_neighbors(pattern), range(pattern.n), range(pattern.n))
        assert sorted(order) == list(range(pattern.n))
        anchors = compile_loops(pattern, order).arrays.variables[:, 0]
        assert anchors[0] == -1
        assert all(0 <= a < d for d, a in enumerate(anchors) if d)


def test_every_edge_is_one_condition_and_every_non_edge_one_if_induced():
    pattern = Graph(4, [(0, 1), (1, 2), (3, 2)], directed=True, edge_labels=["x", "y", "x"])
    loops = compile_loops(pattern, (1, 2, 0, 3), induced=True)
    variables, check_ptr, checks = loops.arrays
    present = (variables[:, 0] >= 0).sum() + (checks[:, 2] >= 0).sum()
    assert present == pattern.m
    assert (checks[:, 2] == ABSENT).sum() == 4 * 3 - pattern.m
    assert check_ptr[-1] == len(checks)


def test_labels_of_the_host_in_place_of_those_of_the_pattern():
    pattern = Graph(2, [(0, 1)], vertex_labels=["O", "C"], edge_labels=["="])
    hosts = lay_out([Graph(3, [(0, 1), (1, 2)], vertex_labels=list("CNO"), edge_labels=["-", "="])])
    codes = label_codes(pattern, hosts)
    assert codes is not None
    variables = compile_loops(pattern, (0, 1)).bind(codes).variables
    assert variables[:, 3].tolist() == [hosts.vertex_ranks["O"], hosts.vertex_ranks["C"]]
    assert variables[1, 2] == 1 + hosts.edge_ranks["="]
    assert label_codes(pattern, host(graph("K3"))) is None


def test_arcs_go_both_ways_unless_directed():
    assert arcs(graph("P3")) == dict.fromkeys([(0, 1), (1, 0), (1, 2), (2, 1)])
    assert list(arcs(Graph(2, [(1, 0)], directed=True))) == [(1, 0)]


@pytest.mark.parametrize("name, expected", [("K1", 100), ("K2", 100 + 500), ("P3", 600 + 2500)])
def test_expected_candidates_in_a_random_host(name, expected):
    assert enumeration_loops(graph(name)).expected_work(100, 500) == pytest.approx(expected)
    assert enumeration_loops(graph(name)).expected_work(0, 0) == 0
