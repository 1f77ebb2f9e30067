"""Stress: distances in the plane that are as near as can be to distances in the graph."""

from __future__ import annotations

import numpy as np

from wlkit.graphs.graph import Graph


def distances(g: Graph) -> np.ndarray:
    """Return all shortest-path lengths, direction ignored; float64 (n, n), infinite if none."""
    adjacency = ((g.adjacency + g.adjacency.T) > 0).astype(np.float32)
    found = np.eye(g.n, dtype=bool)
    out = np.where(found, 0.0, np.inf)
    frontier, length = found, 0
    while frontier.any():
        length += 1
        frontier = (frontier.astype(np.float32) @ adjacency > 0) & ~found
        out[frontier] = length
        found = found | frontier
    return out


def spread_distances(g: Graph) -> np.ndarray:
    """Return shortest-path lengths where an edge is long if its ends have few neighbours in common.

    The length of uv is the root of the number of vertices adjacent to just one of u and v, so
    that hubs get the room that their neighbours need.
    """
    masks = g.neighbor_masks
    out = np.where(np.eye(g.n, dtype=bool), 0.0, np.inf)
    for u, v in g.edge_list:
        out[u, v] = out[v, u] = max((masks[u] ^ masks[v]).bit_count(), 1) ** 0.5
    for w in range(g.n):
        np.minimum(out, out[:, w, None] + out[None, w], out=out)
    return out


class Stress:
    """Majorisation of the stress sum over u < v of (|x_u - x_v| / d(u, v) - 1)^2.

    Parameters
    ----------
    target : float64 array (n, n)
        Finite distances d(u, v), positive off the diagonal.

    Notes
    -----
    Every step commutes with the automorphisms of the graph, so that a symmetric start stays
    symmetric.

    References
    ----------
    .. [1] E. R. Gansner, Y. Koren, S. North, Graph drawing by stress majorization, GD 2004.
    """

    def __init__(self, target: np.ndarray) -> None:
        n = len(target)
        self.target = target
        self.weights = np.zeros((n, n))
        off = ~np.eye(n, dtype=bool)
        self.weights[off] = target[off] ** -2
        laplacian = np.diag(self.weights.sum(axis=1)) - self.weights
        # The constant vector spans the kernel; adding it makes the matrix invertible.
        self.inverse = np.linalg.inv(laplacian + 1.0 / n) - 1.0 / n

    def step(self, x: np.ndarray) -> np.ndarray:
        """Return positions of smaller stress (or the same, at a stationary point)."""
        lengths = np.linalg.norm(x[:, None] - x[None], axis=2)
        ratio = self.weights * self.target / np.where(lengths > 1e-9, lengths, np.inf)
        return self.inverse @ (ratio.sum(axis=1)[:, None] * x - ratio @ x)

    def minimize(self, x: np.ndarray, steps: int = 150) -> np.ndarray:
        """Return the positions after at most `steps` steps from `x`, float64 (n, 2)."""
        for _ in range(steps):
            y = self.step(x)
            if np.abs(y - x).max() < 1e-4:
                return y
            x = y
        return x


def classical_scaling(target: np.ndarray) -> np.ndarray:
    """Return the plane of the two largest axes of the distance matrix, float64 (n, 2)."""
    n = len(target)
    centre = np.eye(n) - 1.0 / n
    values, vectors = np.linalg.eigh(-0.5 * centre @ target**2 @ centre)
    return vectors[:, -2:] * np.sqrt(np.maximum(values[-2:], 1e-9))
