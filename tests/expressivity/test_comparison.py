from __future__ import annotations

from dataclasses import replace

import pytest

from wlkit.errors import UnknownNameError, VerificationError
from wlkit.expressivity import MODELS, ModelBank, compare, connected_patterns, inclusion, model
from wlkit.graphs import Multigraph, graph

NAMES = [*MODELS, "3-fgnn", "3-ign"]
MINE = ModelBank("mine", contract=["leaf", "series"], merge=["parallel"], inputs=["X", "I"])


@pytest.mark.parametrize("weak", NAMES)
def test_inclusions_have_no_counterexample(weak):
    small = model(weak)
    stronger = [b for b in [*map(model, NAMES), MINE] if inclusion(small, b)]
    assert small in stronger
    for roots in range(small.max_roots + 1):
        for level in connected_patterns(5, roots):
            for h in filter(small.computes, level):
                assert all(b.computes(h) for b in stronger if roots <= b.max_roots)


@pytest.mark.parametrize(
    ("a", "b", "relation", "only_b"),
    [
        ("gcn", "mpnn", "included", (3, 2)),
        ("mpnn", "subgraph-gnn", "included", (3, 3)),
        ("ppgn++", "2-fgnn", "equal", None),
        ("3-fgnn", "ppgn", "includes", None),
        (MINE, "ppgn++", "included", None),
        ("subgraph-gnn", "local-2-gnn", "included", (4, 4)),  # 12 against 13 of 13, one root
    ],
)
def test_how_models_stand_to_each_other(a, b, relation, only_b):
    found = compare(a, b, max_edges=5)
    assert found.relation == relation
    assert (found.only_second and (found.only_second.n, found.only_second.m)) == only_b
    assert found.verify()
    assert found.to_dict()["relation"] == relation
    back = compare(b, a, max_edges=5)
    assert back.separating == found.separating


def test_marking_two_vertices_is_incomparable_to_matrix_products():
    found = compare("i2-gnn", "ppgn++", max_edges=6)
    assert found.only_first.is_isomorphic(Multigraph.from_graph(graph("K4")))
    assert found.relation == "incomparable"
    assert found.verify()
    assert "by ppgn++ alone" in repr(found)


def test_no_proof_and_no_difference():
    found = compare("i2-gnn", "ppgn++", max_edges=3)
    assert found.relation == "no difference found"
    assert "no proof" in repr(found)


def test_tampered_comparisons_do_not_verify():
    found = compare("mpnn", "ppgn++", max_edges=3)
    with pytest.raises(VerificationError):
        replace(found, only_second=Multigraph(2, [(0, 1)])).verify()
    with pytest.raises(VerificationError, match="not included"):
        replace(found, second_in_first="because").verify()
    with pytest.raises(UnknownNameError):
        compare("mpnn", "gat")
