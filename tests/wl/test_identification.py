"""The dimension of single graphs: known values, bounds by theorems, witnesses, refusals."""

from __future__ import annotations

from dataclasses import replace

import networkx as nx
import pytest

from wlkit.errors import GraphError, InputError, SizeError, VerificationError
from wlkit.graphs import Graph, graph
from wlkit.graphs.enumeration import graphs_of_order
from wlkit.wl import distinguish
from wlkit.wl.identification import SOURCES, is_chordal, wl_dimension_of_graph


@pytest.mark.parametrize(
    ("name", "value"), [("K1", 1), ("P5", 1), ("C5", 1), ("K3,3", 2), ("C6", 2), ("C7", 2)]
)
def test_small_graphs(name: str, value: int) -> None:
    """C6 and 2 C3, K3,3 and the prism, C7 and C3 + C4 are alike for 1-WL."""
    found = wl_dimension_of_graph(name)
    assert found.value == value
    assert found.verify()
    if found.witness is not None:
        assert not distinguish(found.graph, found.witness, k=value - 1).distinguished
        assert distinguish(found.graph, found.witness, k=value).distinguished


@pytest.mark.slow
def test_no_graph_on_at_most_eight_vertices_has_dimension_three() -> None:
    from wlkit.graphs.enumeration import graphs_of_order
    from wlkit.wl import wl_classes

    eight = list(graphs_of_order(8))
    alike = [c for c in wl_classes(eight) if len(c) > 1]
    for members in alike:
        assert len(wl_classes([eight[i] for i in members], k=2)) == len(members)
        assert wl_dimension_of_graph(eight[members[0]]).value == 2


def test_a_graph_on_nine_vertices_is_compared_with_all() -> None:
    found = wl_dimension_of_graph("C9")
    assert (found.value, found.method) == (2, "listed")
    assert found.witness is not None
    assert not found.witness.is_connected


@pytest.mark.parametrize(
    ("name", "lower", "upper", "method"),
    [
        ("P30", 1, 1, "amenable"),
        ("C12", 2, 2, "treewidth"),
        ("dodecahedron", 2, 3, "planar"),
        ("petersen", 2, 4, "treewidth"),
    ],
)
def test_theorems_beyond(name: str, lower: int, upper: int, method: str) -> None:
    found = wl_dimension_of_graph(name)
    assert (found.lower, found.upper, found.method) == (lower, upper, method)
    assert found.source == SOURCES[method]
    assert found.verify()
    assert found.exact == (lower == upper)
    if not found.exact:
        with pytest.raises(SizeError, match="up to 9 vertices"):
            _ = found.value


def test_an_interval_graph_has_dimension_two() -> None:
    """A path between two triangles: its halves could be joined the other way round."""
    ends = [(0, 1), (0, 2), (1, 2), (9, 10), (9, 11), (10, 11)]
    found = wl_dimension_of_graph(Graph(12, [*ends, *((v, v + 1) for v in range(2, 9))]))
    assert (found.value, found.method) == (2, "interval")
    assert found.verify()


def test_a_complement_has_the_same_dimension() -> None:
    for name in ("C6", "P5", "dodecahedron", "C12"):
        g = graph(name)
        one, other = wl_dimension_of_graph(g), wl_dimension_of_graph(g.complement())
        assert (one.lower, one.upper) == (other.lower, other.upper)


def test_a_false_identification_does_not_verify() -> None:
    found = wl_dimension_of_graph("C6")
    wrong = [
        replace(found, witness=graph("C6")),
        replace(found, witness=graph("P6")),
        replace(found, witness=None, lower=3, upper=3),
        replace(found, lower=1, upper=1, witness=None),
        replace(wl_dimension_of_graph("petersen"), method="planar", upper=3),
        replace(wl_dimension_of_graph("petersen"), method="amenable", lower=1, upper=1),
    ]
    for claim in wrong:
        with pytest.raises(VerificationError):
            claim.verify()


def test_refusals() -> None:
    with pytest.raises(GraphError, match="undirected"):
        wl_dimension_of_graph(Graph(2, [(0, 1)], directed=True))
    with pytest.raises(GraphError, match="without labels"):
        wl_dimension_of_graph(Graph(2, [(0, 1)], vertex_labels=(0, 1)))
    with pytest.raises(InputError, match="at least one vertex"):
        wl_dimension_of_graph(Graph(0, []))


def test_to_dict_is_plain() -> None:
    found = wl_dimension_of_graph("P3").to_dict()
    assert found["lower"] == found["upper"] == 1
    assert found["witness"] is None


def test_widths_that_cannot_be_less_are_not_looked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    from networkx.algorithms import approximation

    looked: list[int] = []

    def width(h: nx.Graph) -> tuple[int, None]:
        looked.append(h.number_of_edges())
        return 3, None

    monkeypatch.setattr(approximation, "treewidth_min_fill_in", width)
    found = wl_dimension_of_graph("dodecahedron")
    assert (found.lower, found.upper, found.method) == (2, 3, "planar")
    assert looked == []


def test_chordal_graphs_are_those_of_networkx() -> None:
    counts = []
    for n in range(1, 8):
        found = [is_chordal(g.to_networkx()) for g in graphs_of_order(n)]
        assert found == [nx.is_chordal(g.to_networkx()) for g in graphs_of_order(n)]
        counts.append(sum(found))
    assert counts == [1, 2, 4, 10, 27, 94, 393]  # OEIS A048193, connected or not
