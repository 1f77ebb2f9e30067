"""Hubs apart: the parts sum to the whole, and a hub costs little."""

import random
from dataclasses import replace

import networkx as nx
import numpy as np
import pytest

from tests.motifs.test_plan import random_cases
from tests.reference import motifs as reference
from wlkit.graphs import Graph, graph
from wlkit.motifs import hom, measured_run, plan_for, predicted_work, sparse_plan
from wlkit.motifs import hubs as module
from wlkit.motifs.host import host
from wlkit.motifs.hubs import divided, hubs, with_parts
from wlkit.motifs.orders import component_apart, component_sweeps, other_plan
from wlkit.motifs.plan import CountingPlan, component_plan
from wlkit.motifs.run import run_plan


def apart_plan(pattern: Graph) -> CountingPlan:
    parts = [tuple(part) for part in pattern.components()]
    plans = [
        component_apart(pattern, component_sweeps(pattern, part, 100, 500), 100, 500)
        if len(part) > 1
        else component_plan(pattern, part)
        for part in parts
    ]
    return CountingPlan(pattern, tuple(plans))


def test_maps_through_hubs_and_past_them_are_all_maps(monkeypatch):
    for factor in (0.0, 0.3, 0.7, 2.0):  # from all vertices with neighbours to few or none
        monkeypatch.setattr(module, "HUB_FACTOR", factor)
        divided.cache_clear()
        for pattern, g, _ in random_cases(51, 40):
            assert run_plan(apart_plan(pattern), host(g))[0] == reference.hom(pattern, g)
    divided.cache_clear()


def test_the_first_vertex_at_a_hub():
    marked = with_parts(graph("P3"), [0, 1, 2], 1)
    assert marked.vertex_labels == ("outside None", "hub None", "any None")


def test_hubs_are_few_and_the_others_small():
    h = host(graph(nx.star_graph(500)))
    assert hubs(h).tolist() == [0]
    marked, outside = divided(h)
    assert (marked.vertex_codes & 1).tolist() == [1] + 500 * [0]
    assert outside.arcs == 0
    assert hubs(host(graph("petersen"))).tolist() == []


def hub_host(n: int, m: int, **labels) -> Graph:
    rng = np.random.default_rng(1)
    pairs = np.sort(rng.integers(1, n, (m, 2)), axis=1)
    star = np.stack([np.zeros(n - 1, dtype=np.int64), np.arange(1, n)], axis=1)
    edges = np.unique(np.concatenate([star, pairs[pairs[:, 0] < pairs[:, 1]]]), axis=0)
    return Graph(n, edges, **labels)


PENDANT = "0-1,1-2,2-3,3-0,0-4"
CASES = [(x, False) for x in ("K3", "C4", "C5", "P5", "S4", "K1,1,2", PENDANT)]
CASES += [(x, True) for x in ("K3", "C4", "C5")]


@pytest.mark.parametrize("name, labelled", CASES)
def test_one_hub_next_to_all_vertices_costs_no_product_of_n_and_m(name, labelled):
    n, m = 4000, 8000
    bare = graph(name)
    g = hub_host(n, m, vertex_labels=["a"] * n) if labelled else hub_host(n, m)
    pattern = Graph(bare.n, bare.edge_list, vertex_labels=["a"] * bare.n) if labelled else bare
    plan = plan_for(pattern, host(g))
    (value,), work = measured_run(plan, host(g))
    assert work < g.m**1.5 < n * g.m / 20
    assert 1 / 3 < work / predicted_work(plan, g) < 3
    assert value == hom(bare, Graph(n, g.edges))
    if name == "C4":
        assert run_plan(other_plan(pattern, host(g)), host(g)) == [value]


def test_many_hubs_of_many_sizes():
    rng = random.Random(3)
    g = graph(nx.barabasi_albert_graph(400, 3, seed=2))
    joined = [*g.edge_list, *((0, v) for v in range(1, 300)), *((1, v) for v in range(2, 200))]
    g = Graph(400, sorted({(min(e), max(e)) for e in joined}))
    assert len(hubs(host(g))) >= 2
    for name in ("C4", "C5", "K2,3", "0-1,1-2,2-0,2-3,3-4,4-2", "K1,1,2"):
        pattern = graph(name)
        order = list(range(pattern.n))
        rng.shuffle(order)
        pattern = pattern.relabel(order)
        expected = run_plan(sparse_plan(pattern, 400, 2000), host(g))
        assert run_plan(apart_plan(pattern), host(g)) == expected


def test_a_plan_with_hubs_apart_has_sweeps_for_every_vertex():
    part = apart_plan(graph("C5")).components[0]
    assert part.method == "hubs apart"
    assert len(part.apart) == 5
    assert replace(part, method="sweeps").sweeps == part.sweeps
