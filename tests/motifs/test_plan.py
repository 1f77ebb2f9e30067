"""Counting plans: any elimination order counts the same, and trees cost what trees should."""

import os
import random
import subprocess
import sys
from dataclasses import replace

import networkx as nx
import pytest

from tests.reference import motifs as reference
from wlkit.errors import GraphError, InputError, VerificationError
from wlkit.graphs import Graph, graph
from wlkit.motifs import counting_plan, plan_along, predicted_work
from wlkit.motifs.enumeration import enumerate_in, enumerate_maps
from wlkit.motifs.host import host, lay_out
from wlkit.motifs.run import run_plan


def random_graph(rng, n, p, *, directed=False, vertex=False, edge=False):
    pairs = [(u, v) for u in range(n) for v in range(n) if (u != v if directed else u < v)]
    edges = [pair for pair in pairs if rng.random() < p]
    return Graph(
        n,
        edges,
        directed=directed,
        vertex_labels=[rng.choice("ab") for _ in range(n)] if vertex else None,
        edge_labels=[rng.choice("xy") for _ in edges] if edge else None,
    )


def random_cases(seed, cases):
    rng = random.Random(seed)
    for _ in range(cases):
        kind = {name: rng.random() < 0.5 for name in ("directed", "vertex", "edge")}
        pattern = random_graph(rng, rng.randint(0, 5), rng.choice([0.4, 0.7]), **kind)
        graph = random_graph(rng, rng.randint(0, 6), 0.6, **kind)
        order = list(range(pattern.n))
        rng.shuffle(order)
        yield pattern, graph, order


def test_every_elimination_order_counts_homomorphisms():
    for pattern, g, order in random_cases(1, 150):
        assert run_plan(plan_along(pattern, order), host(g))[0] == reference.hom(pattern, g)


def test_enumeration_kernel_agrees_with_its_twin():
    for pattern, g, _ in random_cases(2, 150):
        assert enumerate_maps(pattern, g) == reference.hom(pattern, g)
        assert enumerate_maps(pattern, g, injective=True) == reference.emb(pattern, g)
        copies = reference.ind(pattern, g) * reference.automorphisms(pattern)
        assert enumerate_maps(pattern, g, injective=True, induced=True) == copies


