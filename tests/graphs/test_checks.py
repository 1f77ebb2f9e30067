"""Checks of vertices and edges, at their edges."""

from __future__ import annotations

import numpy as np
import pytest

from wlkit.errors import GraphError
from wlkit.graphs import Graph
from wlkit.graphs.checks import checked_edges, checked_order


def test_numpy_integers_count_as_integers():
    assert checked_order(np.int64(5)) == 5
    assert type(checked_order(np.int64(5))) is int


@pytest.mark.parametrize("n", [True, -1, 2**31, 1.0, "3", None])
def test_orders_that_are_none(n):
    with pytest.raises(GraphError, match="number of vertices"):
        checked_order(n)


@pytest.mark.parametrize("m", [1, 5000])
def test_a_graph_has_an_array_of_its_own(m):
    given = np.stack((np.zeros(m, dtype=np.int32), np.arange(1, m + 1, dtype=np.int32)), axis=1)
    for edges in (given, given[::-1], given.astype(np.int64), given.astype(np.uint64)):
        g = Graph(m + 1, edges)
        assert g.edges.dtype == np.int32
        assert not np.shares_memory(g.edges, edges)
        assert np.array_equal(g.edges, given)
        edges[0, 0] = edges[0, 0]  # it stays writable


@pytest.mark.parametrize(
    ("edge", "message"),
    [
        ((2, 9000), "expected vertices 0 <= v < 9000"),
        ((-1, 2), "expected vertices 0 <= v < 9000"),
        ((2**40, 2), "expected vertices 0 <= v < 9000"),
        ((5, 5), r"edge \(5, 5\) is a loop"),
        ((7, 1), r"edge \(1, 7\) is repeated"),
    ],
)
def test_one_bad_edge_among_many_is_named(edge, message):
    star = np.stack((np.ones(8997, dtype=np.int64), np.arange(3, 9000)), axis=1)
    for place in (0, 4000, 8997):
        with pytest.raises(GraphError, match=message):
            Graph(9000, np.insert(star, place, edge, axis=0))


def test_unsigned_and_large_vertices_do_not_wrap():
    with pytest.raises(GraphError, match="0 <= v < 3"):
        checked_edges(3, np.array([[0, 2**32 + 1]], dtype=np.uint64))
    with pytest.raises(GraphError, match="0 <= v < 9000"):
        checked_edges(9000, np.array([[0, 1]] * 5000 + [[0, 2**64 - 1]], dtype=np.uint64))
