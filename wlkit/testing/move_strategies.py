"""Strategies for moves that are no permutations of places: matrices and sliding tiles."""

from __future__ import annotations

import numpy as np
from hypothesis import strategies as st

from wlkit.groups import MatrixGeneratingSet, SlidingPuzzle
from wlkit.testing._draws import checked_bounds


@st.composite
def matrix_generating_sets(
    draw: st.DrawFn,
    *,
    min_size: int = 2,
    max_size: int = 3,
    min_modulo: int = 2,
    max_modulo: int = 5,
    max_generators: int = 3,
    max_factors: int = 3,
) -> MatrixGeneratingSet:
    """Draw sets of n x n matrices modulo m: products of elementary ones, so of determinant 1.

    They shrink towards the identity of small size.

    Parameters
    ----------
    min_size, max_size : int
        Bounds of n, at least 2.
    min_modulo, max_modulo : int
        Bounds of m, at least 2.
    max_generators : int
        There is at least one.
    max_factors : int
        Elementary matrices in a product; none gives the identity.

    Returns
    -------
    strategy of MatrixGeneratingSet

    Raises
    ------
    InputError
        When an example is drawn, if the bounds are impossible.

    Examples
    --------
    >>> from hypothesis import find
    >>> s = find(matrix_generating_sets(max_modulo=3), lambda s: len(s) == 2)
    >>> s.size in (2, 3), s.modulo in (2, 3), s.matrices.shape == (2, s.size, s.size)
    (True, True, True)

    Notes
    -----
    Elementary matrices generate SL(n, Z/m), so every matrix of determinant 1 is a product of enough
    of them.
    """
    checked_bounds("size", min_size, max_size, floor=2)
    checked_bounds("modulus", min_modulo, max_modulo, floor=2)
    n, m = draw(st.integers(min_size, max_size)), draw(st.integers(min_modulo, max_modulo))
    places = st.tuples(st.integers(0, n - 1), st.integers(1, n - 1), st.integers(1, m - 1))
    matrices = []
    for _ in range(draw(st.integers(1, max_generators))):
        matrix = np.eye(n, dtype=np.int64)
        for row, step, value in draw(st.lists(places, max_size=max_factors)):
            matrix[row] = (matrix[row] + value * matrix[(row + step) % n]) % m
        matrices.append(matrix)
    return MatrixGeneratingSet(matrices, modulo=m)


@st.composite
def sliding_puzzles(
    draw: st.DrawFn, *, min_places: int = 2, max_places: int = 6, max_extra: int = 3
) -> SlidingPuzzle:
    """Draw sliding puzzles on connected boards: a tree and a few edges more.

    Parameters
    ----------
    min_places, max_places : int
        Bounds on the number of places, at least 2.
    max_extra : int
        Edges of the board besides those of a tree; one may be there already.

    Returns
    -------
    strategy of SlidingPuzzle

    Raises
    ------
    InputError
        When an example is drawn, if the bounds are impossible.

    Examples
    --------
    >>> from hypothesis import find
    >>> s = find(sliding_puzzles(min_places=3), lambda s: True)
    >>> 3 <= s.degree <= 6, sorted(s.start) == list(range(s.degree)), s.inverse_closed
    (True, True, True)

    Notes
    -----
    Parallel edges of the board are two moves that do the same.
    """
    checked_bounds("number of places", min_places, max_places, floor=2)
    n = draw(st.integers(min_places, max_places))
    edges = [(draw(st.integers(0, place - 1)), place) for place in range(1, n)]
    pairs = st.tuples(st.integers(0, n - 2), st.integers(1, n - 1)).map(
        lambda drawn: (drawn[0], max(drawn[0] + 1, drawn[1]))
    )
    return SlidingPuzzle.on_board([*edges, *draw(st.lists(pairs, max_size=max_extra))])
