"""Colourings drawn round by round, as HTML."""

from __future__ import annotations

from html import escape

from wlkit.graphs.drawing import graph_svg
from wlkit.wl.coloring import Coloring

LARGEST = 60
"""Graphs with more vertices are not drawn."""

MOST_ROUNDS = 8
MOST_GRAPHS = 4


def drawable(coloring: Coloring) -> bool:
    """Return whether the graphs are few and small enough to be drawn."""
    return len(coloring.graphs) <= MOST_GRAPHS and all(0 < g.n <= LARGEST for g in coloring.graphs)


def rounds_html(coloring: Coloring, roots: tuple[int, ...] = ()) -> str:
    """Return a table with a row for each round and a column for each graph.

    Vertices bear their colours; where k-tuples are coloured, v bears the colour of
    (u, ..., u, v) and u, by default 0, has a rim.

    Parameters
    ----------
    coloring : Coloring
    roots : tuple of int
        The vertex u of each graph.

    Examples
    --------
    >>> from wlkit.wl import color_refinement
    >>> html = rounds_html(color_refinement("P5"))
    >>> html.count("<svg"), "round 2" in html
    (3, True)
    """
    shown = range(min(coloring.rounds, MOST_ROUNDS) + 1 if coloring.arity else 1)
    rows = []
    for t in shown:
        cells = "".join(
            f"<td>{_picture(coloring, i, t, roots[i] if roots else 0)}</td>"
            for i in range(len(coloring.graphs))
        )
        rows.append(f"<tr><th>round {t}<br>{_classes(coloring, t)}</th>{cells}</tr>")
    if coloring.arity and coloring.rounds > MOST_ROUNDS:
        left = coloring.rounds - MOST_ROUNDS
        rows.append(f"<tr><th>and {left} more</th></tr>")
    return f"<table>{''.join(rows)}</table>"


def _classes(coloring: Coloring, t: int) -> str:
    return escape(f"{coloring.history[t]} classes")


def _picture(coloring: Coloring, i: int, t: int, root: int) -> str:
    g = coloring.graphs[i]
    colors = coloring.of(i, t)
    if coloring.arity == 0:
        return graph_svg(g, size=180)
    for _ in range(coloring.arity - 1):
        colors = colors[root]
    rim = [root] if coloring.arity > 1 else []
    return graph_svg(g, colors=colors.tolist(), highlight=rim, size=180)
