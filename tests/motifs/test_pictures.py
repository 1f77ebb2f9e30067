"""Drawings of parameters, spasms and rooted patterns."""

from wlkit.graphs import Graph, graph
from wlkit.motifs import Sub, constant, local_value, parse, spasm
from wlkit.motifs.pictures import row_of_patterns


def test_every_term_is_drawn_with_its_coefficient():
    html = (Sub("P4") - 3 * Sub("K3") / 2)._repr_html_()
    assert html.count("<svg") == 2
    assert "+ sub<br>P4" in html
    assert "-3/2 sub<br>K3" in html


def test_constants_stand_beside():
    assert parse("sub(K3) + 1/2")._repr_html_().endswith("<p>and the constant 1/2</p>")
    assert constant(0)._repr_html_() == "<p>the constant 0</p>"


def test_labels_do_not_break_the_page():
    labelled = Graph(2, [(0, 1)], vertex_labels=["<b>", "&"])
    html = Sub(labelled)._repr_html_()
    assert "<b>" not in html
    assert "2 vertices, 1 edges" in html


def test_twelve_are_drawn_and_the_rest_counted():
    html = spasm("C8")._repr_html_()
    assert html.count("<svg") == 12
    assert "and 23 more" in html


def test_roots_are_marked():
    plain = row_of_patterns([(graph("C5"), "", ())])
    assert row_of_patterns([(graph("C5"), "", (0, 1))]) != plain
    assert local_value("C5", "petersen")._repr_html_().count("<svg") == 3
