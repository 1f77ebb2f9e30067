"""The notebooks run: as plain scripts by default, as notebooks when asked for the slow tests."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SCRIPTS = sorted((ROOT / "notebooks").glob("*.py"))


def by_name(path: Path) -> str:
    return path.stem


def test_there_is_a_tour() -> None:
    assert "01_tour" in [path.stem for path in SCRIPTS]
    assert not list((ROOT / "notebooks").glob("*.ipynb")), "outputs are not stored"


@pytest.mark.parametrize("script", SCRIPTS, ids=by_name)
def test_notebook_runs_as_a_plain_script(script: Path) -> None:
    pytest.importorskip("matplotlib")
    done = subprocess.run(
        [sys.executable, "-W", "error", script],
        cwd=ROOT,
        env={**os.environ, "MPLBACKEND": "Agg", "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]


@pytest.mark.slow
@pytest.mark.parametrize("script", SCRIPTS, ids=by_name)
def test_notebook_executes(script: Path, tmp_path: Path) -> None:
    pytest.importorskip("jupytext")
    nbformat = pytest.importorskip("nbformat")
    pytest.importorskip("nbclient")
    from tools.notebooks import execute

    book = nbformat.read(execute(script, tmp_path), as_version=4)
    code = [cell for cell in book.cells if cell.cell_type == "code"]
    assert all(cell.execution_count for cell in code)
    assert not [o for cell in code for o in cell.outputs if o.output_type == "error"]
    pictures = [o for cell in code for o in cell.outputs if "data" in o and set(o.data) & PICTURES]
    assert pictures


PICTURES = {"image/svg+xml", "image/png", "text/html"}
