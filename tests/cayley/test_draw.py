"""Pictures of a growth: the table and the curve show its numbers."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest

from wlkit.cayley import growth, plot_growth
from wlkit.cayley.draw import growth_html
from wlkit.groups import GeneratingSet

MAHONIAN = [1, 3, 5, 6, 5, 3, 1]  # permutations of 4 points by inversions, OEIS A008302


class Reader(HTMLParser):
    """The texts of a page by the element that they stand in; every element must be closed."""

    def __init__(self, page):
        super().__init__()
        self.open = []
        self.texts = {}
        self.feed(page)
        assert not self.open

    def handle_starttag(self, tag, attrs):
        self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.texts.setdefault(self.open[-1], []).append(data)


def table_of(page):
    texts = Reader(page).texts
    return dict(zip(texts["th"], texts["td"], strict=True)), texts


def test_the_table_of_a_whole_graph():
    rows, texts = table_of(growth_html(growth("coxeter", 4)))
    assert (rows["states"], rows["diameter"], rows["undirected"]) == ("24", "6", "yes")
    assert texts["small"] == [" ".join(map(str, MAHONIAN))]


def test_the_table_of_a_ball():
    cycle = GeneratingSet([[1, 2, 3, 4, 0]], ["<&>"])
    rows, texts = table_of(growth_html(growth(cycle, max_radius=2)))
    assert "diameter" not in rows
    assert (rows["radius"], rows["undirected"]) == ("2", "no")
    assert "<&>" in rows["graph"]
    assert texts["small"] == ["1 1 1"]


def test_the_order_of_an_infinite_group_is_not_known():
    rows, _ = table_of(growth_html(growth("heisenberg", max_radius=2)))
    assert rows["states"] == "not known"


@pytest.fixture
def axes():
    pyplot = pytest.importorskip("matplotlib.pyplot")
    figure, ax = pyplot.subplots()
    yield ax
    pyplot.close(figure)


def test_the_curve_runs_through_the_spheres(axes):
    found = growth("coxeter", 4)
    assert plot_growth(found, ax=axes) is axes
    (line,) = axes.get_lines()
    assert line.get_xdata().tolist() == list(range(7))
    assert line.get_ydata().tolist() == MAHONIAN
    assert (axes.get_yscale(), line.get_label()) == ("log", repr(found.generators))


def test_without_axes_new_ones_are_made(axes):
    from matplotlib import pyplot

    made = growth("coxeter", 3).plot()
    assert made is not axes
    assert made.get_lines()[0].get_ydata().tolist() == [1, 2, 2, 1]
    pyplot.close(made.figure)
