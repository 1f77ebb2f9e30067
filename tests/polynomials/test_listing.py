from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.reference.polynomials import brute_basis, brute_canonical
from wlkit.errors import SizeError
from wlkit.graphs import Multigraph
from wlkit.graphs.canonical import codes_of
from wlkit.polynomials import PolynomialSpace, count_basis
from wlkit.polynomials.listing import Block, Listing, canonical_edges, pair_codes

OPTIONS = {"loops": False, "simple": False, "channels": 1, "n": 6}


@st.composite
def stacks(draw):
    """Several edge lists of one order and size, with roots at the first vertices."""
    directed, channels = draw(st.booleans()), draw(st.integers(1, 3))
    n, m = draw(st.integers(1, 4)), draw(st.integers(0, 4))
    vertex = st.integers(0, n - 1)
    edge = st.tuples(vertex, vertex, st.integers(0, channels - 1))
    lists = draw(st.lists(st.lists(edge, min_size=m, max_size=m), min_size=1, max_size=4))
    space = PolynomialSpace(directed, True, channels=channels)
    edges = np.array(lists, dtype=np.int64).reshape(len(lists), m, 3)
    return n, edges, draw(st.integers(0, min(2, n))), space


@given(stacks())
def test_stacks_have_the_canonical_form_of_each_member(stack):
    n, edges, roots, space = stack
    found = canonical_edges(edges, n, roots, space)
    for given_edges, form in zip(edges.tolist(), found.tolist(), strict=True):
        kind = {"directed": space.directed, "channels": space.channels, "roots": range(roots)}
        h = Multigraph(n, given_edges, **kind)
        assert h.canonical().edges == tuple(map(tuple, form))
        codes = pair_codes(np.array([h.edges]).reshape(1, h.m, 3), n, space)
        assert np.array_equal(codes[0], codes_of(h).pairs)


@pytest.mark.parametrize("directed", [False, True])
@pytest.mark.parametrize("roots", [0, 1, 2])
def test_connected_against_brute_force(directed, roots):
    space = PolynomialSpace(directed, True)
    at = tuple(range(roots))
    options = {**OPTIONS, "loops": True, "directed": directed, "roots": (at,)}
    for m in range(roots == 0, 3):
        found = {
            brute_canonical(block.n, edges, at, directed)
            for block in Listing(space).connected(m, roots)
            for edges in block.edges.tolist()
        }
        every = brute_basis(m, **options)
        assert found == {h for h in every if joined(h[0], h[2])}


def joined(n, edges):
    label = list(range(n))
    for _ in range(n):
        for u, v, _ in edges:
            label[u] = label[v] = min(label[u], label[v])
    return len(set(label)) <= 1


def test_every_union_is_made_once():
    listing = Listing(PolynomialSpace(True, True))
    for m in range(4):
        for roots in range(3):
            raw = sum(len(block) for block in listing.raw(m, roots))
            assert raw == sum(len(block) for block in listing.level(m, roots))


def test_vertices_are_bounded_on_the_way():
    listing = Listing(PolynomialSpace(True, n=3))
    assert all(block.n <= 3 for m in range(4) for block in listing.raw(m, 2))
    assert listing.connected(2, 2) == [] or listing.connected(2, 2)[-1].n <= 3
    assert Listing(PolynomialSpace(n=1)).connected(1, 0) == []


def test_empty_stacks_and_too_many_channels():
    space = PolynomialSpace(channels=1000)
    assert canonical_edges(np.zeros((0, 2, 3), np.int64), 3, 0, space).shape == (0, 2, 3)
    with pytest.raises(SizeError, match="62 bits"):
        pair_codes(np.zeros((1, 7, 3), np.int64), 1, space)
    assert len(Block(1, np.zeros((5, 0, 3)))) == 5


def test_levels_of_every_variant_are_as_large_as_counted():
    flags = (False, True)
    for d, s, o, r, c, n in product(flags, flags, flags, (0, 1, 2, "edge"), (1, 2), (None, 1, 3)):
        space = PolynomialSpace(d, o, s, r, c, n)
        listing, roots = Listing(space), space.root_counts
        sizes = [sum(len(b) for k in roots for b in listing.level(m, k)) for m in range(4)]
        kind = {"directed": d, "loops": o, "simple": s, "roots": r, "channels": c, "n": n}
        assert sizes == count_basis(3, **kind)
