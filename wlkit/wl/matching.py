"""Perfect matchings of bipartite graphs given by bit masks, or why there is none."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple


class Violation(NamedTuple):
    """More vertices on the left than they have neighbours on the right: no perfect matching."""

    left: tuple[int, ...]
    right: tuple[int, ...]


def perfect_matching(rows: Sequence[int]) -> tuple[int, ...] | Violation:
    """Return a perfect matching of an n by n bipartite graph, or a violation of Hall's condition.

    Parameters
    ----------
    rows : sequence of int
        Bit x of ``rows[v]`` says that v on the left is adjacent to x on the right.

    Returns
    -------
    tuple of int or Violation
        The partner of every v; or a set of vertices on the left together with all their
        neighbours, one fewer.

    Examples
    --------
    >>> perfect_matching([0b011, 0b001, 0b110])
    (1, 0, 2)
    >>> perfect_matching([0b001, 0b001, 0b110])
    Violation(left=(0, 1), right=(0,))

    Notes
    -----
    Augmenting paths, O(n m).

    References
    ----------
    .. [1] P. Hall, On representatives of subsets, J. London Math. Soc. 10 (1935).
    """
    owner = [-1] * len(rows)
    for v in range(len(rows)):
        free, came_from, seen = _search(rows, owner, v)
        if free < 0:
            right = tuple(x for x in range(len(rows)) if seen >> x & 1)
            return Violation(tuple(sorted([v, *(owner[x] for x in right)])), right)
        while free >= 0:
            u = came_from[free]
            previous = owner.index(u) if u in owner else -1
            owner[free], free = u, previous
    partner = [0] * len(rows)
    for x, v in enumerate(owner):
        partner[v] = x
    return tuple(partner)


def _search(rows: Sequence[int], owner: list[int], v: int) -> tuple[int, dict[int, int], int]:
    """Look for a free vertex by alternating paths from v; return it or -1, and all that was seen.

    ``came_from[x]`` is the vertex on the left from which x was reached.
    """
    came_from: dict[int, int] = {}
    seen, queue = 0, [v]
    for u in queue:
        fresh = rows[u] & ~seen
        seen |= fresh
        while fresh:
            x = (fresh & -fresh).bit_length() - 1
            fresh &= fresh - 1
            came_from[x] = u
            if owner[x] < 0:
                return x, came_from, seen
            queue.append(owner[x])
    return -1, came_from, seen
