"""Counts of many patterns in one graph that share the parts they have in common."""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache
from math import prod

from wlkit.graphs import Graph
from wlkit.motifs.bases import automorphism_count, spasm
from wlkit.motifs.counting import by_enumeration, choose_route
from wlkit.motifs.host import host as host_of
from wlkit.motifs.host import require_same_direction
from wlkit.motifs.plan import counting_plan
from wlkit.motifs.run import run_plan


class SharedCounts:
    """Counts in one graph; hom counts of connected patterns are remembered.

    Examples
    --------
    >>> from wlkit.graphs import graph
    >>> shared = SharedCounts(graph("petersen"))
    >>> shared.count("sub", graph("C6")), shared.count("hom", graph("2K2"))
    (10, 900)
    """

    def __init__(self, graph: Graph) -> None:
        self.graph = graph
        self._known: dict[Graph, int] = {}

    def count(self, kind: str, pattern: Graph) -> int:
        """Return the hom, emb, sub or ind count of `pattern`."""
        require_same_direction(pattern, self.graph)
        if kind == "hom":
            return self.hom(pattern)
        if kind == "emb":
            return self.count("sub", pattern) * automorphism_count(pattern)
        if pattern.n > self.graph.n:
            return 0
        if choose_route(kind, pattern, self.graph) == "enumeration":
            return by_enumeration(kind, pattern, self.graph)
        terms = spasm(pattern)
        return int(sum((c * self.hom(image) for image, c in terms), start=Fraction(0)))

    def hom(self, pattern: Graph) -> int:
        """Return hom(F, G) as the product over the components of F."""
        return prod(self._connected(part) for part in canonical_components(pattern))

    def _connected(self, part: Graph) -> int:
        if part not in self._known:
            self._known[part] = run_plan(counting_plan(part), host_of(self.graph))
        return self._known[part]


@lru_cache(maxsize=4096)
def canonical_components(pattern: Graph) -> tuple[Graph, ...]:
    """Return the canonical forms of the connected components."""
    return tuple(pattern.subgraph(part).canonical() for part in pattern.components())
