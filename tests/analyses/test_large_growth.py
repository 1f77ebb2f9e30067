"""Small rows of the stored growth are computed again; large ones obey what is known."""

from __future__ import annotations

from math import factorial

from analyses.large_growth import LARGEST, NAME, run
from analyses.store import load

ROWS = {(r["family"], r["n"]): r for r in load(NAME)}

# OEIS A058986, A078942 and A039745
PANCAKE = dict(enumerate([1, 3, 4, 5, 7, 8, 9, 10, 11, 13, 14, 15, 16], start=2))
BURNT = dict(enumerate([4, 6, 8, 10, 12, 14, 15, 17, 18], start=2))
LX = dict(enumerate([1, 2, 6, 11, 18, 25, 35, 45, 58, 71, 87, 103, 122], start=2))


def test_small_rows_again():
    for r in run({"lrx": 8, "pancake": 8, "lx": 8, "burnt_pancake": 6}):
        assert r == ROWS[r["family"], r["n"]]


def test_rows_are_there_and_fill_the_group():
    assert sorted(ROWS) == sorted((f, n) for f, last in LARGEST.items() for n in range(4, last + 1))
    for (family, n), r in ROWS.items():
        signs = 2**n if family == "burnt_pancake" else 1
        assert sum(r["spheres"]) == r["order"] == signs * factorial(n)
        assert len(r["spheres"]) == r["diameter"] + 1


def test_diameters_are_the_known_ones():
    known = {
        "lrx": lambda n: n * (n - 1) // 2,
        "pancake": PANCAKE.get,
        "burnt_pancake": BURNT.get,
        "lx": LX.get,
    }
    for (family, n), r in ROWS.items():
        assert r["diameter"] == known[family](n), (family, n)


def test_lrx_has_one_farthest_element():
    for (family, n), r in ROWS.items():
        if family == "lrx":
            assert r["spheres"][-1] == 1, n


def test_rows_that_are_known_are_kept():
    kept = {"family": "lrx", "n": 4, "order": 24}
    assert run({"lrx": 4}, [kept]) == [kept]
