"""The picture of the README is what the engines compute today."""

from __future__ import annotations

from xml.etree import ElementTree

from analyses import overview
from analyses.store import RESULTS


def test_the_stored_picture_is_computed():
    picture = overview.run()
    assert (RESULTS / "overview.svg").read_text(encoding="utf-8") == picture
    assert "by folklore 3-WL, not by 2-WL" in picture
    assert "WL-dimension 3" in picture
    assert "diameter 28" in picture
    assert ElementTree.fromstring(picture).tag.endswith("svg")
