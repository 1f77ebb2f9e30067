"""Refinements by name."""

from __future__ import annotations

import subprocess
import sys
from typing import get_args

import pytest

from wlkit.errors import InputError, UnknownNameError
from wlkit.wl import HIERARCHY, REFINEMENTS, Variant, refine, refinement, register
from wlkit.wl.named import FAMILIES


def test_the_names_are_those_of_the_registry() -> None:
    assert set(get_args(Variant)) == set(REFINEMENTS)
    assert all(refinement(name) for name in HIERARCHY)


@pytest.mark.parametrize(
    ("name", "variant", "options"),
    [
        ("folklore:2", "folklore", {"k": 2}),
        ("oblivious:3", "oblivious", {"k": 3}),
        ("substructure:4", "substructure", {"k": 4}),
        ("i2:2", "i2", {"hops": 2}),
        ("ngnn:all", "ngnn", {"hops": None}),
        ("dss-ego:2", "dss-ego", {"hops": 2}),
    ],
)
def test_a_parameter_behind_a_colon(name: str, variant: str, options: dict) -> None:
    graphs = ["decalin", "bicyclopentyl"]
    mine, expected = refine(graphs, name), refine(graphs, variant, **options)
    assert mine.flat.tolist() == expected.flat.tolist()
    assert (mine.variant, mine.k) == (expected.variant, expected.k)


@pytest.mark.parametrize(
    ("name", "match"),
    [
        ("folklore:0", "k >= 1"),
        ("folklore:two", "expected an integer, got 'two'"),
        ("folklore:all", "expected an integer, got 'all'"),
        ("ngnn:", "an integer or all, got ''"),
        ("spd:2", "expected no argument"),
        ("hom:", "at least one vertex"),
    ],
)
def test_bad_parameters(name: str, match: str) -> None:
    with pytest.raises(InputError, match=match):
        refine("C5", name)


def test_a_name_is_text() -> None:
    with pytest.raises(InputError, match="name of a refinement, got None"):
        refine("C5", None)  # type: ignore[arg-type]


def test_unknown_names_list_the_nearest() -> None:
    for name in ("swl", "homs:K3", "sswl2"):
        with pytest.raises(UnknownNameError, match="refinement"):
            refine("C5", name)


def test_a_refinement_of_ones_own() -> None:
    register("twice", lambda k: refinement(f"folklore:{2 * int(k)}"))
    try:
        assert refine("C6", "twice:1").k == 2
    finally:
        del FAMILIES["twice"]
    with pytest.raises(InputError, match="not in REFINEMENTS"):
        register("folklore", lambda k: refinement("spd"))


def test_families_of_patterns_load_when_they_are_asked_for() -> None:
    code = (
        "import sys; from wlkit.wl import distinguish; print('wlkit.motifs' in sys.modules, "
        "distinguish('prism:3', 'K3,3', variant='hom:K3').distinguished)"
    )
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert out.stdout.split() == ["False", "True"]


def test_integers_too_long_to_read_are_refused() -> None:
    with pytest.raises(InputError, match="expected an integer, got '999"):
        refine("C5", f"folklore:{'9' * 5000}")
