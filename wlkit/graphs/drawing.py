"""Pictures of graphs and multigraphs as SVG text, without any other package.

Lines and text take the colour of the surrounding text (``currentColor``), so that one picture
serves light and dark pages.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from html import escape

import numpy as np

from wlkit.errors import GraphError
from wlkit.graphs.graph import Graph
from wlkit.graphs.layout import layout
from wlkit.graphs.multigraph import Multigraph

__all__ = ["PALETTE", "graph_svg", "multigraph_svg"]

PALETTE = (
    "#4c78b8",
    "#e8a33d",
    "#4aa564",
    "#d1615d",
    "#8a6fb0",
    "#3aa6b0",
    "#a87c4f",
    "#d684b0",
    "#8c9440",
    "#7f8790",
)
ROOT_COLOR = "#d03a3a"
ELEMENTS = {"C": "#565d66", "N": "#3f66c8", "O": "#cc3d35", "S": "#b8982a", "P": "#d07c2a"}
BOND_SHIFTS = {"2": (-2.0, 2.0), "3": (-3.2, 0.0, 3.2)}
MAX_DRAWN = 400
MARGIN = 0.42  # in units of an edge


def graph_svg(
    g: Graph,
    *,
    colors: Sequence[Hashable] | None = None,
    classes: Sequence[Hashable] = (),
    labels: bool | Sequence[object] = False,
    highlight: Iterable[int] = (),
    positions: np.ndarray | None = None,
    title: str | None = None,
    size: int = 320,
) -> str:
    """Return the picture of a graph as SVG text.

    Parameters
    ----------
    g : Graph
        Vertex labels are written into the vertices and colour them; edge labels colour the edges,
        or, in molecules, make bonds double and triple.
    colors : sequence of hashables, optional
        Colour class of every vertex, for instance a stable colouring.
    classes : sequence of hashables
        Colour classes in the order of the palette, where several pictures are to agree.
    labels : bool or sequence
        Numbers (True) or texts to write at the vertices.
    highlight : iterable of int
        Vertices drawn with a red rim.
    positions : float array (n, 2), optional
        Instead of :func:`wlkit.graphs.layout.layout`.
    title : str, optional
        The accessible name of the picture.
    size : int
        Longest side in pixels; small graphs stay smaller.

    Returns
    -------
    str
        One ``<svg>`` element.

    Raises
    ------
    GraphError
        If colours, labels or positions are not one for each vertex.

    Examples
    --------
    >>> from wlkit.graphs import graph
    >>> graph_svg(graph("C3")).count("<circle"), graph_svg(graph("C3")).count("<line")
    (3, 3)

    Notes
    -----
    Graphs with more than 400 vertices are described in words instead.
    """
    name = title or _described(g)
    if g.n > MAX_DRAWN or g.n == 0:
        return _words(name)
    for what, values in (("colors", colors), ("positions", positions), ("labels", labels)):
        if not isinstance(values, bool) and values is not None and len(values) != g.n:
            raise GraphError(f"{what}: expected one for each of {g.n} vertices, got {len(values)}")
    texts = _vertex_texts(g, labels)
    x = layout(g) if positions is None else np.asarray(positions, dtype=float)
    scale, radius = _scale(x, size, bool(any(texts)))
    x = (x - x.min(axis=0) + MARGIN) * scale
    fills = _vertex_fills(g, colors, classes)
    marked = set(highlight)
    body = [*_edges(g, x, radius)]
    for v in range(g.n):
        body += _vertex(x[v], radius, fills[v], texts[v], v in marked)
    return _svg(body, x, MARGIN * scale, name)


def multigraph_svg(h: Multigraph, *, title: str | None = None, size: int = 220) -> str:
    """Return the picture of a multigraph as SVG text.

    Roots are red (two roots bear their order), parallel edges are curved, loops are drawn
    outward, directed edges have arrows, and channels have colours.

    Examples
    --------
    >>> from wlkit.graphs import Multigraph
    >>> multigraph_svg(Multigraph(2, [(0, 1), (0, 1), (1, 1)], roots=(0,))).count("<path")
    3
    """
    name = title or h.text
    if h.n > MAX_DRAWN or h.n == 0:
        return _words(name)
    plain = sorted({(min(u, v), max(u, v)) for u, v, _ in h.edges if u != v})
    x = layout(Graph(h.n, plain))
    two = len(set(h.roots)) == 2
    scale, radius = _scale(x, size, two)
    room = MARGIN + 0.45 * h.has_loops
    x = (x - x.min(axis=0) + room) * scale
    body = [*_multi_edges(h, x, radius, scale)]
    for v in range(h.n):
        fill = ROOT_COLOR if v in h.roots else PALETTE[0]
        text = str(h.roots.index(v) + 1) if two and v in h.roots else ""
        body += _vertex(x[v], radius, fill, text, False)
    return _svg(body, x, room * scale, name)


def _described(g: Graph) -> str:
    kind = "directed graph" if g.directed else "graph"
    return f"{kind} with {g.n} vertices and {g.m} edges"


def _words(text: str) -> str:
    width = 12 + 7 * len(text)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="28" role="img">'
        f'<text x="6" y="18" font-family="sans-serif" font-size="13" fill="currentColor">'
        f"{escape(text)}</text></svg>"
    )


def _scale(x: np.ndarray, size: int, texts: bool) -> tuple[float, float]:
    """Return pixels per unit and the radius of a vertex."""
    extent = float(np.ptp(x, axis=0).max()) + 2 * MARGIN
    scale = min(size / extent, 64.0)
    gaps = np.linalg.norm(x[:, None] - x[None], axis=2) + 1e9 * np.eye(len(x))
    room = 0.36 * scale * float(min(gaps.min(), 1.0))
    return scale, max(2.2, min(room, 9.0 if texts else 6.5))


def _svg(body: list[str], x: np.ndarray, margin: float, name: str) -> str:
    width, height = (x.max(axis=0) + margin).round(1)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:g}" height="{height:g}" '
        f'viewBox="0 0 {width:g} {height:g}" role="img" style="max-width:100%">'
        f"<title>{escape(name)}</title>{''.join(body)}</svg>"
    )


# -- vertices ---------------------------------------------------------------------------------


def _vertex_texts(g: Graph, labels: bool | Sequence[object]) -> list[str]:
    if not isinstance(labels, bool):
        return [str(x) for x in labels]
    if labels:
        return [str(v) for v in range(g.n)]
    if g.vertex_labels is None:
        return [""] * g.n
    if _is_molecule(g):  # a skeletal formula leaves out its carbon atoms
        return ["" if x == "C" else str(x) for x in g.vertex_labels]
    return [str(x) if len(str(x)) <= 3 else "" for x in g.vertex_labels]


def _is_molecule(g: Graph) -> bool:
    return g.vertex_labels is not None and set(g.vertex_labels) <= set(ELEMENTS)


def _vertex_fills(
    g: Graph, colors: Sequence[Hashable] | None, order: Sequence[Hashable]
) -> list[str]:
    if colors is None and _is_molecule(g):
        return [ELEMENTS[str(x)] for x in g.vertex_labels or ()]
    classes: Sequence[Hashable] = g.vertex_labels or [0] * g.n if colors is None else colors
    rank = {c: i for i, c in enumerate(dict.fromkeys((*order, *classes)))}
    return [PALETTE[rank[c] % len(PALETTE)] for c in classes]


def _vertex(at: np.ndarray, radius: float, fill: str, text: str, marked: bool) -> list[str]:
    rim = f'stroke="{ROOT_COLOR}" stroke-width="2.4"' if marked else 'stroke="none"'
    out = [f'<circle cx="{at[0]:.1f}" cy="{at[1]:.1f}" r="{radius:.1f}" fill="{fill}" {rim}/>']
    if text:
        font = radius * (1.25 if len(text) == 1 else 1.05 if len(text) == 2 else 0.8)
        out.append(
            f'<text x="{at[0]:.1f}" y="{at[1]:.1f}" dy=".35em" text-anchor="middle" '
            f'font-family="sans-serif" font-size="{font:.1f}" font-weight="600" fill="#fff">'
            f"{escape(text)}</text>"
        )
    return out


# -- edges ------------------------------------------------------------------------------------

STROKE = 'stroke="currentColor" stroke-opacity=".62" fill="none"'


def _edges(g: Graph, x: np.ndarray, radius: float) -> list[str]:
    width = 1.6 if g.m <= 120 else 0.9
    if g.directed:
        both = {(u, v) for u, v in g.edge_list if g.has_edge(v, u)}
        return [
            _curve(x[u], x[v], 0.16 * ((u, v) in both), radius, _stroke(g, i, width), arrow=True)
            for i, (u, v) in enumerate(g.edge_list)
        ]
    if _is_molecule(g) and g.edge_labels is not None:
        bonds = zip(g.edge_list, g.edge_labels, strict=True)
        return [line for (u, v), bond in bonds for line in _bond(x[u], x[v], bond, width)]
    return [_line(x[u], x[v], _stroke(g, i, width)) for i, (u, v) in enumerate(g.edge_list)]


def _stroke(g: Graph, i: int, width: float) -> str:
    if g.edge_labels is None:
        return f'{STROKE} stroke-width="{width}"'
    rank = sorted(map(str, set(g.edge_labels))).index(str(g.edge_labels[i]))
    color = PALETTE[(rank + 1) % len(PALETTE)]
    return f'stroke="{color}" fill="none" stroke-width="{width + 0.5}"'


def _line(a: np.ndarray, b: np.ndarray, style: str) -> str:
    return f'<line x1="{a[0]:.1f}" y1="{a[1]:.1f}" x2="{b[0]:.1f}" y2="{b[1]:.1f}" {style}/>'


def _bond(a: np.ndarray, b: np.ndarray, order: object, width: float) -> list[str]:
    side = np.array([a[1] - b[1], b[0] - a[0]])
    side = side / max(float(np.linalg.norm(side)), 1e-9)
    style = f'{STROKE} stroke-width="{width}"'
    if order == "ar":
        dashed = f'{style} stroke-dasharray="4 3"'
        return [
            _line(a + 1.6 * side, b + 1.6 * side, style),
            _line(a - 2 * side, b - 2 * side, dashed),
        ]
    shifts = {1: (0.0,), 2: (-2.0, 2.0), 3: (-3.2, 0.0, 3.2)}.get(order, (0.0,))  # type: ignore[call-overload]
    return [_line(a + s * side, b + s * side, style) for s in shifts]


def _curve(
    a: np.ndarray, b: np.ndarray, bend: float, radius: float, style: str, *, arrow: bool
) -> str:
    """Return a quadratic curve from a to b, bent by a part of its length, with its arrow head."""
    span = b - a
    middle = (a + b) / 2 + bend * 2 * np.array([span[1], -span[0]])
    if not arrow:
        return (
            f'<path d="M{a[0]:.1f} {a[1]:.1f}Q{middle[0]:.1f} {middle[1]:.1f} '
            f'{b[0]:.1f} {b[1]:.1f}" {style}/>'
        )
    heading = b - middle
    heading = heading / max(float(np.linalg.norm(heading)), 1e-9)
    tip = b - heading * (radius + 0.8)
    return (
        f'<path d="M{a[0]:.1f} {a[1]:.1f}Q{middle[0]:.1f} {middle[1]:.1f} '
        f'{tip[0]:.1f} {tip[1]:.1f}{_head(tip, heading, 5.5)}" {style}/>'
    )


def _head(tip: np.ndarray, heading: np.ndarray, length: float) -> str:
    """Return the two strokes of an arrow head, as a continuation of a path that ends at `tip`."""
    side = np.array([-heading[1], heading[0]])
    left = tip - length * heading + 0.5 * length * side
    right = tip - length * heading - 0.5 * length * side
    return f"M{left[0]:.1f} {left[1]:.1f}L{tip[0]:.1f} {tip[1]:.1f}L{right[0]:.1f} {right[1]:.1f}"


def _multi_edges(h: Multigraph, x: np.ndarray, radius: float, scale: float) -> list[str]:
    groups: dict[tuple[int, int], list[tuple[int, int, int]]] = {}
    for u, v, channel in h.edges:
        groups.setdefault((min(u, v), max(u, v)), []).append((u, v, channel))
    out = []
    for (u, v), parallel in groups.items():
        for i, (a, b, channel) in enumerate(parallel):
            color = "currentColor" if h.channels == 1 else PALETTE[(channel + 1) % len(PALETTE)]
            style = f'stroke="{color}" stroke-opacity=".72" fill="none" stroke-width="1.7"'
            if u == v:
                out.append(_loop(x, u, h, i, scale, style))
            else:
                bend = 0.22 * (i - (len(parallel) - 1) / 2)
                bend = bend if (a, b) == (u, v) else -bend
                out.append(_curve(x[a], x[b], bend, radius, style, arrow=h.directed))
    return out


def _loop(x: np.ndarray, v: int, h: Multigraph, i: int, scale: float, style: str) -> str:
    """Return a loop at v that points away from its neighbours."""
    beside = [x[b if a == v else a] for a, b, _ in h.edges if v in (a, b) and a != b]
    away = x[v] - np.mean(beside, axis=0) if beside else np.array([0.0, -1.0])
    if np.linalg.norm(away) < 1e-6:
        away = np.array([0.0, -1.0])
    angle = float(np.arctan2(away[1], away[0])) + 0.9 * i
    reach = 0.72 * scale
    one, two = (
        x[v] + reach * np.array([np.cos(angle + s), np.sin(angle + s)]) for s in (-0.55, 0.55)
    )
    at = x[v]
    path = (
        f"M{at[0]:.1f} {at[1]:.1f}C{one[0]:.1f} {one[1]:.1f} "
        f"{two[0]:.1f} {two[1]:.1f} {at[0]:.1f} {at[1]:.1f}"
    )
    if h.directed:
        heading = at - two
        heading = heading / max(float(np.linalg.norm(heading)), 1e-9)
        path += _head(at - 7.0 * heading, heading, 5.0)
    return f'<path d="{path}" {style}/>'
