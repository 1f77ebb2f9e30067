"""Sliding tile puzzles."""

from __future__ import annotations

from math import factorial

from wlkit.groups.generators.registry import family, require
from wlkit.groups.sliding_puzzle import SlidingPuzzle

STEPS = {"U": (-1, 0), "D": (1, 0), "L": (0, -1), "R": (0, 1)}


def sliding_states(rows: int, columns: int) -> int:
    """Return the number of states: n!/2, but n on one line and 12 on the 2 x 2 board.

    Examples
    --------
    >>> sliding_states(3, 3), sliding_states(2, 2), sliding_states(1, 5)
    (181440, 12, 5)
    """
    n = rows * columns
    if min(rows, columns) == 1:
        return n
    return 12 if n == 4 else factorial(n) // 2


@family(order=sliding_states, inverse_closed=True, aliases=("puzzle_15",))
def sliding_tiles(rows: int = 4, columns: int = 4) -> SlidingPuzzle:
    """The sliding tile puzzle on a board of rows x columns places: the hole moves U, D, L or R.

    By default the 15-puzzle.  Its states are half of all arrangements (Wilson 1974), on one line
    and on the 2 x 2 board fewer.

    Parameters
    ----------
    rows, columns : int
        At least 2 places in all.

    Returns
    -------
    SlidingPuzzle

    Raises
    ------
    InputError
        When a parameter is out of range.

    Examples
    --------
    >>> sliding_tiles(2, 2).names, sliding_tiles().degree
    (('U', 'D', 'L', 'R'), 16)
    """
    require(
        min(rows, columns) >= 1 and rows * columns >= 2,
        "a board of 2 places or more",
        (rows, columns),
    )
    targets, names = [], []
    for name, (down, right) in STEPS.items():
        ends = []
        for place in range(rows * columns):
            r, c = place // columns + down, place % columns + right
            inside = 0 <= r < rows and 0 <= c < columns
            ends.append(r * columns + c if inside else -1)
        if any(end >= 0 for end in ends):
            targets.append(ends)
            names.append(name)
    parameters = {"rows": rows, "columns": columns}
    return SlidingPuzzle(targets, names, name="sliding_tiles", parameters=parameters)
