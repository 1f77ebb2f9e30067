"""Strongly regular graphs: their parameters, and that equal parameters are not isomorphic."""

from __future__ import annotations

from itertools import combinations

import networkx as nx
import numpy as np
import pytest

from tests.graphs.families.parameters import strongly_regular_parameters
from wlkit.errors import InputError
from wlkit.graphs import families, graph


# A. E. Brouwer, H. Van Maldeghem, Strongly Regular Graphs (2022).
@pytest.mark.parametrize(
    ("name", "parameters"),
    [
        ("petersen", (10, 3, 0, 1)),
        ("shrikhande", (16, 6, 2, 2)),
        ("rook4", (16, 6, 2, 2)),
        ("clebsch", (16, 5, 0, 2)),
        ("schlaefli", (27, 16, 10, 8)),
        ("triangular:8", (28, 12, 6, 4)),
        ("chang1", (28, 12, 6, 4)),
        ("chang2", (28, 12, 6, 4)),
        ("chang3", (28, 12, 6, 4)),
        ("hoffman-singleton", (50, 7, 0, 1)),
        ("paley:29", (29, 14, 6, 7)),
        ("kneser:7,2", (21, 10, 3, 6)),
        ("latin_square:5", (25, 12, 5, 6)),
        ("rook5", (25, 8, 3, 2)),
    ],
)
def test_parameters(name, parameters):
    assert strongly_regular_parameters(graph(name)) == parameters


def neighborhood_profile(g) -> list[tuple]:
    """Return the sorted numbers of edges and of components of the neighbourhoods, an invariant."""
    out = []
    for v in range(g.n):
        h = g.to_networkx().subgraph(g.neighbors(v).tolist())
        out.append((h.number_of_edges(), nx.number_connected_components(h)))
    return sorted(out)


def clique_number_counts(g) -> int:
    return sum(1 for c in nx.find_cliques(g.to_networkx()) if len(c) == 4)


def test_rook_and_shrikhande_differ_in_their_neighborhoods():
    """Those of the rook's graph are two triangles, those of Shrikhande's one hexagon."""
    rook, shrikhande = graph("rook4"), graph("shrikhande")
    assert neighborhood_profile(rook) == [(6, 2)] * 16
    assert neighborhood_profile(shrikhande) == [(6, 1)] * 16


def test_triangular_and_chang_graphs_are_pairwise_not_isomorphic():
    graphs = [graph("triangular:8"), *(families.chang(k) for k in (1, 2, 3))]
    cliques = [tuple(sorted(len(c) for c in nx.find_cliques(g.to_networkx()))) for g in graphs]
    assert all(a != b for a, b in combinations(cliques, 2))


def test_schlaefli_graph_has_the_spectrum_of_its_parameters():
    values = np.rint(np.linalg.eigvalsh(families.schlaefli().adjacency.astype(float))).astype(int)
    assert sorted(values.tolist()) == [-2] * 20 + [4] * 6 + [16]


def test_chang_graphs_are_three():
    with pytest.raises(InputError, match="1, 2 or 3"):
        families.chang(4)
