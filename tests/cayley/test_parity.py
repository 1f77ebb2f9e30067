"""Parity classes: signs, masks, and sweeps in which two layers share a plane."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.reference import cayley as reference
from wlkit.cayley import growth, plan
from wlkit.cayley.layout import coset_layout, coset_shape
from wlkit.cayley.parity import Sign, odd_sign, parity_masks
from wlkit.groups import GeneratingSet, Permutation, generators

ODD = [
    generators.lrx(6),
    generators.lx(6),
    generators.stars(5),
    generators.coxeter(6),
    generators.top_spin(6, 3),
    generators.larx(5),
    GeneratingSet([[1, 0, 3, 2, 4, 5], [0, 1, 2, 3, 5, 4], [1, 0, 2, 3, 5, 4]]),
    GeneratingSet([[1, 0, 2, 4, 3], [0, 2, 1, 4, 3]]),
]


@pytest.mark.parametrize("s", ODD, ids=repr)
def test_shared_planes_give_the_spheres_of_sets(s):
    found = growth(s, engine="bitmap")
    layers = reference.layers(s.start, reference.permutation_moves(s.permutations))
    assert found.spheres == tuple(map(len, layers))
    assert set(found.last_layer()) == layers[-1]
    threads = growth(s, engine="bitmap", threads=2)
    assert threads.spheres == found.spheres


@given(
    st.integers(3, 6).flatmap(
        lambda n: st.lists(st.permutations(range(n)), min_size=1, max_size=3).map(GeneratingSet)
    )
)
def test_a_sign_is_found_only_where_every_generator_is_odd_under_it(s):
    sign = odd_sign(s)
    if sign is None:
        assert not all(Permutation(p).sign == -1 for p in s.permutations)
        return
    layers = reference.layers(s.start, reference.permutation_moves(s.permutations))
    for radius, layer in enumerate(layers):
        assert set(sign.parities(sorted(layer)).tolist()) == {radius % 2}


def test_a_sign_on_some_of_the_orbits():
    # odd on {0, 1} or on {2, 3} alone, never on both, and even on {4, 5, 6}
    s = GeneratingSet([[1, 0, 2, 3, 4, 5, 6], [0, 1, 3, 2, 5, 6, 4]])
    assert odd_sign(s).points == (0, 1, 2, 3)
    assert odd_sign(GeneratingSet([[1, 0, 3, 2], [1, 0, 2, 3], [0, 1, 3, 2]])) is None


@pytest.mark.parametrize("s", [*ODD[:4], generators.rubik_cube(2, "QTM")], ids=repr)
def test_masks_hold_the_elements_of_each_parity(s):
    sign, chain = odd_sign(s), s.group()
    layout = coset_layout(s, chain, coset_shape(chain, len(s)))
    masks = parity_masks(layout, sign)
    for element in chain.elements(np.arange(0, min(chain.order, 50_000), 701)):
        coset, word, bit = layout.locate(element)
        odd = int(sign.parities([element])[0]) ^ int(masks.cosets[coset])
        assert int(masks.bits[odd, word]) >> bit & 1
        assert not int(masks.bits[1 - odd, word]) >> bit & 1


def test_planes_by_direction_and_parity():
    for s, bits in (
        (generators.lrx(10), 1),
        (generators.lrx(9), 2),
        (generators.lx(10), 2),
        (generators.lx(9), 2),
        (generators.rubik_cube(2, "QTM"), 1),
        (generators.pancake(9), 2),
    ):
        chosen = plan(s, engine="bitmap")
        assert f" {bits} bit" in chosen.reason
        assert chosen.bytes == chosen.shape.table_bytes + bits * chosen.shape.plane_bytes


def test_a_resumed_sweep_in_a_shared_plane(tmp_path):
    for family in ("lrx", "lx"):
        whole = growth(family, 6)
        for radius in (1, 4, 5):
            growth(family, 6, checkpoint=tmp_path / family, max_radius=radius)
        resumed = growth(family, 6, checkpoint=tmp_path / family)
        assert resumed.spheres == whole.spheres
        assert set(resumed.members) == set(whole.members)


def test_parities_of_many_points_are_those_of_inversions():
    rng = np.random.default_rng(5)
    rows = np.array([rng.permutation(100) for _ in range(20)])
    expected = [sum(r[j] > r[i] for i in range(100) for j in range(i)) % 2 for r in rows]
    assert Sign(tuple(range(100))).parities(rows).tolist() == expected
    shifted = np.concatenate([np.tile(np.arange(3), (20, 1)), 3 + rows], axis=1)
    assert Sign(tuple(range(3, 103))).parities(shifted).tolist() == expected
