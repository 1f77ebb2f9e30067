"""Numbers of shortest words on small graphs drawn by hand, and where they overflow 64 bits."""

from __future__ import annotations

from math import factorial

import numpy as np

from wlkit.cayley import explicit
from wlkit.cayley.geodesics import arrivals, numbers_of_geodesics, several_geodesics, steps_away

# a square 0 - 1, 2 - 3 with a doubled edge 0 - 1 and a move that leads nowhere
IMAGES = np.array([[1, 1, 2], [0, 0, 3], [3, -1, 0], [2, 1, -1]], dtype=np.int32)
DISTANCES = np.array([0, 1, 1, 2])


def test_a_square_with_a_doubled_edge():
    assert [part.tolist() for part in steps_away(IMAGES, DISTANCES)] == [
        [0, 0, 0, 1, 2],
        [1, 1, 2, 3, 3],
        [0, 1, 2, 2, 0],
    ]
    assert numbers_of_geodesics(IMAGES, DISTANCES) == (1, 2, 1, 3)
    assert several_geodesics(IMAGES, DISTANCES) == (0, 1, 1)
    before, letter = arrivals(IMAGES, DISTANCES)
    assert all(IMAGES[before[v], letter[v]] == v for v in (1, 2, 3))
    assert (DISTANCES[before[1:]] == DISTANCES[1:] - 1).all()


def test_one_state():
    images, distances = np.array([[0]], dtype=np.int32), np.array([0])
    assert numbers_of_geodesics(images, distances) == (1,)
    assert several_geodesics(images, distances) == (0,)


def test_counts_do_not_wrap():
    # in the cube of dimension n a corner at distance d has d! shortest words; here a chain of
    # doubled edges, 2^d words
    d = 70
    images = np.array([[min(v + 1, d)] * 2 for v in range(d + 1)], dtype=np.int32)
    assert numbers_of_geodesics(images, np.arange(d + 1))[-1] == 2**d
    assert several_geodesics(images, np.arange(d + 1)) == (0, *[1] * d)


def test_corners_of_a_cube():
    n = 6
    flips = [[2 * i + 1 if j == 2 * i else 2 * i if j == 2 * i + 1 else j for j in range(2 * n)]
             for i in range(n)]  # fmt: skip
    g = explicit(flips)
    assert g.geodesics == tuple(factorial(d) for d in g.distances.tolist())
