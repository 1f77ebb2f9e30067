"""Connected induced subgraphs on k vertices, each met once (Wernicke's enumeration)."""

import numpy as np
from numba import njit


@njit(cache=True, nogil=True)
def connected_subset_counts(indptr, indices, adjacency, k, kinds, n_kinds):
    """How many connected k-sets of each kind contain each vertex, int64 (n, n_kinds).

    ``kinds[code]`` is the kind of the induced graph whose pairs i < j, in lexicographic order of
    the vertices in the order met, are the bits of `code`.
    """
    n = indptr.size - 1
    out = np.zeros((n, n_kinds), np.int64)
    chosen = np.empty(k, np.int64)
    extension = np.empty((k, n), np.int64)
    size = np.zeros(k, np.int64)
    seen = np.empty(n, np.int64)
    for v in range(n):
        seen[v] = -1
    for root in range(n):
        level = -1
        w = np.int64(root)
        while True:
            # Choose w; its neighbours that no chosen vertex had are exclusively its own.
            level += 1
            chosen[level] = w
            if level == k - 1:
                code = 0
                for i in range(k):
                    for j in range(i + 1, k):
                        code = 2 * code + adjacency[chosen[i], chosen[j]]
                for i in range(k):
                    out[chosen[i], kinds[code]] += 1
            else:
                if level == 0:
                    size[0] = 0
                    seen[root] = 0
                else:
                    size[level] = size[level - 1]
                    for e in range(size[level]):
                        extension[level, e] = extension[level - 1, e]
                for e in range(indptr[w], indptr[w + 1]):
                    u = indices[e]
                    if seen[u] < 0:
                        seen[u] = level
                        if u > root:
                            extension[level, size[level]] = u
                            size[level] += 1
            while level >= 0 and (level == k - 1 or size[level] == 0):
                if level < k - 1:
                    w = chosen[level]
                    for e in range(indptr[w], indptr[w + 1]):
                        if seen[indices[e]] == level:
                            seen[indices[e]] = -1
                level -= 1
            if level < 0:
                seen[root] = -1
                break
            size[level] -= 1
            w = extension[level, size[level]]
    return out
