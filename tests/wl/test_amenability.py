"""Amenable graphs are those that 1-WL identifies: exhaustively, and examples of each obstacle."""

from __future__ import annotations

import networkx as nx
import pytest

from wlkit.graphs import Graph, graph
from wlkit.graphs.enumeration import graphs_of_order, trees
from wlkit.wl import wl_classes
from wlkit.wl.amenability import obstacle_to_amenability


def check(graphs: list[Graph]) -> None:
    alone = {members[0] for members in wl_classes(graphs) if len(members) == 1}
    assert {i for i, g in enumerate(graphs) if obstacle_to_amenability(g) is None} == alone


@pytest.mark.parametrize("n", range(1, 8))
def test_a_graph_is_amenable_iff_1_wl_identifies_it(n: int) -> None:
    """Arvind, Koebler, Rattan, Verbitsky 2017."""
    check([Graph.from_networkx(g) for g in nx.graph_atlas_g() if len(g) == n])


@pytest.mark.slow
def test_a_graph_on_eight_vertices_is_amenable_iff_1_wl_identifies_it() -> None:
    check(list(graphs_of_order(8)))


@pytest.mark.parametrize("n", [1, 5, 9, 11])
def test_forests_are_amenable(n: int) -> None:
    for tree in trees(n):
        assert obstacle_to_amenability(tree) is None
        assert obstacle_to_amenability(tree + graph("P4")) is None
        assert obstacle_to_amenability(tree.complement()) is None


@pytest.mark.parametrize(
    ("name", "condition"),
    [
        ("petersen", "5-cycle"),
        ("C6", "5-cycle"),
        ("P4", None),
        ("C5", None),
        ("K3,3", "5-cycle"),
        ("K2,3", None),
    ],
)
def test_examples(name: str, condition: str | None) -> None:
    found = obstacle_to_amenability(graph(name))
    assert (found is None) == (condition is None)
    assert found is None or (condition or "") in found.condition


# A 10-cycle whose every other vertex bears a pendant vertex.
HAIRY = Graph(
    15,
    [(i, 5 + i) for i in range(5)]
    + [(i, 5 + (i + 1) % 5) for i in range(5)]
    + [(i, 10 + i) for i in range(5)],
)
# Two triangles with an edge between them.
DUMBBELL = graph("0-1,1-2,2-0,2-3,3-4,4-5,5-3")
FAN = Graph.from_graph6("F}hPO")
SHRINKING = Graph.from_graph6("G@UdIo")


@pytest.mark.parametrize(
    ("g", "condition", "cells"),
    [
        (HAIRY, "neither disjoint stars", [5, 5]),
        (FAN, "not a tree", [2, 2, 2]),
        (SHRINKING, "do not grow", [2, 2, 4]),
        (DUMBBELL, "two cells with structure", [2, 4]),
    ],
)
def test_obstacles_name_the_cells(g: Graph, condition: str, cells: list[int]) -> None:
    found = obstacle_to_amenability(g)
    assert found is not None
    assert condition in found.condition
    assert sorted(map(len, found.cells)) == cells
