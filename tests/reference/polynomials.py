"""Equivariant polynomials from their definitions: slow, obvious, with brute-force isomorphism."""

from __future__ import annotations

from itertools import combinations_with_replacement, permutations, product


def brute_canonical(n, edges, roots, directed):
    """Return the least relabelling over all permutations of the vertices; edges (u, v, channel)."""
    forms = []
    for p in permutations(range(n)):
        image = []
        for u, v, c in edges:
            a, b = p[u], p[v]
            image.append((a, b, c) if directed or a <= b else (b, a, c))
        forms.append((tuple(p[r] for r in roots), tuple(sorted(image))))
    return n, *min(forms)


def brute_basis(degree, *, directed, loops, simple, roots, channels, n):
    """Return the classes of multigraphs with exactly `degree` edges, no isolated vertex but roots.

    roots is a tuple of root tuples such as ((0, 0), (0, 1)).
    """
    found = set()
    for at in roots:
        fixed = len(set(at))
        for size in range(fixed, min(n, 2 * degree + fixed) + 1):
            pairs = [(u, v) for u in range(size) for v in range(size)]
            if not directed:
                pairs = [(u, v) for u, v in pairs if u <= v]
            if not loops:
                pairs = [(u, v) for u, v in pairs if u != v]
            slots = [(u, v, c) for u, v in pairs for c in range(channels)]
            for edges in combinations_with_replacement(slots, degree):
                if simple and len(set(edges)) < degree:
                    continue
                if set(range(size)) - {x for e in edges for x in e[:2]} - set(at):
                    continue
                found.add(brute_canonical(size, edges, at, directed))
    return found


def brute_value(n, edges, roots, matrices, *, distinct=False):
    """Return P (or Q) as a dict from root indices to value; 0-root polynomials under ()."""
    size = len(matrices[0])
    total = {}
    for at in product(range(size), repeat=n):
        if distinct and len(set(at)) < n:
            continue
        term = 1
        for u, v, c in edges:
            term *= matrices[c][at[u]][at[v]]
        key = tuple(at[r] for r in roots)
        total[key] = total.get(key, 0) + term
    return total


def brute_width(n, edges, roots):
    """Return the least, over orders of the non-roots, of the most neighbours at elimination."""
    best = n
    free = [v for v in range(n) if v not in roots]
    for order in permutations(free):
        near = {v: set() for v in range(n)}
        for u, v, *_ in edges:
            if u != v:
                near[u].add(v)
                near[v].add(u)
        worst = 0
        for v in order:
            around = near.pop(v)
            worst = max(worst, len(around))
            for u in around:
                near[u] |= around - {u}
                near[u].discard(v)
        best = min(best, worst)
    return best if free else -1
