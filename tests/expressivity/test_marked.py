from __future__ import annotations

from dataclasses import replace

import networkx as nx
import pytest

from wlkit.errors import VerificationError
from wlkit.expressivity import ModelBank, connected_patterns, model
from wlkit.expressivity.obstructions import UnhitCycles
from wlkit.graphs import Multigraph, graph


def patterns(max_edges, roots):
    return [h for level in connected_patterns(max_edges, roots) for h in level]


@pytest.mark.parametrize("k", [2, 3])
def test_a_root_is_a_mark_and_splits_the_pattern(k):
    """Each component of H - r has k - 1 marks to itself: values of nodes are multiplied."""
    bank = model(f"{k}-subgraph-gnn")
    for h in patterns(6, 1):
        g = nx.Graph(h.underlying.edge_list)
        parts = nx.connected_components(g.subgraph(set(g) - set(h.roots)))
        # with at most 6 edges one vertex of each component is always enough for k = 3
        expected = all(
            nx.is_forest(g.subgraph(part))
            or any(nx.is_forest(g.subgraph(part - {v})) for v in part)
            for part in parts
        )
        assert bank.computes(h).value == expected
        assert bank.computes(h).verify()


def test_marks_are_summed_out_together_or_one_beside_the_other():
    """Two K4 at one vertex: two marks in all, against two marks in each."""
    clique = [(0, 1), (0, 2), (0, 3), (1, 2), (1, 3), (2, 3)]
    twice = [*clique, *((u + 3 if u else 0, v + 3) for u, v in clique)]
    h = Multigraph(7, twice)
    assert not model("2-subgraph-gnn").computes(h).value
    assert model("3-subgraph-gnn").computes(h).value
    assert model("i2-gnn").computes(h).value
    assert model("2-subgraph-gnn").computes(Multigraph(7, twice, roots=(0,))).value


def test_one_mark_is_the_subgraph_gnn():
    one = model("1-subgraph-gnn")
    assert (one.marks, one.max_roots) == (1, 2)
    for h in patterns(5, 2):
        assert one.computes(h).value == model("subgraph-gnn").computes(h).value


def test_cycles_that_no_marks_meet():
    no = model("2-subgraph-gnn").computes(graph("K5"))
    assert isinstance(no.obstruction, UnhitCycles)
    assert no.verify()
    assert no.to_dict()["obstruction"]["kind"] == "marks"
    assert "any 2 vertices" in no.obstruction.text
    cycles = no.obstruction.cycles
    for broken in (
        replace(no.obstruction, cycles=cycles[:2]),
        replace(no.obstruction, cycles=((0, 1), *cycles)),
        replace(no.obstruction, within=(0, 1)),
    ):
        with pytest.raises(VerificationError):
            broken.verify()


def test_adjacent_marks_are_two():
    with pytest.raises(ValueError, match="2 marks"):
        ModelBank("mine", marks=3, adjacent=True)
    assert ModelBank("mine", marks=2, adjacent=True).computes("K4").value
