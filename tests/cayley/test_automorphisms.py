"""Automorphisms of generating sets against all relabellings; orbits against whole spheres."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.reference import cayley as plain
from tests.reference import cayley_orbits as reference
from wlkit.cayley import growth, plan
from wlkit.cayley.automorphisms import automorphisms, cycles, interchangeable, interchanges
from wlkit.cayley.frontier import layered_sweep
from wlkit.cayley.orbit_states import OrbitElements
from wlkit.cayley.sweep import Run
from wlkit.errors import InputError
from wlkit.groups import GeneratingSet, generators

SETS = [
    generators.lrx(6),
    generators.lx(5),
    generators.coxeter(6),
    generators.cyclic_coxeter(5),
    generators.stars(5),
    generators.generalized_stars(6, 2),
    generators.all_transpositions(4),
    generators.three_cycles(5),
    generators.pancake(5),
    generators.burnt_pancake(3),
    generators.top_spin(6),
    GeneratingSet([[1, 0, 2, 3, 4, 5], [0, 1, 3, 2, 4, 5], [0, 1, 2, 3, 5, 4]]),
    GeneratingSet([[1, 2, 0, 3, 4, 5], [0, 1, 2, 4, 5, 3]]),
    GeneratingSet([[0, 1]]),
]


def as_maps(relabelling, rows):
    """Return the permutations of the generators that relabellings give."""
    number = {tuple(row): i for i, row in enumerate(rows)}
    return {tuple(number[reference.conjugate(q, tuple(row))] for row in rows) for q in relabelling}


@pytest.mark.parametrize("s", SETS, ids=repr)
def test_all_automorphisms_are_found_and_no_others(s):
    rows = s.permutations.tolist()
    every = reference.relabellings(rows)
    found = automorphisms(s)
    assert as_maps(every, rows) == as_maps(found.tolist(), rows)
    assert len(found) == len(as_maps(every, rows))
    assert found[0].tolist() == list(range(s.degree))


@pytest.mark.parametrize("s", SETS, ids=repr)
def test_blocks_are_those_whose_transpositions_are_relabellings(s):
    every = {tuple(q) for q in reference.relabellings(s.permutations.tolist())}
    moved = [any(row[i] != i for row in s.permutations) for i in range(s.degree)]
    together = {i: block for block in interchangeable(s) for i in block}
    for i in range(s.degree):
        for j in range(i):
            q = list(range(s.degree))
            q[i], q[j] = j, i
            assert (j in together[i]) == (tuple(q) in every and moved[i] and moved[j])


@pytest.mark.parametrize("s", [s for s in SETS if s.degree <= 6], ids=repr)
def test_spheres_by_orbits_are_the_spheres(s):
    expected = plain.layers(s.start, plain.permutation_moves(s.permutations))
    found = growth(s, engine="orbits")
    assert found.spheres == tuple(map(len, expected))
    assert found.complete
    assert set(found.members) == expected[-1]
    by_list = layered_sweep(s, OrbitElements(s, automorphisms(s)), Run())
    assert by_list.spheres == found.spheres


@given(
    st.integers(2, 5).flatmap(
        lambda n: st.lists(st.permutations(range(n)), min_size=1, max_size=3, unique_by=tuple)
    )
)
def test_orbits_of_random_sets(rows):
    s = GeneratingSet(rows)
    assert as_maps(reference.relabellings(rows), rows) == as_maps(automorphisms(s).tolist(), rows)
    assert growth(s, engine="orbits").spheres == growth(s, engine="sets").spheres


@pytest.mark.parametrize(
    ("s", "count"),
    [
        (generators.rubik_cube(3), 48),
        (generators.rubik_cube(3, "QTM"), 48),
        (generators.skewb(), 6),
        (generators.cyclic_coxeter(9), 18),
        (generators.lrx(12), 2),
        (generators.pancake(9), 1),
    ],
    ids=repr,
)
def test_numbers_of_automorphisms(s, count):
    assert len(automorphisms(s)) == count


def test_the_plan_uses_symmetry_where_it_is():
    chosen = plan(generators.rubik_cube(3), max_radius=9)
    assert chosen.engine == "orbits"
    assert "48 automorphisms" in chosen.reason
    assert plan(generators.all_transpositions(20)).engine == "orbits"
    assert plan(generators.all_transpositions(7)).engine == "bitmap"
    with pytest.raises(InputError, match="orbits"):
        growth("heisenberg", 3, 5, engine="orbits")


def test_the_cube_to_radius_five():
    # OEIS A080583 for 3 x 3 x 3 in the half-turn metric
    found = growth("rubik_cube", 3, max_radius=5)
    assert found.engine == "orbits"
    assert found.spheres == (1, 18, 243, 3240, 43239, 574908)


@pytest.mark.slow
def test_the_cube_to_radius_seven_by_quarter_turns():
    # OEIS A080601
    found = growth("rubik_cube", 3, "QTM", max_radius=8)
    assert found.spheres == (1, 12, 114, 1068, 10011, 93840, 878880, 8221632, 76843595)


def test_cycles_and_interchanges():
    assert cycles(np.array([2, 1, 0, 4, 3])) == [[0, 2], [1], [3, 4]]
    assert interchanges(generators.stars(6)) == 120
