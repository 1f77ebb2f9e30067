"""Running plans: work, methods, components, and the edge of int64."""

import networkx as nx
import pytest

from tests.motifs.test_plan import random_cases
from tests.reference import motifs as reference
from wlkit.errors import SizeError
from wlkit.graphs import Graph, graph
from wlkit.motifs import counting_plan, sparse_plan
from wlkit.motifs import run as module
from wlkit.motifs.host import host, lay_out
from wlkit.motifs.run import measured_run, run_plan


def test_sparse_plans_run_on_many_hosts():
    graphs = [graph("petersen"), graph("K5"), Graph(4), Graph(0), graph("C7")]
    for name in ("C5", "K4", "K1,1,2", "K2,3+P3", "3K1"):
        expected = run_plan(counting_plan(graph(name)), lay_out(graphs))
        assert run_plan(sparse_plan(graph(name), 100, 1000), lay_out(graphs)) == expected


def test_work_is_the_number_of_candidates():
    # triangles in K4 by tables: 4 vertices, 12 arcs, and 3 candidates for each of these
    assert measured_run(counting_plan(graph("K3")), host(graph("K4"))) == ([24], 4 + 12 + 36)
    assert measured_run(counting_plan(graph("K3")), host(Graph(3))) == ([0], 0)
    labelled = Graph(1, vertex_labels=["a"])
    assert measured_run(counting_plan(labelled), host(graph("K4"))) == ([0], 0)


def test_counts_stop_at_a_component_that_is_missing():
    triangles_and_walks = counting_plan(graph("K3+P9"))
    _, work = measured_run(triangles_and_walks, host(graph("C8")))
    assert work < measured_run(counting_plan(graph("P9")), host(graph("C8")))[1]


@pytest.mark.parametrize("q", range(2, 14))
def test_the_bound_of_int64_never_lies(q):
    # hom(P_k, K_q) = q (q-1)^(k-1) equals the bound: on both sides of 2^63 for every q
    g = host(graph(f"K{q}"))
    for k in range(2, 40):
        plan = counting_plan(graph(f"P{k}"))
        exact = q * (q - 1) ** (k - 1)
        assert plan.bound(g) == exact
        assert plan.fits_int64(g) == (exact < 2**63)
        if q > 2 and 2**60 < exact < 2**67:
            assert run_plan(plan, g) == [exact]


def test_the_bound_covers_every_entry_of_every_table(monkeypatch):
    for pattern, g, _ in random_cases(61, 60):
        plan = sparse_plan(pattern, 50, 300)
        assert run_plan(plan, host(g))[0] <= plan.bound(host(g))
        assert run_plan(plan, host(g))[0] == reference.hom(pattern, g)


def test_residues_of_ranked_methods_are_those_of_sweeps(monkeypatch):
    g = graph(nx.gnp_random_graph(30, 0.4, seed=2))
    plan = sparse_plan(graph("C5+K4"), 1000, 10000)
    expected = run_plan(plan, host(g))
    monkeypatch.setattr(module, "RANKED", dict.fromkeys(module.RANKED, lambda hosts, size: None))
    assert run_plan(plan, host(g)) == expected


def test_tables_are_refused_before_they_are_made(monkeypatch):
    monkeypatch.setattr(module, "MEMORY_LIMIT", 100)
    with pytest.raises(SizeError, match="width 2 in a graph with 10 vertices"):
        run_plan(counting_plan(graph("C5")), host(graph("petersen")))
