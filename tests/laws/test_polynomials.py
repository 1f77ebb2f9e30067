"""Theorems about equivariant polynomials."""

from __future__ import annotations

import itertools
from math import prod

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from wlkit import testing
from wlkit.exact import inverse_euler_transform, rank
from wlkit.graphs import Multigraph, graph
from wlkit.polynomials import (
    basis,
    convert,
    count_basis,
    count_connected,
    elimination_plan,
    evaluate,
    features,
    p_expansion,
    q_expansion,
)


def multigraphs(*, max_n=4, max_m=4, roots=None, directed=None, channels=1):
    return testing.multigraphs(
        min_vertices=1,
        max_vertices=max_n,
        max_edges=max_m,
        roots=roots,
        directed=directed,
        channels=channels,
    )


@st.composite
def matrices(draw, n, symmetric):
    edge = Multigraph(2, [(0, 1)], directed=not symmetric)
    return draw(testing.matrices(edge, min_size=n, max_size=n))[..., 0]


def same(a, b):
    return bool(np.all(np.asarray(a) == np.asarray(b)))


@given(multigraphs(channels=None), st.data(), st.sampled_from("PQ"))
def test_polynomials_are_equivariant(h, data, kind):
    matrix = data.draw(testing.matrices(h, max_size=3))
    n = len(matrix)
    p = np.array(data.draw(st.permutations(range(n))), dtype=np.int64)
    value = evaluate(h, matrix, kind)
    moved = value if not h.roots else value[np.ix_(*[p] * len(h.roots))]
    assert same(evaluate(h, matrix[np.ix_(p, p)], kind), moved)


@given(multigraphs(channels=None), st.data())
def test_p_is_the_sum_of_q_over_set_partitions(h, data):
    matrix = data.draw(testing.matrices(h, min_size=1, max_size=3))
    total = sum(
        c * np.asarray(evaluate(k, matrix, "Q"), dtype=object) for k, c in q_expansion(h).items()
    )
    assert same(total, evaluate(h, matrix))


@given(multigraphs(max_n=5))
def test_p_to_q_and_back_is_the_identity(h):
    for simple in (False, True):
        for loops in (False, True):
            options = {"simple": simple, "loops": loops}
            if h.has_loops and not loops:
                continue
            if simple and not h.is_simple:
                continue
            there = convert({h.canonical(): 7}, "Q", **options)
            assert convert(there, "P", **options) == {h.canonical(): 7}


@given(multigraphs(max_n=5))
def test_signs_of_the_p_expansion_follow_the_number_of_vertices(h):
    for k, c in p_expansion(h).items():
        assert (c > 0) == ((h.n - k.n) % 2 == 0)


@given(multigraphs(max_n=5, max_m=6), st.integers(0, 5))
def test_all_ones_counts_assignments(h, n):
    ones = np.ones((n, n), dtype=np.int64)
    value = evaluate(h, ones)
    free = h.n - len(set(h.roots))
    expected = np.full((n,) * len(h.roots), n**free, dtype=np.int64)
    if len(h.roots) == 2 and len(set(h.roots)) == 1:
        expected = expected * np.eye(n, dtype=np.int64)
    assert same(value, expected)


@given(multigraphs(roots=0), st.integers(0, 5))
def test_q_at_all_ones_is_the_falling_factorial(h, n):
    falling = prod(n - i for i in range(h.n))
    assert evaluate(h, np.ones((n, n), dtype=np.int64), "Q") == falling


@given(multigraphs(roots=0, directed=False, max_n=5, max_m=6), st.integers(0, 5))
def test_complete_graphs_give_the_chromatic_polynomial(h, n):
    from networkx import Graph, chromatic_polynomial
    from sympy import Symbol

    complete = np.ones((n, n), dtype=np.int64) - np.eye(n, dtype=np.int64)
    expected = 0
    if not h.has_loops:
        g = Graph(h.underlying.edge_list)
        g.add_nodes_from(range(h.n))
        expected = chromatic_polynomial(g).subs(Symbol("x"), n)
    assert evaluate(h, complete) == expected


