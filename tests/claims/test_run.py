"""Running the claims of one paper or of all."""

from __future__ import annotations

from pathlib import Path

import pytest

from wlkit.claims import run_claims, tally
from wlkit.errors import UnknownNameError

FILE = """
from wlkit.claims import Claim
def claim(id, expected, slow=False):
    return Claim(id, "x", "theorem", "y", expected, lambda: 1, slow=slow)
CLAIMS = [claim("holds", 1), claim("fails", 2), claim("late", 1, slow=True)]
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for slug in ("b-paper", "a-paper"):
        (tmp_path / slug).mkdir()
        (tmp_path / slug / "claims.py").write_text(FILE)
    return tmp_path


def test_all_papers_run_in_order(folder: Path) -> None:
    rows = run_claims(folder=folder, progress=True)
    assert [(r.paper, r.claim.id) for r in rows[:4]] == [
        ("a-paper", "holds"),
        ("a-paper", "fails"),
        ("a-paper", "late"),
        ("b-paper", "holds"),
    ]
    assert tally(rows) == {"holds": 4, "fails": 2, "error": 0}


def test_one_paper_and_without_the_slow_claims(folder: Path) -> None:
    rows = run_claims("b-paper", folder=folder, slow=False)
    assert [(r.paper, r.claim.id) for r in rows] == [("b-paper", "holds"), ("b-paper", "fails")]


def test_an_unknown_paper_is_an_error(folder: Path) -> None:
    with pytest.raises(UnknownNameError, match="c-paper"):
        run_claims("c-paper", folder=folder)
