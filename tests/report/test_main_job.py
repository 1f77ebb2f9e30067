"""The main job: four engines, known numbers, one self-contained page."""

from __future__ import annotations

import json

import pytest

from wlkit.report import MainReport, main_report


@pytest.fixture(scope="module")
def job() -> MainReport:
    return main_report()


def part(job: MainReport, key: str):
    return next(p for p in job.summaries if p.key == key)


def rows(job: MainReport, key: str) -> dict[str, list]:
    return {row[0]: list(row[1:]) for row in part(job, key).rows}


# Dimensions: the specification's tables for cycles and paths; counts: its public counts.
def test_patterns(job):
    found = rows(job, "patterns")
    assert {name: row[:5] for name, row in found.items()} == {
        "K3": [2, 1, 2, 2, 2],
        "P4": [1, 4, 1, 2, 3],
        "S3": [1, 3, 1, 1, 3],
        "C4": [2, 3, 2, 2, 3],
        "diamond": [2, 2, 2, 2, 3],
        "K4": [3, 1, 3, 3, 3],
        "C5": [2, 3, 2, 2, 4],
        "C6": [2, 10, 2, 2, 5],
        "C8": [2, 35, 2, 3, 7],
    }
    assert [row[5] for row in found.values()] == [name == "S3" for name in found]
    assert [row[6] for row in found.values()] == [name not in ("K4", "C8") for name in found]
    assert found["K3"][7:9] == [45, 0]
    assert found["K4"][7] == 11
    assert found["C8"][8:11] == [15, 11952, 11688]


def test_polynomials(job):
    found = rows(job, "polynomials")
    assert found["any matrix to a matrix"][:5] == [2, 15, 117, 877, 6719]
    assert found["graphs: simple, a number"] == [1, 1, 2, 5, 11, 26, 68]


def test_pairs(job):
    found = {name: row[-2:] for name, row in rows(job, "pairs").items()}
    assert all(row[0] == "alike" for row in found.values())
    blind = {name for name, row in found.items() if row[1] == "alike"}
    assert blind == {"rook4 / shrikhande", "cfi:K3,3 / cfi-twisted:K3,3"}


# Order, diameter, number of farthest elements: published tables (LRX, pancake A058986, cube).
def test_growth(job):
    found = list(rows(job, "growth").values())
    assert [row[:2] for row in found] == [[362880, 36], [362880, 10], [3674160, 11]]
    assert [row[2] for row in found[1:]] == [5804, 2644]


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
