"""The registry of families."""

from __future__ import annotations

import inspect

import pytest

from wlkit.errors import InputError
from wlkit.graphs import families
from wlkit.graphs.families.registry import ALIASES, FAMILIES, Family


def test_every_family_is_a_documented_function_of_its_name():
    assert len(FAMILIES) > 100
    for name, f in FAMILIES.items():
        assert getattr(families, name) is f.construct
        assert f.summary.endswith((".", "]", ")")), name
        assert f.usage.startswith(name)
        assert inspect.signature(f.construct).return_annotation == "Graph"


def test_aliases_lead_to_families_and_shadow_none():
    assert set(ALIASES.values()) <= set(FAMILIES)
    assert not set(ALIASES) & set(FAMILIES)


def test_parameterless_families_construct():
    for f in FAMILIES.values():
        if not f.signature.parameters:
            assert f().n > 3


def test_wrong_numbers_of_parameters_show_the_usage():
    with pytest.raises(InputError, match=r"kneser\(n, k\) does not take \(5\)"):
        FAMILIES["kneser"](5)
    with pytest.raises(InputError, match="petersen does not take"):
        FAMILIES["petersen"](1)


def test_repr_shows_the_usage():
    assert repr(FAMILIES["circulant"]) == "Family('circulant(n, *jumps)')"
    assert isinstance(FAMILIES["cfi"], Family)
    assert FAMILIES["cfi"].takes_graph
