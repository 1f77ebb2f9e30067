from __future__ import annotations

import pytest

from wlkit.errors import FormatError, InputError, VerificationError
from wlkit.graphs import Graph, graph
from wlkit.treewidth import (
    TreeDecomposition,
    decomposition_from_order,
    elimination_width,
    order_from_decomposition,
    treewidth,
)

C4 = graph("C4")


@pytest.mark.parametrize(
    "bags, edges, reason",
    [
        ([(0, 1, 2)], [], r"edge \(0, 3\)"),
        ([(0, 1, 2), (2, 3)], [(0, 1)], r"edge \(0, 3\)"),
        ([(0, 1, 2), (0, 2, 3)], [], "2 bags and 0 edges"),
        ([(0, 1, 2), (1,), (0, 2, 3)], [(0, 1), (1, 2)], "form 2 subtrees"),
        ([(0, 1, 2, 3), (1,), (2,)], [(1, 2), (1, 2)], "not connected"),
        ([(0, 1, 2, 3), (1,), (1,), (1,)], [(1, 2), (2, 3), (1, 3)], "not connected"),
        ([(0, 1, 2, 3, 4)], [], "holds 4, not a vertex"),
    ],
)
def test_verify_names_what_fails(bags, edges, reason):
    with pytest.raises(VerificationError, match=reason):
        TreeDecomposition(bags, edges).verify(C4)


def test_verify_names_a_vertex_in_no_bag():
    with pytest.raises(VerificationError, match=r"vertex 1 .* form 0 subtrees"):
        TreeDecomposition([(0,)]).verify(Graph(2))


def test_a_cycle_of_bags_is_no_tree():
    bags = [(0, 1, 2, 3)] * 4
    with pytest.raises(VerificationError, match="cycle"):
        TreeDecomposition([*bags, ()], [(0, 1), (1, 2), (0, 2), (3, 4)]).verify(C4)


def test_a_tree_edge_must_join_two_bags():
    with pytest.raises(InputError, match="two different bags of 2"):
        TreeDecomposition([(0,), (1,)], [(0, 2)])


def test_it_is_a_value():
    d = TreeDecomposition([[1, 0], [2, 1]], [[1, 0]])
    assert d == TreeDecomposition(((0, 1), (1, 2)), ((0, 1),))
    assert hash(d) == hash(TreeDecomposition(((0, 1), (1, 2)), ((0, 1),)))
    assert eval(repr(d)) == d


@pytest.mark.parametrize("name", ["petersen", "P1", "grid(3,3)", "2K2"])
def test_text_and_dictionary_round_trip(name):
    d = treewidth(name).decomposition
    assert TreeDecomposition.from_text("c a comment\n" + d.text) == d
    assert TreeDecomposition.from_dict(d.to_dict()) == d


@pytest.mark.parametrize(
    "text", ["", "s td 2 2 3\nb 1 1 2\n", "s td 1 1 1\nb one 1\n", "s td 1 2 2\nb 1 1 2\n1 2 3\n"]
)
def test_malformed_text(text):
    with pytest.raises(FormatError, match="tree decomposition"):
        TreeDecomposition.from_text(text)


def test_malformed_dictionary():
    with pytest.raises(FormatError, match="bags and edges"):
        TreeDecomposition.from_dict({"bags": []})


def test_no_bag_inside_another():
    g = graph("grid(3,4)")
    bags = [set(bag) for bag in decomposition_from_order(g, range(g.n)).bags]
    assert not any(a <= b for i, a in enumerate(bags) for j, b in enumerate(bags) if i != j)


def test_order_and_back_keep_the_width():
    g = graph("petersen")
    d = decomposition_from_order(g, range(10))
    assert d.width == elimination_width(g, range(10))
    assert elimination_width(g, order_from_decomposition(d)) <= d.width


def test_disconnected_graphs_get_one_tree():
    g = Graph(5, [(0, 1), (2, 3)])
    assert decomposition_from_order(g, [4, 0, 2, 1, 3]).verify(g)


def test_pictures():
    d = treewidth("grid(3,3)").decomposition
    svg = d._repr_svg_()
    assert svg.count("<rect") == len(d.bags)
    assert svg.count("<line") == len(d.edges)
    assert TreeDecomposition(())._repr_svg_().startswith("<svg")
    assert "<svg" in treewidth("C4")._repr_html_()
