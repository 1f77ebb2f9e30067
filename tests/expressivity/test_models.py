from __future__ import annotations

import pytest

from wlkit.errors import InputError, UnknownNameError
from wlkit.expressivity import MODELS, ModelBank, model, order_bank, wl_position


@pytest.mark.parametrize("name", [*MODELS, "1-fgnn", "2-fgnn", "7-fgnn", "2-ign", "4-ign"])
def test_every_name_gives_a_hashable_bank_of_that_name(name):
    bank = model(name)
    assert bank.name == name
    assert model(bank) is bank
    assert hash(bank) == hash(model(name.upper()))
    assert bank.family
    assert eval(repr(bank).replace("ModelBank", "model")) == bank


def test_unknown_names_list_the_nearest():
    with pytest.raises(UnknownNameError, match="did you mean mpnn"):
        model("mpnnn")
    with pytest.raises(UnknownNameError, match="model 'gat'"):
        model("gat")
    with pytest.raises(InputError, match="k >= 2"):
        model("1-ign")
    with pytest.raises(InputError, match="k >= 1"):
        model("0-fgnn")


def test_first_failures_of_order_k_banks():
    # K_{k+2} has C(k+2, 2) edges; one less with an edge between the roots
    for k in (2, 3):
        assert model(f"{k}-fgnn").computes(f"K{k + 1}").value
        assert not model(f"{k}-fgnn").computes(f"K{k + 2}").value
        assert not model(f"{k}-fgnn").computes(f"K{k + 2}", roots=(0,)).value


@pytest.mark.parametrize(
    ("name", "pattern", "roots"),
    [
        ("mpnn", "K2", (0, 1)),
        ("2-ign", "K2", (0, 1)),
        ("i2-gnn", "K2", (0, 1)),
    ],
)
def test_outputs_a_model_does_not_have(name, pattern, roots):
    with pytest.raises(InputError, match="at most 1 roots"):
        model(name).computes(pattern, roots=roots)


def test_order_bank_is_open_to_users():
    assert order_bank("mine", 5).computes("K6").value
    assert not order_bank("mine", 4).computes("K6").value


def test_every_published_model_has_its_place_among_refinements():
    for name in MODELS:
        assert all(wl_position(name))
    assert wl_position("4-fgnn").text == "folklore 4-WL"
    assert wl_position("2-subgraph-gnn").text.endswith("3-WL, not within folklore 2-WL")
    assert wl_position("4-ign").text == "oblivious 4-WL, that is folklore 3-WL"
    assert wl_position("mpnn/K3").text == "1-WL, from the features as first colours"
    with pytest.raises(UnknownNameError, match="published model 'mine'"):
        wl_position(ModelBank("mine", contract=["leaf"]))
    with pytest.raises(UnknownNameError, match="published"):
        wl_position(ModelBank("mpnn", contract=["leaf"]))


def test_further_names():
    assert model("gin") == model("mpnn")
    assert model("SSWL") == model("local-2-gnn")
    assert model("subgraph-3-gnn") == model("3-subgraph-gnn")
    with pytest.raises(InputError, match="k >= 1"):
        model("0-subgraph-gnn")
    with pytest.raises(UnknownNameError, match="did you mean 2-subgraph-gnn"):
        model("2-subgraphs-gnn")
