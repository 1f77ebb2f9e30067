"""The failure of a law, as it is shown."""

from __future__ import annotations

from wlkit.graphs import Graph, graph
from wlkit.testing import LawViolationError
from wlkit.testing.violation import drawn, name_of, shown


def test_it_is_an_assertion_error_with_the_counterexample():
    g = graph("P3")
    error = LawViolationError("broken", (g,), (1, 2), (1, 0, 2))
    assert isinstance(error, AssertionError)
    assert (error.graphs, error.values, error.permutation) == ((g,), (1, 2), (1, 0, 2))
    assert str(error) == "broken"


def test_graphs_are_drawn_as_text_that_can_be_pasted():
    for g in (
        graph("C5"),
        graph("shrikhande"),
        Graph(2, [(1, 0)], directed=True),
        Graph(1, vertex_labels=["C"]),
    ):
        text = drawn(g).split("   ")[0]
        assert eval(text, {"graph": graph, "Graph": Graph}) == g
    assert "\\" in graph("shrikhande").graph6
    assert drawn(Graph(2)).endswith("edges none")
    assert "(190 in all)" in drawn(graph("K20"))


def test_values_and_names_are_kept_short():
    assert len(shown(list(range(1000)))) < 250
    assert shown({"a": 1}) == "{'a': 1}"

    class Model:
        def __call__(self, g):
            return 0

    assert name_of(Model()) == "Model"
    assert name_of(len) == "len"
