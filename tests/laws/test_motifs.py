"""Theorems on counts, motif parameters and their Weisfeiler-Leman dimension."""

from fractions import Fraction
from itertools import combinations, pairwise

import networkx as nx
import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tests.reference import motifs as reference
from wlkit.graphs import Graph, graph
from wlkit.graphs.canonical import canonical_forms
from wlkit.graphs.masks import graph_masks, graphs_from_masks
from wlkit.motifs import (
    Hom,
    Ind,
    Sub,
    atlas,
    constant,
    emb,
    expand,
    hereditary_treewidth,
    hereditary_treewidths,
    hom,
    ind,
    local_value,
    parse,
    plan_along,
    rooted_hom,
    spasm,
    sub,
    wl_dimension,
)
from wlkit.motifs.host import host
from wlkit.motifs.pairs import product, twisted_pair
from wlkit.motifs.run import run_plan
from wlkit.motifs.witnesses import witness
from wlkit.testing import labelled_graphs, motif_parameters
from wlkit.wl import distinguish

ATLAS = [graph(g) for g in nx.graph_atlas_g()[1:]]  # Read and Wilson: all graphs to 7 vertices
SMALL = [g for g in ATLAS if g.n <= 5]


@st.composite
def graphs(draw, min_vertices=0, max_vertices=5, kind=(False, False, False), letters="xy"):
    directed, on_vertices, on_edges = kind
    n = draw(st.integers(min_vertices, max_vertices))
    pairs = [(u, v) for u in range(n) for v in range(n) if (u != v if directed else u < v)]
    present = draw(st.lists(st.booleans(), min_size=len(pairs), max_size=len(pairs)))
    edges = [pair for pair, here in zip(pairs, present, strict=True) if here]

    def labels(count, letters):
        return draw(st.lists(st.sampled_from(letters), min_size=count, max_size=count))

    return Graph(
        n,
        edges,
        directed=directed,
        vertex_labels=labels(n, "ab") if on_vertices else None,
        edge_labels=labels(len(edges), letters) if on_edges else None,
    )


kinds = st.tuples(st.booleans(), st.booleans(), st.booleans())


@st.composite
def pattern_and_host(draw, max_pattern=4, max_host=6):
    kind = draw(kinds)
    if kind[0] and kind[2]:
        max_pattern = min(max_pattern, 3)  # 2^12 supergraphs on four vertices
    return (
        draw(graphs(max_vertices=max_pattern, kind=kind, letters="xy*")),
        draw(graphs(max_vertices=max_host, kind=kind, letters="xyz*")),
    )


@given(pattern_and_host())
def test_all_counts_are_what_their_definitions_say(pair):
    pattern, g = pair
    assert hom(pattern, g) == reference.hom(pattern, g)
    assert emb(pattern, g) == reference.emb(pattern, g)
    assert sub(pattern, g) == reference.sub(pattern, g)
    assert ind(pattern, g) == reference.ind(pattern, g)


@given(pattern_and_host())
def test_the_three_bases_agree_on_every_graph(pair):
    pattern, g = pair
    for basis, single in (("hom", hom), ("sub", sub), ("ind", ind)):
        for kind in ("hom", "sub", "ind"):
            value = sum(
                (c * single(f, g) for f, c in expand(kind, pattern, basis).items()), Fraction(0)
            )
            assert value == getattr(reference, kind)(pattern, g)


@given(kinds, st.data())
def test_arithmetic_of_parameters_is_that_of_their_values(kind, data):
    g = data.draw(graphs(max_vertices=5, kind=kind, letters="xyz*"))
    terms = [
        make(data.draw(graphs(max_vertices=3, kind=kind, letters="xy*")))
        for make in (Hom, Sub, Ind)
    ]
    f, h, e = terms
    assert ((f + 2) * h - e / 3 + 1)(g) == (f(g) + 2) * h(g) - Fraction(e(g), 3) + 1
    for basis in ("hom", "sub", "ind"):
        assert (f + h - e).in_basis(basis)(g) == f(g) + h(g) - e(g)
        assert (f + h - e).in_basis(basis) == f + h - e


@given(graphs(max_vertices=6), st.permutations(range(6)), graphs(max_vertices=7))
def test_any_elimination_order_counts_the_same(pattern, order, g):
    order = [v for v in order if v < pattern.n]
    assert run_plan(plan_along(pattern, order), host(g))[0] == hom(pattern, g)


