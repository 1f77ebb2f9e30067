"""``python -m wlkit`` is the command line, exit codes and streams included."""

from __future__ import annotations

import json
import runpy
import sys

import pytest

import wlkit
from tests.cli.run import program


@pytest.mark.parametrize(("words", "code"), [(["--version"], 0), (["grwth"], 2)])
def test_the_module_exits_with_the_code_of_the_command(monkeypatch, capsys, words, code):
    monkeypatch.setattr(sys, "argv", ["wlkit", *words])
    with pytest.raises(SystemExit) as left:
        runpy.run_module("wlkit", run_name="__main__")
    assert left.value.code == code
    out, err = capsys.readouterr()
    assert (out == f"wlkit {wlkit.__version__}\n") == (code == 0)
    assert err.startswith("wlkit: error: ") == (code == 2)


def test_as_a_program_it_prints_one_answer():
    """K_5 has ten triangles."""
    found = program("count", "K3", "K5", "--kind", "sub", "--json")
    assert (found.returncode, found.stderr) == (0, "")
    assert json.loads(found.stdout)["value"] == 10
