"""The stored tables: published numbers, a part computed again, and resuming."""

from __future__ import annotations

from itertools import pairwise

import pytest

from analyses import model_tables
from analyses.store import load

# Totals: OEIS A002905, A126133 less the disconnected, A339040 and an independent program.
TOTAL = {
    0: [1, 1, 3, 5, 12, 30, 79, 227],
    1: [1, 2, 5, 13, 37, 114, 367, 1248],
    2: [1, 3, 10, 35, 125, 460, 1747, 6830],
}
# Zhang, Gai, Du, Ye, He, Wang 2024, tables 4 and 5, to six edges; trees OEIS A000055, A000081.
PUBLISHED = {
    ("mpnn", 0): [1, 1, 2, 3, 6, 11, 23, 47],
    ("mpnn", 1): [1, 2, 4, 9, 20, 48, 115, 286],
    ("subgraph-gnn", 2): [1, 3, 10, 33, 107, 347],
    ("local-2-gnn", 2): [1, 3, 10, 35, 124, 450, 1665],
    ("local-2-fgnn", 2): [1, 3, 10, 35, 124, 451],
    ("2-fgnn", 2): [1, 3, 10, 35, 124, 451],
}


def stored(quantity):
    return {(r["model"], r["roots"]): r for r in load("model_tables") if r["quantity"] == quantity}


def test_every_model_is_there_to_eight_edges():
    rows = stored("hom")
    assert {name for name, _ in rows} == set(model_tables.MODELS)
    for (_, roots), r in rows.items():
        assert r["total"] == TOTAL[roots]
        assert all(a <= b for a, b in zip(r["computable"], r["total"], strict=True))
        assert (r["first failures"] == 0) == (r["computable"] == r["total"])


@pytest.mark.parametrize("key", PUBLISHED, ids=str)
def test_published_numbers(key):
    assert stored("hom")[key]["computable"][: len(PUBLISHED[key])] == PUBLISHED[key]


def test_published_numbers_of_copies():
    assert stored("sub")["2-fgnn", 0]["computable"] == [1, 1, 3, 5, 12, 20]
    assert stored("sub")["2-fgnn", 2]["computable"] == [1, 3, 10, 35, 105, 171]


def test_equal_models_have_equal_rows_and_stronger_ones_larger():
    rows = stored("hom")
    for roots in range(3):
        same = [rows[name, roots]["computable"] for name in ("ppgn", "ppgn++", "2-fgnn", "3-ign")]
        assert all(row == same[0] for row in same)
        chain = ["subgraph-gnn", "pswl", "gswl", "local-2-gnn", "local-2-fgnn", "2-fgnn", "3-fgnn"]
        numbers = [rows[name, roots]["computable"] for name in chain]
        for weak, strong in pairwise(numbers):
            assert all(a <= b for a, b in zip(weak, strong, strict=True))


def test_a_part_is_computed_again_and_an_interrupted_run_goes_on(tmp_path, monkeypatch):
    edges = {"hom": 5, "sub": 4}
    first = model_tables.run(["mpnn"], edges, folder=tmp_path)
    asked = []
    fresh = model_tables.rows_of
    monkeypatch.setattr(
        model_tables, "rows_of", lambda name, most: asked.append(name) or fresh(name, most)
    )
    both = model_tables.run(["mpnn", "gswl"], edges, folder=tmp_path)
    assert asked == ["gswl"]
    assert both[: len(first)] == first
    for r in both:
        known = stored(r["quantity"])[r["model"], r["roots"]]
        assert r["computable"] == known["computable"][: edges[r["quantity"]]]
