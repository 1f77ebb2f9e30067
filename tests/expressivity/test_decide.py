from __future__ import annotations

import networkx as nx
import pytest

from tests.reference.polynomials import brute_width
from wlkit.errors import InputError, SizeError, VerificationError
from wlkit.expressivity import closure, connected_patterns, homomorphic_images, in_closure, model
from wlkit.expressivity.obstructions import RemainingCycles, StuckParts, WideCore
from wlkit.graphs import Multigraph, graph

GUARDED = ["local-2-gnn", "local-2-fgnn", "ppgn"]
MARKED = ["subgraph-gnn", "i2-gnn"]


def patterns(max_edges, roots):
    return [h for level in connected_patterns(max_edges, roots) for h in level]


def nx_graph(h):
    g = nx.Graph(h.underlying.edge_list)
    g.add_nodes_from(range(h.n))
    return g


@pytest.mark.parametrize("k", [1, 2, 3])
@pytest.mark.parametrize("roots", [0, 1, 2])
def test_order_banks_against_all_orders(k, roots):
    if k == 1 and roots == 2:
        return
    for h in patterns(6, roots):
        if h.n <= 6:
            expected = brute_width(h.n, h.edges, h.roots) <= k
            assert model(f"{k}-fgnn").computes(h).value == expected


@pytest.mark.parametrize("name", GUARDED)
@pytest.mark.parametrize("roots", [0, 1, 2])
def test_decomposition_agrees_with_the_closure_from_below(name, roots):
    bank = model(name)
    for h in patterns(5, roots):
        assert bank.computes(h).value == in_closure(bank, h)


@pytest.mark.slow
@pytest.mark.parametrize("name", GUARDED)
def test_decomposition_agrees_with_the_closure_at_six_edges(name):
    bank = model(name)
    for h in patterns(6, 2):
        assert bank.computes(h).value == in_closure(bank, h)


def test_marking_one_vertex_leaves_a_forest():
    bank = model("subgraph-gnn")
    for h in patterns(6, 0):
        g = nx_graph(h)
        forests = [nx.is_forest(g.subgraph(set(g) - {v})) for v in g if h.n > 1]
        assert bank.computes(h).value == any(forests)
    for h in patterns(5, 2):
        g = nx_graph(h)
        assert bank.computes(h).value == nx.is_forest(g.subgraph(set(g) - {h.roots[0]}))


def test_marking_a_vertex_and_a_neighbour():
    bank = model("i2-gnn")
    for h in patterns(6, 1):
        g, (a,) = nx_graph(h), h.roots
        parts = nx.connected_components(g.subgraph(set(g) - {a}))
        expected = all(
            any(len(part) == 1 or nx.is_forest(g.subgraph(part - {w})) for w in part & set(g[a]))
            for part in parts
        )
        assert bank.computes(h).value == expected


@pytest.mark.parametrize("name", ["mpnn", "2-fgnn", "3-fgnn", *MARKED, *GUARDED])
@pytest.mark.parametrize("roots", [0, 1, 2])
def test_every_answer_verifies(name, roots):
    bank = model(name)
    if roots > bank.max_roots:
        return
    for h in patterns(5, roots):
        answer = bank.computes(h)
        assert answer.verify()
        assert (answer.program is None) == (answer.obstruction is not None)
        assert answer.to_dict()["value"] == answer.value == bool(answer)
        assert bank.name in repr(answer)


def test_kinds_of_obstructions():
    assert isinstance(model("mpnn").computes("K3").obstruction, WideCore)
    assert model("mpnn").computes("C7").obstruction.minor.name == "K3"
    assert isinstance(model("subgraph-gnn").computes("K4").obstruction, RemainingCycles)
    assert isinstance(model("local-2-gnn").computes("K4").obstruction, StuckParts)
    assert model("3-fgnn").computes("K5").obstruction.minor.name == "K5"
    wide = model("4-fgnn").computes("K6")
    assert wide.obstruction.minor is None
    assert wide.verify()


def test_pair_patterns_that_only_folklore_makes():
    """The smallest difference of local 2-GNN and local 2-FGNN: six edges, one pattern."""
    weak, strong = model("local-2-gnn"), model("local-2-fgnn")
    (h,) = [h for h in patterns(6, 2) if weak.computes(h).value != strong.computes(h).value]
    assert strong.computes(h).verify()
    assert weak.computes(h).verify()
    assert h.m == 6


def test_disconnected_patterns():
    two = graph("K3") + graph("K3")
    for name in ("ppgn++", "subgraph-gnn", "local-2-gnn", "ppgn", "i2-gnn"):
        assert model(name).computes(two).verify()
        assert model(name).computes(two).value
    assert not model("mpnn").computes(two).value
    assert not model("subgraph-gnn").computes(graph("K3") + graph("K4")).value
    with pytest.raises(InputError, match="by itself"):
        model("local-2-gnn").computes(two, roots=(0,))
    assert model("ppgn").computes(two, roots=(0, 1)).verify()


