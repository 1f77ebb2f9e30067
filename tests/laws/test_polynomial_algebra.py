"""Theorems about the algebra of equivariant polynomials, and about the routes to their values."""

from __future__ import annotations

from fractions import Fraction
from math import comb

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from wlkit.graphs import Multigraph
from wlkit.polynomials import (
    EquivariantPolynomial,
    basis,
    count_basis,
    directional_derivative,
    elimination_plan,
    entrywise_product,
    evaluate,
    features,
    fit,
    gradient,
    molien_series,
    path_program,
    restrict_to_graphs,
)
from wlkit.polynomials.evaluate import evaluate_by_definition
from wlkit.testing import graphs, matrices, multigraphs

ANY = multigraphs(max_vertices=4, max_edges=4, roots=None, directed=None, channels=None)


def same(a, b):
    return bool(np.all(np.asarray(a) == np.asarray(b)))


def combined(combination, x):
    values = [c * np.asarray(evaluate(h, x), dtype=object) for h, c in combination.items()]
    return sum(values, np.zeros((), dtype=object))


def slope(values):
    """Return p'(0) of a polynomial from its values at 0, 1, ..., m: Newton's series."""
    total = 0 * np.asarray(values[0], dtype=object)
    for j in range(1, len(values)):
        terms = [(-1) ** (j - i) * comb(j, i) * np.asarray(values[i], object) for i in range(j + 1)]
        total = total + Fraction((-1) ** (j - 1), j) * sum(terms)
    return total


@given(ANY, st.data(), st.sampled_from("PQ"))
def test_every_route_gives_the_value_of_the_definition(h, data, kind):
    x = data.draw(matrices(h, min_size=1, max_size=3))
    expected = evaluate_by_definition(h, x, kind)
    assert same(evaluate(h, x, kind), expected)
    assert same(evaluate(h, x, kind, dtype="float64"), expected)
    assert same(evaluate(h, x, kind, optimize="greedy"), expected)
    assert same(evaluate(h, np.stack([x, -x]), kind)[0], expected)
    sparse = pytest.importorskip("scipy.sparse")
    thin = evaluate(h, [sparse.csr_array(x[..., c]) for c in range(h.channels)], kind)
    assert same(thin.toarray() if len(h.roots) == 2 else thin, expected)
    if kind == "P":
        assert same(features(x, patterns=[h]).array[..., 0], expected)
        assert same(elimination_plan(h).sparse_program.run(x), expected)
        assert same(path_program(h, len(x)).run(x), expected)


@given(ANY, st.data(), st.sampled_from("PQ"), st.sampled_from([2, -3, 2**40]))
def test_values_are_homogeneous(h, data, kind, d):
    """The value at X / d is the value at X, divided by d^m."""
    x = data.draw(matrices(h, min_size=1, max_size=3)).astype(object)
    found = evaluate(h, x * Fraction(1, d), kind)
    assert same(np.asarray(found, dtype=object) * d**h.m, evaluate(h, x, kind))
    assert same(evaluate(h, x * d, kind), np.asarray(evaluate(h, x, kind), object) * d**h.m)


@given(ANY, st.data())
def test_directional_derivative_is_the_slope(h, data):
    """d/dt P(X + t Y) at 0, from the values at t = 0, ..., m."""
    x = data.draw(matrices(h, min_size=2, max_size=3))
    y = data.draw(matrices(h, min_size=len(x), max_size=len(x)))[..., :1]
    values = [evaluate(h, np.concatenate([x[..., :1] + t * y, x[..., 1:]], 2)) for t in range(5)]
    found = combined(directional_derivative(h), np.concatenate([x, y], axis=2))
    assert same(found, slope(values[: h.m + 1]))


@given(multigraphs(max_vertices=4, max_edges=4, directed=None), st.data())
def test_gradient_pairs_to_the_slope(h, data):
    x = data.draw(matrices(h, min_size=2, max_size=3))
    y = data.draw(matrices(h, min_size=len(x), max_size=len(x)))
    values = [evaluate(h, x + t * y) for t in range(h.m + 1)]
    slopes = np.broadcast_to(np.asarray(combined(gradient(h), x)), (len(x), len(x)))
    assert (slopes * y[..., 0]).sum() == slope(values)


