"""Pages escape what they are given and group digits."""

from __future__ import annotations

from wlkit.report.page import contents, document, facts, figures, section, table


def test_a_document_is_self_contained_and_escaped():
    page = document("a < b", "kicker", "lead", section("s", "t & u", "body"), "foot")
    assert page.startswith("<!doctype html>")
    assert "a &lt; b" in page
    assert "t &amp; u" in page
    assert "http" not in page


def test_tables_set_numbers_flush_right():
    html = table(("name", "count"), [("x<y", 12345), ("z", 7)], "caption")
    assert "x&lt;y" in html
    assert '<td class="num">12&#8239;345</td>' in html
    assert "<caption>caption</caption>" in html
    assert table(("a",), [])


def test_parts():
    assert '<a href="#x">y</a>' in contents([("x", "y")])
    assert figures([("<svg/>", "c")]).count("<figure>") == 1
    assert "7" in facts([(7, "what")])
