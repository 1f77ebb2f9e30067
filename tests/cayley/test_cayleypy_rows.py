"""Every row of growth that ships with CayleyPy 0.2.0 and has at most 5e7 states, recomputed."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from wlkit.cayley import growth
from wlkit.cayley.closed_forms import closed_form
from wlkit.groups.generators import make

FILE = Path(__file__).with_name("cayleypy_rows.tsv")
PUZZLES = {
    "cube_222_fixed_htm": ("rubik_cube", 2, "fixed_HTM"),
    "cube_222_fixed_qtm": ("rubik_cube", 2, "fixed_QTM"),
}
MATRICES = {
    "sl_2_fund_roots": ("special_linear_fundamental_roots", 2),
    "sl_3_fund_roots": ("special_linear_fundamental_roots", 3),
    "sl_2_root_weyl": ("special_linear_root_weyl", 2),
    "sl_3_root_weyl": ("special_linear_root_weyl", 3),
}
SAMPLE = 20_000
"""The largest row of each dataset up to this number of states is recomputed by default."""


class Row(NamedTuple):
    """A row of the file: what it is called there, and what is known of its sphere sizes."""

    dataset: str
    key: str
    states: int
    diameter: int
    digest: str

    def generators(self) -> Any:
        """Return the generators that the row is about."""
        if self.dataset.endswith("_coset"):
            return make(self.dataset.removesuffix("_coset"), len(self.key)).with_state(self.key)
        if self.dataset == "puzzles":
            return make(*PUZZLES.get(self.key, (self.key,)))
        if self.dataset in MATRICES:
            return make(*MATRICES[self.dataset], self.key)
        return make(self.dataset.replace("globes", "globe"), *self.key.split(","))


def rows():
    """Return all rows of the file."""
    lines = FILE.read_text(encoding="utf-8").splitlines()
    found = [line.split("\t") for line in lines if not line.startswith("#")]
    return [Row(name, key, int(n), int(d), digest) for name, key, n, d, digest in found]


ROWS = rows()
SMALL = {r.dataset: r for r in sorted(ROWS, key=lambda r: r.states) if r.states <= SAMPLE}


def check(row):
    s = row.generators()
    form = closed_form(s) if row.states > 50_000_000 else None
    spheres = growth(s).spheres if form is None else form.spheres
    assert sum(spheres) == row.states, row
    assert len(spheres) - 1 == row.diameter, row
    text = ",".join(map(str, spheres))
    assert hashlib.sha256(text.encode()).hexdigest()[:16] == row.digest, row


@pytest.mark.parametrize("row", SMALL.values(), ids=lambda row: f"{row.dataset}-{row.key}")
def test_a_row_of_every_dataset(row):
    check(row)


def test_every_dataset_has_rows():
    assert len(ROWS) > 690
    assert len({row.dataset for row in ROWS}) == 35
    assert len(SMALL) == 35


@pytest.mark.slow
@pytest.mark.parametrize("dataset", sorted({row.dataset for row in ROWS}))
def test_all_rows(dataset):
    for row in ROWS:
        if row.dataset == dataset:
            check(row)
