"""Spheres of puzzles: small ones computed again without symmetry, all against known rows."""

from __future__ import annotations

from analyses.store import load
from analyses.symmetric_growth import NAME, RADII, row, run
from wlkit.cayley import growth

ROWS = {tuple(r["puzzle"]): r for r in load(NAME)}

# OEIS A080583, A080601
KNOWN = {
    ("rubik_cube", 3, "HTM"): [
        *(1, 18, 243, 3240, 43239, 574908, 7618438, 100803036, 1332343288, 17596479795)
    ],
    ("rubik_cube", 3, "QTM"): [
        *(1, 12, 114, 1068, 10011, 93840, 878880, 8221632, 76843595, 717789576, 6701836858)
    ],
}


def test_rows_are_there():
    assert set(ROWS) == set(RADII)
    for puzzle, r in ROWS.items():
        assert len(r["spheres"]) > RADII[puzzle] - 2


def test_rows_agree_with_what_is_known():
    for puzzle, known in KNOWN.items():
        spheres = ROWS[puzzle]["spheres"]
        assert spheres == known[: len(spheres)]


def test_near_spheres_again_without_symmetry():
    for puzzle, r in ROWS.items():
        assert list(growth(*puzzle, max_radius=3, engine="frontier").spheres) == r["spheres"][:4]


def test_rows_that_reach_are_kept():
    near = ("rubik_cube", 3, "HTM")
    assert run({near: 2}, [ROWS[near]]) == [ROWS[near]]
    assert row(near, 2)["spheres"] == [1, 18, 243]
    assert row(near, 2)["symmetries"] == 48
