"""Strategies for permutations, generating sets, and graphs renumbered by a permutation."""

from __future__ import annotations

from hypothesis import strategies as st

from wlkit.graphs import Graph
from wlkit.groups import GeneratingSet, Permutation
from wlkit.testing._draws import checked_bounds
from wlkit.testing.graph_strategies import graphs


@st.composite
def permutations(draw: st.DrawFn, *, min_degree: int = 0, max_degree: int = 8) -> Permutation:
    """Draw permutations of 0, ..., n - 1; they shrink towards the identity of small degree.

    Examples
    --------
    >>> from hypothesis import find
    >>> find(permutations(), lambda p: p.order == 2).images.tolist()
    [1, 0]
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

    Examples
    --------
    >>> from hypothesis import find
    >>> find(generating_sets(), lambda s: True).permutations.tolist()
    [[0]]
    """
    checked_bounds("degree", min_degree, max_degree, floor=1)
    checked_bounds("number of generators", min_generators, max_generators, floor=1)
    n = draw(st.integers(min_degree, max_degree))
    one = st.permutations(range(n))
    return GeneratingSet(draw(st.lists(one, min_size=min_generators, max_size=max_generators)))


@st.composite
def relabelled_pairs(
    draw: st.DrawFn, source: st.SearchStrategy[Graph] | None = None
) -> tuple[Graph, Graph, tuple[int, ...]]:
    """Draw (g, h, p) with h = ``g.relabel(p)``, g from `source`, by default :func:`graphs`.

    Examples
    --------
    >>> from hypothesis import find
    >>> g, h, p = find(relabelled_pairs(), lambda drawn: drawn[0] != drawn[1])
    >>> h == g.relabel(p)
    True
    """
    g = draw(graphs() if source is None else source)
    permutation = tuple(draw(st.permutations(range(g.n))))
    return g, g.relabel(permutation), permutation
