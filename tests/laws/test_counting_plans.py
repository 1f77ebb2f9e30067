"""Laws of counting plans: every method, host and route gives the number of maps."""

import networkx as nx
from hypothesis import given
from hypothesis import strategies as st

from tests.laws.test_motifs import graphs, kinds, pattern_and_host
from tests.reference import motifs as reference
from wlkit.graphs import Graph, graph
from wlkit.motifs import counting_plan, hom, measured_run, plan_for, run_plan, sparse_plan, sub
from wlkit.motifs.counting import ROUTES
from wlkit.motifs.host import host
from wlkit.motifs.orders import other_plan
from wlkit.motifs.pairs import product
from wlkit.motifs.planners import PLANNERS

sizes = st.sampled_from([(4, 8), (1000, 3000), (10**5, 2 * 10**6)])


@given(pattern_and_host(max_pattern=5, max_host=6), sizes)
def test_sweeps_count_what_the_definition_says(pair, size):
    pattern, g = pair
    assert run_plan(sparse_plan(pattern, *size), host(g))[0] == reference.hom(pattern, g)


@given(graphs(max_vertices=7), graphs(max_vertices=8))
def test_every_plan_counts_the_same(pattern, g):
    plans = [counting_plan(pattern, planner=planner) for planner in PLANNERS]
    plans += [
        sparse_plan(pattern, 100, 500),
        plan_for(pattern, host(g)),
        other_plan(pattern, host(g)),
    ]
    assert len({run_plan(plan, host(g))[0] for plan in plans}) == 1


@given(graphs(2, 5), st.integers(30, 60), st.integers(0, 99))
def test_plans_agree_in_hosts_beyond_brute_force(pattern, n, seed):
    g = graph(nx.gnm_random_graph(n, 2 * n, seed=seed))
    (value,), work = measured_run(sparse_plan(pattern, n, 4 * n), host(g))
    assert value == hom(pattern, g)
    assert value <= sparse_plan(pattern, n, 4 * n).bound(host(g))
    assert work >= 0


@given(kinds, st.data())
def test_sweeps_into_a_product_multiply(kind, data):
    pattern = data.draw(graphs(1, 4, kind=kind))
    g, h = (data.draw(graphs(1, 4, kind=kind)) for _ in range(2))
    plan = sparse_plan(pattern, 100, 500)
    values = [run_plan(plan, host(x))[0] for x in (product(g, h), g, h)]
    assert values[0] == values[1] * values[2]


@given(graphs(1, 5), st.integers(10, 25), st.integers(0, 99))
def test_both_routes_to_sub_and_ind_agree(pattern, n, seed):
    g = graph(nx.gnp_random_graph(n, 0.25, seed=seed))
    for kind in ("sub", "ind"):
        assert len({route(kind, pattern, g) for route in ROUTES.values()}) == 1


@given(graphs(2, 6), graphs(1, 5))
def test_patterns_larger_than_the_host_have_no_copies(pattern, g):
    if pattern.n > g.n:
        assert sub(pattern, g) == 0
    if not g.m and pattern.m:
        assert hom(pattern, g) == 0
    assert sub(pattern, Graph(pattern.n)) == (0 if pattern.m else 1)
