"""Complete graphs, cycles, paths, stars, multipartite graphs, against NetworkX."""

from __future__ import annotations

import networkx as nx
import pytest

from wlkit.errors import InputError, SizeError
from wlkit.graphs import families

NUMBERED = [
    (families.complete(6), nx.complete_graph(6)),
    (families.empty(4), nx.empty_graph(4)),
    (families.cycle(7), nx.cycle_graph(7)),
    (families.path(6), nx.path_graph(6)),
    (families.star(5), nx.star_graph(5)),
    (families.complete_multipartite(1, 2, 3), nx.complete_multipartite_graph(1, 2, 3)),
    (families.complete_bipartite(3, 4), nx.complete_bipartite_graph(3, 4)),
]


@pytest.mark.parametrize(("ours", "theirs"), NUMBERED, ids=lambda g: str(g)[:30])
def test_numbering_is_that_of_networkx(ours, theirs):
    assert ours.n == theirs.number_of_nodes()
    assert sorted(map(sorted, theirs.edges)) == [list(e) for e in ours.edge_list]


@pytest.mark.parametrize(("n", "r"), [(8, 3), (6, 2), (7, 7)])
def test_turan_graph_is_isomorphic_to_that_of_networkx(n, r):
    assert nx.is_isomorphic(families.turan(n, r).to_networkx(), nx.turan_graph(n, r))


@pytest.mark.parametrize("n", range(2, 7))
def test_crown_is_the_complete_bipartite_graph_without_a_matching(n):
    g = families.crown(n)
    assert (g.n, g.m) == (2 * n, n * (n - 1))
    assert nx.is_bipartite(g.to_networkx())


def test_cocktail_party_is_the_complement_of_a_matching():
    rest = nx.complement(families.cocktail_party(4).to_networkx())
    assert nx.is_isomorphic(rest, families.matching(4).to_networkx())


def test_turan_graph_has_the_number_of_edges_of_turans_theorem():
    for n in range(1, 12):
        for r in range(1, n + 1):
            q, s = divmod(n, r)
            expected = (n * n - (s * (q + 1) ** 2 + (r - s) * q * q)) // 2
            assert families.turan(n, r).m == expected


@pytest.mark.parametrize(
    "call",
    [
        lambda: families.complete(-1),
        lambda: families.cycle(2),
        lambda: families.path(-3),
        lambda: families.star(-1),
        lambda: families.turan(4, 0),
        lambda: families.complete_multipartite(2, -1),
        lambda: families.cycle(5.0),
    ],
)
def test_sizes_out_of_range_are_refused(call):
    with pytest.raises(InputError, match="must be"):
        call()


def test_graphs_too_large_to_build_are_refused_with_the_number():
    with pytest.raises(SizeError, match="4,999,950,000 edges"):
        families.complete(100_000)
    with pytest.raises(SizeError):
        families.hypercube(60)
