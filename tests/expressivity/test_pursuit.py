from __future__ import annotations

import pytest

from wlkit.errors import InputError
from wlkit.expressivity import model, pursuit
from wlkit.expressivity.moves import moves_of
from wlkit.expressivity.pursuit import Pursuit, has_game
from wlkit.graphs import Multigraph, graph


def test_edges_are_split_at_pebbled_vertices():
    game = Pursuit(Multigraph(4, [(0, 1), (0, 2), (1, 2), (2, 3)]), moves_of(model("mpnn")))
    assert len(game._split(frozenset())) == 1
    assert sorted(map(len, game._split(frozenset({2})))) == [1, 3]
    assert sorted(map(len, game._split(frozenset({0, 2})))) == [1, 1, 2]


@pytest.mark.parametrize("n", range(3, 8))
def test_cliques(n):
    """k + 1 searchers that jump catch the fugitive iff the treewidth is at most k."""
    for k in (1, 2, 3):
        if n**k < 130:
            expected = n - 1 <= k
            assert pursuit(model(f"{k}-fgnn"), Multigraph.from_graph(graph(f"K{n}"))) == expected


def test_larger_patterns_than_a_closure_lists():
    grid = Multigraph(6, [(0, 1), (1, 2), (3, 4), (4, 5), (0, 3), (1, 4), (2, 5)])
    ladder = Multigraph(6, grid.edges, roots=(0, 5))
    answer = model("local-2-gnn").computes(ladder)
    assert answer.value == pursuit(model("local-2-gnn"), ladder)
    assert answer.verify()


def test_where_there_is_no_game():
    assert not has_game(model("mpnn/K3"), Multigraph(2, [(0, 1)]))
    assert not has_game(model("mpnn"), Multigraph(2))
    with pytest.raises(InputError, match="no game"):
        pursuit(model("gcn"), Multigraph(2, [(0, 1)]))
    with pytest.raises(InputError, match="roots"):
        pursuit(model("mpnn"), Multigraph(2, [(0, 1)], roots=(0, 1)))
