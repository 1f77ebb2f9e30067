"""Colour refinement: initial colours, bounded rounds, and the coloring as a value."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator

import networkx as nx
import numpy as np
import pytest

from wlkit.errors import InputError
from wlkit.graphs import Graph, graph
from wlkit.wl import color_refinement, distinguish, refine
from wlkit.wl.coloring import same_partition


def test_initial_colours_are_refined() -> None:
    c = color_refinement("C6", initial=[1, 0, 0, 0, 0, 0])
    assert c.class_count == 4
    assert c.verify()
    pair = color_refinement(["C6", "2C3"], initial=[[1, 0, 0, 0, 0, 0]] * 2)
    assert pair.distinguishes()
    joint = color_refinement(["C6", "2C3"], initial=np.zeros(12, dtype=int))
    assert not joint.distinguishes()


def test_initial_colours_do_not_forget_labels() -> None:
    g = Graph(2, [(0, 1)], vertex_labels=["a", "b"])
    assert color_refinement(g, initial=[0, 0]).class_count == 2
    with pytest.raises(InputError, match="expected 2 integers, got 3"):
        color_refinement(g, initial=[0, 0, 1])


@pytest.mark.parametrize(
    ("initial", "message"),
    [
        (3, "expected 5 integers, got 1 of int64"),
        ([0, 1, 2, 0], "expected 5 integers, got 4 of int64"),
        ([0.0, 1.0, 2.0, 0.0, 0.0], "got 5 of float64"),
        ([], "got 0 of float64"),
        ([[0, 1], [0, 1, 2]], r"expected \[3, 2\] \(one for each graph\) integers, got 2"),
        ([[0, 1, 2, 0, 0]], "one for each graph"),
    ],
)
def test_initial_colours_that_do_not_fit(initial: object, message: str) -> None:
    with pytest.raises(InputError, match=message):
        color_refinement(["P3", "P2"], initial=initial)


@pytest.mark.parametrize("bound", [-1, 1.5, "2", True])
def test_bounds_on_rounds_that_are_none(bound: object) -> None:
    with pytest.raises(InputError, match="expected an integer >= 0 or None"):
        color_refinement("P5", max_rounds=bound)  # type: ignore[arg-type]
    assert color_refinement("P5", max_rounds=10**30).stable


def test_rounds_can_be_bounded() -> None:
    whole = color_refinement("P20")
    some = color_refinement("P20", max_rounds=3)
    assert (some.rounds, some.stable) == (3, False)
    assert same_partition(some.flat, whole.at_round(3))
    assert color_refinement("P20", max_rounds=0).class_count == 1


def test_the_transitive_triangle_is_not_the_directed_cycle() -> None:
    """A pair on which hash refinement with edge attributes is known to collide elsewhere."""
    arcs = [[(0, 1), (1, 2), (0, 2)], [(0, 1), (1, 2), (2, 0)]]
    pair = [Graph(3, x, directed=True, edge_labels=["e"] * 3) for x in arcs]
    assert color_refinement(pair).distinguishes()


def test_stable_partition_is_equitable() -> None:
    g = graph(nx.gnp_random_graph(200, 0.02, seed=5))
    c = color_refinement(g)
    counts = np.zeros((g.n, c.class_count), dtype=int)
    for v in range(g.n):
        np.add.at(counts[v], c.flat[g.neighbors(v)], 1)
    for members in c.classes:
        rows = counts[[v for (v,) in members]]
        assert (rows == rows[0]).all()


def test_a_coloring_prints_and_converts() -> None:
    c = color_refinement("P4")
    assert repr(c) == "Coloring(color-refinement: 2 classes of 4 vertices, stable after 1 round)"
    assert "<table>" in c._repr_html_()
    assert c.to_dict() == {
        "variant": "color-refinement",
        "k": None,
        "rounds": 1,
        "stable": True,
        "classes": 2,
        "history": [1, 2],
        "colors": [[0, 1, 1, 0]],
    }
    assert not c.is_discrete
    assert color_refinement(Graph(1)).is_discrete
    with pytest.raises(ValueError, match="read-only"):
        c.flat[0] = 5
    pairs = refine("C5", k=2)
    assert pairs.colors.shape == (5, 5)
    assert pairs._repr_html_().count("<svg") == 1 + pairs.rounds
    assert "classes by round" in refine("P90", k=2)._repr_html_()
    assert pairs.classes[0] == ((0, 0), (1, 1), (2, 2), (3, 3), (4, 4))


def test_many_graphs_are_sorted_at_once() -> None:
    trees = [Graph.from_networkx(t) for t in nx.nonisomorphic_trees(8)]
    assert color_refinement(trees + trees).partition() == tuple((i, i + 23) for i in range(23))


def test_opposite_arcs_are_seen_one_at_a_time() -> None:
    # by hand: every vertex has one out- and one in-neighbour in both
    pairs = Graph(4, [(0, 1), (1, 0), (2, 3), (3, 2)], directed=True)
    ring = Graph(4, [(0, 1), (1, 2), (2, 3), (3, 0)], directed=True)
    assert not color_refinement([pairs, ring]).distinguishes()
    assert distinguish(pairs, ring, k=2).distinguished


def test_graphs_with_many_rounds_are_not_read_anew_in_each() -> None:
    """n / 2 rounds of O(n) would not end; the classes are those by the distance to the ends."""
    n = 200_000
    v = np.arange(n)
    path = np.stack((v[1:], v[:-1]), axis=1)
    found = color_refinement(Graph(n, path))
    assert (found.class_count, found.rounds) == (n // 2, n // 2 - 1)
    assert np.array_equal(found.flat, np.minimum(v, n - 1 - v))
    hubs = np.concatenate((path, np.stack((v, np.full(n, n) + v % 2), axis=1)))
    found = color_refinement(Graph(n + 2, hubs))
    assert (found.class_count, found.flat[n], found.flat[n + 1]) == (n // 2 + 1, n // 2, n // 2)
    weights = color_refinement(Graph(n, path, edge_labels=v[1:] % 5))
    assert weights.is_discrete
    assert color_refinement(Graph(n, np.stack((v[1:] * 0, v[1:]), axis=1))).history == (1, 2)


WEAK = """
import numpy as np
from tests.wl.test_color_refinement import of_many_kinds
from wlkit._kernels import wl_vertices as kernels

