from __future__ import annotations

import networkx as nx
import pytest

from wlkit.errors import InputError, SizeError, UnknownNameError, VerificationError
from wlkit.expressivity import ModelBank, connected_patterns, model, table
from wlkit.expressivity.declared import find_order, no_order_exists, replay
from wlkit.expressivity.obstructions import NoOrder
from wlkit.graphs import Multigraph, graph

BANKS = [
    ModelBank("leaves", contract=["leaf"], merge=[], inputs=["X"]),
    ModelBank("trees", contract=["leaf"], merge=["nodes"]),
    ModelBank("walks", contract=["series"]),
    ModelBank("two", contract=["leaf", "series"], merge=["nodes"]),
    ModelBank("stars", contract=[1, 3], merge=["parallel"]),
    ModelBank("all", contract=["leaf", "series", "star"], merge=["parallel"]),
]


def patterns(max_edges, roots):
    return [h for level in connected_patterns(max_edges, roots) for h in level]


@pytest.mark.parametrize("bank", BANKS, ids=lambda bank: bank.name)
@pytest.mark.parametrize("roots", [0, 1, 2])
def test_the_search_agrees_with_all_orders(bank, roots):
    for h in patterns(4, min(roots, bank.max_roots)):
        answer = bank.computes(h)
        assert answer.value != no_order_exists(bank, h)
        assert answer.verify()


@pytest.mark.parametrize("k", [1, 2, 3])
def test_all_contractions_and_merges_make_an_order_bank(k):
    bank = ModelBank("mine", contract=range(1, k + 1), merge=["parallel"])
    for roots in range(bank.max_roots + 1):
        for h in patterns(5, roots):
            assert bank.computes(h).value == model(f"{k}-fgnn").computes(h).value


def test_linear_convolutions_count_walks():
    gcn = model("gcn")
    for h in patterns(5, 0):
        degrees = [d for _, d in nx.Graph(h.underlying.edge_list).degree]
        path = h.n == h.m + 1 and max(degrees) <= 2
        assert gcn.computes(h).value == path
    for h in patterns(4, 1):
        degrees = dict(nx.Graph(h.underlying.edge_list).degree)
        path = h.n == h.m + 1 and max(degrees.values()) <= 2 and degrees[h.roots[0]] == 1
        assert gcn.computes(h).value == path
    assert gcn.computes(graph("P4") + graph("P5")).verify()
    assert list(table("gcn", 6).computable) == [1] * 6
    assert "leaf" in gcn.computes("P3").steps[0].text


def test_outputs_need_their_inputs():
    edge = graph("K2")
    bare = ModelBank("bare", contract=["series"], merge=["parallel"], inputs=["X"])
    full = ModelBank("full", contract=["leaf", "series"], merge=["parallel"])
    assert not bare.computes("P3", roots=(0, 0)).value
    assert full.computes("P3", roots=(0, 0)).verify()
    assert full.computes("P3", roots=(0, 0)).value
    assert not bare.computes(edge + edge, roots=(0, 2)).value
    assert full.computes(edge + edge, roots=(0, 2)).value
    assert not ModelBank("plain", contract=[1, 2]).computes(edge + edge, roots=(0, 2)).value
    assert full.computes(Multigraph(2, roots=(0, 1))).value


def test_declared_banks_are_values():
    one = ModelBank(
        "mine", contract=["series", "leaf"], merge=["parallel", "nodes"], inputs=["I", "X"]
    )
    two = ModelBank("mine", contract=(1, 2), merge=("nodes", "parallel"), inputs=("X", "I"))
    assert one == two
    assert hash(one) == hash(two)
    assert eval(repr(one)) == one
    assert (
        one.family == "vertices with at most 2 neighbours summed out; products of parallel tensors"
    )
    assert "none or 2 neighbours" in BANKS[2].family
    assert one.table(4).verify()


def test_witnesses():
    trees = BANKS[1]
    no = trees.computes("K3")
    assert isinstance(no.obstruction, NoOrder)
    assert no.to_dict()["obstruction"]["kind"] == "orders"
    assert "no order" in repr(no)
    with pytest.raises(VerificationError):
        NoOrder(Multigraph(2, [(0, 1)]), trees).verify()
    with pytest.raises(VerificationError, match="may not sum out"):
        replay(trees, Multigraph.from_graph(graph("K3")), [0, 1, 2])
    with pytest.raises(VerificationError, match="may not multiply"):
        replay(BANKS[0], Multigraph(3, [(0, 1), (0, 2)], roots=(0,)), [1, 2])
    with pytest.raises(SizeError, match="at most 8"):
        no_order_exists(trees, Multigraph.from_graph(graph("C9")))


def test_the_search_gives_up_in_time(monkeypatch):
    monkeypatch.setattr("wlkit.expressivity.declared.SEARCH_LIMIT", 10)
    with pytest.raises(SizeError, match="more than 10"):
        find_order(BANKS[3], Multigraph.from_graph(graph("petersen")).disjoint_union(Multigraph(9)))


def test_bad_declarations():
    with pytest.raises(UnknownNameError, match="contraction 'serie'"):
        ModelBank("mine", contract=["serie"])
    with pytest.raises(UnknownNameError, match="merge"):
        ModelBank("mine", contract=["leaf"], merge=["edges"])
    with pytest.raises(UnknownNameError, match="input"):
        ModelBank("mine", contract=["leaf"], inputs=["X", "Y"])
    with pytest.raises(InputError, match="at least one contraction"):
        ModelBank("mine")
    with pytest.raises(InputError, match="'X'"):
        ModelBank("mine", contract=["leaf"], inputs=["I"])
    with pytest.raises(InputError, match="at least 1 neighbour"):
        ModelBank("mine", contract=[0])
