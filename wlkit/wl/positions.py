"""The positions of the bijective pebble game, and which of them are lost in how many rounds."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations, permutations
from math import comb, perm
from typing import Any, TypeAlias

from wlkit.errors import SizeError
from wlkit.graphs import Graph
from wlkit.wl.bars import with_bar
from wlkit.wl.matching import Violation, perfect_matching
from wlkit.wl.structure import joint

Position: TypeAlias = tuple[tuple[int, int], ...]
"""Pebbled pairs in ascending order."""

Bijection: TypeAlias = tuple[int, ...]
"""``f[v]`` in the second graph for every vertex v of the first."""

MAX_POSITIONS = 100_000


@dataclass(frozen=True)
class Challenge:
    """Why no bijection saves Duplicator: more `vertices` than `images` that are any use to them.

    Whatever f is, some v among `vertices` has f(v) outside `images` (or, in a game on graphs of
    different orders, there is no f at all). On the pair (v, f(v)) Spoiler wins in fewer rounds.

    Attributes
    ----------
    rank : int
        In so many rounds Spoiler wins from here.
    vertices : tuple of int
        Of the first graph; of the larger one when the orders differ.
    images : tuple of int
        Of the other graph; fewer.
    """

    rank: int
    vertices: tuple[int, ...]
    images: tuple[int, ...]


def solve(
    g: Graph, h: Graph, k: int, max_positions: int = MAX_POSITIONS, *, progress: bool = False
) -> tuple[dict[Position, Challenge], dict[Position, Bijection]]:
    """Return all partial isomorphisms of at most k pairs: the lost ones and the safe ones.

    Two graphs of equal order.

    Examples
    --------
    >>> from wlkit.graphs import graph
    >>> lost, safe = solve(graph("P5"), graph("P5"), 1)
    >>> len(lost), len(safe), lost[(0, 2),].rank
    (16, 10, 1)
    """
    pebbles, k = k + 1, min(k, g.n)  # no position has more than n pairs
    count = sum(comb(g.n, j) * perm(g.n, j) for j in range(k + 1))
    if count > max_positions:
        raise SizeError(
            f"the game with {pebbles} pebbles on {g.n} vertices has up to {count} positions, "
            f"expected at most {max_positions}"
        )
    alike = _pair_test(g, h)
    positions = with_bar(_partial_isomorphisms(g.n, k, alike), "positions", progress, unit="")
    after = {p: _extensions(p, g.n, k, alike) for p in positions}
    lost: dict[Position, Challenge] = {}
    safe: dict[Position, Bijection] = {}
    rank = 1
    while True:
        found: dict[Position, Violation] = {}
        rows = with_bar(after.items(), f"lost in {rank} rounds", progress, unit="")
        for position, options in rows:
            answer = perfect_matching([_useful(row, after) for row in options])
            if isinstance(answer, Violation):
                found[position] = answer
            else:
                safe[position] = answer
        if not found:
            return lost, safe
        for position, hall in found.items():
            lost[position] = Challenge(rank, hall.left, hall.right)
            del after[position]
            safe.pop(position, None)
        rank += 1


def _useful(row: list[tuple[int, list[Position]]], alive: Mapping[Position, Any]) -> int:
    """Return the mask of images after which nothing that Spoiler may keep has lost."""
    return sum(1 << x for x, further in row if all(p in alive for p in further))


def _pair_test(g: Graph, h: Graph) -> Callable[[int, int, int, int], bool]:
    """Return the test whether (u, v) in g and (x, y) in h are alike: equality, arcs, labels."""
    both = joint((g, h))
    a, b = (types.tolist() for types in both.pair_types[0])
    codes = both.vertex_codes.tolist()
    label, other = codes[: g.n], codes[g.n :]

    def alike(u: int, v: int, x: int, y: int) -> bool:
        if u == v or x == y:
            return u == v and x == y and label[u] == other[x]
        return bool(a[u][v] == b[x][y] and a[v][u] == b[y][x])

    return alike


def _partial_isomorphisms(n: int, k: int, alike: Callable[..., bool]) -> Iterator[Position]:
    for size in range(k + 1):
        for chosen in combinations(range(n), size):
            for images in permutations(range(n), size):
                p = tuple(zip(chosen, images, strict=True))
                if all(alike(u, v, x, y) for i, (u, x) in enumerate(p) for v, y in p[: i + 1]):
                    yield p


def _extensions(
    position: Position, n: int, k: int, alike: Callable[..., bool]
) -> list[list[tuple[int, list[Position]]]]:
    """Return for each v the images x that are not lost at once, with all that may be kept."""
    return [
        [
            (x, [p for p in kept(extended(position, (v, x)), k) if p != position])
            for x in range(n)
            if alike(v, v, x, x) and all(alike(u, v, y, x) for u, y in position)
        ]
        for v in range(n)
    ]


def extended(position: Position, pair: tuple[int, int]) -> Position:
    """Return the position with one more pair."""
    return tuple(sorted({*position, pair}))


def kept(position: Position, k: int) -> list[Position]:
    """Return the most that Spoiler can keep of a position: at most k pairs."""
    return [position] if len(position) <= k else list(combinations(position, k))


def is_partial_isomorphism(g: Graph, h: Graph, position: Position) -> bool:
    """Return whether the pairs preserve equality, edges and labels, read from the graphs."""
    arcs = [_arcs(x) for x in (g, h)]
    labels = [x.vertex_labels or (None,) * x.n for x in (g, h)]
    for u, x in position:
        if labels[0][u] != labels[1][x]:
            return False
        for v, y in position:
            if (u == v) != (x == y) or arcs[0].get((u, v)) != arcs[1].get((x, y)):
                return False
    return True


def _arcs(g: Graph) -> dict[tuple[int, int], Any]:
    labels = g.edge_labels or (True,) * g.m
    arcs = dict(zip(g.edge_list, labels, strict=True))
    return arcs if g.directed else arcs | {(v, u): label for (u, v), label in arcs.items()}
