from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.testing.smallest import smallest
from wlkit.errors import InputError
from wlkit.graphs import Multigraph
from wlkit.polynomials import evaluate
from wlkit.testing import matrices, multigraphs


@given(multigraphs(min_vertices=2, max_vertices=4, min_edges=1, max_edges=5, channels=2, roots=1))
def test_they_keep_their_bounds(h):
    assert 2 <= h.n <= 4
    assert 1 <= h.m <= 5
    assert h.channels == 2
    assert len(h.roots) == 1
    assert not h.directed


@given(multigraphs(loops=False, directed=True))
def test_no_loops_on_request(h):
    assert h.directed
    assert all(u != v for u, v, _ in h.edges)


@given(multigraphs(roots=None, directed=None))
def test_the_text_round_trips(h):
    assert Multigraph.from_text(h.text) == h


@given(multigraphs(simple=True, covered=True, channels=None, roots=None, directed=None))
def test_index_objects_of_a_basis(h):
    assert h.is_simple
    assert 1 <= h.channels <= 3
    assert set(range(h.n)) == {x for e in h.edges for x in e[:2]} | set(h.roots)


@given(multigraphs(channels=None, directed=None), st.data())
def test_matrices_that_they_take(h, data):
    x = data.draw(matrices(h, min_size=1, max_size=3, largest=2, loops=False))
    n = len(x)
    assert x.shape == (n, n, h.channels)
    assert 1 <= n <= 3
    assert np.abs(x).max() <= 2
    assert not x[range(n), range(n)].any()
    assert h.directed or np.array_equal(x, x.transpose(1, 0, 2))
    evaluate(h, x)


@pytest.mark.parametrize(
    "strategy, condition, expected",
    [
        (multigraphs(), lambda h: True, "0:"),
        (multigraphs(), lambda h: h.m >= 2, "1:0-0,0-0"),
        (multigraphs(loops=False), lambda h: h.m >= 2, "2:0-1,0-1"),
        (multigraphs(roots=2), lambda h: h.roots[0] != h.roots[1], "2::r0,1"),
        (multigraphs(directed=None), lambda h: h.directed, "0>:"),
        (multigraphs(simple=True), lambda h: h.m >= 2, "2:0-0,0-1"),
        (multigraphs(covered=True), lambda h: h.n >= 2, "2:0-1"),
        (multigraphs(channels=None), lambda h: h.channels > 1, "0::c2"),
        (multigraphs(channels=3), lambda h: any(c for *_, c in h.edges), "1:0-0@1:c3"),
    ],
)
def test_what_they_shrink_to(strategy, condition, expected):
    assert smallest(strategy, condition).text == expected


def test_impossible_bounds():
    with pytest.raises(InputError, match="roots: expected 0, 1, 2 or None, got 3"):
        smallest(multigraphs(roots=3))
    with pytest.raises(InputError, match="number of edges"):
        smallest(multigraphs(min_edges=2, max_edges=1))
