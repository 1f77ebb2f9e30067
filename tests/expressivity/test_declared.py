from __future__ import annotations

import networkx as nx
import numpy as np
import pytest

from wlkit.errors import InputError, SizeError, UnknownNameError, VerificationError
from wlkit.expressivity import ModelBank, connected_patterns, model, table
from wlkit.expressivity.declared import find_order, no_order_exists, replay
from wlkit.expressivity.obstructions import NoOrder
from wlkit.graphs import Multigraph, graph
from wlkit.polynomials import basis, evaluate

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


@pytest.mark.parametrize(
    ("degree", "sizes"),
    [(2, [2, 14, 104]), pytest.param(3, [2, 14, 104, 736], marks=pytest.mark.slow)],
)
def test_words_without_transpose_on_directed_inputs(degree, sizes):
    """The numbers of words in matrix and entrywise products of X, I, J, by degree."""
    words = ModelBank("words", contract=[1, 2], merge=["parallel"], transpose=False)
    listed = list(basis(degree, directed=True, loops=True, roots="edge"))
    computed = [h for h in listed if words.computes(h)]
    assert [sum(h.m == d for h in computed) for d in range(degree + 1)] == sizes
    assert computed == [h for h in listed if model("ppgn").computes(h)]
    free = ModelBank("free", contract=[1, 2], merge=["parallel"])
    assert all(free.computes(h) for h in listed)


def test_messages_along_arcs():
    """Out-trees are summed along rows; a column sum needs the transpose."""
    along = ModelBank("along", contract=["leaf"], merge=["nodes"], transpose=False)
    out_star = Multigraph(3, [(0, 1), (0, 2)], roots=(0,), directed=True)
    in_star = Multigraph(3, [(1, 0), (2, 0)], roots=(0,), directed=True)
    assert along.computes(out_star).verify()
    assert along.computes(out_star).value
    assert not along.computes(in_star).value
    assert along.computes(in_star).verify()
    assert ModelBank("both", contract=["leaf"], merge=["nodes"]).computes(in_star).value
    # the trees whose arcs lead away from one vertex, without the root named
    trees = [h for h in basis(4, directed=True, simple=True, roots=0) if h.m == h.n - 1 == 4]
    computed = [h for h in trees if h.underlying.is_connected and along.computes(h)]
    rooted = [h for h in computed if sum(v not in [e[1] for e in h.edges] for v in range(5)) == 1]
    assert len(rooted) == len(computed) == 9  # rooted trees on 5 vertices, OEIS A000081


def test_several_channels():
    """Edges of two kinds: bonds and contacts, passed along together."""
    bank = ModelBank("molecules", contract=["leaf"], merge=["nodes"])
    h = Multigraph(3, [(0, 1, 0), (1, 2, 1)], roots=(0,), channels=2)
    answer = bank.computes(h)
    assert answer.value
    assert answer.verify()
    both = Multigraph(2, [(0, 1, 0), (0, 1, 1)], channels=2)
    assert not bank.computes(both).value
    assert ModelBank("merged", contract=["leaf"], merge=["parallel"]).computes(both).value
    x = np.random.default_rng(0).integers(-3, 4, (5, 5, 2))
    x += np.swapaxes(x, 0, 1)
    assert np.array_equal(answer.program.run(x), evaluate(h, x))
    for k in basis(2, channels=2, loops=True, roots=1):
        assert bank.computes(k).value != no_order_exists(bank, k)


def test_loops_are_values_of_nodes():
    h = Multigraph(2, [(0, 0), (0, 1), (1, 1)])
    assert ModelBank("plain", contract=["leaf"]).computes(h).verify()
    twice = Multigraph(1, [(0, 0), (0, 0)])
    assert not ModelBank("plain", contract=["leaf"]).computes(twice).value
    assert ModelBank("nodes", contract=["leaf"], merge=["nodes"]).computes(twice).value


@pytest.mark.parametrize("merge", [(), ("nodes",), ("parallel",)])
@pytest.mark.parametrize("contract", [(1,), (2,), (1, 2)])
def test_transposes_are_free_for_symmetric_inputs(contract, merge):
    """And the answer is the same however the vertices are numbered."""
    turning = ModelBank("with", contract=contract, merge=merge)
    plain = ModelBank("without", contract=contract, merge=merge, transpose=False)
    for roots in range(plain.max_roots + 1):
        for h in patterns(4, roots):
            answer = plain.computes(h)
            assert answer.value == turning.computes(h).value, h.text
            assert answer.verify()
            backwards = Multigraph(
                h.n,
                [(h.n - 1 - u, h.n - 1 - v) for u, v, _ in h.edges],
                roots=[h.n - 1 - r for r in h.roots],
            )
            assert plain.computes(backwards).value == answer.value


def test_transposes_are_not_free_for_directed_inputs():
    plain = ModelBank("without", contract=[1], merge=[], inputs=["X"], transpose=False)
    into = Multigraph(3, [(1, 0), (2, 0)], directed=True)
    onward = Multigraph(3, [(0, 1), (1, 2)], directed=True)
    assert plain.computes(onward).value
    assert not plain.computes(into).value
