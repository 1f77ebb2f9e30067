"""The commands atlas and local-value."""

import pytest

from tests.cli.run import answer, refusal
from wlkit.cli import main


def test_the_row_of_a_graph(capsys):
    found = answer(capsys, "atlas C8")
    assert found["wl_dimension"] == {"hom": 2, "sub": 3, "ind": 7}
    assert (found["spasm"], found["vertex_cover"], found["matching"]) == (35, 4, 4)
    assert found["graph"] == "C8"


def test_the_graphs_of_one_order(capsys):
    found = answer(capsys, "atlas --n 6")
    assert (found["graphs"], found["connected"]) == (156, 112)
    assert found["by_dimension"]["sub"] == [0, 1, 23, 74, 13, 1]
    assert found["by_dimension"]["hom"] == [0, 6, 50, 46, 9, 1]
    assert found["by_dimension"]["ind"] == [0, 0, 0, 0, 0, 112]


def test_queries(capsys):
    query = "select n, count(*) from atlas where n <= 3 group by n order by n"
    assert main(["atlas", "--sql", query, "--json"]) == 0
    assert '"rows": [[0, 1], [1, 1], [2, 2], [3, 4]]' in capsys.readouterr().out


def test_the_value_of_a_count_from_colours(capsys):
    found = answer(capsys, "local-value C5 petersen")
    assert (found["values"], found["k"], found["verified"]) == (["12"], 2, True)
    assert found["phi"] == ["0", "2/5", "0"]
    assert answer(capsys, "local-value sub(P4)+3*sub(K3) karate")["k"] == 1
    assert answer(capsys, "local-value P3 S3 --kind ind --k 2")["values"] == ["3"]


@pytest.mark.parametrize("words", [
    ["atlas", "K3"], ["atlas", "--n", "4"], ["atlas", "--sql", "select max(m) from atlas"],
    ["local-value", "K3", "K4"],
])  # fmt: skip
def test_without_json_a_person_reads_lines(capsys, words):
    assert main(words) == 0
    out, err = capsys.readouterr()
    assert out.strip()
    assert err == ""


@pytest.mark.parametrize(("words", "hint"), [
    (["atlas"], "expected one of GRAPH, --n N and --sql QUERY"),
    (["atlas", "K3", "--n", "3"], "got 2"),
    (["atlas", "C9"], "at most 8 vertices"),
    (["atlas", "--n", "9"], "0 <= n <= 8"),
    (["atlas", "--sql", "selec"], "Parser Error"),
    (["local-value", "K4", "K5", "--k", "2"], "expected k >= 3"),
    (["local-value", "sub(K3)+", "K5"], "character 9"),
    (["local-value", "K3", "K5", "--kind", "copies"], "hom, ind, sub"),
])  # fmt: skip
def test_bad_input_is_one_line(capsys, words, hint):
    assert hint in refusal(capsys, *words)
