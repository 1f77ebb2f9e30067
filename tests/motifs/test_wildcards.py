"""Edges of any label: counts against the twin, and that induced counts with labels need them."""

from random import Random

import pytest

from tests.reference import motifs as reference
from wlkit.errors import GraphError
from wlkit.graphs import Graph
from wlkit.motifs import Hom, Ind, Sub, constant, expand, local_value, spasm, wl_dimension
from wlkit.motifs.wildcards import (
    ANY,
    both,
    code_labels,
    disjoint_union,
    edge_codes,
    labelled_quotient,
    normal,
)

HEXAGON = {(0, 1): "a", (1, 2): "a", (2, 3): "b", (3, 4): "a", (4, 5): "a", (5, 0): "b"}
TRIANGLES = {(0, 1): "a", (0, 2): "a", (1, 2): "b", (3, 4): "a", (3, 5): "a", (4, 5): "b"}
CYCLE, PAIR = (Graph(6, list(edges), edge_labels=edges) for edges in (HEXAGON, TRIANGLES))

PATH = Graph(3, [(0, 1), (1, 2)], edge_labels=["a", "a"])
TRIANGLE = Graph(3, [(0, 1), (1, 2), (0, 2)], edge_labels=["a"] * 3)


def random_labelled(random, n, letters, directed=False):
    pairs = [(u, v) for u in range(n) for v in range(n) if (u != v if directed else u < v)]
    edges = [pair for pair in pairs if random.random() < 0.6]
    return Graph(n, edges, directed=directed, edge_labels=random.choices(letters, k=len(edges)))


def test_an_induced_path_is_no_function_of_the_counts_of_its_own_labels():
    # in hosts with the label a alone f counts the paths; a third edge may bear another label
    f = Ind(PATH) + 3 * Ind(TRIANGLE)
    assert f != Sub(PATH)
    assert [f(g) for g in (CYCLE, PAIR)] == [2, 0]
    assert [Sub(PATH)(g) for g in (CYCLE, PAIR)] == [2, 2]
    found = f.wl_dimension()
    assert (found.value, found.verify()) == (2, True)
    assert found.witness().verify()
    local = local_value(f, [CYCLE, PAIR])
    assert local.values == (2, 0)
    assert local.verify()


@pytest.mark.parametrize("directed", [False, True])
def test_every_basis_counts_in_hosts_with_labels_that_the_pattern_lacks(directed):
    random = Random(7 + directed)
    for _ in range(12):
        pattern = random_labelled(random, 3, "ab*", directed)
        host = random_labelled(random, 5, "abc*", directed)
        for make in (Hom, Sub, Ind):
            f = make(pattern)
            value = getattr(reference, make.__name__.lower())(pattern, host)
            assert f(host) == value
            for basis in ("hom", "sub", "ind"):
                assert f.in_basis(basis)(host) == value
                assert f.in_basis(basis) == f


def test_quotients_of_partly_labelled_patterns_against_the_twin():
    random = Random(3)
    for _ in range(20):
        pattern = random_labelled(random, 6, "ab**", random.random() < 0.5)
        expected = {}
        for blocks, weight in reference.quotients(pattern):
            image = labelled_quotient(pattern, blocks).canonical()
            expected[image] = expected.get(image, 0) + weight
        found = spasm(pattern)
        assert dict(zip(found.images, found.weights, strict=True)) == expected
        assert found.verify()


def test_dimensions_with_edges_of_any_label_are_the_widest_quotients():
    random = Random(5)
    for _ in range(15):
        pattern = random_labelled(random, 6, "ab*")
        value = reference.hereditary_treewidth(pattern)
        found = wl_dimension(pattern)
        assert (found.value, found.verify()) == (value, True)


def test_labels_that_say_nothing_are_left_out():
    assert Hom(Graph(1, [], edge_labels=())) == Hom("K1")
    assert Hom(Graph(0, [], directed=True, vertex_labels=())) == constant(1)
    assert Sub(Graph(3, [], edge_labels=())) - Sub("3K1") == constant(0)
    assert Hom(Graph(2, [(0, 1)], edge_labels=[ANY])) == Hom("K2")
    assert expand("ind", Graph(2, [], edge_labels=()), "sub") == expand("ind", Graph(2), "sub")
    assert spasm(Graph(2, [], edge_labels=())).images == spasm("2K1").images
    for n in (0, 1, 2):
        for directed in (False, True):
            bare = Graph(n, [], directed=directed, edge_labels=())
            for kind in ("hom", "sub", "ind"):
                assert wl_dimension(bare, kind=kind).verify()


def test_patterns_with_and_without_edge_labels_mix():
    f = Ind(Graph(3)) + Hom(PATH) * Sub("K2")
    assert f(CYCLE) == 2 + 12 * 6
    for basis in ("hom", "sub", "ind"):
        assert f.in_basis(basis)(CYCLE) == f(CYCLE)
    with pytest.raises(GraphError, match="labelled on the vertices"):
        Hom(PATH) + Hom(Graph(1, [], vertex_labels=["C"]))


def test_equal_functions_have_equal_hashes():
    one, other = (
        Graph(3, [(0, 1), (1, 2)], edge_labels=labels) for labels in (["a", "b"], ["a", "c"])
    )
    assert hash(Hom(one) + Hom(other)) == hash(Hom(other) + Hom(one))
    assert Sub(one) + Ind(other) == Ind(other) + Sub(one)
    assert hash(Sub(one) + Ind(other)) == hash((Ind(other) + Sub(one)).in_basis("hom"))


def test_two_parallel_edges_as_one():
    assert both("a", "a") == both(ANY, "a") == both("a", ANY) == "a"
    assert both("a", "b") is None
    assert both(ANY, ANY) == ANY
    clash = Graph(4, [(0, 1), (2, 3)], edge_labels=["a", "b"])
    assert labelled_quotient(clash, (0, 1, 0, 1)) is None


def test_codes_name_their_labels():
    pattern = Graph(4, [(0, 1), (1, 2), (2, 3)], edge_labels=["b", ANY, 7])
    names = code_labels(pattern)
    codes = edge_codes(pattern)
    assert [names[codes[edge]] for edge in pattern.edge_list] == ["b", ANY, 7]
    assert names[1] == ANY


def test_unions_and_normal_patterns():
    union = disjoint_union(Graph(2, [(0, 1)]), PATH)
    assert union.edge_labels == (ANY, "a", "a")
    assert disjoint_union(Graph(0), PATH) == disjoint_union(PATH, Graph(0)) == PATH
    assert normal(PATH) == PATH
