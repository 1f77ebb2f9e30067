"""Generating functions of growth against the engines."""

from __future__ import annotations

from dataclasses import replace

import pytest

from wlkit.cayley import GrowthSeries, growth, growth_series
from wlkit.errors import InputError, VerificationError
from wlkit.groups import MatrixGeneratingSet, generators


@pytest.mark.parametrize(
    "s",
    [generators.heisenberg(), generators.unitriangular(3), generators.unitriangular(2)],
    ids=repr,
)
def test_infinite_groups_grow_as_the_series_says(s):
    found = growth(s, max_radius=24)
    assert growth_series(s).spheres(24) == found.spheres
    assert found.verify()


def test_the_series_of_the_heisenberg_group():
    # OEIS A063810
    terms = (1, 4, 12, 36, 82, 164, 294, 476, 724, 1052, 1464, 1972)
    assert growth_series("heisenberg").spheres(11) == terms


def test_finite_groups_have_polynomials():
    series = growth_series("stars", 5)
    assert series.denominator == (1,)
    assert series.spheres(9) == (*growth("stars", 5).spheres, 0, 0, 0)


def test_what_has_no_series():
    assert growth_series("lrx", 5) is None
    assert growth_series("heisenberg", 3, 0, False) is None
    assert growth_series("heisenberg", 4) is None
    assert growth_series(generators.heisenberg().with_state([1, 0, 0])) is None
    lying = MatrixGeneratingSet([[[1]]], name="heisenberg", parameters={"n": 3, "modulo": 0})
    assert growth_series(lying) is None
    with pytest.raises(InputError, match="radius"):
        GrowthSeries((1,), (1,), "the point").spheres(-1)


def test_a_wrong_ball_does_not_verify():
    right = growth("unitriangular", 3, 0, max_radius=5)
    with pytest.raises(VerificationError, match="are not those of"):
        replace(right, spheres=(*right.spheres[:-1], 165)).verify()
