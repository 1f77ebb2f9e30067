from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from wlkit.errors import InputError
from wlkit.graphs import Multigraph, graph
from wlkit.polynomials import (
    basis,
    convert,
    directional_derivative,
    entrywise_product,
    evaluate,
    gradient,
    matrix_product,
    product,
    restrict_to_graphs,
    transpose,
)

EDGE_VALUED = list(basis(2, directed=True, loops=True, roots="edge"))
INVARIANT = list(basis(3, loops=True))
DIRECTED = list(basis(2, directed=True, loops=True))
NODE = list(basis(2, loops=True, roots=1))


def matrices(symmetric, count=1):
    x = np.random.default_rng(9).integers(-5, 6, (count, 4, 4))
    return x + x.transpose(0, 2, 1) if symmetric else x


def combined(combination, x, kind="P"):
    values = [c * np.asarray(evaluate(h, x, kind), dtype=object) for h, c in combination.items()]
    return sum(values, np.zeros((), dtype=object))


@given(st.sampled_from(EDGE_VALUED), st.sampled_from(EDGE_VALUED))
def test_products_of_matrices(h, k):
    (x,) = matrices(False)
    a, b = evaluate(h, x), evaluate(k, x)
    assert np.array_equal(evaluate(entrywise_product(h, k), x), a * b)
    assert np.array_equal(evaluate(matrix_product(h, k), x), a @ b)
    assert np.array_equal(evaluate(transpose(h), x), a.T)


@given(st.sampled_from(NODE), st.sampled_from(NODE), st.sampled_from(INVARIANT))
def test_products_in_both_bases(h, k, f):
    (x,) = matrices(True)
    for kind in "PQ" if h.n + k.n <= 6 else "P":
        both = np.asarray(evaluate(h, x, kind)) * evaluate(k, x, kind)
        assert np.array_equal(combined(product(h, k, kind), x, kind), both)
    assert np.array_equal(evaluate(entrywise_product(f, h), x), evaluate(f, x) * evaluate(h, x))
    assert np.array_equal(evaluate(entrywise_product(h, f), x), evaluate(f, x) * evaluate(h, x))


@pytest.mark.parametrize("roots", [0, 1, "edge"])
def test_products_of_q_by_way_of_p(roots):
    patterns = list(basis(1, directed=True, loops=True, roots=roots))
    for h in patterns:
        for k in patterns:
            by_p = product(convert({h: 1}, "P"), convert({k: 1}, "P"))
            assert product(h, k, "Q") == convert(by_p, "Q")


def test_products_of_combinations():
    one, two = INVARIANT[1], INVARIANT[2]
    difference = {one.canonical(): 1, two.canonical(): -1}
    squares = product(difference, {one.canonical(): 1, two.canonical(): 1})
    assert squares == {
        **product(one, one),
        **{h: -c for h, c in product(two, two).items()},
    }


@given(st.sampled_from(EDGE_VALUED), st.data())
def test_directional_derivative_is_the_linear_term(h, data):
    """P(X + t Y) at t = -2..2 is a polynomial of degree at most 2 in t."""
    x, y = matrices(False, 2)
    at = {t: evaluate(h, x + t * y).astype(object) for t in (-1, 1)}
    both = np.stack([x, y], axis=2)
    assert (2 * combined(directional_derivative(h), both) == at[1] - at[-1]).all()


@pytest.mark.parametrize("patterns", [INVARIANT, DIRECTED])
def test_gradient_pairs_to_the_derivative(patterns):
    for h in patterns:
        x, y = matrices(not h.directed, 2)
        slope = np.sum(combined(directional_derivative(h), np.stack([x, y], axis=2)))
        found = np.broadcast_to(np.asarray(combined(gradient(h), x)), (4, 4))
        assert (found * y).sum() == slope
        if not h.directed:
            assert np.array_equal(found, found.T)


def test_restriction_to_graphs_counts_homomorphisms():
    from wlkit.motifs import hom

    host = graph("petersen")
    for h in [*INVARIANT, *DIRECTED]:
        simple = restrict_to_graphs(h)
        expected = 0 if simple is None else hom(simple.underlying, host)
        assert evaluate(h, host.adjacency) == expected
        assert (simple is None) == h.has_loops


def test_restriction_in_two_channels():
    x = np.stack([graph("C5").adjacency, graph("P5").adjacency], axis=2).astype(np.int64)
    h = Multigraph(3, [(0, 1, 1), (1, 0, 1), (2, 1, 0)], roots=(0,), directed=True, channels=2)
    simple = restrict_to_graphs(h)
    assert simple.text == "3:0-1@1,1-2:r0:c2"
    assert np.array_equal(evaluate(h, x), evaluate(simple, x))


def test_bad_input():
    one, two = Multigraph(1, roots=(0,)), Multigraph(2, roots=(0, 1))
    with pytest.raises(InputError, match="equally many"):
        entrywise_product(one, two)
    with pytest.raises(InputError, match="equally many"):
        product(one, two, "Q")
    with pytest.raises(InputError, match="kind of polynomial"):
        product(one, one, "R")
    with pytest.raises(InputError, match="two roots"):
        matrix_product(one, two)
    with pytest.raises(InputError, match="alike"):
        entrywise_product(one, Multigraph(1, roots=(0,), directed=True))
    with pytest.raises(InputError, match="no roots"):
        gradient(one)
