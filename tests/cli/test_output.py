"""JSON is one line of plain types; tables group digits."""

from __future__ import annotations

import json
from fractions import Fraction

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from wlkit.cli.output import Answer, Table, grouped, show, to_json


@given(st.integers())
def test_integers_beyond_two_to_the_53_are_text(value):
    back = json.loads(to_json(value))
    assert int(back) == value
    assert isinstance(back, str) == (abs(value) > 2**53)


def test_numpy_values_fractions_sets_and_booleans():
    value = {1: np.int64(3), "a": np.arange(3), "b": Fraction(1, 3), "c": (True, None), "d": 0.5}
    assert json.loads(to_json(value)) == {
        "1": 3, "a": [0, 1, 2], "b": "1/3", "c": [True, None], "d": 0.5,
    }  # fmt: skip
    assert json.loads(to_json({"x": float("inf"), "y": np.bool_(True)})) == {"x": "inf", "y": True}


def test_tables_are_for_people_only(capsys):
    table = Table(("n", "name"), [(10**6, "[bold]"), (3, "x")], "title")
    answer = Answer({"a": 1}, ["line"], [table], closing="last")
    show(answer, as_json=False)
    out = capsys.readouterr().out
    assert "1 000 000" in out
    assert "[bold]" in out
    assert out.splitlines()[0] == "line"
    assert out.splitlines()[-1] == "last"
    show(answer, as_json=True)
    assert capsys.readouterr().out == '{"a": 1}\n'


def test_grouped():
    assert grouped(-12345) == "-12 345"
    assert (grouped(True), grouped("x"), grouped(0.5)) == ("yes", "x", "0.5")
