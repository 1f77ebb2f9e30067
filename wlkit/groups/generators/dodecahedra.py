"""Twisty puzzles on the dodecahedron: fifth turns about faces, third turns about vertices."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from itertools import combinations
from typing import Any, NamedTuple

import numpy as np

from wlkit.groups.generating_set import GeneratingSet
from wlkit.groups.generators.registry import family

Sticker = tuple[int, tuple[int, ...]]
"""A face, and the piece seen on it: a vertex, the two ends of an edge, or no vertex (a centre)."""


class Dodecahedron(NamedTuple):
    """Normals of the 12 faces, the 20 vertices, the vertices on each face, and the 30 edges."""

    faces: np.ndarray
    vertices: np.ndarray
    on_face: list[set[int]]
    edges: list[tuple[int, int]]


@cache
def dodecahedron() -> Dodecahedron:
    """Return the regular dodecahedron with vertices (+-1, +-1, +-1)."""
    phi = (1 + 5**0.5) / 2
    faces, vertices = [], [[a, b, c] for a in (1, -1) for b in (1, -1) for c in (1, -1)]
    for shift in range(3):
        for a in (1, -1):
            for b in (1, -1):
                faces.append(np.roll([0, a, b * phi], shift))
                vertices.append(np.roll([0, a * phi, b / phi], shift).tolist())
    normals, corners = np.array(faces), np.array(vertices, dtype=float)
    on_face = [{v for v in range(20) if face @ corners[v] > 2.2} for face in normals]
    edges = [
        (v, w) for v, w in combinations(range(20), 2) if np.sum((corners[v] - corners[w]) ** 2) < 2
    ]
    return Dodecahedron(normals, corners, on_face, edges)


def _stickers(centres: bool) -> list[Sticker]:
    solid = dodecahedron()
    pieces: list[tuple[int, ...]] = [*((v,) for v in range(20)), *solid.edges]
    found = [(f, p) for f in range(12) for p in pieces if set(p) <= solid.on_face[f]]
    return found + [(f, ()) for f in range(12) if centres]


def _rotation(axis: np.ndarray, angle: float) -> np.ndarray:
    x, y, z = axis / np.linalg.norm(axis)
    cross = np.array([[0, -z, y], [z, 0, -x], [-y, x, 0]])
    return np.asarray(np.eye(3) + np.sin(angle) * cross + (1 - np.cos(angle)) * cross @ cross)


def _turns(
    name: str,
    stickers: list[Sticker],
    about: str,
    inside: Callable[[int, Sticker], bool],
    **options: Any,
) -> GeneratingSet:
    """Return the turns about every face ("f") or vertex ("v") of the stickers inside."""
    solid = dodecahedron()
    axes, parts = (solid.faces, 5) if about == "f" else (solid.vertices, 3)
    points = np.array(
        [10 * solid.faces[f] + sum(solid.vertices[v] for v in piece) for f, piece in stickers]
    )
    rows: list[Any] = []
    names = []
    for i, axis in enumerate(axes):
        moved = points @ _rotation(axis, 2 * np.pi / parts).T
        row = np.arange(len(stickers))
        for here, sticker in enumerate(stickers):
            if inside(i, sticker):
                row[np.argmin(np.sum((points - moved[here]) ** 2, axis=1))] = here
        rows += [row, np.argsort(row)]
        names += [f"{about}{i}", f"{about}{i}'"]
    return GeneratingSet(rows, names, name=name, **options)


@family(inverse_closed=True)
def megaminx() -> GeneratingSet:
    """The Megaminx on 120 stickers: fifth turns of the 12 faces, both directions.

    Returns
    -------
    GeneratingSet

    Examples
    --------
    >>> len(megaminx()), megaminx().degree
    (24, 120)
    """
    on_face = dodecahedron().on_face
    return _turns("megaminx", _stickers(False), "f", lambda i, s: set(s[1]) <= on_face[i])


@family(inverse_closed=True)
def starminx() -> GeneratingSet:
    """The Starminx on 120 stickers: third turns of the 20 corners with their three edges.

    Returns
    -------
    GeneratingSet

    Examples
    --------
    >>> len(starminx()), starminx().degree
    (40, 120)
    """
    return _turns("starminx", _stickers(False), "v", lambda i, s: i in s[1])


@family(inverse_closed=True)
def starminx_2() -> GeneratingSet:
    """The Starminx with deep cuts: fifth turns of a face and of what lies beyond its neighbours.

    132 stickers.  A turn takes along the centres of the five neighbours, their edges but the two
    farthest and their points but the farthest.  The five points of a face look alike (a central
    word).

    Returns
    -------
    GeneratingSet

    Examples
    --------
    >>> len(starminx_2()), starminx_2().degree
    (24, 132)
    """
    solid, stickers = dodecahedron(), _stickers(True)
    beside = [
        {w for e in solid.edges if e[0] in on or e[1] in on for w in e} for on in solid.on_face
    ]

    def inside(face: int, sticker: Sticker) -> bool:
        seen_on, piece = sticker
        if seen_on == face:
            return True
        if len(solid.on_face[face] & solid.on_face[seen_on]) != 2:
            return False
        if len(piece) == 2:
            return bool(set(piece) & solid.on_face[face])
        return set(piece) <= beside[face]

    alike = [face if len(piece) == 1 else 12 + i for i, (face, piece) in enumerate(stickers)]
    symbols = {symbol: i for i, symbol in enumerate(dict.fromkeys(alike))}
    return _turns("starminx_2", stickers, "f", inside, state=[symbols[s] for s in alike])
