"""What fits into memory, and what is refused with numbers."""

from __future__ import annotations

import pytest

from wlkit.errors import InputError, SizeError
from wlkit.graphs import Graph
from wlkit.wl import refine
from wlkit.wl.capacity import largest_order, require_memory
from wlkit.wl.structure import joint


def test_the_largest_order_that_fits_is_named() -> None:
    with pytest.raises(SizeError, match=r"1000000 tuples need .* n <= 62 fits"):
        refine(Graph(100), k=3, max_bytes=2_000_000)
    require_memory(joint(Graph(62)), 3, 2_000_000)
    with pytest.raises(SizeError, match="n <= 62 fits"):
        require_memory(joint(Graph(63)), 3, 2_000_000)
    with pytest.raises(SizeError, match=r"of 2 graphs .* n <= 50 fits"):
        require_memory(joint([Graph(60), Graph(60)]), 2, 2 * 8 * 50 * 50)


@pytest.mark.parametrize("k", [2, 3, 5])
def test_the_largest_order_fits_and_the_next_does_not(k: int) -> None:
    for graphs in (1, 2, 7):
        for limit in (8 * graphs, 10**4, 10**6, 1 << 40):
            n = largest_order(k, graphs=graphs, max_bytes=limit)
            require_memory(joint([Graph(n)] * graphs), k, limit)
            with pytest.raises(SizeError, match=f"n <= {n} fits"):
                require_memory(joint([Graph(n + 1)] * graphs), k, limit)


def test_what_is_no_size_is_refused() -> None:
    with pytest.raises(InputError, match="k: expected an integer >= 1, got -1"):
        largest_order(-1)
    with pytest.raises(InputError, match="graphs: expected an integer >= 1, got 0"):
        largest_order(2, graphs=0)
    with pytest.raises(InputError, match="max_bytes: expected an integer >= 0, got -1"):
        refine("C6", k=2, max_bytes=-1)
    with pytest.raises(SizeError, match=r"need 288 bytes .* at most 10 bytes .* n <= 1 fits"):
        refine("C6", k=2, max_bytes=10)


def test_more_tuples_than_32_bits_number_are_refused() -> None:
    with pytest.raises(SizeError, match="fewer than 2\\^31 tuples; n <= 1290 fits"):
        require_memory(joint(Graph(1300)), 3, 1 << 50)


@pytest.mark.parametrize("k", [64, 1000, 10**5, 10**20])
def test_tuples_without_number_are_refused_before_they_are_counted(k: int) -> None:
    with pytest.raises(SizeError, match=rf"6\^{k} tuples of a graph, expected k <= 63"):
        require_memory(joint("C6"), k)
    with pytest.raises(SizeError, match="expected k <= 63"):
        require_memory(joint("K1"), k)
    assert largest_order(k) == 0


def test_numbers_of_many_digits_are_rounded() -> None:
    with pytest.raises(SizeError, match=r"about 10\^46 tuples need 2\^159 bytes .* n <= 1 fits"):
        require_memory(joint(["C6", "2C3"]), 60, 1 << 40)
    assert largest_order(63, max_bytes=1 << 30) == 1
