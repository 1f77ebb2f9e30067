"""A model computes H iff the decision, the closure, the game and graph theory say so."""

from __future__ import annotations

from functools import cache

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.reference.expressivity import (
    duplicator_wins,
    has_nested_ears,
    not_nested,
    reached_by_words,
)
from tests.reference.polynomials import brute_width
from wlkit.expressivity import (
    MODELS,
    connected_patterns,
    connected_patterns_by_order,
    in_closure,
    inclusion,
    model,
    model_classes,
    pursuit,
    shortest_program,
)
from wlkit.expressivity.decide import decide
from wlkit.expressivity.moves import moves_of
from wlkit.graphs import Graph, Multigraph, graph
from wlkit.graphs.families import cfi_pair
from wlkit.motifs import hom
from wlkit.polynomials import evaluate
from wlkit.testing import banks
from wlkit.wl import wl_classes

GAMES = [*(name for name in MODELS if name != "gcn"), "3-fgnn", "2-subgraph-gnn", "3-ign"]


@cache
def patterns(max_edges: int, roots: int) -> tuple[Multigraph, ...]:
    return tuple(h for level in connected_patterns(max_edges, roots) for h in level)


@cache
def small_graphs(n: int) -> tuple[Graph, ...]:
    """All graphs on n <= 7 vertices (Read and Wilson's atlas, as NetworkX ships it)."""
    return tuple(Graph.from_networkx(g) for g in nx.graph_atlas_g() if g.number_of_nodes() == n)


def up_to_six() -> list[Graph]:
    return [g for n in range(1, 7) for g in small_graphs(n)]


@cache
def homs(h: Multigraph) -> list[int]:
    return [hom(h.underlying, g) for g in up_to_six()]


# -- one pattern ------------------------------------------------------------------------------


@pytest.mark.parametrize("name", GAMES)
def test_a_model_computes_a_pattern_iff_the_searchers_win(name):
    bank = model(name)
    for roots in range(bank.max_roots + 1):
        for h in patterns(4 if bank.order > 2 else 5, roots):
            assert bool(bank.computes(h)) == pursuit(bank, h), h.text


@pytest.mark.slow
@pytest.mark.parametrize("name", GAMES)
def test_a_model_computes_a_pattern_iff_the_searchers_win_to_seven_edges(name):
    bank = model(name)
    for roots in range(bank.max_roots + 1):
        for h in patterns((7, 6, 6)[roots] - (bank.order > 2), roots):
            assert bool(bank.computes(h)) == pursuit(bank, h), h.text


@settings(max_examples=8)
@given(banks(kinds=["guarded", "marked"]), st.data())
def test_any_rules_decide_as_the_closure_and_the_game_do(bank, data):
    roots = data.draw(st.integers(0, bank.max_roots))
    for h in patterns(4, roots):
        answer = bool(bank.computes(h))
        assert answer == pursuit(bank, h), h.text
        assert bank.kind != "guarded" or answer == in_closure(bank, h), h.text


def test_message_passing_computes_the_forests():
    for h in patterns(7, 0):
        assert bool(model("mpnn").computes(h)) == nx.is_forest(nx.Graph(h.underlying.edge_list))


@pytest.mark.parametrize("k", [1, 2, 3])
def test_k_marks_compute_what_k_vertices_turn_into_a_forest(k):
    bank = model(f"{k}-subgraph-gnn")
    for h in patterns(8, 0)[-60:] + patterns(6, 0) + k7_and_friends():
        g = nx.Graph(h.underlying.edge_list)
        assert bool(bank.computes(h)) == (feedback_number(g) <= k), h.text
        assert bank.computes(h).verify()


def k7_and_friends() -> tuple[Multigraph, ...]:
    return tuple(Multigraph.from_graph(graph(name)) for name in ("K5", "K6", "K3,4", "prism:4"))


def feedback_number(g: nx.Graph) -> int:
    """Return how many vertices must go to leave a forest, by branching on a shortest cycle."""
    if nx.is_forest(g):
        return 0
    cycle = min(nx.minimum_cycle_basis(g), key=len)
    return 1 + min(feedback_number(g.subgraph(set(g) - {v})) for v in cycle)


def test_folklore_models_compute_what_has_small_treewidth():
    for k in (1, 2, 3):
        for h in patterns(7, 0):
            if h.n <= 6:
                assert bool(model(f"{k}-fgnn").computes(h)) == (brute_width(h.n, h.edges, ()) <= k)


