"""Predicted work: the laws are in tests/laws/test_predicted_work.py."""

import networkx as nx
import pytest

from wlkit.graphs import Graph, graph
from wlkit.motifs import counting_plan, measured_run, plan_for, predicted_work, sparse_plan
from wlkit.motifs.orders import planned_work


def test_predictions_are_no_random_ones():
    g = graph(nx.barabasi_albert_graph(800, 3, seed=4))
    plan = sparse_plan(graph("K2,3"), 1024, 4096)
    assert len({predicted_work(plan, graph(g.edge_list)) for _ in range(2)}) == 1


def test_no_work_where_nothing_can_be_counted():
    labelled = Graph(2, [(0, 1)], vertex_labels=["a", "b"])
    assert predicted_work(counting_plan(labelled), graph("petersen")) == 0
    assert predicted_work(counting_plan(graph("K3")), Graph(5)) == 0


@pytest.mark.parametrize("name", ["C5", "K2,3", "0-1,1-2,2-0,2-3,3-4,4-2"])
def test_the_chosen_plan_is_no_more_work_than_others(name):
    pattern, g = graph(name), graph(nx.barabasi_albert_graph(2000, 3, seed=5))
    chosen = measured_run(plan_for(pattern, g), g)[1]
    others = [sparse_plan(pattern, 2048, arcs) for arcs in (2**12, 2**14, 2**17)]
    assert chosen <= 2 * min(measured_run(plan, g)[1] for plan in others)


def test_the_work_comes_with_the_plan():
    from wlkit.motifs.host import host

    g = host(graph("petersen"))
    plan, work = planned_work(graph("C6"), g)
    assert plan == plan_for(graph("C6"), g)
    assert work > 0
