"""Pictures of particular graphs: rings, barycentric pictures inside a ring, layered trees."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from wlkit.graphs.graph import Graph
from wlkit.graphs.layout.stress import distances


def circle(n: int) -> np.ndarray:
    """Return n points on the unit circle; the lowest side is horizontal (y points down)."""
    start = -np.pi / 2 if n % 2 else -np.pi / 2 - np.pi / n
    angles = start + 2 * np.pi * np.arange(n) / n
    return np.stack((np.cos(angles), np.sin(angles)), axis=1)


def on_circle(order: list[int]) -> np.ndarray:
    """Return the picture with the vertices in this cyclic order on a circle."""
    x = np.empty((len(order), 2))
    x[order] = circle(len(order))
    return x


def short_cycles(g: Graph, limit: int = 40) -> Iterator[list[int]]:
    """Yield cycles made of two shortest paths from a vertex and one edge, the shortest first."""
    cycles: dict[frozenset[int], list[int]] = {}
    neighbors = [g.neighbors(v).tolist() for v in range(g.n)]
    for root in range(g.n):
        parent = _tree(neighbors, root)
        for u, v in g.edge_list:
            left, right = _to_root(parent, u), _to_root(parent, v)
            if parent[u] != v and parent[v] != u and set(left) & set(right) == {root}:
                cycle = left[::-1] + right[:-1]
                if len(cycle) >= 3:
                    cycles.setdefault(frozenset(cycle), cycle)
        if len(cycles) > 4 * limit:
            break
    by_length = sorted(cycles.values(), key=len)
    yield from by_length[:limit]
    yield from by_length[limit:][-limit // 2 :]


def _tree(neighbors: list[list[int]], root: int) -> list[int]:
    parent = [-1] * len(neighbors)
    parent[root] = root
    queue = [root]
    for v in queue:
        for w in neighbors[v]:
            if parent[w] < 0:
                parent[w] = v
                queue.append(w)
    return parent


def _to_root(parent: list[int], v: int) -> list[int]:
    out = [v]
    while parent[v] != v:
        v = parent[v]
        out.append(v)
    return out


def barycentric(g: Graph, outer: list[int]) -> np.ndarray:
    """Return Tutte's picture: `outer` on a circle, all others in the middle of their neighbours.

    A convex drawing without crossings when the graph is planar and 3-connected and `outer` is
    a face. Weights grow towards the middle so that inner rings do not shrink away.

    References
    ----------
    .. [1] W. T. Tutte, How to draw a graph, Proc. London Math. Soc. 13 (1963).
    """
    x = np.zeros((g.n, 2))
    rim = np.array(outer)
    x[rim] = circle(len(outer))
    inner = np.setdiff1d(np.arange(g.n), rim)
    if len(inner) == 0:
        return x
    weights = np.maximum(g.adjacency, g.adjacency.T).astype(float)
    weights[np.ix_(rim, rim)] = 0.0
    weights[np.ix_(rim, inner)] *= 2.2
    weights[np.ix_(inner, rim)] *= 2.2
    laplacian = np.diag(weights.sum(axis=1)) - weights
    block = laplacian[np.ix_(inner, inner)] + 1e-9 * np.eye(len(inner))
    x[inner] = np.linalg.solve(block, -laplacian[np.ix_(inner, rim)] @ x[rim])
    return x


def layered_tree(g: Graph) -> np.ndarray:
    """Return a tree from its centre downwards, leaves one unit apart, or a path in a row."""
    target = distances(g)
    if g.n <= 2 or g.degrees.max() <= 2:
        ends = np.flatnonzero(g.degrees <= 1)
        along = target[int(ends[0])] if len(ends) else np.zeros(g.n)
        return np.stack((along, np.zeros(g.n)), axis=1)
    root = int(np.lexsort((-g.degrees, target.max(axis=1)))[0])
    x = np.zeros((g.n, 2))
    next_leaf = [0.0]

    def place(v: int, parent: int, depth: int) -> None:
        children = [w for w in g.neighbors(v).tolist() if w != parent]
        for w in children:
            place(w, v, depth + 1)
        if children:
            x[v] = (x[children[0], 0] + x[children[-1], 0]) / 2, depth
        else:
            x[v] = next_leaf[0], depth
            next_leaf[0] += 1.0

    place(root, -1, 0)
    return x


def radial_tree(g: Graph) -> np.ndarray:
    """Return a tree on rings about its centre, leaves at equal angles."""
    x = layered_tree(g)
    leaves = max(1.0, x[:, 0].max() + 1)
    angles = 2 * np.pi * x[:, 0] / leaves
    return x[:, 1:] * np.stack((np.cos(angles), np.sin(angles)), axis=1)


def upright(x: np.ndarray) -> np.ndarray:
    """Turn the picture so that its longest extent is horizontal."""
    centred = x - x.mean(axis=0)
    _, _, axes = np.linalg.svd(centred, full_matrices=False)
    return centred @ axes.T
