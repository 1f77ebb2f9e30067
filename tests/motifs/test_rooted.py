"""Rooted counts against the enumeration of all maps."""

import random

import numpy as np
import pytest

from tests.motifs.test_plan import random_cases
from tests.reference import motifs as reference
from wlkit.errors import GraphError, InputError, SizeError
from wlkit.graphs import Graph, graph
from wlkit.motifs import hom, rooted_hom
from wlkit.motifs import rooted as module
from wlkit.motifs.rooted import rooted_plan


def test_rooted_counts_are_what_their_definition_says():
    rng = random.Random(4)
    for pattern, g, _ in random_cases(21, 60):
        roots = rng.sample(range(pattern.n), rng.randint(0, min(3, pattern.n)))
        table = rooted_hom(pattern, roots, g)
        assert np.array_equal(table, reference.rooted_hom(pattern, roots, g))


def test_the_entries_sum_to_the_count():
    for name, roots in (("C6", (0, 3)), ("K4", (0, 1, 2)), ("P4+C3", (0, 5)), ("3K1", (2,))):
        for host in ("petersen", "karate"):
            assert rooted_hom(name, roots, host).sum() == hom(name, host)


def test_no_roots_give_a_table_without_axes():
    table = rooted_hom("C5", [], "petersen")
    assert table.shape == ()
    assert int(table) == 120
    assert int(rooted_hom(Graph(0), [], "K3")) == 1


def test_large_entries_are_python_integers():
    star = rooted_hom("S20", [0], "K30")
    assert star.dtype == object
    assert star.tolist() == [29**20] * 30
    path = rooted_hom("P30", [0, 29], "K3")
    assert path.dtype == np.int64
    assert path.sum() == 3 * 2**29


def test_roots_in_one_bag_do_not_widen_the_plan():
    assert rooted_plan(graph("C8"), (2, 6)).width == 2
    assert rooted_plan(graph("P9"), (0, 8)).width == 2
    assert rooted_plan(graph("P9"), (3, 4)).width == 1
    assert rooted_plan(graph("K4"), (0, 1, 2)).width == 3


def test_bad_roots_name_what_is_allowed():
    with pytest.raises(InputError, match=r"among 0\.\.2, got \[0, 3\]"):
        rooted_hom("K3", [0, 3], "K4")
    with pytest.raises(InputError, match="different vertices"):
        rooted_hom("K3", [1, 1], "K4")
    with pytest.raises(GraphError, match="directed"):
        rooted_hom("K3", [0], Graph(2, [(0, 1)], directed=True))


def test_tables_beyond_memory_are_refused(monkeypatch):
    monkeypatch.setattr(module, "MEMORY_LIMIT", 1000)
    with pytest.raises(SizeError, match="3 roots in a graph with 10 vertices"):
        rooted_hom("K4", [0, 1, 2], "petersen")


def test_counts_with_one_root_by_sweeps(monkeypatch):
    rng = random.Random(8)
    cases = [(p, g) for p, g, _ in random_cases(22, 80) if p.n and g.n]
    roots = [rng.randrange(p.n) for p, _ in cases]
    expected = [reference.rooted_hom(p, [r], g) for (p, g), r in zip(cases, roots, strict=True)]
    monkeypatch.setattr(module, "SWEPT_ENTRIES", -100)
    for (pattern, g), root, table in zip(cases, roots, expected, strict=True):
        assert np.array_equal(rooted_hom(pattern, [root], g), table)


def test_one_root_in_a_host_too_large_for_tables_over_pairs():
    # every vertex of a prism lies on two 4-cycles of the rungs, and 2 deg^2 - deg closed walks turn
    n = 30000
    prism = Graph(
        2 * n,
        [(v, (v + 1) % n) for v in range(n)]
        + [(v, v + n) for v in range(n)]
        + [(n + v, n + (v + 1) % n) for v in range(n)],
    )
    assert set(rooted_hom("C4", [0], prism).tolist()) == {2 * 2 + 2 * 9 - 3}
    assert rooted_hom("K2,3", [0], prism).sum() == hom("K2,3", prism)
    large = rooted_hom("C40", [0], graph("K9"))
    assert large.dtype == object
    assert large.tolist() == [(8**40 + 8) // 9] * 9
