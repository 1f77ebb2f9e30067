"""The bijective pebble game: known winners, strategies that are played, refusals."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from wlkit.errors import GraphError, InputError, SizeError, VerificationError
from wlkit.graphs import Graph, graph
from wlkit.wl.game import PebbleGame, pebble_game
from wlkit.wl.positions import Challenge

# Known pairs: alike for 1-WL and told apart by folklore 2-WL.
ALIKE_FOR_ONE = [("C6", "2C3"), ("prism:3", "K3,3")]


@pytest.mark.parametrize(("first", "second"), ALIKE_FOR_ONE)
def test_two_pebbles_do_not_tell_regular_graphs_apart_and_three_do(first: str, second: str) -> None:
    two, three = (pebble_game(first, second, k) for k in (1, 2))
    assert (two.winner, three.winner) == ("duplicator", "spoiler")
    assert two.verify()
    assert three.verify()


def test_isomorphic_graphs_are_duplicators() -> None:
    g = graph("0-1,1-2,2-3,3-0,0-2,3-4")
    game = pebble_game(g, g.relabel([3, 1, 4, 0, 2]), k=2)
    assert game.winner == "duplicator"
    assert game.rounds is None
    assert game.verify()


def test_different_orders_leave_no_bijection() -> None:
    for pair in (("C5", "C6"), ("C6", "C5")):
        game = pebble_game(*pair, k=1)
        assert (game.winner, game.rounds) == ("spoiler", 1)
        assert game.verify()
        with pytest.raises(InputError, match="bijection from"):
            game.move(range(5))


def test_graphs_without_vertices_are_alike() -> None:
    assert pebble_game(Graph(0, []), Graph(0, [])).verify()


def test_labels_and_directions_are_part_of_the_position() -> None:
    path = [(0, 1), (1, 2)]
    labelled = [Graph(3, path, vertex_labels=x) for x in (("a", "a", "b"), ("a", "b", "a"))]
    assert pebble_game(*labelled).rounds == 1 + 1
    bonds = [Graph(3, path, edge_labels=x) for x in ((1, 2), (1, 1))]
    assert pebble_game(*bonds).winner == "spoiler"
    cyclic, transitive = (
        Graph(3, arcs, directed=True) for arcs in ([*path, (2, 0)], [*path, (0, 2)])
    )
    game = pebble_game(cyclic, transitive)
    assert game.winner == "spoiler"
    assert game.verify()
    assert pebble_game(cyclic, cyclic.reverse()).winner == "duplicator"


@pytest.mark.parametrize("seed", range(20))
def test_spoiler_wins_every_play_within_the_rounds(seed: int) -> None:
    draw = random.Random(seed)
    game = pebble_game("prism:3", "K3,3", k=2)
    moves = game.play(lambda position: draw.sample(range(6), 6))
    assert game.rounds is not None
    assert 1 <= len(moves) <= game.rounds


def test_the_best_bijections_last_all_the_rounds() -> None:
    game = pebble_game("P6", "0-1,1-2,2-3,3-4,3-5", k=1)
    assert game.rounds is not None
    assert max(_longest(game, seed) for seed in range(200)) == game.rounds


def _longest(game: PebbleGame, seed: int) -> int:
    draw = random.Random(seed)
    return len(game.play(lambda position: draw.sample(range(game.first.n), game.first.n)))


def test_a_false_strategy_does_not_verify() -> None:
    won = pebble_game("C6", "2C3", k=2)
    start = won.challenges[()]
    for wrong in (
        {**won.challenges, (): Challenge(start.rank, start.images, start.images)},
        {**won.challenges, (): replace(start, rank=1)},
        {p: c for p, c in won.challenges.items() if p},
    ):
        with pytest.raises(VerificationError):
            replace(won, challenges=wrong).verify()
    safe = pebble_game("C6", "2C3", k=1)
    with pytest.raises(VerificationError):
        replace(safe, k=2).verify()
    with pytest.raises(VerificationError):
        replace(safe, bijections={(): (0, 1, 2, 3, 4, 5)}).verify()
    with pytest.raises(VerificationError):
        replace(safe, bijections=dict.fromkeys(safe.bijections, (0,) * 6)).verify()


def test_refusals_say_the_numbers() -> None:
    with pytest.raises(SizeError, match="3 pebbles on 30 vertices has up to 3"):
        pebble_game("C30", "C30", k=2)
    with pytest.raises(InputError, match="k >= 1"):
        pebble_game("C5", "C5", k=0)
    with pytest.raises(GraphError):
        pebble_game("C3", Graph(3, [(0, 1)], directed=True))
    game = pebble_game("C6", "2C3", k=2)
    with pytest.raises(InputError, match="does not meet"):
        game.move(range(6), ((0, 0), (1, 5)))
    with pytest.raises(InputError, match="bijection from"):
        game.move([0] * 6)


def test_to_dict_is_plain() -> None:
    assert pebble_game("P5", "S4").to_dict() == {
        "winner": "spoiler",
        "k": 1,
        "pebbles": 2,
        "rounds": 2,
        "positions": 6,
    }


@pytest.mark.parametrize("pair", [("C4", "2K2"), ("P3", "P3"), ("K1", "K1")])
def test_pebbles_without_vertices_to_put_them_on_change_nothing(pair: tuple[str, str]) -> None:
    few, many = pebble_game(*pair, graph(pair[0]).n), pebble_game(*pair, 10**20)
    assert (many.winner, many.rounds, many.challenges) == (few.winner, few.rounds, few.challenges)
    assert many.verify()
    with pytest.raises(SizeError, match="the game with 1000001 pebbles"):
        pebble_game("C6", "2C3", 10**6, max_positions=1000)
