"""Maps under which every edge of a small graph is the image of an edge of a pattern.

hdtw(P) >= t iff for some minor obstruction H of treewidth at most t - 1 there is a map
V(P) -> V(H), partial or total, such that every edge of H is the image of an edge of P.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from wlkit.graphs import Graph
from wlkit.motifs.loops import underlying_neighbors

MOST_KNOWN = 4
"""Largest t for which the obstructions of treewidth <= t - 1 are listed here."""


@cache
def obstructions(t: int) -> tuple[Graph, ...]:
    """Return the minor-minimal graphs of treewidth >= `t`, 1 <= t <= 4.

    Examples
    --------
    >>> [(h.n, h.m) for h in obstructions(4)]
    [(5, 10), (6, 12), (8, 12), (10, 15)]
    """
    from wlkit.treewidth import obstructions as listed

    return tuple(listed(t).values())


def covering_map(pattern: Graph, target: Graph) -> tuple[int, ...] | None:
    """Return a partial map V(pattern) -> V(target) that covers all edges of `target`, or None.

    Returns
    -------
    tuple of int
        The image of every vertex, -1 where it does not matter.

    Examples
    --------
    >>> from wlkit.graphs import graph
    >>> covering_map(graph("P4"), graph("K3"))
    (0, 1, 2, 0)
    >>> covering_map(graph("S4"), graph("K3")) is None
    True

    Notes
    -----
    Backtracking over the edges of the target, the one with fewest candidates first; O(m^|E(H)|).
    """
    if pattern.m < target.m:
        return None
    search = _Covering(pattern, target)
    return tuple(search.image) if search.extend() else None


class _Covering:
    """The state of one search: images of pattern vertices, and target edges still to cover."""

    def __init__(self, pattern: Graph, target: Graph) -> None:
        self.edges = [*{(min(u, v), max(u, v)) for u, v in pattern.edge_list}]
        self.edges.sort()
        self.image = [-1] * pattern.n
        self.open = set(target.edge_list)
        self.target = target

    def extend(self) -> bool:
        """Cover the edges that are left; False if it cannot be done."""
        if not self.open:
            return True
        arcs = self._usable()
        if len(arcs) < len(self.open):
            return False
        chosen, candidates = self._most_constrained(arcs)
        if not candidates:
            return False
        self.open.remove(chosen)
        for u, v in candidates:
            before = self.image[u], self.image[v]
            self.image[u], self.image[v] = chosen
            if self.extend():
                return True
            self.image[u], self.image[v] = before
        self.open.add(chosen)
        return False

    def _usable(self) -> list[tuple[int, int]]:
        """Return the pattern edges that may still cover an open edge."""
        touched = {a for edge in self.open for a in edge}
        out = []
        for u, v in self.edges:
            a, b = self.image[u], self.image[v]
            if a >= 0 and b >= 0:
                usable = (min(a, b), max(a, b)) in self.open
            else:
                usable = (a < 0 or a in touched) and (b < 0 or b in touched)
            if usable:
                out.append((u, v))
        return out

    def _most_constrained(
        self, usable: list[tuple[int, int]]
    ) -> tuple[tuple[int, int], list[tuple[int, int]]]:
        """Return the open edge with fewest candidate arcs, and these."""
        best: tuple[tuple[int, int], list[tuple[int, int]]] | None = None
        for edge in sorted(self.open):
            arcs = self._candidates(edge, usable)
            if best is None or len(arcs) < len(best[1]):
                best = edge, arcs
            if not arcs:
                break
        return best or ((0, 0), [])

    def _candidates(
        self, edge: tuple[int, int], usable: list[tuple[int, int]]
    ) -> list[tuple[int, int]]:
        a, b = edge
        image = self.image
        free = all(x < 0 for x in image) and _swappable(self.target, a, b)
        out = []
        for u, v in usable:
            if image[u] in (-1, a) and image[v] in (-1, b):
                out.append((u, v))
            if not free and image[v] in (-1, a) and image[u] in (-1, b):
                out.append((v, u))
        return out


def _swappable(target: Graph, a: int, b: int) -> bool:
    """Return whether all pairs of vertices of a complete target are alike, so that a, b swap."""
    return 2 * target.m == target.n * (target.n - 1)


def quotient_of_map(pattern: Graph, image: Sequence[int]) -> tuple[int, ...]:
    """Return a partition into independent blocks whose quotient has the covered graph as minor.

    Every fibre of the map is split greedily into colour classes; each class but the first is
    adjacent to the first, so contracting them gives the fibre back. Vertices without an image
    stay alone.

    Examples
    --------
    >>> from wlkit.graphs import graph
    >>> quotient_of_map(graph("P5"), (0, 0, 1, 2, 0))
    (0, 1, 2, 3, 0)
    """
    near = underlying_neighbors(pattern)
    blocks: dict[tuple[int, int], int] = {}
    color = [0] * pattern.n
    out = []
    for v, x in enumerate(image):
        taken = {color[u] for u in near[v] if u < v and image[u] == x}
        color[v] = next(c for c in range(pattern.n) if c not in taken)
        key = (x, color[v]) if x >= 0 else (-1 - v, 0)
        out.append(blocks.setdefault(key, len(blocks)))
    return tuple(out)
