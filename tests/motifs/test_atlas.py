"""The shipped table of all graphs to 8 vertices: recomputed, and what it shows."""

import sys

import pytest

from wlkit.errors import FormatError, InputError, SizeError
from wlkit.graphs import Graph, graph
from wlkit.graphs.counting import count_graphs
from wlkit.motifs import hereditary_treewidth, wl_dimension
from wlkit.motifs.atlas import (
    LARGEST,
    AtlasRow,
    atlas,
    atlas_columns,
    atlas_row,
    compute_atlas,
)
from wlkit.motifs.thresholds import MATCHING_THRESHOLDS, largest_treewidth_with_edges

ROWS = [row for n in range(LARGEST + 1) for row in atlas(n)]


@pytest.mark.parametrize("n", [0, 1, 4, 7, 8])
def test_the_shipped_rows_are_computed_again(n):
    assert list(atlas(n)) == compute_atlas(n)
    assert len(atlas(n)) == count_graphs(n)


def test_hereditary_treewidth_lies_between_treewidth_and_vertex_cover_number():
    assert all(r.treewidth <= r.hereditary_treewidth <= r.vertex_cover for r in ROWS)


def test_hereditary_treewidth_lies_between_the_thresholds_of_matching_and_edges():
    for r in ROWS:
        assert MATCHING_THRESHOLDS[r.matching] <= r.hereditary_treewidth
        assert r.hereditary_treewidth <= largest_treewidth_with_edges(r.m)


def test_dimension_one_means_a_star_or_two_disjoint_edges():
    for r in ROWS:
        if r.m:
            star = r.vertex_cover == 1
            two_edges = r.m == 2 and r.matching == 2
            assert (r.hereditary_treewidth == 1) == (star or two_edges)


def test_only_complete_graphs_and_isolated_vertices_reach_the_induced_dimension():
    for r in ROWS:
        if r.n >= 4 and r.hereditary_treewidth == r.induced:
            assert r.m == r.n * (r.n - 1) // 2


def test_a_spasm_of_one_graph_means_complete():
    for r in ROWS:
        assert (r.spasm == 1) == (2 * r.m == r.n * (r.n - 1))


def test_rows_agree_with_single_answers():
    for r in ROWS[::977]:
        g = r.graph
        assert hereditary_treewidth(g) == r.hereditary_treewidth
        assert wl_dimension(g, kind="hom").value == r.treewidth
        assert wl_dimension(g, kind="ind").value == r.induced
        assert AtlasRow.from_line(r.line) == r


def test_columns_are_what_data_frames_take():
    columns = atlas_columns(atlas(5))
    assert {len(column) for column in columns.values()} == {34}
    assert set(columns) >= {"graph6", "treewidth", "hereditary_treewidth", "induced", "spasm"}


def test_data_frames_hold_the_table():
    frame = atlas().to_pandas()
    assert len(frame) == sum(count_graphs(n) for n in range(LARGEST + 1))
    assert (frame["sub"] == frame["hereditary_treewidth"]).all()
    connected = frame[frame.connected & (frame.n == 7)]
    assert connected.groupby("sub").size().tolist() == [1, 24, 481, 327, 19, 1]
    assert connected.groupby("hom").size().tolist() == [11, 230, 441, 157, 13, 1]


def test_sql_answers_agree_with_the_rows():
    found = atlas().sql("select graph6 from atlas where sub > hom and m = n - 1 order by graph6")
    assert [text for (text,) in found] == sorted(
        r.graph6 for r in ROWS if r.hereditary_treewidth > r.treewidth and r.m == r.n - 1
    )
    assert atlas(0).sql("select spasm, ind from atlas") == [(1, 0)]


def test_queries_that_do_not_parse_point_at_the_place():
    with pytest.raises(FormatError, match="atlas query: Parser Error"):
        atlas(3).sql("selec 1")
    with pytest.raises(FormatError, match=r"\^"):
        atlas(3).sql("select foo from atlas")


@pytest.mark.parametrize("package", ["pandas", "duckdb"])
def test_what_is_not_installed_is_named(monkeypatch, package):
    monkeypatch.setitem(sys.modules, package, None)
    call = {"pandas": lambda a: a.to_pandas(), "duckdb": lambda a: a.sql("select 1")}[package]
    with pytest.raises(InputError, match=f"the package {package} .*wlkit.tables"):
        call(atlas(3))


def test_rows_of_single_graphs_are_found_up_to_isomorphism():
    cycle = graph("C8").relabel([3, 1, 7, 0, 2, 6, 5, 4])
    row = atlas_row(cycle)
    assert (row.treewidth, row.hereditary_treewidth, row.induced, row.spasm) == (2, 3, 7, 35)
    with pytest.raises(SizeError, match="at most 8 vertices, got 9"):
        atlas_row(graph("C9"))
    with pytest.raises(InputError, match="without labels"):
        atlas_row(Graph(1, [], vertex_labels=["a"]))


def test_an_atlas_is_shown_with_its_pictures():
    html = atlas(4)._repr_html_()
    assert html.count("<svg") == 10
    assert "and 1 more" in html
    assert atlas_row(graph("C5"))._repr_html_().count("<svg") == 1
    assert repr(atlas()) == "<atlas of 13599 graphs: 0 to 8 vertices>"


def test_few_connected_graphs_have_copies_within_reach_of_2_wl():
    # hdtw <= 2: from the listing of an independent program
    small = [sum(r.hereditary_treewidth <= 2 and r.connected for r in atlas(n)) for n in (5, 6, 7)]
    assert small == [13, 24, 25]


def test_beyond_the_table_is_refused():
    with pytest.raises(SizeError, match="got 9"):
        atlas(9)
    assert AtlasRow.from_line("H?????? 0000 -").spasm is None
