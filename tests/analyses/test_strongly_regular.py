"""Strongly regular graphs: theorems about the stored table, and a part of it computed again."""

from __future__ import annotations

from itertools import chain
from pathlib import Path

import pytest

from analyses import strongly_regular
from analyses.store import load
from tests.data import data_file
from wlkit.graphs import Graph, graph
from wlkit.wl import wl_classes

STORED = {row["family"]: row for row in load("strongly_regular")}

# Numbers of graphs: Spence's catalogue.
GRAPHS = {
    "sr16622": 2,
    "sr251256": 15,
    "sr261034": 10,
    "sr281264": 4,
    "sr291467": 41,
    "sr351668": 3854,
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
def test_a_stronger_refinement_has_no_fewer_classes(name: str) -> None:
    row = STORED[name]
    for names in strongly_regular.CHAINS:
        counts = [*(row[refinement] for refinement in names), row["graphs"]]
        assert counts == sorted(counts)
    assert row["hom-vector:K4"] <= row["substructure:4"]


@pytest.mark.parametrize("name", STORED)
def test_local_3_wl_tells_all_graphs_of_a_family_apart(name: str) -> None:
    assert STORED[name]["delta-local:3"] == STORED[name]["graphs"]


@pytest.mark.parametrize("name", ["sr16622", "sr261034", "sr281264"])
def test_a_part_is_computed_again(name: str) -> None:
    texts = data_file(f"strongly_regular/{name}.g6").read_text().split()
    assert strongly_regular.row(name, texts) == STORED[name]


@pytest.mark.parametrize("name", ["sr16622", "sr261034"])
def test_within_the_classes_of_a_weaker_refinement_is_as_good_as_all_at_once(name: str) -> None:
    texts = data_file(f"strongly_regular/{name}.g6").read_text().split()
    graphs = [Graph.from_graph6(text) for text in texts]
    for refinement in chain.from_iterable(strongly_regular.CHAINS):
        assert len(wl_classes(graphs, refinement)) == STORED[name][refinement]


def test_an_interrupted_run_goes_on_where_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, text in (("sr9422", "paley:9"), ("sr10310", "petersen")):
        (tmp_path / f"{name}.g6").write_text(graph(text).graph6 + "\n")
    first = strongly_regular.run(tmp_path, ["sr10310"], results=tmp_path)
    asked: list[str] = []

    def classes(given: list[Graph], name: str) -> tuple[tuple[int, ...], ...]:
        asked.append(name)
        if name == "rd" and asked.count(name) == 1:
            raise KeyboardInterrupt
        return wl_classes(given, name)

    monkeypatch.setattr(strongly_regular, "wl_classes", classes)
    with pytest.raises(KeyboardInterrupt):
        strongly_regular.run(tmp_path, results=tmp_path)
    both = strongly_regular.run(tmp_path, results=tmp_path)
    assert asked == ["folklore:2", "sswl", "rd", *strongly_regular.REFINEMENTS[2:]]
    assert both[0] == first[0]
    assert [r["vertices"] for r in both] == [10, 9]
    assert load("strongly_regular", tmp_path) == both
