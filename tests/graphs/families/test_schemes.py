"""Kneser, Johnson, triangular, Latin square graphs, projective planes."""

from __future__ import annotations

from math import comb

import networkx as nx
import numpy as np
import pytest

from tests.graphs.families.parameters import strongly_regular_parameters
from wlkit.errors import InputError
from wlkit.graphs import families


@pytest.mark.parametrize(("n", "k"), [(5, 2), (6, 2), (7, 3), (4, 1), (4, 2)])
def test_kneser_is_that_of_networkx(n, k):
    ours = families.kneser(n, k)
    assert (ours.n, ours.m) == (comb(n, k), comb(n, k) * comb(n - k, k) // 2)
    if n >= 2 * k:
        assert nx.is_isomorphic(ours.to_networkx(), nx.kneser_graph(n, k))


@pytest.mark.parametrize(("n", "k"), [(5, 2), (6, 3), (5, 1)])
def test_johnson_graph_is_regular_of_degree_k_times_n_minus_k(n, k):
    assert set(families.johnson(n, k).degrees.tolist()) == {k * (n - k)}


@pytest.mark.parametrize("n", [4, 5, 6])
def test_triangular_graph_is_the_line_graph_of_the_complete_graph(n):
    ours = families.triangular(n).to_networkx()
    assert nx.is_isomorphic(ours, nx.line_graph(nx.complete_graph(n)))


@pytest.mark.parametrize("n", [4, 5, 6])
def test_latin_square_graph_parameters(n):
    assert strongly_regular_parameters(families.latin_square(n)) == (n * n, 3 * n - 3, n, 6)


def test_latin_square_graph_of_order_three_is_complete_tripartite():
    theirs = nx.complete_multipartite_graph(3, 3, 3)
    assert nx.is_isomorphic(families.latin_square(3).to_networkx(), theirs)


@pytest.mark.parametrize("q", [2, 3, 4, 5, 8])
def test_two_points_lie_on_one_line(q):
    g = families.projective_plane(q)
    n = q * q + q + 1
    incidence = g.adjacency[:n, n:].astype(int)
    common = incidence @ incidence.T
    assert (common.diagonal() == q + 1).all()
    assert (common[~np.eye(n, dtype=bool)] == 1).all()


def test_odd_graphs():
    assert nx.is_isomorphic(families.odd(3).to_networkx(), nx.petersen_graph())
    assert families.odd(4).n == 35


def test_subsets_larger_than_the_set_are_refused():
    with pytest.raises(InputError, match="n >= k"):
        families.kneser(2, 3)
