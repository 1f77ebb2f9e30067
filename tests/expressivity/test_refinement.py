from __future__ import annotations

import pytest

from wlkit.errors import InputError, SizeError
from wlkit.expressivity import model, model_classes, tells_apart
from wlkit.graphs import Graph, graph


@pytest.mark.parametrize(
    ("pair", "apart"),
    [
        (("C6", "2C3"), {"subgraph-gnn", "local-2-gnn", "ppgn++", "i2-gnn", "mpnn/K3"}),
        (("prism:3", "K3,3"), {"subgraph-gnn", "local-2-gnn", "ppgn++", "i2-gnn", "mpnn/K3"}),
        (("C8", "2C4"), {"subgraph-gnn", "local-2-gnn", "ppgn++", "i2-gnn"}),
        (("C7", "C7"), set()),
    ],
)
def test_known_pairs(pair, apart):
    names = ["mpnn", "mpnn/K3", "subgraph-gnn", "local-2-gnn", "ppgn++", "i2-gnn"]
    assert {name for name in names if tells_apart(model(name), *pair)} == apart


def test_features_of_pairs_and_of_the_whole_graph():
    four = "5:0-2,2-3,3-4,1-4:r0,1"  # walks of four steps
    assert tells_apart(model(f"mpnn/{four}"), "C8", "2C4")
    assert tells_apart(model("mpnn/3:0-1,0-2,1-2"), "C6", "2C3")


def test_isomorphic_graphs_are_alike():
    h = graph("petersen").relabel([3, 1, 4, 0, 5, 9, 2, 6, 8, 7])
    for name in ("mpnn", "2-subgraph-gnn", "gswl", "ppgn++/K4"):
        assert model_classes(model(name), ["petersen", h]) == ((0, 1),)


def test_bad_input():
    with pytest.raises(InputError, match="simple undirected"):
        model_classes(model("mpnn"), [Graph(2, [(0, 1)], directed=True)])
    with pytest.raises(SizeError, match="tuples"):
        model_classes(model("4-fgnn"), [graph("C40")])
    assert model_classes(model("mpnn"), [Graph(0), Graph(1), Graph(0)]) == ((0, 2), (1,))
