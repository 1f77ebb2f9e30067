from __future__ import annotations

import json
from dataclasses import replace

import pytest

from wlkit.errors import VerificationError
from wlkit.graphs import Graph, Multigraph, graph
from wlkit.treewidth import TreewidthResult, treewidth


@pytest.mark.parametrize("name", ["P3", "K5", "petersen", "hypercube(4)", "grid(5,5)", "paley(17)"])
def test_results_verify(name):
    assert treewidth(name).verify()


def test_a_value_that_is_too_small_is_caught():
    g = graph("dodecahedron")
    with pytest.raises(VerificationError, match="width 6, not 5"):
        TreewidthResult(g, 5, 5, treewidth(g).order).verify()


def test_a_lower_bound_that_is_too_large_is_caught():
    g = graph("dodecahedron")
    order = tuple(range(20))
    width = treewidth(g, exact=False).decomposition.width
    false = TreewidthResult(g, width + 1, width + 1, order)
    with pytest.raises(VerificationError):
        replace(false, upper=false.decomposition.width).verify()


def test_dictionary_has_the_keys_of_the_command_line():
    data = json.loads(json.dumps(treewidth("petersen").to_dict()))
    assert data["treewidth"] == data["lower"] == data["upper"] == 4
    assert data["decomposition"]["width"] == 4
    assert data["obstruction"]["name"] == "Wagner graph"
    assert data["exact"] is True


@pytest.mark.parametrize(
    "g, text",
    [
        (graph("C4"), "TreewidthResult(g6:Cl, treewidth 2)"),
        (graph("grid(5,5)"), "TreewidthResult(n=25, m=40, treewidth 5)"),
        (Multigraph(2, [(0, 1)], roots=(0,)), "TreewidthResult(2:0-1:r0, treewidth 1)"),
        (
            Graph(2, [(0, 1)], directed=True),
            "TreewidthResult(Graph(2, [(0, 1)], directed=True), treewidth 1)",
        ),
    ],
)
def test_repr_is_one_line(g, text):
    assert repr(treewidth(g)) == text


def test_the_lower_side_is_checked_by_a_minor_where_there_is_one():
    assert treewidth("K7").lower_certificate.value == 6
    assert treewidth("dodecahedron").lower_certificate is None
