"""The external graph data: BREC pairs and strongly regular graphs, when they are at hand.

They live in a folder of their own, named by the environment variable WLKIT_DATA or else found
beside the checkout as `../shared/data`. A test that asks for a file that is not there is skipped
with the reason.
"""

from __future__ import annotations

import csv
import os
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).resolve().parents[1]


class BrecPair(NamedTuple):
    """Two non-isomorphic graphs, as graph6, of one category of the BREC benchmark."""

    number: int
    category: str
    first: str
    second: str


def data_file(name: str) -> Path:
    """Return the path of an external data file, or skip the test that asks for it."""
    folder = Path(os.environ.get("WLKIT_DATA") or ROOT.parent / "shared" / "data")
    path = folder / name
    if not path.is_file():
        pytest.skip(f"{name} not found under {folder} (set WLKIT_DATA)")
    return path


@cache
def _lines(path: Path) -> tuple[str, ...]:
    return tuple(line.strip() for line in path.read_text().splitlines() if line.strip())


def brec_pairs() -> list[BrecPair]:
    """Return the 400 pairs of BREC (Wang and Zhang 2023), graph6 text."""
    graphs = _lines(data_file("brec/pairs.g6"))
    with data_file("brec/pairs.csv").open(newline="") as table:
        return [
            BrecPair(
                int(row["pair"]),
                row["category"],
                graphs[int(row["line1"])],
                graphs[int(row["line2"])],
            )
            for row in csv.DictReader(table)
        ]


def strongly_regular(name: str) -> tuple[str, ...]:
    """Return the graphs of one parameter set (`sr251256`, ...), graph6 text."""
    return _lines(data_file(f"strongly_regular/{name}.g6"))
