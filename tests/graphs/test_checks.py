"""Checks of vertices and edges, at their edges."""

from __future__ import annotations

import numpy as np
import pytest

from wlkit.errors import GraphError
from wlkit.graphs.checks import checked_edges, checked_order


def test_numpy_integers_count_as_integers():
    assert checked_order(np.int64(5)) == 5
    assert type(checked_order(np.int64(5))) is int


@pytest.mark.parametrize("n", [True, -1, 2**31, 1.0, "3", None])
def test_orders_that_are_none(n):
    with pytest.raises(GraphError, match="number of vertices"):
        checked_order(n)


def test_edges_are_a_fresh_int32_array():
    given = np.array([[0, 1]], dtype=np.int32)
    array = checked_edges(2, given)
    assert array.dtype == np.int32
    assert not np.shares_memory(array, given)


def test_unsigned_and_large_vertices_do_not_wrap():
    with pytest.raises(GraphError, match="0 <= v < 3"):
        checked_edges(3, np.array([[0, 2**32 + 1]], dtype=np.uint64))
