from __future__ import annotations

import pytest

from wlkit.errors import InputError
from wlkit.expressivity import MODELS, model
from wlkit.expressivity.moves import Move, moves_of


@pytest.mark.parametrize("name", [*(n for n in MODELS if n != "gcn"), "3-fgnn", "3-subgraph-gnn"])
def test_every_opening_lays_every_pebble_once(name):
    moves = moves_of(model(name))
    for opening in moves.openings:
        laid = [pebble for group in opening for pebble, _ in group]
        assert sorted(laid) == list(range(moves.pebbles))
    for move in moves.moves:
        assert set(move.lifted) <= set(range(moves.pebbles))


def test_published_games():
    assert moves_of(model("3-fgnn")).moves == (Move((0, 1, 2), None),)
    assert set(moves_of(model("local-2-gnn")).moves) == {Move((0,), 0), Move((1,), 1)}
    assert moves_of(model("i2-gnn")).openings == ((((0, None),), ((1, 0),), ((2, None),)),)


def test_no_game_for_restricted_products():
    with pytest.raises(InputError, match="no game"):
        moves_of(model("gcn"))
