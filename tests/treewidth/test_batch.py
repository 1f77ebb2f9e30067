from __future__ import annotations

import os
import subprocess
import sys

import numpy as np
import pytest

from tests.reference.treewidth import (
    component,
    is_feasible,
    neighbor_sets,
    treewidth_by_subsets,
)
from wlkit._kernels import treewidth as kernels
from wlkit.errors import GraphError, SizeError
from wlkit.graphs import Graph, graph
from wlkit.treewidth import treewidth, treewidths_of_masks
from wlkit.treewidth.batch import refute
from wlkit.treewidth.core import order_at_most


def random_masks(count, n, density, seed=0):
    upper = np.triu(np.random.default_rng(seed).random((count, n, n)) < density, 1)
    matrix = upper | upper.transpose(0, 2, 1)
    return (matrix.astype(np.uint32) << np.arange(n, dtype=np.uint32)).sum(2, dtype=np.uint32)


def sets_of(masks):
    return [{u for u in range(len(masks)) if int(m) >> u & 1} for m in masks]


def graph_of(masks):
    return Graph(len(masks), [(u, v) for v, s in enumerate(sets_of(masks)) for u in s if u < v])


@pytest.mark.parametrize("n, density", [(1, 0.5), (2, 0.5), (5, 0.6), (7, 0.5), (8, 0.4)])
def test_agrees_with_subset_recursion(n, density):
    masks = random_masks(20, n, density)
    expected = [treewidth_by_subsets(sets_of(m)) for m in masks]
    assert treewidths_of_masks(masks).tolist() == expected


@pytest.mark.parametrize("n, density", [(9, 0.35), (11, 0.5), (13, 0.3), (16, 0.3), (16, 0.6)])
def test_the_two_searches_agree(n, density):
    masks = random_masks(40, n, density, seed=n)
    assert treewidths_of_masks(masks).tolist() == [treewidth(graph_of(m)).value for m in masks]


def test_feasible_sets_are_feasible_by_definition():
    g = graph("petersen")
    sets = neighbor_sets(g)
    masks = np.array(g.neighbor_masks, dtype=np.uint64)
    for k, answer in ((3, 0), (4, 1)):
        status, rows, tops, size, *_ = kernels.feasible_sets(masks, k, 10**4, 10**4, 10**6)
        memo = {}
        assert status == answer
        for (c, around, seed), top in zip(
            rows[:size].tolist(), tops[:size, 0].tolist(), strict=True
        ):
            inside = {v for v in range(10) if c >> v & 1}
            assert component(sets, inside, next(iter(inside))) == inside
            assert is_feasible(sets, inside, k, memo)
            assert {v for v in range(10) if around >> v & 1} == {
                u for v in inside for u in sets[v]
            } - inside
            assert seed >> top & 1


def test_limits_of_the_search_are_reported():
    masks = np.array(graph("grid(6,6)").neighbor_masks, dtype=np.uint64)
    for limits in ((10, 10**6, 10**9), (10**6, 10, 10**9), (10**6, 10**6, 10)):
        assert kernels.feasible_sets(masks, 5, *limits)[0] == -1


def test_order_at_most_gives_orders_of_that_width():
    from wlkit.treewidth import elimination_width

    g = graph("mcgee")
    status, order, _ = order_at_most(list(g.neighbor_masks), 7)
    assert status == 1
    assert elimination_width(g, order) <= 7
    assert order_at_most(list(g.neighbor_masks), 6)[0] == 0


def test_refute_is_the_other_side():
    for name, value in (("dodecahedron", 6), ("petersen", 4), ("2K4", 3)):
        masks = list(graph(name).neighbor_masks)
        assert [refute(masks, k) for k in (value - 1, value)] == [True, False]


@pytest.mark.parametrize(
    "masks, error, reason",
    [
        (np.zeros((1, 17), int), SizeError, "at most 16"),
        (np.zeros((2, 2)), GraphError, "integers of shape"),
        (np.zeros(3, int), GraphError, "integers of shape"),
        (np.array([[2, 1], [2, 0]]), GraphError, "graph 1: expected symmetric"),
        (np.array([[1, 0]]), GraphError, "graph 0"),
        (np.array([[4, 0]]), GraphError, "graph 0"),
    ],
)
def test_bad_masks(masks, error, reason):
    with pytest.raises(error, match=reason):
        treewidths_of_masks(masks)


def test_no_graphs_and_no_vertices():
    assert treewidths_of_masks(np.zeros((0, 5), int)).tolist() == []
    assert treewidths_of_masks(np.zeros((2, 0), int)).tolist() == [-1, -1]


def test_the_kernels_without_compilation_give_the_same():
    script = (
        "import numpy as np\n"
        "from wlkit.graphs import graph\n"
        "from wlkit.treewidth import treewidth, treewidths_of_masks\n"
        "masks = np.array([graph(x).neighbor_masks for x in ('C6', 'prism(3)', 'octahedron')])\n"
        "print(treewidths_of_masks(masks).tolist(), treewidth('hypercube(3)').value,\n"
        "      treewidth('petersen').value)\n"
    )
    environment = {**os.environ, "NUMBA_DISABLE_JIT": "1", "PYTHONWARNINGS": "ignore"}
    run = subprocess.run(
        [sys.executable, "-c", script], env=environment, capture_output=True, text=True, check=True
    )
    assert run.stdout.split("\n")[0] == "[2, 3, 4] 3 4"
