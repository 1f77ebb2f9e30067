"""The stored summary of the atlas: recomputed in part, against published numbers, resumed."""

from __future__ import annotations

from pathlib import Path

from analyses import wl_dimension_atlas as atlas
from analyses.store import load

# Connected graphs by hereditary treewidth 0, 1, ...: an independent program.
PUBLISHED = {5: [0, 1, 12, 7, 1], 6: [0, 1, 23, 74, 13, 1], 7: [0, 1, 24, 481, 327, 19, 1]}


def test_the_stored_rows_begin_with_what_is_computed_now() -> None:
    stored = load("wl_dimension_atlas")
    assert stored[:6] == atlas.run(6)
    assert [row["n"] for row in stored] == list(range(1, atlas.LARGEST + 1))


def test_the_stored_numbers_are_the_published_ones() -> None:
    for row in load("wl_dimension_atlas"):
        assert row["connected_by_hereditary_treewidth"] == PUBLISHED.get(
            row["n"], row["connected_by_hereditary_treewidth"]
        )


def test_no_graph_breaks_a_bound() -> None:
    assert not [g for row in load("wl_dimension_atlas") for g in row["out_of_bounds"]]


def test_thirty_eight_connected_graphs_on_nine_vertices_have_dimension_at_most_two() -> None:
    (row,) = load("wl_dimension_atlas_9")
    assert sum(row["connected_by_hereditary_treewidth"][:3]) == 38
    assert row["graphs"] == 274668  # OEIS A000088
    assert row["connected_by_treewidth"][1] == 47  # trees, OEIS A000055
    assert row["out_of_bounds"] == []


def test_the_shipped_table_is_small_and_opens_with_its_columns() -> None:
    text = atlas.SHIPPED.read_text(encoding="ascii")
    assert text.startswith(atlas.HEAD)
    assert len(text) < 300_000


def test_parts_that_lie_on_disk_are_not_computed_again(tmp_path: Path, monkeypatch) -> None:
    first = atlas.of_children(7, tmp_path, 60)
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        f"wl_dimension_atlas_7_60_{start}.json" for start in (0, 120, 60)
    ]
    (tmp_path / "wl_dimension_atlas_7_60_60.json").unlink()
    calls = []
    compute = atlas.compute_columns
    monkeypatch.setattr(
        atlas, "compute_columns", lambda masks, n: calls.append(n) or compute(masks, n)
    )
    assert atlas.of_children(7, tmp_path, 60) == first
    assert calls == [7]


def test_parts_together_are_the_whole(tmp_path: Path) -> None:
    whole = atlas.of_order(7)
    del whole["largest_spasm"]
    assert atlas.of_children(7, tmp_path, 60) == whole


def test_spasms_of_the_stored_rows_are_largest_for_sparse_patterns() -> None:
    from wlkit.motifs import spasm

    # K1, 2K1, 3K1, ... have n images, and few edges soon leave more
    largest = [row["largest_spasm"] for row in load("wl_dimension_atlas")]
    assert largest[:3] == [1, 2, 3]
    assert largest[7] >= len(spasm("P8")) == 65


def test_graphs_on_ten_vertices_are_all_there() -> None:
    (row,) = load("wl_dimension_atlas_10")
    assert row["graphs"] == 12005168  # OEIS A000088
    assert row["connected"] == 11716571  # OEIS A001349
    assert row["connected_by_treewidth"][1] == 106  # trees, OEIS A000055
    assert row["connected_by_treewidth"][9] == 1
    assert row["out_of_bounds"] == []
