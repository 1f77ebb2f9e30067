"""Hereditary treewidth against published rows and against the whole spasm."""

import random
import shutil
import subprocess
from collections import Counter

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.motifs.test_plan import random_cases, random_graph
from tests.reference import motifs as reference
from wlkit.errors import InputError, SizeError
from wlkit.graphs import Graph, graph
from wlkit.motifs import hereditary_treewidth, hereditary_treewidth_at_most
from wlkit.motifs.covering import covering_map, obstructions, quotient_of_map
from wlkit.motifs.hereditary import largest_image, lasting_vertices
from wlkit.motifs.loops import underlying_neighbors
from wlkit.motifs.thresholds import largest_treewidth_with_edges, vertex_cover_number
from wlkit.motifs.wildcards import labelled_quotient
from wlkit.testing import labelled_graphs
from wlkit.treewidth import treewidth, treewidth_at_most, treewidths_of_masks

# Lanzinger and Barcelo 2024 and the thresholds of paths, cycles and matchings.
CYCLES = {3: 2, 4: 2, 5: 2, 6: 2, 7: 2, 8: 3, 9: 3, 10: 4, 11: 4, 12: 4, 13: 4, 14: 4}
PATHS = {2: 1, 3: 1, 4: 2, 5: 2, 6: 2, 7: 2, 8: 3, 9: 3, 10: 3, **dict.fromkeys(range(11, 16), 4)}
MATCHINGS = [0, 1, 1, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 4, 5]


@pytest.mark.parametrize("n", CYCLES)
def test_cycles(n):
    assert hereditary_treewidth(f"C{n}") == CYCLES[n]


@pytest.mark.parametrize("n", PATHS)
def test_paths(n):
    assert hereditary_treewidth(f"P{n}") == PATHS[n]


@pytest.mark.parametrize("m", range(1, 15))
def test_matchings(m):
    assert hereditary_treewidth(f"{m}K2") == MATCHINGS[m]


def test_a_spider_with_legs_of_length_two_is_a_tree_of_hereditary_treewidth_three():
    assert hereditary_treewidth("0-1,1-2,0-3,3-4,0-5,5-6") == 3


def atlas(n):
    """Return the connected graphs on n <= 7 vertices (Read and Wilson's atlas)."""
    found = [g for g in nx.graph_atlas_g() if g.number_of_nodes() == n]
    return [graph(g) for g in found if nx.is_connected(g)]


BY_DIMENSION = {5: [1, 12, 7, 1], 6: [1, 23, 74, 13, 1], 7: [1, 24, 481, 327, 19, 1]}


@pytest.mark.parametrize("n", [5, 6, pytest.param(7, marks=pytest.mark.slow)])
def test_connected_graphs_by_hereditary_treewidth(n):
    found = Counter(hereditary_treewidth(g) for g in atlas(n))
    assert [found[k] for k in range(1, n)] == BY_DIMENSION[n]


def test_at_most_one_exactly_for_stars_and_two_disjoint_edges():
    for g in nx.graph_atlas_g():
        if g.number_of_nodes() > 6 or g.number_of_edges() == 0:
            continue
        g = g.subgraph([v for v in g if g.degree(v)])
        degrees = sorted(d for _, d in g.degree())
        star = degrees[-1] == g.number_of_edges()
        two_edges = degrees == [1, 1, 1, 1]
        h = graph(nx.convert_node_labels_to_integers(g))
        assert hereditary_treewidth_at_most(h, 1) == (star or two_edges)


def test_agrees_with_the_whole_spasm_on_small_graphs():
    for g in nx.graph_atlas_g()[1:209:3]:
        assert hereditary_treewidth(graph(g)) == reference.hereditary_treewidth(graph(g))


def test_agrees_with_the_whole_spasm_on_labelled_and_directed_patterns():
    for pattern, _, _ in random_cases(11, 60):
        assert hereditary_treewidth(pattern) == reference.hereditary_treewidth(pattern)


def test_merging_search_agrees_with_covering_maps():
    rng = random.Random(6)
    for _ in range(12):
        g = random_graph(rng, 7, 0.35)
        same = Graph(7, g.edges, vertex_labels=["a"] * 7)
        assert hereditary_treewidth(g) == hereditary_treewidth(same)


def test_labels_restrict_the_quotients():
    # alternating labels on P4: only ends of one label merge, never the two ends of the path
    path = Graph(4, [(0, 1), (1, 2), (2, 3)], vertex_labels=["a", "b", "a", "b"])
    assert hereditary_treewidth(path) == 1
    assert hereditary_treewidth("P4") == 2


