"""The main job: four engines, one self-contained page."""

from __future__ import annotations

import json

import pytest

from wlkit.report import MainReport, main_report


@pytest.fixture(scope="module")
def job() -> MainReport:
    return main_report()


def test_the_page_stands_alone(job, tmp_path):
    page = job.save(tmp_path / "run.html").read_text()
    outside = page.replace("http://www.w3.org/2000/svg", "")
    assert "http" not in outside
    assert "<script" not in outside
    assert page.count("<svg") > 50
    assert page.count("<section") == 4
    assert "polyline" in page


def test_the_answers_are_json(job):
    data = json.loads(json.dumps(job.to_dict(), default=int))
    assert set(data) == {"patterns", "polynomials", "pairs", "growth", "seconds"}
    assert "4 parts" in repr(job)
    assert job._repr_html_().count("<h3>") >= 4
