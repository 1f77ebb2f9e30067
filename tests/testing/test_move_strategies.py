from __future__ import annotations

import networkx as nx
import numpy as np
from hypothesis import given

from tests.testing.smallest import smallest
from wlkit.testing import matrix_generating_sets, sliding_puzzles


@given(matrix_generating_sets(max_size=3, min_modulo=3, max_modulo=4, max_generators=2))
def test_matrices_keep_their_bounds_and_have_determinant_1(s):
    assert 2 <= s.size <= 3
    assert s.modulo in (3, 4)
    assert len(s) <= 2
    determinants = np.round(np.linalg.det(s.matrices.astype(float))).astype(int)
    assert (determinants % s.modulo == 1).all()


@given(sliding_puzzles(min_places=3, max_places=5))
def test_boards_are_connected(s):
    assert 3 <= s.degree <= 5
    board = nx.Graph(
        (p, end) for row in s.targets.tolist() for p, end in enumerate(row) if end >= 0
    )
    assert len(board) == s.degree
    assert nx.is_connected(board)
    assert s.inverse_closed


def test_what_they_shrink_to():
    assert smallest(matrix_generating_sets()).matrices.tolist() == [[[1, 0], [0, 1]]]
    assert smallest(sliding_puzzles(), lambda s: s.degree == 3).start == (1, 2, 0)
