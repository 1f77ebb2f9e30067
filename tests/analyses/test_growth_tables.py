"""Small rows of the stored tables are computed again; all of them obey what is known."""

from __future__ import annotations

import hashlib
from math import factorial

import pytest

from analyses.growth_tables import NAME, run
from analyses.store import load
from tests.cayley.test_cayleypy_rows import ROWS as PUBLISHED
from wlkit.cayley import closed_form
from wlkit.groups import GeneratingSet
from wlkit.groups.generators import FAMILIES, make

ROWS = {(r["family"], tuple(r["parameters"]), r["state"]): r for r in load(NAME)}
LEFT_OUT = {
    "conjugacy_classes", "rand_generators", "dino", "megaminx", "picture_cube333", "starminx",
    "starminx_2",
}  # fmt: skip


def test_small_rows_again():
    rows = list(run(60, 2_000))
    assert len(rows) > 100
    assert all(ROWS[r["family"], tuple(r["parameters"]), r["state"]] == r for r in rows)


def test_rows_that_are_known_are_kept():
    kept = {"family": "all_cycles", "parameters": [2], "state": None, "order": 2}
    assert next(run(10, 100, [kept])) is kept


def test_every_family_that_is_not_random_or_too_large_has_rows():
    names = {family.name for family in FAMILIES.values()}
    assert names - {name for name, _, _ in ROWS} == LEFT_OUT


def test_spheres_add_up():
    for r in ROWS.values():
        assert sum(r["spheres"]) == r["order"]
        assert len(r["spheres"]) == r["diameter"] + 1
        assert min(r["spheres"]) >= 1


@pytest.mark.parametrize("family", ["lrx", "pancake", "stars", "rapaport_m1", "transposons"])
def test_symmetric_groups_are_filled(family):
    orders = [r["order"] for (name, _, state), r in ROWS.items() if name == family and not state]
    assert factorial(10) in orders


def test_rows_are_those_of_theorems():
    found = 0
    for (name, parameters, state), r in ROWS.items():
        form = closed_form(name, *parameters) if state is None and r["order"] < 10**6 else None
        if form is not None:
            assert list(form.spheres) == r["spheres"]
            found += 1
    assert found > 50


def member(name, parameters):
    """Return the name and all parameters of a member, those left out too."""
    return name, tuple(value for _, value in make(name, *parameters).parameters)


def test_rows_are_the_published_ones():
    # fingerprints of the data of CayleyPy 0.2.0, wherever both have a row
    published = {
        member(row.dataset, row.key.split(",")): row
        for row in PUBLISHED
        if row.dataset in FAMILIES and row.states <= 10**6
    }
    found = 0
    for (name, parameters, state), r in ROWS.items():
        if state is None and r["order"] <= 10**6 and member(name, parameters) in published:
            text = ",".join(map(str, r["spheres"]))
            digest = hashlib.sha256(text.encode()).hexdigest()[:16]
            assert digest == published[member(name, parameters)].digest, (name, parameters)
            found += 1
    assert found > 200


def test_alternating_words_have_the_conjectured_diameter():
    for (name, parameters, state), r in ROWS.items():
        m = len(state or "") // 2
        if name == "lrx" and state == "01" * m:
            assert r["diameter"] == (3 * m * m + m % 2) // 4, parameters


def test_inverse_closed_sets_of_symmetric_groups_keep_the_quadratic_bound():
    # arXiv 2509.19162 conjectures that their diameters are at most n^2/2 + 4n
    members = [
        (make(name, *parameters), r)
        for (name, parameters, state), r in ROWS.items()
        if state is None and r["inverse_closed"]
    ]
    symmetric = [
        (s.degree, r["diameter"])
        for s, r in members
        if isinstance(s, GeneratingSet) and r["order"] == factorial(s.degree)
    ]
    assert len(symmetric) > 200
    assert all(2 * diameter <= n * n + 8 * n for n, diameter in symmetric)