@given(kinds, st.data())
def test_hom_into_a_product_is_the_product(kind, data):
    pattern = data.draw(graphs(max_vertices=4, kind=kind, letters="xy*"))
    g, h = (data.draw(graphs(max_vertices=4, kind=kind)) for _ in range(2))
    assert hom(pattern, product(g, h)) == hom(pattern, g) * hom(pattern, h)


@given(kinds, st.data())
def test_hom_from_a_disjoint_union_is_the_product(kind, data):
    f, h, g = (data.draw(graphs(1, 4, kind=kind)) for _ in range(3))
    assume(all(x.m for x in (f, h)) or not kind[2])
    assert hom(f + h, g) == hom(f, g) * hom(h, g)


@given(kinds, st.data())
def test_hom_of_a_connected_graph_into_a_disjoint_union_is_the_sum(kind, data):
    f, g, h = (data.draw(graphs(1, 4, kind=kind)) for _ in range(3))
    assume(f.is_connected)
    assume(bool(g.m) == bool(h.m) or not kind[2])
    assert hom(f, g + h) == hom(f, g) + hom(f, h)


@given(kinds, st.data())
def test_rooted_counts_sum_to_those_with_fewer_roots(kind, data):
    pattern = data.draw(graphs(1, 5, kind=kind, letters="xy*"))
    g = data.draw(graphs(1, 6, kind=kind))
    roots = data.draw(st.permutations(range(pattern.n)))[: data.draw(st.integers(1, 3))]
    table = rooted_hom(pattern, roots, g)
    assert table.sum() == hom(pattern, g)
    axis = data.draw(st.integers(0, len(roots) - 1))
    fewer = rooted_hom(pattern, roots[:axis] + roots[axis + 1 :], g)
    assert table.sum(axis=axis).tolist() == fewer.tolist()


@given(graphs(2, 4), graphs(2, 4), graphs(1, 6))
def test_rooted_counts_of_graphs_glued_at_their_roots_multiply(f, h, g):
    assume(f.has_edge(0, 1) == h.has_edge(0, 1))
    shared = {0: 0, 1: 1} | {v: f.n + v - 2 for v in range(2, h.n)}
    edges = set(f.edge_list) | {tuple(sorted((shared[u], shared[v]))) for u, v in h.edge_list}
    glued = Graph(f.n + h.n - 2, sorted(edges))
    product_of_tables = rooted_hom(f, [0, 1], g) * rooted_hom(h, [0, 1], g)
    assert rooted_hom(glued, [0, 1], g).tolist() == product_of_tables.tolist()


@given(graphs(max_vertices=5), graphs(max_vertices=6))
def test_isolated_vertices_multiply_hom_by_the_order(pattern, g):
    assert hom(pattern + Graph(1), g) == hom(pattern, g) * g.n
    assert hereditary_treewidth(pattern + Graph(2)) == hereditary_treewidth(pattern)


@given(st.booleans(), st.booleans(), st.booleans(), st.data())
def test_the_sign_of_a_quotient_is_the_parity_of_the_lost_vertices(a, b, c, data):
    pattern = data.draw(graphs(max_vertices=6, kind=(a, b, c)))
    for image, coefficient in spasm(pattern):
        assert coefficient * (-1) ** (pattern.n - image.n) > 0


@given(graphs(max_vertices=6))
def test_the_spasm_is_what_partitions_give(pattern):
    assert spasm(pattern).verify()


def test_graphs_are_determined_by_their_homomorphism_counts():
    # Lovasz 1967: hom(F, .) for all F with at most n vertices determines a graph on n vertices
    patterns = [g for g in ATLAS if g.n <= 4]
    profiles = {tuple(hom(f, g) for f in patterns) for g in patterns}
    assert len(profiles) == len(patterns)


def test_trees_determine_color_refinement_classes():
    # Dvorak 2010, Dell, Grohe, Rattan 2018, on all pairs of graphs with 6 vertices; trees to 6
    graphs_6 = [g for g in ATLAS if g.n == 6]
    trees = [graph(t) for k in range(1, 7) for t in nx.nonisomorphic_trees(k)]
    profiles = {}
    for g in graphs_6:
        profiles.setdefault(tuple(hom(t, g) for t in trees), []).append(g)
    alike = [group for group in profiles.values() if len(group) > 1]
    assert alike
    for group in alike:
        for g, h in combinations(group, 2):
            assert not distinguish(g, h, k=1).distinguished
    representatives = [group[0] for group in profiles.values()]
    for g, h in pairwise(representatives):
        assert distinguish(g, h, k=1).distinguished


