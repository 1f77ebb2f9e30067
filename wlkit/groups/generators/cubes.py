"""Twisty puzzles on the cube: stickers are integer vectors, a move rotates those beyond a plane."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import product

import numpy as np

from wlkit.errors import unknown_name
from wlkit.groups.generating_set import GeneratingSet
from wlkit.groups.generators.registry import family, require

Vector = tuple[int, ...]


def quarter_turn(axis: int) -> np.ndarray:
    """Return the rotation by 90 degrees that carries axis + 1 to axis + 2."""
    b, c = (axis + 1) % 3, (axis + 2) % 3
    matrix = np.zeros((3, 3), dtype=np.int64)
    matrix[axis, axis], matrix[c, b], matrix[b, c] = 1, 1, -1
    return matrix


def third_turn(corner: Vector) -> np.ndarray:
    """Return a rotation by 120 degrees about a diagonal (a, b, c) with entries 1 or -1."""
    signs = np.diag(corner)
    return np.asarray(signs @ np.array([[0, 0, 1], [1, 0, 0], [0, 1, 0]]) @ signs)


def turn(stickers: list[Vector], inside: Callable[[Vector], bool], matrix: np.ndarray) -> list[int]:
    """Return the move that rotates the stickers inside; ``new[i] = old[p[i]]``."""
    place = {sticker: i for i, sticker in enumerate(stickers)}
    row = list(range(len(stickers)))
    for sticker, i in place.items():
        if inside(sticker):
            row[place[tuple((matrix @ np.array(sticker)).tolist())]] = i
    return row


def cube_stickers(size: int) -> list[Vector]:
    """Return the 6 N^2 stickers of the N-cube; cubies sit at -(N-1), -(N-3), ..., N-1."""
    places = range(-(size - 1), size, 2)
    found = []
    for axis, sign in product(range(3), (1, -1)):
        for u, v in product(places, repeat=2):
            vector = [0, 0, 0]
            vector[axis], vector[(axis + 1) % 3], vector[(axis + 2) % 3] = sign * size, u, v
            found.append(tuple(vector))
    return found


def _layer_moves(size: int, layers: Iterable[int]) -> dict[str, list[int]]:
    stickers, moves = cube_stickers(size), {}
    for axis in range(3):
        for layer in layers:
            low, high = 2 * layer - size, 2 * layer - size + 2

            def inside(s: Vector, axis: int = axis, low: int = low, high: int = high) -> bool:
                return low <= s[axis] <= high

            moves[f"{'xyz'[axis]}{layer}"] = turn(stickers, inside, quarter_turn(axis))
    return moves


def _metric_rows(moves: dict[str, list[int]], half_turns: bool) -> dict[str, list[int]]:
    rows = {}
    for name, row in moves.items():
        rows[name], rows[name + "'"] = row, np.argsort(row).tolist()
        if half_turns:
            rows[name + "^2"] = [row[i] for i in row]
    return rows


def _axial_rows(size: int) -> dict[str, list[int]]:
    moves, rows = _layer_moves(size, range(size)), {}
    for axis in "xyz":
        for turns in product((0, 1, 2), repeat=size):
            if not any(turns):
                continue
            row, parts = np.arange(6 * size * size), []
            for layer, amount in enumerate(turns):
                name = f"{axis}{layer}"
                if amount:
                    step = np.array(moves[name])
                    row = row[step if amount == 1 else np.argsort(step)]
                    parts.append(name + ("" if amount == 1 else "'"))
            rows["".join(parts)] = row.tolist()
    return rows


METRICS = ("QTM", "HTM", "QSTM", "ATM", "fixed_QTM", "fixed_HTM", "free_QTM", "free_HTM")


@family(inverse_closed=True)
def rubik_cube(cube_size: int, metric: str = "HTM") -> GeneratingSet:
    """The N x N x N cube; layer j of an axis is counted from its negative end.

    QTM: quarter turns of every layer but the central one of an odd cube.  HTM: half turns too.
    QSTM: quarter turns of every layer.  ATM: any turns by +-90 degrees of layers of one axis
    at once.  The 2-cube has no centres to tell turned positions apart, so QTM and HTM hold one
    corner fixed there (3674160 positions, moves of layer 1 only; also named fixed_QTM and
    fixed_HTM); free_QTM and free_HTM turn all its layers and count the 24 placings apart.  From
    N = 4 on, equal stickers are not told apart (a central word of colours).

    Parameters
    ----------
    cube_size : int
        At least 2.
    metric : str
        HTM, QTM, QSTM or ATM; fixed_HTM, fixed_QTM, free_HTM or free_QTM for the 2-cube.

    Returns
    -------
    GeneratingSet

    Raises
    ------
    UnknownNameError
        When there is no such metric.
    InputError
        When the size is smaller, or the metric is one of the 2-cube.

    Examples
    --------
    >>> rubik_cube(2).group().order, rubik_cube(3).group().order
    (3674160, 43252003274489856000)
    """
    require(cube_size >= 2, "cube_size >= 2", cube_size)
    if metric not in METRICS:
        raise unknown_name("metric", metric, METRICS)
    kind, _, tail = metric.rpartition("_")
    require(not kind or cube_size == 2, f"cube_size 2 for the metric {metric}", cube_size)
    half = tail == "HTM"
    layers = [j for j in range(cube_size) if tail == "QSTM" or 2 * j != cube_size - 1]
    if cube_size == 2 and tail in ("QTM", "HTM") and kind != "free":
        layers = [1]
    rows = (
        _axial_rows(cube_size)
        if tail == "ATM"
        else _metric_rows(_layer_moves(cube_size, layers), half)
    )
    colours = [face for face in range(6) for _ in range(cube_size**2)]
    return GeneratingSet(
        list(rows.values()),
        list(rows),
        name="rubik_cube",
        parameters={"cube_size": cube_size, "metric": metric},
        state=colours if cube_size > 3 else None,
    )
