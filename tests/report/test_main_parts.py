"""The parts of the main job hold the numbers of the literature."""

from __future__ import annotations

from wlkit.report.main_parts import (
    Part,
    growth_part,
    pairs_part,
    patterns_part,
    polynomials_part,
)


def rows(part: Part) -> dict[str, list]:
    return {row[0]: list(row[1:]) for row in part.rows}


# Dimensions: the specification's tables for cycles and paths; counts: its public counts.
def test_patterns():
    found = rows(patterns_part())
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


def test_polynomials():
    found = rows(polynomials_part())
    assert found["any matrix to a matrix"][:5] == [2, 15, 117, 877, 6719]
    assert found["graphs: simple, a number"] == [1, 1, 2, 5, 11, 26, 68]


def test_pairs():
    found = {name: row[-2:] for name, row in rows(pairs_part()).items()}
    assert all(row[0] == "alike" for row in found.values())
    blind = {name for name, row in found.items() if row[1] == "alike"}
    assert blind == {"rook4 / shrikhande", "cfi:K3,3 / cfi-twisted:K3,3"}


# Order, diameter, number of farthest elements: published tables (LRX, pancake A058986, cube).
def test_growth():
    found = list(rows(growth_part()).values())
    assert [row[:2] for row in found] == [[362880, 36], [362880, 10], [3674160, 11]]
    assert [row[2] for row in found[1:]] == [5804, 2644]