def test_matrix_products_compute_what_has_nested_ears():
    for level in connected_patterns_by_order(5):
        for h in level:
            if 0 < h.m <= 7:
                assert bool(model("ppgn++").computes(h)) == has_nested_ears(h), h.text


SUN = Multigraph(6, [(0, 1), (0, 2), (1, 2), (0, 3), (1, 3), (0, 4), (2, 4), (1, 5), (2, 5)])
"""A triangle with a triangle on each side."""


def test_local_models_compute_what_has_strong_nested_ears():
    for h in patterns(6, 0):
        assert bool(model("local-2-gnn").computes(h)) == has_nested_ears(h, not_nested), h.text


@pytest.mark.slow
def test_the_sun_has_nested_ears_but_no_strong_ones():
    assert has_nested_ears(SUN)
    assert not has_nested_ears(SUN, not_nested)


def test_the_sun_separates_local_2_gnns_from_folklore_ones():
    """The first pattern without roots, at nine edges; its Fuerer graphs say the same."""
    from wlkit.graphs.families.cai_fuerer_immerman import cfi, cfi_twisted

    pair = cfi(SUN.underlying), cfi_twisted(SUN.underlying)
    for name in ("subgraph-gnn", "pswl", "gswl", "local-2-gnn", "local-2-fgnn", "ppgn++"):
        answer = model(name).computes(SUN)
        assert answer.value == (name in ("local-2-fgnn", "ppgn++"))
        assert answer.verify()
        assert len(wl_classes(pair, *REFINEMENTS[name])) == 1 + answer.value


@pytest.mark.slow
def test_the_sun_is_the_only_one_to_nine_edges():
    small = [h for h in patterns(9, 0) if model("2-fgnn").computes(h)]
    missing = [h for h in small if not model("local-2-gnn").computes(h)]
    assert [h.is_isomorphic(SUN) for h in missing] == [True]


def test_a_model_computes_a_pattern_iff_it_tells_its_fuerer_graphs_apart():
    names = ["mpnn", "subgraph-gnn", "local-2-gnn", "local-2-fgnn", "ppgn++", "i2-gnn", "3-fgnn"]
    for pattern in ("K3", "C4", "diamond", "K4"):
        pair = cfi_pair(pattern, 1).graphs
        for name in names:
            bank = model(name)
            if bank.order < 3 or pair[0].n <= 12:
                classes = model_classes(bank, pair)
                assert (len(classes) == 2) == bool(bank.computes(pattern)), (name, pattern)


# -- confluence -------------------------------------------------------------------------------


def greedy(h: Multigraph, k: int, last_first: bool) -> bool:
    """Say whether summing out any vertex with at most k neighbours empties the pattern."""
    around = {v: set() for v in range(h.n)}
    for u, v, _ in h.edges:
        around[u].add(v)
        around[v].add(u)
    while around:
        free = [v for v in sorted(around, reverse=last_first) if len(around[v]) <= k]
        if not free:
            return False
        beside = around.pop(free[0])
        for u in beside:
            around[u] = (around[u] | beside) - {u, free[0]}
    return True


@pytest.mark.parametrize("k", [1, 2])
def test_greedy_elimination_is_confluent_up_to_order_two(k):
    for h in patterns(7, 0):
        answers = {greedy(h, k, order) for order in (False, True)}
        assert answers == {bool(model(f"{k}-fgnn").computes(h))}, h.text


def test_greedy_elimination_is_not_confluent_at_order_three():
    """K3,3 with one edge more has treewidth 3; the vertex opposite the edge must not go first."""
    sides = [(u, v) for u in range(3) for v in range(3, 6)]
    h = Multigraph(6, [*sides, (0, 1)])
    assert {greedy(h.relabel(p), 3, False) for p in ([0, 1, 2, 3, 4, 5], [4, 5, 3, 0, 1, 2])} == {
        False,
        True,
    }
    assert model("3-fgnn").computes(h)


# -- values -----------------------------------------------------------------------------------


@settings(max_examples=30)
@given(banks(), st.data())
def test_programs_run_to_the_right_value(bank, data):
    roots = data.draw(st.integers(0, bank.max_roots))
    h = data.draw(st.sampled_from(patterns(5, roots)))
    answer = bank.computes(h)
    if answer.program is not None:
        upper = np.triu(
            np.array(data.draw(st.lists(st.integers(-5, 5), min_size=16, max_size=16))).reshape(
                4, 4
            ),
            1,
        )
        x = upper + upper.T
        assert np.array_equal(answer.program.run(x), evaluate(h, x))
        assert answer.verify()
    else:
        assert answer.obstruction.verify()


