"""The shipped rows, the user's rows, and what they are checked against."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace

import pytest

from wlkit.cayley import (
    append_growth,
    growth,
    growth_tables,
    known_diameter,
    known_growth,
    user_table,
)
from wlkit.cayley.growth_row import GrowthRow
from wlkit.errors import FormatError, InputError, VerificationError
from wlkit.groups import GeneratingSet, generators

ROWS = growth_tables(user=False)


@pytest.fixture
def table(tmp_path, monkeypatch):
    file = tmp_path / "deep" / "growth.jsonl"
    monkeypatch.setenv("WLKIT_GROWTH_TABLE", str(file))
    return file


@pytest.mark.parametrize("row", [r for r in ROWS if sum(r.spheres) <= 3_000], ids=repr)
def test_small_shipped_rows_are_what_the_engines_find(row):
    radius = None if row.complete else len(row.spheres) - 1
    found = growth(row.generators, max_radius=radius)
    assert (found.spheres, found.complete) == (row.spheres, row.complete)


@pytest.mark.slow
@pytest.mark.parametrize("row", [r for r in ROWS if sum(r.spheres) > 3_000], ids=repr)
def test_large_shipped_rows_are_what_the_engines_find(row):
    radius = None if row.complete else len(row.spheres) - 1
    assert growth(row.generators, max_radius=radius).spheres == row.spheres


def test_every_row_names_its_graph_and_source():
    assert len(ROWS) > 50
    assert len({(r.family, r.parameters, r.state) for r in ROWS}) == len(ROWS)
    for row in ROWS:
        assert row.source
        assert GrowthRow.from_dict(json.loads(json.dumps(row.to_dict()))) == row
        assert row.generators.name == row.family


def test_the_users_rows(table):
    assert user_table() == table
    assert growth_tables() == ROWS
    first = append_growth(growth("larx", 6))
    coset = growth("lrx", 7, state="0001111").record()
    assert growth_tables()[-2:] == (first, coset)
    assert growth_tables("larx")[-1].spheres == growth("larx", 6).spheres
    assert "verified" in first.source
    assert coset.generators == generators.lrx(7).with_state("0001111")


def test_rows_that_are_not_appended(table):
    with pytest.raises(InputError, match="no family"):
        append_growth(growth([[1, 0]]))
    lying = GeneratingSet([[1, 0, 2]], name="lrx", parameters={"n": 3, "k": 1})
    with pytest.raises(InputError, match="not what its name says"):
        append_growth(growth(lying))
    right = growth("coxeter", 4)
    with pytest.raises(VerificationError):
        append_growth(replace(right, spheres=(1, 3, 5, 6, 6, 2, 1)))
    assert not table.exists()
    table.parent.mkdir()
    table.mkdir()
    with pytest.raises(InputError, match="cannot write"):
        append_growth(right)


def test_rows_are_found_by_parameters(table):
    append_growth(growth("top_spin", 6, 3))
    append_growth(growth("top_spin", 7, 3))
    assert [r.parameters for r in growth_tables("top_spin", 7, 3)] == [(7, 3)]
    assert (6, 3) in [r.parameters for r in growth_tables("top_spin", 6)]
    elsewhere = table.with_name("other.jsonl")
    append_growth(growth("stars", 4), table=elsewhere)
    assert growth_tables("stars", 4, table=elsewhere)[-1].spheres == (1, 3, 6, 9, 5)
    assert growth_tables("stars", 4) == growth_tables("stars", 4, user=False)


def test_a_line_that_was_not_finished_is_no_row_and_gives_way_to_the_next(table):
    first = append_growth(growth("larx", 5))
    with table.open("a") as file:
        file.write('{"family": "larx", "para')
    assert growth_tables("larx")[-1] == first
    second = append_growth(growth("larx", 4))
    assert [r for r in growth_tables("larx") if "verified" in r.source] == [first, second]
    assert table.read_text().endswith("}\n")


def test_several_processes_append_whole_lines(table):
    code = "from wlkit.cayley import append_growth, growth\nappend_growth(growth('coxeter', {}))"
    running = [subprocess.Popen([sys.executable, "-c", code.format(n)]) for n in (3, 4, 5, 6)]
    assert [process.wait() for process in running] == [0] * 4
    found = [r for r in growth_tables("coxeter") if "verified" in r.source]
    assert sorted(r.parameters for r in found) == [(3,), (4,), (5,), (6,)]


@pytest.mark.parametrize(
    "line",
    [
        "{",
        "[]",
        '{"family": "lrx"}',
        '{"family": "lrx", "parameters": [4], "spheres": [2], "complete": true, "source": ""}',
    ],
)
def test_damaged_tables_say_the_line(table, line):
    append_growth(growth("larx", 5))
    with table.open("a") as file:
        file.write(line + "\n")
    with pytest.raises(FormatError, match="line 2"):
        growth_tables()


def test_the_place_of_the_users_table(monkeypatch, tmp_path):
    monkeypatch.delenv("WLKIT_GROWTH_TABLE", raising=False)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert user_table() == tmp_path / "wlkit" / "growth.jsonl"


def test_what_is_known():
    assert known_growth("all_transpositions", 40).spheres[1] == 780
    assert known_growth("lrx", 8).spheres[-1] == 1
    assert known_growth("lrx", 30) is None
    assert known_growth("rubik_cube", 3, "HTM").complete is False
    assert known_diameter("pancake", 19)[0] == 22
    assert known_diameter("lrx", 8)[0] == 28
    assert known_diameter("lrx", 20) is None
