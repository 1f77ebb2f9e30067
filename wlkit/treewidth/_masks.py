"""Vertex sets as Python integers: bit v of a mask is set iff v belongs to it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from wlkit.graphs import Graph, Multigraph


def bits(mask: int) -> Iterator[int]:
    """Yield the elements of `mask`, ascending."""
    while mask:
        low = mask & -mask
        yield low.bit_length() - 1
        mask ^= low


def mask_of(vertices: Iterable[int]) -> int:
    """Return the mask of `vertices`."""
    mask = 0
    for v in vertices:
        mask |= 1 << v
    return mask


def symmetric_masks(g: Graph | Multigraph) -> list[int]:
    """Return the neighbours of every vertex; directions, labels, loops and roots are forgotten."""
    if isinstance(g, Multigraph):
        return list(g.underlying.neighbor_masks)
    masks = list(g.neighbor_masks)
    if g.directed:
        for u, v in g.edge_list:
            masks[v] |= 1 << u
    return masks


def is_clique(adj: Sequence[int], inside: int) -> bool:
    """Return whether the vertices of `inside` are pairwise adjacent."""
    return all(not inside & ~adj[v] & ~(1 << v) for v in bits(inside))


def neighborhood(adj: Sequence[int], inside: int) -> int:
    """Return the vertices outside `inside` with a neighbour in it."""
    around = 0
    for v in bits(inside):
        around |= adj[v]
    return around & ~inside


def component(adj: Sequence[int], inside: int, start: int) -> int:
    """Return the vertices of `inside` that are joined to the set `start` within it."""
    grown = edge = start
    while edge:
        edge = neighborhood(adj, edge) & inside & ~grown
        grown |= edge
    return grown


def components(adj: Sequence[int], inside: int) -> list[int]:
    """Return the components of the subgraph induced by `inside`, by least vertex."""
    parts = []
    while inside:
        part = component(adj, inside, inside & -inside)
        parts.append(part)
        inside &= ~part
    return parts


def add_clique(adj: list[int], inside: int) -> None:
    """Make the vertices of `inside` pairwise adjacent, in place."""
    for v in bits(inside):
        adj[v] |= inside & ~(1 << v)


def eliminate(adj: list[int], v: int) -> int:
    """Make the neighbours of v a clique and take v out, in place; return those neighbours."""
    around = adj[v]
    for u in bits(around):
        adj[u] = (adj[u] | around) & ~((1 << u) | (1 << v))
    return around


def renumbered(adj: Sequence[int], vertices: Sequence[int]) -> list[int]:
    """Return the masks of the subgraph induced by `vertices`, numbered in the order given."""
    position = {v: i for i, v in enumerate(vertices)}
    return [sum(1 << position[u] for u in bits(adj[v]) if u in position) for v in vertices]