def test_the_image_is_a_quotient_of_that_treewidth():
    for name in ("C8", "C10", "P8", "P11", "6K2", "petersen", "K3,3"):
        g = graph(name)
        best = largest_image(g)
        assert treewidth(g.quotient(best.blocks)).value == best.value


def test_isolated_vertices_change_nothing():
    for name in ("C8", "P5", "2K2", "K4"):
        assert hereditary_treewidth(f"{name}+3K1") == hereditary_treewidth(name)
    assert hereditary_treewidth(Graph(4)) == 0


def test_obstructions_have_the_treewidth_and_their_minors_do_not():
    for t in range(1, 5):
        for h in obstructions(t):
            assert treewidth(h).value == t
            for e in range(h.m):
                fewer = Graph(h.n, [x for i, x in enumerate(h.edge_list) if i != e])
                assert treewidth(fewer).value < t


def test_covering_maps_cover_and_give_quotients_with_the_minor():
    for name in ("C8", "P8", "C10", "P12", "7K2", "K3,4"):
        g = graph(name)
        for t in range(1, 5):
            image, h = next(
                ((x, h) for h in obstructions(t) if (x := covering_map(g, h))), (None, g)
            )
            if image is not None:
                covered = {tuple(sorted((image[u], image[v]))) for u, v in g.edge_list}
                assert set(h.edge_list) <= covered
                assert treewidth(g.quotient(quotient_of_map(g, image))).value >= t


@pytest.mark.parametrize("n, value", [(16, 4), (17, 4), (18, 5), (19, 5), (20, 5)])
def test_long_paths_and_cycles(n, value):
    # an open walk over the 15 edges of K6 (six odd vertices) has 17 edges, a closed one 18
    assert hereditary_treewidth(f"P{n}") == value
    assert hereditary_treewidth(f"C{n}") == value


def minors(h):
    """Yield the graphs with one edge deleted or contracted."""
    for u, v in h.edge_list:
        rest = [e for e in h.edge_list if e != (u, v)]
        yield Graph(h.n, rest)
        move = [u if x == v else x for x in range(h.n)]
        yield Graph(h.n, {tuple(sorted((move[a], move[b]))) for a, b in rest})


# nauty's geng: biconnected, minimum degree 3, minor-minimal of treewidth t, by number of edges
LISTED = {
    5: {15: 1, 17: 5, 18: 18, 19: 17, 20: 61},
    6: {21: 1, 22: 2, 23: 69},
    7: {28: 2},
}


@pytest.mark.parametrize("t", LISTED)
def test_listed_obstructions_are_minimal(t):
    listed = obstructions(t)
    assert Counter(h.m for h in listed) == LISTED[t]
    assert len({h.canonical() for h in listed}) == len(listed)
    for h in [*listed[:8], *listed[8::9]]:
        assert treewidth(h).value == t
        assert all(treewidth(minor).value == t - 1 for minor in minors(h))


def biconnected(n, most, t):
    """Yield the biconnected graphs on n vertices with degrees >= 3 and treewidth >= t (geng)."""
    sizes = f"{max(t * (t + 1) // 2, (3 * n + 1) // 2)}:{min(most, n * (n - 1) // 2)}"
    command = ["nauty-geng", "-q", "-C", "-d3", str(n), sizes]
    lines = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()
    for at in range(0, len(lines), 1 << 14):
        part = list(map(Graph.from_graph6, lines[at : at + (1 << 14)]))
        masks = np.array([g.neighbor_masks for g in part], dtype=np.uint64)
        yield from (part[i] for i in (treewidths_of_masks(masks) >= t).nonzero()[0])


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("nauty-geng") is None, reason="nauty-geng is not installed")
@pytest.mark.parametrize("t, most, orders", [(5, 18, range(6, 13)), (6, 22, (7, 8, 9))])
def test_the_list_of_obstructions_is_complete(t, most, orders):
    found = set()
    for n in orders:
        for h in biconnected(n, most, t):
            assert treewidth(h).value == t
            if all(treewidth_at_most(minor, t - 1) for minor in minors(h)):
                found.add(h.canonical())
    assert found == {h.canonical() for h in obstructions(t) if h.m <= most and h.n in orders}


def test_edges_needed_for_a_treewidth():
    # K_(t+1) has fewest edges for t <= 5 among graphs with up to 20 edges
    assert [largest_treewidth_with_edges(m) for m in range(16)] == MATCHINGS
    assert [largest_treewidth_with_edges(m) for m in (17, 20, 21, 27, 28, 32)] == [5, 5, 6, 6, 7, 7]


