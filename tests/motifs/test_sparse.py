"""Sweeps at the edge of int64, refusals, threads, and results shared between patterns."""

import networkx as nx
import pytest

from wlkit.errors import SizeError
from wlkit.graphs import Graph, graph
from wlkit.motifs import counting_plan
from wlkit.motifs import sparse as module
from wlkit.motifs.host import host
from wlkit.motifs.loops import label_codes
from wlkit.motifs.orders import component_sweeps
from wlkit.motifs.run import run_plan
from wlkit.motifs.sparse import require_keys, run_sweeps


def sweeps_of(pattern, order=()):
    return component_sweeps(pattern, tuple(range(pattern.n)), 100, 1000, order).sweeps


def run(pattern, g, bound, memo=None):
    h = host(g)
    return run_sweeps(pattern, sweeps_of(pattern), h, label_codes(pattern, h), bound, memo)


@pytest.mark.parametrize("k", range(16, 28))
def test_closed_walks_on_both_sides_of_the_int64_limit(k):
    # hom(C_k, K_q) = (q - 1)^k + (-1)^k (q - 1) passes 2^63 at q = 9 between k = 20 and k = 21
    exact = 8**k + (-1) ** k * 8
    entries, _ = run(graph(f"C{k}"), graph("K9"), 9 * 8 ** (k - 1))
    assert int(entries[0]) == exact


@pytest.mark.parametrize("leaves", range(58, 66))
def test_products_of_tables_on_both_sides_of_the_int64_limit(leaves):
    # the two vertices of K_(2,r) together or apart in K_4: 4 * 3^r + 12 * 2^r
    pattern = graph(f"K2,{leaves // 2}")
    for base in (4, 5):
        exact = base * (base - 1) ** (leaves // 2) + base * (base - 1) * (base - 2) ** (leaves // 2)
        entries, _ = run(pattern, graph(f"K{base}"), base * (base - 1) ** (leaves // 2 + 1))
        assert int(entries[0]) == exact


def test_residues_agree_with_plain_sums(monkeypatch):
    g = graph(nx.gnp_random_graph(25, 0.3, seed=3))
    for name in ("C6", "K2,3", "K1,1,2", "petersen", "K4"):
        plain = int(run(graph(name), g, 10**9)[0][0])
        with monkeypatch.context() as patch:
            patch.setattr(module, "WORD", 1)  # no bound and no sum is below it
            assert int(run(graph(name), g, 10**12)[0][0]) == plain


def test_threads_count_what_one_thread_counts(monkeypatch):
    g = graph(nx.gnm_random_graph(3000, 9000, seed=4))
    expected = [int(run(graph(name), g, 10**15)[0][0]) for name in ("K1,1,2", "K2,3")]
    monkeypatch.setenv("NUMBA_NUM_THREADS", "3")
    assert [int(run(graph(name), g, 10**15)[0][0]) for name in ("K1,1,2", "K2,3")] == expected
    tables = [run_plan(counting_plan(graph(name)), host(g))[0] for name in ("K1,1,2", "K2,3")]
    assert tables == expected


def test_vectors_are_shared_between_patterns():
    g = graph(nx.gnm_random_graph(300, 900, seed=5))
    memo = {}
    first, second = graph("0-1,1-2,2-0,2-3,3-4,4-5,5-3"), graph("0-1,1-2,2-0,2-3,3-4,4-5,5-6,6-3")
    orders = ([0, 1, 2, 4, 5, 3], [0, 1, 2, 4, 5, 6, 3])
    values, works = [], []
    for pattern, order in zip((first, second), orders, strict=True):
        sweeps = sweeps_of(pattern, tuple(order))
        codes = label_codes(pattern, host(g))
        entries, work = run_sweeps(pattern, sweeps, host(g), codes, 10**12, memo)
        alone = run_sweeps(pattern, sweeps, host(g), codes, 10**12)
        assert entries[0] == alone[0][0]
        values.append(entries[0])
        works.append((work, alone[1]))
    assert values == [run_plan(counting_plan(p), host(g))[0] for p in (first, second)]
    assert works[0][0] == works[0][1]
    assert works[1][0] < works[1][1]
    assert len(memo) == 1


def test_too_large_tables_are_refused_with_the_number(monkeypatch):
    g = graph(nx.gnm_random_graph(400, 2000, seed=6))
    monkeypatch.setattr(module, "MEMORY_LIMIT", 2000)
    with pytest.raises(SizeError, match="GiB are allowed"):
        run(graph("K2,3"), g, 10**12)


def test_keys_beyond_a_word_are_refused():
    with pytest.raises(SizeError, match="63 bits"):
        require_keys(2**22, 3)
    require_keys(2**20, 3)
    assert run(graph("K3"), Graph(3), 1)[0].tolist() == [0]
