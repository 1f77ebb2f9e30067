"""Exact numbers in and out: what is taken, what is refused, and that nothing is rounded."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import numpy as np
import pytest
import sympy
from hypothesis import given
from hypothesis import strategies as st

from wlkit.errors import InputError
from wlkit.exact._numbers import exact, from_flint, natural, to_flint


@pytest.mark.parametrize(
    "value, expected",
    [
        (np.uint64(2**64 - 1), 2**64 - 1),
        (np.int8(-128), -128),
        (Fraction(-6, 3), -2),
        (Fraction(2, 4), Fraction(1, 2)),
        (sympy.Rational(6, 4), Fraction(3, 2)),
        (sympy.Integer(10**30), 10**30),
    ],
)
def test_a_rational_number_is_an_int_if_it_is_integral(value, expected):
    found = exact(value)
    assert found == expected
    assert type(found) is type(expected)


@pytest.mark.parametrize(
    "value", [1.0, np.float64(2), True, np.bool_(False), "1", Decimal(1), 1j, None, [1]]
)
def test_floats_truth_values_and_texts_are_refused(value):
    with pytest.raises(InputError, match=r"expected an int or Fraction as a weight, got .*"):
        exact(value, where="a weight")


@pytest.mark.parametrize("value", [-1, Fraction(1, 2), np.int64(-3)])
def test_a_natural_number_is_integral_and_not_negative(value):
    with pytest.raises(InputError, match="expected an integer n >= 0, got"):
        natural(value, "n")
    assert type(natural(Fraction(4, 2), "n")) is int


@given(st.fractions(), st.integers(1, 200))
def test_flint_numbers_compute_as_fractions_do(value, power):
    flint = pytest.importorskip("flint")
    assert from_flint(to_flint(value) + flint.fmpq(1, power)) == value + Fraction(1, power)
    assert from_flint(to_flint(Fraction(7**power, 3))) == Fraction(7**power, 3)


def test_an_integral_flint_rational_comes_back_as_int():
    flint = pytest.importorskip("flint")
    found = from_flint(flint.fmpq(3 * 10**40, 3))
    assert (found, type(found)) == (10**40, int)
