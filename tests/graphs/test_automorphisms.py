"""The evidence of automorphism groups: what verify() accepts and what it refuses."""

from __future__ import annotations

import json
from dataclasses import replace

import numpy as np
import pytest

from wlkit.errors import VerificationError
from wlkit.graphs import Graph, Multigraph
from wlkit.graphs.canonical import automorphism_group

SQUARE = Graph(4, [(0, 1), (1, 2), (2, 3), (0, 3)])


def test_verify_accepts_what_the_search_found():
    rooted = Multigraph(4, [(0, 1), (1, 2), (2, 3), (3, 0), (1, 1), (3, 3)], roots=(0,))
    for g, order in ((SQUARE, 8), (rooted, 2), (Graph(3, []), 6), (Graph(3, [(0, 1)]), 2)):
        group = automorphism_group(g)
        assert group.order == order
        assert group.verify()


def test_verify_refuses_a_generator_that_is_no_automorphism():
    group = automorphism_group(SQUARE)
    for wrong in ([1, 0, 2, 3], [0, 0, 1, 1]):
        with pytest.raises(VerificationError, match="not an automorphism"):
            replace(group, generators=np.array([wrong])).verify()


def test_verify_refuses_a_wrong_order_and_wrong_orbits():
    group = automorphism_group(SQUARE)
    with pytest.raises(VerificationError, match="order 16"):
        replace(group, order=16).verify()
    with pytest.raises(VerificationError, match="orbits"):
        replace(group, orbits=((0, 1), (2, 3))).verify()


def test_verify_refuses_a_subgroup():
    group = automorphism_group(SQUARE)
    rotation = np.array([[1, 2, 3, 0]])
    part = replace(group, generators=rotation, order=4, base=(0,), basic_orbit_lengths=(4,))
    with pytest.raises(VerificationError, match="fixes the base"):
        part.verify()
    half = replace(
        group,
        generators=rotation[:, rotation[0]],
        orbits=((0, 2), (1, 3)),
        order=2,
        base=(0,),
        basic_orbit_lengths=(2,),
    )
    with pytest.raises(VerificationError, match="missing in the orbit"):
        half.verify()


def test_to_dict_is_plain():
    group = automorphism_group(SQUARE)
    plain = json.loads(json.dumps(group.to_dict()))
    assert plain["order"] == 8
    assert plain["orbits"] == [[0, 1, 2, 3]]
    assert len(plain["generators"]) == len(group.generators)


def test_arrays_are_read_only():
    group = automorphism_group(SQUARE)
    for array in (group.generators, group.codes, group.vertex_codes):
        assert not array.flags.writeable
    assert repr(group).startswith("AutomorphismGroup(order=8, orbits=1, generators=")
