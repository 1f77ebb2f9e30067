"""SVG pictures are well-formed and show every vertex, edge, root and loop."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest

from wlkit.errors import GraphError
from wlkit.graphs import Graph, Multigraph, graph
from wlkit.graphs.drawing import PALETTE, ROOT_COLOR, graph_svg, multigraph_svg

SVG = "{http://www.w3.org/2000/svg}"


def parts(svg: str, name: str) -> list[ET.Element]:
    return ET.fromstring(svg).findall(f"{SVG}{name}")


@pytest.mark.parametrize("name", ["E1", "K2", "petersen", "karate", "C3+P4", "grid:3,3", "K1"])
def test_every_vertex_and_edge_is_drawn_inside_the_frame(name):
    g = graph(name)
    svg = graph_svg(g)
    assert len(parts(svg, "circle")) == g.n
    assert len(parts(svg, "line")) == g.m
    root = ET.fromstring(svg)
    width, height = float(root.get("width")), float(root.get("height"))
    assert max(width, height) <= 340
    for c in parts(svg, "circle"):
        assert 0 < float(c.get("cx")) < width
        assert 0 < float(c.get("cy")) < height


def test_pictures_depend_on_the_graph_alone():
    assert graph_svg(graph("petersen")) == graph_svg(graph("petersen"))
    assert graph("petersen")._repr_svg_() == graph_svg(graph("petersen"))


def test_color_classes_and_labels():
    svg = graph_svg(graph("P3"), colors=["end", "middle", "end"], labels=["a", "<", "c"])
    assert [c.get("fill") for c in parts(svg, "circle")] == [PALETTE[0], PALETTE[1], PALETTE[0]]
    assert [t.text for t in parts(svg, "text")] == ["a", "<", "c"]
    assert [t.text for t in parts(graph_svg(graph("P3"), labels=True), "text")] == list("012")


def test_highlighted_vertices_have_a_red_rim():
    circles = parts(graph_svg(graph("C4"), highlight=[2]), "circle")
    assert [c.get("stroke") == ROOT_COLOR for c in circles] == [False, False, True, False]


def test_molecules_show_hetero_atoms_and_double_bonds():
    svg = graph_svg(graph("caffeine"))
    assert sorted(t.text for t in parts(svg, "text")) == ["N"] * 4 + ["O"] * 2
    assert len(parts(svg, "line")) == 15 + 4


def test_edge_labels_have_colors():
    g = Graph(3, [(0, 1), (1, 2)], edge_labels=["x", "y"])
    assert len({e.get("stroke") for e in parts(graph_svg(g), "line")}) == 2


def test_directed_graphs_have_arrows():
    assert len(parts(graph_svg(graph("0>1,1>0,1>2")), "path")) == 3


def test_large_and_empty_graphs_are_described_in_words():
    assert "graph with 1000 vertices and 0 edges" in graph_svg(graph("E1000"))
    assert parts(graph_svg(Graph(0)), "text")


@pytest.mark.parametrize("options", [{"colors": [1]}, {"labels": ["a"]}, {"positions": [[0, 0]]}])
def test_one_value_for_each_vertex_is_expected(options):
    with pytest.raises(GraphError, match="expected one for each of 3"):
        graph_svg(graph("K3"), **options)


@pytest.mark.parametrize(
    "text", ["1:", "1:0-0,0-0:r0", "2:0-1,0-1:r0", "3>:0>1,1>2,2>2:r0,2", "2:0-1@1:r0,0:c2"]
)
def test_multigraphs_draw_every_edge_and_color_the_roots(text):
    h = Multigraph.from_text(text)
    svg = multigraph_svg(h)
    assert len(parts(svg, "path")) == h.m
    fills = [c.get("fill") for c in parts(svg, "circle")]
    assert [f == ROOT_COLOR for f in fills] == [v in h.roots for v in range(h.n)]
    two = len(set(h.roots)) == 2
    assert [t.text for t in parts(svg, "text")] == (["1", "2"] if two else [])
    assert h._repr_svg_() == svg


def test_empty_multigraph_is_described_in_words():
    assert "0:" in multigraph_svg(Multigraph(0))


def test_pictures_agree_on_the_order_of_the_classes():
    g = graph("K2")
    first, second = (graph_svg(g, colors=colors, classes="ab") for colors in ("aa", "bb"))
    assert PALETTE[0] in first
    assert PALETTE[1] not in first
    assert PALETTE[1] in second
    assert graph_svg(g, colors="bb") == first
