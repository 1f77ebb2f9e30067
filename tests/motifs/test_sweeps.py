"""Sweeps: what they consist of, and that any choice of them counts the same."""

import os
import random
import subprocess
import sys

import pytest

from tests.motifs.test_plan import random_cases
from tests.reference import motifs as reference
from tests.reference import sweeps as twin
from wlkit.graphs import Graph, graph
from wlkit.motifs.estimates import RandomHost
from wlkit.motifs.host import host
from wlkit.motifs.loops import label_codes
from wlkit.motifs.sparse import run_sweeps
from wlkit.motifs.sweeps import build_sweeps, components_of, neighbor_masks, sweep_costs


def random_sweeps(pattern, part, rng):
    """Sweeps of a component with the last and the pinned vertices drawn at random."""
    near = neighbor_masks(pattern)
    model = RandomHost(near, 100, 0.1)
    picked = {}

    def pick(mask):
        options = [v for v in range(pattern.n) if mask >> v & 1]
        return picked.setdefault(mask, rng.choice(options))

    def pin(inside):
        return pick(sum(1 << v for v in range(pattern.n) if near[v] & inside) & ~inside)

    inside = sum(1 << v for v in part)
    return build_sweeps(pattern, inside, lambda inside, _: pick(inside), pin, model)


def sparse_hom(pattern, g, rng):
    codes = label_codes(pattern, host(g))
    if codes is None or not g.n:
        return 0 if pattern.n else 1
    total = 1
    for part in pattern.components():
        sweeps = random_sweeps(pattern, part, rng)
        total *= int(run_sweeps(pattern, sweeps, host(g), codes, 10**9)[0][0])
    return total


def test_any_sweeps_count_homomorphisms():
    rng = random.Random(5)
    for pattern, g, _ in random_cases(31, 200):
        assert sparse_hom(pattern, g, rng) == reference.hom(pattern, g)


def test_the_kernel_agrees_with_its_twin():
    rng = random.Random(6)
    for pattern, g, _ in random_cases(32, 40):
        if g.n and pattern.n and label_codes(pattern, host(g)) is not None:
            sweeps = random_sweeps(pattern, pattern.components()[0], rng)
            value = run_sweeps(pattern, sweeps, host(g), label_codes(pattern, host(g)), 10**9)[0]
            assert twin.run_sweeps(pattern, sweeps, g).get((), 0) == value[0]


def test_the_kernels_without_compilation_count_the_same():
    code = (
        "from tests.motifs.test_sweeps import *\n"
        "from wlkit.motifs import hom, run_plan, sparse_plan\n"
        "from wlkit.motifs import sparse\n"
        "rng = random.Random(9)\n"
        "for slots in (2**21, 1):\n"
        "    sparse.DIRECT_ENTRIES = slots\n"
        "    for pattern, g, _ in random_cases(35, 25):\n"
        "        assert sparse_hom(pattern, g, rng) == reference.hom(pattern, g)\n"
        "for name in ('C5', 'C6', 'K4', 'K5'):\n"
        "    plan = sparse_plan(graph(name), 100, 1000)\n"
        "    assert run_plan(plan, graph('rook4'))[0] == hom(name, 'rook4')\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "NUMBA_DISABLE_JIT": "1", "PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


def test_hashed_tables_that_grow_count_the_same(monkeypatch):
    from wlkit.motifs import sparse

    monkeypatch.setattr(sparse, "DIRECT_ENTRIES", 1)
    monkeypatch.setattr(sparse, "FIRST_SLOTS", 2)
    rng = random.Random(7)
    for pattern, g, _ in random_cases(33, 100):
        assert sparse_hom(pattern, g, rng) == reference.hom(pattern, g)


def test_tables_over_pairs_without_the_pinned_vertex():
    # three pairs of vertices, each joined by two paths: some pair is not next to the pinned one
    necklace = graph("0-3,3-1,0-4,4-1,1-5,5-2,1-6,6-2,2-7,7-0,2-8,8-0")
    order = [3, 4, 5, 6, 7, 8, 1, 2, 0]

    def last(inside, _):
        return max((v for v in order if inside >> v & 1), key=order.index)

    near = neighbor_masks(necklace)

    def pin(inside):
        return last(sum(1 << v for v in order if near[v] & inside) & ~inside, 0)

    sweeps = build_sweeps(necklace, 2**9 - 1, last, pin, RandomHost(near, 100, 0.1))
    assert [len(s.separator) for s in sweeps] == [2, 0]
    codes = label_codes(necklace, host(graph("petersen")))
    value = run_sweeps(necklace, sweeps, host(graph("petersen")), codes, 10**9)[0][0]
    # paths of length two between vertices at distance 0, 1, 2: 3, 0, 1; six triangles' worth
    pairs = [[3 if u == v else int(not petersen_edge(u, v)) for v in range(10)] for u in range(10)]
    assert value == sum(
        pairs[a][b] ** 2 * pairs[b][c] ** 2 * pairs[c][a] ** 2
        for a in range(10)
        for b in range(10)
        for c in range(10)
    )


def petersen_edge(u, v):
    return graph("petersen").has_edge(u, v)


def test_copies_of_a_table_are_computed_once():
    pattern = graph("K2,3")
    near = neighbor_masks(pattern)
    order = [2, 3, 4, 1, 0]

    def last(inside, _):
        return max((v for v in order if inside >> v & 1), key=order.index)

    (sweep,) = build_sweeps(pattern, 31, last, lambda inside: 0, RandomHost(near, 100, 0.1))
    assert sweep.pin == 0
    first, second = sweep.steps
    assert {use.table for use in (*second.factors, second.driver) if use} == {0}
    assert first.axes == (1,)


def test_every_bag_of_a_sweep_holds_its_pinned_vertex():
    rng = random.Random(2)
    for pattern, _, _ in random_cases(34, 60):
        for part in pattern.components():
            for sweep in random_sweeps(pattern, part, rng):
                assert all(step.order[0] == sweep.pin for step in sweep.steps)
                assert sweep.separator[:1] in ((), (sweep.pin,))


def test_costs_list_every_step():
    pattern = graph("C6")
    sweeps = random_sweeps(pattern, range(6), random.Random(3))
    rows = sweep_costs(pattern, sweeps, 100, 1000)
    assert len(rows) == sum(len(sweep.steps) for sweep in sweeps)
    assert all(work > 0 for _, _, work in rows)


@pytest.mark.parametrize("text, parts", [("P3+K2", 2), ("3K1", 3), ("C5", 1)])
def test_components_as_masks(text, parts):
    pattern = graph(text)
    masks = components_of(neighbor_masks(pattern), 2**pattern.n - 1)
    assert len(masks) == parts
    assert sum(masks) == 2**pattern.n - 1


def test_a_pattern_of_one_vertex():
    pattern = Graph(1, vertex_labels=["b"])
    g = Graph(3, [(0, 1)], vertex_labels=["a", "b", "b"])
    assert sparse_hom(pattern, g, random.Random(1)) == 2
