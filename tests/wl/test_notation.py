"""Formulas as Unicode text and LaTeX."""

from __future__ import annotations

import pytest

from wlkit.wl.formulas import And, Arc, AtLeast, Equal, Formula, HasLabel, Not
from wlkit.wl.notation import latex, unicode_text

CASES: list[tuple[Formula, str, str]] = [
    (And(()), "⊤", r"\top"),
    (Equal(0, 2), "x = z", "x = z"),
    (Not(Equal(0, 1)), "x ≠ y", r"x \neq y"),
    (Not(Arc(3, 10)), "¬E(u, x10)", r"\neg E(u, x_{10})"),
    (Arc(0, 1, "a_b"), "E[a_b](x, y)", r"E_{\text{a\_b}}(x, y)"),
    (HasLabel(1, "N"), "N(y)", r"P_{\text{N}}(y)"),
    (HasLabel(0, 1), "1(x)", r"P_{\text{1}}(x)"),
    (HasLabel(0, "1"), "'1'(x)", r"P_{\text{'1'}}(x)"),
    (HasLabel(0, ""), "''(x)", r"P_{\text{''}}(x)"),
    (Arc(0, 1, "a b"), "E['a b'](x, y)", r"E_{\text{'a b'}}(x, y)"),
    (AtLeast(1, 0, Equal(0, 1)), "∃x (x = y)", r"\exists x\,(x = y)"),
    (
        Not(AtLeast(2, 0, And((Arc(0, 1), Not(Equal(0, 1)))))),
        "¬∃≥2 x (E(x, y) ∧ x ≠ y)",
        r"\neg \exists^{\geq 2} x\,(E(x, y) \wedge x \neq y)",
    ),
    (Not(And((Arc(0, 1), Arc(1, 2)))), "¬(E(x, y) ∧ E(y, z))", r"\neg (E(x, y) \wedge E(y, z))"),
]


@pytest.mark.parametrize(("formula", "text", "tex"), CASES)
def test_formulas_are_written(formula: Formula, text: str, tex: str) -> None:
    assert unicode_text(formula) == str(formula) == text
    assert latex(formula) == formula.latex == tex
    assert formula._repr_latex_() == f"${tex}$"
