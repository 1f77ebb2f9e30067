"""Theorems about refinement, exhaustively on small graphs and by Hypothesis above."""

from __future__ import annotations

from functools import cache
from itertools import combinations_with_replacement, pairwise, product

import networkx as nx
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.data import strongly_regular
from wlkit.graphs import Graph
from wlkit.wl import REFINEMENTS, color_refinement, distinguish, refine, wl_classes
from wlkit.wl.coloring import same_partition


@cache
def atlas(n: int) -> tuple[Graph, ...]:
    """All graphs on n <= 7 vertices (Read and Wilson's atlas, as NetworkX ships it)."""
    return tuple(Graph.from_networkx(g) for g in nx.graph_atlas_g() if g.number_of_nodes() == n)


@st.composite
def graphs(draw: st.DrawFn, min_size: int = 1, max_size: int = 7, directed: bool = False) -> Graph:
    n = draw(st.integers(min_size, max_size))
    pairs = [(u, v) for u, v in product(range(n), repeat=2) if u < v or (directed and u != v)]
    chosen = draw(st.lists(st.sampled_from(pairs), unique=True)) if pairs else []
    return Graph(n, chosen, directed=directed)


def refines(fine: np.ndarray, coarse: np.ndarray) -> bool:
    """Whether equal entries of `fine` imply equal entries of `coarse`."""
    return same_partition(fine, fine.astype(np.int64) * (coarse.max(initial=0) + 1) + coarse)


def class_numbers(given_graphs: tuple[Graph, ...], variant: str, k: int = 1) -> np.ndarray:
    out = np.empty(len(given_graphs), dtype=np.int64)
    for number, members in enumerate(wl_classes(given_graphs, variant, k)):
        out[list(members)] = number
    return out


# -- numbers of classes --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("n", "count"), [(1, 1), (2, 2), (3, 4), (4, 11), (5, 34), (6, 152), (7, 1022)]
)
def test_number_of_1_wl_classes_of_graphs(n: int, count: int) -> None:
    assert len(wl_classes(atlas(n))) == count


@pytest.mark.parametrize("n", range(1, 8))
def test_2_wl_tells_all_graphs_to_seven_vertices_apart(n: int) -> None:
    assert len(wl_classes(atlas(n), k=2)) == len(atlas(n))


def test_number_of_classes_of_graphs_on_eight_vertices() -> None:
    from wlkit.graphs.enumeration import graphs_of_order

    eight = tuple(graphs_of_order(8))
    assert len(eight) == 12346
    assert len(wl_classes(eight)) == 12095


@pytest.mark.parametrize(("variant", "count"), [("spd", 1030), ("rd", 1044), ("spectrum", 988)])
def test_number_of_classes_of_graphs_on_seven_vertices(variant: str, count: int) -> None:
    assert len(wl_classes(atlas(7), variant)) == count


def labelled_digraphs(n: int) -> list[Graph]:
    pairs = [(u, v) for u, v in product(range(n), repeat=2) if u != v]
    return [
        Graph(n, [p for i, p in enumerate(pairs) if code >> i & 1], directed=True)
        for code in range(2 ** len(pairs))
    ]


@pytest.mark.parametrize(("n", "count"), [(2, 3), (3, 16), (4, 215)])
def test_number_of_1_wl_classes_of_digraphs(n: int, count: int) -> None:
    """Of 3, 16, 218 digraphs up to isomorphism."""
    assert len(wl_classes(labelled_digraphs(n))) == count


def test_number_of_1_wl_classes_of_tournaments_on_five_vertices() -> None:
    pairs = [(u, v) for u in range(5) for v in range(u)]
    tournaments = [
        Graph(5, [(p if code >> i & 1 else p[::-1]) for i, p in enumerate(pairs)], directed=True)
        for code in range(2**10)
    ]
    assert len(wl_classes(tournaments, k=2)) == 12  # OEIS A000568


