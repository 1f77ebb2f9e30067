"""Orders of the groups of all families against GAP, where it is installed."""

from __future__ import annotations

import re
import shutil
import subprocess

import pytest

from tests.groups.generators.small import SMALL
from wlkit.cayley import growth
from wlkit.groups import GeneratingSet, MatrixGeneratingSet
from wlkit.groups.generators import make

LARGE = [
    ("megaminx",), ("starminx",), ("starminx_2",), ("picture_cube333",), ("rubik_cube", 3),
    ("rubik_cube", 5, "QTM"), ("hungarian_rings", 9, 3, 8, 2), ("globe", 3, 4), ("lrx", 20),
]  # fmt: skip
MEMBERS = [(name, *parameters) for name in SMALL for parameters in SMALL[name]] + LARGE


def gap_text(s):
    """Return GAP's name for the group of some generators, None where there is none."""
    if isinstance(s, GeneratingSet):
        rows = ",".join(f"PermList({[x + 1 for x in p]})" for p in s.permutations.tolist())
        return f"Group([{rows}])"
    if isinstance(s, MatrixGeneratingSet) and s.modulo:
        rows = ",".join(f"{m}*One(Integers mod {s.modulo})" for m in s.matrices.tolist())
        return f"Group([{rows}])"
    return None


@pytest.mark.slow
def test_orders_are_those_of_gap():
    if shutil.which("gap") is None:
        pytest.skip("GAP is not installed")
    sets = [make(*member).with_state(None) for member in MEMBERS]
    asked = [(s, text) for s in sets if (text := gap_text(s))]
    lines = [f'Print("order ",Size({text}),"\\n");' for _, text in asked]
    # GAP breaks long numbers at the width of a screen
    program = "\n".join(['SetPrintFormattingStatus("*stdout*",false);', *lines, "QUIT;\n"])
    run = subprocess.run(["gap", "-q"], input=program, capture_output=True, text=True, check=False)
    orders = [int(x) for x in re.findall(r"order (\d+)", run.stdout)]
    assert len(orders) == len(asked) > 100, run.stderr[-500:]
    for (s, _), order in zip(asked, orders, strict=True):
        if isinstance(s, GeneratingSet):
            assert s.group().order == order, s
        else:
            assert sum(growth(s).spheres) == order, s
