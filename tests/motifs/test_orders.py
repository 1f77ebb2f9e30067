"""Plans of least expected work: their predictions, their choice, and plans to check them."""

import random

import networkx as nx
import pytest

from tests.motifs.test_plan import random_cases, random_graph
from tests.reference import motifs as reference
from wlkit.graphs import Graph, graph
from wlkit.motifs import hom, sparse_plan
from wlkit.motifs.host import host
from wlkit.motifs.orders import other_plan, plan_for
from wlkit.motifs.run import measured_run, run_plan

CONNECTED = [graph(g) for g in nx.graph_atlas_g() if 3 <= len(g) <= 7 and nx.is_connected(g)]
SIZES = [(200, 300), (200, 1000), (1000, 3000), (300, 4500)]


@pytest.mark.parametrize("n, m", SIZES)
def test_predicted_work_is_within_a_factor_of_three_of_the_measured_work(n, m):
    rng = random.Random(n + m)
    g = graph(nx.gnm_random_graph(n, m, seed=7))
    for pattern in rng.sample(CONNECTED, 8):
        plan = sparse_plan(pattern, n, 2 * m)
        predicted = plan.cost(n, 2 * m)
        if predicted < 3 * 10**6:
            (value,), work = measured_run(plan, host(g))
            assert 1 / 3 < work / predicted < 3, pattern
            assert value == hom(pattern, g)


@pytest.mark.slow
@pytest.mark.parametrize("n, m", SIZES)
def test_predicted_work_of_all_connected_patterns(n, m):
    g = graph(nx.gnm_random_graph(n, m, seed=8))
    outside = []
    for pattern in CONNECTED:
        plan = sparse_plan(pattern, n, 2 * m)
        predicted = plan.cost(n, 2 * m)
        if predicted < 10**8 and not 1 / 3 < measured_run(plan, host(g))[1] / predicted < 3:
            outside.append(pattern)
    assert len(outside) <= len(CONNECTED) // 50


def test_directed_and_labelled_plans_are_predicted_as_well():
    rng = random.Random(9)
    big = random_graph(rng, 300, 0.02, directed=True)
    for pattern, _, _ in random_cases(41, 40):
        bare = Graph(pattern.n, pattern.edge_list, directed=pattern.directed)
        if bare.directed and bare.n:
            plan = sparse_plan(bare, big.n, big.m)
            (value,), _ = measured_run(plan, host(big))
            assert value == run_plan(other_plan(bare, host(big)), host(big))[0]


def test_sparse_plans_count_homomorphisms():
    for pattern, g, _ in random_cases(42, 150):
        for n, arcs in ((10, 40), (10**6, 10**7)):
            assert run_plan(sparse_plan(pattern, n, arcs), host(g))[0] == reference.hom(pattern, g)


def test_the_order_of_a_sparse_plan_lists_every_vertex():
    for pattern in CONNECTED[::40]:
        plan = sparse_plan(pattern, 1000, 10000)
        assert sorted(plan.order) == list(range(pattern.n))
        assert len(plan.table(1000, 10000).splitlines()) > 1


def test_small_hosts_keep_tables():
    methods = {
        name: {part.method for part in plan_for(graph("K2,3"), host(g)).components}
        for name, g in (
            ("small", graph("petersen")),
            ("sparse", graph(nx.gnm_random_graph(4000, 8000, seed=1))),
        )
    }
    assert methods == {"small": {"tables"}, "sparse": {"sweeps"}}


def test_cycles_meet_in_the_middle():
    # three steps from the pinned vertex, then a sum of squares: n (d + d^2 + d^3), not n d^4
    pattern = graph("0-1,1-2,2-3,3-4,4-5,5-0,0-6")
    plan = sparse_plan(pattern, 10**5, 2 * 10**6)
    assert plan.cost(10**5, 2 * 10**6) < 4 * 10**5 * 20**3


def test_other_plans_take_other_steps():
    g = graph(nx.gnm_random_graph(1500, 4000, seed=2))
    for name in ("C5", "K4", "K2,3", "K1,1,2+C6", "P4"):
        first, second = plan_for(graph(name), host(g)), other_plan(graph(name), host(g))
        assert first.components != second.components
        assert run_plan(first, host(g)) == run_plan(second, host(g))


def test_patterns_beyond_the_search_follow_a_given_order():
    pattern = graph("C12+P3")
    g = graph(nx.gnm_random_graph(300, 450, seed=3))
    plan = sparse_plan(pattern, 300, 900)
    assert run_plan(plan, host(g))[0] == hom("C12", g) * hom("P3", g)
    grid = graph(nx.grid_2d_graph(3, 4))
    assert run_plan(sparse_plan(grid, 300, 900), host(g))[0] == hom(grid, g)
