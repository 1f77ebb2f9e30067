"""Upper bounds on hereditary treewidth against enumerations and brute force."""

import shutil
import subprocess
from itertools import combinations

import networkx as nx
import numpy as np
import pytest

from tests.reference import motifs as reference
from wlkit.graphs import Graph, graph
from wlkit.motifs.covering import obstructions
from wlkit.motifs.loops import underlying_neighbors
from wlkit.motifs.thresholds import (
    MATCHING_THRESHOLDS,
    deletion_bound,
    largest_treewidth_with_edges,
    least_edges,
    vertex_cover_number,
)
from wlkit.treewidth import treewidth, treewidths_of_masks

ATLAS = [graph(g) for g in nx.graph_atlas_g()]


def test_no_small_graph_has_more_treewidth_than_its_edges_allow():
    for g in ATLAS:
        assert treewidth(g).value <= largest_treewidth_with_edges(g.m) or g.n == 0


def test_thresholds_of_edges_continue_those_of_matchings():
    # tau(m) = hdtw(m K2), Lanzinger and Barcelo 2024
    assert [largest_treewidth_with_edges(m) for m in range(21)] == list(MATCHING_THRESHOLDS)


def test_least_edges_are_not_above_complete_graphs():
    assert all(least_edges(t) <= t * (t + 1) // 2 for t in range(40))
    assert all(least_edges(t) < least_edges(t + 1) for t in range(40))


def regular(n):
    """Return the treewidths of the connected 4-regular graphs on n vertices, by nauty's geng."""
    command = ["nauty-geng", "-q", "-c", "-d4", "-D4", str(n), f"{2 * n}:{2 * n}"]
    lines = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()
    masks = [Graph.from_graph6(line).neighbor_masks for line in lines]
    return treewidths_of_masks(np.array(masks, dtype=np.uint64))


FOUR_REGULAR = {11: 265, 12: 1544, 13: 10778}  # OEIS A006820


@pytest.mark.skipif(shutil.which("nauty-geng") is None, reason="nauty-geng is not installed")
@pytest.mark.parametrize("n", [11, 12, pytest.param(13, marks=pytest.mark.slow)])
def test_four_regular_graphs_have_treewidth_at_most_six(n):
    widths = regular(n)
    assert len(widths) == FOUR_REGULAR[n]
    assert widths.max() == 6
    if n == 11:  # the obstructions with 22 edges
        assert (widths == 6).sum() == 2


def test_a_vertex_more_makes_no_graph_of_treewidth_seven_with_twenty_seven_edges():
    for h in obstructions(6):
        if h.m == 22:
            widths = []
            for around in combinations(range(h.n), 5):
                more = Graph(h.n + 1, [*h.edge_list, *((v, h.n) for v in around)])
                widths.append(more.neighbor_masks)
            assert treewidths_of_masks(np.array(widths, dtype=np.uint64)).max() == 6


def test_deleting_vertices_bounds_the_hereditary_treewidth():
    for g in ATLAS[1:209]:
        bound, deleted = deletion_bound(underlying_neighbors(g))
        assert reference.hereditary_treewidth(g) <= bound <= max(1, g.n)
        assert 0 <= deleted <= g.n


def test_deletion_ends_at_covers():
    # after three vertices the complete bipartite graph has no edge left
    assert deletion_bound(underlying_neighbors(graph("K3,9"))) == (3, 3)
    assert vertex_cover_number(underlying_neighbors(graph("K3,9"))) == 3
