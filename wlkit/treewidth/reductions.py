"""Safe reductions: vertices that some elimination order of least width begins with.

Each rule looks at one vertex of a graph of treewidth at least `lower` and returns vertices that
may be eliminated next, in the order given, without making the treewidth larger than
max(lower, treewidth); or nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from wlkit.treewidth._masks import bits, eliminate, is_clique, neighborhood

Rule = Callable[[Sequence[int], int, int], tuple[int, ...]]


def simplicial(adj: Sequence[int], v: int, lower: int) -> tuple[int, ...]:
    """The neighbours of v form a clique (islet and twig: at most one neighbour)."""
    return (v,) if is_clique(adj, adj[v]) else ()


def almost_simplicial(adj: Sequence[int], v: int, lower: int) -> tuple[int, ...]:
    """All neighbours of v but one form a clique, and v has at most `lower` of them.

    With two neighbours this is the series rule, with three the triangle rule.
    """
    around = adj[v]
    if around.bit_count() > lower:
        return ()
    for u in bits(around):
        missing = around & ~adj[u] & ~(1 << u)
        if missing:
            good = is_clique(adj, around & ~(1 << u)) or (
                missing.bit_count() == 1 and is_clique(adj, around & ~missing)
            )
            return (v,) if good else ()
    return (v,)


def buddy(adj: Sequence[int], v: int, lower: int) -> tuple[int, ...]:
    """Two vertices of degree three have the same neighbours, and `lower` is at least 3."""
    around = adj[v]
    if lower < 3 or around.bit_count() != 3:
        return ()
    twins = -1
    for u in bits(around):
        twins &= adj[u]
    return next(((v, w) for w in bits(twins & ~(1 << v)) if adj[w] == around), ())


def cube(adj: Sequence[int], v: int, lower: int) -> tuple[int, ...]:
    """The neighbours of v are those of a corner of the cube, and `lower` is at least 3.

    That is: v has three neighbours, of degree three, and any two of them have one more common
    neighbour, three in all.
    """
    around = adj[v]
    if lower < 3 or around.bit_count() != 3:
        return ()
    a, b, c = bits(around)
    if any(adj[u].bit_count() != 3 for u in (a, b, c)):
        return ()
    corners = neighborhood(adj, around) & ~(1 << v)
    shared = [adj[x] & adj[y] & ~(1 << v) for x, y in ((a, b), (a, c), (b, c))]
    fits = all(s.bit_count() == 1 for s in shared) and corners.bit_count() == 3
    return (a, b, c) if fits and shared[0] | shared[1] | shared[2] == corners else ()


RULES: tuple[Rule, ...] = (simplicial, almost_simplicial, buddy, cube)


def reduce(adj: list[int], alive: int, lower: int) -> tuple[list[tuple[int, int]], int, int]:
    """Eliminate by the rules, in place, until none applies.

    Parameters
    ----------
    adj : list of int
        Neighbour masks; afterwards those of the graph that is left.
    alive : int
        The vertices of the graph.
    lower : int
        A lower bound on the treewidth; -1 is always one.

    Returns
    -------
    steps : list of pairs of int
        The vertices eliminated, in order, each with the mask of its later neighbours, at most
        the new bound `lower` of them.
    alive : int
        The vertices left.
    lower : int
        The bound, raised by simplicial vertices and by the least degree of what is left, and
        from 3 to 4 when the rules get stuck, as for treewidth at most 3 they never do:
        max(lower, treewidth) = max(lower', treewidth of what is left).

    References
    ----------
    Arnborg, Proskurowski, Characterization and recognition of partial 3-trees, 1986.
    Bodlaender, Koster, van den Eijkhof, Preprocessing rules for triangulation of probabilistic
    networks, 2005.
    """
    steps: list[tuple[int, int]] = []
    pending = alive
    while alive:
        if not pending:
            least = min(adj[v].bit_count() for v in bits(alive))
            if least <= lower != 3:
                break
            lower, pending = max(least, lower + 1), alive
        v = (pending & -pending).bit_length() - 1
        pending ^= 1 << v
        found = next(filter(None, (rule(adj, v, lower) for rule in RULES)), ())
        for u in found:
            around = eliminate(adj, u)
            if around.bit_count() > lower:
                lower = around.bit_count()
                pending = alive
            alive &= ~(1 << u)
            steps.append((u, around))
            pending |= around | neighborhood(adj, around)
            pending &= alive
    return steps, alive, lower