@settings(max_examples=30)
@given(banks(), banks(), st.data())
def test_a_model_included_in_another_never_computes_more(weak, strong, data):
    if inclusion(weak, strong):
        roots = data.draw(st.integers(0, min(weak.max_roots, strong.max_roots)))
        for h in patterns(4, roots):
            assert not weak.computes(h) or strong.computes(h), h.text


@pytest.mark.parametrize("roots", [0, 1, 2])
def test_shortest_programs_are_right_and_none_is_shorter(roots):
    rng = np.random.default_rng(roots)
    upper = np.triu(rng.integers(1, 2**30, (4, 4)), 1)
    x = upper + upper.T
    for h in patterns(4, roots):
        found = shortest_program(h)
        assert found.verify()
        value = np.asarray(evaluate(h, x.astype(object)), dtype=object) % 2147483647
        target = np.asarray(value, dtype=np.int64)
        if found.products:
            assert not reached_by_words(x, target, min(found.products, 3) - 1), h.text
        if found.products <= 2:
            assert reached_by_words(x, target, found.products), h.text


# -- graphs -----------------------------------------------------------------------------------

REFINEMENTS = {
    "mpnn": ("folklore", 1),
    "subgraph-gnn": ("swl-vs", 1),
    "pswl": ("pswl-vs", 1),
    "gswl": ("gswl", 1),
    "local-2-gnn": ("sswl", 1),
    "local-2-fgnn": ("slfwl2", 1),
    "ppgn++": ("folklore", 2),
}


SLOW = {"i2-gnn", "pswl", "gswl", "local-2-gnn", "local-2-fgnn"}


@pytest.mark.parametrize(
    "name",
    [
        pytest.param(name, marks=[pytest.mark.slow] * (name in SLOW))
        for name in [*REFINEMENTS, "i2-gnn", "mpnn/K3", "mpnn/C4"]
    ],
)
def test_two_graphs_are_alike_for_a_model_iff_what_it_computes_agrees(name):
    """All pairs of graphs to 6 vertices; patterns with up to 6 edges are enough."""
    hosts = up_to_six()
    bank = model(name)
    counted = [homs(h) for h in patterns(6, 0) if bank.computes(h)]
    by_counts: dict = {}
    for i, g in enumerate(hosts):
        by_counts.setdefault((g.n, *(row[i] for row in counted)), []).append(i)
    classes = sorted(model_classes(bank, hosts))
    assert classes == sorted(map(tuple, by_counts.values()))
    if name in REFINEMENTS:
        assert classes == sorted(map(tuple, wl_classes(hosts, *REFINEMENTS[name])))


@pytest.mark.parametrize("pair", [("C6", "2C3"), ("rook4", "shrikhande"), ("prism:5", "petersen")])
def test_known_pairs_are_alike_for_a_model_iff_what_it_computes_agrees(pair):
    hosts = [graph(name) for name in pair]
    for name in ("mpnn", "subgraph-gnn", "local-2-gnn", "local-2-fgnn", "ppgn++"):
        bank = model(name)
        counted = [h.underlying for h in patterns(6, 0) if bank.computes(h)]
        differ = any(hom(h, hosts[0]) != hom(h, hosts[1]) for h in counted)
        assert (len(model_classes(bank, hosts)) == 2) == differ, name


@pytest.mark.parametrize("name", ["mpnn", "subgraph-gnn", "gswl", "local-2-gnn", "ppgn++"])
def test_a_model_tells_graphs_apart_iff_spoiler_wins_its_pebble_game(name):
    bank = model(name)
    hosts = [*small_graphs(4), graph("C6"), graph("2C3")]
    where = {i: c for c, members in enumerate(model_classes(bank, hosts)) for i in members}
    for i, g in enumerate(hosts):
        for j, h in enumerate(hosts[:i]):
            if g.n == h.n:
                assert duplicator_wins(moves_of(bank), g, h) == (where[i] == where[j])


def test_decisions_are_of_one_kind():
    h = Multigraph(2, [(0, 1)])
    assert all(decide(model(name), h).value for name in [*GAMES, "gcn", "mpnn/K3"])