PAIRS = [("2K3", "C6", 1), ("rook4", "shrikhande", 2), ("2C4", "C8", 1), ("cfi:K2,3", "", 1)]


@pytest.mark.parametrize("first, second, k", PAIRS)
def test_equivalent_graphs_agree_on_parameters_of_that_dimension(first, second, k):
    g, h = twisted_pair(graph("K2,3")) if not second else (graph(first), graph(second))
    assert not distinguish(g, h, k=k).distinguished
    patterns = [p for p in ATLAS if 2 <= p.n <= 6 and wl_dimension(p).value <= k]
    assert patterns
    for p in patterns:
        assert sub(p, g) == sub(p, h)
    assert Ind("P2")(g) == Ind("P2")(h)


@given(
    st.lists(
        st.tuples(
            st.integers(-3, 3), st.sampled_from([Hom, Sub, Ind]), st.sampled_from(SMALL[:18])
        ),
        max_size=3,
    ),
    graphs(1, 6),
)
def test_values_are_sums_over_stable_colors(terms, g):
    # Lanzinger and Barcelo 2024: the number of rooted homomorphisms depends on the colour alone
    f = sum((c * kind(p) for c, kind, p in terms), start=constant(0))
    assume(f.wl_dimension().value <= 3)
    assert local_value(f, g).verify()


