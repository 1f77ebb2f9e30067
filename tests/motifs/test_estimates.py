"""Expected numbers of maps into random graphs."""

from math import comb

import networkx as nx
import pytest

from wlkit.graphs import graph
from wlkit.motifs import hom
from wlkit.motifs.estimates import Present, RandomHost, members
from wlkit.motifs.sweeps import neighbor_masks


@pytest.mark.parametrize("name", ["P3", "P4", "S3", "K3", "C4", "C5", "K2,3"])
def test_images_are_the_mean_over_random_graphs(name):
    # up to n^k in place of n (n - 1) ... (n - k + 1)
    pattern, n, density, runs = graph(name), 60, 0.2, 25
    counts = [hom(pattern, graph(nx.gnp_random_graph(n, density, seed=s))) for s in range(runs)]
    model = RandomHost(neighbor_masks(pattern), n, density)
    assert model.images(2**pattern.n - 1) == pytest.approx(sum(counts) / runs, rel=0.25)


def test_maps_of_a_path_merge_its_ends():
    model = RandomHost(neighbor_masks(graph("P3")), 100, 0.1)
    assert model.images(0b111) == pytest.approx(100**3 * 0.1**2 + 100**2 * 0.1)
    assert model.images(0b101) == pytest.approx(100**2 + 100)
    assert model.images(0) == 1.0


def test_a_table_that_is_implied_restricts_nothing():
    # paths with two steps exist between the ends of one: below 2 in 0-1-3, 0-2-3
    model = RandomHost(neighbor_masks(graph("0-1,1-3,0-2,2-3")), 100, 0.1)
    path = Present(axes=0b1001, share=0.5, drives=False, below=0b0100)
    free, bound = model.along([0, 3], 0, []), model.along([0, 3], 0, [path])
    assert bound.size == pytest.approx(free.size / 2)
    assert model.along([0, 1, 3], 0, [path]).size == model.along([0, 1, 3], 0, []).size


def test_the_cheaper_of_two_joins_is_driven_by_the_table():
    model = RandomHost(neighbor_masks(graph("0-1,1-2,2-3,3-0")), 1000, 0.01)
    table = Present(axes=0b0101, share=0.05, drives=True, below=0b0010)
    join = model.best_join(0b1101, 0, [table])
    assert join.driver in (-1, 0)
    assert join.order[0] == 0
    assert sorted(join.order) == [0, 2, 3]
    undriven = model.along([0, 3, 2], 0, [table])
    assert join.work <= undriven.work


def test_shares_are_probabilities():
    model = RandomHost(neighbor_masks(graph("P3")), 100, 0.1)
    assert model.share(0.0, 0b101) == 0.0
    assert model.share(1e9, 0b101) == pytest.approx(1.0)
    assert model.share(101.0, 0b101) == pytest.approx(0.01, rel=0.01)


def test_members_of_a_mask():
    assert members(0b10110) == [1, 2, 4]
    assert (
        sum(len(members(m)) for m in range(32)) == 5 * 16 == sum(k * comb(5, k) for k in range(6))
    )
