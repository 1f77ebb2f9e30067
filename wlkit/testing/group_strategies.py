"""Strategies for permutations, sets and groups of them, and graphs renumbered by one."""

from __future__ import annotations

from math import factorial

from hypothesis import strategies as st

from wlkit.graphs import Graph
from wlkit.groups import GeneratingSet, Permutation
from wlkit.testing._draws import checked_bounds
from wlkit.testing.graph_strategies import graphs


@st.composite
def permutations(draw: st.DrawFn, *, min_degree: int = 0, max_degree: int = 8) -> Permutation:
    """Draw permutations of 0, ..., n - 1; they shrink towards the identity of small degree.

    Parameters
    ----------
    min_degree, max_degree : int
        Bounds of n.

    Returns
    -------
    strategy of Permutation

    Raises
    ------
    InputError
        When an example is drawn, if the bounds are impossible.

    Examples
    --------
    >>> from hypothesis import find
    >>> p = find(permutations(), lambda p: p.order == 2)
    >>> 2 <= p.degree <= 8, sorted(p.images.tolist()) == list(range(p.degree))
    (True, True)

    Notes
    -----
    Every permutation is reached.
    """
    checked_bounds("degree", min_degree, max_degree)
    n = draw(st.integers(min_degree, max_degree))
    return Permutation(draw(st.permutations(range(n))))


@st.composite
def generating_sets(
    draw: st.DrawFn,
    *,
    min_degree: int = 1,
    max_degree: int = 6,
    min_generators: int = 1,
    max_generators: int = 3,
) -> GeneratingSet:
    """Draw sets of permutations of one degree; repetitions and the identity may occur.

    Parameters
    ----------
    min_degree, max_degree : int
        Bounds on the number of points, at least 1.
    min_generators, max_generators : int
        Bounds on the number of permutations, at least 1.

    Returns
    -------
    strategy of GeneratingSet

    Raises
    ------
    InputError
        When an example is drawn, if the bounds are impossible.

    Examples
    --------
    >>> from hypothesis import find
    >>> s = find(generating_sets(min_generators=2), lambda s: True)
    >>> 1 <= s.degree <= 6, 2 <= len(s.permutations) <= 3
    (True, True)

    Notes
    -----
    The permutations are drawn on their own; for groups of known order see
    :func:`permutation_groups`.
    """
    checked_bounds("degree", min_degree, max_degree, floor=1)
    checked_bounds("number of generators", min_generators, max_generators, floor=1)
    n = draw(st.integers(min_degree, max_degree))
    one = st.permutations(range(n))
    return GeneratingSet(draw(st.lists(one, min_size=min_generators, max_size=max_generators)))


@st.composite
def coset_graphs(
    draw: st.DrawFn,
    *,
    min_degree: int = 1,
    max_degree: int = 7,
    max_generators: int = 3,
    max_symbols: int = 3,
) -> GeneratingSet:
    """Draw sets of permutations that move a word, whose symbols may repeat.

    Parameters
    ----------
    min_degree, max_degree : int
        Bounds on the length of the word, at least 1.
    max_generators : int
        There is at least one.
    max_symbols : int
        How many different symbols there may be: 0, ..., max_symbols - 1.

    Returns
    -------
    strategy of GeneratingSet

    Raises
    ------
    InputError
        When an example is drawn, if the bounds are impossible.

    Examples
    --------
    >>> from hypothesis import find
    >>> s = find(coset_graphs(), lambda s: len(set(s.start)) == 2)
    >>> len(s.start) == s.degree, set(s.start) <= {0, 1, 2}
    (True, True)

    Notes
    -----
    The permutations are those of :func:`generating_sets`, the word is their central state.
    """
    bounds = {"min_degree": min_degree, "max_degree": max_degree}
    s = draw(generating_sets(**bounds, max_generators=max_generators))
    symbols = st.integers(0, max_symbols - 1)
    return s.with_state(draw(st.lists(symbols, min_size=s.degree, max_size=s.degree)))


KINDS = {
    "C": (1, lambda n: [[*range(1, n), 0]], lambda n: n),
    "D": (3, lambda n: [[*range(1, n), 0], [*range(n - 1, -1, -1)]], lambda n: 2 * n),
    "A": (
        3,
        lambda n: [[1, i, *range(2, i), 0, *range(i + 1, n)] for i in range(2, n)],
        lambda n: factorial(n) // 2,
    ),
    "S": (2, lambda n: [[1, 0, *range(2, n)], [*range(1, n), 0]], factorial),
}
"""Least degree, generators and order of cyclic, dihedral, alternating and symmetric groups."""


@st.composite
def permutation_groups(
    draw: st.DrawFn, *, max_degree: int = 6, max_factors: int = 2
) -> tuple[GeneratingSet, int]:
    """Draw generators and order of a product of cyclic, dihedral, alternating, symmetric groups.

    Each factor acts on at most `max_degree` points of its own; the points are renumbered.

    Parameters
    ----------
    max_degree : int
        Of each factor, at least 3.
    max_factors : int
        There is at least one.

    Returns
    -------
    strategy of (GeneratingSet, int)

    Raises
    ------
    InputError
        When an example is drawn, if the bounds are impossible.

    Examples
    --------
    >>> from hypothesis import find
    >>> s, order = find(permutation_groups(), lambda drawn: drawn[1] == 12)
    >>> s.group().order
    12

    Notes
    -----
    The order is the product of the orders of the factors: n, 2 n, n!/2, n!. Nothing is computed, so
    that it may serve as an oracle.
    """
    checked_bounds("degree", 3, max_degree, floor=3)
    rows: list[list[int]] = []
    degree, order = 0, 1
    for _ in range(draw(st.integers(1, max_factors))):
        least, generators, size = KINDS[draw(st.sampled_from(["C", "S", "D", "A"]))]
        n = draw(st.integers(least, max_degree))
        rows = [[*row, *range(degree, degree + n)] for row in rows]
        rows += [[*range(degree), *(degree + x for x in row)] for row in generators(n)]
        degree, order = degree + n, order * size(n)
    renumbering = Permutation(draw(st.permutations(range(degree))))
    return GeneratingSet(rows).relabel(renumbering), order


@st.composite
def relabelled_pairs(
    draw: st.DrawFn, source: st.SearchStrategy[Graph] | None = None
) -> tuple[Graph, Graph, tuple[int, ...]]:
    """Draw (g, h, p) with h = ``g.relabel(p)``, g from `source`, by default :func:`graphs`.

    Parameters
    ----------
    source : strategy of Graph, optional

    Returns
    -------
    strategy of (Graph, Graph, tuple of int)

    Examples
    --------
    >>> from hypothesis import find
    >>> g, h, p = find(relabelled_pairs(), lambda drawn: drawn[0] != drawn[1])
    >>> h == g.relabel(p)
    True

    Notes
    -----
    Vertex v of g is ``p[v]`` in h. The permutation shrinks towards the identity.
    """
    g = draw(graphs() if source is None else source)
    permutation = tuple(draw(st.permutations(range(g.n))))
    return g, g.relabel(permutation), permutation
