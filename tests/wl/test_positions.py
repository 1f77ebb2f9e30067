"""Positions: what Spoiler may keep, and which are partial isomorphisms."""

from __future__ import annotations

from itertools import permutations

from hypothesis import given

from wlkit.graphs import Graph, graph
from wlkit.testing import graphs
from wlkit.wl.positions import extended, is_partial_isomorphism, kept, solve


def test_spoiler_keeps_at_most_k_pairs() -> None:
    position = extended(((0, 0), (2, 1)), (1, 2))
    assert position == ((0, 0), (1, 2), (2, 1))
    assert kept(position, 3) == [position]
    assert kept(position, 2) == [((0, 0), (1, 2)), ((0, 0), (2, 1)), ((1, 2), (2, 1))]


@given(graphs(min_vertices=1, max_vertices=4), graphs(min_vertices=4, max_vertices=4))
def test_a_partial_isomorphism_on_all_vertices_is_an_isomorphism(g: Graph, h: Graph) -> None:
    h = h.subgraph(range(g.n))
    for image in permutations(range(g.n)):
        assert is_partial_isomorphism(g, h, tuple(enumerate(image))) == (g.relabel(image) == h)


def test_two_vertices_on_one_is_no_partial_isomorphism() -> None:
    g = graph("C4")
    assert not is_partial_isomorphism(g, g, ((0, 0), (1, 0)))
    assert not is_partial_isomorphism(g, g, ((0, 0), (0, 1)))


def test_every_partial_isomorphism_is_lost_or_safe() -> None:
    lost, safe = solve(graph("P4"), graph("P4"), 2)
    assert not set(lost) & set(safe)
    assert set(safe) == {
        (),
        *[((u, x),) for u in range(4) for x in (u, 3 - u)],
        *[
            ((u, f(u)), (v, f(v)))
            for f in (int, lambda x: 3 - x)
            for v in range(4)
            for u in range(v)
        ],
    }
