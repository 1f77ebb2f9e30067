"""Slow twins for models: the bijective pebble game, words over matrices, nested ears."""

from __future__ import annotations

from itertools import pairwise, product

import networkx as nx
import numpy as np

PRIME = 2**31 - 1


def duplicator_wins(moves, g, h) -> bool:
    """Solve the bijective pebble game of a model on two graphs of one order by matchings."""
    n, t = g.n, moves.pebbles
    a, b = g.adjacency, h.adjacency
    places = list(product(range(n), repeat=t))
    alive = {
        (x, y)
        for x in places
        for y in places
        if all(
            (x[i] == x[j]) == (y[i] == y[j]) and a[x[i], x[j]] == b[y[i], y[j]]
            for i in range(t)
            for j in range(t)
        )
    }

    def put(x, i, w):
        return (*x[:i], w, *x[i + 1 :])

    def safe(x, y):
        for move in moves.moves:
            left, right = (
                [w for w in range(n) if move.guard is None or adj[z[move.guard], w]]
                for adj, z in ((a, x), (b, y))
            )
            pairs = [
                (v, w)
                for v in left
                for w in right
                if all((put(x, i, v), put(y, i, w)) in alive for i in move.lifted)
            ]
            if not matched(left, right, pairs):
                return False
        return all(
            (put(x, to, x[source]), put(y, to, y[source])) in alive for to, source in moves.copies
        )

    while True:
        lost = {(x, y) for x, y in alive if not safe(x, y)}
        if not lost:
            break
        alive -= lost

    def opened(x, y, groups):
        if not groups:
            return (x, y) in alive
        sides = []
        for adj, z in ((a, x), (b, y)):
            options = []
            for chosen in product(range(n), repeat=len(groups[0])):
                laid = z
                for (pebble, _), w in zip(groups[0], chosen, strict=True):
                    laid = put(laid, pebble, w)
                if all(guard is None or adj[laid[p], laid[guard]] for p, guard in groups[0]):
                    options.append(laid)
            sides.append(options)
        pairs = [(u, v) for u in sides[0] for v in sides[1] if opened(u, v, groups[1:])]
        return matched(*sides, pairs)

    return all(opened((0,) * t, (0,) * t, opening) for opening in moves.openings)


def matched(left, right, pairs) -> bool:
    """Say whether some of the pairs are a bijection."""
    if len(left) != len(right):
        return False
    network = nx.Graph()
    network.add_nodes_from((0, v) for v in left)
    network.add_edges_from(((0, v), (1, w)) for v, w in pairs)
    found = nx.bipartite.maximum_matching(network, [(0, v) for v in left])
    return len(found) == 2 * len(left)


def reached_by_words(matrix, target, products: int) -> bool:
    """Say whether a straight-line program of so many products reads off the target mod PRIME.

    Tries all of them on one matrix.
    """
    n = len(matrix)
    start = [matrix % PRIME, np.eye(n, dtype=np.int64), np.ones((n, n), dtype=np.int64)]

    def reads(x):
        if target.ndim == 2:
            return np.array_equal(x, target) or np.array_equal(x.T, target)
        if target.ndim == 1:
            return any(
                np.array_equal(v % PRIME, target) for v in (x.sum(0), x.sum(1), x.diagonal())
            )
        return target in (x.sum() % PRIME, x.trace() % PRIME)

    def onward(known, left):
        if any(reads(x) for x in known):
            return True
        if not left:
            return False
        sides = {x.tobytes(): x for k in known for x in (k, np.ascontiguousarray(k.T))}
        have = set(sides)
        made = {}
        for x, y in product(sides.values(), repeat=2):
            for z in (x * y % PRIME, (x[:, :, None] * y[None] % PRIME).sum(1) % PRIME):
                if z.tobytes() not in have and z.T.tobytes() not in made:
                    made[z.tobytes()] = z
        if left == 1:
            return any(reads(z) for z in made.values())
        return any(onward([*known, z], left - 1) for z in made.values())

    return onward(start, products)


def has_nested_ears(h, clash=None) -> bool:
    """Say whether a connected graph has a nested ear decomposition, by trying ears in all ways.

    Every ear but the first is a path whose inner vertices are new; one end or both lie on earlier
    ears, and if both do, on a single one; there no two of the parts that ears hang on `clash`:
    they do not cross, or, for strong nested ears, one contains the other.
    """
    clash = clash or crossing
    edges = frozenset(frozenset(e[:2]) for e in h.edges)

    def paths(left, start):
        waiting = [(start,)]
        while waiting:
            path = waiting.pop()
            if len(path) > 1:
                yield path
            for e in left:
                if path[-1] in e:
                    (x,) = e - {path[-1]}
                    if x not in path:
                        waiting.append((*path, x))

    def fits(ears, path, old):
        if set(path[1:-1]) & old or path[0] not in old:
            return []
        if path[-1] not in old:
            return [None]
        spots = []
        for i, (ear, spans) in enumerate(ears):
            if path[0] in ear and path[-1] in ear:
                span = tuple(sorted((ear.index(path[0]), ear.index(path[-1]))))
                if not any(clash(span, other) for other in spans):
                    spots.append((i, span))
        return spots

    def onward(ears, left):
        if not left:
            return True
        old = {v for ear, _ in ears for v in ear}
        for start in old:
            for path in paths(left, start):
                gone = {frozenset(e) for e in pairwise(path)}
                for spot in fits(ears, path, old):
                    grown = [
                        (ear, [*spans, spot[1]] if spot and spot[0] == i else spans)
                        for i, (ear, spans) in enumerate(ears)
                    ]
                    if onward([*grown, (path, [])], left - gone):
                        return True
        return False

    first = {v for e in edges for v in e}
    return any(
        onward([(path, [])], edges - {frozenset(e) for e in pairwise(path)})
        for start in first
        for path in paths(edges, start)
    )


def crossing(one, two) -> bool:
    """Say whether two intervals overlap without one containing the other."""
    (a, b), (c, d) = sorted((one, two))
    return a < c < b < d


def not_nested(one, two) -> bool:
    """Say whether neither of two intervals contains the other."""
    (a, b), (c, d) = one, two
    return not (a <= c and d <= b) and not (c <= a and b <= d)
