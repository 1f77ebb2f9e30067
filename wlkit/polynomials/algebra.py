"""Products, derivatives and restrictions of basis polynomials, again in the basis."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction

from wlkit.errors import InputError, unknown_name
from wlkit.exact._numbers import Exact, exact
from wlkit.graphs import Multigraph
from wlkit.polynomials.evaluate import PolynomialKind


def glue(
    h: Multigraph, k: Multigraph, pairs: list[tuple[int, int]], roots: list[int]
) -> Multigraph:
    """Return the union of `h` and `k`, vertex x of h made equal to y of k for each pair (x, y).

    Parameters
    ----------
    h, k : Multigraph
        Alike in direction and channels.
    pairs : list of (vertex of h, vertex of k)
    roots : list of at most two ints
        Vertices of h, or h.n + vertices of k.

    Raises
    ------
    InputError
        If one is directed and the other is not, or the channels differ.

    Examples
    --------
    >>> edge = Multigraph(2, [(0, 1)])
    >>> glue(edge, edge, [(1, 0)], [0, 3]).text
    '3:0-1,1-2:r0,2'
    """
    if (h.directed, h.channels) != (k.directed, k.channels):
        raise InputError(
            f"expected multigraphs alike in direction and channels, got {h.text} and {k.text}"
        )
    block = list(range(h.n + k.n))
    for x, y in pairs:
        old, new = block[h.n + y], block[x]
        block = [new if b == old else b for b in block]
    number = {b: i for i, b in enumerate(dict.fromkeys(block))}
    image = [number[b] for b in block]
    edges = [(image[u], image[v], c) for u, v, c in h.edges]
    edges += [(image[u + h.n], image[v + h.n], c) for u, v, c in k.edges]
    return Multigraph(
        len(number),
        edges,
        roots=[image[r] for r in roots],
        directed=h.directed,
        channels=h.channels,
    )


def entrywise_product(h: Multigraph, k: Multigraph) -> Multigraph:
    """Return the multigraph of the product P_H P_K: glued at the roots, in order.

    Without roots it is the disjoint union.  A polynomial without roots multiplies any other.

    Parameters
    ----------
    h, k : Multigraph
        Alike in direction and channels.

    Returns
    -------
    Multigraph
        Not in canonical form.

    Raises
    ------
    InputError
        If both have roots, and not equally many; if one is directed and the other is not, or the
        channels differ.

    Examples
    --------
    >>> wedge = Multigraph(3, [(0, 2), (1, 2)], roots=(0, 1))
    >>> edge = Multigraph(2, [(0, 1)], roots=(0, 1))
    >>> entrywise_product(wedge, edge).text
    '3:0-1,0-2,1-2:r0,1'

    Notes
    -----
    Linear in vertices and edges, but for the few roots. With roots (a, a) a polynomial lives on the
    diagonal, and so does the product.
    """
    if h.roots and k.roots and len(h.roots) != len(k.roots):
        raise InputError(f"expected equally many roots, got {h.text} and {k.text}")
    roots = list(h.roots) if h.roots else [h.n + r for r in k.roots]
    return glue(h, k, list(zip(h.roots, k.roots, strict=False)), roots)


def matrix_product(h: Multigraph, k: Multigraph) -> Multigraph:
    """Return the multigraph of the matrix product P_H P_K of two edge-valued polynomials.

    The second root of H is made equal to the first of K, and is a root no more.

    Parameters
    ----------
    h, k : Multigraph
        With two roots each, alike in direction and channels.

    Returns
    -------
    Multigraph
        Not in canonical form.

    Raises
    ------
    InputError
        If one has not two roots; if one is directed and the other is not, or the channels differ.

    Examples
    --------
    >>> edge = Multigraph(2, [(0, 1)], roots=(0, 1))
    >>> matrix_product(edge, edge).text
    '3:0-1,1-2:r0,2'

    Notes
    -----
    Linear in vertices and edges.
    """
    if len(h.roots) != 2 or len(k.roots) != 2:
        raise InputError(f"expected two roots each, got {h.text} and {k.text}")
    return glue(h, k, [(h.roots[1], k.roots[0])], [h.roots[0], h.n + k.roots[1]])


def transpose(h: Multigraph) -> Multigraph:
    """Return the multigraph of the transpose of P_H: the roots in reverse.

    Parameters
    ----------
    h : Multigraph

    Returns
    -------
    Multigraph
        Not in canonical form.

    Examples
    --------
    >>> transpose(Multigraph(2, [(0, 1)], roots=(0, 1), directed=True)).text
    '2>:0>1:r1,0'

    Notes
    -----
    With fewer than two roots it is H itself.
    """
    return _rooted(h, h.roots[::-1])


def product(
    a: Multigraph | Mapping[Multigraph, Exact],
    b: Multigraph | Mapping[Multigraph, Exact],
    kind: PolynomialKind = "P",
) -> dict[Multigraph, Exact]:
    """Return the entrywise product of two combinations of P, or of Q, in the same basis.

    Parameters
    ----------
    a, b : Multigraph or mapping
        A multigraph, or canonical multigraphs with coefficients.
    kind : "P" or "Q"

    Returns
    -------
    dict
        Canonical multigraph -> coefficient, none of them 0.

    Examples
    --------
    >>> edge = Multigraph(2, [(0, 1)])
    >>> [(h.text, c) for h, c in product(edge, edge).items()]
    [('4:0-3,1-2', 1)]
    >>> [(h.text, c) for h, c in product(edge, edge, "Q").items()]
    [('2:0-1,0-1', 2), ('3:0-1,0-2', 4), ('4:0-3,1-2', 1)]

    Notes
    -----
    P_H P_K is one basis polynomial.  Q_H Q_K is the sum of the Q of the unions glued along the
    partial matchings of the vertices of H with those of K; roots are matched with roots.
    """
    if kind not in ("P", "Q"):
        raise unknown_name("kind of polynomial", kind, ["P", "Q"])
    total: dict[Multigraph, Exact] = {}
    for h, x in _combination(a).items():
        for k, y in _combination(b).items():
            unions = [entrywise_product(h, k)] if kind == "P" else _matched_unions(h, k)
            for union in unions:
                form = union.canonical()
                total[form] = total.get(form, 0) + x * y
    ordered = sorted(total.items(), key=lambda item: (item[0].n, item[0].m, item[0].text))
    return {h: exact(c) for h, c in ordered if c}


def _matched_unions(h: Multigraph, k: Multigraph) -> Iterator[Multigraph]:
    """Yield the unions of `h` and `k` glued along every matching that matches the roots."""
    entrywise_product(h, k)  # checks that they are alike
    fixed = list(dict.fromkeys(zip(h.roots, k.roots, strict=False)))
    left, right = {u for u, _ in fixed}, {v for _, v in fixed}
    if len(left) < len(fixed) or len(right) < len(fixed):
        return  # the one is on the diagonal, the other off it
    roots = list(h.roots) or [h.n + r for r in k.roots]
    ends = [v for v in range(h.n) if v not in left]
    others = [v for v in range(k.n) if v not in right]
    for pairs in _matchings(ends, others):
        yield glue(h, k, fixed + pairs, roots)


def _matchings(left: list[int], right: list[int]) -> Iterator[list[tuple[int, int]]]:
    """Yield every set of pairs that has no element twice."""
    if not left:
        yield []
        return
    first, rest = left[0], left[1:]
    yield from _matchings(rest, right)
    for v in right:
        for pairs in _matchings(rest, [x for x in right if x != v]):
            yield [(first, v), *pairs]


def _combination(a: Multigraph | Mapping[Multigraph, Exact]) -> Mapping[Multigraph, Exact]:
    return {a.canonical(): 1} if isinstance(a, Multigraph) else a


def directional_derivative(h: Multigraph, channel: int = 0) -> dict[Multigraph, int]:
    """Return d/dt P_H(X + t Y) at t = 0, as polynomials of X and Y: Y is one channel more.

    Each edge in turn is moved from `channel` to the new one.

    Parameters
    ----------
    h : Multigraph
        With any roots.
    channel : int
        Of X, in which Y is added.

    Returns
    -------
    dict
        Canonical multigraph with one channel more -> coefficient.

    Examples
    --------
    >>> square = Multigraph(3, [(0, 1), (1, 2)], roots=(0, 2), directed=True)
    >>> [(k.text, c) for k, c in directional_derivative(square).items()]
    [('3>:0>2,2>1@1:r0,1:c2', 1), ('3>:0>2@1,2>1:r0,1:c2', 1)]

    Notes
    -----
    One canonical form for every edge of the channel.
    """
    total: dict[Multigraph, int] = {}
    for i, (u, v, c) in enumerate(h.edges):
        if c == channel:
            edges = [*h.edges[:i], (u, v, h.channels), *h.edges[i + 1 :]]
            form = Multigraph(
                h.n, edges, roots=h.roots, directed=h.directed, channels=h.channels + 1
            ).canonical()
            total[form] = total.get(form, 0) + 1
    return dict(sorted(total.items(), key=lambda item: item[0].edges))


def gradient(h: Multigraph, channel: int = 0) -> dict[Multigraph, Exact]:
    """Return the matrix G with d/dt P_H(X + t Y) = sum_ij G_ij Y_ij, for an invariant P_H.

    Each edge in turn is taken away and its ends become the roots.  For undirected H the matrix
    returned is the symmetric one.

    Parameters
    ----------
    h : Multigraph
        Without roots.
    channel : int
        Of X, by which the derivative is taken.

    Returns
    -------
    dict
        Canonical multigraph with two roots -> coefficient.

    Raises
    ------
    InputError
        If `h` has roots; use :func:`directional_derivative`.

    Examples
    --------
    >>> triangle = Multigraph(3, [(0, 1), (1, 2), (0, 2)])
    >>> [(k.text, c) for k, c in gradient(triangle).items()]  # of trace(X^3): 3 X^2
    [('3:0-2,1-2:r0,1', 3)]

    Notes
    -----
    One canonical form for every edge of the channel, two for undirected H.
    """
    if h.roots:
        raise InputError(f"expected no roots, got {h.text}; take the directional derivative")
    total: dict[Multigraph, Exact] = {}
    ways = 1 if h.directed else 2
    for i, (u, v, c) in enumerate(h.edges):
        if c != channel:
            continue
        rest = Multigraph(
            h.n, [*h.edges[:i], *h.edges[i + 1 :]], directed=h.directed, channels=h.channels
        )
        for roots in [(u, v), (v, u)][:ways]:
            form = _rooted(rest, roots).canonical()
            total[form] = total.get(form, 0) + Fraction(1, ways)
    return {form: exact(c) for form, c in sorted(total.items(), key=lambda item: item[0].text)}


def restrict_to_graphs(h: Multigraph) -> Multigraph | None:
    """Return the simple undirected F with P_H(A) = hom(F, G) for every graph G, or None.

    A is the adjacency matrix of G: symmetric, 0 and 1, with zero diagonal; with channels, that of
    a graph in each.  Parallel edges and arcs of either direction merge, channel by channel; a loop
    makes P_H vanish, and None is returned.

    Parameters
    ----------
    h : Multigraph

    Returns
    -------
    Multigraph or None

    Examples
    --------
    >>> restrict_to_graphs(Multigraph(2, [(0, 1), (1, 0), (0, 1)], directed=True)).text
    '2:0-1'
    >>> restrict_to_graphs(Multigraph(1, [(0, 0)])) is None
    True

    Notes
    -----
    O(m log m) for m edges. Different H may restrict to one F: parallel edges are not seen.
    """
    if h.has_loops:
        return None
    edges = {(min(u, v), max(u, v), c) for u, v, c in h.edges}
    return Multigraph(h.n, sorted(edges), roots=h.roots, channels=h.channels)


def _rooted(h: Multigraph, roots: tuple[int, ...]) -> Multigraph:
    return Multigraph(h.n, h.edges, roots=roots, directed=h.directed, channels=h.channels)
