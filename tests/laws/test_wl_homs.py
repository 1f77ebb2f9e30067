"""k-WL and homomorphism counts from all patterns of treewidth at most k (Dvorak 2010).

Where patterns up to a bound already tell apart all that k-WL does, the equivalence is established
on those graphs in one direction; in the other, the theorem is checked up to the bound.
"""

from __future__ import annotations

from functools import cache
from itertools import combinations

import networkx as nx
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.data import strongly_regular
from wlkit.graphs import Graph, graph
from wlkit.motifs import hom, sub
from wlkit.testing import pairs_alike
from wlkit.treewidth import treewidth
from wlkit.wl import distinguish, refine, weighted_graph, wl_classes

Classes = tuple[tuple[int, ...], ...]


@cache
def atlas(n: int) -> tuple[Graph, ...]:
    """All graphs on n <= 7 vertices (Read and Wilson's atlas, as NetworkX ships it)."""
    return tuple(Graph.from_networkx(g) for g in nx.graph_atlas_g() if g.number_of_nodes() == n)


@cache
def patterns(k: int, largest: int) -> tuple[Graph, ...]:
    """All connected graphs of treewidth at most k on at most 7 vertices."""
    connected = [g for n in range(1, largest + 1) for g in atlas(n) if g.is_connected]
    return tuple(g for g in connected if treewidth(g).value <= k)


def trees(largest: int) -> list[nx.Graph]:
    point = nx.empty_graph(1)
    return [point, *(t for n in range(2, largest + 1) for t in nx.nonisomorphic_trees(n))]


def homs_of_tree(tree: nx.Graph, adjacency: np.ndarray) -> int:
    """Products over children of sums over neighbours, from the leaves to the root."""

    def below(v: int, parent: int | None) -> np.ndarray:
        out = np.ones(len(adjacency), dtype=object)
        for w in tree[v]:
            if w != parent:
                out = out * adjacency.dot(below(w, v))
        return out

    return sum(below(0, None).tolist())


def classes(vectors: list[tuple[int, ...]]) -> Classes:
    found: dict[tuple[int, ...], list[int]] = {}
    for i, vector in enumerate(vectors):
        found.setdefault(vector, []).append(i)
    return tuple(map(tuple, found.values()))


@pytest.mark.parametrize("n", range(1, 7))
def test_1_wl_is_homomorphism_counts_of_trees_on_all_graphs_to_six_vertices(n: int) -> None:
    """Trees on 5 vertices tell apart all that 1-WL does; trees on up to 8 no more."""
    matrices = [g.adjacency.astype(object) for g in atlas(n)]
    for largest in (5, 8):
        vectors = [tuple(homs_of_tree(t, a) for t in trees(largest)) for a in matrices]
        assert classes(vectors) == wl_classes(atlas(n), k=1)


@pytest.mark.slow
@pytest.mark.parametrize(("n", "largest", "most"), [(4, 4, 12), (5, 4, 12), (6, 5, 12), (7, 9, 10)])
def test_trees_on_up_to_2n_vertices_tell_apart_what_those_on_few_do(
    n: int, largest: int, most: int
) -> None:
    """On up to 6 vertices; for n = 7 on up to 10. `largest` is the least size that suffices."""
    matrices = [g.adjacency.astype(object) for g in atlas(n)]
    for size, equal in ((largest - 1, False), (largest, True), (most, True)):
        vectors = [tuple(homs_of_tree(t, a) for t in trees(size)) for a in matrices]
        assert (classes(vectors) == wl_classes(atlas(n), k=1)) == equal


@pytest.mark.parametrize(("n", "largest"), [(1, 1), (2, 2), (3, 2), (4, 3), (5, 4), (6, 4)])
def test_2_wl_is_homomorphism_counts_of_treewidth_2_on_all_graphs_to_six_vertices(
    n: int, largest: int
) -> None:
    """Both tell all of them apart, so no larger pattern can add anything."""
    vectors = [tuple(hom(f, g) for f in patterns(2, largest)) for g in atlas(n)]
    assert classes(vectors) == wl_classes(atlas(n), k=2)
    assert len(classes(vectors)) == len(atlas(n))


