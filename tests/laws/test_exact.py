"""Theorems about the exact ground floor."""

from __future__ import annotations

from fractions import Fraction
from math import prod

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from wlkit.errors import InputError
from wlkit.exact import (
    PowerSeries,
    ResidueSum,
    bell,
    determinant,
    euler_transform,
    inverse_euler_transform,
    moebius,
    nullspace,
    rank,
    set_partitions,
    solve,
    sorted_unique,
    sorted_unique_rows,
    stirling2,
)
from wlkit.exact.linear_algebra import multiply
from wlkit.exact.residues import crt_signed, primes_for

integers = st.integers(-(10**6), 10**6)
large = st.integers(-(10**50), 10**50)
exact_numbers = st.one_of(st.integers(-20, 20), st.fractions(-5, 5, max_denominator=12))


@st.composite
def matrices(draw, entries=exact_numbers):
    rows, columns = draw(st.integers(1, 5)), draw(st.integers(1, 5))
    row = st.lists(entries, min_size=columns, max_size=columns)
    return draw(st.lists(row, min_size=rows, max_size=rows))


def test_moebius_weights_sum_to_zero_on_a_set_of_two_or_more():
    for n in range(9):
        assert sum(moebius(p) for p in set_partitions(n)) == (1 if n < 2 else 0)


def test_moebius_weights_expand_the_falling_factorial():
    for n in range(8):
        for q in range(5):
            terms = (moebius(p) * q ** (max(p, default=-1) + 1) for p in set_partitions(n))
            assert sum(terms) == prod(q - i for i in range(n))


def test_bell_is_the_sum_of_stirling_numbers_and_dobinski_recursion():
    from math import comb

    for n in range(30):
        assert bell(n) == sum(stirling2(n, k) for k in range(n + 1))
        assert bell(n + 1) == sum(comb(n, k) * bell(k) for k in range(n + 1))


@given(st.integers(0, 6), st.data())
def test_partitions_into_independent_sets_expand_the_chromatic_polynomial(n, data):
    pairs = [(u, v) for u in range(n) for v in range(u)]
    edges = data.draw(st.lists(st.sampled_from(pairs), unique=True)) if pairs else []
    masks = [sum(1 << v for u, v in edges if u == w) for w in range(n)]
    colours = 3
    proper = sum(
        all(c // colours**u % colours != c // colours**v % colours for u, v in edges)
        for c in range(colours**n)
    )
    falling = [prod(colours - i for i in range(k)) for k in range(n + 1)]
    assert proper == sum(
        falling[max(p, default=-1) + 1] for p in set_partitions(n, forbidden=masks)
    )


@given(st.lists(st.integers(-30, 30), max_size=9))
def test_euler_transform_has_an_inverse(multiplicities):
    m = [0, *multiplicities]
    assert inverse_euler_transform(euler_transform(m)) == tuple(m)


@given(st.lists(st.integers(0, 9), max_size=7))
def test_euler_transform_is_the_product_of_geometric_series(multiplicities):
    m = [0, *multiplicities]
    series = PowerSeries([1], len(m))
    for size in range(1, len(m)):
        series = series / PowerSeries([1] + [0] * (size - 1) + [-1], len(m)) ** m[size]
    assert series.coefficients == euler_transform(m)


@given(*[st.lists(exact_numbers, min_size=5, max_size=5)] * 3)
def test_power_series_form_a_commutative_ring(a, b, c):
    f, g, h = PowerSeries(a), PowerSeries(b), PowerSeries(c)
    assert f * (g + h) == f * g + f * h
    assert f * g == g * f
    assert (f * g) * h == f * (g * h)
    assert f - f == PowerSeries([], 5)


@given(st.lists(exact_numbers, min_size=4, max_size=4), st.integers(0, 5))
def test_negative_power_is_the_inverse(a, k):
    f = PowerSeries([1, *a])
    assert f**-k * f**k == PowerSeries([1], 5)


@given(large)
def test_residues_determine_an_integer_within_the_bound(x):
    primes = primes_for(abs(x))
    assert crt_signed([x % p for p in primes], primes, abs(x)) == x


@given(st.lists(large, max_size=20), st.lists(st.integers(-(2**63), 2**63 - 1), max_size=20))
def test_residue_sum_is_the_sum(values, words):
    total = ResidueSum(sum(map(abs, values)) + sum(map(abs, words)))
    for value in values:
        total.add(value)
    assert total.add_array(np.array(words, dtype=np.int64)).value() == sum(values) + sum(words)


@given(matrices())
def test_rank_nullity_and_the_kernel_vectors(matrix):
    kernel = nullspace(matrix)
    assert rank(matrix) + len(kernel) == len(matrix[0])
    assert all(not any(multiply(matrix, vector)) for vector in kernel)
    assert rank(list(kernel) or [[0]]) == len(kernel)


@given(matrices())
def test_row_rank_is_column_rank(matrix):
    assert rank(matrix) == rank([list(column) for column in zip(*matrix, strict=True)])


@given(matrices(), st.data())
def test_solve_recovers_a_point_of_the_image(matrix, data):
    width = len(matrix[0])
    x = data.draw(st.lists(exact_numbers, min_size=width, max_size=width))
    right = multiply(matrix, x)
    assert multiply(matrix, solve(matrix, right)) == right


@given(matrices(), st.data())
def test_solve_refuses_exactly_when_the_rank_grows(matrix, data):
    right = data.draw(st.lists(exact_numbers, min_size=len(matrix), max_size=len(matrix)))
    augmented = [[*row, b] for row, b in zip(matrix, right, strict=True)]
    try:
        solve(matrix, right)
        solved = True
    except InputError:
        solved = False
    assert solved == (rank(augmented) == rank(matrix))


@given(st.integers(1, 4), st.data())
def test_determinant_is_multiplicative(n, data):
    row = st.lists(exact_numbers, min_size=n, max_size=n)
    square = st.lists(row, min_size=n, max_size=n)
    a, b = data.draw(square), data.draw(square)
    columns = [list(column) for column in zip(*b, strict=True)]
    product = [
        [sum(Fraction(x) * y for x, y in zip(r, c, strict=True)) for c in columns] for r in a
    ]
    assert determinant(product) == determinant(a) * determinant(b)


@given(st.lists(st.integers(-(2**63), 2**63 - 1), max_size=40))
def test_sorted_unique_is_the_sorted_set(values):
    found = sorted_unique(np.array(values, dtype=np.int64), return_inverse=True, return_counts=True)
    assert found.values.tolist() == sorted(set(values))
    assert found.values[found.inverse].tolist() == values
    assert found.counts.tolist() == [values.count(v) for v in sorted(set(values))]


@given(st.integers(0, 3), st.data())
def test_sorted_unique_rows_is_the_sorted_set_of_rows(width, data):
    entry = st.one_of(st.integers(-2, 2), st.integers(-(2**63), 2**63 - 1))
    rows = data.draw(st.lists(st.tuples(*[entry] * width), max_size=12))
    array = np.array(rows, dtype=np.int64).reshape(len(rows), width)
    found = sorted_unique_rows(array, return_inverse=True, return_counts=True)
    assert [tuple(row) for row in found.values.tolist()] == sorted(set(rows))
    assert [tuple(row) for row in found.values[found.inverse].tolist()] == rows
    assert found.counts.tolist() == [rows.count(row) for row in sorted(set(rows))]
