"""count, treewidth, spasm, wl, wl-dimension: documented keys, known values, bad input."""

from __future__ import annotations

import pytest

from tests.cli.run import answer, refusal
from wlkit.cli import main


# Values: closed forms and the numbers of the specification.
@pytest.mark.parametrize(("line", "value"), [
    ("count C5 petersen --kind hom", 120),
    ("count C6 petersen", 990),
    ("count P5 petersen --kind sub", 120),
    ("count C8 petersen --kind sub", 15),
    ("count K3 karate --kind sub", 45),
    ("count C4 karate --kind ind", 36),
    ("count P30 K20", str(20 * 19**29)),
    ("count K1 g6:? --kind hom", 0),
])  # fmt: skip
def test_count(capsys, line, value):
    found = answer(capsys, line)
    assert found["value"] == value
    assert {"order", "width", "cost"} <= set(found["plan"])


def test_count_in_many_graphs_of_a_file(capsys, tmp_path):
    (tmp_path / "two.g6").write_text("Bw\nC~\n")
    found = answer(capsys, f"count K3 {tmp_path}/two.g6 --kind sub")
    assert found["value"] == [1, 4]
    assert main(["count", "K3", f"{tmp_path}/two.g6"]) == 0
    assert "24" in capsys.readouterr().out


@pytest.mark.parametrize(("graph", "width"), [("petersen", 4), ("K5", 4), ("P7", 1), ("E3", 0)])
def test_treewidth(capsys, graph, width):
    found = answer(capsys, f"treewidth {graph}")
    assert found["treewidth"] == width
    assert max(len(bag) for bag in found["decomposition"]["bags"]) == width + 1
    assert "obstruction" in found


def test_spasm_of_the_path(capsys):
    found = answer(capsys, "spasm P4")
    assert found["size"] == 4
    assert {g["pattern"]: g["embeddings"] for g in found["graphs"]} == {
        "P4": "1", "K3": "-1", "P3": "-2", "K2": "1",
    }  # fmt: skip
    assert all("graph6" in g and "coefficient" in g for g in found["graphs"])


@pytest.mark.parametrize(("line", "distinguished", "k"), [
    ("wl rook4 shrikhande --k 2", False, 2),
    ("wl C6 2C3 --k 1", False, 1),
    ("wl C6 2C3 --k 2", True, 2),
    ("wl rook4 shrikhande", True, 3),
    ("wl dodecahedron desargues --variant rd", True, None),
    ("wl dodecahedron desargues --variant spd", False, None),
])  # fmt: skip
def test_wl(capsys, line, distinguished, k):
    found = answer(capsys, line)
    assert found["distinguished"] is distinguished
    assert found["k"] == k
    assert {"rounds", "variant"} <= set(found)


@pytest.mark.parametrize(("line", "dimension"), [
    ("wl-dimension C8 --kind sub", 3),
    ("wl-dimension C8 --kind hom", 2),
    ("wl-dimension C5 --kind ind", 4),
    ("wl-dimension P4", 2),
    ("wl-dimension sub(P4)+3*sub(K3)", 1),
    ("wl-dimension P4 --labels a,b,c,d", 1),
])  # fmt: skip
def test_wl_dimension(capsys, line, dimension):
    found = answer(capsys, line)
    assert found["dimension"] == dimension
    certificate = found["certificate"]
    assert {"support", "decomposition"} <= set(certificate)
    assert max(map(len, certificate["decomposition"]["bags"])) == dimension + 1


def test_options_go_with_a_graph_and_are_honoured(capsys):
    found = answer(capsys, "wl-dimension P4 --kind ind --labels a,b,a,b")
    assert (found["kind"], found["dimension"]) == ("ind", 3)
    assert "vertex_labels=('a', 'a', 'b', 'b')" in found["parameter"]
    assert answer(capsys, "wl-dimension sub(P4)")["kind"] is None
    assert answer(capsys, "local-value P3 C5 --kind ind")["values"] == ["5"]


def test_wl_dimension_with_a_witness(capsys):
    witness = answer(capsys, "wl-dimension K3 --witness")["witness"]
    assert witness["k"] == 1
    assert len(set(witness["values"])) == 2
    assert len(witness["graphs"]) == 2


@pytest.mark.parametrize("line", ["count C5 petersen", "treewidth C5", "spasm C4", "wl C6 2C3",
                                  "wl-dimension C4 --witness"])  # fmt: skip
def test_without_json_a_person_reads_lines(capsys, line):
    assert main(line.split()) == 0
    out, err = capsys.readouterr()
    assert out.strip()
    assert err == ""


@pytest.mark.parametrize(("words", "hint"), [
    (["count", "K3", "petersn"], "petersen"),
    (["count", "K3", "g6:C"], "graph6"),
    (["count", "K3", "g6:Bw~"], "graph6"),
    (["count", "K-3", "K4"], "at least 0"),
    (["count", "K3", "K4", "--kind", "subs"], "did you mean sub"),
    (["count", "K3"], "GRAPH"),
    (["treewidth", "0-0"], "loop"),
    (["treewidth", "0-1,1-0"], "repeated"),
    (["treewidth", "missing.g6"], "missing.g6"),
    (["wl", "C6", "2C3", "--k", "0"], "at least 1"),
    (["wl", "C6", "2C3", "--variant", "folklor"], "folklore"),
    (["wl-dimension", "P3", "--labels", "a,b"], "labels"),
    (["wl-dimension", "sub(P4)+*3"], "at ^ in sub(P4)+^*3"),
    (["wl-dimension", "Sub (P4) + +"], "at ^ in Sub (P4) + +^"),
    (["wl-dimension", "sub(P4)", "--labels", "a,b,a,b"], "--labels: expected PATTERN"),
    (["wl-dimension", "sub(P4)", "--kind", "ind", "--json"], "--kind: expected PATTERN"),
    (["local-value", "2*hom(P4)", "C5", "--kind", "hom"], "--kind: expected PATTERN"),
    (["spasm", "K3", "K4"], "unexpected"),
    (["spasm", "K3", "--jsn"], "--json"),
])  # fmt: skip
def test_bad_input_is_one_line(capsys, words, hint):
    assert hint in refusal(capsys, *words)


def test_empty_files_are_refused(capsys, tmp_path):
    (tmp_path / "none.g6").write_text("")
    assert "empty" in refusal(capsys, "count", "K3", f"{tmp_path}/none.g6")
