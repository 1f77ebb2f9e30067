"""Every tree family is a tree, of the known order."""

from __future__ import annotations

import networkx as nx
import pytest

from wlkit.graphs import families


@pytest.mark.parametrize(
    ("g", "n", "leaves"),
    [
        (families.balanced_tree(3, 2), 13, 9),
        (families.balanced_tree(1, 4), 5, 2),
        (families.binary_tree(3), 15, 8),
        (families.binomial_tree(4), 16, 8),
        (families.broom(4, 3), 7, 4),
        (families.caterpillar(1, 0, 2), 6, 3),
        (families.spider(2, 2, 2), 7, 3),
        (families.spider(1, 0, 3), 5, 2),
    ],
)
def test_is_a_tree_with_its_number_of_leaves(g, n, leaves):
    assert nx.is_tree(g.to_networkx())
    assert g.n == n
    assert (g.degrees == 1).sum() == leaves


def test_isomorphic_to_networkx():
    for ours, theirs in [
        (families.balanced_tree(2, 3), nx.balanced_tree(2, 3)),
        (families.binomial_tree(4), nx.binomial_tree(4)),
    ]:
        assert nx.is_isomorphic(ours.to_networkx(), theirs)