def test_k4_at_five_colours():
    assert evaluate(Multigraph.from_graph(graph("K4")), graph("K5").adjacency) == 120


@given(multigraphs(roots=0), multigraphs(roots=0), st.data())
def test_disjoint_union_is_the_product(h, k, data):
    k = Multigraph(k.n, k.edges, directed=h.directed)
    matrix = data.draw(matrices(3, not h.directed))
    assert evaluate(h.disjoint_union(k), matrix) == evaluate(h, matrix) * evaluate(k, matrix)


@given(multigraphs(roots=0), st.data())
def test_kronecker_product_multiplies_values(h, data):
    x = data.draw(matrices(2, not h.directed))
    y = data.draw(matrices(3, not h.directed))
    assert evaluate(h, np.kron(x, y)) == evaluate(h, x) * evaluate(h, y)


@given(multigraphs(), st.data())
def test_summing_over_the_roots_unroots(h, data):
    matrix = data.draw(matrices(3, not h.directed))
    total = int(np.sum(np.asarray(evaluate(h, matrix))))
    assert total == evaluate(Multigraph(h.n, h.edges, directed=h.directed), matrix)


@given(multigraphs(roots=2), st.data())
def test_diagonal_is_the_quotient_by_the_roots(h, data):
    a, b = h.roots
    matrix = data.draw(matrices(3, not h.directed))
    low, high = min(a, b), max(a, b)
    blocks = [low if v == high else v - (v > high) for v in range(h.n)] if a != b else range(h.n)
    merged = h.quotient(list(blocks))
    node = Multigraph(merged.n, merged.edges, roots=merged.roots[:1], directed=h.directed)
    assert same(np.diag(evaluate(h, matrix)), evaluate(node, matrix))


@given(multigraphs(roots=2), st.data())
def test_swapping_the_roots_transposes(h, data):
    matrix = data.draw(matrices(3, not h.directed))
    swapped = Multigraph(h.n, h.edges, roots=h.roots[::-1], directed=h.directed)
    assert same(evaluate(swapped, matrix), evaluate(h, matrix).T)


@given(multigraphs(directed=True), st.data())
def test_reversing_the_edges_transposes_the_input(h, data):
    matrix = data.draw(matrices(3, False))
    reverse = Multigraph(h.n, [(v, u) for u, v, _ in h.edges], roots=h.roots, directed=True)
    assert same(evaluate(reverse, matrix), evaluate(h, matrix.T))


@given(st.integers(1, 6), st.data())
def test_closed_walks_are_traces_of_powers(k, data):
    matrix = data.draw(matrices(4, False))
    cycle = Multigraph(k, [(i, (i + 1) % k) for i in range(k)], directed=True)
    assert evaluate(cycle, matrix) == np.trace(np.linalg.matrix_power(matrix, k))


@given(multigraphs(max_n=5, max_m=7), st.data())
def test_every_order_of_elimination_gives_the_same_value(h, data):
    from wlkit.polynomials import EliminationPlan

    matrix = data.draw(matrices(3, not h.directed))
    free = [v for v in range(h.n) if v not in h.roots]
    plan = EliminationPlan(h, tuple(data.draw(st.permutations(free))))
    assert plan.width >= elimination_plan(h).width
    assert same(plan.program.run(matrix), evaluate(h, matrix))


@pytest.mark.parametrize("n", [1, 2, 3, 4])
def test_evaluated_basis_has_the_rank_of_the_count(n):
    """The P_H of degree 2, edge-valued, directed: 117 of them, of rank 1, 20, 70, 107."""
    rng = np.random.default_rng(n)
    samples = [rng.integers(-20, 21, (n, n)) for _ in range(13)]
    level = [h for h in basis(2, directed=True, loops=True, roots="edge") if h.m == 2]
    batch = np.stack(samples)[..., None]
    rows = features(batch, patterns=level).array.reshape(-1, len(level)).T
    assert len(level) == 117
    assert rank(rows) == [1, 20, 70, 107][n - 1]
    if n <= 2:
        q_rows = [np.concatenate([evaluate(h, x, "Q").ravel() for x in samples]) for h in level]
        assert rank(np.array(q_rows)) == rank(rows)


