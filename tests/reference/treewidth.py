"""Obvious twins of the treewidth kernels: plain Python on sets, by definition."""

from __future__ import annotations

from itertools import permutations


def neighbor_sets(g):
    """Return the neighbours of every vertex, directions forgotten."""
    sets = [set() for _ in range(g.n)]
    for u, v in g.edge_list:
        sets[u].add(v)
        sets[v].add(u)
    return sets


def width_of_order(sets, order):
    """Return the most later neighbours of a vertex when the graph is filled along `order`."""
    sets = [set(s) for s in sets]
    width = -1
    for v in order:
        around = sets[v]
        width = max(width, len(around))
        for u in around:
            sets[u] |= around - {u}
            sets[u].discard(v)
    return width


def treewidth_by_orders(sets):
    """Return the least width over all orders (n! of them)."""
    return min(width_of_order(sets, order) for order in permutations(range(len(sets))))


def component(sets, inside, start):
    """Return the vertices of `inside` joined to `start` within it."""
    found, todo = {start}, [start]
    while todo:
        new = sets[todo.pop()] & inside - found
        found |= new
        todo.extend(new)
    return found


def components(sets, inside):
    """Return the components of the subgraph induced by `inside`, as frozen sets."""
    left, parts = set(inside), []
    while left:
        part = component(sets, left, next(iter(left)))
        parts.append(frozenset(part))
        left -= part
    return parts


def around(sets, inside):
    """Return the neighbours of the set `inside` outside it."""
    return set().union(*(sets[v] for v in inside)) - inside


def treewidth_by_subsets(sets):
    """Return the treewidth by the recursion over the set eliminated first (2^n sets).

    TW(S) = min over v in S of max(TW(S - v), |Q(S - v, v)|), where Q(S, v) are the vertices
    outside S + v that v reaches through S (Bodlaender et al. 2012, Lemma 5).
    """
    best = {frozenset(): -1}
    for _ in sets:
        layer = {}
        for eliminated, width in best.items():
            for v in set(range(len(sets))) - eliminated:
                reached = component(sets, eliminated | {v}, v)
                key = eliminated | {v}
                value = max(width, len(around(sets, reached)))
                layer[key] = min(layer.get(key, len(sets)), value)
        best = layer
    return min(best.values())


def is_feasible(sets, inside, k, memo):
    """Return whether the connected set can be eliminated with at most k later neighbours each."""
    inside = frozenset(inside)
    if inside not in memo:
        memo[inside] = len(around(sets, inside)) <= k and any(
            all(is_feasible(sets, part, k, memo) for part in components(sets, inside - {v}))
            for v in inside
        )
    return memo[inside]


def is_chordal(sets):
    """Return whether simplicial vertices can be deleted until nothing is left."""
    sets = {v: set(s) for v, s in enumerate(sets)}
    while sets:
        free = [v for v, s in sets.items() if all(u in sets[w] for u in s for w in s if u != w)]
        if not free:
            return False
        for u in sets.pop(free[0]):
            sets[u].discard(free[0])
    return True


def has_minor(sets, pattern):
    """Return whether `pattern` is a minor, by all deletions and contractions (tiny graphs)."""
    goal = frozenset(frozenset(e) for e in pattern.edge_list)
    start = (frozenset(range(len(sets))), _edges(sets))
    seen, todo = {start}, [start]
    while todo:
        vertices, edges = todo.pop()
        if len(vertices) == pattern.n and _embeds(goal, pattern.n, vertices, edges):
            return True
        for smaller in _smaller(vertices, edges):
            if len(smaller[0]) >= pattern.n and smaller not in seen:
                seen.add(smaller)
                todo.append(smaller)
    return False


def _edges(sets):
    return frozenset(frozenset((u, v)) for u, s in enumerate(sets) for v in s)


def _smaller(vertices, edges):
    for v in vertices:
        yield vertices - {v}, frozenset(e for e in edges if v not in e)
    for e in edges:
        u, v = sorted(e)
        merged = (frozenset(u if x == v else x for x in f) for f in edges if f != e)
        yield vertices - {v}, frozenset(merged)


def _embeds(goal, n, vertices, edges):
    return any(
        all(frozenset(image[v] for v in e) in edges for e in goal)
        for image in permutations(sorted(vertices))
    )
