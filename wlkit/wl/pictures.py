"""Colourings drawn round by round, as HTML."""

from __future__ import annotations

from wlkit.graphs.drawing import PALETTE, graph_svg
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

    Vertices bear their colours, which mean the same in all pictures, with a number where the
    palette repeats; where k-tuples are coloured, v bears the colour of (u, ..., u, v), and u, by
    default 0, has a rim.

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
    at = roots or (0,) * len(coloring.graphs)
    colors = [[_colors(coloring, i, t, at[i]) for i in range(len(at))] for t in shown]
    classes = list(dict.fromkeys(c for row in colors for part in row for c in part))
    rows = []
    for t, row in zip(shown, colors, strict=True):
        pictures = (_picture(coloring, i, at[i], part, classes) for i, part in enumerate(row))
        cells = "".join(f"<td>{picture}</td>" for picture in pictures)
        rows.append(f"<tr><th>round {t}<br>{_counted(coloring.history[t])}</th>{cells}</tr>")
    if coloring.arity and coloring.rounds > MOST_ROUNDS:
        rows.append(f"<tr><th>and {coloring.rounds - MOST_ROUNDS} more</th></tr>")
    return f"<table>{''.join(rows)}</table>"


def _counted(count: int) -> str:
    return f"{count} class{'es' * (count != 1)}"


def _colors(coloring: Coloring, i: int, t: int, root: int) -> list[int]:
    colors = coloring.of(i, t)
    if coloring.arity == 0:
        return [int(colors)] * coloring.graphs[i].n
    for _ in range(coloring.arity - 1):
        colors = colors[root]
    return colors.tolist()


def _picture(coloring: Coloring, i: int, root: int, colors: list[int], classes: list[int]) -> str:
    rim = [root] if coloring.arity > 1 else []
    numbers = [classes.index(c) for c in colors] if len(classes) > len(PALETTE) else False
    return graph_svg(
        coloring.graphs[i],
        colors=colors,
        classes=classes,
        labels=numbers,
        highlight=rim,
        size=180,
    )
