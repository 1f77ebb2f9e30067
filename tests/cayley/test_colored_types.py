"""Coloured cycle types are the orbits under Young subgroups; spheres from them are exact."""

from __future__ import annotations

from itertools import permutations, product
from math import factorial

import pytest

from tests.reference import cayley_orbits as reference
from wlkit.cayley import closed_form, growth
from wlkit.cayley.colored_types import Coloring, least_rotation, rotations
from wlkit.errors import CheckpointError, SizeError
from wlkit.groups import GeneratingSet

BLOCKS = [((0, 1, 2, 3, 4),), ((0,), (1, 2, 3, 4)), ((0, 3), (1, 2, 4)), ((0,), (1,), (2, 3, 4))]


@pytest.mark.parametrize("blocks", BLOCKS)
def test_types_are_orbits(blocks):
    coloring = Coloring(blocks)
    young = [
        q
        for q in permutations(range(5))
        if all({q[i] for i in block} == set(block) for block in blocks)
    ]
    orbits = {}
    for x in permutations(range(5)):
        orbits.setdefault(coloring.type_of(x), set()).add(x)
    for kind, orbit in orbits.items():
        assert orbit == reference.orbit(min(orbit), young, False)
        assert coloring.size(kind) == len(orbit)
        assert tuple(coloring.member(kind)) in orbit
        assert len(list(coloring.members(kind))) == len(orbit)
        assert set(coloring.members(kind)) == orbit


def test_rotations():
    for word in product(range(3), repeat=4):
        turned = {word[i:] + word[:i] for i in range(4)}
        assert least_rotation(list(word)) == min(turned)
        assert rotations(word) * len(turned) == 4


@pytest.mark.parametrize(
    ("family", "parameters"),
    [
        ("all_transpositions", (8,)),
        ("stars", (8,)),
        ("three_cycles", (7,)),
        ("three_cycles_0ij", (8,)),
        ("generalized_stars", (8, 3)),
        ("derangements", (6,)),
        ("involutive_derangements", (6,)),
    ],
)
def test_spheres_are_those_of_the_bitmap(family, parameters):
    found, other = growth(family, *parameters, engine="orbits"), growth(family, *parameters)
    assert found.spheres == other.spheres
    assert found.diameter == other.diameter


def test_all_transpositions_of_twenty_letters():
    # unsigned Stirling numbers of the first kind
    found = growth("all_transpositions", 20)
    assert found.engine == "orbits"
    assert found.spheres == closed_form("all_transpositions", 20).spheres
    assert sum(found.spheres) == factorial(20)
    assert len(found.members) == 1000
    assert all(len(set(x)) == 20 for x in found.members)


def test_stars_of_twelve_letters():
    # OEIS A007799
    found = growth("stars", 12)
    assert found.engine == "orbits"
    assert found.diameter == 3 * 11 // 2
    assert sum(found.spheres) == factorial(12)


def test_symbols_of_the_central_state():
    s = GeneratingSet([[1, 0, 2], [2, 1, 0], [0, 2, 1]], state=[7, 5, 6])
    assert set(growth(s, engine="orbits").members) == {(5, 6, 7), (6, 7, 5)}


def test_refusals(tmp_path):
    with pytest.raises(CheckpointError, match="types"):
        growth("all_transpositions", 12, engine="orbits", checkpoint=tmp_path)
    with pytest.raises(SizeError, match="types"):
        growth("all_transpositions", 16, engine="orbits", memory=5000)
