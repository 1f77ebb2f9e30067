"""The construction of Cai, Fuerer and Immerman."""

from __future__ import annotations

from itertools import combinations

import networkx as nx
import pytest

from wlkit.errors import GraphError, SizeError
from wlkit.graphs import Graph, families, graph


@pytest.mark.parametrize(
    ("base", "even", "odd"),
    [
        ("K3", "2K3", "C6"),
        ("K4", "rook4", "shrikhande"),
        ("C5", "2C5", "C10"),
        ("P3", "P3+K1", "2K2"),
    ],
)
def test_known_cfi_graphs(base, even, odd):
    assert families.cfi(base).is_isomorphic(graph(even))
    assert families.cfi_twisted(base).is_isomorphic(graph(odd))


@pytest.mark.parametrize("base", ["K3", "K4", "W4", "K3,3", "petersen", "diamond", "C7"])
def test_order_is_the_sum_of_powers_of_two(base):
    g = graph(base)
    expected = sum(2 ** (d - 1) for d in g.degrees.tolist())
    assert families.cfi(g).n == families.cfi_twisted(g).n == expected
    assert families.cfi(g).m == families.cfi_twisted(g).m


@pytest.mark.parametrize("base", ["K3", "K4", "diamond", "prism:3"])
def test_only_the_parity_of_the_twist_matters(base):
    g = graph(base)
    plain, twisted = families.cfi(g).canonical(), families.cfi_twisted(g).canonical()
    assert plain != twisted
    for size in range(3):
        for chosen in combinations(range(g.n), size):
            expected = twisted if size % 2 else plain
            assert families.cfi(g, chosen).canonical() == expected


def homs(f: Graph, g: Graph) -> int:
    """Count homomorphisms by extending partial maps, vertex by vertex."""
    maps = [()]
    for v in range(f.n):
        earlier = [u for u in range(v) if f.has_edge(u, v)]
        maps = [
            (*m, w) for m in maps for w in range(g.n) if all(g.has_edge(m[u], w) for u in earlier)
        ]
    return len(maps)


@pytest.mark.parametrize(("base", "automorphisms"), [("K3", 6), ("diamond", 4), ("C4", 8)])
def test_homomorphisms_from_the_base_differ_by_the_automorphisms(base, automorphisms):
    """hom(F, X_0) - hom(F, X_1) = |Aut F| 2^(m - n + 1)."""
    f = graph(base)
    difference = homs(f, families.cfi(f)) - homs(f, families.cfi_twisted(f))
    assert difference == automorphisms * 2 ** (f.m - f.n + 1)


def test_labels_are_inherited():
    base = Graph(3, [(0, 1), (0, 2), (1, 2)], vertex_labels=[*"abc"], edge_labels=[5, 6, 7])
    g = families.cfi(base)
    assert g.vertex_labels == ("a", "a", "b", "b", "c", "c")
    for (u, v), label in zip(g.edge_list, g.edge_labels, strict=True):
        assert label == {"ab": 5, "ac": 6, "bc": 7}[g.vertex_labels[u] + g.vertex_labels[v]]


def test_fibres_of_a_connected_base_with_a_cycle_are_locally_alike():
    g, h = families.cfi("petersen"), families.cfi_twisted("petersen")
    assert sorted(g.degrees) == sorted(h.degrees)
    assert nx.is_connected(h.to_networkx())


@pytest.mark.parametrize("base", ["2K3", "E3", "0>1,1>2", "E0"])
def test_bases_must_be_connected_and_undirected(base):
    with pytest.raises(GraphError, match="connected undirected"):
        families.cfi(base)


def test_bases_of_large_degree_and_wrong_twists_are_refused():
    with pytest.raises(SizeError):
        families.cfi("K30")
    with pytest.raises(GraphError, match="twisted"):
        families.cfi("K3", [7])
