from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from wlkit.polynomials.tensors import multiply, product, tensor, total

SIZES = [2**3, 2**20, 2**31, 2**45, 2**61, 2**62, 2**90, 2**200]


@st.composite
def factors(draw):
    """Two matrices that can be multiplied, with entries of very different sizes."""
    p, n, q = (draw(st.integers(1, 4)) for _ in range(3))

    def matrix(rows, columns):
        size = draw(st.sampled_from(SIZES))
        entry = st.integers(-size, size) | st.sampled_from([-size, size, 0, 1 - size])
        rows = [[draw(entry) for _ in range(columns)] for _ in range(rows)]
        return np.array(rows, dtype=np.int64 if size < 2**62 else object)[None]

    return matrix(p, n), matrix(n, q)


def exactly(a, b):
    return np.matmul(a.astype(object), b.astype(object)).tolist()


@given(factors())
def test_matrix_products_are_exact(pair):
    a, b = pair
    found = product(tensor(a), tensor(b))
    assert found.array.tolist() == exactly(a, b)
    assert all(abs(x) <= found.bound for x in found.array.astype(object).flat)
    assert found.array.dtype == (np.int64 if found.bound < 2**63 else object)


@given(factors())
def test_entrywise_products_and_sums_are_exact(pair):
    a = pair[0]
    found = multiply([tensor(a)] * 3)
    assert found.array.tolist() == (a.astype(object) ** 3).tolist()
    sums = total(tensor(a))
    assert sums.array.tolist() == a.astype(object).sum(axis=-1).tolist()
    assert all(abs(x) <= sums.bound for x in sums.array.astype(object).flat)


@pytest.mark.parametrize("size", [2**20, 2**26, 2**28, 2**30, 2**40])
def test_products_at_the_edges_of_the_number_formats(size):
    a = np.full((1, 7, 7), size, dtype=np.int64)
    a[0, ::2] *= -1
    assert product(tensor(a), tensor(a)).array.tolist() == exactly(a, a)


def test_fractions_and_floats_have_no_bound():
    half = np.array([[[Fraction(1, 2), 1], [0, 3]]], dtype=object)
    assert product(tensor(half), tensor(half)).array[0, 0].tolist() == [Fraction(1, 4), 3.5]
    single = np.ones((1, 2, 2), dtype=np.float32)
    assert product(tensor(single), tensor(single)).array.dtype == np.float32
    assert total(tensor(single)).array.dtype == np.float32
    assert multiply([tensor(single)] * 2).bound is None


def test_a_product_goes_where_it_is_wanted():
    out = np.zeros((1, 2, 2), dtype=np.int64)
    x = tensor(np.arange(4).reshape(1, 2, 2))
    assert multiply([x, x], out).array is out
    huge = tensor(np.full((1, 2, 2), 2**40))
    assert multiply([huge, huge], out).array is not out
    assert tensor(np.zeros((0, 2, 2), dtype=np.int64)).bound == 1
