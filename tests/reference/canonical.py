"""Obvious twins of the canonical form: all permutations, by definition (n at most 6 or 7)."""

from __future__ import annotations

from itertools import combinations, permutations, product


def image(codes, vertex_codes, perm):
    """Return the relabelled (vertex codes, matrix rows): vertex v goes to place perm[v]."""
    n = len(vertex_codes)
    order = sorted(range(n), key=lambda v: perm[v])
    rows = tuple(tuple(int(codes[u][v]) for v in order) for u in order)
    return tuple(int(vertex_codes[v]) for v in order), rows


def least_image(codes, vertex_codes):
    """Return the least image under all permutations: equal iff isomorphic."""
    n = len(vertex_codes)
    return min(image(codes, vertex_codes, perm) for perm in permutations(range(n)))


def automorphisms(codes, vertex_codes):
    """Return all automorphisms as tuples."""
    n = len(vertex_codes)
    here = image(codes, vertex_codes, range(n))
    return [p for p in permutations(range(n)) if image(codes, vertex_codes, p) == here]


def orbits(group, n):
    """Return the orbits of a list of all elements of a group, each sorted."""
    return tuple(sorted({tuple(sorted({p[v] for p in group})) for v in range(n)}))


def all_graphs(n, directed=False):
    """Yield the adjacency matrices of all labelled graphs on n vertices."""
    pairs = [(u, v) for u in range(n) for v in range(n) if u != v]
    if not directed:
        pairs = list(combinations(range(n), 2))
    for bits in product((0, 1), repeat=len(pairs)):
        rows = [[0] * n for _ in range(n)]
        for (u, v), bit in zip(pairs, bits, strict=True):
            rows[u][v] = bit
            if not directed:
                rows[v][u] = bit
        yield rows


def graphs_up_to_isomorphism(n, directed=False):
    """Return one adjacency matrix per isomorphism class, from all labelled graphs."""
    return list({least_image(a, [0] * n)[1]: a for a in all_graphs(n, directed)}.values())
