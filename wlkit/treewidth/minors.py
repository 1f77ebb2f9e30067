"""Minor models: the evidence that one graph is a minor of another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from wlkit.errors import SizeError, VerificationError
from wlkit.graphs import Graph, Multigraph
from wlkit.treewidth._masks import bits, component, mask_of, neighborhood, symmetric_masks

LARGEST_SEARCH = 16


@dataclass(frozen=True)
class MinorModel:
    """Disjoint connected vertex sets of a graph, joined by edges wherever `pattern` has one.

    Contracting every branch set and deleting the rest leaves a graph that contains the pattern.

    Parameters
    ----------
    pattern : Graph
        The minor.
    branch_sets : tuple of ascending tuples of int
        The set of each vertex of the pattern.
    name : str
        What the pattern is called, if anything.

    Examples
    --------
    >>> from wlkit.graphs import graph
    >>> model = MinorModel(graph("K3"), ((0, 1), (2,), (3,)), "K3")
    >>> model.verify(graph("C4"))
    True
    """

    pattern: Graph
    branch_sets: tuple[tuple[int, ...], ...]
    name: str = ""

    def __init__(
        self, pattern: Graph, branch_sets: Iterable[Iterable[int]], name: str = ""
    ) -> None:
        object.__setattr__(self, "pattern", pattern)
        object.__setattr__(self, "branch_sets", tuple(tuple(sorted(s)) for s in branch_sets))
        object.__setattr__(self, "name", name)

    def verify(self, g: Graph | Multigraph) -> bool:
        """Check that this models the pattern as a minor of `g`.

        Raises
        ------
        VerificationError
            Naming the branch set or the edge that fails.
        """
        adj = symmetric_masks(g)
        if len(self.branch_sets) != self.pattern.n:
            raise VerificationError(
                f"expected {self.pattern.n} branch sets, got {len(self.branch_sets)}"
            )
        flat = [v for branch in self.branch_sets for v in branch]
        if len(set(flat)) != len(flat) or not all(0 <= v < g.n for v in flat):
            raise VerificationError(f"the branch sets are not disjoint sets of vertices of {g!r}")
        masks = [mask_of(branch) for branch in self.branch_sets]
        for branch, mask in zip(self.branch_sets, masks, strict=True):
            if not mask or component(adj, mask, mask & -mask) != mask:
                raise VerificationError(f"branch set {branch} is not connected in {g!r}")
        for u, v in self.pattern.edge_list:
            if not neighborhood(adj, masks[u]) & masks[v]:
                raise VerificationError(
                    f"no edge of {g!r} joins {self.branch_sets[u]} to {self.branch_sets[v]}"
                )
        return True

    def to_dict(self) -> dict[str, Any]:
        """Return ``{"name", "edges", "branch_sets"}`` in plain lists and integers."""
        return {
            "name": self.name,
            "edges": [list(edge) for edge in self.pattern.edge_list],
            "branch_sets": [list(branch) for branch in self.branch_sets],
        }


def minor_model(g: Graph | Multigraph, h: Graph) -> MinorModel | None:
    """Return a model of `h` as a minor of `g`, or None when there is none.

    Parameters
    ----------
    g : Graph or Multigraph
        With at most 16 vertices.
    h : Graph
        Of any size; directions and labels play no role.

    Returns
    -------
    MinorModel or None
        None is a statement: the search is exhaustive.

    Raises
    ------
    SizeError
        If `g` has more than 16 vertices: the search is exhaustive.

    Examples
    --------
    >>> from wlkit.graphs import graph
    >>> minor_model(graph("petersen"), graph("K5")) is not None
    True
    >>> minor_model(graph("P5"), graph("K3")) is None
    True

    Notes
    -----
    Vertices of `h` receive connected branch sets one after the other, small sets first; each must
    touch the sets of the earlier neighbours. Exponential in the number of vertices of `g`.
    """
    if g.n > LARGEST_SEARCH:
        raise SizeError(
            f"minor search: expected a graph of at most {LARGEST_SEARCH} vertices, got {g.n}"
        )
    adj = symmetric_masks(g)
    edges = sum(mask.bit_count() for mask in adj) // 2
    pattern = symmetric_masks(h)
    if h.n > g.n or h.m > edges:
        return None
    order = _search_order(pattern)
    found = next(_models(adj, pattern, order, [], (1 << g.n) - 1), None)
    if found is None:
        return None
    place = {u: i for i, u in enumerate(order)}
    return MinorModel(h, [bits(found[place[u]]) for u in range(h.n)])


def _search_order(pattern: Sequence[int]) -> list[int]:
    """Return the vertices of the pattern, always one with the most neighbours already listed."""
    order: list[int] = []
    placed = 0
    while len(order) < len(pattern):
        free = [u for u in range(len(pattern)) if not placed >> u & 1]
        u = max(free, key=lambda u: ((pattern[u] & placed).bit_count(), pattern[u].bit_count()))
        order.append(u)
        placed |= 1 << u
    return order


def _models(
    adj: Sequence[int], pattern: Sequence[int], order: list[int], chosen: list[int], free: int
) -> Iterator[list[int]]:
    """Yield the extensions of `chosen`, the branch sets of the first vertices of `order`.

    Vertices of the pattern that may change places take sets with ascending least vertices; every
    set keeps as many free neighbours as it still needs.
    """
    if len(chosen) == len(order):
        yield list(chosen)
        return
    u = order[len(chosen)]
    later = mask_of(order[len(chosen) :])
    room = free.bit_count() - later.bit_count() + 1
    touch, above = [], 0
    for w, branch in zip(order, chosen, strict=False):
        reach = neighborhood(adj, branch) & free
        if reach.bit_count() < (pattern[w] & later).bit_count():
            return
        if pattern[u] >> w & 1:
            touch.append(reach)
        if not (pattern[u] ^ pattern[w]) & ~(1 << u | 1 << w):
            above = max(above, branch & -branch)
    for branch in _connected_sets(adj, free, touch, room):
        if branch & -branch < above:
            continue
        chosen.append(branch)
        yield from _models(adj, pattern, order, chosen, free & ~branch)
        chosen.pop()


def _connected_sets(adj: Sequence[int], inside: int, touch: list[int], room: int) -> Iterator[int]:
    """Yield the connected sets of at most `room` vertices that meet all of `touch`, small first."""
    layer = {1 << v for v in bits(inside)}
    for _ in range(room):
        yield from (s for s in sorted(layer) if all(s & t for t in touch))
        layer = {s | 1 << v for s in layer for v in bits(neighborhood(adj, s) & inside)}
