"""Theorems about canonical forms and automorphism groups, and the agreement with nauty."""

from __future__ import annotations

from math import factorial

import networkx as nx
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.reference.canonical import automorphisms as all_automorphisms
from tests.reference.canonical import least_image
from wlkit.graphs import Graph, Multigraph
from wlkit.graphs.canonical import (
    automorphism_group,
    canonical_forms,
    canonical_graph,
    codes_of,
    isomorphism,
)


@st.composite
def coded_graphs(draw, largest=7):
    """Graphs, directed or not, with few labels on vertices and edges."""
    n = draw(st.integers(0, largest))
    directed = draw(st.booleans())
    pairs = [(u, v) for u in range(n) for v in range(n) if u < v or (directed and u > v)]
    chosen = [pair for pair in pairs if draw(st.booleans())]
    vertex_labels = draw(st.none() | st.lists(st.sampled_from("CO"), min_size=n, max_size=n))
    labels = st.lists(st.integers(0, 1), min_size=len(chosen), max_size=len(chosen))
    return Graph(
        n,
        chosen,
        directed=directed,
        vertex_labels=vertex_labels,
        edge_labels=draw(st.none() | labels),
    )


@st.composite
def rooted_multigraphs(draw, largest=5):
    """Multigraphs with loops, parallel edges, two channels and up to two roots."""
    n = draw(st.integers(1, largest))
    vertex = st.integers(0, n - 1)
    edges = draw(st.lists(st.tuples(vertex, vertex, st.integers(0, 1)), max_size=8))
    roots = draw(st.lists(vertex, max_size=2))
    return Multigraph(n, edges, roots=roots, directed=draw(st.booleans()), channels=2)


any_graphs = coded_graphs() | rooted_multigraphs()


@given(any_graphs, st.data())
def test_relabelled_graphs_have_equal_canonical_forms(g, data):
    h = g.relabel(data.draw(st.permutations(range(g.n))))
    assert g.canonical() == h.canonical()
    assert g.canonical().canonical() == g.canonical()
    assert g.relabel(isomorphism(g, h)) == h


@given(coded_graphs(largest=5), coded_graphs(largest=5))
def test_canonical_forms_are_equal_iff_some_permutation_maps_one_to_the_other(g, h):
    same_kind = (g.n, g.directed) == (h.n, h.directed) and all(
        (a is None) == (b is None) and sorted(a or ()) == sorted(b or ())
        for a, b in ((g.vertex_labels, h.vertex_labels), (g.edge_labels, h.edge_labels))
    )
    isomorphic = same_kind and least_image(*codes_of(g)) == least_image(*codes_of(h))
    assert (g.canonical() == h.canonical()) == isomorphic


@given(rooted_multigraphs(largest=5))
def test_automorphism_group_is_the_set_of_all_automorphisms(h):
    group = automorphism_group(h)
    everything = all_automorphisms(*codes_of(h))
    assert group.order == len(everything)
    assert {tuple(p) for p in group.generators.tolist()} <= set(everything)
    assert all(p[r] == r for p in everything for r in h.roots)
    assert group.verify()


@given(coded_graphs())
def test_orbit_lengths_divide_the_order_of_the_group(g):
    group = g.automorphism_group()
    assert factorial(g.n) % group.order == 0
    assert all(group.order % len(orbit) == 0 for orbit in group.orbits)
    assert sorted(v for orbit in group.orbits for v in orbit) == list(range(g.n))