def test_kernels_without_compilation_agree_with_their_twins():
    code = (
        "from tests.motifs.test_plan import *\n"
        "for pattern, g, order in random_cases(3, 25):\n"
        "    assert run_plan(plan_along(pattern, order), host(g))[0] == reference.hom(pattern, g)\n"
        "    assert enumerate_maps(pattern, g, injective=True) == reference.emb(pattern, g)\n"
        "walks = plan_along(graph('P14'), range(14))\n"
        "assert run_plan(walks, host(graph('K40'))) == [40 * 39**13]\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "NUMBA_DISABLE_JIT": "1", "PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


def test_residues_agree_with_int64(monkeypatch):
    from wlkit.motifs import run

    for pattern, g, order in random_cases(4, 40):
        plan = plan_along(pattern, order)
        expected = run_plan(plan, host(g))[0]
        with monkeypatch.context() as patch:
            patch.setattr(run, "INT64_LIMIT", 0)
            assert run_plan(plan, host(g))[0] == expected


def test_the_bound_covers_the_count():
    for pattern, g, order in random_cases(5, 100):
        plan = plan_along(pattern, order)
        assert run_plan(plan, host(g))[0] <= plan.bound(host(g))


@pytest.mark.parametrize("tree", ["P9", "S8", "0-1,1-2,2-3,2-4,4-5,4-6"])
def test_trees_cost_vertices_plus_edges_per_step(tree):
    pattern = graph(tree)
    plan = counting_plan(pattern)
    assert plan.width == 1
    n, m = 10**6, 5 * 10**6
    assert plan.cost(n, 2 * m) <= pattern.n * (n + 2 * m)
    assert plan.table_entries(n) <= pattern.n * n


def test_cliques_need_no_tables():
    plan = counting_plan(graph("K5"))
    (part,) = plan.components
    assert len(part.steps) == 1
    assert part.table_exponents() == (0,)
    assert plan.cost(10**5, 10**6) < 10**8


def test_the_width_of_the_plan_is_the_treewidth():
    for name, width in [("C7", 2), ("K5", 4), ("petersen", 4), ("P5", 1), ("K3,3", 3), ("3K1", 0)]:
        plan = counting_plan(graph(name))
        assert plan.width == width
        assert sorted(plan.order) == list(range(plan.pattern.n))


def test_predicted_candidates_are_near_the_measured_ones():
    from wlkit._kernels import motifs as kernels
    from wlkit.motifs import run

    g = graph(nx.gnm_random_graph(300, 1500, seed=4))
    for name in ("C5", "P6", "K3", "K1,1,2", "K2,3", "C6"):
        plan = counting_plan(graph(name))
        done = []
        original = kernels.run_steps

        def counted(*args, original=original, done=done):
            done.append(original(*args))
            return done[-1]

        kernels.run_steps = counted
        try:
            run.run_plan(plan, host(g))
        finally:
            kernels.run_steps = original
        assert 1 / 3 < sum(done) / plan.cost(300, 3000) < 3


def test_an_order_must_list_every_vertex():
    with pytest.raises(InputError, match="order of the vertices"):
        plan_along(graph("P3"), [0, 1])


def test_the_table_lists_every_step():
    plan = counting_plan(graph("C6"))
    assert len(plan.table(100, 400).splitlines()) == 1 + sum(len(p.steps) for p in plan.components)
    assert plan.to_dict(100, 400)["order"] == list(plan.order)


def test_hosts_keep_labels_and_directions():
    g = Graph(3, [(0, 1), (2, 1)], directed=True, edge_labels=["b", "a"])
    h = host(g)
    assert h.indptr.tolist() == [[0, 1, 1, 2], [0, 0, 2, 2]]
    assert h.indices.tolist() == [[1, 1], [0, 2]]
    assert h.codes.tolist() == [[2, 1], [2, 1]]
    assert len(set(h.vertex_codes.tolist())) == 1


def test_many_hosts_in_one_run():
    by_kind = {}
    for pattern, g, _ in random_cases(6, 200):
        kind = (g.directed, g.vertex_labels is None, g.edge_labels is None)
        by_kind.setdefault(kind, []).append((pattern, g))
    for cases in by_kind.values():
        hosts = lay_out([g for _, g in cases])
        for pattern, _ in cases[:6]:
            expected = [reference.hom(pattern, g) for _, g in cases]
            assert run_plan(plan_along(pattern, range(pattern.n)), hosts) == expected
            expected = [reference.emb(pattern, g) for _, g in cases]
            assert enumerate_in(pattern, hosts, injective=True) == expected


def test_labelled_and_unlabelled_hosts_side_by_side():
    pattern = Graph(2, [(0, 1)], vertex_labels=["C", "O"], edge_labels=["="])
    with_both = Graph(2, [(0, 1)], vertex_labels=["O", "C"], edge_labels=["="])
    hosts = lay_out([with_both, graph("K2"), Graph(2, [(0, 1)], vertex_labels=["C", "O"])])
    assert run_plan(plan_along(pattern, [0, 1]), hosts) == [1, 0, 0]
    assert run_plan(plan_along(graph("K2"), [0, 1]), hosts) == [2, 2, 2]
    with pytest.raises(GraphError, match="all directed or all undirected"):
        lay_out([graph("K2"), Graph(1, directed=True)])


def test_a_plan_comes_with_its_tree_decomposition():
    for g in nx.graph_atlas_g():
        pattern = graph(g)
        if pattern.n <= 5:
            plan = counting_plan(pattern)
            assert plan.decomposition.verify(pattern)
            assert max(plan.decomposition.width, 0) == plan.width
            assert plan.verify()
    for pattern, _, order in random_cases(11, 100):
        assert plan_along(pattern, order).verify()


def test_a_plan_of_something_else_is_rejected():
    plan, other = counting_plan(graph("C5")), counting_plan(graph("P5"))
    (part,) = plan.components
    for field, value in (("width", 3), ("steps", part.steps[1:]), ("vertices", (0, 1, 2, 3))):
        with pytest.raises(VerificationError):
            replace(plan, components=(replace(part, **{field: value}),)).verify()
    for wrong in (replace(plan, pattern=graph("P5")), replace(plan, components=other.components)):
        with pytest.raises(VerificationError):
            wrong.verify()
    with pytest.raises((InputError, VerificationError)):
        replace(plan, components=()).verify()


def test_a_plan_is_a_picture_and_a_line():
    plan = counting_plan(graph("C6"))
    assert repr(plan).startswith("<plan of C6: width 2, order ")
    html = plan._repr_html_()
    assert html.count("<svg") == 2
    assert html.count("<tr>") == 2 + sum(len(part.steps) for part in plan.components)


def test_directed_patterns_and_undirected_hosts_do_not_meet():
    arc = Graph(2, [(0, 1)], directed=True)
    for pattern, g in ((arc, graph("petersen")), (graph("K2"), arc)):
        with pytest.raises(GraphError, match=r"directed pattern .* expected .* hosts, got"):
            run_plan(counting_plan(pattern), g)
        with pytest.raises(GraphError, match=r"directed pattern .* expected .* hosts, got"):
            predicted_work(counting_plan(pattern), g)
