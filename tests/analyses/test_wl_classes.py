"""The stored table of classes: recomputed in part, and against published numbers."""

from __future__ import annotations

import pytest

from analyses.store import load
from analyses.wl_classes import LARGEST, VARIANTS, run
from wlkit.graphs import graph
from wlkit.wl import distinguish

# OEIS A000088; colour refinement and resistance distances from an independent program;
# characteristic polynomials OEIS A082104.
PUBLISHED = {
    "folklore 1-WL": [1, 2, 4, 11, 34, 152, 1022],
    "spectrum": [1, 2, 4, 11, 33, 151, 988],
    "resistance distances": [1, 2, 4, 11, 34, 156, 1044],
    "folklore 2-WL": [1, 2, 4, 11, 34, 156, 1044],
}
GRAPHS = [1, 2, 4, 11, 34, 156, 1044]


def stored(refinement: str, column: str) -> list:
    return [row[column] for row in load("wl_classes") if row["refinement"] == refinement]


def test_the_stored_rows_begin_with_what_is_computed_now() -> None:
    rows = run(5)
    assert rows == load("wl_classes")[: len(rows)]
    assert len(load("wl_classes")) == LARGEST * len(VARIANTS)


@pytest.mark.parametrize("refinement", PUBLISHED)
def test_the_stored_numbers_are_the_published_ones(refinement: str) -> None:
    assert stored(refinement, "classes") == PUBLISHED[refinement]
    assert stored(refinement, "graphs") == GRAPHS


def test_a_complete_refinement_confuses_nothing_and_no_other_does() -> None:
    for row in load("wl_classes"):
        assert (row["confused"] is None) == (row["classes"] == row["graphs"])


def test_a_confused_pair_is_alike_for_the_refinement_and_not_for_folklore_2_wl() -> None:
    pairs = [row for row in load("wl_classes") if row["confused"]]
    assert pairs
    for row in pairs:
        variant, k = VARIANTS[row["refinement"]]
        first, second = (graph(f"g6:{text}") for text in row["confused"])
        assert not distinguish(first, second, variant=variant, k=k).distinguished
        assert distinguish(first, second, k=2).distinguished
