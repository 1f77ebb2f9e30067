"""Refinement from homomorphism counts, against backtracking and against k-WL."""

from __future__ import annotations

from itertools import product

import networkx as nx
import numpy as np
import pytest

from wlkit.errors import GraphError, InputError
from wlkit.graphs import Graph, graph
from wlkit.motifs import hom, hom_vector_refinement
from wlkit.motifs.refinement import homomorphisms
from wlkit.wl import color_refinement, distinguish, refine, wl_classes
from wlkit.wl.coloring import same_partition

SIX = [Graph.from_networkx(g) for g in nx.graph_atlas_g() if g.number_of_nodes() == 6]


def maps(pattern: Graph, host: Graph) -> list[tuple[int, ...]]:
    """All maps of the vertices that keep arcs and labels, one by one."""
    arcs = dict(zip(pattern.edge_list, pattern.edge_labels or (None,) * pattern.m, strict=True))
    held = dict(zip(host.edge_list, host.edge_labels or (None,) * host.m, strict=True))
    if not host.directed:
        held |= {(v, u): x for (u, v), x in held.items()}
    return [
        image
        for image in product(range(host.n), repeat=pattern.n)
        if all(
            (image[u], image[v]) in held and (x is None or held[image[u], image[v]] == x)
            for (u, v), x in arcs.items()
        )
        and all(
            pattern.vertex_labels is None
            or pattern.vertex_labels[v] == host.vertex_labels[image[v]]
            for v in range(pattern.n)
        )
    ]


@pytest.mark.parametrize(
    ("pattern", "host"),
    [
        (graph("K3"), graph("K4")),
        (graph("P4"), graph("paw")),
        (
            Graph(3, [(0, 1), (1, 2)], directed=True),
            Graph(3, [(0, 1), (1, 0), (1, 2)], directed=True),
        ),
        (
            Graph(2, [(0, 1)], vertex_labels=["C", "O"], edge_labels=[2]),
            Graph(3, [(0, 1), (1, 2)], vertex_labels=["O", "C", "O"], edge_labels=[2, 1]),
        ),
    ],
)
def test_backtracking_finds_all_homomorphisms(pattern: Graph, host: Graph) -> None:
    assert sorted(homomorphisms(pattern, host)) == maps(pattern, host)
    assert len(maps(pattern, host)) == hom(pattern, host)


def test_initial_colours_are_vectors_of_rooted_counts() -> None:
    g = graph("paw")
    coloring = refine(g, "hom:P3,K3")
    rows = [
        tuple(
            sum(image[r] == v for image in maps(graph(f), g))
            for f, r in (("P3", 0), ("P3", 1), ("K3", 0))
        )
        for v in range(g.n)
    ]
    ids: dict = {}
    assert same_partition(
        coloring.at_round(0), np.array([ids.setdefault(r, len(ids)) for r in rows])
    )
    assert coloring.verify()


def test_without_new_information_it_is_color_refinement() -> None:
    plain = color_refinement(SIX).partition()
    for name in ("hom:K1", "hom:P2,S3", "hom:P3,P4,P5"):
        assert wl_classes(SIX, name) == plain


def test_vectors_are_compared_graph_by_graph() -> None:
    patterns = ["K1", "P2", "K3", "C4"]
    vectors: dict[tuple[int, ...], list[int]] = {}
    for i, g in enumerate(SIX):
        vectors.setdefault(tuple(hom(f, g) for f in patterns), []).append(i)
    assert wl_classes(SIX, f"hom-vector:{','.join(patterns)}") == tuple(
        map(tuple, vectors.values())
    )
    assert refine(SIX[:8], "hom-vector:K3,P3").verify()


def test_patterns_may_be_graphs_or_text() -> None:
    named = distinguish("rook4", "shrikhande", variant="hom:K3,3,K4")
    assert named.distinguished
    assert named.variant == "hom:K3,3,K4"
    function = hom_vector_refinement([graph("K4")], rooted=False)
    from wlkit.wl import Options
    from wlkit.wl.structure import joint

    assert function(joint(["rook4", "shrikhande"]), Options()).distinguishes()


def test_what_is_no_list_of_patterns() -> None:
    with pytest.raises(InputError, match="at least one vertex"):
        hom_vector_refinement([])
    with pytest.raises(InputError, match="at least one vertex"):
        hom_vector_refinement([Graph(0)])
    with pytest.raises(GraphError, match="directed patterns"):
        refine(Graph(2, [(0, 1)], directed=True), "hom:K3")
