"""Symmetric pictures: a few automorphisms, and the projection on pictures they leave alone."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from wlkit.graphs.graph import Graph

BUDGET = 6000


def sample_automorphisms(g: Graph, target: np.ndarray, limit: int = 60) -> list[np.ndarray]:
    """Return some automorphisms other than the identity, found by backtracking.

    A sample for drawing, not the group: the search stops after a fixed number of steps. Vertex
    labels and directions are respected, edge labels too.
    """
    if g.n > 64:
        return []
    codes = g.pair_codes + (g.pair_codes.T << 8)
    kinds = [(int(g.vertex_codes[v]), tuple(np.sort(target[v]))) for v in range(g.n)]
    order = np.argsort(target[int(np.argmax(g.degrees))], kind="stable").tolist()
    shuffle = np.random.default_rng(1)
    found: list[np.ndarray] = []
    steps = [BUDGET]
    starts = [w for w in range(g.n) if kinds[w] == kinds[order[0]]]
    for repeat in range(3):
        for w in starts:
            ranks = shuffle.permutation(g.n) if repeat else np.arange(g.n)[::-1]
            image = _extend(order, codes, kinds, [w], ranks, steps)
            if image is not None:
                permutation = np.empty(g.n, dtype=np.int64)
                permutation[order] = image
                if (permutation != np.arange(g.n)).any():
                    found.append(permutation)
            if len(found) >= limit or steps[0] <= 0:
                return found
    return found


def _extend(
    order: list[int],
    codes: np.ndarray,
    kinds: list[tuple[int, tuple[float, ...]]],
    image: list[int],
    ranks: np.ndarray,
    steps: list[int],
) -> list[int] | None:
    """Extend the partial map order[i] -> image[i] to all vertices, or return None."""
    i = len(image)
    if i == len(order):
        return image
    v = order[i]
    wanted = codes[order[:i], v]
    fits = np.flatnonzero((codes[image] == wanted[:, None]).all(axis=0))
    for w in sorted(fits.tolist(), key=lambda w: ranks[w]):
        if w in image or kinds[w] != kinds[v] or codes[w, w] != codes[v, v]:
            continue
        steps[0] -= 1
        if steps[0] <= 0:
            return None
        done = _extend(order, codes, kinds, [*image, w], ranks, steps)
        if done is not None:
            return done
    return None


def cycle_lengths(permutation: np.ndarray) -> list[int]:
    """Return the lengths of the cycles, ascending."""
    seen, lengths = set(), []
    for v in range(len(permutation)):
        length = 0
        while v not in seen:
            seen.add(v)
            v = int(permutation[v])
            length += 1
        if length:
            lengths.append(length)
    return sorted(lengths)


def rotations(automorphisms: list[np.ndarray]) -> dict[int, list[np.ndarray]]:
    """Return automorphisms by order k >= 2 whose cycles all have length k, but for one point."""
    out: dict[int, list[np.ndarray]] = {}
    seen = set()
    for automorphism in automorphisms:
        power = automorphism
        while power.tobytes() not in seen and (power != np.arange(len(power))).any():
            seen.add(power.tobytes())
            lengths = cycle_lengths(power)
            k = lengths[-1]
            if lengths[0] == k or (lengths[0] == 1 and lengths[1:2] == [k]):
                out.setdefault(k, []).append(power)
            power = automorphism[power]
    return out


def reflections(automorphisms: list[np.ndarray]) -> list[np.ndarray]:
    """Return the involutions among the automorphisms and their powers."""
    out = {}
    for a in automorphisms:
        lengths = cycle_lengths(a)
        k = lengths[-1]
        if k % 2 == 0 and all(k % x == 0 for x in lengths):
            power = np.arange(len(a))
            for _ in range(k // 2):
                power = a[power]
            out[power.tobytes()] = power
    return list(out.values())


def projector(permutation: np.ndarray, order: int, mirror: bool) -> Callable[..., np.ndarray]:
    """Return the projection on pictures in which `permutation` is a symmetry of the plane.

    The symmetry is the rotation by 2 pi / order, or the reflection at the vertical axis.
    """
    angle = 2 * np.pi / order
    turn = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    if mirror:
        turn = np.diag([-1.0, 1.0])

    def project(x: np.ndarray) -> np.ndarray:
        total, y = np.zeros_like(x), x
        for _ in range(order):
            total += y
            y = y[permutation] @ turn  # undo one turn of the vertex that v is sent to
        return total / order

    return project


def symmetry_of(x: np.ndarray, automorphisms: list[np.ndarray]) -> tuple[int, float]:
    """Return the largest order of a rotation of the picture, and how well it is mirrored.

    The second is 1 for a mirror that stands upright or lies flat, 0.7 for a slanting one, or 0.

    Only those are seen that move the vertices as one of the `automorphisms` (or a power) does.
    """
    z = (x[:, 0] + 1j * x[:, 1]) - complex(*x.mean(axis=0))
    norm = float((np.abs(z) ** 2).sum())
    if not automorphisms or norm < 1e-12:
        return 1, 0.0
    moved = z[np.array(automorphisms)]
    turn = moved @ z.conj() / norm
    flip = moved @ z / norm
    near = 1e-3 * norm
    turned = (np.abs(moved - turn[:, None] * z) ** 2).sum(axis=1) < near
    mirrored = (np.abs(moved - flip[:, None] * z.conj()) ** 2).sum(axis=1) < near
    orders = [_order(angle) for angle in np.angle(turn[turned])]
    straight = bool((np.abs(flip[mirrored].imag) < 1e-3).any())
    return max(orders, default=1), 1.0 if straight else 0.7 * bool(mirrored.any())


def _order(angle: float) -> int:
    """Return the least k <= 24 such that k times the angle is a full turn, else 1."""
    for k in range(1, 25):
        if abs(np.exp(1j * k * angle) - 1) < 0.05:
            return k
    return 1
