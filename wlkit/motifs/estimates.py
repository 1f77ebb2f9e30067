"""Expected work of joins of pattern edges and tables in a sparse random host."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from math import expm1
from typing import NamedTuple

MERGED_VERTICES = 6
"""Sets with more vertices are reckoned without two vertices at one image."""

TRIED = 3000
"""Steps of the search for a map by which a table is no restriction; without one by then, it is."""


class Present(NamedTuple):
    """A table on the pattern vertices of a mask, and the share of their images it has entries for.

    Attributes
    ----------
    axes : int
        Mask of its vertices, the pinned one among them.
    share : float
        Of the images that respect the edges among `axes`, how many have an entry.
    drives : bool
        Whether its entries can be listed for a given image of the pinned vertex.
    below : int
        Mask of the vertices that the table sums over, all steps below included.
    """

    axes: int
    share: float
    drives: bool
    below: int


class Join(NamedTuple):
    """Nested loops over a bag: their order, the table that drives them, candidates, and results."""

    order: tuple[int, ...]
    driver: int
    work: float
    size: float


@dataclass(frozen=True)
class RandomHost:
    """Expected numbers in a random graph in which every pair is an arc with the same density.

    Attributes
    ----------
    near : sequence of int
        The neighbours of every pattern vertex as masks.
    n : float
    density : float
    """

    near: Sequence[int]
    n: float
    density: float

    _images: dict[int, float] = field(default_factory=dict)
    _implied: dict[tuple[int, int], bool] = field(default_factory=dict)

    @property
    def degree(self) -> float:
        """Expected number of neighbours."""
        return max(self.n * self.density, 1e-9)

    def images(self, vertices: int) -> float:
        """Return the expected number of maps of some vertices that respect the edges among them.

        The sum over the partitions into independent blocks of n^(blocks) density^(edges between
        blocks): the maps that send no two blocks to one vertex.
        """
        if vertices not in self._images:
            order = members(vertices)
            self._images[vertices] = self._merged(order, [], 1.0)
        return self._images[vertices]

    def _merged(self, left: list[int], blocks: list[tuple[int, int]], so_far: float) -> float:
        """Return the sum over the ways to put the vertices left into old and new blocks.

        A block is the mask of its members and the mask of their neighbours.
        """
        if not left:
            return so_far
        v, rest = left[0], left[1:]
        near = self.near[v]
        adjacent = sum(1 for inside, _ in blocks if inside & near)
        new = so_far * self.n * self.density**adjacent
        total = self._merged(rest, [*blocks, (1 << v, near)], new)
        if len(left) + len(blocks) <= MERGED_VERTICES:
            for i, (inside, around) in enumerate(blocks):
                if around >> v & 1:
                    continue
                fresh = sum(1 for x, _ in blocks if x & near and not x & around)
                grown = [*blocks[:i], (inside | 1 << v, around | near), *blocks[i + 1 :]]
                total += self._merged(rest, grown, so_far * self.density**fresh)
        return total

    def _restrict(
        self, tables: Sequence[Present], placed: int, there: int, so_far: float
    ) -> tuple[float, int]:
        """Return how many of `so_far` maps some tables have entries for, and what is there then.

        Tables within `placed` count, unless their vertices are `there` already. One whose vertices
        can be mapped into what is there is no restriction.
        """
        for table in sorted(tables, key=lambda t: t.share):
            if table.axes & ~placed or not table.below & ~there:
                continue
            if not self._is_implied(table, there):
                so_far *= table.share
            there |= table.below
        return so_far, there

    def _images_of_next(self, v: int, placed: int, there: int) -> float:
        """Return the expected number of images of one more vertex.

        Those in a random graph, and the images of vertices that tables sum over and that have the
        right neighbours.
        """
        near = self.near[v] & placed
        hidden = members(there & ~placed)
        known = sum(1 for x in hidden if not near & ~self.near[x]) if near else 0
        fresh = self.images(placed | 1 << v) / max(self.images(placed), 1e-300)
        return min(fresh + known, self.degree if near else self.n)

    def _is_implied(self, table: Present, there: int) -> bool:
        """Return whether a map to the vertices `there` extends the identity on the axes."""
        key = table.below, there
        if key not in self._implied:
            steps = iter(range(TRIED))
            self._implied[key] = self._extends(members(table.below), {}, there, steps)
        return self._implied[key]

    def _extends(
        self, left: list[int], images: dict[int, int], there: int, steps: Iterator[int]
    ) -> bool:
        if not left:
            return True
        if next(steps, None) is None:
            return False
        v, rest = left[0], left[1:]
        options = there
        for u in members(self.near[v]):
            if u in images or u not in rest:
                options &= self.near[images.get(u, u)]
        return any(self._extends(rest, {**images, v: x}, there, steps) for x in members(options))

    def share(self, results: float, axes: int) -> float:
        """Return the expected share of the images of `axes` that some result restricts to."""
        return -expm1(-min(results / max(self.images(axes), 1e-300), 700.0))

    def along(self, order: Sequence[int], driven: int, tables: Sequence[Present]) -> Join:
        """Return the join in a given order; a table binds `driven` vertices after the first."""
        placed = sum(1 << v for v in order[: driven + 1])
        alive, there = self._restrict(tables, placed, placed, self.images(placed))
        work = self.images(1 << order[0]) if driven == 0 else alive
        for v in order[driven + 1 :]:
            work += alive * (self.degree if self.near[v] & placed else self.n)
            alive *= self._images_of_next(v, placed, there)
            placed |= 1 << v
            alive, there = self._restrict(tables, placed, there | 1 << v, alive)
        return Join(tuple(order), -1, work, alive)

    def best_join(self, bag: int, pin: int, tables: Sequence[Present]) -> Join:
        """Return the cheapest join over a bag: driven by one of the tables, or by none."""
        starts = [(-1, 1 << pin)]
        starts += [(i, t.axes) for i, t in enumerate(tables) if t.drives and t.axes & ~(1 << pin)]
        joins = []
        for driver, start in starts:
            order = [pin, *members(start & ~(1 << pin))]
            driven = len(order) - 1
            self._extend(order, bag)
            joins.append(self.along(order, driven, tables)._replace(driver=driver))
        return min(joins, key=lambda join: join.work)

    def _extend(self, order: list[int], bag: int) -> None:
        """Append the rest of the bag, each vertex next to many placed ones."""
        placed = sum(1 << v for v in order)
        left = bag & ~placed
        while left:
            chosen = max(
                members(left),
                key=lambda v: (
                    (self.near[v] & placed).bit_count(),
                    (self.near[v] & left).bit_count(),
                ),
            )
            order.append(chosen)
            placed |= 1 << chosen
            left &= ~(1 << chosen)


def members(mask: int) -> list[int]:
    """Return the elements of a mask, ascending."""
    return [v for v in range(mask.bit_length()) if mask >> v & 1]
