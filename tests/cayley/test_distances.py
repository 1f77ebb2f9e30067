"""Distances modulo 3 of all states, against breadth-first search over sets of tuples."""

from __future__ import annotations

import pytest

from tests.reference import cayley as reference
from wlkit.cayley import distances
from wlkit.cayley.distances import residue_bytes, residues_of, walked_back, word_by_sweep
from wlkit.errors import VerificationError
from wlkit.groups import generators

SETS = [
    generators.lrx(5),
    generators.larx(5),
    generators.projective_special_linear(5),
    generators.lrx(9).with_state("001011010"),
    generators.lx(7).with_state("0120210"),
    generators.pancake(6).with_state([4, 4, 7, 7, 7, 1]),
]


@pytest.mark.parametrize("s", SETS, ids=repr)
def test_residues_are_the_distances_modulo_3(s):
    table = residues_of(s)
    layers = reference.layers(s.start, reference.permutation_moves(s.permutations))
    found = [1]
    while size := table.advance():
        found.append(size)
    assert found == list(map(len, layers))
    for distance, layer in enumerate(layers):
        for state in layer:
            assert table.residue(state) == distance % 3


@pytest.mark.parametrize("s", SETS, ids=repr)
def test_threads_do_not_change_residues(s, monkeypatch):
    monkeypatch.setattr(distances, "MANY_STATES", 1)
    monkeypatch.setattr(distances, "available_threads", lambda: 2)
    last = reference.layers(s.start, reference.permutation_moves(s.permutations))[-1]
    with distances.workers_for(distances.number_of_states(s)) as workers:
        assert workers[1] == 2
        together, alone = residues_of(s), residues_of(s)
        while size := alone.advance():
            assert together.advance(workers) == size
        assert not together.advance(workers)
    assert {together.residue(g) for g in last} == {alone.residue(g) for g in last}


@pytest.mark.parametrize("s", SETS, ids=repr)
def test_states_beyond_the_current_layer_have_no_residue(s):
    table = residues_of(s)
    layers = reference.layers(s.start, reference.permutation_moves(s.permutations))
    table.advance()
    assert all(table.residue(state) is None for state in layers[2])


@pytest.mark.parametrize("s", SETS, ids=repr)
def test_walking_back_gives_shortest_words(s):
    layers = reference.layers(s.start, reference.permutation_moves(s.permutations))
    distance = {state: d for d, layer in enumerate(layers) for state in layer}
    for state in layers[-1]:
        letters = walked_back(s, lambda g: distance.get(g, -1) % 3, state)
        assert letters == word_by_sweep(s, state)
        assert len(letters) == len(layers) - 1


def test_no_word_and_no_table():
    s = generators.coxeter(4).with_state("0011")
    swaps = type(s)(s.permutations[[0, 2]], state="0011")
    assert word_by_sweep(swaps, (1, 1, 0, 0)) is None
    assert residue_bytes(generators.lrx(24).with_state("0123456789ab" * 2)) is None
    with pytest.raises(VerificationError, match="one closer"):
        walked_back(s, lambda g: 1, (1, 0, 1, 0))


def test_bytes():
    assert residue_bytes(generators.lrx(24).with_state("01" * 12)) > 2704156 // 2
    assert residue_bytes(generators.lrx(11)) > 39916800 // 4
