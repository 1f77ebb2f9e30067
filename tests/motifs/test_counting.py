"""Counts against published values, other programs, and each other."""

import random
from math import comb

import networkx as nx
import numpy as np
import pytest

from tests.reference import motifs as reference
from wlkit.errors import GraphError, SizeError, UnknownNameError, VerificationError
from wlkit.graphs import Graph, graph
from wlkit.motifs import CountResult, count, count_many, counting_plan, emb, hom, ind, sub
from wlkit.motifs.counting import ROUTES, choose_route
from wlkit.motifs.host import host
from wlkit.motifs.run import run_plan

KARATE = Graph(34, list(nx.karate_club_graph().edges()))

# Petersen: hom C5 = 120 (12 five-cycles, 10 rotations and reflections), hom C6 from the spectrum
# 3^6 + 5 * 1 + 4 * 2^6 = 990; cycles of the Petersen graph: 12, 10, 0, 15 of length 5, 6, 7, 8;
# 30 * 2 * 2 paths with 5 vertices. Zachary's club: K3 45, C4 154 (36 induced), K4 11.
PUBLISHED = [
    ("C5", "petersen", "hom", 120),
    ("C6", "petersen", "hom", 990),
    ("P5", "petersen", "sub", 120),
    ("C5", "petersen", "sub", 12),
    ("C6", "petersen", "sub", 10),
    ("C7", "petersen", "sub", 0),
    ("C8", "petersen", "sub", 15),
    ("K3", KARATE, "hom", 270),
    ("K3", KARATE, "sub", 45),
    ("K3", KARATE, "ind", 45),
    ("C4", KARATE, "hom", 3500),
    ("C4", KARATE, "sub", 154),
    ("C4", KARATE, "ind", 36),
    ("K4", KARATE, "hom", 264),
    ("K4", KARATE, "sub", 11),
    ("K4", KARATE, "ind", 11),
    ("K4", "rook4", "sub", 8),
    ("K4", "shrikhande", "sub", 0),
    ("C8", "rook4", "sub", 11952),
    ("C8", "shrikhande", "sub", 11688),
]


@pytest.mark.parametrize("pattern, host, kind, value", PUBLISHED)
def test_published_counts(pattern, host, kind, value):
    result = count(pattern, host, kind)
    assert result.value == value
    assert result.verify()


@pytest.mark.parametrize("n", range(3, 9))
@pytest.mark.parametrize("q", range(2, 7))
def test_closed_walks_in_complete_graphs_are_colourings_of_cycles(n, q):
    assert hom(f"C{n}", f"K{q}") == (q - 1) ** n + (-1) ** n * (q - 1)


def test_int64_is_left_when_the_bound_does_not_allow_it():
    # 20 * 19^29 is far above 2^63; stars and trees count powers of degrees.
    assert hom("P30", "K20") == 20 * 19**29
    assert hom("S40", "K11") == 11 * 10**40
    # the two vertices of K_(2,30) together, or apart
    assert hom("K2,30", "K12") == 12 * 11**30 + 12 * 11 * 10**30


def test_counts_just_below_and_above_the_int64_limit():
    # hom(P_k, K_9) = 9 * 8^(k-1) passes 2^63 between k = 20 (9 * 2^57) and k = 22 (9 * 2^63).
    for k in range(18, 26):
        assert hom(f"P{k}", "K9") == 9 * 8 ** (k - 1)


def test_complete_patterns_count_binomials():
    for k in range(1, 6):
        assert sub(f"K{k}", "K9") == ind(f"K{k}", "K9") == comb(9, k)


def test_spectrum_counts_closed_walks():
    g = nx.gnp_random_graph(30, 0.3, seed=5)
    matrix = nx.to_numpy_array(g, dtype=object).astype(object)
    matrix = np.array([[int(x) for x in row] for row in matrix], dtype=object)
    power = matrix
    for k in range(2, 8):
        power = power @ matrix
        if k >= 3:
            assert hom(f"C{k}", graph(g)) == sum(power[i, i] for i in range(30))


def test_against_networkx_enumeration():
    host = nx.gnp_random_graph(12, 0.4, seed=2)
    for name in ("P4", "C5", "K1,1,2", "K2,3", "S4"):
        pattern = graph(name).to_networkx()
        matcher = nx.algorithms.isomorphism.GraphMatcher(host, pattern)
        maps = sum(1 for _ in matcher.subgraph_monomorphisms_iter())
        induced = sum(1 for _ in matcher.subgraph_isomorphisms_iter())
        aut = reference.automorphisms(graph(name))
        assert emb(name, graph(host)) == maps
        assert sub(name, graph(host)) * aut == maps
        assert ind(name, graph(host)) * aut == induced


def test_patterns_larger_than_the_host_and_missing_labels_count_zero():
    assert sub("K5", "K4") == ind("P5", "P4") == emb("C6", "C5") == 0
    labelled = Graph(2, [(0, 1)], vertex_labels=["C", "N"])
    assert hom(labelled, Graph(2, [(0, 1)], vertex_labels=["C", "O"])) == 0
    assert hom(labelled, "K3") == 0
    assert sub(Graph(2, [(0, 1)], edge_labels=["="]), "K3") == 0


