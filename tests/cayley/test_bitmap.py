"""Layers of the coset bitmap against sets of tuples: both planes, any cut into pieces."""

from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.reference import cayley as reference
from wlkit.cayley import growth
from wlkit.cayley.bitmap import LayerBitmap, ResidueBitmap, advance, bitmap_of
from wlkit.cayley.layout import coset_layout, coset_shape
from wlkit.groups import GeneratingSet, generators

random_sets = st.integers(2, 6).flatmap(
    lambda n: st.lists(st.permutations(range(n)), min_size=1, max_size=3).map(GeneratingSet)
)


def layers(s):
    return reference.layers(s.start, reference.permutation_moves(s.permutations))


def walk(bitmap, step):
    """Return the layers that a bitmap goes through."""
    bitmap.begin()
    found = [set(bitmap.members(10**6))]
    while step(bitmap, len(found[-1])):
        found.append(set(bitmap.members(10**6)))
    return found


@given(random_sets, st.booleans())
def test_bitmaps_go_through_the_layers(s, closed):
    s = s.with_inverses() if closed else s
    bitmap = bitmap_of(s, keep=10**4)
    assert isinstance(bitmap, LayerBitmap if s.inverse_closed else ResidueBitmap)
    assert walk(bitmap, advance) == layers(s)


@given(random_sets)
def test_distances_modulo_three_of_inverse_closed_sets_too(s):
    s = s.with_inverses()
    chain = s.group()
    shape = coset_shape(chain, len(s), directed=True)
    bitmap = ResidueBitmap(coset_layout(s, chain, shape), keep=10**4)
    expected = layers(s)
    assert walk(bitmap, advance) == expected
    for radius, layer in enumerate(expected):
        assert {bitmap.residue(g) for g in layer} == {radius % 3}


@pytest.mark.parametrize(
    "s",
    [generators.lrx(6), generators.lrx(7), generators.lx(6), generators.burnt_pancake(4)],
    ids=repr,
)
@pytest.mark.parametrize("thin", [False, True])
def test_any_cut_into_pieces_gives_the_same_layers(s, thin):
    def step(bitmap, _):
        cosets = bitmap.layout.shape.cosets
        cuts = sorted({0, cosets // 7, cosets // 3, cosets - 1, cosets})
        pieces = list(pairwise(cuts))
        with ThreadPoolExecutor(3) as pool:
            size = sum(pool.map(bitmap.piece(thin), reversed(pieces)))
        if size:
            bitmap.turn_over()
        return size

    assert walk(bitmap_of(s, keep=10**4), step) == layers(s)


@pytest.mark.parametrize("s", [generators.lx(7), generators.larx(7)], ids=repr)
def test_a_resumed_directed_sweep_lists_the_same_last_layer(s, tmp_path):
    whole = growth(s, engine="bitmap")
    growth(s, engine="bitmap", checkpoint=tmp_path, max_radius=9)
    again = growth(s, engine="bitmap", checkpoint=tmp_path, max_radius=9)
    assert set(again.members) == layers(s)[9]
    resumed = growth(s, engine="bitmap", checkpoint=tmp_path)
    assert resumed.spheres == whole.spheres
    assert set(resumed.members) == layers(s)[-1]


def test_kept_members_are_bounded_and_do_not_depend_on_threads():
    one = growth("lx", 9, max_radius=20, keep=7)
    two = growth("lx", 9, max_radius=20, keep=7, threads=2)
    assert one.members == two.members
    assert len(set(one.members)) == 7


def test_plain_python_gives_the_same_layers():
    code = (
        "from wlkit.cayley import growth\n"
        "for name in ('lrx', 'lx', 'pancake'):\n"
        "    print(growth(name, 5, engine='bitmap').spheres)\n"
    )
    run = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        env={"NUMBA_DISABLE_JIT": "1", "PYTHONPATH": ".", "PATH": "/usr/bin:/bin"},
    )
    expected = [
        tuple(map(len, layers(getattr(generators, f)(5)))) for f in ("lrx", "lx", "pancake")
    ]
    assert run.stdout.split("\n")[:3] == [str(row) for row in expected]