@pytest.mark.slow
def test_patterns_of_treewidth_2_on_5_vertices_tell_all_graphs_on_seven_apart() -> None:
    for largest, count in ((4, 1034), (5, 1044)):
        vectors = [tuple(hom(f, g) for f in patterns(2, largest)) for g in atlas(7)]
        assert len(classes(vectors)) == count


@pytest.mark.parametrize(
    ("first", "second", "alike"),
    [
        ("rook4", "shrikhande", 2),
        ("cfi:K4", "cfi-twisted:K4", 2),
        ("cfi:C4", "cfi-twisted:C4", 1),
        ("decalin", "bicyclopentyl", 1),
        ("C6", "2C3", 1),
    ],
)
def test_what_k_wl_does_not_tell_apart_has_equal_counts(
    first: str, second: str, alike: int
) -> None:
    """All patterns of treewidth at most k on up to 6 vertices; some of treewidth k + 1 differs."""
    g, h = graph(first), graph(second)
    assert not distinguish(g, h, k=alike).distinguished
    assert all(hom(f, g) == hom(f, h) for f in patterns(alike, 6 if alike == 1 else 5))
    wider = (f for f in patterns(alike + 1, 6) if treewidth(f).value == alike + 1)
    if (first, second) != ("decalin", "bicyclopentyl"):
        assert any(hom(f, g) != hom(f, h) for f in wider)


@pytest.mark.parametrize("name", ["sr16622", "sr261034", "sr281264"])
def test_strongly_regular_graphs_have_equal_counts_of_treewidth_2(name: str) -> None:
    family = [Graph.from_graph6(x) for x in strongly_regular(name)]
    vectors = {tuple(hom(f, g) for f in patterns(2, 5)) for g in family}
    assert len(vectors) == 1
    assert len({hom("K4", g) for g in family}) > 1


@pytest.mark.parametrize("pair", [("rook4", "shrikhande"), ("cfi:K4", "cfi-twisted:K4")])
def test_2_wl_equivalent_graphs_are_cospectral_with_equal_cycle_counts(
    pair: tuple[str, str],
) -> None:
    assert not distinguish(*pair, k=2).distinguished
    for variant in ("spectrum", "laplacian", "signless-laplacian", "main-angles", "walks"):
        assert not distinguish(*pair, variant=variant).distinguished
    g, h = map(graph, pair)
    assert all(sub(f"C{length}", g) == sub(f"C{length}", h) for length in range(3, 8))


@given(st.data())
def test_rooted_counts_of_small_treewidth_never_split_classes_of_k_wl(data: st.DataObject) -> None:
    """On pairs that k-WL does not tell apart, and within each graph."""
    k = data.draw(st.sampled_from([1, 2]))
    g, h = data.draw(pairs_alike(method=f"{k}-wl", max_vertices=10 if k == 1 else 20))
    chosen = data.draw(st.lists(st.sampled_from(patterns(k, 5)), min_size=1, max_size=2))
    name = ",".join(f"g6:{f.graph6}" for f in chosen)
    assert not distinguish(g, h, variant=f"hom:{name}").distinguished
    if k == 1:
        counted, plain = refine([g, h], f"hom:{name}"), refine([g, h])
        assert counted.class_count == plain.class_count


@given(st.data())
def test_2_fold_covers_of_weighted_graphs_are_alike_for_sums_and_for_trees(
    data: st.DataObject,
) -> None:
    """Every edge is lifted to two parallel or two crossing edges of the same weight."""
    weights = {pair: data.draw(st.integers(-2, 3)) for pair in combinations(range(3), 2)}
    matrices = []
    for _ in range(2):
        lifted = np.zeros((6, 6), dtype=object)
        for (u, v), weight in weights.items():
            cross = data.draw(st.booleans())
            for sheet in (0, 1):
                a, b = u + 3 * sheet, v + 3 * (sheet ^ cross)
                lifted[a, b] = lifted[b, a] = weight
        matrices.append(lifted)
    pair = [weighted_graph(m) for m in matrices]
    if pair[0].m:
        assert not distinguish(*pair, variant="weighted").distinguished
    for tree in trees(6):
        first, second = (homs_of_tree(tree, m) for m in matrices)
        assert first == second
