"""Random ways down nested loops against the loops themselves."""

import networkx as nx
import numpy as np
import pytest

from wlkit.graphs import Graph, graph
from wlkit.motifs import counting_plan, measured_run
from wlkit.motifs.enumeration import enumeration_loops
from wlkit.motifs.host import host
from wlkit.motifs.loops import label_codes
from wlkit.motifs.prefixes import loop_work, table_work


@pytest.mark.parametrize("name", ["P5", "S4", "C5", "K1,1,2", "K4"])
def test_the_work_of_tables_is_near(name):
    for network in (nx.barabasi_albert_graph(300, 4, seed=3), nx.gnp_random_graph(150, 0.3)):
        g, plan = graph(network), counting_plan(graph(name))
        expected = table_work(plan.components[0], host(g), label_codes(plan.pattern, host(g)))
        assert 1 / 2 < expected / measured_run(plan, g)[1] < 2


def test_walks_in_a_regular_graph_are_counted_exactly():
    loops, g = enumeration_loops(graph("P4")), graph("petersen")
    expected = loop_work(loops.arrays, host(g), [None] * 4)
    assert expected == pytest.approx(10 + 30 + 90 + 270)


def test_labels_on_one_side_of_an_edge():
    n = 2000
    edges = nx.gnm_random_graph(n, 8000, seed=5).edges()
    g = Graph(n, list(edges), vertex_labels=["a" if v % 10 else "b" for v in range(n)])
    pattern = Graph(3, [(0, 1), (1, 2)], vertex_labels=["b", "b", "b"])
    plan = counting_plan(pattern)
    expected = table_work(plan.components[0], host(g), label_codes(pattern, host(g)))
    assert 1 / 2 < expected / measured_run(plan, g)[1] < 2
    assert np.isfinite(expected)
