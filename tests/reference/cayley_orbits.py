"""Obvious twins of what the engine orbits computes: all relabellings, whole orbits as sets."""

from __future__ import annotations

from itertools import permutations


def conjugate(q, x):
    """Return q x q^-1."""
    images = [0] * len(x)
    for i, image in enumerate(x):
        images[q[i]] = q[image]
    return tuple(images)


def inverse(x):
    """Return x^-1."""
    images = [0] * len(x)
    for i, image in enumerate(x):
        images[image] = i
    return tuple(images)


def relabellings(rows):
    """Return all q with q S q^-1 = S."""
    s = {tuple(row) for row in rows}
    return [q for q in permutations(range(len(rows[0]))) if {conjugate(q, x) for x in s} == s]


def orbit(x, relabelling, both):
    """Return the orbit of an element, with the inverses if `both`."""
    found = {conjugate(q, x) for q in relabelling}
    return found | {inverse(y) for y in found} if both else found
