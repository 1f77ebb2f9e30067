"""Several graphs laid side by side."""

from __future__ import annotations

import numpy as np
import pytest

from tests.reference import wl as slow
from tests.wl.test_kernels import PAIRS, assert_same, random_graph
from wlkit.errors import GraphError, InputError
from wlkit.graphs import Graph, graph
from wlkit.wl import refine
from wlkit.wl.distances import shortest_path_distances
from wlkit.wl.structure import Structure, as_graphs, joint

ARCS = Graph(3, [(0, 1), (1, 0), (1, 2)], directed=True, edge_labels=["a", "b", "a"])
LABELLED = Graph(2, [(0, 1)], vertex_labels=["O", "C"], edge_labels=[7])


def entries(s: Structure) -> list[list[tuple[int, int]]]:
    """(neighbour, tag) row by row, sorted."""
    tags = s.rows.tags if s.rows.tags.size else np.zeros(s.rows.indices.size, dtype=int)
    pairs = list(zip(s.rows.indices.tolist(), tags.tolist(), strict=True))
    return [sorted(pairs[a:b]) for a, b in zip(s.rows.indptr, s.rows.indptr[1:], strict=False)]


def test_rows_hold_neighbours_under_joint_numbers() -> None:
    s = joint(["P3", "K2"])
    assert s.first.tolist() == [0, 3, 5]
    assert entries(s) == [[(1, 0)], [(0, 0), (2, 0)], [(1, 0)], [(4, 0)], [(3, 0)]]
    many = joint(["P3", "K2"] * 5)
    assert entries(many)[:5] == entries(s)


def test_rows_of_digraphs_keep_directions_and_labels_apart() -> None:
    rows = entries(joint(ARCS))
    seen = {(v, w): tag for v, row in enumerate(rows) for w, tag in row if v != 1}
    assert len(rows[1]) == 3
    assert seen[0, 1] != seen[2, 1]
    assert joint(ARCS).rows.n_tags == 4
    assert [len(row) for row in rows] == [2, 3, 1]


def test_pair_types_rank_the_arcs_both_ways() -> None:
    types, count = joint([ARCS, ARCS.reverse()]).pair_types
    assert types[0].shape == (3, 3)
    assert (np.diagonal(types[0]) == types[0][0, 2]).all()
    assert len({int(types[0][u, v]) for u in range(3) for v in range(3)}) == 5
    assert np.array_equal(types[0].T[1:, :1], types[1][1:, :1])
    assert count >= 5
    undirected, base = joint([graph("P3"), graph("K3")]).pair_types
    assert (base, undirected[1].tolist()) == (2, graph("K3").adjacency.tolist())


def test_labels_are_ranked_jointly() -> None:
    other = Graph(1, [], vertex_labels=["N"])
    assert joint([LABELLED, other]).vertex_codes.tolist() == [2, 0, 1]


def test_complete_rows_are_tagged_by_the_codes_and_back_by_the_transposed() -> None:
    codes = np.array([[0, 1], [2, 3]], dtype=np.int32)
    rows = joint("K2").weighted_rows([codes])
    assert rows.indptr.tolist() == [0, 2, 4]
    assert rows.indices.tolist() == [0, 1, 0, 1]
    assert rows.tags.tolist() == codes.ravel().tolist()
    assert rows.back is not None
    assert rows.back.tolist() == codes.T.ravel().tolist()


def test_offsets_count_tuples() -> None:
    assert joint(["P3", "K2"]).offsets(2).tolist() == [0, 9, 13]


def test_one_source_or_several() -> None:
    s = joint("C5")
    assert joint(s) is s
    assert as_graphs(graph("C5")) == as_graphs("C5") == as_graphs(graph("C5").to_networkx())
    with pytest.raises(InputError, match="at least one graph"):
        as_graphs([])
    with pytest.raises(GraphError, match="labelled on the edges"):
        joint([LABELLED, Graph(2, [(0, 1)], vertex_labels=["O", "C"])])


def test_weighted_rows_are_read_from_the_vertex_of_the_row() -> None:
    """Distances along arcs depend on the direction: c'(v) = {{ (d(v, u), c(u)) }}."""
    rng = np.random.default_rng(1)
    for _ in range(20):
        pair = [random_graph(rng, 6, 0.25, directed=True) for _ in range(2)]
        far = {id(g): shortest_path_distances(g) for g in pair}

        def weight(g: Graph, v: int, u: int, far: dict[int, np.ndarray] = far) -> tuple:
            return (int(far[id(g)][v, u]), slow.kind(g, v, u))

        assert_same(refine(pair, "spd"), slow.weighted(pair, weight))


def test_rows_hold_the_neighbours_of_the_disjoint_union() -> None:
    for g, h in PAIRS:
        if g.directed or g.is_labelled or h.is_labelled:
            continue
        rows, union = joint((g, h)).rows, (g + h).csr
        assert rows.n_tags == 1
        assert rows.indptr.tolist() == union.indptr.tolist()
        assert rows.indices.tolist() == union.indices.tolist()
