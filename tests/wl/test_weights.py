"""Refinement by sums of weights: the definition, and equitable partitions of matrices."""

from __future__ import annotations

from fractions import Fraction

import networkx as nx
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
from wlkit.wl.structure import joint
from wlkit.wl.weights import SumsOfWeights


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


def with_weights(peer: nx.Graph, values: list, seed: int) -> Graph:
    """The graph of `peer` with labels drawn from `values`."""
    rng = np.random.default_rng(seed)
    g = Graph.from_networkx(peer)
    chosen = [values[i] for i in rng.integers(0, len(values), g.m)]
    return Graph(g.n, g.edges, directed=g.directed, edge_labels=chosen)


def channel_sums(graphs: list[Graph]) -> list[slow.Colors]:
    """The definition for several channels: one number whose digits are far apart stands for all."""
    base = 10**6

    def packed(g: Graph, u: int, v: int) -> Fraction:
        labels = dict(zip(g.edge_list, g.edge_labels or [], strict=True))
        if not g.directed:
            labels |= {(b, a): x for (a, b), x in labels.items()}
        numbers = str(labels.get((u, v), 0)).split(",")
        return sum((Fraction(x) * base**i for i, x in enumerate(numbers)), Fraction(0))

    return slow.weighted(graphs, packed)


VALUES = [
    [1, -1],
    [2, 3, -5],
    ["1/2", "-1/3", 1, 0],
    ["1,0", "0,1", "1,-1"],
    [2**70, -(2**70), 1],
    [str(Fraction(0.1)), str(Fraction(2.5)), -3],
]


@pytest.mark.parametrize("values", VALUES, ids=str)
@pytest.mark.parametrize("directed", [False, True])
def test_many_kinds_of_weights_against_the_definition(values: list, directed: bool) -> None:
    """Few classes and many, rounds that read all rows and rounds that push a few classes."""
    path = nx.path_graph(13, create_using=nx.DiGraph if directed else nx.Graph)
    sparse = nx.gnm_random_graph(18, 20, seed=3, directed=directed)
    dense = nx.gnm_random_graph(9, 25, seed=4, directed=directed)
    for seed, peer in enumerate((path, sparse, dense)):
        pair = [with_weights(peer, values, seed), with_weights(peer, values, seed + 1)]
        assert_same(refine(pair, "weighted"), channel_sums(pair))


def test_sums_of_zero_are_not_seen() -> None:
    """A class that is pushed gives 0 to some vertices: they stay with those it does not reach."""
    rungs = [(2 * i, 2 * i + 1, 1) for i in range(5)]
    cancel = [(10, 0, 1), (10, 2, -1), (11, 0, -1), (11, 2, 1), (11, 5, 7)]
    long = [(i, i + 1, 3) for i in range(11, 30)]
    g = weighted_graph(rungs + cancel + long)
    colors = refine(g, "weighted")
    assert_same(colors, slow.weighted([g], number))
    assert colors.verify()


def test_weights_too_large_for_a_word_are_summed_all_the_same() -> None:
    huge = [weighted_graph([(0, 1, 2**64 + x), (0, 2, 2**64 - x)]) for x in (0, 1)]
    found = refine(huge, "weighted")
    assert found.of(0)[1] != found.of(1)[1]
    assert found.verify()
    rows = [SumsOfWeights(joint(g)).rows() for g in (huge[0], weighted_graph([(0, 1, 2**64)]))]
    assert rows[0] is not None  # one number divides all weights
    assert rows[0].weights is None
    assert SumsOfWeights(joint(huge[1])).rows() is None


def test_labels_must_be_numbers_of_equal_length() -> None:
    with pytest.raises(GraphError, match="expected numbers"):
        refine(Graph(2, [(0, 1)], edge_labels=["x"]), "weighted")
    with pytest.raises(GraphError, match="as many numbers"):
        refine(Graph(3, [(0, 1), (1, 2)], edge_labels=[1, "1,2"]), "weighted")
    with pytest.raises(GraphError, match="expected numbers"):
        refine(Graph(2, [(0, 1)], edge_labels=["1/0"]), "weighted")
