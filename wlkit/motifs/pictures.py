"""Motif parameters and rooted patterns as rows of small drawings."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from html import escape
from typing import TYPE_CHECKING

from wlkit.graphs import Graph
from wlkit.motifs.naming import pattern_text

if TYPE_CHECKING:
    from wlkit.motifs.parameter import MotifParameter

SHOWN = 12
"""Patterns drawn in one row."""

SIZE = 84
"""Width and height of a drawing."""


def row_of_patterns(items: Iterable[tuple[Graph, str, Sequence[int]]]) -> str:
    """Return an HTML table with one drawing above each caption, roots marked, the first twelve.

    Examples
    --------
    >>> from wlkit.graphs import graph
    >>> row_of_patterns([(graph("K3"), "1", [0, 1]), (graph("C4"), "-2", [])]).count("<svg")
    2
    """
    from wlkit.graphs.drawing import graph_svg

    listed = list(items)
    cells = "".join(
        f'<td style="text-align:center">{graph_svg(pattern, highlight=roots, size=SIZE)}<br>'
        f"{caption}</td>"
        for pattern, caption, roots in listed[:SHOWN]
    )
    rest = f"<td>and {len(listed) - SHOWN} more</td>" if len(listed) > SHOWN else ""
    return f"<table><tr>{cells}{rest}</tr></table>"


def parameter_html(f: MotifParameter) -> str:
    """Return the terms of a parameter, drawn, with their coefficients.

    Examples
    --------
    >>> from wlkit.motifs import Sub
    >>> "3 sub" in parameter_html(Sub("P4") + 3 * Sub("K3"))
    True
    """
    drawn = [
        (pattern, f"{_scalar(c)} {kind}<br>{escape(_short(pattern))}", ())
        for kind, pattern, c in f.terms
        if pattern.n
    ]
    constant = sum((c for _, pattern, c in f.terms if not pattern.n), start=Fraction(0))
    tail = f"<p>and the constant {constant}</p>" if constant or not drawn else ""
    return row_of_patterns(drawn) + tail if drawn else f"<p>the constant {constant}</p>"


def _scalar(c: Fraction) -> str:
    return {Fraction(1): "+", Fraction(-1): "-"}.get(c, f"{c}")


def _short(pattern: Graph) -> str:
    text = pattern_text(pattern)
    return text if len(text) <= 16 else f"{pattern.n} vertices, {pattern.m} edges"
