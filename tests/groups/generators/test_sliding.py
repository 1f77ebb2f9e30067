"""The board of the sliding tiles."""

from __future__ import annotations

import pytest

from wlkit.cayley import growth
from wlkit.groups import generators
from wlkit.groups.generators.sliding import sliding_states


def test_the_default_is_the_15_puzzle():
    s = generators.sliding_tiles()
    assert s.start == (*range(1, 16), 0)
    assert s.names == ("U", "D", "L", "R")
    assert sliding_states(4, 4) == 10461394944000


def test_moves_of_the_hole():
    s = generators.sliding_tiles(2, 3)
    assert s.targets.tolist() == [
        [-1, -1, -1, 0, 1, 2],
        [3, 4, 5, -1, -1, -1],
        [-1, 0, 1, -1, 3, 4],
        [1, 2, -1, 4, 5, -1],
    ]


@pytest.mark.parametrize(("rows", "columns"), [(1, 2), (1, 5), (2, 2), (2, 3), (3, 2), (2, 4)])
def test_the_number_of_states(rows, columns):
    assert growth("sliding_tiles", rows, columns).order == sliding_states(rows, columns)
