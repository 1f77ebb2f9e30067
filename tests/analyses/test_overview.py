"""The picture of the README says what the engines compute today."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from analyses import overview
from analyses.store import RESULTS


def words(picture: str) -> list[str]:
    """Return all captions and accessible names; where a picture puts its vertices may change."""
    return [text for text in ET.fromstring(picture).itertext() if text.strip()]


def test_the_stored_picture_is_computed():
    found = words(overview.run())
    assert found == words((RESULTS / "overview.svg").read_text(encoding="utf-8"))
    assert "by folklore 3-WL, not by 2-WL" in found
    assert "counting C8 has WL-dimension 3" in found
    assert "LRX(8): diameter 28" in found
