"""Shapes turned like a cube: third turns about its diagonals, half turns of its faces.

A sticker is an integer vector that the rotations of the cube carry to another one; which pieces
show their orientation tells the shapes apart.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import product
from math import factorial, prod

import numpy as np

from wlkit.groups.generating_set import GeneratingSet
from wlkit.groups.generators.cubes import Vector, quarter_turn, third_turn, turn
from wlkit.groups.generators.registry import family

CORNERS: list[Vector] = list(product((1, -1), repeat=3))
EVEN = [corner for corner in CORNERS if prod(corner) == 1]
"""The corners of a tetrahedron; the third turns and half turns of the cube keep them together."""
EDGES = [v for v in product((1, 0, -1), repeat=3) if sum(map(abs, v)) == 2]
CENTRES = [tuple(sign * (i == axis) for i in range(3)) for axis in range(3) for sign in (1, -1)]
Rows = dict[str, list[int]]


def _plain(pieces: Iterable[Vector]) -> list[Vector]:
    """Return one sticker a piece, which does not show its orientation."""
    return [tuple(2 * x for x in piece) for piece in pieces]


def _beside(pieces: Iterable[Vector]) -> list[Vector]:
    """Return the stickers of corners or edges of the cube, one for each face they meet."""
    return [
        tuple(2 * x + (x if i == axis else 0) for i, x in enumerate(piece))
        for piece in pieces
        for axis in range(3)
        if piece[axis]
    ]


def _towards(ends: list[Vector]) -> list[Vector]:
    """Return stickers of the 6 centres, one towards each of the ends on its face."""
    return [
        tuple(4 * x + y for x, y in zip(centre, end, strict=True))
        for centre in CENTRES
        for end in ends
        if np.dot(centre, end) == 1
    ]


def _beyond(normal: Vector, depth: int) -> Callable[[Vector], bool]:
    """Return the test whether a sticker lies beyond a plane."""
    return lambda sticker: int(np.dot(normal, sticker)) > depth


def _third_turns(stickers: list[Vector], corners: Iterable[Vector], depth: int) -> Rows:
    """Return both third turns about each corner of what lies beyond a plane."""
    moves = {}
    for corner in corners:
        row = turn(stickers, _beyond(corner, depth), third_turn(corner))
        name = "".join("+" if x > 0 else "-" for x in corner)
        moves[name], moves[name + "'"] = row, np.argsort(row).tolist()
    return moves


def _half_turns(stickers: list[Vector], sides: Iterable[int] = (1, -1)) -> Rows:
    """Return the half turns of the outer layers of each axis, of the whole for side 0."""
    moves = {}
    for axis, side in product(range(3), sides):
        normal = tuple(side * (i == axis) for i in range(3))
        half_turn = quarter_turn(axis) @ quarter_turn(axis)
        name = "xyz"[axis] + {1: "+", -1: "-", 0: ""}[side] + "^2"
        moves[name] = turn(stickers, _beyond(normal, 1 if side else -1), half_turn)
    return moves


def _quarter_turns(stickers: list[Vector]) -> Rows:
    """Return both quarter turns of the three layers of each axis, counted from its negative end."""
    moves = {}
    for axis, layer in product(range(3), range(3)):
        inside = [_layer(sticker[axis]) == layer for sticker in stickers]
        row = turn(
            stickers, dict(zip(stickers, inside, strict=True)).__getitem__, quarter_turn(axis)
        )
        name = f"{'xyz'[axis]}{layer}"
        moves[name], moves[name + "'"] = row, np.argsort(row).tolist()
    return moves


def _layer(coordinate: int) -> int:
    return 1 + (coordinate > 1) - (coordinate < -1)


def _named(name: str, moves: Rows) -> GeneratingSet:
    return GeneratingSet(list(moves.values()), list(moves), name=name)


@family(order=lambda: 3149280, inverse_closed=True)
def skewb() -> GeneratingSet:
    """The Skewb with one corner fixed: third turns of the half opposite to it on each diagonal.

    24 corner stickers and 6 centres; 8 moves, 3149280 positions.

    Returns
    -------
    GeneratingSet

    Examples
    --------
    >>> len(skewb()), skewb().group().order
    (8, 3149280)
    """
    stickers = _beside(CORNERS) + _plain(CENTRES)
    halves = [(-1, -1, -1), (-1, -1, 1), (-1, 1, -1), (1, -1, -1)]
    return _named("skewb", _third_turns(stickers, halves, 0))


@family(order=lambda: 1658880, inverse_closed=True)
def skewb_diamond() -> GeneratingSet:
    """The Skewb diamond, an octahedron: third turns of both halves on each of the 4 diagonals.

    Its vertices are the 6 centres of a Skewb, four stickers each, its faces the 8 corners, one
    sticker each; 16 moves, 1658880 positions with the 12 placings of the whole.

    Returns
    -------
    GeneratingSet

    Examples
    --------
    >>> len(skewb_diamond()), skewb_diamond().group().order
    (16, 1658880)
    """
    return _named("skewb_diamond", _third_turns(_plain(CORNERS) + _towards(CORNERS), CORNERS, 0))


@family(order=lambda: 11197440, inverse_closed=True)
def tetraminx() -> GeneratingSet:
    """The Pyraminx without its tips: third turns of both parts of each of the 4 cuts.

    Its corners are 4 corners of a cube, three stickers each, its edges the 6 faces of the cube,
    two stickers each; 16 moves, 933120 positions with 12 placings of the whole.

    Returns
    -------
    GeneratingSet

    Examples
    --------
    >>> len(tetraminx()), tetraminx().group().order
    (16, 11197440)
    """
    return _named("tetraminx", _third_turns(_beside(EVEN) + _towards(EVEN), CORNERS, 0))


@family(order=lambda: factorial(12) // 2, inverse_closed=True)
def dino() -> GeneratingSet:
    """The dino cube: third turns of the 8 corners with their three edges; A_12 on 12 edges.

    Returns
    -------
    GeneratingSet

    Examples
    --------
    >>> len(dino()), dino().group().order
    (16, 239500800)
    """
    return _named("dino", _third_turns(_beside(EDGES), CORNERS, 3))


@family(order=lambda: 96, inverse_closed=True)
def pyramorphix() -> GeneratingSet:
    """The 2-cube shaped as a tetrahedron, turned by half turns only; 96 positions.

    Four of its corners show three stickers, the other four one.

    Returns
    -------
    GeneratingSet

    Examples
    --------
    >>> len(pyramorphix()), pyramorphix().group().order
    (6, 96)
    """
    odd = [corner for corner in CORNERS if corner not in EVEN]
    return _named("pyramorphix", _half_turns(_beside(EVEN) + _plain(odd)))


@family(order=lambda: 5308416, inverse_closed=True)
def mastermorphix() -> GeneratingSet:
    """The 3-cube shaped as a tetrahedron, turned by half turns only.

    Four of its corners show three stickers, the other four one; centres show two, edges one.

    Returns
    -------
    GeneratingSet

    Examples
    --------
    >>> len(mastermorphix()), mastermorphix().group().order
    (6, 5308416)
    """
    odd = [corner for corner in CORNERS if corner not in EVEN]
    stickers = _beside(EVEN) + _plain(odd) + _towards(EVEN) + _plain(EDGES)
    return _named("mastermorphix", _half_turns(stickers))


@family(order=lambda: 1327104, inverse_closed=True)
def master_pyramorphix() -> GeneratingSet:
    """The mastermorphix without the four corners of one sticker.

    Returns
    -------
    GeneratingSet

    Examples
    --------
    >>> len(master_pyramorphix()), master_pyramorphix().group().order
    (6, 1327104)
    """
    stickers = _beside(EVEN) + _towards(EVEN) + _plain(EDGES)
    return _named("master_pyramorphix", _half_turns(stickers))


@family(order=lambda: 288, inverse_closed=True)
def mini_pyramorphix() -> GeneratingSet:
    """The 2-cube with half turns only, and the rotations of a tetrahedron; order 288.

    17 moves: 6 half turns of a face, and the 3 half turns and 8 third turns of the whole puzzle
    that carry the tetrahedron on four of its corners to itself.

    Returns
    -------
    GeneratingSet

    Examples
    --------
    >>> len(mini_pyramorphix()), mini_pyramorphix().group().order
    (17, 288)
    """
    stickers = _beside(CORNERS)
    moves = _half_turns(stickers, (1, -1, 0)) | _third_turns(stickers, EVEN, -100)
    return _named("mini_pyramorphix", moves)


@family(inverse_closed=True)
def picture_cube333() -> GeneratingSet:
    """The 3-cube with a picture on each face, so that centres show how they are turned.

    72 stickers; quarter turns of every layer, the middle ones too.

    Returns
    -------
    GeneratingSet

    Examples
    --------
    >>> len(picture_cube333()), picture_cube333().group().order
    (18, 2125922464947725402112000)
    """
    stickers = _beside(CORNERS) + _beside(EDGES) + _towards(EDGES)
    return _named("picture_cube333", _quarter_turns(stickers))
