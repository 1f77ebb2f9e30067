from __future__ import annotations

from dataclasses import replace

import pytest

from wlkit.errors import InputError, SizeError, VerificationError
from wlkit.expressivity import ModelBank, connected_patterns, inclusion, model
from wlkit.expressivity.features import choices, placements, read_features, reduced
from wlkit.expressivity.obstructions import WithFeatures
from wlkit.graphs import Multigraph, graph
from wlkit.polynomials import evaluate

CHERRY = "3:0-2,1-2:r0,1"  # the matrix A A, for two roots


def patterns(max_edges, roots=0):
    return [h for level in connected_patterns(max_edges, roots) for h in level]


def test_triangles_hang_on_trees_when_their_numbers_are_inputs():
    """Blocks are edges and triangles, and every triangle keeps to one vertex of the rest."""
    bank = model("mpnn/K3")
    asked = {
        "K3": True,
        "C4": False,
        "bull": False,  # two horns on different corners
        "cricket": True,
        "butterfly": True,
    }
    edges = {
        "bull": [(0, 1), (0, 2), (1, 2), (0, 3), (1, 4)],
        "cricket": [(0, 1), (0, 2), (1, 2), (0, 3), (0, 4)],
        "butterfly": [(0, 1), (0, 2), (1, 2), (0, 3), (0, 4), (3, 4)],
    }
    for name, expected in asked.items():
        h = Multigraph(5, edges[name]) if name in edges else graph(name)
        answer = bank.computes(h)
        assert answer.value == expected, name
        assert answer.verify()


@pytest.mark.parametrize("name", ["mpnn/K3", f"mpnn/{CHERRY}", "ppgn++/K4", "gcn/C4"])
@pytest.mark.parametrize("roots", [0, 1])
def test_every_answer_verifies_and_nothing_is_lost(name, roots):
    bank, plain = model(name), model(name.partition("/")[0])
    for h in patterns(5, roots):
        answer = bank.computes(h)
        assert answer.verify()
        assert answer.value or not plain.computes(h)
        assert answer.to_dict()["value"] == answer.value


def test_a_feature_is_computed_itself():
    for text in (CHERRY, "K3", "C5", "4:0-1,0-2,0-3,1-2,1-3,2-3:r0"):
        bank = model("mpnn").with_features(text)
        for h in bank.feature_patterns:
            if len(h.roots) <= bank.max_roots:
                assert bank.computes(h).value


def test_the_twelve_that_matrix_products_lack_are_gained_as_features():
    """Puny et al. 2023: K4 at a vertex, and K4 less the edge of its roots, as inputs of PPGN++."""
    bank = model("ppgn++/K4/4:0-2,0-3,1-2,1-3,2-3:r0,1")
    missing = [
        h
        for roots, most in ((0, 6), (1, 6), (2, 6))
        for h in patterns(most, roots)
        if not model("ppgn++").computes(h) and h.m <= 6
    ]
    assert len(missing) == 1 + 1 + 10
    assert sum(not bank.computes(h) for h in missing) < len(missing) / 2


def test_what_is_left_of_a_pattern_has_the_same_value():
    """P_H is the sum over the rest of the values of the feature, on a matrix of 0 and 1."""
    import numpy as np

    upper = np.triu(np.random.default_rng(1).integers(0, 2, (6, 6)), 1)
    x = upper + upper.T
    h = Multigraph(5, [(0, 1), (0, 2), (1, 2), (2, 3), (3, 4)])
    (feature,) = read_features("K3")
    triangles = evaluate(feature, x)
    chosen = next(c for c in choices(h, (feature,)) if len(c) == 1 and c[0].at == (2,))
    left, kept = reduced(h, chosen)
    assert (left.n, left.m, kept) == (3, 3, (2, 3, 4))
    assert evaluate(h, x) == int((triangles * (x @ x).sum(axis=1)).sum())


def test_placements():
    (feature,) = read_features("K3")
    assert len(placements(Multigraph.from_graph(graph("K3")), feature)) == 3
    assert not placements(Multigraph.from_graph(graph("K4")), feature)
    assert not placements(Multigraph(3, [(0, 1), (0, 2), (1, 2)], roots=(0, 1)), feature)
    ends = read_features(CHERRY)[0]
    folded = placements(Multigraph(2, [(0, 1)]), ends)
    assert {p.at for p in folded} == {(0,), (1,)}  # both roots on one vertex: the degree


def test_names_and_equality():
    one = model("mpnn").with_features("K3", "C4")
    assert one == model("mpnn/K3/C4")
    assert repr(one) == "ModelBank('mpnn/K3/C4')"
    assert "further inputs" in one.family
    mine = ModelBank("mine", order=1, features=[CHERRY])
    assert eval(repr(mine)) == mine
    assert inclusion(model("mpnn"), one)
    assert inclusion(model("mpnn/K3"), one)
    assert inclusion(one, model("mpnn")) is None


def test_bad_features():
    with pytest.raises(InputError, match="a vertex more"):
        read_features("K1")
    with pytest.raises(InputError, match="connected simple"):
        read_features("2K3")
    with pytest.raises(InputError, match="connected simple"):
        model("mpnn").with_features(Multigraph(2, [(0, 1), (0, 1)], roots=(0,)))
    with pytest.raises(InputError, match="contract or order"):
        model("local-2-gnn/K3")
    with pytest.raises(InputError, match="simple undirected"):
        model("mpnn/K3").computes(Multigraph(2, [(0, 1), (0, 1)]))


def test_tampered_answers_do_not_verify(monkeypatch):
    bank = model("mpnn/K3")
    no, yes = bank.computes("C4"), bank.computes("K3")
    with pytest.raises(VerificationError, match="not all ways"):
        WithFeatures(yes.h, bank, no.obstruction.refused).verify()
    with pytest.raises(VerificationError, match="do not lie so"):
        replace(yes, bank=model("mpnn/C4")).verify()
    monkeypatch.setattr("wlkit.expressivity.features.CHOICES_LIMIT", 1)
    with pytest.raises(SizeError, match="more than 1"):
        bank.computes(Multigraph(6, [(0, 1), (1, 2), (2, 3), (0, 3), (0, 4), (0, 5), (4, 5)]))
