"""The value type Multigraph: identity, text, quotients, bad input."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wlkit.errors import FormatError, GraphError
from wlkit.graphs import Graph, Multigraph


@st.composite
def multigraphs(draw):
    n, channels = draw(st.integers(1, 5)), draw(st.integers(1, 3))
    vertex, channel = st.integers(0, n - 1), st.integers(0, channels - 1)
    edges = draw(st.lists(st.tuples(vertex, vertex, channel), max_size=6))
    roots = draw(st.lists(vertex, max_size=2))
    return Multigraph(n, edges, roots=roots, directed=draw(st.booleans()), channels=channels)


@given(multigraphs())
def test_text_round_trips(h):
    assert Multigraph.from_text(h.text) == h
    assert eval(repr(h)) == h
    assert hash(Multigraph.from_text(h.text)) == hash(h)


@given(multigraphs())
def test_multiplicities_count_the_edges(h):
    loops = sum(u == v for u, v, _ in h.edges)
    expected = h.m if h.directed else 2 * h.m - loops
    assert h.multiplicities.sum() == expected


@given(multigraphs(), st.randoms())
def test_a_quotient_by_a_permutation_is_a_relabelling(h, random):
    permutation = list(range(h.n))
    random.shuffle(permutation)
    assert h.quotient(permutation) == h.relabel(permutation)
    assert h.relabel(permutation).underlying == h.underlying.relabel(permutation)


def test_quotients_keep_loops_and_parallel_edges():
    path = Multigraph(4, [(0, 1), (1, 2), (2, 3)], roots=(0, 3), directed=True)
    assert path.quotient([0, 0, 0, 1]).text == "2>:0>0,0>0,0>1:r0,1"
    assert path.quotient([0, 1, 0, 1]).roots == (0, 1)


def test_union_shifts_vertices_and_roots():
    edge = Multigraph(2, [(0, 1)], roots=(1,))
    assert edge.disjoint_union(edge).text == "4:0-1,2-3:r1,3"


def test_undirected_edges_are_sorted_pairs():
    assert Multigraph(3, [(2, 0), (1, 0)]).edges == ((0, 1, 0), (0, 2, 0))
    assert Multigraph(3, [(2, 0)], directed=True).edges == ((2, 0, 0),)
    assert Multigraph(2, [(0, 1), (1, 0)]).is_simple is False
    assert Multigraph(2, [(1, 1)]).has_loops


def test_from_a_simple_graph():
    g = Graph(3, [(0, 1), (1, 2)])
    assert Multigraph.from_graph(g, roots=(1,)).text == "3:0-1,1-2:r1"
    with pytest.raises(GraphError, match="channels"):
        Multigraph.from_graph(Graph(1, vertex_labels=["C"]))


@pytest.mark.parametrize(
    ("build", "message"),
    [
        (lambda: Multigraph(-1), "0 <= n"),
        (lambda: Multigraph(2, [(0, 2)]), "0 <= v < 2"),
        (lambda: Multigraph(2, [(0, 1, 1)]), "channel"),
        (lambda: Multigraph(2, [(0,)]), "expected"),
        (lambda: Multigraph(2, [(0, 0.5)]), "expected"),
        (lambda: Multigraph(2, roots=(0, 1, 1)), "at most two"),
        (lambda: Multigraph(2, roots=(2,)), "roots"),
        (lambda: Multigraph(2, channels=0), "at least 1"),
        (lambda: Multigraph(2).quotient([0, 2]), "each used"),
        (lambda: Multigraph(1).disjoint_union(Multigraph(1, directed=True)), "alike"),
    ],
)
def test_bad_input_says_what_was_expected(build, message):
    with pytest.raises(GraphError, match=message):
        build()


@pytest.mark.parametrize("text", ["", "3", "3:0>1", "3>:0-1", "3:0-1:r0,1,2", "x:0-1", "3:0-1;"])
def test_malformed_text(text):
    with pytest.raises(FormatError, match="expected"):
        Multigraph.from_text(text)
