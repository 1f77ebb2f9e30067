"""Where to draw the vertices of a graph: deterministic, NumPy only.

Components are drawn apart and set side by side. Trees are layered. For a small component several
pictures are made and the clearest is taken; a large one is drawn by stress alone.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from wlkit.graphs.graph import Graph
from wlkit.graphs.layout.choice import clearest
from wlkit.graphs.layout.quality import normalized
from wlkit.graphs.layout.shapes import layered_tree, radial_tree, upright
from wlkit.graphs.layout.stress import Stress, classical_scaling, distances, spread_distances

__all__ = ["layout"]

SMALL = 40
SMALL_EDGES = 170


@lru_cache(maxsize=512)
def layout(g: Graph) -> np.ndarray:
    """Return positions of the vertices, one edge about one unit long.

    Parameters
    ----------
    g : Graph
        Any; directions matter for symmetry only.

    Returns
    -------
    float64 array (n, 2), read-only
        Coordinates with y pointing down; the same for equal graphs.

    Examples
    --------
    >>> from wlkit.graphs import graph
    >>> layout(graph("C4")).round(2).tolist()
    [[0.0, 0.0], [1.0, 0.0], [1.0, 1.0], [0.0, 1.0]]

    Notes
    -----
    O(n^3) for the distances; the choice among pictures is made up to 40 vertices.
    """
    x = np.zeros((g.n, 2))
    components = sorted(g.components(), key=len, reverse=True)
    pictures = [_component(g.subgraph(c)) for c in components]
    for vertices, picture, corner in zip(components, pictures, _rows(pictures), strict=True):
        x[vertices] = picture - picture.min(axis=0) + corner
    x.flags.writeable = False
    return x


def _rows(pictures: list[np.ndarray]) -> list[np.ndarray]:
    """Return the upper left corners of the pictures, set in rows of about equal width."""
    sizes = [np.ptp(p, axis=0) for p in pictures]
    gap = 0.9
    total = sum((s + gap).prod() for s in sizes)
    limit = max(1.7 * np.sqrt(total), max((s[0] for s in sizes), default=0.0))
    corners, left, top, height = [], 0.0, 0.0, 0.0
    for size in sizes:
        if left > 0 and left + size[0] > limit:
            left, top, height = 0.0, top + height + gap, 0.0
        corners.append(np.array([left, top]))
        left, height = left + size[0] + gap, max(height, float(size[1]))
    return corners


def _component(g: Graph) -> np.ndarray:
    if g.n == 1:
        return np.zeros((1, 2))
    edges = np.unique(np.sort(g.edges, axis=1), axis=0)
    simple = Graph(g.n, edges)
    if len(edges) == g.n - 1:
        few = (simple.degrees == 1).sum() <= 12
        return normalized((layered_tree if few else radial_tree)(simple), edges)
    if g.n > SMALL or g.m > SMALL_EDGES:
        return upright(normalized(_large(simple), edges))
    return clearest(g, simple)


def _large(g: Graph) -> np.ndarray:
    start = classical_scaling(distances(g))
    return Stress(spread_distances(g)).minimize(start, 120 if g.n <= 150 else 30)
