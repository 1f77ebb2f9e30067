"""Run a command line in this process, or as a program."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from wlkit.cli import main

ROOT = Path(__file__).resolve().parents[2]


def answer(capsys: pytest.CaptureFixture[str], line: str) -> Any:
    """Return the one JSON object that `wlkit <line> --json` prints."""
    assert main([*line.split(), "--json"]) == 0
    out, _ = capsys.readouterr()
    assert out.count("\n") == 1
    return json.loads(out)


def refusal(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    """Return the one line on standard error with which a command line is refused."""
    assert main(list(words)) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.count("\n") == 1
    assert err.startswith("wlkit: error: ")
    return err


def program(*words: str, **options: Any) -> subprocess.CompletedProcess[str]:
    """Run `python -m wlkit` as a program of its own."""
    command = [sys.executable, "-m", "wlkit", *words]
    return subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=120, **options
    )
