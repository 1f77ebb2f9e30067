"""Orbits of group elements: packed representatives, their sizes, their elements."""

from __future__ import annotations

import numpy as np
import pytest

from tests.reference import cayley as plain
from tests.reference import cayley_orbits as reference
from wlkit.cayley.automorphisms import automorphisms
from wlkit.cayley.orbit_states import OrbitElements
from wlkit.groups import generators

SETS = [generators.cyclic_coxeter(5), generators.lx(5), generators.lrx(6), generators.coxeter_d(4)]


@pytest.mark.parametrize("s", SETS, ids=repr)
def test_orbits_are_whole_orbits(s):
    packed = OrbitElements(s, automorphisms(s))
    rows = packed.images(packed.images(packed.start()))
    relabelling = automorphisms(s).tolist()
    for row in np.unique(rows, axis=0):
        elements = packed.states(row.reshape(1, -1))
        orbit = reference.orbit(elements[0], relabelling, packed.both)
        assert set(elements) == orbit
        assert len(elements) == len(orbit) == packed.total(row.reshape(1, -1))


@pytest.mark.parametrize("s", SETS, ids=repr)
def test_images_are_the_orbits_of_the_neighbours(s):
    packed = OrbitElements(s, automorphisms(s))
    rows, steps = packed.start(), plain.permutation_moves(s.permutations)
    ball = {s.start}
    for _ in range(4):
        rows = np.unique(packed.images(rows), axis=0)
        ball = {step(x) for x in ball for step in steps}
        assert set(packed.states(rows)) == ball