def test_isolated_vertices_count():
    assert hom(Graph(3, [(0, 1)]), "C5") == 10 * 5
    assert sub(Graph(3, [(0, 1)]), "C5") == 5 * 3
    assert hom(Graph(0), "C5") == hom(Graph(0), Graph(0)) == 1
    assert hom(Graph(1), Graph(0)) == 0


def test_labels_are_forgotten_where_the_pattern_has_none():
    ethanol = Graph(3, [(0, 1), (1, 2)], vertex_labels=["C", "C", "O"], edge_labels=["-", "-"])
    assert hom("K2", ethanol) == 4
    assert hom(Graph(2, [(0, 1)], vertex_labels=["C", "O"]), ethanol) == 1
    assert ind(Graph(2, [], vertex_labels=["C", "O"]), ethanol) == 1
    assert ind(Graph(2, [(0, 1)], edge_labels=["-"]), ethanol) == 2


def test_directed_cycles():
    cycle = Graph(3, [(0, 1), (1, 2), (2, 0)], directed=True)
    transitive = Graph(3, [(0, 1), (1, 2), (0, 2)], directed=True)
    assert hom(cycle, cycle) == 3
    assert hom(cycle, transitive) == 0
    assert sub(transitive, transitive) == ind(transitive, transitive) == 1


def test_mixing_directed_and_undirected_is_an_error():
    with pytest.raises(GraphError, match="both directed or both undirected"):
        hom("K3", Graph(3, [(0, 1)], directed=True))


def test_unknown_kind():
    with pytest.raises(UnknownNameError, match="kind of count"):
        count("K3", "K4", "subgraphs")


def test_tables_beyond_memory_are_refused_with_the_number():
    star = Graph(40000, [(0, v) for v in range(1, 40000)])
    with pytest.raises(SizeError, match="GiB"):
        run_plan(counting_plan(graph("C4")), host(star))


def test_large_sparse_hosts_need_no_tables_over_pairs():
    # the star with m edges has the eigenvalues m^(1/2), -m^(1/2) and 0
    m = 1999
    star = Graph(m + 1, [(0, v) for v in range(1, m + 1)])
    assert [hom(f"C{k}", star) for k in (3, 4, 6, 8, 10)] == [0, *(2 * m**j for j in (2, 3, 4, 5))]
    assert hom("K2,3", star) == m**2 + m**3
    assert sub("C4", star) == sub("K4", star) == ind("C5", star) == 0
    assert sub("S3", star) == ind("S3", star) == comb(m, 3)


def test_routes_agree():
    rng = random.Random(3)
    for _ in range(25):
        n = rng.randint(3, 7)
        g = graph(nx.gnp_random_graph(n, 0.5, seed=rng.randint(0, 999)))
        p = graph(nx.gnp_random_graph(rng.randint(1, 4), 0.6, seed=rng.randint(0, 999)))
        for kind in ("sub", "ind"):
            values = {route(kind, p, g) for route in ROUTES.values()}
            assert values == {getattr(reference, kind)(p, g)}


def test_large_sparse_hosts_go_through_the_basis():
    assert (
        choose_route("sub", graph("P6"), graph(nx.gnm_random_graph(500, 5000, seed=1))) == "basis"
    )
    assert choose_route("sub", graph("P4"), graph("petersen")) == "enumeration"


def test_count_many_agrees_with_single_counts():
    patterns = ["K3", "C4", "2K2", "P4", "K1,1,2", "S3", Graph(3, [(0, 1)])]
    hosts = ["petersen", "rook4", "K5", KARATE]
    for kind, single in (("hom", hom), ("sub", sub), ("ind", ind), ("emb", emb)):
        table = count_many(patterns, hosts, kind)
        assert table.dtype == np.int64
        assert table.tolist() == [[single(p, g) for p in patterns] for g in hosts]


def test_count_many_of_large_values_is_an_object_array():
    table = count_many(["P30", "K2"], ["K20"])
    assert table.dtype == object
    assert table.tolist() == [[20 * 19**29, 380]]
    assert count_many([], ["K3"]).shape == (1, 0)


def test_result_dictionary_and_repr():
    result = count("C5", "petersen", "sub")
    data = result.to_dict()
    assert data["value"] == 12
    assert set(data["plan"]) == {"order", "width", "cost"}
    assert data["plan"]["width"] == 2
    assert "= 12" in repr(result)


def test_counts_beyond_enumeration_are_checked_along_another_order():
    big = graph(nx.gnm_random_graph(300, 3000, seed=6))
    for pattern, kind in (("P8", "hom"), ("C6", "sub"), ("P30", "hom")):
        result = count(pattern, big, kind)
        assert result.value > 10**6
        assert result.verify()


def test_a_wrong_result_does_not_verify():
    g = graph("petersen")
    wrong = CountResult(11, "sub", graph("C5"), g, counting_plan(graph("C5")), "enumeration")
    with pytest.raises(VerificationError, match="12"):
        wrong.verify()