@pytest.mark.parametrize("n", range(1, 8))
def test_hereditary_treewidth_is_minor_monotone(n):
    # all graphs on at most 7 vertices
    masks = graph_masks(n).astype(np.int64)
    value = hereditary_treewidths(masks, n)[1]
    bit = {(i, j): j * (j - 1) // 2 + i for j in range(n) for i in range(j)}
    for (u, v), e in bit.items():
        has = masks[(masks >> e) & 1 == 1]
        assert len(has) == sum(g.has_edge(u, v) for g in graphs_from_masks(masks, n))
        bound = value[(masks >> e) & 1 == 1]
        assert (hereditary_treewidths(has & ~(1 << e), n)[1] <= bound).all()
        contracted = np.zeros_like(has)
        for (i, j), old in bit.items():
            a, b = sorted(u if x == v else x - (x > v) for x in (i, j))
            if a != b:
                contracted |= (has >> old & 1) << b * (b - 1) // 2 + a
        assert (hereditary_treewidths(contracted, n - 1)[1] <= bound).all()


@pytest.mark.parametrize("n", range(2, 9))
def test_a_vertex_takes_at_most_one_of_the_hereditary_treewidth_along(n):
    # hdtw(P - v) <= hdtw(P) <= 1 + hdtw(P - v), all graphs on at most 8 vertices
    masks = graph_masks(n).astype(np.int64)
    value = hereditary_treewidths(masks, n)[1]
    for v in range(n):
        left = np.zeros_like(masks)
        for j in range(n):
            for i in range(j):
                if v not in (i, j):
                    a, b = i - (i > v), j - (j > v)
                    left |= (masks >> (j * (j - 1) // 2 + i) & 1) << b * (b - 1) // 2 + a
        smaller = hereditary_treewidths(left, n - 1)[1]
        assert (smaller <= value).all()
        assert (value <= smaller + 1).all()


def test_an_isolated_vertex_changes_no_hereditary_treewidth():
    values = {row.graph6: row.hereditary_treewidth for row in atlas(8)}
    wider = canonical_forms(row.graph + Graph(1) for row in atlas(7))
    assert [values[g.graph6] for g in wider] == [row.hereditary_treewidth for row in atlas(7)]


def test_the_support_of_copies_is_the_spasm_with_signs():
    # all graphs on at most 5 vertices, partition by partition
    for g in SMALL:
        weights = {}
        for blocks, weight in reference.quotients(g):
            image = g.quotient(blocks).canonical()
            weights[image] = weights.get(image, 0) + weight
        form = Sub(g).normal_form
        automorphisms = reference.automorphisms(g)
        assert {q: c * automorphisms for q, c in form.items()} == weights
        assert all(c * (-1) ** (g.n - q.n) > 0 for q, c in form.items())


@given(motif_parameters(max_vertices=4))
def test_parameters_of_a_dimension_agree_on_what_that_refinement_confuses(f):
    k = f.wl_dimension().value
    for first, second, blind in PAIRS[:3]:
        if k <= blind:
            assert f(first) == f(second)


@given(motif_parameters(max_vertices=3, labels=2), st.sampled_from(["K3", "C4", "K4"]))
def test_labelled_parameters_agree_on_labelled_pairs_of_higher_width(f, name):
    base = graph(name)
    labelled = Graph(
        base.n,
        base.edges,
        vertex_labels=[v % 2 for v in range(base.n)],
        edge_labels=[e % 3 for e in range(base.m)],  # 2 is a label that no pattern has
    )
    first, second = twisted_pair(labelled)
    width = 3 if name == "K4" else 2  # alike for k-WL iff k is below
    if f.wl_dimension().value < width:
        assert f(first) == f(second)


@settings(max_examples=30)
@given(st.booleans().flatmap(lambda d: motif_parameters(max_vertices=3, directed=d, labels=2)))
def test_labelled_parameters_have_witnesses(f):
    assume(f.wl_dimension().value >= 1)
    pair = witness(f)
    assert pair.k == f.wl_dimension().value - 1
    assert pair.verify()


@settings(max_examples=30)
@given(motif_parameters(max_vertices=4))
def test_parameters_have_witnesses(f):
    assume(f.wl_dimension().value >= 1)
    assert witness(f).verify()


@settings(max_examples=20)
@given(motif_parameters(max_vertices=3, directed=True, labels=2), st.data())
def test_labelled_values_are_sums_over_stable_colors(f, data):
    g = data.draw(labelled_graphs(min_vertices=1, max_vertices=5, directed=True))
    assert local_value(f, g).verify()


def test_treewidth_of_sub_lies_between_treewidth_and_vertex_cover_number():
    for g in ATLAS:
        if g.n > 6:
            continue
        cover = min(
            s.bit_count()
            for s in range(1 << g.n)
            if all(s >> u & 1 or s >> v & 1 for u, v in g.edge_list)
        )
        assert wl_dimension(Hom(g)).value <= wl_dimension(Sub(g)).value <= cover


def test_induced_counts_have_dimension_one_less_than_their_size():
    for g in SMALL:
        if 2 <= g.n <= 4:
            form = Ind(g).normal_form
            assert max(reference.treewidth(f.n, f.edge_list) for f in form) == g.n - 1
            assert wl_dimension(Ind(g)).value == g.n - 1


@pytest.mark.parametrize("n", [2, 3, 4, 5])
def test_every_connected_pattern_has_a_witness(n):
    for pattern in ATLAS:
        if pattern.n == n and pattern.is_connected:
            assert witness(Sub(pattern)).verify()


@given(
    st.lists(
        st.tuples(
            st.integers(-3, 3), st.sampled_from([Hom, Sub, Ind]), st.sampled_from(SMALL[:15])
        ),
        max_size=3,
    )
)
def test_parameters_are_functions(terms):
    f = sum((c * kind(p) for c, kind, p in terms), start=constant(0))
    assert parse(str(f)) == f
    for basis in ("hom", "sub", "ind"):
        assert f.in_basis(basis) == f
    for name in ("K4", "C5", "K2,3"):
        value = sum(
            (c * getattr(reference, kind.__name__.lower())(p, graph(name)) for c, kind, p in terms),
            start=0,
        )
        assert f(name) == value
    assert f.wl_dimension().verify()


@given(st.integers(2, 24), st.integers(2, 200), st.sampled_from(["path", "star"]))
def test_int64_never_wraps(length, q, shape):
    # walks and stars in complete graphs: q (q-1)^(edges), on both sides of 2^63
    edges = [(i, i + 1) for i in range(length)] if shape == "path" else None
    edges = edges or [(0, i + 1) for i in range(length)]
    complete = Graph(min(q, 30), list(combinations(range(min(q, 30)), 2)))
    n = complete.n
    assert hom(Graph(length + 1, edges), complete) == n * (n - 1) ** length


@given(graphs(2, 6), st.integers(1, 4))
def test_counts_do_not_depend_on_the_numbering(pattern, seed):
    import random

    order = list(range(pattern.n))
    random.Random(seed).shuffle(order)
    moved = pattern.relabel(order)
    for name in ("petersen", "K1,1,2"):
        assert hom(moved, name) == hom(pattern, name)
        assert sub(moved, name) == sub(pattern, name)
    assert wl_dimension(moved).value == wl_dimension(pattern).value
