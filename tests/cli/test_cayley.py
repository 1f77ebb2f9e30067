"""growth and path: documented keys, published sphere sizes, generators from files, bad input."""

from __future__ import annotations

import json

import pytest

from tests.cli.run import answer, refusal
from wlkit.cayley import growth, growth_tables
from wlkit.cli import main

KEYS = {
    "family", "parameters", "order", "diameter", "growth", "last_layer", "inverse_closed",
    "complete", "engine", "seconds", "peak_bytes",
}  # fmt: skip
# LRX, n = 5; pancake numbers, n = 5 (Gostick 2009, OEIS A092113); Heisenberg modulo 5.
SPHERES = {
    "lrx 5": [1, 3, 6, 10, 16, 24, 29, 21, 6, 3, 1],
    "pancake 5": [1, 4, 12, 35, 48, 20],
    "heisenberg 3 5": [1, 4, 12, 32, 62, 12, 2],
}


@pytest.mark.parametrize("line", SPHERES)
def test_growth(capsys, line):
    found = answer(capsys, f"growth {line}")
    assert set(found) >= KEYS
    assert found["growth"] == SPHERES[line]
    assert found["order"] == sum(SPHERES[line])
    assert found["diameter"] == len(SPHERES[line]) - 1
    assert found["complete"] is True


def test_growth_to_a_radius_and_of_cosets(capsys):
    found = answer(capsys, "growth lrx 12 --max-radius 3")
    assert (found["growth"], found["complete"], found["diameter"]) == ([1, 3, 6, 12], False, None)
    cosets = answer(capsys, "growth lrx 6 --state 010101")
    assert (sum(cosets["growth"]), cosets["diameter"]) == (20, 7)  # C(6, 3); (3 * 9 + 1) / 4
    directed = answer(capsys, "growth lx 5")
    assert directed["growth"] == [1, 2, 3, 5, 8, 12, 15, 20, 22, 19, 11, 2]
    assert directed["inverse_closed"] is False
    assert answer(capsys, "growth lx 5 --inverse-closed")["inverse_closed"] is True


def test_growth_of_generators_in_a_file(capsys, tmp_path):
    (tmp_path / "moves.txt").write_text("a: 1 2 3 0\nb: (0 1)\n")
    assert answer(capsys, f"growth --generators {tmp_path}/moves.txt")["order"] == 24


PYRAMORPHIX = """# a puzzle file of the kind that PuzzleGeometry writes
M_DF:=(7,12)(8,10)(9,11)(13,14);
M_RL:=(1,4)(2,5)(3,6)(15,16);
M_LF:=(1,9)(2,7)(3,8)(13,15);
M_RD:=(4,11)(5,12)(6,10)(14,16);
M_DL:=(4,9)(5,7)(6,8)(14,15);
M_FR:=(1,11)(2,12)(3,10)(13,16);
Gen:=[
M_DF,M_RL,M_LF,M_RD,M_DL,M_FR
];
ip:=[[1],[4],[7],[10],[13],[14],[15],[16]];
"""


def test_growth_of_a_gap_puzzle_file(capsys, tmp_path):
    (tmp_path / "puzzle.gap").write_text(PYRAMORPHIX)
    found = answer(capsys, f"growth --generators {tmp_path}/puzzle.gap")
    assert found["growth"] == [1, 6, 27, 42, 20]  # CayleyPy 0.2.0
    alike = PYRAMORPHIX.replace("[13],[14],[15],[16]", "[13,14,15,16]")
    (tmp_path / "alike.gap").write_text(alike)
    assert answer(capsys, f"growth --generators {tmp_path}/alike.gap")["order"] in (24, 48, 96)
    line = f"path --generators {tmp_path}/puzzle.gap --to"
    scrambled = "3,4,5,0,1,2,6,7,8,9,10,11,12,13,15,14"
    assert answer(capsys, f"{line} {scrambled}")["word"] == ["RL"]


def test_growth_of_matrices_in_a_file(capsys, tmp_path):
    text = json.dumps({"matrices": [[[1, 1], [0, 1]], [[1, 0], [1, 1]]], "modulo": 5})
    (tmp_path / "sl2.json").write_text(text)
    line = f"growth --generators {tmp_path}/sl2.json --inverse-closed"
    assert (answer(capsys, line)["order"], answer(capsys, line)["diameter"]) == (120, 6)


