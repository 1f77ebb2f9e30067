"""Rows of growth: what they say, how they are written, when two can both be right."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from wlkit.cayley import GrowthRow
from wlkit.cayley.growth_row import agrees
from wlkit.errors import FormatError
from wlkit.groups import generators


def test_a_row_is_written_and_read():
    row = GrowthRow("lrx", (4, 1), (1, 2, 2, 1), True, "by hand", (0, 0, 1, 1))
    assert GrowthRow.from_dict(json.loads(json.dumps(row.to_dict()))) == row
    assert row.generators == generators.lrx(4).with_state("0011")
    assert row.diameter == 3
    assert "diameter 3, 'by hand'" in repr(row)
    part = replace(row, complete=False)
    assert part.diameter is None
    assert "radius 3" in repr(part)


@pytest.mark.parametrize(
    "row",
    [
        {},
        {"family": "lrx", "parameters": [4], "spheres": [], "complete": True, "source": ""},
        {"family": "lrx", "parameters": [4], "spheres": [1, 0], "complete": True, "source": ""},
        {"family": "lrx", "parameters": 4, "spheres": [1, 3], "complete": True, "source": ""},
        [1, 2],
    ],
)
def test_what_is_no_row(row):
    with pytest.raises(FormatError):
        GrowthRow.from_dict(row)


def test_agreement_of_rows():
    whole = GrowthRow("lrx", (4,), (1, 3, 6), True, "here")
    part = replace(whole, complete=False)
    assert agrees((1, 3, 6), True, whole)
    assert agrees((1, 3), False, whole)
    assert agrees((1, 3, 6, 7), True, part)
    assert not agrees((1, 3), True, whole)
    assert not agrees((1, 3, 6, 7), False, whole)
    assert not agrees((1, 4), False, part)
    assert not agrees((1, 3), True, part)