def test_number_of_1_wl_classes_of_tournaments_on_six_vertices() -> None:
    """55 of the 56 tournaments."""
    pairs = [(u, v) for u in range(6) for v in range(u)]
    tournaments = [
        Graph(6, [(p if code >> i & 1 else p[::-1]) for i, p in enumerate(pairs)], directed=True)
        for code in range(2**15)
    ]
    assert len(wl_classes(tournaments)) == 55


@pytest.mark.parametrize("n", range(1, 10))
def test_1_wl_identifies_trees(n: int) -> None:
    trees = [Graph.from_networkx(t) for t in nx.nonisomorphic_trees(n)] if n > 1 else atlas(1)
    assert len(wl_classes(trees)) == len(trees)


@pytest.mark.parametrize("n", range(2, 8))
def test_1_wl_tells_every_tree_from_all_graphs_to_seven_vertices(n: int) -> None:
    alone = {i for (i, *others) in wl_classes(atlas(n)) if not others}
    trees = {i for i, g in enumerate(atlas(n)) if g.is_connected and g.m == n - 1}
    assert len(trees) == nx.number_of_nonisomorphic_trees(n)
    assert trees <= alone


# -- one refinement against another ------------------------------------------------------------


@given(graphs(max_size=6), st.booleans())
def test_k_wl_refines_k_minus_1_wl(g: Graph, complement: bool) -> None:
    g = g.complement() if complement else g
    one, two, three = (refine(g, k=k).colors for k in (1, 2, 3))
    n = np.arange(g.n)
    assert refines(two[n, n], one)
    assert refines(three[:, n, n].ravel(), two.ravel())


@pytest.mark.parametrize("n", range(1, 7))
def test_k_wl_refines_k_minus_1_wl_on_all_graphs_to_six_vertices(n: int) -> None:
    """Jointly, so between all of these graphs too."""
    given_graphs, v = atlas(n), np.arange(n)
    one, two, three = (joint_colors(given_graphs, "folklore", k) for k in (1, 2, 3))
    assert refines(two[:, v, v].ravel(), one.ravel())
    assert refines(three[:, :, v, v].ravel(), two.ravel())


@pytest.mark.parametrize("n", range(1, 7))
@pytest.mark.parametrize("k", [1, 2])
def test_folklore_k_wl_is_oblivious_k_plus_1_wl_on_all_graphs_to_six_vertices(
    n: int, k: int
) -> None:
    """Jointly for k = 2; colour refinement sees one component, so for k = 1 graph by graph."""
    v = np.arange(n)
    folklore = joint_colors(atlas(n), "folklore", k)
    oblivious = joint_colors(atlas(n), "oblivious", k + 1)[..., v, v]
    if k > 1:
        assert same_partition(folklore.ravel(), oblivious.ravel())
    for own, other in zip(folklore, oblivious, strict=True):
        assert same_partition(own.ravel(), other.ravel())
    assert wl_classes(atlas(n), "folklore", k) == wl_classes(atlas(n), "oblivious", k + 1)


def joint_colors(given_graphs: tuple[Graph, ...], variant: str, k: int) -> np.ndarray:
    """The colours of all tuples of graphs on n vertices, (number of graphs,) + (n,) * arity."""
    found = refine(given_graphs, variant, k)
    return found.flat.reshape((-1,) + (given_graphs[0].n,) * found.arity)


@given(graphs(max_size=5), st.sampled_from([1, 2]))
def test_folklore_k_wl_is_oblivious_k_plus_1_wl(g: Graph, k: int) -> None:
    n = np.arange(g.n)
    oblivious = refine(g, "oblivious", k + 1).colors[..., n, n]
    assert same_partition(refine(g, "folklore", k).colors.ravel(), oblivious.ravel())


