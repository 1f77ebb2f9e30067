"""Strongly regular graphs: theorems about the stored table, and a part of it computed again."""

from __future__ import annotations

from pathlib import Path

import pytest

from analyses import strongly_regular
from analyses.store import load
from tests.data import data_file
from wlkit.graphs import graph

STORED = {row["family"]: row for row in load("strongly_regular")}

# Numbers of graphs: Spence's catalogue.
GRAPHS = {
    "sr16622": 2,
    "sr251256": 15,
    "sr261034": 10,
    "sr281264": 4,
    "sr291467": 41,
    "sr351899": 227,
    "sr361446": 180,
    "sr401224": 28,
}


def test_the_families_are_complete() -> None:
    assert {name: STORED[name]["graphs"] for name in GRAPHS} == GRAPHS


@pytest.mark.parametrize("name", STORED)
def test_2_wl_and_what_is_weaker_keep_a_family_together(name: str) -> None:
    row = STORED[name]
    assert all(row.get(weak, 1) == 1 for weak in ("folklore:2", "sswl", "rd", "walks"))


@pytest.mark.parametrize("name", STORED)
def test_counts_of_four_vertices_are_no_finer_than_3_wl(name: str) -> None:
    row = STORED[name]
    assert row["hom-vector:K4"] <= row["substructure:4"] <= row["folklore:3"] <= row["graphs"]
    assert row["i2:1"] <= row["neighbourhood:1"]


@pytest.mark.parametrize("name", ["sr16622", "sr261034", "sr281264"])
def test_a_part_is_computed_again(name: str) -> None:
    texts = data_file(f"strongly_regular/{name}.g6").read_text().split()
    assert strongly_regular.row(name, texts) == STORED[name]


def test_an_interrupted_run_goes_on_where_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, text in (("sr9422", "paley:9"), ("sr10310", "petersen")):
        (tmp_path / f"{name}.g6").write_text(graph(text).graph6 + "\n")
    first = strongly_regular.run(tmp_path, ["sr10310"], results=tmp_path)
    asked: list[str] = []
    fresh = strongly_regular.row

    def row(name: str, texts: list[str]) -> dict:
        asked.append(name)
        return fresh(name, texts)

    monkeypatch.setattr(strongly_regular, "row", row)
    both = strongly_regular.run(tmp_path, results=tmp_path)
    assert asked == ["sr9422"]
    assert both[0] == first[0]
    assert [r["vertices"] for r in both] == [10, 9]
    assert load("strongly_regular", tmp_path) == both
