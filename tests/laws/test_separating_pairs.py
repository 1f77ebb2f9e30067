"""The table of separating pairs: every refinement sees what the table says, and no more."""

from __future__ import annotations

import pytest

from wlkit.graphs.families import PAIRS
from wlkit.wl import distinguish

CASES = [
    pytest.param(name, method, method in pair.apart, marks=[pytest.mark.slow] * (method == "4-wl"))
    for name, pair in sorted(PAIRS.items())
    for method in (*pair.alike, *pair.apart)
]


@pytest.mark.parametrize(("name", "method", "apart"), CASES)
def test_a_refinement_tells_a_pair_apart_iff_the_table_says_so(name, method, apart):
    g, h = PAIRS[name].graphs
    order, _, kind = method.partition("-")
    if kind == "wl" and order.isdecimal():
        answer = distinguish(g, h, k=int(order))
    else:
        answer = distinguish(g, h, variant=order)
    assert answer.distinguished is apart