@given(ANY, st.data())
def test_products_are_glued_unions(h, data):
    options = {"directed": h.directed, "channels": h.channels}
    k = data.draw(multigraphs(max_vertices=3, max_edges=3, roots=len(h.roots), **options))
    x = data.draw(matrices(h, min_size=1, max_size=3))
    product = np.asarray(evaluate(h, x), object) * np.asarray(evaluate(k, x), object)
    assert same(evaluate(entrywise_product(h, k), x), product)


@given(multigraphs(max_vertices=4, max_edges=4, directed=None), graphs(max_vertices=5))
def test_at_graphs_the_values_are_homomorphism_counts(h, g):
    from wlkit.motifs import hom

    simple = restrict_to_graphs(h)
    expected = 0 if simple is None else hom(simple.underlying, g)
    assert evaluate(h, g) == expected
    polynomial = EquivariantPolynomial(h)
    assert polynomial.on_graphs()(g) == expected


@given(st.data())
def test_both_bases_verify(data):
    h = data.draw(multigraphs(max_vertices=4, max_edges=3, roots=None, directed=None))
    assert EquivariantPolynomial(h, data.draw(st.sampled_from("PQ"))).verify()


@given(st.data())
def test_a_fitted_polynomial_is_the_one_that_was_evaluated(data):
    kind = {"directed": data.draw(st.booleans()), "loops": data.draw(st.booleans()), "n": 3}
    roots = data.draw(st.sampled_from([0, 1, "edge"]))
    patterns = list(basis(2, roots=roots, **kind))
    chosen = data.draw(st.lists(st.sampled_from(patterns), min_size=1, max_size=2, unique=True))
    terms = {h: i + 2 for i, h in enumerate(chosen)}
    found = fit(lambda x: combined(terms, x), 2, 3, directed=kind["directed"], loops=kind["loops"])
    assert dict(found.p) == terms
    assert found.rank == sum(count_basis(2, roots=found.space.roots, **kind))


@pytest.mark.parametrize("roots", [0, 1, 2, "edge"])
@pytest.mark.parametrize("simple", [False, True])
def test_molien_series_count_the_multigraphs_with_few_vertices(roots, simple):
    for n in (1, 2, 3, 4):
        for directed in (False, True):
            kind = {"roots": roots, "simple": simple, "directed": directed, "loops": directed}
            levels = [0] * 4
            for h in basis(3, n=n, **kind):
                levels[h.m] += 1
            assert levels == count_basis(3, n=n, **kind)
            assert levels == list(molien_series(n, **kind).series(4).coefficients)


def test_molien_series_are_stable_from_twice_the_degree_on():
    for n in (2, 4, 6):
        stable = count_basis(n // 2, directed=True)
        assert list(molien_series(n, directed=True).series(n // 2 + 1).coefficients) == stable


@given(multigraphs(max_vertices=6, max_edges=6, roots=None, loops=False))
def test_width_is_the_treewidth_with_the_roots_joined(h):
    from wlkit.graphs import Graph
    from wlkit.treewidth import treewidth

    ends = {(min(u, v), max(u, v)) for u, v, _ in h.edges}
    joined = ends | ({tuple(sorted(h.roots))} if len(set(h.roots)) == 2 else set())
    if len(set(h.roots)) < h.n and len(h.roots) == len(set(h.roots)):
        expected = treewidth(Graph(h.n, sorted(joined)), exact=True).value
        assert elimination_plan(h).width == max(expected, len(h.roots) - 1, 0)


def test_the_determinant_without_a_diagonal_is_a_directed_cycle():
    """Of order 3: the two cyclic permutations, both even; the cycle has 3 automorphisms."""
    found = fit(lambda x: round(np.linalg.det(x)), 3, 3, loops=False)
    (cycle,) = [h for h, c in found.q.items() if c]
    assert cycle.is_isomorphic(Multigraph(3, [(0, 1), (1, 2), (2, 0)], directed=True))
    assert found.q[cycle] == Fraction(1, 3)
