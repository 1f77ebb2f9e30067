"""Refinement of tuples: what fits, what is refused, and who counts as alike."""

from __future__ import annotations

import numpy as np
import pytest

from wlkit.errors import SizeError
from wlkit.graphs import Graph, graph
from wlkit.graphs.enumeration import graphs_of_order
from wlkit.wl import refine, wl_classes
from wlkit.wl.structure import joint
from wlkit.wl.tuples import largest_order, require_memory


def test_the_largest_order_that_fits_is_named() -> None:
    with pytest.raises(SizeError, match=r"1000000 tuples need .* n <= 62 fits"):
        refine(Graph(100), k=3, max_bytes=2_000_000)
    assert require_memory(joint(Graph(62)), 3, 2_000_000) > 1
    with pytest.raises(SizeError, match="n <= 62 fits"):
        require_memory(joint(Graph(63)), 3, 2_000_000)
    with pytest.raises(SizeError, match=r"of 2 graphs .* n <= 50 fits"):
        require_memory(joint([Graph(60), Graph(60)]), 2, 2 * 8 * 50 * 50)


@pytest.mark.parametrize("k", [2, 3, 5])
def test_the_largest_order_fits_and_the_next_does_not(k: int) -> None:
    for graphs in (1, 2, 7):
        for limit in (8 * graphs, 10**4, 10**6, 1 << 40):
            n = largest_order(k, graphs=graphs, max_bytes=limit)
            assert require_memory(joint([Graph(n)] * graphs), k, limit) >= 1
            with pytest.raises(SizeError, match=f"n <= {n} fits"):
                require_memory(joint([Graph(n + 1)] * graphs), k, limit)


def test_a_table_that_does_not_fit_is_cut_into_parts() -> None:
    s = joint(Graph(100))
    assert require_memory(s, 2) == 1
    assert require_memory(s, 2, 52 * 10**4) == 1
    assert require_memory(s, 2, 28 * 10**4) == 3
    assert require_memory(s, 2, 8 * 10**4) == 32


def test_more_tuples_than_32_bits_number_are_refused() -> None:
    with pytest.raises(SizeError, match="fewer than 2\\^31 tuples; n <= 1290 fits"):
        require_memory(joint(Graph(1300)), 3, 1 << 50)


@pytest.mark.parametrize("k", [2, 3])
def test_tuple_classes_do_not_depend_on_the_order_of_vertices(k: int) -> None:
    rng = np.random.default_rng(k)
    g = graph("decalin") if k == 2 else graph("prism:3")
    perm = rng.permutation(g.n)
    a, b = refine([g, g.relabel(perm)], k=k).of(0), refine([g, g.relabel(perm)], k=k).of(1)
    assert np.array_equal(a, b[np.ix_(*[perm] * k)])


def test_folklore_2_wl_identifies_all_graphs_on_six_vertices() -> None:
    graphs = list(graphs_of_order(6))
    assert len(wl_classes(graphs, k=2)) == len(graphs) == 156
    assert len(wl_classes(graphs, k=1)) == 152


@pytest.mark.slow
def test_classes_of_all_graphs_on_nine_vertices() -> None:
    """1-WL: 271941 of 274668 (an independent program); folklore 2-WL: all of order 8."""
    assert len(wl_classes(graphs_of_order(9))) == 271941
    assert len(wl_classes(graphs_of_order(8), k=2)) == 12346
