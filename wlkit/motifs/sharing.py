"""Counts of many patterns in many graphs that share what they have in common."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from functools import lru_cache
from math import prod

from wlkit.graphs import Graph
from wlkit.motifs.counting import choose_route, hom_terms
from wlkit.motifs.enumeration import enumerate_in, enumeration_loops
from wlkit.motifs.host import lay_out, require_same_direction
from wlkit.motifs.orders import plan_for
from wlkit.motifs.plan import counting_plan
from wlkit.motifs.run import run_plan
from wlkit.motifs.sparse import Memo
from wlkit.motifs.spasms import automorphism_count, spasm

EXPANDED_VERTICES = 8
"""Patterns with more vertices are enumerated, not expanded."""

LARGE_HOST = 200
"""Hosts with as many vertices are counted in one by one, each with a plan of its own."""


class SharedCounts:
    """Counts in some graphs at once; hom counts of connected patterns are remembered.

    Examples
    --------
    >>> from wlkit.graphs import graph
    >>> shared = SharedCounts([graph("petersen"), graph("K4")])
    >>> shared.count("sub", graph("C4")), shared.count("hom", graph("2K2"))
    ([0, 3], [900, 144])
    """

    def __init__(self, graphs: Sequence[Graph]) -> None:
        self.graphs = tuple(graphs)
        self._hosts = lay_out(self.graphs)
        self._known: dict[Graph, list[int]] = {}
        self._memos: list[Memo] = [{} for _ in self.graphs]
        count = max(1, len(self.graphs))
        self._n = sum(g.n for g in self.graphs) / count
        self._arcs = sum(g.m * (2 - g.directed) for g in self.graphs) / count

    def count(self, kind: str, pattern: Graph) -> list[int]:
        """Return the hom, emb, sub or ind count of `pattern` in every graph."""
        for g in self.graphs[:1]:
            require_same_direction(pattern, g)
        if kind == "hom":
            return self.hom(pattern)
        automorphisms = automorphism_count(pattern)
        if kind == "emb":
            return [automorphisms * x for x in self.count("sub", pattern)]
        if self._prefers_basis(kind, pattern):
            return self._by_basis(kind, pattern)
        maps = enumerate_in(pattern, self._hosts, injective=True, induced=kind == "ind")
        return [x // automorphisms for x in maps]

    def _prefers_basis(self, kind: str, pattern: Graph) -> bool:
        if self._hosts.n >= LARGE_HOST and self.graphs:
            largest = max(self.graphs, key=lambda g: g.n)
            return choose_route(kind, pattern, largest) == "basis"
        direct = enumeration_loops(pattern).expected_work(self._n, self._arcs)
        if kind == "ind" or pattern.n > EXPANDED_VERTICES or direct < self._n + self._arcs:
            return False
        parts = {part for image in spasm(pattern).images for part in canonical_components(image)}
        new = [counting_plan(part) for part in parts if part not in self._known]
        return sum(plan.cost(self._n, self._arcs) for plan in new) < direct

    def _by_basis(self, kind: str, pattern: Graph) -> list[int]:
        terms = [(c, self.hom(image)) for image, c in hom_terms(kind, pattern)]
        return [
            int(sum((c * counts[i] for c, counts in terms), start=Fraction(0)))
            for i in range(len(self.graphs))
        ]

    def hom(self, pattern: Graph) -> list[int]:
        """Return hom(F, G) for every G, as the product over the components of F."""
        parts = [self._connected(part) for part in canonical_components(pattern)]
        return [prod(counts) for counts in zip(*parts, strict=True)] or [1] * len(self.graphs)

    def _connected(self, part: Graph) -> list[int]:
        if part not in self._known:
            self._known[part] = self._run(part)
        return self._known[part]

    def _run(self, part: Graph) -> list[int]:
        """Return hom(F, G) for every G: large hosts one by one, others in one kernel call."""
        if self._hosts.n < LARGE_HOST:
            return run_plan(counting_plan(part), self._hosts)
        singles = [self._hosts.single(i) for i in range(len(self._hosts))]
        return [
            run_plan(plan_for(part, single), single, memo)[0]
            for single, memo in zip(singles, self._memos, strict=True)
        ]


@lru_cache(maxsize=4096)
def canonical_components(pattern: Graph) -> tuple[Graph, ...]:
    """Return the canonical forms of the connected components."""
    return tuple(pattern.subgraph(part).canonical() for part in pattern.components())
