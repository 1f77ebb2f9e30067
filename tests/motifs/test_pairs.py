"""Twisted pairs over labelled and directed bases, and products."""

from hypothesis import given

from tests.reference import motifs as reference
from wlkit.graphs import Graph, graph
from wlkit.motifs.pairs import product, twisted_pair
from wlkit.testing import labelled_graphs


def test_sizes_follow_the_degrees():
    # a vertex of degree d becomes 2^(d - 1) vertices, an edge 2^(d(u) + d(v) - 3) edges
    for name in ("K3", "K4", "K2,3", "C5", "petersen"):
        base = graph(name)
        degrees = base.degrees.tolist()
        for g in twisted_pair(base):
            assert g.n == sum(2 ** (d - 1) for d in degrees)
            assert g.m == sum(2 ** (degrees[u] + degrees[v] - 3) for u, v in base.edge_list)


def test_labels_and_directions_are_inherited():
    base = Graph(
        3, [(0, 1), (1, 2), (2, 0), (1, 0)], directed=True,
        vertex_labels=["a", "b", "c"], edge_labels=["x", "y", "x", "z"],
    )  # fmt: skip
    first, second = twisted_pair(base)
    assert not first.is_isomorphic(second)
    for g in (first, second):
        labels = {
            (g.vertex_labels[u], g.vertex_labels[v], label)
            for (u, v), label in zip(g.edge_list, g.edge_labels, strict=True)
        }
        assert labels == {("a", "b", "x"), ("b", "c", "y"), ("c", "a", "x"), ("b", "a", "z")}


@given(labelled_graphs(max_vertices=4, directed=None), labelled_graphs(max_vertices=3))
def test_projections_of_a_product_are_homomorphisms(g, h):
    if g.directed != h.directed:
        return
    both = product(g, h)
    assert both.n == sum(a == b for a in g.vertex_labels for b in h.vertex_labels)
    edge = Graph(2, [(0, 1)])
    assert reference.hom(edge, both) <= reference.hom(edge, g) * reference.hom(edge, h)
