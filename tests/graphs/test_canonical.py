"""Canonical forms: interface, known groups, hard graphs, errors; the kernel against its twin."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from itertools import combinations

import networkx as nx
import numpy as np
import pytest

from tests.data import ROOT, strongly_regular
from tests.reference.canonical import automorphisms as all_automorphisms
from tests.reference.canonical import graphs_up_to_isomorphism, orbits
from wlkit.errors import GraphError, SizeError
from wlkit.graphs import Graph, Multigraph
from wlkit.graphs.canonical import (
    automorphism_group,
    automorphisms,
    canonical_forms,
    canonical_labeling,
    codes_of,
    is_isomorphic,
    isomorphism,
    unique_up_to_isomorphism,
)


def from_nx(g):
    return Graph.from_networkx(nx.convert_node_labels_to_integers(g))


def shuffled(g, seed=0):
    return g.relabel(np.random.default_rng(seed).permutation(g.n))


def image(codes, perm):
    order = np.argsort(perm)
    return codes[np.ix_(order, order)]


# Orders of automorphism groups. Petersen, Kneser, Johnson, Paley, hypercube, rook, prism, cages:
# Godsil, Royle, Algebraic Graph Theory, 2001; Shrikhande 192: Brouwer's graph pages.
GROUPS = {
    "petersen": (nx.petersen_graph(), 120),
    "K7": (nx.complete_graph(7), 5040),
    "empty 6": (nx.empty_graph(6), 720),
    "C9": (nx.cycle_graph(9), 18),
    "path": (nx.path_graph(5), 2),
    "cube": (nx.hypercube_graph(3), 48),
    "Q4": (nx.hypercube_graph(4), 384),
    "Q7": (nx.hypercube_graph(7), 2**7 * 5040),
    "rook 4x4": (nx.line_graph(nx.complete_bipartite_graph(4, 4)), 1152),
    "K3,3": (nx.complete_bipartite_graph(3, 3), 72),
    "octahedron": (nx.octahedral_graph(), 48),
    "dodecahedron": (nx.dodecahedral_graph(), 120),
    "heawood": (nx.heawood_graph(), 336),
    "tutte-coxeter": (nx.LCF_graph(30, [-13, -9, 7, -7, 9, 13], 5), 1440),
    "frucht": (nx.frucht_graph(), 1),
    "paley 13": (nx.paley_graph(13).to_undirected(), 13 * 6),
    "kneser 7,3": (nx.kneser_graph(7, 3), 5040),
    "line K8": (nx.line_graph(nx.complete_graph(8)), 40320),
}


@pytest.mark.parametrize("name", GROUPS)
def test_known_automorphism_groups(name):
    g, order = GROUPS[name]
    group = from_nx(g).automorphism_group()
    assert group.order == order
    assert group.verify()


def test_group_orders_do_not_wrap():
    group = from_nx(nx.complete_graph(60)).automorphism_group()
    assert group.order == np.prod(np.arange(1, 61, dtype=object))
    copies = nx.disjoint_union_all([nx.petersen_graph()] * 12)
    assert from_nx(copies).automorphism_group().order == 120**12 * np.prod(
        np.arange(1, 13, dtype=object)
    )


def shrikhande():
    steps = [(0, 1), (1, 0), (1, 1)]
    edges = {
        frozenset((4 * i + j, (i + a) % 4 * 4 + (j + b) % 4))
        for i in range(4)
        for j in range(4)
        for a, b in steps
    }
    return Graph(16, [sorted(e) for e in edges])


def test_rook_and_shrikhande():
    g = shrikhande()
    assert g.automorphism_group().order == 192
    rook = from_nx(GROUPS["rook 4x4"][0])
    assert not g.is_isomorphic(rook)
    assert g.is_isomorphic(shuffled(g))


def cfi(base, twisted):
    """Cai-Furer-Immerman: a vertex for every even set of edges at v; one edge may be twisted."""
    vertices = [
        (v, frozenset(s))
        for v in base
        for size in range(0, base.degree(v) + 1, 2)
        for s in combinations([frozenset((v, w)) for w in base[v]], size)
    ]
    twist = frozenset(next(iter(base.edges)))
    edges = []
    for (i, (u, s)), (j, (v, t)) in combinations(enumerate(vertices), 2):
        e = frozenset((u, v))
        if base.has_edge(u, v) and ((e in s) == (e in t)) != (twisted and e == twist):
            edges.append((i, j))
    return Graph(len(vertices), edges)


def test_uncoloured_cfi_pair_of_k4_is_rook_and_shrikhande():
    k4 = nx.complete_graph(4)
    assert cfi(k4, False).automorphism_group().order == 1152
    assert cfi(k4, True).automorphism_group().order == 192


@pytest.mark.parametrize(
    "base",
    [nx.petersen_graph(), nx.dodecahedral_graph(), nx.tutte_graph()],
    ids=["petersen", "dodecahedron", "tutte"],
)
def test_cfi_groups_are_the_cycle_space_by_the_group_of_the_base(base):
    even, odd = cfi(base, False), cfi(base, True)
    cycles = base.number_of_edges() - base.number_of_nodes() + 1
    assert even.automorphism_group().order == 2**cycles * from_nx(base).automorphism_group().order
    assert odd.automorphism_group().order % 2**cycles == 0
    assert not even.is_isomorphic(odd)
    assert odd.canonical() == shuffled(odd).canonical()


def test_unions_of_several_kinds_stay_polynomial():
    # lexicographically best leaves by plain depth-first search would be a binary counter here
    other = nx.random_regular_graph(3, 10, seed=5)
    g = from_nx(nx.disjoint_union_all([nx.petersen_graph(), other] * 10))
    assert g.canonical() == shuffled(g).canonical()


@pytest.mark.parametrize("name", ["sr16622", "sr251256", "sr261034", "sr281264", "sr401224"])
def test_strongly_regular_graphs_are_told_apart(name):
    graphs = [Graph.from_graph6(text) for text in strongly_regular(name)]
    forms = canonical_forms(graphs)
    assert len(set(forms)) == len(graphs)
    assert canonical_forms([shuffled(g, i) for i, g in enumerate(graphs)]) == forms


def test_large_sparse_and_dense_graphs():
    for g in (nx.random_labeled_tree(500, seed=1), nx.gnp_random_graph(200, 0.5, seed=1)):
        h = from_nx(g)
        assert h.canonical() == shuffled(h).canonical()
        assert h.is_isomorphic(shuffled(h, 1))
    empty = Graph(600, [])
    assert empty.canonical() == empty


# -- interface ------------------------------------------------------------------------------------


def test_labels_directions_and_edge_labels_are_respected():
    path = [(0, 1), (1, 2)]
    assert not is_isomorphic(Graph(3, path), Graph(3, path, directed=True))
    a = Graph(3, path, vertex_labels=["C", "O", "C"])
    assert not a.is_isomorphic(Graph(3, path, vertex_labels=["O", "C", "C"]))
    assert a.is_isomorphic(Graph(3, [(0, 1), (0, 2)], vertex_labels=["O", "C", "C"]))
    assert not a.is_isomorphic(Graph(3, path))
    single = Graph(3, path, edge_labels=[1, 2])
    assert single.is_isomorphic(Graph(3, path, edge_labels=[2, 1]))
    assert not single.is_isomorphic(Graph(3, path, edge_labels=[1, 1]))
    assert single.canonical() != Graph(3, path, edge_labels=[1, 3]).canonical()
    out = Graph(3, [(0, 1), (0, 2)], directed=True)
    assert not out.is_isomorphic(out.reverse())
    assert out.automorphism_group().orbits == ((0,), (1, 2))


def test_isomorphism_is_a_witness():
    g = shuffled(from_nx(nx.petersen_graph()), 3)
    image_of = isomorphism(g, shuffled(g, 4))
    assert g.relabel(image_of) == shuffled(g, 4)
    assert isomorphism(Graph(2, []), Graph(2, [(0, 1)])) is None
    two_triangles = Graph(6, [(0, 1), (1, 2), (0, 2), (3, 4), (4, 5), (3, 5)])
    assert isomorphism(from_nx(nx.cycle_graph(6)), two_triangles) is None


def test_roots_channels_and_loops_are_respected():
    edges = [(0, 1), (1, 2)]
    assert Multigraph(3, edges, roots=(0, 2)).is_isomorphic(Multigraph(3, edges, roots=(2, 0)))
    assert not Multigraph(3, edges, roots=(0, 1)).is_isomorphic(Multigraph(3, edges, roots=(1, 0)))
    assert not Multigraph(2, [], roots=(0, 0)).is_isomorphic(Multigraph(2, [], roots=(0, 1)))
    assert not Multigraph(2, [], roots=(0, 0)).is_isomorphic(Multigraph(2, [], roots=(0,)))
    double = Multigraph(2, [(0, 1), (0, 1)])
    assert not double.is_isomorphic(Multigraph(2, [(0, 0), (0, 1)]))
    one = Multigraph(2, [(0, 1, 0), (0, 1, 1)], channels=2)
    assert not one.is_isomorphic(Multigraph(2, [(0, 1, 1), (0, 1, 1)], channels=2))
    assert Multigraph(2, [(0, 1)], roots=(1,)).canonical().roots == (0,)
    assert Multigraph(3, [(0, 1), (0, 2)], roots=(1,)).automorphism_group().order == 1


def test_graphs_without_vertices_and_with_one():
    assert Graph(0, []).canonical() == Graph(0, [])
    assert Graph(0, []).automorphism_group().order == 1
    assert Graph(0, []).automorphism_group().verify()
    assert Multigraph(0, []).canonical() == Multigraph(0, [])
    assert Graph(1, []).automorphism_group().orbits == ((0,),)
    assert canonical_labeling(np.zeros((0, 0), int)).shape == (0,)
    assert isomorphism(Graph(0, []), Graph(0, [])) == ()


def test_batches_agree_with_single_graphs():
    graphs = [from_nx(g) for g in nx.graph_atlas_g()[:100]]
    assert canonical_forms(graphs) == [g.canonical() for g in graphs]
    assert unique_up_to_isomorphism(graphs + [shuffled(g) for g in graphs]) == canonical_forms(
        graphs
    )
    labelled = [Graph(2, [(0, 1)], vertex_labels=["a", "b"]), Multigraph(2, [(0, 0)])]
    assert canonical_forms(labelled) == [g.canonical() for g in labelled]


def test_bad_input_is_named():
    with pytest.raises(GraphError, match="pair codes"):
        canonical_labeling(np.zeros((2, 3), int))
    with pytest.raises(GraphError, match="vertex codes"):
        canonical_labeling(np.zeros((2, 2), int), np.zeros(3, int))
    for bad in (np.full((2, 2), -1), np.full((2, 2), 0.5), np.full((2, 2), 1 << 31)):
        with pytest.raises(GraphError, match="integer codes"):
            canonical_labeling(bad)
    with pytest.raises(SizeError, match="8192"):
        automorphism_group(Graph(8192, []))
    with pytest.raises(GraphError, match="Multigraph"):
        is_isomorphic(Graph(1, []), Multigraph(1, []))
    with pytest.raises(GraphError, match="str"):
        codes_of("petersen")


# -- kernel and twin ------------------------------------------------------------------------------


@pytest.mark.parametrize("n,directed", [(1, False), (3, False), (4, False), (5, False), (3, True)])
def test_kernel_agrees_with_all_permutations(n, directed):
    matrices = graphs_up_to_isomorphism(n, directed)
    seen = set()
    for rows in matrices:
        codes = np.array(rows)
        seen.add(image(codes, canonical_labeling(codes)).tobytes())
        group = all_automorphisms(rows, [0] * n)
        found = automorphisms(codes)
        assert found.order == len(group)
        assert found.orbits == orbits(group, n)
        assert {tuple(p) for p in found.generators.tolist()} <= set(group)
    assert len(seen) == len(matrices)


# Run without compilation: once as it is, once with a hash that collides on almost everything.
WITHOUT_JIT = """
import json, sys
import numpy as np
from wlkit._kernels import canonical as kernel
codes = np.array(json.load(sys.stdin), np.int32)
plain = np.zeros(codes.shape[:2], np.int32)
perms, orbits, bases, index, *_ = kernel.canonical_many(codes, plain, 64, 8, True)
kernel.mix = lambda x: 0
weak, weak_orbits, _, weak_index, *_ = kernel.canonical_many(codes, plain, 4, 8, True)
print(json.dumps([x.tolist() for x in (perms, orbits, index, weak, weak_orbits, weak_index)]))
"""


def test_kernel_without_compilation_and_with_colliding_hashes():
    matrices = np.array(graphs_up_to_isomorphism(5), np.int32)
    run = subprocess.run(
        [sys.executable, "-W", "error", "-c", WITHOUT_JIT],
        input=json.dumps(matrices.tolist()),
        env={**os.environ, "NUMBA_DISABLE_JIT": "1"},
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    perms, orbits_, index, weak, weak_orbits, weak_index = map(np.array, json.loads(run.stdout))
    assert perms.tolist() == [canonical_labeling(a).tolist() for a in matrices]
    forms = {image(a, p).tobytes() for a, p in zip(matrices, weak, strict=True)}
    assert len(forms) == len(matrices)
    assert orbits_.tolist() == weak_orbits.tolist()
    assert index.prod(axis=1).tolist() == weak_index.prod(axis=1).tolist()
