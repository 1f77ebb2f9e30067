"""What a growth says of itself: antipodes, distances, its row in a table."""

from __future__ import annotations

import pytest

from tests.reference import cayley as reference
from wlkit.cayley import growth, growth_tables
from wlkit.errors import InputError
from wlkit.groups import generators


@pytest.mark.parametrize(
    "s",
    [
        generators.lrx(5),
        generators.lrx(7).with_state("0011011"),
        generators.heisenberg(3, 3),
        generators.sliding_tiles(2, 2),
    ],
    ids=repr,
)
def test_antipodes_are_the_last_layer(s):
    found = growth(s)
    assert len(found.antipodes()) == found.spheres[-1]
    assert all(found.distance_to(state) == found.diameter for state in found.antipodes())


def test_antipodes_are_not_known_before_the_last_layer():
    with pytest.raises(InputError, match="stopped at radius 2"):
        growth("lrx", 6, max_radius=2).antipodes()


def test_words_lead_to_states_at_every_distance():
    found = growth("lx", 5)
    moves = reference.permutation_moves(found.generators.permutations)
    for distance, layer in enumerate(reference.layers(found.generators.start, moves)):
        word = found.word_to(min(layer))
        assert (word.length, found.distance_to(max(layer))) == (distance, distance)
        assert word.verify()


def test_a_growth_is_recorded_in_the_table_of_the_user(tmp_path, monkeypatch):
    monkeypatch.setenv("WLKIT_GROWTH_TABLE", str(tmp_path / "rows.jsonl"))
    row = growth("top_spin", 6, 3).record()
    assert growth_tables("top_spin", 6, 3) == (row,)


def test_long_rows_are_shortened_in_a_repr():
    assert "1 3 6 12 23 44 80 142 ... 488 94 25 6 3 1" in repr(growth("lrx", 8))
    assert "radius 2" in repr(growth("lrx", 8, max_radius=2))