def test_vertex_cover_numbers():
    for g in nx.graph_atlas_g()[1:400:7]:
        h = graph(g)
        best = min(
            s.bit_count()
            for s in range(1 << h.n)
            if all(s >> u & 1 or s >> v & 1 for u, v in h.edge_list)
        )
        assert vertex_cover_number(underlying_neighbors(h)) == best
    assert vertex_cover_number(underlying_neighbors(graph("petersen"))) == 6


def test_at_most_refuses_negative_bounds():
    assert not hereditary_treewidth_at_most("K1", -1)
    assert hereditary_treewidth_at_most("K1", 0)


def test_superfluous_twins_change_nothing():
    # 18 vertices with the same two neighbours: only as many are placed as the target has use for
    for leaves in (2, 6, 9, 18):
        g = graph(nx.complete_bipartite_graph(2, leaves))
        more = Graph(g.n, [*g.edge_list, (2, 3)])
        assert hereditary_treewidth(g) == 2
        assert hereditary_treewidth_at_most(more, 3)
        assert hereditary_treewidth_at_most(more, 2) == (leaves == 2)


FORTY_EDGES = {
    "40K2": False,
    "P41": False,
    "C40": False,
    "S40": True,
    "K2,20": True,
    "S31+S5+S4": True,
    "S36+2P3": True,
    "S34+C6": True,
    "S32+P9": False,
}


@pytest.mark.parametrize("name", FORTY_EDGES)
def test_at_most_three_for_patterns_with_forty_edges(name):
    assert graph(name).m == 40
    assert hereditary_treewidth_at_most(name, 3) == FORTY_EDGES[name]


SPARSE = {26: [6, 6], 27: [6, 6], 28: [6, 6], 32: [7, 7], 33: [7, 7]}


@pytest.mark.parametrize("m", SPARSE)
def test_random_patterns_on_twenty_vertices(m):
    for seed, value in enumerate(SPARSE[m]):
        g = graph(nx.gnm_random_graph(20, m, seed=seed))
        best = largest_image(g)
        assert best.value == value
        assert treewidth(g.quotient(best.blocks)).value == value


@pytest.mark.parametrize("name, value", [("P21", 5), ("P22", 6), ("C20", 5), ("C21", 6)])
def test_walks_that_cover_the_complete_graph_on_seven_vertices(name, value):
    # K7 has 21 edges and even degrees: a closed walk of 21 edges covers it, 20 edges do not
    assert hereditary_treewidth(name) == value


def test_a_search_out_of_budget_gives_up():
    pattern, target = graph("12K2"), graph("K5")
    assert covering_map(pattern, target) is not None
    assert covering_map(graph("K1,1,9"), graph("K4"), budget=1) is None


def test_values_out_of_reach_come_with_their_bounds(monkeypatch):
    from wlkit.motifs import merging

    monkeypatch.setattr(merging, "BEAM", 1)
    monkeypatch.setattr(merging, "MAX_QUOTIENTS", 1)
    with pytest.raises(SizeError, match="at least 7 and at most 8"):
        hereditary_treewidth(graph(nx.gnm_random_graph(20, 35, seed=9)))


@pytest.mark.parametrize("k", ["2", 2.5, None])
def test_k_is_an_integer(k):
    with pytest.raises(InputError, match="expected an integer k"):
        hereditary_treewidth_at_most("K4", k)


def test_progress_shows_the_values_that_are_left(capsys):
    assert hereditary_treewidth("C9", progress=True) == 3
    assert "treewidth" in capsys.readouterr().err
    assert hereditary_treewidth("C9") == 3
    assert capsys.readouterr().err == ""


@settings(max_examples=60)
@given(labelled_graphs(max_vertices=5, vertex_labels=4), st.integers(1, 3))
def test_leaves_with_a_label_of_their_own_change_nothing_above_one(pattern, leaves):
    others = pattern.vertex_labels or (0,) * pattern.n
    added = [(v // 2, v) for v in range(pattern.n, pattern.n + leaves) if v]
    letters = pattern.edge_labels
    more = Graph(
        pattern.n + leaves,
        [*pattern.edge_list, *added],
        vertex_labels=[*others, *(f"own {i}" for i in range(leaves))],
        edge_labels=None if letters is None else [*letters, *(0 for _ in added)],
    )
    value = reference.hereditary_treewidth(more)
    best = largest_image(more)
    assert best.value == value
    assert treewidth(labelled_quotient(more, best.blocks)).value == value
    if value > 1:
        core = more.subgraph(lasting_vertices(more))
        assert reference.hereditary_treewidth(core) == value
