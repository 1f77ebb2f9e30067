"""Pattern counts by enumeration of all maps: the slow, obvious twins of :mod:`wlkit.motifs`.

Nothing here uses a kernel, a decomposition or a basis: a map V(F) -> V(G) is written down and
each condition of the definition is checked on it.
"""

from __future__ import annotations

from fractions import Fraction
from itertools import permutations, product
from math import factorial

import numpy as np


def arcs(graph):
    """Return {(u, v): label} with both orientations of an undirected edge."""
    labels = graph.edge_labels if graph.edge_labels is not None else (None,) * graph.m
    table = {}
    for (u, v), label in zip(graph.edges.tolist(), labels, strict=True):
        table[u, v] = label
        if not graph.directed:
            table[v, u] = label
    return table


def forget(pattern, host):
    """Return arcs and vertex labels of the host, without the labels that the pattern lacks."""
    host_arcs = arcs(host)
    if pattern.edge_labels is None:
        host_arcs = dict.fromkeys(host_arcs)
    return host_arcs, None if pattern.vertex_labels is None else host.vertex_labels


def agrees(label, found):
    """Whether an edge of a pattern may go to an edge of the host: "*" is any label."""
    return label in (found, "*")


def maps(pattern, host, *, injective=False, induced=False):
    """Yield all homomorphisms (injective, or strong injective ones) pattern -> host."""
    pattern_arcs = arcs(pattern)
    host_arcs, host_labels = forget(pattern, host)
    missing = object()
    if pattern.vertex_labels is not None and host_labels is None:
        host_labels = [missing] * host.n
    source = (
        permutations(range(host.n), pattern.n)
        if injective
        else product(range(host.n), repeat=pattern.n)
    )
    for image in source:
        if pattern.vertex_labels is not None and any(
            host_labels[x] != label for x, label in zip(image, pattern.vertex_labels, strict=True)
        ):
            continue
        if not all(
            (image[u], image[v]) in host_arcs and agrees(label, host_arcs[image[u], image[v]])
            for (u, v), label in pattern_arcs.items()
        ):
            continue
        if induced and any(
            (image[u], image[v]) in host_arcs and (u, v) not in pattern_arcs
            for u in range(pattern.n)
            for v in range(pattern.n)
        ):
            continue
        yield image


def hom(pattern, host):
    """Number of homomorphisms."""
    return sum(1 for _ in maps(pattern, host))


def rooted_hom(pattern, roots, host):
    """Table over the images of the roots of the number of homomorphisms."""
    table = np.zeros((host.n,) * len(roots), dtype=np.int64)
    for image in maps(pattern, host):
        table[tuple(image[r] for r in roots)] += 1
    return table


def emb(pattern, host):
    """Number of injective homomorphisms."""
    return sum(1 for _ in maps(pattern, host, injective=True))


def automorphisms(pattern):
    """Number of automorphisms: strong injective homomorphisms to itself.

    An injective one takes edges of any label to such edges, as it permutes the others.
    """
    return sum(1 for _ in maps(pattern, pattern, injective=True, induced=True))


def sub(pattern, host):
    """Number of subgraphs isomorphic to the pattern."""
    return emb(pattern, host) // automorphisms(pattern)


def ind(pattern, host):
    """Number of induced subgraphs isomorphic to the pattern."""
    return sum(1 for _ in maps(pattern, host, injective=True, induced=True)) // automorphisms(
        pattern
    )


def set_partitions(items):
    """Yield all partitions of a list into blocks (lists)."""
    if not items:
        yield []
        return
    head, *tail = items
    for partition in set_partitions(tail):
        yield [[head], *partition]
        for i in range(len(partition)):
            yield [*partition[:i], [head, *partition[i]], *partition[i + 1 :]]


def quotients(pattern):
    """Yield (block of each vertex, Moebius weight) of each partition that has a simple quotient."""
    pattern_arcs = arcs(pattern)
    for partition in set_partitions(list(range(pattern.n))):
        block = {v: i for i, part in enumerate(partition) for v in part}
        if any(block[u] == block[v] for u, v in pattern_arcs):
            continue
        if pattern.vertex_labels is not None and any(
            len({pattern.vertex_labels[v] for v in part}) > 1 for part in partition
        ):
            continue
        image = {}
        if any(
            image.setdefault((block[u], block[v]), label) != label
            for (u, v), label in pattern_arcs.items()
            if label != "*"
        ):
            continue
        weight = 1
        for part in partition:
            weight *= (-1) ** (len(part) - 1) * factorial(len(part) - 1)
        yield tuple(block[v] for v in range(pattern.n)), weight


def evaluate_hom_terms(terms, host):
    """Evaluate sum of coefficient * hom(pattern, host) by enumeration."""
    return sum((Fraction(c) * hom(pattern, host) for pattern, c in terms), Fraction(0))


def treewidth(n, edges):
    """Treewidth by the minimum over all elimination orders (n <= 7 or so)."""
    best = max(n - 1, 0)
    for order in permutations(range(n)):
        adjacent = {v: set() for v in range(n)}
        for u, v in edges:
            adjacent[u].add(v)
            adjacent[v].add(u)
        width = 0
        for v in order:
            near = adjacent.pop(v)
            width = max(width, len(near))
            if width >= best:
                break
            for u in near:
                adjacent[u] |= near - {u}
                adjacent[u].discard(v)
        best = min(best, width)
    return best


def hereditary_treewidth(pattern):
    """Return the maximum treewidth over all quotients, partition by partition."""
    best = 0
    seen = set()
    for block, _ in quotients(pattern):
        edges = frozenset(
            (min(block[u], block[v]), max(block[u], block[v])) for u, v in pattern.edges.tolist()
        )
        if edges not in seen:
            seen.add(edges)
            best = max(best, treewidth(max(block, default=-1) + 1, edges))
    return best
