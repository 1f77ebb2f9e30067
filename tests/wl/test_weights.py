"""Refinement by sums of weights: the definition, and equitable partitions of matrices."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.reference import wl_subgraphs as slow
from tests.reference.set_partitions import all_set_partitions
from tests.wl.test_kernels import PAIRS, assert_same
from wlkit.errors import GraphError
from wlkit.graphs import Graph
from wlkit.wl import color_refinement, refine, weighted_graph
from wlkit.wl.coloring import same_partition


def number(g: Graph, u: int, v: int) -> Fraction:
    labels = dict(zip(g.edge_list, g.edge_labels or [1] * g.m, strict=True))
    if not g.directed:
        labels |= {(b, a): x for (a, b), x in labels.items()}
    return Fraction(labels.get((u, v), 0))


def test_sums_are_those_of_the_definition() -> None:
    for pair in PAIRS:
        assert_same(refine(pair, "weighted"), slow.weighted(list(pair), number))


def test_without_labels_it_is_color_refinement() -> None:
    for names in (["C6", "2C3"], ["karate"], ["P7", "S6"]):
        assert same_partition(refine(names, "weighted").flat, color_refinement(names).flat)


@st.composite
def matrices(draw: st.DrawFn) -> np.ndarray:
    n = draw(st.integers(1, 5))
    upper = draw(st.lists(st.integers(-1, 2), min_size=n * n, max_size=n * n))
    m = np.triu(np.array(upper).reshape(n, n), 1)
    return m + m.T


@given(matrices())
def test_the_classes_are_the_coarsest_equitable_partition(m: np.ndarray) -> None:
    """Over all partitions: m maps vectors that are constant on the blocks to such vectors."""
    n = len(m)

    def equitable(blocks: tuple[int, ...]) -> bool:
        into = m @ np.eye(n, dtype=int)[list(blocks)]
        return all(
            (into[u] == into[v]).all() for u in range(n) for v in range(u) if blocks[u] == blocks[v]
        )

    coarsest = min(filter(equitable, all_set_partitions(n)), key=max)
    mine = refine(weighted_graph(m), "weighted").flat
    assert same_partition(mine, np.array(coarsest))


def test_weights_that_cancel_are_no_edge() -> None:
    cancel = weighted_graph([(0, 1, 1), (0, 2, -1), (3, 4, 1)])
    assert refine(cancel, "weighted").flat[0] not in (3, 4)
    sums = refine(
        [weighted_graph([(0, 1, "1/3"), (0, 2, "2/3")]), weighted_graph([(0, 1, 1)])], "weighted"
    )
    assert sums.of(0)[0] != sums.of(1)[0]
    assert sums.verify()


def test_labels_must_be_numbers_of_equal_length() -> None:
    with pytest.raises(GraphError, match="expected numbers"):
        refine(Graph(2, [(0, 1)], edge_labels=["x"]), "weighted")
    with pytest.raises(GraphError, match="as many numbers"):
        refine(Graph(3, [(0, 1), (1, 2)], edge_labels=[1, "1,2"]), "weighted")
