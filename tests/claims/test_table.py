"""The HTML page of the verdicts."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path

from wlkit.claims import Claim, Computed, to_html, write_html

HOSTILE = "<script>alert('&')</script>"


class Page(HTMLParser):
    """Collects tags and text, and fails on unbalanced ones."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: list[str] = []
        self.text = ""

    def handle_starttag(self, tag, attrs) -> None:
        self.seen.append(tag)
        assert not [value for name, value in attrs if name in {"src", "href"}]
        if tag not in {"meta", "br"}:
            self.open.append(tag)

    def handle_endtag(self, tag) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data) -> None:
        self.text += data


def verdicts():
    one = Claim("one", HOSTILE, "table", HOSTILE, {"x": [1]}, lambda: {"x": [1]})
    two = Claim("two", "Fails.", "theorem", "s", 1, lambda: Computed(HOSTILE, HOSTILE))
    three = Claim("three", "Raises.", "theorem", "s", 1, lambda: 1 // 0, "as we read it")
    return [one.check("a"), two.check("a"), three.check("b")]


def test_the_page_is_balanced_escaped_and_loads_nothing() -> None:
    page = Page()
    page.feed(to_html(verdicts(), title=HOSTILE))
    assert page.open == []
    assert "script" not in page.seen
    assert page.seen.count("table") == 2
    assert "1 holds, 1 fails, 1 error" in page.text
    assert page.text.count(HOSTILE) == 6  # title twice, statement, source, computed, evidence
    assert "as we read it" in page.text


def test_the_page_is_written_whole(tmp_path: Path) -> None:
    rows = verdicts()
    target = write_html(rows, tmp_path / "new" / "claims.html")
    assert target.read_text() == to_html(rows)
    assert [p.name for p in target.parent.iterdir()] == ["claims.html"]
