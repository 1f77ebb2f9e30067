"""The Pyraminx, the globe and the Hungarian rings."""

from __future__ import annotations

from math import factorial

import pytest

from wlkit.groups import generators


def test_the_pyraminx():
    with_tips, without = generators.pyraminx(), generators.pyraminx(False)
    assert (with_tips.degree, len(with_tips), len(without)) == (36, 16, 8)
    assert without.group().order == 933120
    # tips turn by thirds on their own, and base layers carry a vertex to any of the four;
    # CayleyPy's row of growth adds up to the same
    assert with_tips.group().order == 933120 * 3**4 * 4 == 302330880


@pytest.mark.parametrize(("a", "b"), [(1, 2), (2, 2), (2, 3), (3, 2)])
def test_globes(a, b):
    s = generators.globe(a, b)
    turns, flips = s.generators[: 2 * (a + 1)], s.generators[2 * (a + 1) :]
    assert s.degree == 2 * b * (a + 1)
    assert {p.order for p in turns} == {2 * b}
    assert {p.order for p in flips} == {2}
    assert len(flips) == 2 * b
    circles = [set(range(i * 2 * b, (i + 1) * 2 * b)) for i in range(a + 1)]
    assert s.orbits == tuple(tuple(sorted(circles[i] | circles[a - i])) for i in range(a // 2 + 1))


@pytest.mark.parametrize(
    ("shape", "points"),
    [((4, 0, 4, 0), 7), ((5, 2, 5, 2), 8), ((4, 1, 5, 2), 7), ((6, 3, 4, 1), 8)],
)
def test_rings_share_one_or_two_places(shape, points):
    s = generators.hungarian_rings(*shape)
    left, right = (set(p.cycles[0]) for p in s.generators[:2])
    assert (len(left), len(right)) == (shape[0], shape[2])
    assert len(left & right) == (2 if shape[1] else 1)
    assert s.degree == points == len(left | right)
    if shape[1]:
        ring = s.generators[1].cycles[0]
        assert (ring.index(shape[1]) - ring.index(0)) % shape[2] == shape[2] - shape[3]


def test_rings_with_an_odd_ring_give_the_symmetric_group_or_half_of_it():
    assert generators.hungarian_rings(5, 0, 5, 0).group().order == factorial(9) // 2
    assert generators.hungarian_rings(4, 0, 5, 0).group().order == factorial(8)
