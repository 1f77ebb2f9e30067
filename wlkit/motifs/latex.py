"""LaTeX source of motif parameters."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING

from wlkit.motifs.naming import pattern_text

if TYPE_CHECKING:
    from wlkit.graphs import Graph
    from wlkit.motifs.parameter import MotifParameter

_SPECIAL = {c: rf"\{c}" for c in "{}_#&%$"} | {
    "\\": r"\textbackslash{}",
    "^": r"\textasciicircum{}",
    "~": r"\textasciitilde{}",
}


def parameter_latex(f: MotifParameter) -> str:
    """Return a sum of terms as LaTeX source, without dollar signs."""
    pieces = []
    for kind, pattern, c in f.terms:
        sign = "-" if c < 0 else "+"
        size = abs(c)
        if pattern.n == 0:
            pieces.append(f"{sign} {_fraction(size)}")
            continue
        scalar = "" if size == 1 else _fraction(size) + r"\,"
        pieces.append(rf"{sign} {scalar}\mathrm{{{kind}}}({_pattern(pattern)})")
    return " ".join(pieces).removeprefix("+ ") or "0"


def _fraction(value: Fraction) -> str:
    if value.denominator == 1:
        return str(value.numerator)
    return rf"\tfrac{{{value.numerator}}}{{{value.denominator}}}"


def _pattern(pattern: Graph) -> str:
    text = pattern_text(pattern)
    if re.fullmatch(r"\d*[KPCS]\d+(,\d+)*(\+\d*[KPCS]\d+(,\d+)*)*", text):
        return re.sub(r"([KPCS])([\d,]+)", r"\1_{\2}", text)
    return rf"\texttt{{{''.join(_SPECIAL.get(c, c) for c in text)}}}"
