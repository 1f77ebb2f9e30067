from __future__ import annotations

import pytest

from wlkit.errors import InputError
from wlkit.polynomials import count_basis, count_connected, stable_size

DIRECTED = {"directed": True, "loops": True}
SIMPLE = {"simple": True}

# OEIS where a number is given; the other rows from an independent enumeration.
ROWS = [
    (DIRECTED, 0, [1, 2, 11, 52, 296]),  # A052171
    (DIRECTED, 1, [1, 5, 32, 199, 1323]),
    (DIRECTED, "edge", [2, 15, 117, 877, 6719]),
    ({}, 0, [1, 1, 3, 8, 23, 66]),  # A050535
    ({}, 1, [1, 2, 7, 23, 79, 274]),  # A007717
    ({}, "edge", [2, 6, 24, 92, 360, 1421]),
    (SIMPLE, 0, [1, 1, 2, 5, 11, 26, 68]),  # A000664
    (SIMPLE, 1, [1, 2, 5, 14, 38, 107, 318]),
    (SIMPLE, "edge", [2, 6, 18, 57, 179, 574, 1906]),
]


@pytest.mark.parametrize(("options", "roots", "expected"), ROWS)
def test_published_rows(options, roots, expected):
    assert count_basis(len(expected) - 1, roots=roots, **options) == expected


def test_linear_layers_have_bell_numbers_of_dimensions():
    # Maron et al., Invariant and equivariant graph networks, 2019: Bell(4) = 15 and Bell(2) = 2
    assert count_basis(1, roots="edge", **DIRECTED) == [2, 15]


def test_small_matrices():
    found = [count_basis(2, roots="edge", n=n, **DIRECTED)[2] for n in range(1, 7)]
    assert found == [1, 20, 70, 107, 116, 117]


def test_matrices_of_size_one():
    assert count_basis(2, n=1, roots=2) == [0, 0, 0]
    assert count_basis(3, n=1, directed=True, loops=True) == [1, 1, 1, 1]


def test_connected_rows():
    assert count_connected(6, simple=True) == [0, 1, 1, 3, 5, 12, 30]  # A002905
    assert count_connected(6, simple=True, roots=1) == [1, 1, 2, 5, 13, 37, 114]  # by enumeration
    assert count_connected(6, simple=True, roots=2) == [0, 1, 3, 10, 35, 125, 460]  # A339040


def test_progress_changes_nothing(capsys):
    assert count_basis(3, progress=True) == count_basis(3)
    assert "cycle types" in capsys.readouterr().err


@pytest.mark.parametrize(
    "options",
    [{"roots": 3}, {"roots": True}, {"channels": 0}, {"n": -1}, {"n": 0}, {"roots": "node"}],
)
def test_bad_options(options):
    with pytest.raises(InputError):
        count_basis(2, **options)


def test_bad_degree():
    with pytest.raises(InputError, match="degree"):
        count_basis(-1)


def test_stable_size():
    assert stable_size(2, "edge") == 6
    assert stable_size(3) == 6