word = kernels._word
kernels._powers = lambda bound, widest: np.empty(0, np.uint64)  # no sums that are injective

def weak(key, salt):
    most = int(salt) >> 40 & 3  # not for salt 0, the slots of the table of tallies
    return np.uint64(word(key, salt) % 2 if most else word(key, salt))

def counted(name):
    check, rejected = getattr(kernels, name), []
    def hold(*args):
        found = check(*args)
        rejected.extend([name] * (not found))
        return found
    setattr(kernels, name, hold)
    return rejected

kernels._word = weak
rows, groups = counted("_rows_hold"), counted("_groups_hold")
print(*of_many_kinds(), sep="\\n")
print(len(rows), len(groups))
"""


def of_many_kinds() -> Iterator[tuple[tuple[int, ...], list[int]]]:
    """Histories and colours of plain, directed, labelled and weighted graphs."""
    path, cycle = nx.path_graph(24), nx.cycle_graph(7, create_using=nx.DiGraph)
    graphs = [graph(path), graph("karate"), graph(cycle) + graph(nx.DiGraph([(0, 1), (0, 2)]))]
    rng = np.random.default_rng(4)
    for peer in (path, nx.gnm_random_graph(14, 25, seed=2)):
        labels = rng.integers(1, 4, len(peer.edges)).tolist()
        graphs.append(Graph(len(peer), np.array(peer.edges), edge_labels=labels))
    for seed in range(4):
        cubic = graph(nx.random_regular_graph(3, 30, seed=seed))
        graphs.append(Graph(30, cubic.edges, vertex_labels=rng.integers(0, 4, 30).tolist()))
    for g in graphs:
        for variant in ("color-refinement", "weighted"):
            found = refine(g, variant)
            yield found.history, found.flat.tolist()


def test_colliding_words_are_caught_and_drawn_again() -> None:
    """Most draws give words of one bit: many sums collide, until others are drawn."""
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", WEAK],
        env={**os.environ, "NUMBA_DISABLE_JIT": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    *found, rejected = done.stdout.splitlines()
    assert found == [str(x) for x in of_many_kinds()]
    assert min(map(int, rejected.split())) > 1


def test_equal_closed_neighbourhoods_are_no_collision() -> None:
    """Vertices of two classes whose closed neighbourhoods bear the same colours."""
    g = Graph(6, [(0, 1), (0, 2), (1, 2), (1, 3), (2, 4), (0, 5)])
    for colors in ([0, 1, 2, 3, 3, 3], [0, 1, 1, 2, 2, 2], [1, 0, 0, 1, 2, 2]):
        assert color_refinement([g, g], initial=[colors, colors]).verify()
    for d in range(1, 10):  # d neighbours of the other class each
        g = graph(nx.complete_bipartite_graph(d, d))
        assert color_refinement(g, initial=[0] * d + [1] * d).class_count == 2
        twice = nx.disjoint_union(nx.complete_graph(20), nx.complete_bipartite_graph(d, d))
        assert color_refinement(twice, initial=[*range(2, 22)] + [0] * d + [1] * d).verify()
    rng = np.random.default_rng(2)
    for n in (8, 20, 60):
        h = graph(nx.gnp_random_graph(n, 6 / n, seed=n))
        for classes in (2, 9, n):
            assert color_refinement(h, initial=rng.integers(0, classes, n)).verify()
