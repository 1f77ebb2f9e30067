"""wl over a file of pairs: an answer a line, and bad lines named and passed over."""

from __future__ import annotations

import io
import json

import pytest

from tests.cli.run import answer, refusal
from wlkit.cli import main
from wlkit.wl import distinguish

FILE = """\
C6 2C3
EhEG
EwCW

# strongly regular
rook4 shrikhande   # alike for 2-WL
nonsense P4
C5 C6 C7
2:0-1,0-1 2:0-1
0>1 0-1
Bw
P4 K4
"""


@pytest.fixture
def pairs(tmp_path):
    path = tmp_path / "pairs.txt"
    path.write_text(FILE)
    return path


def test_one_json_object_continues_past_bad_lines_and_one_line_of_error_names_them(capsys, pairs):
    assert main(["wl", "--pairs", str(pairs), "--k", "2", "--json"]) == 2
    out, err = capsys.readouterr()
    whole = json.loads(out)
    found = {record["line"]: record for record in whole["pairs"]}
    assert (whole["told_apart"], whole["alike"], whole["not_read"]) == (4, 1, 4)
    assert err.startswith("wlkit: error: 4 of 9 pairs were not read: line 7: ")
    assert err.endswith("; and 1 more\n")
    assert err.count("\n") == 1
    assert list(found) == [1, 2, 6, 7, 8, 9, 10, 11, 12]
    told = {line: r["distinguished"] for line, r in found.items() if "error" not in r}
    assert told == {1: True, 2: True, 6: False, 9: True, 12: True}
    assert found[2]["graphs"] == ["EhEG", "EwCW"]
    assert found[1]["rounds"] == distinguish("C6", "2C3", k=2).rounds
    errors = {line: r["error"] for line, r in found.items() if "error" in r}
    assert list(errors) == [7, 8, 10, 11]
    assert "nonsense" in errors[7]
    assert "got 3" in errors[8]
    assert "directed" in errors[10]
    assert "next line" in errors[11]


def test_a_person_reads_a_line_for_each_pair_and_a_sum(capsys, pairs):
    assert main(["wl", "--pairs", str(pairs), "--variant", "spd", "--variant", "hom:K4"]) == 2
    out, err = capsys.readouterr()
    lines = out.splitlines()
    assert (err.count("\n"), err.count("line ")) == (1, 3)
    assert lines[-1] == "5 told apart, 0 alike, 4 not read"
    assert lines[2].startswith("line 6: rook4, shrikhande: told apart by hom:K4")
    assert lines[2].endswith("; alike for spd")


def test_standard_input(capsys, monkeypatch):
    monkeypatch.setattr("sys.stdin", io.StringIO("C5\nC5\n"))
    assert main(["wl", "--pairs", "-", "--json"]) == 0
    whole = json.loads(capsys.readouterr().out)
    (record,) = whole["pairs"]
    assert (whole["told_apart"], whole["alike"], whole["not_read"]) == (0, 1, 0)
    assert (record["distinguished"], record["isomorphic"], record["line"]) == (False, True, 1)


def test_several_variants_for_one_pair(capsys):
    found = answer(capsys, "wl prism:3 K3,3 --variant spd --variant rd --variant folklore:2")
    assert (found["variant"], found["alike_for"]) == ("rd", ["spd"])


def test_k_hops_and_labels_belong_to_several_variants_too(capsys):
    found = answer(capsys, "wl C6 2C3 --variant oblivious --variant folklore --k 3")
    assert (found["variant"], found["k"], found["distinguished"]) == ("oblivious", 3, True)
    line = "wl decalin bicyclopentyl --variant oblivious --variant ngnn"
    assert not answer(capsys, line)["distinguished"]
    found = answer(capsys, f"{line} --k 2 --hops 3 --labels plain")
    assert [found[x] for x in ("variant", "hops", "labels")] == ["ngnn", 3, "plain"]
    assert (found["distinguished"], found["alike_for"]) == (True, ["oblivious 2-WL"])


def test_an_answer_says_the_radius(capsys):
    assert answer(capsys, "wl prism:3 K3,3 --variant ngnn --hops 2")["hops"] == 2
    assert main(["wl", "prism:3", "K3,3", "--variant", "i2:1", "--variant", "i2:2"]) == 0
    assert "told apart by i2:1 in round" in capsys.readouterr().out


def test_a_bar_over_the_pairs_is_on_standard_error(capsys, monkeypatch, tmp_path):
    path = tmp_path / "pairs.txt"
    path.write_text("C6 2C3\n")
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    assert main(["wl", "--pairs", str(path), "--json"]) == 0
    out, err = capsys.readouterr()
    assert json.loads(out)["told_apart"] == 1
    assert "pairs" in err


@pytest.mark.parametrize(
    ("words", "hint"),
    [
        (["wl", "C6", "2C3", "--labels", "rooted"], "did you mean root"),
        (["wl"], "--pairs FILE"),
        (["wl", "C6"], "two graphs"),
        (["wl", "C6", "2C3", "--pairs", "x.txt"], "G and H or --pairs"),
        (["wl", "--pairs", "missing.txt"], "missing.txt"),
        (["wl", "--pairs", "missing.txt", "--variant", "folklor"], "did you mean folklore"),
    ],
)
def test_bad_command_lines(capsys, words, hint):
    assert hint in refusal(capsys, *words)


def test_an_empty_file_and_one_that_is_no_text(capsys, tmp_path):
    for text in ("", "\n \n", "# only\n # a comment"):
        (tmp_path / "empty.txt").write_text(text)
        assert "empty" in refusal(capsys, "wl", "--pairs", str(tmp_path / "empty.txt"))
    (tmp_path / "bytes.txt").write_bytes(b"\xff\xfe\x00")
    assert "UTF-8" in refusal(capsys, "wl", "--pairs", str(tmp_path / "bytes.txt"))


def test_files_with_a_byte_order_mark_and_with_comments_only(capsys, tmp_path):
    path = tmp_path / "pairs.txt"
    path.write_bytes(b"\xef\xbb\xbfC6 2C3\n")
    assert answer(capsys, f"wl --pairs {path} --k 1")["alike"] == 1
    path.write_text("# nothing\n")
    assert "only comments" in refusal(capsys, "wl", "--pairs", str(path))
