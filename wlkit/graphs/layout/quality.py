"""How good a picture is: crossings, crowding, edges that run into vertices, uneven lengths."""

from __future__ import annotations

import numpy as np


def normalized(x: np.ndarray, edges: np.ndarray) -> np.ndarray:
    """Return the picture centred and scaled to median edge length 1."""
    x = x - (x.min(axis=0) + x.max(axis=0)) / 2
    if len(edges) == 0:
        return x
    lengths = np.linalg.norm(x[edges[:, 0]] - x[edges[:, 1]], axis=1)
    return x / max(float(np.median(lengths)), 1e-9)


def badness(x: np.ndarray, edges: np.ndarray) -> float:
    """Return a number that is small for clear pictures; `x` as :func:`normalized` leaves it."""
    if len(edges) == 0:
        return 0.0
    lengths = np.linalg.norm(x[edges[:, 0]] - x[edges[:, 1]], axis=1)
    apart = _closest_vertices(x)
    clear = _closest_vertex_to_edge(x, edges)
    # A picture is scaled to a frame: crowding counts relative to its extent as well.
    extent = float(np.ptp(x, axis=0).max()) / max(np.sqrt(len(x)), 1.0)
    crossed = crossings(x, edges)
    return (
        (2.0 * crossed / (crossed + len(edges)) if crossed else -0.7)
        + 6.0 * max(0.0, 0.45 - apart)
        + 9.0 * max(0.0, 0.22 - clear)
        + 0.8 * float(lengths.std())
        + 0.25 * extent
    )


def crossings(x: np.ndarray, edges: np.ndarray) -> int:
    """Return the number of pairs of edges without common vertex that cross."""
    a, b = x[edges[:, 0]], x[edges[:, 1]]

    def side(p: np.ndarray, q: np.ndarray, r: np.ndarray) -> np.ndarray:
        return (q[..., 0] - p[..., 0]) * (r[..., 1] - p[..., 1]) - (q[..., 1] - p[..., 1]) * (
            r[..., 0] - p[..., 0]
        )

    first, second = a[:, None], b[:, None]
    one = side(first, second, a[None]) * side(first, second, b[None]) < -1e-12
    both = one & one.T
    shared = (edges[:, None, :, None] == edges[None, :, None, :]).any(axis=(2, 3))
    return int((both & ~shared).sum()) // 2


def _closest_vertices(x: np.ndarray) -> float:
    gaps = np.linalg.norm(x[:, None] - x[None], axis=2)
    np.fill_diagonal(gaps, np.inf)
    return float(gaps.min())


def _closest_vertex_to_edge(x: np.ndarray, edges: np.ndarray) -> float:
    """Return the least distance from a vertex to an edge that does not end there."""
    a, b = x[edges[:, 0]], x[edges[:, 1]]
    span = b - a
    squared = np.maximum((span**2).sum(axis=1), 1e-12)
    along = ((x[:, None] - a[None]) * span[None]).sum(axis=2) / squared
    feet = a[None] + np.clip(along, 0, 1)[..., None] * span[None]
    gaps = np.linalg.norm(x[:, None] - feet, axis=2)
    gaps[edges[:, 0], np.arange(len(edges))] = np.inf
    gaps[edges[:, 1], np.arange(len(edges))] = np.inf
    return float(gaps.min(initial=np.inf))
