"""basis, expressivity, program."""

from __future__ import annotations

import pytest

from tests.cli.run import answer, refusal
from wlkit.cli import main


@pytest.mark.parametrize(("line", "counts"), [
    ("basis 4 --directed --loops --roots edge", [2, 15, 117, 877, 6719]),
    ("basis 6 --simple", [1, 1, 2, 5, 11, 26, 68]),
    ("basis 3 --n 2", [1, 1, 1, 1]),
])  # fmt: skip
def test_counts(capsys, line, counts):
    assert answer(capsys, line)["counts"] == counts


def test_list_gives_as_many_multigraphs(capsys):
    found = answer(capsys, "basis 3 --roots 1 --list")
    assert len(found["basis"]) == sum(found["counts"])
    assert main(["basis", "2", "--list"]) == 0
    assert "2:0-1,0-1" in capsys.readouterr().out


def test_small_sizes_show_all_degrees(capsys):
    assert main(["basis", "3", "--n", "3"]) == 0
    assert "all degrees: 1 / ((1 - x)(1 - x^2)(1 - x^3))" in capsys.readouterr().out
    assert answer(capsys, "basis 3 --n 3")["counts"] == [1, 1, 2, 3]


@pytest.mark.parametrize(("words", "hint"), [
    (["basis", "-1"], "at least 0"),
    (["basis", "x"], "integer"),
    (["basis", "3", "--n", "0"], "at least 1"),
    (["basis", "3", "--roots", "3"], "roots"),
    (["basis", "12", "--directed", "--loops", "--list"], "at most"),
])  # fmt: skip
def test_bad_input_is_one_line(capsys, words, hint):
    assert hint in refusal(capsys, *words)


# Zhang et al. 2024 and Puny et al. 2023: the only simple graph with 6 edges of treewidth 3 is K4.
def test_expressivity(capsys):
    found = answer(capsys, "expressivity ppgn++ --max-edges 6")
    assert found["computable"] == [1, 1, 3, 5, 12, 29]
    assert found["total"] == [1, 1, 3, 5, 12, 30]
    assert found["failures"] == [found["first_failure"]]
    counted = answer(capsys, "expressivity mpnn --max-edges 3 --quantity sub")
    assert counted["computable"] == [1, 1, 1]
    # OEIS A000664 without its first term: all graphs with 1, 2, 3, 4 edges.
    assert answer(capsys, "expressivity ppgn++ --max-edges 4 --all")["total"] == [1, 2, 5, 11]


def test_tables_by_vertices_with_parallel_edges_and_with_features(capsys):
    # Connected graphs: OEIS A001349; K4 is the only one on 4 vertices of treewidth 3.
    found = answer(capsys, "expressivity ppgn++ --max-vertices 4")
    assert (found["computable"], found["total"]) == ([1, 1, 2, 5], [1, 1, 2, 6])
    assert found["by"] == "vertices"
    assert found["wl_position"][0] == "folklore 2-WL"
    found = answer(capsys, "expressivity mpnn --max-edges 3 --multi")
    assert found["total"] == [1, 2, 5]  # OEIS A076864
    assert found["computable"] == [1, 2, 4]
    assert answer(capsys, "expressivity mpnn/K3 --max-edges 3")["computable"] == [1, 1, 3]
    assert main(["expressivity", "gcn", "--max-edges", "6"]) == 0
    assert "4:0-3,1-3,2-3" in capsys.readouterr().out


def test_programs_of_rooted_multigraphs(capsys):
    found = answer(capsys, "program 4:0-2,0-3,1-2,1-3:r0,1 --model local-2-gnn")
    assert found["pattern"] == "4:0-2,0-3,1-2,1-3:r0,1"
    assert found["program"]["steps"][-1]["einsum"].endswith("->ab")
    assert "roots" in refusal(capsys, "program", "3:0-2,1-2:r0,1", "--model", "i2-gnn")


def test_shortest_programs(capsys):
    found = answer(capsys, "program C8 --model ppgn++ --shortest")
    assert found["shortest"]["products"] == 3
    assert len(found["shortest"]["steps"]) == 4
    assert main(["program", "C8", "--model", "2-fgnn", "--shortest"]) == 0
    assert "3 products" in capsys.readouterr().out
    assert "own matrix" in refusal(capsys, "program", "K2", "--model", "mpnn", "--shortest")


def test_program_or_obstruction(capsys):
    found = answer(capsys, "program C6 --model ppgn++")
    assert found["value"] is True
    assert found["program"]["steps"]
    assert found["obstruction"] is None
    refused = answer(capsys, "program K4 --model ppgn++")
    assert (refused["value"], refused["program"]) == (False, None)
    assert refused["obstruction"]["kind"] == "treewidth"
    assert main(["program", "C6", "--model", "ppgn++"]) == 0
    said = capsys.readouterr().out
    assert "sum out" in said
    assert "->" in said
    assert main(["program", "K4", "--model", "ppgn++"]) == 0
    assert "does not compute" in capsys.readouterr().out
    assert main(["expressivity", "mpnn", "--max-edges", "3"]) == 0
    assert "first failure" in capsys.readouterr().out


@pytest.mark.parametrize(("words", "hint"), [
    (["expressivity", "pggn"], "ppgn"),
    (["expressivity", "1-ign"], "k >= 2"),
    (["expressivity", "mpnn", "--quantity", "ind"], "quantity"),
    (["expressivity", "mpnn", "--roots", "2"], "roots"),
    (["expressivity", "mpnn", "--max-edges", "3", "--max-vertices", "3"], "not allowed with"),
    (["expressivity", "mpnn", "--max-vertices", "3", "--multi"], "connected simple"),
    (["expressivity", "mpnn/K1"], "a vertex more"),
    (["program", "C6", "--model", "0-subgraph-gnn"], "k >= 1"),
    (["program", "C6"], "--model"),
    (["program", "C6", "--model", "ppgn+++"], "ppgn++"),
])  # fmt: skip
def test_bad_models_are_one_line(capsys, words, hint):
    assert hint in refusal(capsys, *words)
