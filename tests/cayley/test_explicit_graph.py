"""Graphs written out against networkx, characters of S_n and plain sets."""

from __future__ import annotations

import networkx as nx
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.reference import cayley as reference
from wlkit.cayley import explicit, growth
from wlkit.errors import InputError, SizeError, VerificationError
from wlkit.groups import GeneratingSet, generators

SMALL = [
    generators.lrx(5),
    generators.lx(5),
    generators.pancake(4),
    generators.lrx(6).with_state("001011"),
    generators.heisenberg(3, 3),
    generators.sliding_tiles(2, 2),
    generators.sliding_tiles(2, 3).with_state("112220"),
    GeneratingSet([[0, 1, 2], [1, 2, 0], [1, 2, 0]]),
]


@pytest.mark.parametrize("s", SMALL, ids=repr)
def test_states_distances_and_words(s):
    g = explicit(s)
    assert g.verify()
    assert tuple(np.diff(g.ends).tolist()) == growth(s).spheres == tuple(reference.spheres(s))
    assert set(g.antipodes()) == set(growth(s).last_layer())
    for state in g.states[:: max(1, g.n // 7)]:
        word = g.word_to(state)
        assert word.verify()
        assert word.length == g.distances[g.index(state)]


@pytest.mark.parametrize("s", SMALL, ids=repr)
def test_networkx_finds_the_same_distances_and_geodesics(s):
    g = explicit(s)
    graph = g.to_networkx()
    assert graph.is_directed() == (not s.inverse_closed)
    found = nx.single_source_shortest_path_length(graph, g.states[0])
    assert [found[state] for state in g.states] == g.distances.tolist()
    simple = nx.DiGraph(graph) if graph.is_directed() else nx.Graph(graph)
    simple.remove_edges_from(list(nx.selfloop_edges(simple)))
    assert simple.number_of_edges() == g.m == g.to_graph().m


@pytest.mark.parametrize("s", SMALL[:5], ids=repr)
def test_matrices(s):
    g = explicit(s)
    rows, columns, values = g.adjacency()
    assert values.sum() == g.n * len(s)
    assert np.all(np.diff(rows * g.n + columns) > 0)
    dense = np.zeros((g.n, g.n), dtype=int)
    for v, w, _ in zip(*g.arcs(), strict=True):
        dense[v, w] += 1
    assert np.array_equal(g.dense(), dense)
    laplacian = g.dense(g.laplacian())
    assert np.array_equal(laplacian, np.diag(dense.sum(axis=1)) - dense)
    # every closed walk of length 3 is counted by the eigenvalues
    assert np.isclose((g.spectrum() ** 3).sum().real, np.trace(dense @ dense @ dense))


def test_spectrum_of_all_transpositions_is_that_of_contents():
    # Diaconis and Shahshahani 1981: the sum of contents of a partition, f^2 times
    spectrum = explicit("all_transpositions", 4).spectrum().round(6)
    values, counts = np.unique(spectrum, return_counts=True)
    assert dict(zip(values.tolist(), counts.tolist(), strict=True)) == {
        -6: 1,
        -2: 9,
        0: 4,
        2: 9,
        6: 1,
    }


def test_scipy_form():
    pytest.importorskip("scipy")
    g = explicit("lrx", 4)
    assert np.array_equal(g.to_scipy().toarray(), g.dense())


@given(
    st.integers(2, 5).flatmap(
        lambda n: st.lists(st.permutations(range(n)), min_size=1, max_size=3, unique_by=tuple)
    )
)
def test_geodesics_are_the_shortest_words(rows):
    s = GeneratingSet(rows)
    check_geodesics(s, reference.permutation_moves(rows))


@pytest.mark.parametrize(
    ("s", "moves"),
    [
        (generators.lrx(6).with_state("001122"), lambda s: s.permutations),
        (generators.lx(6).with_state("010101"), lambda s: s.permutations),
        (generators.heisenberg(3, 4), lambda s: s.matrices),
        (generators.special_linear(2, 3).with_state([1, 1]), lambda s: s.matrices),
        (generators.sliding_tiles(2, 3), lambda s: s.targets),
    ],
    ids=lambda value: None if callable(value) else repr(value),
)
def test_geodesics_of_cosets_matrix_groups_and_puzzles(s, moves):
    table = moves(s)
    if table.ndim == 3:
        steps = reference.matrix_moves(table, s.modulo)
    elif s.name == "sliding_tiles":
        steps = reference.sliding_moves(table)
    else:
        steps = reference.permutation_moves(table)
    check_geodesics(s, steps)


def check_geodesics(s, steps):
    """Compare with the numbers of shortest words found layer by layer with dictionaries."""
    g = explicit(s)
    words, layers = {s.start: 1}, []
    while words:
        layers.append(words)
        seen = {state for layer in layers for state in layer}
        longer = {}
        for state, ways in words.items():
            for step in steps:
                if (image := step(state)) not in seen:
                    longer[image] = longer.get(image, 0) + ways
        words = longer
    counts = {state: ways for layer in layers for state, ways in layer.items()}
    assert g.geodesics == tuple(counts[state] for state in g.states)
    several = tuple(sum(ways > 1 for ways in layer.values()) for layer in layers)
    assert g.several_geodesics() == several
    assert growth(s).several_geodesics() == several


def test_reduced_words_of_the_longest_permutation():
    # Stanley 1984, A005118: reduced decompositions of the reversal
    for n, count in ((2, 1), (3, 2), (4, 16), (5, 768)):
        assert explicit("coxeter", n).geodesics[-1] == count


def test_balls_and_limits():
    ball = explicit("rubik_cube", 3, max_radius=2)
    assert (ball.n, ball.ends.tolist()) == (262, [0, 1, 19, 262])
    assert ball.verify()
    assert explicit("heisenberg", max_radius=3).n == 53
    with pytest.raises(SizeError, match="more than 100 states"):
        explicit("lrx", 6, limit=100)
    with pytest.raises(InputError, match="max_radius"):
        explicit("heisenberg")
    with pytest.raises(SizeError, match="dense"):
        explicit("coxeter", 8).spectrum()
    with pytest.raises(InputError, match="not reached"):
        explicit("three_cycles", 4).index([1, 0, 2, 3])


def test_a_wrong_table_does_not_verify():
    g = explicit("lrx", 4)
    images = g.images.copy()
    images[3, 1] = 0
    wrong = type(g)(g.generators, g.states, g.ends, images)
    with pytest.raises(VerificationError, match="generator 1"):
        wrong.verify()
    ends = g.ends.copy()
    ends[2] += 1
    with pytest.raises(VerificationError, match="shortest"):
        type(g)(g.generators, g.states, ends, g.images).verify()
