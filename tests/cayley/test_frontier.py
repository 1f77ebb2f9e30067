"""The frontier engine as a whole, against plain sets and spheres known from elsewhere."""

from __future__ import annotations

import pytest

from tests.reference import cayley as reference
from wlkit.cayley import growth
from wlkit.cayley.frontier import searched
from wlkit.groups import MatrixGeneratingSet, generators


@pytest.mark.parametrize(
    ("s", "radius"),
    [
        (generators.heisenberg(3), 9),
        (generators.heisenberg(4, add_inverses=False), 5),
        (generators.special_linear(2, 11), None),
        (generators.special_linear(2, 101), 6),
        (MatrixGeneratingSet([[[0, 1], [1, 1]]], modulo=13), None),
        (MatrixGeneratingSet([[[1, 2], [0, 1]], [[1, 0], [2, 1]]]).with_inverses(), 6),
        (generators.sliding_tiles(2, 3), None),
        (generators.lx(9).with_state("001122001"), None),
        (generators.rubik_cube(3), 3),
    ],
    ids=repr,
)
@pytest.mark.parametrize("threads", [1, 2])
def test_spheres_are_those_of_plain_sets(s, radius, threads):
    found = growth(s, engine="frontier", max_radius=radius, threads=threads)
    assert found.spheres == tuple(reference.spheres(s, radius))


def test_free_groups_have_no_relations():
    # Sanov: these two matrices generate a free group, whose spheres are 4 3^(r-1)
    s = MatrixGeneratingSet([[[1, 2], [0, 1]], [[1, 0], [2, 1]]]).with_inverses()
    found = growth(s, max_radius=11)
    assert found.spheres == (1, *(4 * 3 ** (r - 1) for r in range(1, 12)))
    assert not found.complete


def test_heisenberg_group_over_the_integers():
    # OEIS A063810
    known = (1, 4, 12, 36, 82, 164, 294, 476, 724, 1052)
    assert growth("heisenberg", max_radius=9).spheres == known


def test_a_search_that_keeps_everything_stops_beyond_its_limit():
    search = searched(generators.lrx(7), None, 100, 1 << 30)
    assert search.count > 100
    assert search.spheres == list(growth("lrx", 7).spheres[: len(search.spheres)])
