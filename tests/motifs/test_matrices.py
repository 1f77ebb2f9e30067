"""Products of matrices count what the definition says, and never round."""

from dataclasses import replace

import networkx as nx
import numpy as np
import pytest

from tests.motifs.test_plan import random_cases
from tests.reference import motifs as reference
from wlkit.graphs import Graph, graph
from wlkit.motifs import counting_plan, hom, measured_run, plan_for, predicted_work
from wlkit.motifs import matrices as module
from wlkit.motifs.host import host
from wlkit.motifs.matrices import eliminations, matrix_moduli, matrix_work
from wlkit.motifs.orders import other_plan
from wlkit.motifs.plan import CountingPlan
from wlkit.motifs.run import run_plan


def by_matrices(pattern: Graph) -> CountingPlan:
    parts = [
        replace(part, method="matrices") if len(part.vertices) > 1 else part
        for part in counting_plan(pattern).components
    ]
    return CountingPlan(pattern, tuple(parts))


@pytest.mark.parametrize("limit", [2**53, 2])
def test_matrices_count_homomorphisms(limit, monkeypatch):
    if limit == 2:  # every number needs residues, modulo small primes
        monkeypatch.setattr(
            module,
            "matrix_moduli",
            lambda h, k, bound: module.primes_for(bound, below=1000),
        )
    for pattern, g, _ in random_cases(61, 120):
        if counting_plan(pattern).width <= 2:
            assert run_plan(by_matrices(pattern), host(g))[0] == reference.hom(pattern, g)


@pytest.mark.parametrize("k", range(15, 30))
def test_closed_walks_on_both_sides_of_the_float_limit(k):
    # hom(C_k, K_q) = (q - 1)^k + (-1)^k (q - 1), at q = 9 beyond 2^53 from k = 18 on
    assert run_plan(by_matrices(graph(f"C{k}")), graph("K9")) == [8**k + (-1) ** k * 8]


def test_residues_are_small_enough_for_sums_of_products():
    h = host(graph("K200"))
    assert matrix_moduli(h, 5, 200 * 199**4) == (0,)
    primes = matrix_moduli(h, 9, 200 * 199**8)
    assert all(200 * p**2 <= 2**53 for p in primes)
    assert np.prod([float(p) for p in primes]) > 2 * 200 * 199.0**8


def test_dense_hosts_are_counted_by_matrices():
    g = graph(nx.gnp_random_graph(250, 0.5, seed=1))
    for name in ("K1,1,2", "K2,3", "0-1,1-2,2-0,2-3,3-4,4-2"):
        plan = plan_for(graph(name), g)
        assert [part.method for part in plan.components] == ["matrices"]
        (value,), work = measured_run(plan, g)
        assert work == predicted_work(plan, g)
        assert [value] == run_plan(other_plan(graph(name), g), g)
    sparse = graph(nx.gnm_random_graph(3000, 9000, seed=1))
    assert plan_for(graph("K1,1,2"), sparse).components[0].method == "sweeps"


def test_the_work_is_that_of_the_eliminations():
    plan = counting_plan(graph("C5"))
    order = plan.components[0].order
    assert [len(later) for _, later in eliminations(graph("C5"), order)] == [2, 2, 2, 1, 0]
    assert matrix_work(graph("C5"), order, 10, 1) == 3 * 1000 + 100 + 10
    assert hom("C5", "K4") == run_plan(by_matrices(graph("C5")), graph("K4"))[0] == 240
