from __future__ import annotations

from dataclasses import replace
from itertools import product

import pytest

from wlkit.errors import InputError, VerificationError
from wlkit.exact import PowerSeries
from wlkit.polynomials import basis, count_basis, molien_series


def quotient(numerator, degrees, precision):
    value = PowerSeries(numerator, precision)
    for d in degrees:
        value = value / PowerSeries([1] + [0] * (d - 1) + [-1], precision)
    return value


# Aslaksen, Chan, Gulliksen, Invariants of S_4 and the shape of sets of vectors, 1995: graphs on 4
# vertices; on 3, symmetric functions of the three edges.
@pytest.mark.parametrize(
    ("n", "numerator", "degrees"),
    [(3, [1], (1, 2, 3)), (4, [1, 0, 0, 1, 1, 1, 1, 0, 0, 1], (1, 2, 2, 3, 3, 4))],
)
def test_invariants_of_small_graphs(n, numerator, degrees):
    found = molien_series(n)
    assert found.series(40) == quotient(numerator, degrees, 40)
    assert found.verify()


@pytest.mark.parametrize("n", [1, 2, 3, 4])
def test_every_variant_against_the_finite_counts(n):
    for directed, loops, simple, roots in product(*[(False, True)] * 3, (0, 1, 2, "edge")):
        kind = {"directed": directed, "loops": loops, "simple": simple, "roots": roots}
        found = molien_series(n, **kind)
        assert list(found.series(7).coefficients) == count_basis(6, n=n, **kind)
        assert found.verify()


def test_channels_and_listing():
    found = molien_series(3, directed=True, channels=2, roots=1)
    levels = [0] * 4
    for h in basis(3, directed=True, channels=2, roots=1, n=3):
        levels[h.m] += 1
    assert list(found.series(4).coefficients) == levels


# OEIS A008406: graphs with 5 vertices by edges
def test_simple_graphs_are_a_polynomial():
    found = molien_series(5, simple=True)
    assert found.numerator == (1, 1, 2, 4, 6, 6, 6, 4, 2, 1, 1)
    assert found.degrees == ()


def test_text():
    assert molien_series(1).text == "1"
    assert molien_series(1, loops=True).text == "1 / (1 - x)"
    assert molien_series(1, roots=2).text == "0"
    assert molien_series(2, loops=True).text == "1 / ((1 - x)^2(1 - x^2))"
    assert repr(molien_series(2, simple=True)) == "MolienSeries(1 + x)"


def test_wrong_functions_do_not_verify():
    good = molien_series(3)
    with pytest.raises(VerificationError, match="listing"):
        replace(good, numerator=(1, 1)).verify()
    with pytest.raises(VerificationError, match="grow"):
        replace(good, numerator=(1, 0, 0, 0, 1)).verify()


def test_no_matrices():
    with pytest.raises(InputError, match="n >= 1"):
        molien_series(0)
