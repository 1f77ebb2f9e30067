from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from wlkit.errors import InputError, UnknownNameError, VerificationError
from wlkit.graphs import Multigraph, graph
from wlkit.polynomials import EquivariantPolynomial, basis

EDGE_VALUED = list(basis(2, directed=True, loops=True, roots="edge"))
INVARIANT = list(basis(2, loops=True))


@st.composite
def polynomials(draw, patterns):
    coefficient = st.integers(-3, 3) | st.sampled_from([Fraction(1, 2), Fraction(-2, 3)])
    terms = draw(st.dictionaries(st.sampled_from(patterns), coefficient, max_size=3))
    return EquivariantPolynomial(terms, draw(st.sampled_from("PQ")))


def sample(seed, symmetric):
    x = np.random.default_rng(seed).integers(-4, 5, (3, 3))
    return x + x.T if symmetric else x


def array(value):
    return np.zeros((3, 3), dtype=object) + np.asarray(value, dtype=object)


@given(polynomials(EDGE_VALUED), polynomials(EDGE_VALUED), st.integers(0, 50))
def test_the_algebra_is_that_of_the_values(f, g, seed):
    x = sample(seed, False)
    a, b = array(f(x)), array(g(x))
    assert np.array_equal(array((f + g)(x)), a + b)
    assert np.array_equal(array((f - 2 * g)(x)), a - 2 * b)
    assert np.array_equal(array((f * g)(x)), a * b)
    assert np.array_equal(array((f @ g)(x)), a @ b)
    assert np.array_equal(array(f.T(x)), a.T)


@given(polynomials(EDGE_VALUED))
def test_both_bases_describe_one_polynomial(f):
    assert f.to("P") == f.to("Q") == f
    assert hash(f.to("P")) == hash(f.to("Q"))
    assert f.verify()


@given(polynomials(INVARIANT), st.integers(0, 50))
def test_gradient_and_derivative(f, seed):
    """Of degree 2: the values at X + Y and X - Y differ by twice the linear term."""
    x, y = sample(seed, True), sample(seed + 99, True)
    slope = f.derivative()(np.stack([x, y], axis=2))
    assert 2 * slope == f(x + y) - f(x - y)
    assert (array(f.gradient()(x)) * y).sum() == slope


@given(polynomials(EDGE_VALUED))
def test_on_graphs(f):
    x = graph("P3").adjacency.astype(np.int64)
    simple = f.on_graphs()
    assert all(h.is_simple and not h.directed and not h.has_loops for h, _ in simple.terms)
    assert np.array_equal(array(simple(x)), array(f(x)))


def test_zero():
    f = EquivariantPolynomial("2:0-1")
    zero = f - f
    assert zero.terms == ()
    assert (zero.degree, f.degree) == (-1, 1)
    assert repr(zero) == "EquivariantPolynomial('0')"
    assert zero(np.eye(2, dtype=int)) == 0
    assert zero(np.eye(2), dtype="float64") == 0
    assert zero.verify()
    assert zero != 0


def test_text_latex_and_floats():
    f = EquivariantPolynomial({"2:0-1": Fraction(-1, 2), "3:0-1,0-2": 1}, "Q")
    assert repr(f) == "EquivariantPolynomial('-1/2 Q[2:0-1] + Q[3:0-1,0-2]')"
    assert f._repr_latex_().startswith(r"$-\frac{1}{2} \sum_{k, l\ \mathrm{distinct}} X_{kl} +")
    assert f(np.ones((3, 3)), dtype="float64") == pytest.approx(3.0)


def test_isomorphic_terms_are_one():
    f = EquivariantPolynomial({"3:0-1,0-2": 1, "3:0-1,1-2": 2})
    assert [c for _, c in f.terms] == [3]


def test_bad_input():
    with pytest.raises(InputError, match="alike"):
        EquivariantPolynomial({"2:0-1": 1, "2:0-1:r0": 1})
    with pytest.raises(InputError, match="coefficient"):
        EquivariantPolynomial({"2:0-1": 0.5})
    with pytest.raises(UnknownNameError):
        EquivariantPolynomial("2:0-1", "R")


def test_a_wrong_value_does_not_verify(monkeypatch):
    f = EquivariantPolynomial(Multigraph(2, [(0, 1)]))
    monkeypatch.setattr(EquivariantPolynomial, "__call__", lambda self, x: 0)
    with pytest.raises(VerificationError, match="definition of P"):
        f.verify()
