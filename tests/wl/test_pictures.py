"""Pictures of colourings, round by round."""

from __future__ import annotations

import pytest

from wlkit.wl import REFINEMENTS, color_refinement, distinguish, refine
from wlkit.wl.pictures import MOST_ROUNDS, drawable, rounds_html


def test_one_row_a_round_and_one_column_a_graph() -> None:
    both = refine(["C6", "2C3"], k=2)
    html = rounds_html(both, (0, 3))
    assert html.count("<tr>") == both.rounds + 1
    assert html.count("<svg") == 2 * (both.rounds + 1)
    assert "3 classes" in html
    assert "round 1" in html


def test_colours_differ_where_the_classes_do() -> None:
    html = rounds_html(color_refinement("P3"))
    first, second = html.split("round 1")
    assert len(fills(first)) == 1
    assert len(fills(second)) == 2


def test_colours_mean_the_same_in_all_pictures() -> None:
    """In round 1 no vertex of one graph looks like a vertex of the other."""
    both = refine(["C6", "2C3"], "spd")
    first, second = rounds_html(both).split("round 1")[1].split("</td>")[:2]
    assert not fills(first) & fills(second)
    start = rounds_html(both).split("round 1")[0].split("</td>")[:2]
    assert fills(start[0]) == fills(start[1])


def test_a_colour_stays_what_it_was() -> None:
    coloring = color_refinement("P5")
    rows = rounds_html(coloring).split("<tr>")[1:]
    kept = set(coloring.at_round(0).tolist()) & set(coloring.at_round(1).tolist())
    assert len(kept) == 1
    assert fills(rows[0]) <= fills(rows[1]) <= fills(rows[2])


def test_many_classes_are_numbered() -> None:
    tree = "0-1,1-2,2-3,3-4,4-5,5-6,3-7,7-8,6-9,9-10,10-11"
    assert "<text" in rounds_html(color_refinement(tree))
    assert "<text" not in rounds_html(color_refinement("P9"))


def fills(html: str) -> set[str]:
    return {part[:7] for part in html.split('r="')[1:] for part in part.split('fill="')[1:2]}


def test_long_refinements_and_large_graphs_are_cut_short() -> None:
    long = color_refinement("P40")
    assert f"and {long.rounds - MOST_ROUNDS} more" in rounds_html(long)
    assert not drawable(color_refinement("P90"))
    assert "<svg" not in distinguish("P90", "C90")._repr_html_()
    assert not drawable(color_refinement(["P3"] * 9))


@pytest.mark.parametrize("variant", REFINEMENTS)
def test_every_comparison_is_drawn(variant: str) -> None:
    html = distinguish("prism:3", "K3,3", variant=variant, k=2)._repr_html_()
    assert html.count("<svg") >= 2
    assert "told apart" in html or "alike" in html
