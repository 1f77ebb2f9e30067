"""The stored pairs: alike for the model, told apart by a pattern, and none smaller."""

from __future__ import annotations

import pytest

from analyses import separating_pairs
from analyses.store import load
from wlkit.expressivity import model, tells_apart
from wlkit.graphs import Graph, Multigraph, graph
from wlkit.motifs import hom

ROWS = {r["model"]: r for r in load("separating_pairs")}
WITH_PAIR = [name for name, r in ROWS.items() if r["pair"]]


def test_every_model_is_there():
    assert list(ROWS) == list(separating_pairs.MODELS)
    for r in ROWS.values():
        assert r["vertices"] >= 8
        assert r["graphs"][:8] == [1, 2, 4, 11, 34, 156, 1044, 12346]  # OEIS A000088
        assert (r["pair"] is None) == (r["classes"] == r["graphs"])


def test_published_numbers_of_classes():
    assert ROWS["mpnn"]["classes"][:7] == [1, 2, 4, 11, 34, 152, 1022]
    assert ROWS["2-fgnn"]["classes"][:8] == [1, 2, 4, 11, 34, 156, 1044, 12346]


def test_the_smallest_pair_of_message_passing_is_a_hexagon_and_two_triangles():
    pair = [Graph.from_graph6(text) for text in ROWS["mpnn"]["pair"]]
    assert any(g.is_isomorphic(graph("C6")) for g in pair)
    assert any(g.is_isomorphic(graph("2C3")) for g in pair)


@pytest.mark.parametrize("name", WITH_PAIR)
def test_a_stored_pair_is_alike_for_its_model_and_not_isomorphic(name):
    r = ROWS[name]
    first, second = (Graph.from_graph6(text) for text in r["pair"])
    assert not first.is_isomorphic(second)
    assert [first.n, first.m] == r["size"]
    assert r["classes"][first.n - 2] == r["graphs"][first.n - 2]
    h = Multigraph.from_text(r["told apart by"]["pattern"])
    assert [hom(h.underlying, g) for g in (first, second)] == r["told apart by"]["counts"]
    assert not model(name).computes(h)
    if name != "gcn":
        assert not tells_apart(model(name), first, second)


def test_smaller_sizes_are_computed_again(tmp_path):
    names = ["gcn", "mpnn", "gswl", "mpnn/K3"]
    for r in separating_pairs.run(6, names, folder=tmp_path):
        known = ROWS[r["model"]]
        assert r["classes"] == known["classes"][:6]
        assert r["pair"] == (known["pair"] if known["pair"] and known["size"][0] <= 6 else None)
    assert separating_pairs.run(6, names[:1], folder=tmp_path)[0]["model"] == "gcn"


def test_walks_that_are_counted():
    star, other = graph("S4"), graph("C4") + graph("K1")
    assert len(separating_pairs.walk_counts([star, other, star])) == 2
