"""One-line rows of the elementary permutations that families are made of."""

from __future__ import annotations

from collections.abc import Sequence

from wlkit.groups.permutation import images_from_cycles

Row = list[int]


def cycle(n: int, *cycles: Sequence[int]) -> Row:
    """Return the product of disjoint cycles on n points.

    Examples
    --------
    >>> cycle(4, (0, 2), (1, 3))
    [2, 3, 0, 1]
    """
    return images_from_cycles(cycles, n)


def left_shift(n: int) -> Row:
    """Return 1, 2, ..., n-1, 0: the state moves one place to the left."""
    return [*range(1, n), 0]


def right_shift(n: int) -> Row:
    """Return n-1, 0, 1, ..., n-2."""
    return [n - 1, *range(n - 1)]


def reversal(n: int, first: int, last: int) -> Row:
    """Return the reversal of the places first..last."""
    return [*range(first), *range(last, first - 1, -1), *range(last + 1, n)]


def signed_reversal(n: int, first: int, last: int) -> Row:
    """Return the reversal of places first..last with all signs changed, on 2n points.

    Point i is the lower side and n + i the upper side of the i-th element.
    """
    row = list(range(2 * n))
    for i in range(first, last + 1):
        row[i], row[n + i] = n + first + last - i, first + last - i
    return row


def cycle_name(points: Sequence[int]) -> str:
    """Return ``(0 1 2)``."""
    return f"({' '.join(map(str, points))})"