@given(graphs(max_size=6))
def test_delta_k_wl_lies_between_local_and_folklore(g: Graph) -> None:
    local, delta, folklore = (refine(g, v, 2).flat for v in ("delta-local", "delta", "folklore"))
    assert refines(delta, local)
    assert refines(folklore, delta)
    assert refines(delta, refine(g, "oblivious", 2).flat)


CHAINS = [
    ["swl-vs", "swl-sv", "pswl-sv", "gswl", "sswl", "slfwl2", "folklore"],
    ["swl-vs", "pswl-vs", "pswl-sv", "gswl", "pswl-sv"],
    ["lfwl2", "slfwl2"],
    ["sswl", "slfwl2"],
    ["spd", "eigenspaces", "pswl-vs"],
    ["rd", "spd-rd", "laplacian-eigenspaces", "pswl-vs"],
    ["spectrum", "main-angles", "walks", "eigenspaces"],
    ["spectrum", "walks", "angles", "walks"],
    ["laplacian", "laplacian-eigenspaces"],
    ["signless-laplacian", "folklore"],
    ["normalized-laplacian", "folklore"],
    ["ds-nm", "swl-vs", "ds-nm"],
    ["dss-nm", "gswl", "dss-nm"],
    ["ds-nd", "dss-nd", "dss-nm"],
    ["ds-ego", "dss-ego", "dss-nm"],
    ["ngnn", "ngnn-outer", "dss-nm"],
    ["ngnn", "i2"],
    ["color-refinement", "weighted", "color-refinement", "ngnn-outer"],
    ["color-refinement", "dss-nd"],
]


@pytest.mark.parametrize("chain", CHAINS)
def test_hierarchy_of_subgraph_refinements_on_connected_graphs(chain: list[str]) -> None:
    """Zhang et al. 2023: SWL(VS) <= SWL(SV) <= PSWL(SV) = GSWL <= SSWL <= SLFWL(2) <= 2-FWL.

    Zhang, Zhao, Maron 2024 for projections on eigenspaces; Frasca et al. 2022 for DSS.
    """
    for n in (5, 6, 7) if chain[0][:2] not in ("ds", "ng") else (5, 6):
        for weaker, stronger in pairwise(chain):
            assert refines(connected_classes(n, stronger), connected_classes(n, weaker))


@cache
def connected_classes(n: int, variant: str) -> np.ndarray:
    return class_numbers(tuple(g for g in atlas(n) if g.is_connected), variant, 2)


def test_balls_with_distances_over_whole_graphs_are_swl_vs() -> None:
    connected = tuple(g for g in atlas(6) if g.is_connected)
    whole = refine(connected, "ngnn", hops=None, labels="distance").partition()
    assert whole == wl_classes(connected, "swl-vs")


@pytest.mark.parametrize("name", ["sr16622", "sr261034", "sr281264"])
def test_2_wl_tells_no_strongly_regular_graphs_of_equal_parameters_apart(name: str) -> None:
    family = strongly_regular(name)
    assert len(wl_classes([f"g6:{x}" for x in family], k=2)) == 1
    assert len(wl_classes([f"g6:{x}" for x in family], "spectrum")) == 1
    assert len(wl_classes([f"g6:{x}" for x in family], "walks")) == 1


def test_3_wl_tells_the_strongly_regular_graphs_on_26_vertices_apart() -> None:
    family = strongly_regular("sr261034")
    assert len(wl_classes([f"g6:{x}" for x in family], k=3)) == len(family)


# -- symmetry ----------------------------------------------------------------------------------


@given(st.data())
def test_refinement_commutes_with_relabelling(data: st.DataObject) -> None:
    g = data.draw(graphs(max_size=6, directed=data.draw(st.booleans())))
    perm = np.array(data.draw(st.permutations(range(g.n))), dtype=np.int64)
    variant = data.draw(st.sampled_from(["folklore", "oblivious", "delta-local", "sswl", "spd"]))
    k = data.draw(st.sampled_from([1, 2, 3]))
    here, there = refine(g, variant, k), refine(g.relabel(perm), variant, k)
    moved = there.colors[np.ix_(*[perm] * there.arity)]
    assert same_partition(here.flat, moved.ravel())
    assert here.history == there.history
    assert not distinguish(g, g.relabel(perm), variant=variant, k=k).distinguished


