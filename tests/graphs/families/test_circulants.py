"""Circulants, CSL, Paley and their kin."""

from __future__ import annotations

import networkx as nx
import pytest

from tests.graphs.families.parameters import strongly_regular_parameters
from wlkit.errors import InputError
from wlkit.graphs import families


@pytest.mark.parametrize(("n", "jumps"), [(8, (1, 2)), (9, (3,)), (10, (1, 5)), (7, (1, 6))])
def test_circulant_is_that_of_networkx(n, jumps):
    theirs = nx.circulant_graph(n, jumps)
    ours = families.circulant(n, *jumps)
    assert sorted(map(sorted, theirs.edges)) == [list(e) for e in ours.edge_list]


@pytest.mark.parametrize("q", [5, 9, 13, 17, 25, 49])
def test_paley_graph_is_self_complementary_and_strongly_regular(q):
    g = families.paley(q)
    assert strongly_regular_parameters(g) == (q, (q - 1) // 2, (q - 5) // 4, (q - 1) // 4)
    if q <= 17:
        ours = g.to_networkx()
        assert nx.is_isomorphic(ours, nx.complement(ours))


@pytest.mark.parametrize("q", [5, 13, 17])
def test_paley_graph_of_a_prime_is_that_of_networkx(q):
    theirs = nx.paley_graph(q).to_undirected()
    assert sorted(map(sorted, theirs.edges)) == [list(e) for e in families.paley(q).edge_list]


@pytest.mark.parametrize(("q", "reason"), [(7, "1 modulo 4"), (21, "prime power"), (1, "from 2")])
def test_paley_refuses_other_orders(q, reason):
    with pytest.raises(InputError, match=reason):
        families.paley(q)


def test_circular_skip_links_of_the_table_are_four_regular_and_pairwise_not_isomorphic():
    graphs = [families.csl(41, k) for k in families.CSL_SKIPS]
    assert {(g.n, g.m, *set(g.degrees.tolist())) for g in graphs} == {(41, 82, 4)}
    # Isomorphic circulants of prime order have jump sets equal up to a factor (Muzychuk 1997).
    orbits = {
        min(tuple(sorted({min(f * j % 41, -f * j % 41) for j in (1, k)})) for f in range(1, 41))
        for k in families.CSL_SKIPS
    }
    assert len(orbits) == 10


@pytest.mark.parametrize(("n", "k"), [(41, 1), (41, 40), (8, 4)])
def test_skips_that_are_no_chords_are_refused(n, k):
    with pytest.raises(InputError, match="csl"):
        families.csl(n, k)


def test_moebius_ladders():
    k33 = nx.complete_bipartite_graph(3, 3)
    assert nx.is_isomorphic(families.moebius_ladder(3).to_networkx(), k33)
    assert families.wagner().n == 8
    assert nx.is_isomorphic(families.moebius_ladder(2).to_networkx(), nx.complete_graph(4))


def test_antiprism_of_a_triangle_is_the_octahedron():
    octahedron = nx.octahedral_graph()
    assert nx.is_isomorphic(families.antiprism(3).to_networkx(), octahedron)


def test_andrasfai_graphs_are_triangle_free_of_diameter_two():
    for n in (2, 3, 4):
        g = families.andrasfai(n).to_networkx()
        assert sum(nx.triangles(g).values()) == 0
        assert nx.diameter(g) == 2


def test_jump_zero_is_a_loop():
    with pytest.raises(InputError, match="jumps"):
        families.circulant(5, 1, 5)
