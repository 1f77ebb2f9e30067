"""Canonical forms, isomorphisms and automorphism groups of graphs and multigraphs.

Everything reduces to one question about a square matrix of pair codes (the diagonal holds loop
codes) and a row of vertex codes; one kernel answers it.  The codes are ranks of what they stand
for (labels, multisets of channels), so that isomorphic instances give equal multisets of codes.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import prod
from typing import NamedTuple, TypeAlias, TypeVar

import numpy as np

from wlkit.errors import GraphError, SizeError, VerificationError
from wlkit.graphs.automorphisms import AutomorphismGroup as AutomorphismGroup
from wlkit.graphs.graph import Graph
from wlkit.graphs.multigraph import Multigraph

MAX_ORDER = (1 << 13) - 1
"""Largest number of vertices (the kernel's sums of hashes stay exact up to here)."""

LEAVES = 4096  # leaves remembered in one search; more only saves time on extreme graphs
TRIALS = 64  # children tried by a greedy descent
BATCH_ENTRIES = 1 << 24  # matrix entries of one batch, 64 MiB

AnyGraph: TypeAlias = Graph | Multigraph
G = TypeVar("G", Graph, Multigraph)


class Codes(NamedTuple):
    """A graph as the kernel sees it."""

    pairs: np.ndarray
    vertices: np.ndarray


class Search(NamedTuple):
    """What the kernel returns for b matrices of one order; see `canonical_many`."""

    perms: np.ndarray
    orbits: np.ndarray
    bases: np.ndarray
    basic: np.ndarray
    generators: np.ndarray
    pointers: np.ndarray
    nodes: np.ndarray


# -- matrices ---------------------------------------------------------------------------------


def canonical_labeling(codes: np.ndarray, vertex_codes: np.ndarray | None = None) -> np.ndarray:
    """Return the canonical labelling of a matrix: equal results iff isomorphic.

    Parameters
    ----------
    codes : integer array (n, n)
        Codes 0 <= c < 2**31 of ordered pairs; the diagonal holds codes of loops.
    vertex_codes : integer array (n,), optional
        Codes of vertices; the canonical order is ascending in them.

    Returns
    -------
    int32 array (n,)
        Vertex v goes to position ``perm[v]``.  With ``order = argsort(perm)``, two matrices have
        equal ``codes[ix_(order, order)]`` and ``vertex_codes[order]`` iff a simultaneous
        permutation turns one pair into the other.

    Raises
    ------
    GraphError
        If shapes or values are not as said.
    SizeError
        If n is 2**13 or more.

    Examples
    --------
    >>> import numpy as np
    >>> canonical_labeling(np.array([[0, 1, 0], [0, 0, 1], [0, 0, 0]]), [1, 0, 2])
    array([1, 0, 2], dtype=int32)

    Notes
    -----
    Refinement and individualisation [1]_ with pruning by traces [2]_ and by automorphisms,
    which are guessed early or found between any two leaves.  Memory is of the order of n**2;
    the time is exponential for specially made graphs only.

    References
    ----------
    .. [1] McKay, Piperno, Practical graph isomorphism II, J. Symb. Comput. 60, 2014.
    .. [2] Piperno, Search space contraction in canonical labeling of graphs, 2008.
    """
    return _search(*_checked(codes, vertex_codes, 2), generators=False).perms[0]


def canonical_labelings(codes: np.ndarray, vertex_codes: np.ndarray) -> np.ndarray:
    """Return the canonical labellings of b matrices of one order in one kernel call.

    Parameters
    ----------
    codes : integer array (b, n, n)
        As in :func:`canonical_labeling`, comparable across the matrices.
    vertex_codes : integer array (b, n)

    Returns
    -------
    int32 array (b, n)

    Examples
    --------
    >>> import numpy as np
    >>> codes = np.zeros((2, 3, 3), dtype=int)
    >>> codes[0, 0, 1] = codes[1, 2, 0] = 1
    >>> perms = canonical_labelings(codes, np.zeros((2, 3), dtype=int))
    >>> perms[0, [0, 1]].tolist() == perms[1, [2, 0]].tolist()
    True
    """
    return _search(*_checked(codes, vertex_codes, 3), generators=False).perms


def automorphisms(codes: np.ndarray, vertex_codes: np.ndarray | None = None) -> AutomorphismGroup:
    """Return the group of permutations that keep a matrix of pair codes and the vertex codes.

    Parameters and errors as for :func:`canonical_labeling`.

    Examples
    --------
    >>> import numpy as np
    >>> automorphisms(np.roll(np.eye(5, dtype=int), 1, axis=1)).order
    5
    """
    pairs, vertices = _checked(codes, vertex_codes, 2)
    found = _search(pairs, vertices, generators=True)
    base = found.bases[0][found.bases[0] >= 0]
    lengths = tuple(found.basic[0, : len(base)].tolist())
    orbits: dict[int, list[int]] = {}
    for v, least in enumerate(found.orbits[0].tolist()):
        orbits.setdefault(least, []).append(v)
    return AutomorphismGroup(
        order=prod(lengths),
        generators=_frozen(found.generators.astype(np.int32)),
        orbits=tuple(tuple(orbit) for orbit in orbits.values()),
        base=tuple(base.tolist()),
        basic_orbit_lengths=lengths,
        codes=_frozen(pairs),
        vertex_codes=_frozen(vertices),
    )


def _checked(codes: np.ndarray, vertex_codes: np.ndarray | None, ndim: int) -> Codes:
    pairs = np.array(codes)
    vertices = np.zeros(pairs.shape[:-1], int) if vertex_codes is None else np.array(vertex_codes)
    square = pairs.ndim == ndim and pairs.shape[-1] == pairs.shape[-2]
    if not square or vertices.shape != pairs.shape[:-1]:
        raise GraphError(
            f"expected pair codes {'(n, n)' if ndim == 2 else '(b, n, n)'} and vertex codes "
            f"{'(n,)' if ndim == 2 else '(b, n)'}, got shapes {pairs.shape} and {vertices.shape}"
        )
    for array in (pairs, vertices):
        if array.size and (array.dtype.kind not in "iub" or array.min() < 0 or array.max() >> 31):
            raise GraphError("expected integer codes 0 <= c < 2**31")
    return Codes(pairs.astype(np.int32), vertices.astype(np.int32))


def _search(pairs: np.ndarray, vertices: np.ndarray, *, generators: bool) -> Search:
    """Run the kernel on one matrix, or on a stack of matrices of one order (fresh arrays)."""
    if pairs.ndim == 2:
        pairs, vertices = pairs[None], vertices[None]
    b, n = vertices.shape
    _check_order(n)
    if n == 0:
        empty = np.zeros((b, 0), np.int32)
        ones = np.ones(b, np.int64)
        return Search(empty, empty, empty, empty, empty[:0], np.zeros(b + 1, np.int64), ones)
    from wlkit._kernels.canonical import canonical_many

    memory = max(16, min(LEAVES, (1 << 25) // n))
    return Search(*canonical_many(pairs, vertices, memory, TRIALS, generators))


def _check_order(n: int) -> None:
    if n > MAX_ORDER:
        raise SizeError(f"canonical form: n = {n} vertices; at most {MAX_ORDER} are supported")


def _frozen(array: np.ndarray) -> np.ndarray:
    array.flags.writeable = False
    return array


# -- graphs and multigraphs ---------------------------------------------------------------------


def codes_of(g: AnyGraph) -> Codes:
    """Return the codes of a graph, or of a multigraph with its roots as vertex codes.

    Examples
    --------
    >>> codes = codes_of(Multigraph(2, [(0, 1), (0, 1), (1, 1)], roots=(1,)))
    >>> codes.pairs.tolist(), codes.vertices.tolist()
    ([[0, 2], [2, 1]], [2, 0])
    """
    if isinstance(g, (Graph, Multigraph)):
        _check_order(g.n)
    if isinstance(g, Graph):
        return Codes(g.pair_codes.copy(), g.vertex_codes.copy())
    if not isinstance(g, Multigraph):
        raise GraphError(f"expected a Graph or a Multigraph, got {type(g).__name__}")
    channels: dict[tuple[int, int], list[int]] = {}
    for u, v, c in g.edges:
        channels.setdefault((u, v), []).append(c)
    ranks = {key: i + 1 for i, key in enumerate(sorted({tuple(c) for c in channels.values()}))}
    pairs = np.zeros((g.n, g.n), np.int32)
    for (u, v), key in channels.items():
        pairs[u, v] = ranks[tuple(key)]
        if not g.directed:
            pairs[v, u] = pairs[u, v]
    vertices = np.full(g.n, 2, np.int32)
    for position, root in reversed(list(enumerate(g.roots))):
        vertices[root] = position
    return Codes(pairs, vertices)


def canonical_graph(g: Graph) -> Graph:
    """Return the canonical form of a graph: equal for two graphs iff they are isomorphic.

    Edges, directions, vertex labels and edge labels are respected.

    Examples
    --------
    >>> a = Graph(3, [(0, 1)], vertex_labels=["C", "C", "O"])
    >>> b = Graph(3, [(1, 2)], vertex_labels=["O", "C", "C"])
    >>> canonical_graph(a) == canonical_graph(b)
    True
    """
    return g.relabel(_search(*codes_of(g), generators=False).perms[0])


def canonical_multigraph(h: Multigraph) -> Multigraph:
    """Return the canonical form of a multigraph: equal iff an isomorphism fixes ordered roots.

    Examples
    --------
    >>> h = Multigraph(3, [(2, 1), (1, 1), (1, 2)], roots=(2,))
    >>> canonical_multigraph(h) == canonical_multigraph(h.relabel([2, 0, 1]))
    True
    """
    return h.relabel(_search(*codes_of(h), generators=False).perms[0])


def automorphism_group(g: AnyGraph) -> AutomorphismGroup:
    """Return the automorphism group on the vertices (a multigraph's fixes every root).

    Examples
    --------
    >>> from wlkit.graphs import graph
    >>> automorphism_group(graph("C6")).order
    12
    """
    return automorphisms(*codes_of(g))


def isomorphism(a: AnyGraph, b: AnyGraph) -> tuple[int, ...] | None:
    """Return an isomorphism as the tuple of images of the vertices of `a`, or None.

    Examples
    --------
    >>> isomorphism(Graph(3, [(0, 1), (1, 2)]), Graph(3, [(1, 2), (2, 0)]))
    (0, 2, 1)
    """
    if not _same_invariants(a, b):
        return None
    to_a = _search(*codes_of(a), generators=False).perms[0]
    to_b = _search(*codes_of(b), generators=False).perms[0]
    if a.relabel(to_a) != b.relabel(to_b):
        return None
    image = np.argsort(to_b)[to_a]
    if a.relabel(image) != b:
        raise VerificationError(f"{image.tolist()} does not map {a!r} to {b!r}")
    return tuple(image.tolist())


def is_isomorphic(a: AnyGraph, b: AnyGraph) -> bool:
    """Return whether `a` and `b` are isomorphic, labels, directions, channels, roots respected.

    Examples
    --------
    >>> from wlkit.graphs import graph
    >>> is_isomorphic(graph("rook4"), graph("shrikhande"))
    False
    """
    return isomorphism(a, b) is not None


def _same_invariants(a: AnyGraph, b: AnyGraph) -> bool:
    if isinstance(a, Graph) and isinstance(b, Graph):
        return (
            (a.n, a.m, a.directed) == (b.n, b.m, b.directed)
            and np.array_equal(np.sort(a.degrees), np.sort(b.degrees))
            and _multiset(a.vertex_labels) == _multiset(b.vertex_labels)
            and _multiset(a.edge_labels) == _multiset(b.edge_labels)
        )
    if isinstance(a, Multigraph) and isinstance(b, Multigraph):
        kinds = [(h.n, h.m, h.directed, h.channels, len(h.roots)) for h in (a, b)]
        channels = [sorted(c for _, _, c in h.edges) for h in (a, b)]
        return kinds[0] == kinds[1] and channels[0] == channels[1]
    kinds_given = f"{type(a).__name__} and {type(b).__name__}"
    raise GraphError(f"isomorphism: expected two Graphs or two Multigraphs, got {kinds_given}")


def _multiset(labels: Sequence[int | str] | None) -> list[str] | None:
    return None if labels is None else sorted(map(repr, labels))


# -- many graphs at once --------------------------------------------------------------------------


def canonical_forms(graphs: Iterable[G]) -> list[G]:
    """Return the canonical forms of many graphs, in the order given.

    Graphs of one order go through the kernel together, which saves most of the time for small
    graphs.

    Examples
    --------
    >>> a, b = Graph(3, [(0, 1), (1, 2)]), Graph(3, [(0, 2), (1, 0)])
    >>> len(set(canonical_forms([a, b])))
    1
    """
    given = list(graphs)
    perms: list[np.ndarray] = [np.zeros(0, np.int32)] * len(given)
    by_order: dict[int, list[int]] = {}
    for i, g in enumerate(given):
        by_order.setdefault(g.n, []).append(i)
    for n, indices in by_order.items():
        step = max(1, BATCH_ENTRIES // max(1, n * n))
        for start in range(0, len(indices), step):
            chunk = indices[start : start + step]
            coded = [codes_of(given[i]) for i in chunk]
            pairs = np.stack([codes.pairs for codes in coded])
            vertices = np.stack([codes.vertices for codes in coded])
            found = _search(pairs, vertices, generators=False).perms
            for i, perm in zip(chunk, found, strict=True):
                perms[i] = perm
    return [g.relabel(perm) for g, perm in zip(given, perms, strict=True)]


def unique_up_to_isomorphism(graphs: Iterable[G]) -> list[G]:
    """Return the different canonical forms among `graphs`, in order of first appearance.

    Examples
    --------
    >>> [g.m for g in unique_up_to_isomorphism([Graph(3, [(0, 1)]), Graph(3, [(1, 2)]), Graph(3)])]
    [1, 0]
    """
    return list(dict.fromkeys(canonical_forms(graphs)))
