"""The stored thresholds: recomputed in part, and against published numbers."""

from __future__ import annotations

import networkx as nx

from analyses.hereditary_treewidth import EDGES, TREES, grid, run, spider
from analyses.store import load
from wlkit.graphs import graph
from wlkit.motifs.thresholds import largest_treewidth_with_edges

STORED = {row["patterns"]: row for row in load("hereditary_treewidth")}

# Lanzinger and Barcelo 2024; an independent program from 8 vertices on.
FIRST_SIZES = {
    "path on n vertices": {"1": 2, "2": 4, "3": 8, "4": 11, "5": 18},
    "cycle on n vertices": {"2": 3, "3": 8, "4": 10, "5": 18},
    "n disjoint edges": {"1": 1, "2": 3, "3": 6, "4": 10, "5": 15},
}


def test_the_stored_rows_begin_with_what_is_computed_now() -> None:
    for row in run(9, 9, 5):
        stored = STORED[row["patterns"]]
        if "values" in row:
            assert stored["values"][: len(row["values"])] == row["values"]
        else:
            assert stored == row


def test_the_values_step_up_where_it_is_published() -> None:
    for name, sizes in FIRST_SIZES.items():
        assert STORED[name]["first_size"] == sizes


def test_values_only_grow() -> None:
    families = [row["values"] for row in STORED.values() if "values" in row]
    assert len(families) == 7
    assert all(values == sorted(values) for values in families)


def test_numbers_of_trees_and_of_graphs_by_edges() -> None:
    # OEIS A000055 and A000664
    trees = [STORED[f"trees on {n} vertices"]["graphs"] for n in range(2, TREES + 1)]
    assert trees == [1, 1, 2, 3, 6, 11, 23, 47, 106, 235, 551, 1301]
    patterns = [STORED[f"patterns with {m} edges"]["graphs"] for m in range(1, EDGES + 1)]
    assert patterns == [1, 2, 5, 11, 26, 68, 177, 497]


def test_the_largest_value_of_m_edges_is_the_largest_treewidth() -> None:
    for m in range(1, EDGES + 1):
        largest = max(map(int, STORED[f"patterns with {m} edges"]["by_value"]))
        assert largest == largest_treewidth_with_edges(m)


def test_extremal_patterns_with_edges_of_a_complete_graph_are_complete_or_disjoint() -> None:
    # for m = 3 and 6 edges the fewest vertices are those of K3 and K4; disjoint edges have most
    for m, clique in ((3, "K3"), (6, "K4")):
        extremal = STORED[f"patterns with {m} edges"]["extremal"]
        assert graph(f"g6:{extremal['fewest_vertices']}").is_isomorphic(graph(clique))
        assert graph(f"g6:{extremal['most_vertices']}").is_isomorphic(graph(f"{m}K2"))


def test_the_families_are_what_they_are_called() -> None:
    for rows, columns in ((2, 4), (3, 3), (4, 1)):
        expected = graph(nx.convert_node_labels_to_integers(nx.grid_2d_graph(rows, columns)))
        assert grid(rows, columns).is_isomorphic(expected)
    assert sorted(spider(3).degrees.tolist()) == [1, 1, 1, 2, 2, 2, 3]
    assert spider(3).is_connected
