"""Vertex augmentation of small graphs on bit masks, as numba kernels.

A graph on n vertices is one uint64: pair {i, j}, i < j, has number q = j (j - 1) / 2 + i; bit q of
an undirected graph is the edge, bits 2 q and 2 q + 1 of a directed one are i -> j and j -> i.
A new last vertex therefore appends bits and keeps the others.
"""

import numpy as np
from numba import njit


@njit(cache=True, nogil=True)
def unpack(mask, n, directed, out, into):
    """Fill the rows of out-neighbours and in-neighbours as bit sets."""
    for v in range(n):
        out[v] = 0
        into[v] = 0
    bits = np.int64(mask)
    for j in range(n):
        for i in range(j):
            if directed:
                if bits & 1:
                    out[i] |= 1 << j
                    into[j] |= 1 << i
                if bits & 2:
                    out[j] |= 1 << i
                    into[i] |= 1 << j
                bits >>= 2
            else:
                if bits & 1:
                    out[i] |= 1 << j
                    out[j] |= 1 << i
                bits >>= 1


@njit(cache=True, nogil=True)
def popcount(bits):
    """Return the number of ones of a nonnegative integer."""
    count = 0
    while bits:
        bits &= bits - 1
        count += 1
    return count


@njit(cache=True, nogil=True)
def fill_keys(n, out, into, degree, key):
    """Fill vertex invariants: degree first, then degrees and edges in the neighbourhood."""
    for v in range(n):
        degree[v] = popcount(out[v]) + popcount(into[v])
    for v in range(n):
        near = 0
        inside = 0
        for u in range(n):
            if out[v] >> u & 1:
                near += degree[u] * degree[u]
                inside += popcount(out[u] & out[v])
            if into[v] >> u & 1:
                near += 5 * degree[u] * degree[u]
                inside += 3 * popcount(out[u] & into[v])
        key[v] = (degree[v] << 40) + (near << 20) + inside


@njit(cache=True, nogil=True)
def extend(parents, gens, pointers, n, directed):
    """Return the children of parents on n vertices that may be canonical augmentations.

    Row p of `gens` from ``pointers[i]`` to ``pointers[i + 1]`` generates the automorphisms of
    parent i.  One neighbourhood of each orbit is taken, if no old vertex has a greater key.
    """
    width = 2 * n if directed else n
    shift = n * (n - 1) if directed else n * (n - 1) // 2
    seen = np.zeros(1 << width, np.int64)
    stack = np.empty(1 << width, np.int64)
    out = np.zeros(n + 1, np.int64)
    into = np.zeros(n + 1, np.int64)
    degree = np.zeros(n + 1, np.int64)
    key = np.zeros(n + 1, np.int64)
    children = np.empty(1024, np.uint64)
    total = 0
    for g in range(parents.size):
        for s in range(1 << width):
            if seen[s] == g + 1:
                continue
            seen[s] = g + 1
            stack[0] = s
            top = 1
            while top > 0:
                top -= 1
                t = stack[top]
                for k in range(pointers[g], pointers[g + 1]):
                    image = 0
                    for v in range(n):
                        if directed:
                            image |= (t >> 2 * v & 3) << 2 * gens[k, v]
                        else:
                            image |= (t >> v & 1) << gens[k, v]
                    if seen[image] != g + 1:
                        seen[image] = g + 1
                        stack[top] = image
                        top += 1
            child = parents[g] | (np.uint64(s) << np.uint64(shift))
            unpack(child, n + 1, directed, out, into)
            fill_keys(n + 1, out, into, degree, key)
            greatest = True
            for v in range(n):
                if key[v] > key[n]:
                    greatest = False
            if greatest:
                if total == children.size:
                    grown = np.empty(2 * total, np.uint64)
                    for i in range(total):
                        grown[i] = children[i]
                    children = grown
                children[total] = child
                total += 1
    return children[:total]


@njit(cache=True, nogil=True)
def code_matrices(masks, n, directed):
    """Return the adjacency matrices, int32 (b, n, n)."""
    codes = np.zeros((masks.size, n, n), np.int32)
    out = np.zeros(n, np.int64)
    into = np.zeros(n, np.int64)
    for g in range(masks.size):
        unpack(masks[g], n, directed, out, into)
        for u in range(n):
            for v in range(n):
                codes[g, u, v] = out[u] >> v & 1
    return codes


@njit(cache=True, nogil=True)
def canonical_children(masks, perms, orbits, n, directed):
    """Return the canonical masks, and which children come from their canonical parent.

    That is: whether the last vertex lies in the orbit of the vertex that the canonical labelling
    puts last among those with the greatest key.
    """
    accepted = np.zeros(masks.size, np.bool_)
    images = np.zeros(masks.size, np.uint64)
    out = np.zeros(n, np.int64)
    into = np.zeros(n, np.int64)
    degree = np.zeros(n, np.int64)
    key = np.zeros(n, np.int64)
    for g in range(masks.size):
        unpack(masks[g], n, directed, out, into)
        fill_keys(n, out, into, degree, key)
        chosen = 0
        for v in range(1, n):
            if key[v] > key[chosen] or (key[v] == key[chosen] and perms[g, v] > perms[g, chosen]):
                chosen = v
        accepted[g] = orbits[g, chosen] == orbits[g, n - 1]
        image = 0
        for u in range(n):
            for v in range(n):
                if out[u] >> v & 1:
                    i = np.int64(perms[g, u])
                    j = np.int64(perms[g, v])
                    if directed:
                        q = 2 * (j * (j - 1) // 2 + i) if i < j else 2 * (i * (i - 1) // 2 + j) + 1
                        image |= 1 << q
                    elif i < j:
                        image |= 1 << (j * (j - 1) // 2 + i)
        images[g] = np.uint64(image)
    return images, accepted


@njit(cache=True, nogil=True)
def connected(masks, n, directed):
    """Return which graphs are (weakly) connected."""
    result = np.zeros(masks.size, np.bool_)
    out = np.zeros(n, np.int64)
    into = np.zeros(n, np.int64)
    for g in range(masks.size):
        unpack(masks[g], n, directed, out, into)
        reached = 1
        frontier = 1
        while frontier:
            more = 0
            for v in range(n):
                if frontier >> v & 1:
                    more |= out[v] | into[v]
            frontier = more & ~reached
            reached |= more
        result[g] = reached == (1 << n) - 1
    return result
