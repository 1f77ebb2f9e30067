from __future__ import annotations

from collections import Counter
from itertools import permutations

import pytest

from wlkit.exact.polya import pair_cycle_index, pair_cycle_type, symmetric_cycle_index
from wlkit.exact.power_series import PowerSeries

GRAPHS = [1, 1, 2, 4, 11, 34, 156, 1044, 12346]  # OEIS A000088
DIGRAPHS = [1, 1, 3, 16, 218, 9608, 1540944]  # OEIS A000273
RELATIONS = [1, 2, 10, 104, 3044, 291968]  # OEIS A000595
WITH_LOOPS = [1, 2, 6, 20, 90, 544, 5096]  # OEIS A000666


def cycle_lengths(mapping):
    """Cycle type of a permutation given as a dict, by walking."""
    left, lengths = set(mapping), Counter()
    while left:
        start = point = next(iter(left))
        size = 0
        while point in left:
            left.discard(point)
            point, size = mapping[point], size + 1
        assert point == start
        lengths[size] += 1
    return dict(lengths)


@pytest.mark.parametrize("ordered", [False, True])
@pytest.mark.parametrize("loops", [False, True])
def test_pair_cycle_type_against_walking_the_cycles(ordered, loops):
    for n in range(6):
        for p in permutations(range(n)):
            pairs = [(u, v) for u in range(n) for v in range(n) if loops or u != v]
            if not ordered:
                pairs = [(u, v) for u, v in pairs if u <= v]
            image = {
                (u, v): (p[u], p[v]) if ordered else tuple(sorted((p[u], p[v]))) for u, v in pairs
            }
            kind = tuple(cycle_lengths(dict(enumerate(p))).items())
            assert pair_cycle_type(kind, ordered=ordered, loops=loops) == cycle_lengths(image)


@pytest.mark.parametrize(
    ("options", "oracle"),
    [
        ({}, GRAPHS),
        ({"ordered": True}, DIGRAPHS),
        ({"ordered": True, "loops": True}, RELATIONS),
        ({"loops": True}, WITH_LOOPS),
    ],
)
def test_numbers_of_graphs(options, oracle):
    assert [pair_cycle_index(n, **options).colorings(2) for n in range(len(oracle))] == oracle


def test_graphs_on_five_vertices_by_edges():
    # OEIS A008406, row 5
    counted = pair_cycle_index(5).substitute(PowerSeries([1, 1], 11))
    assert counted.coefficients == (1, 1, 2, 4, 6, 6, 6, 4, 2, 1, 1)


def test_necklace_free_multisets():
    assert symmetric_cycle_index(5).substitute(1 / PowerSeries([1, -1], 6)).coefficients == (
        1,
        1,
        2,
        3,
        5,
        7,
    )  # partitions into at most 5 parts


def test_shares_sum_to_one():
    for n in range(8):
        assert sum(share for _, share in symmetric_cycle_index(n).terms) == 1
        assert sum(share for _, share in pair_cycle_index(n, fixed=2).terms) == 1
