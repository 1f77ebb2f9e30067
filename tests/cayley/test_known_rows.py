"""Rows and diameters found elsewhere."""

from __future__ import annotations

import pytest

from tests.cayley.known import (
    BALLS,
    COSETS,
    DIAMETERS,
    GROUPS,
    M12,
    M12_SPHERES,
    SL2_DIAMETERS,
    UT4_DIAMETERS,
    row,
)
from wlkit.cayley import growth
from wlkit.groups import GeneratingSet, Permutation


@pytest.mark.parametrize(("family", "parameters", "spheres", "source"), GROUPS)
def test_rows_of_groups(family, parameters, spheres, source):
    found = growth(family, *parameters)
    assert found.spheres == row(spheres), source
    assert found.complete
    assert found.diameter == len(row(spheres)) - 1


@pytest.mark.parametrize(("family", "word", "spheres", "source"), COSETS)
def test_rows_of_coset_graphs(family, word, spheres, source):
    assert growth(family, len(word), state=word).spheres == row(spheres), source


@pytest.mark.parametrize(("family", "parameters", "spheres", "source"), BALLS)
def test_rows_to_a_radius(family, parameters, spheres, source):
    expected = row(spheres)
    found = growth(family, *parameters, max_radius=len(expected) - 1)
    assert found.spheres == expected, source
    assert not found.complete
    assert found.diameter is None


def test_mathieu_group_m12_with_gaps_generators():
    s = GeneratingSet([Permutation.from_gap(text, 12) for text in M12])
    # the row counts words in the generators and their inverses
    assert growth(s, inverse_closed=True).spheres == row(M12_SPHERES)


@pytest.mark.parametrize("family", sorted(DIAMETERS))
def test_diameters(family):
    for n, diameter in DIAMETERS[family].items():
        assert growth(family, n).diameter == diameter, n


def test_diameters_of_sl2_and_ut4():
    for m, diameter in SL2_DIAMETERS.items():
        assert growth("special_linear", 2, m).diameter == diameter, m
    for m, diameter in UT4_DIAMETERS.items():
        assert growth("unitriangular", 4, m).diameter == diameter, m


@pytest.mark.parametrize("m", range(3, 10))
def test_lrx_on_alternating_words(m):
    # diameter (3 m^2 + [m odd]) / 4, checked to m = 14 in arXiv 2509.19162
    assert growth("lrx", 2 * m, state="01" * m).diameter == (3 * m * m + m % 2) // 4


@pytest.mark.parametrize("n", range(5, 10))
def test_lx_diameter_formula(n):
    # checked to n = 15 in arXiv 2509.19162
    expected = 3 * n * n - 8 * n + (9 if n % 2 else 12)
    assert growth("lx", n).diameter * 4 == expected


@pytest.mark.slow
@pytest.mark.parametrize(
    ("family", "n", "diameter"),
    [("lx", 10, 58), ("lx", 11, 71), ("pancake", 12, 14), ("burnt_pancake", 7, 14),
     ("burnt_pancake", 8, 15), ("lrx", 12, 66)],
)  # fmt: skip
def test_diameters_of_large_groups(family, n, diameter):
    assert growth(family, n).diameter == diameter


@pytest.mark.slow
@pytest.mark.parametrize("m", [10, 11, 12, 13])
def test_lrx_on_long_alternating_words(m):
    assert growth("lrx", 2 * m, state="01" * m).diameter == (3 * m * m + m % 2) // 4
