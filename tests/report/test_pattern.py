"""Expressivity reports: the numbers are those of the literature, the page stands alone."""

from __future__ import annotations

import json

import pytest

import wlkit
from wlkit import report as package
from wlkit.errors import InputError
from wlkit.graphs import Graph
from wlkit.report import Report, report


@pytest.fixture(scope="module")
def of_c8() -> Report:
    return report("C8")


def test_dimensions_and_spasm_of_the_cycle_on_eight_vertices(of_c8):
    assert {kind: d.value for kind, d in of_c8.dimensions.items()} == {"hom": 2, "sub": 3, "ind": 7}
    assert len(of_c8.spasm) == 35
    assert of_c8.treewidth.value == 2


def test_counts_in_the_petersen_graph(of_c8):
    counts = {c.name: c for c in of_c8.counts}
    assert counts["Petersen"].sub == 15
    assert counts["caffeine"].sub == 0


def test_orders_that_determine_the_counts(of_c8):
    orders = dict(of_c8.orders())
    assert orders[1] == {"hom": False, "sub": False, "ind": False}
    assert orders[2] == {"hom": True, "sub": False, "ind": False}
    assert orders[3]["sub"]
    assert orders[7]["ind"]
    assert max(orders) == 7


def test_published_models(of_c8):
    answers = {a.model: (a.hom, a.sub) for a in of_c8.zoo}
    assert answers["mpnn"] == (False, False)
    assert answers["subgraph-gnn"][0]
    assert answers["ppgn++"] == (True, False)
    assert answers["3-fgnn"] == (True, True)
    assert all(bool(a.obstruction) == (not a.sub) for a in of_c8.zoo)
    assert report("S3").zoo[0].sub


def test_a_report_verifies_and_is_json(of_c8):
    small = report("P4")
    assert small.verify()
    for r in (of_c8, small):
        assert json.loads(json.dumps(r.to_dict()))["text"]


def test_the_package_is_the_function():
    assert package("K2").dimensions["sub"].value == 1
    assert wlkit.report("K2").pattern.m == 1
    assert package.report is report


def test_labelled_directed_and_large_patterns():
    labelled = report(wlkit.Graph(2, [(0, 1)], vertex_labels=["C", "O"], edge_labels=[1]))
    assert {c.name for c in labelled.counts} == {"caffeine", "naphthalene", "aspirin"}
    assert [c.sub for c in labelled.counts if c.name == "aspirin"] == [3]
    assert report("0>1,1>2").counts == ()
    large = report("petersen+K1")
    assert large.spasm is None
    assert large.dimensions["sub"].value == report("petersen").dimensions["sub"].value
    assert "not computed" in large.lines()[0]
    assert large.to_html()


def test_dimensions_out_of_reach_are_left_out(monkeypatch):
    from wlkit.motifs import covering, hereditary, merging
    from wlkit.report import pattern as pattern_module

    hereditary.largest_image.cache_clear()
    monkeypatch.setattr(merging, "BEAM", 1)
    monkeypatch.setattr(merging, "MAX_QUOTIENTS", 1)
    monkeypatch.setattr(covering, "DEAD_ENDS", 10)
    assert set(pattern_module._dimensions(wlkit.graph("dodecahedron"))) == {"hom", "ind"}


def test_a_pattern_has_a_vertex():
    with pytest.raises(InputError, match="at least one vertex"):
        report("E0")


def test_counts_that_would_take_long_are_left_out():
    bare = [(a, b + 3) for a in range(3) for b in range(3)]
    both = [*bare, *((u + 6, v + 6) for u, v in bare), *((v, v + 6) for v in range(6))]
    found = report(Graph(12, both))  # the prism over K3,3, of treewidth 5
    assert found.dimensions["sub"].value == 5
    counts = {c.name: c for c in found.counts}
    assert counts["Zachary's karate club"].hom is None
    assert counts["Petersen"].hom == 18870
    assert found.to_dict()["counts"][0]["hom"] is None
    assert "a dash stands for" in found.to_html()
