"""Closed walks and cliques by rank, against walks and subsets one by one."""

import networkx as nx
import numpy as np
import pytest

from tests.reference import sweeps as twin
from wlkit.graphs import Graph, graph
from wlkit.motifs import counting_plan
from wlkit.motifs.host import host
from wlkit.motifs.orders import sparse_plan
from wlkit.motifs.ranked import clique_homs, closed_walks, ranked_method
from wlkit.motifs.run import run_plan

HOSTS = [graph(nx.gnp_random_graph(14, p, seed=s)) for s, p in enumerate((0.1, 0.3, 0.5, 0.9))]
HOSTS += [graph(nx.barabasi_albert_graph(60, 3, seed=1)), graph("petersen"), Graph(5), Graph(0)]


@pytest.mark.parametrize("g", HOSTS, ids=lambda g: f"n={g.n}, m={g.m}")
@pytest.mark.parametrize("k", range(3, 9))
def test_cycles_and_complete_graphs_by_rank_are_what_tables_give(g, k):
    for name, method in ((f"C{k}", closed_walks), (f"K{k}", clique_homs)):
        assert method(host(g), k)[0] == run_plan(counting_plan(graph(name)), host(g))[0]


def test_first_returns_agree_with_their_twin():
    from wlkit._kernels.ranked import first_returns

    g = HOSTS[2]
    indptr, indices = g.csr
    for length in (6, 7):
        out = np.zeros((g.n, length + 1), dtype=np.int64)
        scratch = np.zeros((2, g.n), dtype=np.int64), np.zeros((2, g.n), dtype=np.int32)
        first_returns(0, g.n, indptr.copy(), indices.copy(), length, *scratch, out)
        for u in range(g.n):
            expected = [twin.first_returns(g, u, j) for j in range(2, length + 1)]
            assert out[u, 2:].tolist() == expected


def test_cliques_agree_with_their_twin():
    g = HOSTS[3]
    assert clique_homs(host(g), 5)[0] == 120 * twin.cliques(g, 5)
    big = graph("K70")  # neighbourhoods of more than one machine word
    assert clique_homs(host(big), 4)[0] == 70 * 69 * 68 * 67


def test_counts_too_large_for_a_word_are_left_to_other_methods():
    # 40^5 < 2^30 walks with six steps between two vertices, but 40^6 with seven
    assert closed_walks(host(graph("K40,40")), 12)[0] == 2 * 40**12 > 2**63
    assert closed_walks(host(graph("K40,40")), 14) is None
    plan = sparse_plan(graph("C14"), 80, 3200)
    assert plan.components[0].method == "closed walks"
    assert run_plan(plan, host(graph("K40,40"))) == [2 * 40**14]


def test_which_patterns_are_counted_by_rank():
    methods = {
        name: ranked_method(graph(name)) for name in ("K3", "C5", "K4", "P4", "K1,1,2", "K2")
    }
    assert methods == {
        "K3": "cliques",
        "C5": "closed walks",
        "K4": "cliques",
        "P4": None,
        "K1,1,2": None,
        "K2": None,
    }
    assert ranked_method(Graph(3, [(0, 1), (1, 2), (0, 2)], vertex_labels=list("aab"))) is None
    assert ranked_method(Graph(3, [(0, 1), (1, 2), (2, 0)], directed=True)) is None
