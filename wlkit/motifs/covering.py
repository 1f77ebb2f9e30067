"""Maps under which every edge of a small graph is the image of an edge of a pattern.

hdtw(P) >= t iff for some minor obstruction H of treewidth at most t - 1 there is a map
V(P) -> V(H), partial or total, such that every edge of H is the image of an edge of P.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from itertools import combinations

from wlkit.errors import VerificationError
from wlkit.graphs import Graph
from wlkit.motifs.loops import underlying_neighbors

LISTED_EDGES = {1: None, 2: None, 3: None, 4: None, 5: 20}
"""For every t, up to how many edges the obstructions of treewidth <= t - 1 are listed here."""

DEAD_ENDS = 20_000
"""Of the search for a map onto a complete graph with more than six vertices."""


@dataclass(frozen=True)
class EdgeCover:
    """A map V(P) -> V(H) under which every edge of H is the image of an edge of P.

    So some quotient of P has the minor H, and hdtw(P) >= tw(H).

    Attributes
    ----------
    target : Graph
        H, minor-minimal of its treewidth or complete.
    image : tuple of int
        The image of every vertex of P; edges may go to non-edges or collapse.
    """

    target: Graph
    image: tuple[int, ...]

    def verify(self, pattern: Graph) -> bool:
        """Check that all edges of the target are covered.

        Raises
        ------
        VerificationError
            Naming an edge that is not.
        """
        covered = {frozenset((self.image[u], self.image[v])) for u, v in pattern.edge_list}
        for u, v in self.target.edge_list:
            if frozenset((u, v)) not in covered:
                raise VerificationError(f"no edge of {pattern!r} lies over ({u}, {v})")
        return True


def edge_cover(pattern: Graph, t: int) -> EdgeCover | None:
    """Return a map that covers a graph of treewidth `t`; None if none was found.

    Complete for t <= 4, and for t = 5 up to 20 edges, where the graphs are listed. Beyond, K_(t+1)
    is tried for a while. Labels are left out.

    Examples
    --------
    >>> from wlkit.graphs import graph
    >>> found = edge_cover(graph("C8"), 3)
    >>> found.target.n, found.image, found.verify(graph("C8"))
    (4, (0, 1, 2, 3, 1, 0, 3, 2), True)
    >>> edge_cover(graph("C7"), 3) is None
    True
    """
    for target in obstructions(t):
        image = covering_map(pattern, target)
        if image is not None:
            return EdgeCover(target, image)
    if t <= max(LISTED_EDGES):
        return None
    clique = Graph(t + 1, list(combinations(range(t + 1), 2)))
    image = covering_map(pattern, clique, budget=DEAD_ENDS)
    return None if image is None else EdgeCover(clique, image)


@cache
def obstructions(t: int) -> tuple[Graph, ...]:
    """Return the minor-minimal graphs of treewidth >= `t`, by number of edges.

    Parameters
    ----------
    t : int
        1 to 5. The list is complete for t <= 4, and up to 20 edges for t = 5.

    Examples
    --------
    >>> [(h.n, h.m) for h in obstructions(4)]
    [(5, 10), (6, 12), (8, 12), (10, 15)]
    >>> len(obstructions(5))
    102

    Notes
    -----
    For t = 5: all biconnected graphs with minimum degree 3 and at most 20 edges were generated
    by nauty's geng 2.8.6 (-C -d3), and those kept whose treewidth is 5 and falls with every
    deletion and contraction of an edge. None of them had treewidth 6 or more.
    """
    from wlkit.treewidth import obstructions as listed

    if t <= 4:
        return tuple(listed(t).values())
    text = files("wlkit.motifs").joinpath("data/treewidth_5.g6").read_text(encoding="ascii")
    return tuple(Graph.from_graph6(line) for line in text.split()) if t == 5 else ()


def obstructions_are_listed(t: int, m: int) -> bool:
    """Return whether every minor-minimal graph of treewidth >= `t` with <= `m` edges is listed.

    Examples
    --------
    >>> (
    ...     obstructions_are_listed(4, 100),
    ...     obstructions_are_listed(5, 20),
    ...     obstructions_are_listed(6, 9),
    ... )
    (True, True, False)
    """
    if t not in LISTED_EDGES:
        return False
    most = LISTED_EDGES[t]
    return most is None or m <= most


def covering_map(
    pattern: Graph, target: Graph, *, budget: int | None = None
) -> tuple[int, ...] | None:
    """Return a map V(pattern) -> V(target) that covers all edges of `target`, or None.

    Every edge of the target is the image of an edge of the pattern; other edges of the pattern
    may go to non-edges or collapse.

    Parameters
    ----------
    pattern, target : Graph
    budget : int, optional
        Give up, with None, after so many dead ends; without it None means that there is no map.

    Examples
    --------
    >>> from wlkit.graphs import graph
    >>> covering_map(graph("P4"), graph("K3"))
    (0, 1, 2, 0)
    >>> covering_map(graph("S4"), graph("K3")) is None
    True

    Notes
    -----
    The images of the vertices are chosen one after the other, in an order with few placed
    vertices that still have unplaced neighbours; a state (their images, the edges that are
    left) is tried once. So the time is polynomial for patterns of bounded pathwidth and a fixed
    target, and the surplus of edges bounds the branching. Of vertices with the same d neighbours
    only as many are placed as d vertices of the target can have edges.
    """
    near = _without_idle_twins(underlying_neighbors(pattern), target)
    search = _Covering(near, target, budget)
    return search.map() if search.extend(0, (1 << target.m) - 1) else None


def _without_idle_twins(near: list[set[int]], target: Graph) -> list[set[int]]:
    """Return the neighbours with all edges of superfluous twins taken away.

    Every vertex of the pattern that is needed covers an edge of the target at the image of one of
    its d neighbours, and these images have at most d * (largest degree) edges.
    """
    degree = int(target.degrees.max(initial=0))
    twins: dict[frozenset[int], list[int]] = {}
    for v, row in enumerate(near):
        twins.setdefault(frozenset(row), []).append(v)
    idle: set[int] = set()
    for common, alike in twins.items():
        idle.update(alike[min(target.m, len(common) * degree) :])
    return [set() if v in idle else row - idle for v, row in enumerate(near)]


class _Covering:
    """One search: the vertices in order, the images so far, and the states that failed."""

    def __init__(self, near: Sequence[set[int]], target: Graph, budget: int | None) -> None:
        self.n, self.budget = len(near), budget
        self.order = narrow_order(near)
        place = {v: i for i, v in enumerate(self.order)}
        rows = [sorted(place[u] for u in near[v]) for v in self.order]
        self.back = [[j for j in row if j < i] for i, row in enumerate(rows)]
        self.open = [[j for j in range(i) if rows[j][-1] >= i] for i in range(len(rows) + 1)]
        self.ahead = [
            [sum(k >= i for k in rows[j]) for j in self.open[i]] for i in range(len(rows))
        ]
        self.edges_ahead = [sum(map(len, self.back[i:])) for i in range(len(rows) + 1)]
        self.odd_ahead = [sum(len(row) % 2 for row in rows[i:]) for i in range(len(rows))]
        self.edge = [[-1] * target.n for _ in range(target.n)]
        for e, (a, b) in enumerate(target.edge_list):
            self.edge[a][b] = self.edge[b][a] = e
        self.star = [sum(1 << e for e in row if e >= 0) for row in self.edge]
        self.hub = max(range(len(rows)), key=lambda i: len(rows[i]), default=0)
        self.starts = _representatives(target)
        self.symmetric = 2 * target.m == target.n * (target.n - 1)
        self.image: list[int] = []
        self.failed: set[tuple[int, ...]] = set()

    def map(self) -> tuple[int, ...]:
        """Return the image of every pattern vertex; 0 where it does not matter."""
        images = [0] * self.n
        for v, a in zip(self.order, self.image, strict=False):
            images[v] = a
        return tuple(images)

    def extend(self, i: int, left: int) -> bool:
        """Place the vertices from position `i` on so that the edges `left` are covered."""
        if not left:
            return True
        if not self._possible(i, left):
            return False
        state = (i, left, *(self.image[j] for j in self.open[i]))
        if state in self.failed or (self.budget and len(self.failed) >= self.budget):
            return False
        self.image.append(0)
        for rest, a in self._choices(i, left):
            self.image[i] = a
            if self.extend(i + 1, rest):
                return True
        self.image.pop()
        self.failed.add(state)
        return False

    def _choices(self, i: int, left: int) -> list[tuple[int, int]]:
        """Return (edges then left, image) for every image of the vertex at position i."""
        images: Iterable[int] = range(len(self.edge))
        if self.symmetric:
            images = range(min(len(self.edge), 2 + max(self.image[:i], default=-1)))
        elif i == self.hub:
            images = self.starts
        out = []
        for a in images:
            rest = left
            for j in self.back[i]:
                e = self.edge[a][self.image[j]]
                if e >= 0:
                    rest &= ~(1 << e)
            out.append((rest.bit_count(), rest, a))
        return [(rest, a) for _, rest, a in sorted(out)]

    def _possible(self, i: int, left: int) -> bool:
        """Return whether the number and the parities of the edges ahead suffice.

        The ends of edges ahead at an image a are those of placed vertices over a and of vertices
        still to place; if all the latter have even degree, an odd difference to what a needs is
        an end too many, and there are twice the surplus of these.
        """
        surplus = self.edges_ahead[i] - left.bit_count()
        if surplus < 0:
            return False
        mismatch = [(star & left).bit_count() & 1 for star in self.star]
        for j, ahead in zip(self.open[i], self.ahead[i], strict=True):
            mismatch[self.image[j]] ^= ahead & 1
        return sum(mismatch) <= self.odd_ahead[i] + 2 * surplus


@lru_cache(maxsize=256)
def _representatives(target: Graph) -> tuple[int, ...]:
    """Return one vertex of every orbit: any one vertex may be sent to one of these."""
    return tuple(orbit[0] for orbit in target.automorphism_group().orbits)


def narrow_order(near: Sequence[set[int]]) -> list[int]:
    """Return the vertices with neighbours, few of them at a time having later neighbours."""
    left = {v for v, row in enumerate(near) if row}
    order: list[int] = []
    placed: set[int] = set()
    while left:

        def cost(v: int) -> tuple[int, int, int]:
            closed = sum(near[u] & left == {v} for u in near[v] & placed)
            return (bool(near[v] & left) - closed, -len(near[v] & placed), len(near[v]) * 64 + v)

        chosen = min(left, key=cost)
        order.append(chosen)
        placed.add(chosen)
        left.remove(chosen)
    return order


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
