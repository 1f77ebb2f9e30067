"""Distance oracles: every distance against breadth-first search over sets of tuples."""

from __future__ import annotations

import pytest

from tests.reference import cayley as reference
from wlkit.cayley import distance_oracle, growth
from wlkit.cayley.oracle import DistanceOracle
from wlkit.cayley.search import Search
from wlkit.errors import InputError, VerificationError
from wlkit.groups import GeneratingSet, generators

PLACES = [
    generators.lrx(5),
    generators.lx(5),
    generators.lx(5).with_state([9, 1, 4, 0, 7]),
    generators.three_cycles_01i(5, add_inverses=False),
    generators.lrx(8).with_state("00101101"),
    generators.larx(7).with_state("0120120"),
    GeneratingSet([[1, 2, 0, 3, 4], [0, 1, 2, 4, 3]], state="01122"),
]
STORED = [
    (generators.heisenberg(3, 4), reference.matrix_moves),
    (generators.special_linear(2, 4).with_state([1, 2]), reference.matrix_moves),
    (generators.sliding_tiles(2, 3), reference.sliding_moves),
]


@pytest.mark.parametrize("s", PLACES, ids=repr)
def test_distances_stored_modulo_3(s):
    layers = reference.layers(s.start, reference.permutation_moves(s.permutations))
    oracle = distance_oracle(s)
    assert not isinstance(oracle.table, Search)
    assert oracle.complete
    assert oracle.spheres == tuple(map(len, layers))
    for distance, layer in enumerate(layers):
        for state in sorted(layer)[:12]:
            assert oracle.distance(state) == distance
            assert oracle.word_to(state).verify()
    assert oracle.verify()


@pytest.mark.parametrize(("s", "moves"), STORED, ids=[repr(s) for s, _ in STORED])
def test_distances_of_stored_states(s, moves):
    table = moves(s.targets) if moves is reference.sliding_moves else moves(s.matrices, s.modulo)
    oracle = distance_oracle(s)
    assert isinstance(oracle.table, Search)
    for distance, layer in enumerate(reference.layers(s.start, table)):
        for state in sorted(layer)[:12]:
            assert oracle.distance(state) == distance
    assert oracle.verify()


@pytest.mark.parametrize("s", [generators.lrx(6), generators.heisenberg(3, 0)], ids=repr)
def test_a_ball_answers_for_its_own_states(s):
    ball = distance_oracle(s, max_radius=3)
    assert not ball.complete
    assert repr(ball).endswith("radius 3)")
    assert ball.distance(growth(s, max_radius=3).last_layer(1)[0]) == 3
    with pytest.raises(InputError, match="within radius 3"):
        ball.distance(growth(s, max_radius=4).last_layer(1)[0])


def test_states_that_no_word_leads_to():
    with pytest.raises(InputError, match="no word"):
        distance_oracle("three_cycles", 4).distance([1, 0, 2, 3])
    with pytest.raises(InputError, match="not reached"):
        distance_oracle([[1, 0, 2]], state="011").distance("110")
    with pytest.raises(InputError, match="within radius 1"):
        distance_oracle("heisenberg", max_radius=1).distance("1 0 999 0 1 0 0 0 1")
    with pytest.raises(InputError, match="max_radius"):
        distance_oracle("heisenberg")


def test_a_lying_table_does_not_verify():
    class Lying:
        def advance(self, workers=None):
            return 0

        def residue(self, state):
            return honest.table.residue(state[::-1])

    honest = distance_oracle("coxeter", 4)
    lying = DistanceOracle(honest.generators, honest.spheres, True, Lying())
    with pytest.raises(VerificationError, match="one closer"):
        lying.verify()
