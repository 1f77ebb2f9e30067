"""The basis of equivariant polynomials: rooted multigraphs up to isomorphism, degree by degree."""

from __future__ import annotations

from collections.abc import Iterator

from wlkit.exact._numbers import natural
from wlkit.graphs import Multigraph
from wlkit.polynomials.space import PolynomialSpace, Roots


def basis(
    degree: int,
    *,
    directed: bool = False,
    loops: bool = False,
    simple: bool = False,
    roots: Roots = 0,
    channels: int = 1,
    n: int | None = None,
    progress: bool = False,
) -> Iterator[Multigraph]:
    """Yield the multigraphs H that index the basis {P_H} up to `degree`, each canonical.

    Parameters
    ----------
    degree : int
        Largest number of edges, at least 0.
    directed, loops, simple, roots, channels, n
        As for :class:`PolynomialSpace`.
    progress : bool
        Show a bar over the multigraphs of one edge fewer, for each degree.

    Yields
    ------
    Multigraph
        In canonical form, so that equal means isomorphic; ``.text`` is a stable name.  In order of
        number of edges, then roots ((0, 0) before (0, 1)), then number of vertices, then edges.

    Raises
    ------
    InputError
        If an option is not among those allowed.

    Examples
    --------
    >>> [(h.n, h.m) for h in basis(2, simple=True)]
    [(0, 0), (2, 1), (3, 2), (4, 2)]
    >>> sum(1 for _ in basis(2, directed=True, loops=True, roots="edge"))  # 2 + 15 + 117
    134

    Notes
    -----
    Every multigraph with d edges is one with d - 1 edges and an edge more: the levels are built in
    turn and thinned by canonical form.  Memory holds one level; :func:`count_basis` says how large
    it is without listing.
    """
    space = PolynomialSpace(directed, loops, simple, roots, channels, n)
    return _levels(natural(degree, "degree"), space, progress)


def _levels(degree: int, space: PolynomialSpace, progress: bool) -> Iterator[Multigraph]:
    level = list(_edgeless(space))
    for d in range(degree + 1):
        yield from level
        if d < degree:
            level = _next_level(level, space, progress, d + 1)


def _edgeless(space: PolynomialSpace) -> Iterator[Multigraph]:
    for roots, count in zip(space.root_tuples, space.root_counts, strict=True):
        if space.n is None or count <= space.n:
            yield Multigraph(
                count, [], roots=roots, directed=space.directed, channels=space.channels
            )


def _next_level(
    level: list[Multigraph], space: PolynomialSpace, progress: bool, degree: int
) -> list[Multigraph]:
    if progress:
        from tqdm.auto import tqdm

        level = tqdm(level, desc=f"degree {degree}")
    found = {larger.canonical() for h in level for larger in _extensions(h, space)}
    return sorted(found, key=_order)


def _order(h: Multigraph) -> tuple[int, tuple[int, ...], int, tuple[tuple[int, int, int], ...]]:
    return len(set(h.roots)), h.roots, h.n, h.edges


def _extensions(h: Multigraph, space: PolynomialSpace) -> Iterator[Multigraph]:
    """Yield `h` with one more edge, among its vertices and up to two new ones."""
    present = set(h.edges) if space.simple else set()
    largest = h.n + 2 if space.n is None else min(h.n + 2, space.n)
    for u, v in _slots(h.n, largest, space):
        for channel in range(space.channels):
            if (u, v, channel) not in present:
                yield Multigraph(
                    max(h.n, u + 1, v + 1),
                    [*h.edges, (u, v, channel)],
                    roots=h.roots,
                    directed=h.directed,
                    channels=h.channels,
                )


def _slots(n: int, largest: int, space: PolynomialSpace) -> Iterator[tuple[int, int]]:
    for v in range(min(n + 1, largest)):
        if space.loops:
            yield v, v
        for u in range(min(v, n)):
            yield u, v
            if space.directed:
                yield v, u
    if n + 2 <= largest:
        yield n, n + 1
