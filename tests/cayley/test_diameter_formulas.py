"""Formulas for diameters against the engines, and which of them are proved."""

from __future__ import annotations

import pytest

from wlkit.cayley import diameter_formula, growth, known_diameter
from wlkit.cayley.diameter_formulas import BURNT_PANCAKE, DIAMETERS, PANCAKE
from wlkit.groups import GeneratingSet, generators


@pytest.mark.parametrize("name", sorted(DIAMETERS))
def test_formulas_for_diameters(name):
    for n in range(3, 6 if name in ("burnt_pancake", "coxeter_b", "coxeter_d") else 8):
        formula = diameter_formula(name, n)
        if formula is not None:
            assert formula.value == growth(name, n).diameter, n


def test_tables_are_those_of_the_oeis():
    # A058986 and A078942
    assert PANCAKE == (0, 1, 3, 4, 5, 7, 8, 9, 10, 11, 13, 14, 15, 16, 17, 18, 19, 20, 22)
    assert BURNT_PANCAKE == (1, 4, 6, 8, 10, 12, 14, 15, 17, 18, 19, 21)


def test_conjectures_are_said_to_be_such():
    assert not diameter_formula("lrx", 9).proved
    assert not diameter_formula("lx", 9).proved
    assert not diameter_formula(generators.lrx(8).with_state("01010101")).proved
    assert diameter_formula("stars", 9).proved
    assert known_diameter("lrx", 30) is None
    assert known_diameter("stars", 30)[0] == 43


def test_what_has_no_formula():
    assert diameter_formula("lrx", 6, 2) is None
    assert diameter_formula(GeneratingSet([[1, 0]])) is None
    assert diameter_formula("rubik_cube", 2) is None
    assert diameter_formula(generators.lrx(8).with_state("01010101")).value == 12
    assert diameter_formula(generators.lrx(8).with_state("00110101")) is None
