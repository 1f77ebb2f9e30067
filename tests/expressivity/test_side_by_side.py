from __future__ import annotations

import csv

import pytest

from wlkit.errors import InputError
from wlkit.expressivity import ModelBank, side_by_side

MINE = ModelBank("a_b & c", contract=["leaf"], merge=["nodes"])


def test_rows_are_those_of_the_tables():
    found = side_by_side(["mpnn", MINE, "ppgn++"], 6)
    rows = list(csv.reader(found.to_csv().splitlines()))
    assert rows[0] == ["model", "1 edge", *(f"{m} edges" for m in range(2, 7)), "first failure"]
    assert [row[1:7] for row in rows[1:]] == [
        ["1", "1", "2", "3", "6", "11"],
        ["1", "1", "2", "3", "6", "11"],
        ["1", "1", "3", "5", "12", "29"],
        ["1", "1", "3", "5", "12", "30"],
    ]
    assert found.verify()
    assert len(found.to_dict()["tables"]) == 3
    assert "0 roots" in repr(found)


def test_markup():
    found = side_by_side([MINE, "ppgn++"], 3)
    html = found.to_html()
    assert html.count("<tr>") == 4
    assert "a_b &amp; c" in html
    assert html.count("<svg") == 1
    assert found.to_html(pictures=False).count("<svg") == 0
    assert found._repr_html_() == html
    tex = found.to_latex()
    assert r"a\_b \& c & 1 & 1 & 2" in tex
    assert tex.count(r"\\") == 4


def test_bad_input():
    with pytest.raises(InputError, match="at least one"):
        side_by_side([], 3)
    with pytest.raises(InputError, match="roots"):
        side_by_side(["mpnn"], 3, 2)
