"""Forbidden minors: why the treewidth is not smaller."""

from __future__ import annotations

from collections.abc import Sequence

from wlkit.errors import VerificationError
from wlkit.graphs import Graph, Multigraph
from wlkit.treewidth._masks import bits, mask_of, renumbered, symmetric_masks
from wlkit.treewidth.minors import MinorModel
from wlkit.treewidth.reductions import reduce

LARGEST_OBSTRUCTION = 64


def _ring(n: int, *steps: int) -> list[tuple[int, int]]:
    pairs = {tuple(sorted((i, (i + s) % n))) for i in range(n) for s in steps}
    return sorted((u, v) for u, v in pairs)


def obstructions(t: int) -> dict[str, Graph]:
    """Return the minor-minimal graphs of treewidth `t`, for t <= 4, by name.

    A graph has treewidth at least t iff it has one of them as a minor.

    Parameters
    ----------
    t : int

    Returns
    -------
    dict from str to Graph
        Empty unless 0 <= t <= 4.

    Examples
    --------
    >>> [list(obstructions(t)) for t in range(5)]
    [['K1'], ['K2'], ['K3'], ['K4'], ['K5', 'octahedron', 'Wagner graph', 'pentagonal prism']]

    Notes
    -----
    Constant time; :mod:`wlkit.motifs.covering` lists more, up to a number of edges.

    References
    ----------
    Arnborg, Proskurowski, Corneil, Forbidden minors characterization of partial 3-trees, 1990.
    """
    if not 0 <= t <= 4:
        return {}
    complete = Graph(t + 1, [(u, v) for v in range(t + 1) for u in range(v)])
    found = {f"K{t + 1}": complete}
    if t == 4:
        found["octahedron"] = Graph(6, _ring(6, 1, 2))
        found["Wagner graph"] = Graph(8, _ring(8, 1, 4))
        spokes = [(i, i + 5) for i in range(5)]
        outer = [(u + 5, v + 5) for u, v in _ring(5, 1)]
        found["pentagonal prism"] = Graph(10, _ring(5, 1) + outer + spokes)
    return found


def obstruction(g: Graph | Multigraph, t: int | None = None) -> MinorModel | None:
    """Return a minor-minimal graph of treewidth `t` as a minor of `g`.

    Parameters
    ----------
    g : Graph or Multigraph
    t : int, optional
        By default the treewidth of `g`.

    Returns
    -------
    MinorModel or None
        None if the treewidth of `g` is below `t`, if `t` is larger than 4 (the obstructions are
        not listed then), or if `g` has more than 64 vertices.

    Examples
    --------
    >>> from wlkit.graphs import graph
    >>> obstruction(graph("petersen")).name
    'Wagner graph'
    >>> obstruction(graph("C6")).branch_sets
    ((0, 1, 2, 3), (4,), (5,))

    Notes
    -----
    Deletes vertices, contracts edges and deletes edges as long as the treewidth stays at least
    `t`, which the reductions decide for t <= 4. What is left is minor-minimal.

    References
    ----------
    Arnborg, Proskurowski, Corneil, Forbidden minors characterization of partial 3-trees, 1990.
    """
    if t is None:
        from wlkit.treewidth.exact import treewidth

        t = treewidth(g).lower
    adj = symmetric_masks(g)
    if not 0 <= t <= 4 or g.n > LARGEST_OBSTRUCTION or not _at_least(adj, (1 << g.n) - 1, t):
        return None
    branches = _minimize(adj, t)
    local = renumbered(adj, list(branches))
    used = list(branches.values())
    for name, pattern in obstructions(t).items():
        image = isomorphism(list(pattern.neighbor_masks), local)
        if image is not None:
            return MinorModel(pattern, [bits(used[i]) for i in image], name)
    raise VerificationError(f"a minimal minor of treewidth {t} of {g!r} is none of the known")


def _at_least(adj: Sequence[int], alive: int, t: int) -> bool:
    """Return whether the treewidth is at least t <= 4: the reductions for t - 1 get stuck."""
    return reduce(list(adj), alive, t - 1)[2] >= t


def _minimize(adj: list[int], t: int) -> dict[int, int]:
    """Take a minor-minimal graph of treewidth `t`, in place; return its branch sets.

    One pass over vertices and edges suffices: what cannot be left out now cannot be left out of
    any minor of this graph.
    """
    branches = {v: 1 << v for v in range(len(adj))}
    for v in list(branches):
        smaller = [mask & ~(1 << v) for mask in adj]
        smaller[v] = 0
        if _at_least(smaller, mask_of(branches) & ~(1 << v), t):
            adj[:] = smaller
            del branches[v]
    tried: set[tuple[int, int]] = set()
    while True:
        edges = ((u, v) for v in branches for u in bits(adj[v] & ((1 << v) - 1)))
        edge = next((e for e in edges if e not in tried), None)
        if edge is None:
            return branches
        tried.add(edge)
        u, v = edge
        contracted = _contracted(adj, u, v)
        if _at_least(contracted, mask_of(branches) & ~(1 << v), t):
            adj[:] = contracted
            branches[u] |= branches.pop(v)
            tried = {e for e in tried if u not in e}
            continue
        cut = list(adj)
        cut[u] &= ~(1 << v)
        cut[v] &= ~(1 << u)
        if _at_least(cut, mask_of(branches), t):
            adj[:] = cut


def _contracted(adj: Sequence[int], u: int, v: int) -> list[int]:
    """Return the graph with v contracted into u."""
    out = list(adj)
    out[u] = (adj[u] | adj[v]) & ~(1 << u | 1 << v)
    out[v] = 0
    for w in bits(adj[v]):
        out[w] &= ~(1 << v)
        if w != u:
            out[w] |= 1 << u
    return out


def isomorphism(first: Sequence[int], second: Sequence[int]) -> list[int] | None:
    """Return the images of the vertices of a small graph under an isomorphism, or None."""
    n = len(first)
    if sorted(map(int.bit_count, first)) != sorted(map(int.bit_count, second)):
        return None
    image: list[int] = []

    def extend() -> bool:
        v = len(image)
        if v == n:
            return True
        for w in range(n):
            fits = first[v].bit_count() == second[w].bit_count() and w not in image
            if fits and all(first[v] >> u & 1 == second[w] >> image[u] & 1 for u in range(v)):
                image.append(w)
                if extend():
                    return True
                image.pop()
        return False

    return image if extend() else None
