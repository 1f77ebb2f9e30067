"""The shipped table of all graphs to 8 vertices: recomputed, and what it shows."""

import pytest

from wlkit.errors import SizeError
from wlkit.graphs.counting import count_graphs
from wlkit.motifs import hereditary_treewidth, wl_dimension
from wlkit.motifs.atlas import LARGEST, AtlasRow, atlas, atlas_columns, compute_atlas
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


def test_beyond_the_table_is_refused():
    with pytest.raises(SizeError, match="got 9"):
        atlas(9)
    assert AtlasRow.from_line("H?????? 0000 -").spasm is None
