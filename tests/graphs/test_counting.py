"""Numbers of graphs, against OEIS."""

from __future__ import annotations

import pytest

from wlkit.errors import GraphError, SizeError
from wlkit.graphs.counting import count_graphs, count_graphs_of_size

# First terms from n = 0 (connected: from n = 1), OEIS.
A000088 = [1, 1, 2, 4, 11, 34, 156, 1044, 12346, 274668, 12005168, 1018997864]
A001349 = [1, 1, 2, 6, 21, 112, 853, 11117, 261080, 11716571, 1006700565]
A000273 = [1, 1, 3, 16, 218, 9608, 1540944, 882033440]
A003085 = [1, 2, 13, 199, 9364, 1530843, 880471142]
A000664 = [1, 1, 2, 5, 11, 26, 68, 177, 497, 1476, 4613, 15216, 52944]
A002905 = [1, 1, 1, 3, 5, 12, 30, 79, 227, 710, 2322, 8071, 29503]


def test_numbers_by_order():
    assert [count_graphs(n) for n in range(12)] == A000088
    assert [count_graphs(n, connected=True) for n in range(12)] == [0, *A001349]
    assert [count_graphs(n, directed=True) for n in range(8)] == A000273
    assert [count_graphs(n, connected=True, directed=True) for n in range(1, 8)] == A003085


def test_numbers_by_size():
    for m in (*range(9), 12):
        assert count_graphs_of_size(m) == A000664[m]
        assert count_graphs_of_size(m, connected=True) == A002905[m]


def test_bad_input_is_named():
    with pytest.raises(SizeError, match="40"):
        count_graphs(41)
    with pytest.raises(SizeError, match="20"):
        count_graphs_of_size(21)
    for bad in (-1, 1.5, None):
        with pytest.raises(GraphError, match="number of edges"):
            count_graphs_of_size(bad)
        with pytest.raises(GraphError, match="number of vertices"):
            count_graphs(bad)
