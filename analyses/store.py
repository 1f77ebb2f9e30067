"""Where a result lies, and how it gets there: whole or not at all."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from wlkit.report import write_whole

RESULTS = Path(__file__).parent / "results"


def save(name: str, question: str, answer: Any, folder: Path = RESULTS) -> Path:
    """Write `results/<name>.json` and return its path.

    Parameters
    ----------
    name : str
    question : str
        A docstring; its first line is kept.
    answer : object
        Plain Python values; a list of rows is written one row a line.
    """
    head = json.dumps(question.strip().splitlines()[0])
    rows = ",\n  ".join(json.dumps(row, sort_keys=True) for row in answer)
    text = f'{{\n"question": {head},\n"rows": [\n  {rows}\n]}}\n'
    return write_whole(folder / f"{name}.json", text)


def load(name: str, folder: Path = RESULTS) -> list[Any]:
    """Return the rows of a stored result."""
    rows: list[Any] = json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))["rows"]
    return rows
