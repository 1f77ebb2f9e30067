"""Finding and loading `papers/<slug>/claims.py`."""

from __future__ import annotations

from pathlib import Path

import pytest

from wlkit.claims import load_claims, papers, papers_folder
from wlkit.errors import FormatError, InputError, UnknownNameError

GOOD = """
from wlkit.claims import Claim
CLAIMS = [Claim("one", "One is one.", "theorem", "arithmetic", 1, lambda: 1)]
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for slug, text in {"a-paper": GOOD, "twice": GOOD + "CLAIMS *= 2\n", "none": "x = 1\n"}.items():
        (tmp_path / slug).mkdir()
        (tmp_path / slug / "claims.py").write_text(text)
    (tmp_path / "no-claims").mkdir()
    return tmp_path


def test_papers_are_the_folders_with_claims(folder: Path) -> None:
    assert papers(folder) == ("a-paper", "none", "twice")
    assert papers_folder(folder) == folder


def test_a_folder_name_with_dashes_loads(folder: Path) -> None:
    assert [c.id for c in load_claims("a-paper", folder)] == ["one"]


def test_an_unknown_paper_names_the_nearest(folder: Path) -> None:
    with pytest.raises(UnknownNameError, match="did you mean a-paper"):
        load_claims("a-papr", folder)


@pytest.mark.parametrize(("slug", "message"), [("twice", "stands there twice"), ("none", "CLAIMS")])
def test_a_file_that_holds_no_list_of_claims_is_refused(folder: Path, slug, message) -> None:
    with pytest.raises(FormatError, match=message):
        load_claims(slug, folder)


def test_a_missing_folder_says_where_it_looked(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="checkout"):
        papers_folder(tmp_path / "nowhere")
