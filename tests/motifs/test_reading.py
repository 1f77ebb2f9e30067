"""Reading patterns and parameters: nested text, blanks, and where an error points."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wlkit.errors import FormatError, WlkitError
from wlkit.graphs import Graph, graph
from wlkit.motifs import Hom, Ind, Sub, parse, read_pattern
from wlkit.testing import motif_parameters


@given(motif_parameters(max_vertices=3, directed=True, labels=2))
def test_labelled_parameters_read_back_from_their_text(f):
    assert parse(str(f)) == f


def test_blanks_and_case_do_not_matter():
    assert parse("  SUB ( C5 )-2 *hom( K3)  ") == Sub("C5") - 2 * Hom("K3")
    assert parse("emb(K3)") == 6 * Sub("K3")
    assert parse("-(ind(P3)/2 - 1)*2") == 2 - Ind("P3")


def test_patterns_may_hold_brackets_and_quotes():
    text = "Graph(2, [(0, 1)], vertex_labels=(')', '('))"
    assert read_pattern(text).vertex_labels == (")", "(")
    assert parse(f"sub({text})") == Sub(read_pattern(text))
    assert read_pattern("Graph.from_graph6('Bw')") == graph("K3")


@pytest.mark.parametrize("text, character", [
    ("", 1), ("sub", 4), ("sub(K3", 7), ("sub()", 5), ("2*", 3), ("sub(K3)/0", 9),
    ("sub(K3)/sub(K2)", 9), ("sub(K3) sub(K2)", 9), ("(sub(K3)", 9), ("sob(K3)", 1),
    ("1 + sub(Q!)", 9), ("sub(K3) + hom(0-0)", 15),
])  # fmt: skip
def test_errors_point_at_the_character(text, character):
    with pytest.raises(FormatError, match=f"character {character}:") as caught:
        parse(text)
    _, line, pointer = str(caught.value).split("\n")[-3:]
    assert line == f"    {text}"
    assert pointer.index("^") == 4 + character - 1


@given(st.text(alphabet="subhomind()+-*/0123456789KPC, ", max_size=14))
def test_any_text_is_read_or_refused(text):
    try:
        f = parse(text)
    except WlkitError:
        return
    assert parse(str(f)) == f


@pytest.mark.parametrize("text", ["Graph(2, [(0, 1)]", "Graph(__import__('os'))", "Graph.mro()"])
def test_only_literals_are_read(text):
    with pytest.raises(FormatError, match="expected Graph"):
        read_pattern(text)


def test_graphs_pass_through():
    g = Graph(3, [(0, 2)])
    assert read_pattern(g) is g