def test_orbit_counting_gives_all_labelled_graphs():
    # sum of n! / |Aut| over the classes is the number of labelled graphs; atlas: Read, Wilson 1998
    graphs = [Graph.from_networkx(g) for g in nx.graph_atlas_g()]
    forms = canonical_forms(graphs)
    assert len(set(forms)) == len(graphs) == 1253
    for n in range(8):
        orders = [g.automorphism_group().order for g in graphs if g.n == n]
        assert sum(factorial(n) // order for order in orders) == 2 ** (n * (n - 1) // 2)


# -- nauty ----------------------------------------------------------------------------------------


def nauty_graph(pynauty, codes):
    """Return a vertex-coloured digraph with the same symmetries, and what its colours mean.

    Every pair with a code other than 0 becomes a vertex of that colour between its ends.
    """
    pairs, vertices = codes
    n = len(vertices)
    arcs = {v: [] for v in range(n)}
    colors = {}
    for v in range(n):
        colors.setdefault((0, int(vertices[v])), set()).add(v)
    for u, v in np.argwhere(pairs):
        middle = len(arcs)
        arcs[int(u)].append(middle)
        arcs[middle] = [int(v)]
        colors.setdefault((1, int(pairs[u, v])), set()).add(middle)
    kinds = sorted(colors)
    drawn = pynauty.Graph(
        len(arcs),
        directed=True,
        adjacency_dict=arcs,
        vertex_coloring=[colors[kind] for kind in kinds],
    )
    return drawn, tuple((kind, len(colors[kind])) for kind in kinds)


def nauty_key(pynauty, g):
    drawn, meaning = nauty_graph(pynauty, codes_of(g))
    return meaning, pynauty.certificate(drawn)


def nauty_order(pynauty, g):
    _, mantissa, exponent, *_ = pynauty.autgrp(nauty_graph(pynauty, codes_of(g))[0])
    return round(mantissa * 10**exponent)


def test_canonical_form_and_group_order_agree_with_nauty_to_7_vertices():
    pynauty = pytest.importorskip("pynauty", reason="pynauty is not installed")
    graphs = [Graph.from_networkx(g) for g in nx.graph_atlas_g()[1:]]
    rng = np.random.default_rng(7)
    copies = [g.relabel(rng.permutation(g.n)) for g in graphs]
    by_nauty, by_form = {}, {}
    for g, form in zip(graphs + copies, canonical_forms(graphs + copies), strict=True):
        key = (g.n, pynauty.certificate(pynauty.Graph(g.n, adjacency_dict=neighbor_lists(g))))
        assert by_nauty.setdefault(key, form) == form
        assert by_form.setdefault(form, key) == key
    for g in graphs:
        _, mantissa, exponent, orbits, count = pynauty.autgrp(
            pynauty.Graph(g.n, adjacency_dict=neighbor_lists(g))
        )
        group = g.automorphism_group()
        assert group.order == round(mantissa * 10**exponent)
        assert len(group.orbits) == count == len(set(orbits))


def neighbor_lists(g):
    return {v: g.neighbors(v).tolist() for v in range(g.n)}


def random_instance(rng, kind):
    """Return a small random instance, from few enough that isomorphic pairs turn up."""
    n = int(rng.integers(2, 6))
    if kind == "multigraph":
        edges = rng.integers(0, n, (int(rng.integers(0, 6)), 2)).tolist()
        edges = [(u, v, int(rng.integers(2))) for u, v in edges]
        roots = rng.integers(0, n, int(rng.integers(0, 3))).tolist()
        return Multigraph(n, edges, roots=roots, directed=bool(rng.integers(2)), channels=2)
    directed = kind == "directed"
    pairs = [(u, v) for u in range(n) for v in range(n) if u < v or (directed and u > v)]
    chosen = [pair for pair in pairs if rng.random() < 0.4]
    labels = None if kind == "directed" else [str(x) for x in rng.integers(0, 2, n)]
    edge_labels = None if kind == "directed" else rng.integers(0, 2, len(chosen)).tolist()
    return Graph(n, chosen, directed=directed, vertex_labels=labels, edge_labels=edge_labels)


@pytest.mark.parametrize("kind", ["labelled", "directed", "multigraph"])
def test_canonical_form_agrees_with_nauty_on_random_instances(kind):
    pynauty = pytest.importorskip("pynauty", reason="pynauty is not installed")
    rng = np.random.default_rng(11)
    by_nauty, by_form = {}, {}
    for _ in range(400):
        g = random_instance(rng, kind)
        # ranks are within one instance, so what the codes stand for belongs to the key
        key = (kind_of(g), nauty_key(pynauty, g))
        form = g.canonical()
        assert by_nauty.setdefault(key, form) == form
        assert by_form.setdefault(form, key) == key
        assert automorphism_group(g).order == nauty_order(pynauty, g)
    assert len(by_form) < 400


def kind_of(g):
    if isinstance(g, Graph):
        edge_labels = None if g.edge_labels is None else tuple(sorted(set(g.edge_labels)))
        return g.n, g.directed, tuple(sorted(g.vertex_labels or ())), edge_labels
    content = {}
    for u, v, c in g.edges:
        content.setdefault((u, v), []).append(c)
    return g.n, g.directed, len(g.roots), tuple(sorted({tuple(c) for c in content.values()}))


def test_large_random_regular_graphs_agree_with_nauty():
    pynauty = pytest.importorskip("pynauty", reason="pynauty is not installed")
    for seed in range(5):
        g = Graph.from_networkx(nx.random_regular_graph(3, 60, seed=seed))
        order = pynauty.autgrp(pynauty.Graph(g.n, adjacency_dict=neighbor_lists(g)))[1]
        assert g.automorphism_group().order == round(order)
        h = g.relabel(np.random.default_rng(seed).permutation(g.n))
        assert canonical_graph(g) == canonical_graph(h)
