"""Reasons that are checked without the search that found them."""

from __future__ import annotations

import pytest

from wlkit.errors import VerificationError
from wlkit.expressivity import ModelBank, model
from wlkit.expressivity.obstructions import NoOrder, StuckParts, WideCore, root_graph
from wlkit.graphs import Multigraph, graph

LEAVES = ModelBank("leaves", contract=["leaf"], merge=["nodes"])
KINDS = {
    "ppgn++": ("K4", "treewidth"),
    "5-fgnn": ("K7", "treewidth"),
    "subgraph-gnn": ("K4", "cycles"),
    "2-subgraph-gnn": ("K5", "marks"),
    "local-2-gnn": ("K4", "stuck"),
    "gcn": ("S3", "orders"),
    "mpnn/K3": ("C4", "features"),
}


@pytest.mark.parametrize("name", KINDS)
def test_every_kind_says_what_it_is(name):
    pattern, kind = KINDS[name]
    reason = model(name).computes(pattern).obstruction
    assert reason.to_dict()["kind"] == kind
    assert reason.text
    assert reason.verify()


def test_a_part_that_is_not_stuck():
    """No K4 minor: the game decides, or the closure where there is no game."""
    h = Multigraph.from_graph(graph("C5"))
    with pytest.raises(VerificationError, match="computes"):
        StuckParts(h, model("local-2-gnn"), ()).verify()
    twice = Multigraph(2, [(0, 1)], roots=(0, 0))
    with pytest.raises(VerificationError, match="computes"):
        StuckParts(twice, model("local-2-gnn"), ()).verify()


def test_widths_and_orders_that_do_not_hold():
    h = Multigraph.from_graph(graph("C5"))
    minor = model("mpnn").computes("C5").obstruction.minor
    with pytest.raises(VerificationError, match="no obstruction"):
        WideCore(h, 2, (0,), minor).verify()
    with pytest.raises(VerificationError, match="sums out"):
        NoOrder(Multigraph.from_graph(graph("P3")), LEAVES).verify()


def test_an_edge_joins_the_roots():
    h = Multigraph(4, [(0, 2), (0, 3), (1, 2), (1, 3), (2, 3)], roots=(0, 1))
    assert root_graph(h).is_isomorphic(graph("K4"))
    assert root_graph(Multigraph(4, h.edges)).m == 5
