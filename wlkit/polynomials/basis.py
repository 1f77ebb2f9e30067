"""The basis of equivariant polynomials: rooted multigraphs up to isomorphism, degree by degree."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from wlkit.exact._numbers import natural
from wlkit.graphs import Multigraph
from wlkit.polynomials.listing import Block, Listing
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
        Show a bar over the numbers of vertices, for each degree.

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
    Connected multigraphs are grown edge by edge and thinned by canonical form; the others are
    disjoint unions, each made once, with one canonical form each.  Memory holds one level, as an
    array; :func:`count_basis` says how large it is without listing.
    """
    space = PolynomialSpace(directed, loops, simple, roots, channels, n)
    return _levels(natural(degree, "degree"), space, progress)


def _levels(degree: int, space: PolynomialSpace, progress: bool) -> Iterator[Multigraph]:
    listing = Listing(space)
    for d in range(degree + 1):
        for roots, count in zip(space.root_tuples, space.root_counts, strict=True):
            for block in _shown(listing.level(d, count), d, progress):
                yield from _multigraphs(block, roots, space)


def _multigraphs(
    block: Block, roots: tuple[int, ...], space: PolynomialSpace
) -> Iterator[Multigraph]:
    directed, channels = space.directed, space.channels
    for start in range(0, len(block), 4096):  # plain lists are several times larger than arrays
        for edges in block.edges[start : start + 4096].tolist():
            yield Multigraph(block.n, edges, roots=roots, directed=directed, channels=channels)


def _shown(blocks: list[Block], degree: int, progress: bool) -> Iterable[Block]:
    if not progress:
        return blocks
    from tqdm.auto import tqdm

    return tqdm(blocks, desc=f"degree {degree}, orders")