@pytest.mark.parametrize("variant", sorted(REFINEMENTS))
def test_no_refinement_tells_renumbered_copies_apart_on_all_graphs_to_five_vertices(
    variant: str,
) -> None:
    """And it colours them in the same way, with the same class numbers in a joint run."""
    random = np.random.default_rng(5)
    for n in range(1, 6):
        orders = [random.permutation(n) for _ in atlas(n)]
        copies = [g.relabel(p) for g, p in zip(atlas(n), orders, strict=True)]
        both = refine([*atlas(n), *copies], variant, 2)
        count = len(copies)
        for i, p in enumerate(orders):
            assert not both.distinguishes(i, count + i)
            moved = both.of(count + i)[np.ix_(*[p] * both.arity)] if both.arity else both.of(i)
            assert np.array_equal(both.of(i), moved)


@pytest.mark.parametrize("n", range(1, 7))
def test_orbits_refine_colours_on_all_graphs_to_six_vertices(n: int) -> None:
    """Orbits of vertices under 1-WL, of pairs under 2-WL."""
    for g in atlas(n):
        one, two = refine(g, k=1).colors, refine(g, k=2).colors
        for p in g.automorphism_group().generators:
            assert np.array_equal(one[p], one)
            assert np.array_equal(two[np.ix_(p, p)], two)


@given(graphs(max_size=8))
def test_orbits_refine_colours(g: Graph) -> None:
    colors = {k: refine(g, k=k).colors for k in (1, 2)}
    for orbit in g.automorphism_group().orbits:
        assert len({int(colors[1][v]) for v in orbit}) == 1
        assert len({int(colors[2][v, v]) for v in orbit}) == 1


@given(graphs(max_size=7), st.sampled_from([1, 2]))
def test_complements_have_the_same_colours(g: Graph, k: int) -> None:
    assert same_partition(refine(g, k=k).flat, refine(g.complement(), k=k).flat)


@given(graphs(max_size=6, directed=True), st.sampled_from([1, 2]))
def test_reversal_keeps_the_colours(g: Graph, k: int) -> None:
    assert same_partition(refine(g, k=k).flat, refine(g.reverse(), k=k).flat)


@given(graphs(max_size=6), graphs(max_size=6))
def test_a_disjoint_union_is_refined_as_its_parts_jointly(g: Graph, h: Graph) -> None:
    assert same_partition(color_refinement(g + h).flat, color_refinement([g, h]).flat)


def test_disjoint_unions_of_all_graphs_to_four_vertices() -> None:
    """1-WL on the union is 1-WL of the parts, jointly; and parts cancel: G + F, H + F as G, H."""
    small = [g for n in range(1, 5) for g in atlas(n)]
    for g, h in combinations_with_replacement(small, 2):
        assert same_partition(color_refinement(g + h).flat, color_refinement([g, h]).flat)
    c6, triangles = Graph(6, [(v, (v + 1) % 6) for v in range(6)]), atlas(3)[-1] + atlas(3)[-1]
    for f in small:
        assert not distinguish(c6 + f, triangles + f, k=1).distinguished
        assert distinguish(c6 + f, triangles + f, k=2).distinguished


@given(graphs(max_size=6), graphs(max_size=6))
def test_graphs_told_apart_are_not_isomorphic(g: Graph, h: Graph) -> None:
    isomorphic = nx.is_isomorphic(g.to_networkx(), h.to_networkx())
    assert distinguish(g, h, k=2).distinguished == (not isomorphic)
    for variant in ("folklore", "swl-sv", "ngnn", "i2", "rd", "walks"):
        assert not (isomorphic and distinguish(g, h, variant=variant, k=1).distinguished)
