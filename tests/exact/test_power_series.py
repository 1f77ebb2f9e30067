from __future__ import annotations

from fractions import Fraction

import pytest

from wlkit.errors import InputError
from wlkit.exact.power_series import PowerSeries, euler_transform, inverse_euler_transform

# OEIS, by vertices: A000055 trees, A005195 forests; A001349 connected graphs, A000088 graphs.
TREES = [0, 1, 1, 1, 2, 3, 6, 11, 23, 47, 106]
FORESTS = [1, 1, 2, 3, 6, 10, 20, 37, 76, 153, 329]
CONNECTED = [0, 1, 1, 2, 6, 21, 112, 853, 11117, 261080]
GRAPHS = [1, 1, 2, 4, 11, 34, 156, 1044, 12346, 274668]


@pytest.mark.parametrize(("connected", "all_of_them"), [(TREES, FORESTS), (CONNECTED, GRAPHS)])
def test_euler_transform_of_connected_structures(connected, all_of_them):
    assert list(euler_transform(connected)) == all_of_them
    assert list(inverse_euler_transform(all_of_them)) == connected


def test_fibonacci_and_its_reciprocal():
    fibonacci = 1 / PowerSeries([1, -1, -1], 10)
    assert fibonacci.coefficients == (1, 1, 2, 3, 5, 8, 13, 21, 34, 55)
    assert fibonacci**-1 == PowerSeries([1, -1, -1], 10)
    assert (3 - fibonacci)[0] == 2
    assert (fibonacci - 1)[0] == 0


def test_rational_coefficients_stay_exact():
    half = PowerSeries([1, Fraction(1, 2)], 4)
    assert (half * half).coefficients == (1, 1, Fraction(1, 4), 0)
    assert (1 / half).coefficients == (1, Fraction(-1, 2), Fraction(1, 4), Fraction(-1, 8))
    assert (half / 2)[1] == Fraction(1, 4)


def test_precision_is_the_smaller_one():
    assert (PowerSeries([1, 1]) * PowerSeries([1, 1, 1])).precision == 2
    with pytest.raises(InputError, match="precision is 2"):
        PowerSeries([1, 1])[2]


@pytest.mark.parametrize(
    "bad",
    [
        lambda: PowerSeries([1.0]),
        lambda: 1 / PowerSeries([0, 1]),
        lambda: PowerSeries([1]).inflate(0),
        lambda: euler_transform([1, 1]),
        lambda: euler_transform([0, Fraction(1, 2)]),
        lambda: inverse_euler_transform([2, 1]),
    ],
)
def test_bad_input(bad):
    with pytest.raises(InputError):
        bad()