@pytest.mark.parametrize("simple", [False, True])
@pytest.mark.parametrize("roots", [0, 1, 2, "edge"])
@pytest.mark.parametrize("loops", [False, True])
@pytest.mark.parametrize("directed", [False, True])
@pytest.mark.parametrize("channels", [1, 2])
def test_rank_is_the_count_for_every_variant(directed, loops, roots, simple, channels):
    """Multigraphs with more than n vertices add nothing to the others on n x n matrices.

    Two different roots give the values off the diagonal.
    """
    rng = np.random.default_rng(17)
    kind = {"directed": directed, "loops": loops, "roots": roots, "simple": simple}
    kind["channels"] = channels
    for n in (1, 2, 3) if channels == 1 else (1, 2):
        low, high = (0, 2) if simple else (-9, 10)
        x = rng.integers(low, high, (60, channels, n, n))
        x = x if directed else np.triu(x) + np.triu(x, 1).swapaxes(2, 3)
        x = np.moveaxis(x if loops else x * (1 - np.eye(n, dtype=np.int64)), 1, -1)
        for bound in (n, None) if channels == 1 else (n,):
            patterns = list(basis(2, **kind, n=bound))
            if not patterns:
                assert count_basis(2, **kind, n=n) == [0, 0, 0]
                continue
            values = features(x, patterns=patterns).array
            if roots == 2:
                values = values[:, ~np.eye(n, dtype=bool)]
            values = values.reshape(-1, len(patterns))
            found = rank(np.unique(values, axis=0))
            assert found == sum(count_basis(2, **kind, n=n))


def test_loops_are_a_root_more():
    """Symmetric with loops and k roots counts as many as without loops and k + 1 roots."""
    for channels in (1, 2):
        for k in (0, 1):
            with_loops = count_basis(6, loops=True, roots=k, channels=channels)
            assert with_loops == count_basis(6, roots=k + 1, channels=channels)


def test_counts_grow_with_n_until_they_are_stable():
    for roots, k in ((0, 0), (1, 1), (2, 2)):
        rows = [count_basis(3, directed=True, roots=roots, n=n) for n in range(1, 2 * 3 + k + 3)]
        for small, large in itertools.pairwise(rows):
            assert all(a <= b for a, b in zip(small, large, strict=True))
        assert rows[5 + k] == rows[6 + k] == count_basis(3, directed=True, roots=roots)
        assert rows[4 + k] != rows[5 + k]


@pytest.mark.parametrize("simple", [False, True])
def test_connected_counts_are_the_inverse_euler_transform(simple):
    counts = count_basis(7, simple=simple)
    assert list(inverse_euler_transform(counts)) == count_connected(7, simple=simple)


@pytest.mark.parametrize("roots", [0, 1, 2])
def test_connected_counts_are_those_listed(roots):
    from wlkit.expressivity import connected_patterns

    listed = [len(level) for level in connected_patterns(5, roots)]
    assert listed == count_connected(5, simple=True, roots=roots)[1:]


def test_trees_do_not_tell_a_hexagon_from_two_triangles():
    from wlkit.expressivity.patterns import is_connected

    hexagon, triangles = graph("C6").adjacency, (graph("C3") + graph("C3")).adjacency
    for h in basis(5, simple=True):
        if h.n == h.m + 1 and is_connected(h):
            assert evaluate(h, hexagon) == evaluate(h, triangles)
    triangle = Multigraph.from_graph(graph("K3"))
    assert (evaluate(triangle, hexagon), evaluate(triangle, triangles)) == (0, 12)


def test_only_k4_tells_rook_from_shrikhande_with_six_edges():
    from wlkit.expressivity import connected_patterns

    rook, shrikhande = graph("rook4").adjacency, graph("shrikhande").adjacency
    differ = [
        (h, evaluate(h, rook), evaluate(h, shrikhande))
        for level in connected_patterns(6)
        for h in level
        if evaluate(h, rook) != evaluate(h, shrikhande)
    ]
    assert differ == [(Multigraph.from_graph(graph("K4")).canonical(), 192, 0)]
