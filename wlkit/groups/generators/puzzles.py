"""The Pyraminx, and puzzles of rings."""

from __future__ import annotations

from collections.abc import Callable
from itertools import combinations

import numpy as np

from wlkit.groups.generating_set import GeneratingSet
from wlkit.groups.generators.registry import family, require
from wlkit.groups.generators.rows import cycle

Sticker = tuple[str, int, frozenset[int]]


def _tetrahedron_stickers() -> list[Sticker]:
    """Return the 36 stickers: three tips, three axials, three edges on each of four faces."""
    found = []
    for face in range(4):
        corners = [v for v in range(4) if v != face]
        found += [("tip", face, frozenset([v])) for v in corners]
        found += [("axial", face, frozenset([v])) for v in corners]
        found += [("edge", face, frozenset(pair)) for pair in combinations(corners, 2)]
    return found


def _tetrahedron_turn(vertex: int, inside: Callable[[Sticker], bool]) -> list[int]:
    """Return the third turn about a vertex of the stickers inside."""
    others = [v for v in range(4) if v != vertex]
    image = {vertex: vertex, **dict(zip(others, others[1:] + others[:1], strict=True))}
    stickers = _tetrahedron_stickers()
    place = {sticker: i for i, sticker in enumerate(stickers)}
    row = list(range(len(stickers)))
    for kind, face, corners in filter(inside, stickers):
        target = (kind, image[face], frozenset(image[v] for v in corners))
        row[place[target]] = place[kind, face, corners]
    return row


@family(inverse_closed=True)
def pyraminx(tips: bool = True) -> GeneratingSet:
    """The Pyraminx on 36 stickers.

    With tips: third turns of the 4 tips and of the 4 base layers (all that does not move with
    the opposite vertex).  Without: third turns of the 4 vertex layers; 933120 positions.

    Parameters
    ----------
    tips : bool

    Returns
    -------
    GeneratingSet

    Examples
    --------
    >>> len(pyraminx()), pyraminx(tips=False).group().order
    (16, 933120)
    """
    rows, names = [], []
    for vertex in range(4):

        def layer(sticker: Sticker, vertex: int = vertex) -> bool:
            return vertex in sticker[2]

        def tip(sticker: Sticker, vertex: int = vertex) -> bool:
            return sticker[0] == "tip" and vertex in sticker[2]

        def base(sticker: Sticker, vertex: int = vertex) -> bool:
            return vertex not in sticker[2]

        chosen = [(f"t{vertex}", tip), (f"b{vertex}", base)] if tips else [(f"v{vertex}", layer)]
        for name, inside in chosen:
            row = _tetrahedron_turn(vertex, inside)
            rows += [row, np.argsort(row).tolist()]
            names += [name, name + "'"]
    return GeneratingSet(rows, names, name="pyraminx", parameters={"tips": tips})


@family(inverse_closed=True, aliases=("globe_puzzle",))
def globe(a: int, b: int) -> GeneratingSet:
    """The globe of a + 1 circles of 2b tiles: turns of each circle, and half turns about meridians.

    The half turn f_j exchanges the tiles j, ..., j+b-1 of circle i, reversed, with those of
    circle a - i, for all i < (a+1)/2 rounded down.

    Parameters
    ----------
    a : int
        At least 0.
    b : int
        At least 1.

    Returns
    -------
    GeneratingSet

    Raises
    ------
    InputError
        When a parameter is out of range.

    Examples
    --------
    >>> globe(1, 2).degree, globe(1, 2).names[:4]
    (8, ('r0', "r0'", 'r1', "r1'"))
    """
    require(a >= 0 and b >= 1, "a >= 0 and b >= 1", (a, b))
    width, n = 2 * b, 2 * b * (a + 1)
    rows, names = [], []
    for i in range(a + 1):
        row = cycle(n, range(i * width, (i + 1) * width))
        rows += [row, np.argsort(row).tolist()]
        names += [f"r{i}", f"r{i}'"]
    for j in range(width):
        columns = [(j + k) % width for k in range(b)]
        swaps = [
            (i * width + left, (a - i) * width + right)
            for i in range((a + 1) // 2)
            for left, right in zip(columns, reversed(columns), strict=True)
        ]
        rows.append(cycle(n, *swaps))
        names.append(f"f{j}")
    return GeneratingSet(rows, names, name="globe", parameters={"a": a, "b": b})


@family(inverse_closed=True)
def hungarian_rings(
    left_size: int, left_index: int, right_size: int, right_index: int
) -> GeneratingSet:
    """Two rings that cross: rotations of each by one step, both directions.

    They share place 0 and, unless both indices are 0, a second place `left_index` steps along the
    left ring and `right_index` steps back along the right one.

    Parameters
    ----------
    left_size, right_size : int
        Places of the rings, at least 2.
    left_index, right_index : int
        Both 0, or both positive and at most half the size.

    Returns
    -------
    GeneratingSet

    Raises
    ------
    InputError
        When a parameter is out of range.

    Examples
    --------
    >>> rings = hungarian_rings(5, 2, 5, 2)
    >>> rings.degree, len(rings)
    (8, 4)
    """
    shown = (left_size, left_index, right_size, right_index)
    require(min(left_size, right_size) >= 2, "rings of at least 2 places", shown)
    require(
        0 <= left_index <= left_size / 2 and 0 <= right_index <= right_size / 2,
        "indices between 0 and half the ring",
        shown,
    )
    require((left_index == 0) == (right_index == 0), "both indices 0 or both positive", shown)
    outside = list(range(left_size, left_size + right_size - (2 if left_index else 1)))
    right = [0, *outside]
    if left_index:
        right.insert(right_size - right_index, left_index)
    n = left_size + len(outside)
    rings = {"L": cycle(n, range(left_size)), "R": cycle(n, right)}
    parameters = dict(
        zip(("left_size", "left_index", "right_size", "right_index"), shown, strict=True)
    )
    found = GeneratingSet(
        list(rings.values()), list(rings), name="hungarian_rings", parameters=parameters
    )
    return found.with_inverses()
