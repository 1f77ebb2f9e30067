"""The page of a report is self-contained and leaves out what was not computed."""

from __future__ import annotations

import pytest

from wlkit.report import Report, report
from wlkit.report.pattern_page import counts_part, spasm_part, witness_part


@pytest.fixture(scope="module")
def of_c8() -> Report:
    return report("C8")


def test_the_page_is_self_contained(of_c8, tmp_path):
    page = of_c8.save(tmp_path / "c8.html").read_text()
    assert page == of_c8.to_html()
    assert page.count("<svg") > 15
    for outside in ("http://", "https://", "<script", "<link", "src="):
        assert outside not in page.replace("http://www.w3.org/2000/svg", "")
    assert of_c8._repr_html_() in page


def test_all_images_are_drawn_with_their_coefficients(of_c8):
    part = spasm_part(of_c8)
    assert part.count("<figure>") == 35
    assert "<br>1/16<" in part


def test_the_witness_is_drawn_with_its_counts(of_c8):
    part = witness_part(of_c8)
    assert "11952 copies" in part
    assert "11688 copies" in part
    assert part.count("<svg") == 2


def test_parts_that_were_not_computed_are_left_out():
    single = report("0>1")
    assert counts_part(single) == ""
    assert 'id="counts"' not in single.to_html()
    assert witness_part(report("K1")) == ""
