"""growth and path: documented keys, published sphere sizes, generators from files, bad input."""

from __future__ import annotations

import pytest

from tests.cli.run import answer, refusal
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


def test_path(capsys):
    found = answer(capsys, "path pancake 5 --to 4,2,0,1,3")
    assert found["length"] == len(found["word"]) == 4
    assert found["verified"] is True
    assert main(["path", "lrx", "4", "--to", "0 1 2 3".replace(" ", ",")]) == 0
    assert "empty word" in capsys.readouterr().out


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
    (["path", "lrx", "5", "--to", "0 1 2 3 3"], "0, 1, 2, 3"),
])  # fmt: skip
def test_bad_input_is_one_line(capsys, words, hint):
    assert hint in refusal(capsys, *words)