def test_growth_of_a_coset_graph_of_moves_in_a_file(capsys, tmp_path):
    (tmp_path / "moves.txt").write_text("L: 1 2 3 4 0\nR: 4 0 1 2 3\nX: (0 1)\n")
    found = answer(capsys, f"growth --generators {tmp_path}/moves.txt --state 00111")
    assert sum(found["growth"]) == found["order"] == 10


def test_growth_for_a_person(capsys, tmp_path):
    assert main(["growth", "lrx", "8"]) == 0
    out = capsys.readouterr().out
    assert "lrx(8, 1): 40 320 states, 3 generators, inverse-closed" in out
    assert "diameter 28   spheres 1 3 6 12 23" in out
    assert main(["growth", "lrx", "8", "--max-radius", "2"]) == 0
    assert "stopped at radius 2" in capsys.readouterr().out


def test_a_checkpoint_is_kept_and_resumed(capsys, tmp_path):
    line = f"growth pancake 6 --checkpoint {tmp_path}/state"
    first = answer(capsys, line)
    assert any((tmp_path / "state").iterdir())
    assert answer(capsys, line)["growth"] == first["growth"]


def test_what_does_not_fit_memory_goes_to_the_checkpoint(capsys, tmp_path):
    whole = growth("pancake", 11)
    assert "MiB are free" in refusal(capsys, "growth", "pancake", "11", "--memory", "14")
    found = answer(capsys, f"growth pancake 11 --memory 14 --checkpoint {tmp_path}")
    assert found["engine"] == "shards"
    assert found["growth"] == list(whole.spheres)


def test_a_row_is_recorded_in_the_table_of_the_user(capsys, tmp_path, monkeypatch):
    monkeypatch.setenv("WLKIT_GROWTH_TABLE", str(tmp_path / "own.jsonl"))
    assert main(["growth", "top_spin", "6", "3", "--record"]) == 0
    assert "own.jsonl" in capsys.readouterr().out
    assert growth_tables("top_spin", 6, 3)[0].diameter == growth("top_spin", 6, 3).diameter
    (tmp_path / "moves.txt").write_text("1 2 0\n")
    words = ["growth", "--generators", str(tmp_path / "moves.txt"), "--record"]
    assert "no family" in refusal(capsys, *words)


def test_path(capsys):
    found = answer(capsys, "path pancake 5 --to 4,2,0,1,3")
    assert found["length"] == len(found["word"]) == 4
    assert found["verified"] is True
    assert main(["path", "lrx", "4", "--to", "0 1 2 3".replace(" ", ",")]) == 0
    assert "empty word" in capsys.readouterr().out


def test_paths_by_beam_search_and_within_a_length(capsys):
    far = "3,8,1,10,5,0,11,6,2,9,4,7"
    found = answer(capsys, f"path pancake 12 --to {far} --beam 300")
    assert found["verified"] is True
    assert found["length"] == len(found["word"])
    assert main(["path", "pancake", "12", "--to", far, "--beam", "30"]) == 0
    assert "perhaps not the shortest" in capsys.readouterr().out
    line = "path pancake 5 --to 4,2,0,1,3 --max-length"
    assert answer(capsys, f"{line} 4")["length"] == 4
    assert "at most 3 letters" in refusal(capsys, *f"{line} 3".split())


@pytest.mark.parametrize(("words", "hint"), [
    (["growth"], "FAMILY"),
    (["growth", "lrxx", "5"], "lrx"),
    (["growth", "lrx"], "lrx(n"),
    (["growth", "lrx", "x"], "integer"),
    (["growth", "lrx", "-4"], "-4"),
    (["growth", "lrx", "5", "--engine", "bitmaps"], "bitmap"),
    (["growth", "lrx", "5", "--generators", "x.txt"], "not both"),
    (["growth", "--generators", "missing.txt"], "missing.txt"),
    (["growth", "lrx", "5", "--state", "0101"], "5"),
    (["path", "lrx", "5"], "--to"),
    (["path", "lrx", "4", "--to", "1,0,2,3", "--beam", "9", "--max-length", "3"], "not both"),
    (["path", "lrx", "4", "--to", "1,0,2,3", "--beam", "0"], "at least 1"),
    (["path", "lrx", "5", "--to", "0 1 2 3 3"], "0, 1, 2, 3"),
])  # fmt: skip
def test_bad_input_is_one_line(capsys, words, hint):
    assert hint in refusal(capsys, *words)
