"""Upper bounds on hereditary treewidth against enumerations and brute force."""

import shutil
import subprocess

import networkx as nx
import numpy as np
import pytest

from tests.reference import motifs as reference
from wlkit.graphs import Graph, graph
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


@pytest.mark.skipif(shutil.which("nauty-geng") is None, reason="nauty-geng is not installed")
def test_four_regular_graphs_on_twelve_vertices_have_treewidth_at_most_six():
    command = ["nauty-geng", "-q", "-c", "-d4", "-D4", "12", "24:24"]
    lines = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()
    masks = [Graph.from_graph6(line).neighbor_masks for line in lines]
    assert len(lines) == 1544  # OEIS A006820
    assert treewidths_of_masks(np.array(masks, dtype=np.uint64)).max() == 6


def test_deleting_vertices_bounds_the_hereditary_treewidth():
    for g in ATLAS[1:209]:
        bound, deleted = deletion_bound(underlying_neighbors(g))
        assert reference.hereditary_treewidth(g) <= bound <= max(1, g.n)
        assert 0 <= deleted <= g.n


def test_deletion_ends_at_covers():
    # after three vertices the complete bipartite graph has no edge left
    assert deletion_bound(underlying_neighbors(graph("K3,9"))) == (3, 3)
    assert vertex_cover_number(underlying_neighbors(graph("K3,9"))) == 3