def test_roots_in_two_components():
    bank = model("subgraph-gnn")
    edges = graph("K2") + graph("K2")
    assert not bank.computes(edges, roots=(0, 2)).value
    assert bank.computes(edges, roots=(0, 2)).verify()
    assert bank.computes(graph("K1") + graph("K2"), roots=(0, 1)).value
    assert not bank.computes(graph("K1") + graph("K3"), roots=(0, 1)).value
    assert model("local-2-gnn").computes(edges, roots=(0, 2)).verify()


def test_equal_roots():
    for name in ("subgraph-gnn", "local-2-gnn", "local-2-fgnn", "ppgn", "ppgn++"):
        answer = model(name).computes("K3", roots=(0, 0))
        assert answer.value
        assert answer.verify()
    assert not model("local-2-gnn").computes("K4", roots=(0, 0)).value


def test_transpose_matters_on_directed_inputs():
    back = Multigraph(2, [(1, 0)], roots=(0, 1), directed=True)
    assert model("ppgn++").computes(back).value
    assert not model("ppgn").computes(back).value
    assert model("ppgn").computes(back).verify()
    with pytest.raises(InputError, match="undirected"):
        model("subgraph-gnn").computes(back)


@pytest.mark.parametrize(("transpose", "sizes"), [(True, [2, 15, 117]), (False, [2, 14, 104])])
def test_closure_of_matrix_and_entrywise_products(transpose, sizes):
    """Directed, edge-valued, by degree; the numbers of all basis elements with transpose."""
    from dataclasses import replace

    bank = replace(model("ppgn"), transpose=transpose)
    made = closure(bank, 2, directed=True, loops=True, simple=False)
    assert [sum(h.m == d for h in made) for d in range(3)] == sizes


@pytest.mark.slow
@pytest.mark.parametrize(("transpose", "size"), [(True, 877), (False, 736)])
def test_closure_in_degree_three(transpose, size):
    from dataclasses import replace

    bank = replace(model("ppgn"), transpose=transpose)
    made = closure(bank, 3, directed=True, loops=True, simple=False)
    assert sum(h.m == 3 for h in made) == size


def test_decomposition_of_directed_multigraphs_agrees_with_the_closure():
    from wlkit.polynomials import basis

    bank = model("ppgn")
    for h in basis(2, directed=True, loops=True, roots="edge"):
        assert bank.computes(h).value == in_closure(bank, h)


def test_greedy_contraction_is_not_confluent_from_order_three_on():
    """K3,3 plus the edge 0-1: vertex 2 has three neighbours, and summing it out leaves K5."""
    bipartite = [(u, v) for u in range(3) for v in range(3, 6)]
    h = Multigraph(6, [*bipartite, (0, 1)])
    answer = model("3-fgnn").computes(h)
    assert answer.value
    assert answer.verify()
    assert brute_width(h.n, h.edges, ()) == 3
    pairs = {frozenset(e[:2]) for e in h.edges if 2 not in e[:2]} | {
        frozenset(p) for p in [(3, 4), (3, 5), (4, 5)]
    }
    assert len(pairs) == 10


def test_large_patterns():
    grid = nx.convert_node_labels_to_integers(nx.grid_2d_graph(3, 3))
    h = Multigraph(9, list(grid.edges))
    assert not model("2-fgnn").computes(h).value
    assert model("3-fgnn").computes(h).verify()
    ladder = nx.convert_node_labels_to_integers(nx.grid_2d_graph(2, 6))
    wide = Multigraph(12, list(ladder.edges))
    assert model("local-2-gnn").computes(wide).value == model("2-fgnn").computes(wide).value
    with pytest.raises(SizeError, match="closure"):
        in_closure(model("ppgn"), wide)


def test_tampered_witnesses_do_not_verify():
    h = Multigraph.from_graph(graph("K4"))
    with pytest.raises(VerificationError):
        RemainingCycles(h, 1, (((0,), (1, 2, 3)),)).verify()
    with pytest.raises(VerificationError):
        RemainingCycles(h, 1, (((0,), (0, 1, 2)),)).verify()
    triangle = Multigraph.from_graph(graph("K3"))
    with pytest.raises(VerificationError):
        StuckParts(triangle, model("ppgn"), ()).verify()
    with pytest.raises(VerificationError):
        WideCore(triangle, 4, (0, 1, 2), None).verify()


def test_counting_asks_for_every_image():
    bank = model("2-fgnn")
    c8 = bank.counts("C8")
    assert not c8.value
    assert c8.verify()
    assert c8.to_dict()["failures"]
    assert bank.counts("C7").value
    assert len(bank.counts("C6").images) == 10  # spasm of C6
    assert bank.counts("P4", roots=(0, 3)).verify()
    assert "does not count" in repr(c8)


def test_sizes_of_spasms():
    sizes = [len(homomorphic_images(Multigraph.from_graph(graph(f"C{n}")))) for n in range(3, 9)]
    assert sizes == [1, 3, 3, 10, 12, 35]
    sizes = [len(homomorphic_images(Multigraph.from_graph(graph(f"P{n}")))) for n in range(2, 9)]
    assert sizes == [1, 2, 4, 8, 15, 30, 65]
    with pytest.raises(InputError, match="simple"):
        homomorphic_images(Multigraph(2, [(0, 1), (0, 1)]))
