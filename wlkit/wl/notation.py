"""How formulas are written: Unicode text and LaTeX."""

from __future__ import annotations

from wlkit.typing import Label
from wlkit.wl.formulas import NAMES, And, Arc, AtLeast, Equal, Formula, HasLabel, Not


def variable(i: int) -> str:
    """Return the name of variable i: x, y, z, u, v, w, r, s, t, x9, x10, ..."""
    return NAMES[i] if i < len(NAMES) else f"x{i}"


def unicode_text(f: Formula) -> str:
    """Return the formula as Unicode text.

    Examples
    --------
    >>> unicode_text(Not(AtLeast(3, 1, And((Arc(0, 1), HasLabel(1, "N"))))))
    '¬∃≥3 y (E(x, y) ∧ N(y))'
    >>> unicode_text(AtLeast(2, 0, And(())))
    '∃≥2 x ⊤'
    """
    match f:
        case Equal(i, j):
            return f"{variable(i)} = {variable(j)}"
        case Not(Equal(i, j)):
            return f"{variable(i)} ≠ {variable(j)}"
        case Arc(i, j, label):
            relation = "E" if label is None else f"E[{_label(label)}]"
            return f"{relation}({variable(i)}, {variable(j)})"
        case HasLabel(i, label):
            return f"{_label(label)}({variable(i)})"
        case Not(body):
            return f"¬{_enclosed(body)}"
        case And(()):
            return "⊤"
        case And(parts):
            return " ∧ ".join(map(unicode_text, parts))
        case AtLeast(count, i, body):
            many = "" if count == 1 else f"≥{count} "
            return f"∃{many}{variable(i)} {_enclosed(body)}"
    return repr(f)


def _label(label: Label) -> str:
    """Return a label as it is written: text that is no identifier in quotes, unlike numbers."""
    bare = isinstance(label, str) and label.isidentifier() and label not in ("True", "False")
    return str(label) if bare else repr(label)


def _enclosed(f: Formula) -> str:
    bare = not isinstance(f, And) or len(f.conjuncts) < 2
    plain = bare and not isinstance(f, Equal) and not _is_unequal(f)
    return unicode_text(f) if plain else f"({unicode_text(f)})"


def _is_unequal(f: Formula) -> bool:
    return isinstance(f, Not) and isinstance(f.body, Equal)


def latex(f: Formula) -> str:
    r"""Return the formula as LaTeX, for mathematics mode.

    Examples
    --------
    >>> print(latex(AtLeast(3, 0, And((Not(Equal(0, 1)), Not(Arc(0, 1)))))))
    \exists^{\geq 3} x\,(x \neq y \wedge \neg E(x, y))
    """
    match f:
        case Equal(i, j):
            return f"{_latex_variable(i)} = {_latex_variable(j)}"
        case Not(Equal(i, j)):
            return rf"{_latex_variable(i)} \neq {_latex_variable(j)}"
        case Arc(i, j, label):
            relation = "E" if label is None else rf"E_{{\text{{{_latex_label(_label(label))}}}}}"
            return f"{relation}({_latex_variable(i)}, {_latex_variable(j)})"
        case HasLabel(i, label):
            return rf"P_{{\text{{{_latex_label(_label(label))}}}}}({_latex_variable(i)})"
        case Not(body):
            return rf"\neg {_latex_enclosed(body)}"
        case And(()):
            return r"\top"
        case And(parts):
            return r" \wedge ".join(map(latex, parts))
        case AtLeast(count, i, body):
            many = "" if count == 1 else rf"^{{\geq {count}}}"
            return rf"\exists{many} {_latex_variable(i)}\,{_latex_enclosed(body)}"
    return repr(f)


def _latex_variable(i: int) -> str:
    return NAMES[i] if i < len(NAMES) else f"x_{{{i}}}"


def _latex_label(label: object) -> str:
    escapes = {c: f"\\{c}" for c in "#$%&_{}"}
    escapes |= {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}
    return "".join(escapes.get(c, c) for c in str(label))


def _latex_enclosed(f: Formula) -> str:
    bare = not isinstance(f, And) or len(f.conjuncts) < 2
    plain = bare and not isinstance(f, Equal) and not _is_unequal(f)
    return latex(f) if plain else f"({latex(f)})"
