from __future__ import annotations

from collections import Counter

import pytest

from tests.reference.polynomials import brute_basis, brute_canonical
from wlkit.errors import InputError
from wlkit.graphs import Multigraph
from wlkit.polynomials import PolynomialSpace, basis, count_basis

SPACES = [
    {"roots": "edge", "directed": True, "loops": True},
    {"roots": 0, "directed": True},
    {"roots": 1, "loops": True},
    {"roots": 2, "simple": True, "loops": True},
    {"roots": 0, "channels": 2},
    {"roots": "edge", "simple": True, "channels": 2},
    {"roots": "edge", "directed": True, "loops": True, "n": 3},
]


@pytest.mark.parametrize("options", SPACES)
def test_against_brute_force(options):
    found = list(basis(2, **options))
    at = PolynomialSpace(**options).root_tuples
    defaults = {"directed": False, "loops": False, "simple": False, "channels": 1, "n": 6}
    for degree in range(3):
        level = {brute_canonical(h.n, h.edges, h.roots, h.directed) for h in found if h.m == degree}
        assert level == brute_basis(degree, **{**defaults, **options, "roots": at})


@pytest.mark.parametrize(
    ("degree", "options"),
    [
        (3, {"roots": "edge", "directed": True, "loops": True}),
        (5, {"roots": 0}),
        (4, {"roots": 1, "loops": True}),
        (5, {"roots": "edge", "simple": True}),
        (3, {"roots": 1, "channels": 3}),
        (4, {"roots": 0, "n": 4, "directed": True}),
        (3, {"roots": 2, "n": 3}),
        (2, {"roots": 2, "n": 1}),
    ],
)
def test_sizes_of_levels_are_those_counted(degree, options):
    levels = Counter(h.m for h in basis(degree, **options))
    assert [levels[d] for d in range(degree + 1)] == count_basis(degree, **options)


def test_order_and_names():
    found = list(basis(3, roots="edge", loops=True))
    keys = [(h.m, len(set(h.roots)), h.n, h.edges) for h in found]
    assert keys == sorted(keys)
    assert len({h.text for h in found}) == len(found)
    assert all(Multigraph.from_text(h.text) == h == h.canonical() for h in found)


def test_lazy_and_progress(capsys):
    assert next(basis(40)).text == "0:"
    assert len(list(basis(2, progress=True))) == 5
    assert "degree 2" in capsys.readouterr().err


def test_bad_options():
    with pytest.raises(InputError):
        basis(2, roots=4)
    with pytest.raises(InputError):
        basis(-2)
    with pytest.raises(InputError, match="n >= 1, got n = 0"):
        basis(2, n=0)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("degree", "options"),
    [
        (6, {"roots": "edge", "directed": True, "loops": True}),  # 422 824 of degree 6
        (9, {"roots": "edge", "simple": True}),
        (5, {"roots": 2, "channels": 3, "loops": True}),
    ],
)
def test_sizes_of_large_levels_are_those_counted(degree, options):
    levels = Counter(h.m for h in basis(degree, **options))
    assert [levels[d] for d in range(degree + 1)] == count_basis(degree, **options)
