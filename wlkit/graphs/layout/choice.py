"""The clearest of many pictures of a small connected graph."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from wlkit.graphs.graph import Graph
from wlkit.graphs.layout.quality import badness, crossings, normalized
from wlkit.graphs.layout.shapes import barycentric, circle, on_circle, short_cycles, upright
from wlkit.graphs.layout.stress import Stress, classical_scaling, distances, spread_distances
from wlkit.graphs.layout.symmetry import (
    projector,
    reflections,
    rotations,
    sample_automorphisms,
    symmetry_of,
)


def clearest(g: Graph, simple: Graph) -> np.ndarray:
    """Return the best picture of `g`; `simple` is `g` without directions and labels.

    Pictures on a circle, in Tutte's way inside a short cycle, by stress from several starts, some
    of them with the symmetry of an automorphism, compete by clarity and symmetry.
    """
    automorphisms = sample_automorphisms(g, distances(g))
    best, chosen = np.inf, np.zeros((g.n, 2))
    for candidate in _candidates(simple, automorphisms):
        x = normalized(candidate, simple.edges)
        value = badness(x, simple.edges) - _reward(*symmetry_of(x, automorphisms), g.n)
        if value < best - 1e-3:
            best, chosen = value, x
    return chosen


def _reward(turns: int, mirrored: float, n: int) -> float:
    rotation = 0.25 + 0.08 * min(turns, 8) if turns > 1 else 0.0
    return rotation + 0.3 * mirrored + 0.25 * (turns == n)


def _candidates(g: Graph, automorphisms: list[np.ndarray]) -> Iterator[np.ndarray]:
    target = distances(g)
    yield on_circle(list(range(g.n)))
    yield on_circle(_ring_order(g))
    stress = Stress(target)
    start = classical_scaling(target)
    yield upright(stress.minimize(start))
    yield upright(Stress(spread_distances(g)).minimize(start))
    random = np.random.default_rng(20)
    for _ in range(4 if g.n > 20 else 10):
        yield upright(stress.minimize(random.normal(size=(g.n, 2))))
    for cycle in short_cycles(g):
        yield barycentric(g, cycle)
    yield from _symmetric(g.n, automorphisms, stress)


def _symmetric(n: int, automorphisms: list[np.ndarray], stress: Stress) -> Iterator[np.ndarray]:
    """Yield pictures of small stress among those with a rotation or a reflection."""
    random = np.random.default_rng(21)
    for k, found in sorted(rotations(automorphisms).items(), reverse=True):
        for permutation in found[:3]:
            project = projector(permutation, k, mirror=False)
            for _ in range(4):
                start = project(random.normal(size=(n, 2)) * 1.5)
                if np.linalg.norm(start) > 1e-6:
                    yield _turned(project(stress.minimize(start, 80)))
    for permutation in reflections(automorphisms)[:10]:
        project = projector(permutation, 2, mirror=True)
        for _ in range(2 if n > 14 else 5):
            start = project(random.normal(size=(n, 2)))
            yield _widest_below(project(stress.minimize(start, 80)))


def _ring_order(g: Graph) -> list[int]:
    """Return a cyclic order with few crossings: neighbours swapped and moved while it helps."""
    order = list(range(g.n))

    def cost(o: list[int]) -> int:
        return crossings(on_circle(o), g.edges)

    best = cost(order)
    for _ in range(3 if g.n <= 16 else 0):
        improved = False
        for i in range(g.n):
            for j in range(i + 1, g.n):
                trial = order.copy()
                trial[i], trial[j] = trial[j], trial[i]
                value = cost(trial)
                if value < best:
                    order, best, improved = trial, value, True
        if not improved:
            break
    return order


def _turned(x: np.ndarray) -> np.ndarray:
    """Turn a picture about its centre so that its outermost ring has a horizontal lower side."""
    radii = np.linalg.norm(x, axis=1)
    outer = np.flatnonzero(radii > radii.max() - 1e-3)
    angles = np.arctan2(x[outer[0], 1], x[outer[0], 0])
    start = np.arctan2(*circle(len(outer))[0][::-1])
    turn = start - angles
    c, s = np.cos(turn), np.sin(turn)
    return x @ np.array([[c, s], [-s, c]])


def _widest_below(x: np.ndarray) -> np.ndarray:
    """Turn a mirror-symmetric picture upside down if that puts more of its width below."""
    middle = (x[:, 1].min() + x[:, 1].max()) / 2
    weight = float((np.abs(x[:, 0]) * (x[:, 1] - middle)).sum())
    x = x if weight >= 0 else x * np.array([1.0, -1.0])
    width, height = np.ptp(x, axis=0)
    return x[:, ::-1] if height > 1.4 * width else x
