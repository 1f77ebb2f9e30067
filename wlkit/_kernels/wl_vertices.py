"""Colour refinement of vertices by splitting classes, round by round, O((n + m) log n)."""

import numpy as np
from numba import njit


@njit(cache=True, nogil=True)
def _sort(a, lo, hi):
    """Sort a[lo:hi]: Shell's sort, whose gaps grow by about 9/4."""
    gap = 1
    while 9 * gap // 4 + 1 < hi - lo:
        gap = 9 * gap // 4 + 1
    while gap > 0:
        for i in range(lo + gap, hi):
            x = a[i]
            j = i
            while j >= lo + gap and a[j - gap] > x:
                a[j] = a[j - gap]
                j -= gap
            a[j] = x
        gap = 4 * gap // 9


@njit(cache=True, nogil=True)
def refine_vertices(indptr, indices, tags, n_tags, color, m, sign, max_rounds):
    """Refine `color` (classes 0..m-1, changed in place) to stability or `max_rounds` rounds.

    Rows are symmetric: v is in row w iff w is in row v; ``tags[e]`` in 0..n_tags-1 says how the
    vertex ``indices[e]`` sees the vertex whose row holds e (no tags: an empty array). A round
    gives every vertex the multiset of (tag, colour) of its row; only the parts of split classes
    but a largest one of each are looked at, which determines the rest. Signatures are compared
    entry by entry; the hash only chooses a slot.

    `sign` (empty, or one value for each vertex): stop after the first round in which some class
    has a non-zero sum. Returns (m, rounds, stable, parent, birth): class c was split off the
    class ``parent[c] < c`` in round ``birth[c]``.
    """
    n = color.size
    size = np.zeros(n, np.int32)
    start = np.zeros(n, np.int32)
    elems = np.empty(n, np.int32)
    pos = np.empty(n, np.int32)
    for v in range(n):
        size[color[v]] += 1
    total = 0
    for c in range(m):
        start[c] = total
        total += size[c]
    fill = np.zeros(n, np.int32)
    for v in range(n):
        c = color[v]
        pos[v] = start[c] + fill[c]
        elems[pos[v]] = v
        fill[c] += 1
    for c in range(m):
        fill[c] = 0
    parent = np.arange(0, n, 1, np.int32)
    birth = np.zeros(n, np.int32)
    balance = np.zeros(n, np.int64)
    signed = sign.size > 0
    if signed:
        for v in range(n):
            balance[color[v]] += sign[v]
    capacity = 16
    while capacity < 2 * n:
        capacity *= 2
    table = np.empty(capacity, np.int32)
    keys = np.empty(indices.size, np.int64)
    count = np.zeros(n, np.int32)
    touched = np.empty(n, np.int32)
    group = np.empty(n, np.int32)
    group_rep = np.empty(n, np.int32)
    group_hash = np.empty(n, np.uint64)
    group_size = np.empty(n, np.int32)
    group_id = np.empty(n, np.int32)
    hit = np.zeros(n, np.int32)
    kept = np.zeros(n, np.uint8)
    moved = np.zeros(n, np.int32)
    hit_classes = np.empty(n, np.int32)
    largest = np.empty(n, np.int32)
    splitters = parent.copy()
    n_splitters = m
    rounds = 0
    stable = False
    unbalanced = False
    while not unbalanced and rounds < max_rounds:
        n_touched = 0
        members = 0
        for i in range(n_splitters):
            members += size[splitters[i]]
        pull = False
        if 8 * members >= n:
            looked_at, needed = 0, 0
            for i in range(n_splitters):
                s = splitters[i]
                for p in range(start[s], start[s] + size[s]):
                    w = elems[p]
                    looked_at += indptr[w + 1] - indptr[w]
            for v in range(n):
                if size[color[v]] > 1:
                    needed += indptr[v + 1] - indptr[v]
            pull = 4 * looked_at >= needed
        if pull:
            # Reading all neighbours of a vertex costs no more than a constant factor, in order.
            for v in range(n):
                if size[color[v]] > 1:
                    touched[n_touched] = v
                    n_touched += 1
                    lo = indptr[v]
                    for e in range(lo, indptr[v + 1]):
                        key = np.int64(color[indices[e]])
                        if n_tags > 1:
                            key = key * n_tags + tags[e]
                        keys[e] = key
                    count[v] = indptr[v + 1] - lo
        else:
            for i in range(n_splitters):
                s = splitters[i]
                for p in range(start[s], start[s] + size[s]):
                    w = elems[p]
                    for e in range(indptr[w], indptr[w + 1]):
                        v = indices[e]
                        if size[color[v]] == 1:
                            continue
                        if count[v] == 0:
                            touched[n_touched] = v
                            n_touched += 1
                        key = np.int64(i)
                        if n_tags > 1:
                            key = key * n_tags + tags[e]
                        keys[indptr[v] + count[v]] = key
                        count[v] += 1
        capacity = 16
        while capacity < 2 * n_touched:
            capacity *= 2
        for j in range(capacity):
            table[j] = -1
        n_groups = 0
        n_hit = 0
        for j in range(n_touched):
            v = touched[j]
            c = color[v]
            lo = indptr[v]
            length = count[v]
            if pull or n_tags > 1:
                _sort(keys, lo, lo + length)
            h = np.uint64(c) * np.uint64(0x9E3779B97F4A7C15) + np.uint64(length)
            for e in range(lo, lo + length):
                h = (h ^ np.uint64(keys[e])) * np.uint64(0xBF58476D1CE4E5B9)
                h ^= h >> np.uint64(29)
            slot = np.int64(h & np.uint64(capacity - 1))
            found = -1
            while table[slot] >= 0:
                g = table[slot]
                r = group_rep[g]
                if group_hash[g] == h and color[r] == c and count[r] == length:
                    same = True
                    for e in range(length):
                        if keys[indptr[r] + e] != keys[lo + e]:
                            same = False
                            break
                    if same:
                        found = g
                        break
                slot = (slot + 1) & (capacity - 1)
            if found < 0:
                found = n_groups
                table[slot] = found
                group_rep[found] = v
                group_hash[found] = h
                group_size[found] = 0
                n_groups += 1
            group[j] = found
            group_size[found] += 1
            if hit[c] == 0:
                hit_classes[n_hit] = c
                n_hit += 1
            hit[c] += 1
        old_m = m
        for g in range(n_groups):
            c = color[group_rep[g]]
            if hit[c] == size[c] and kept[c] == 0:
                kept[c] = 1
                group_id[g] = c
            else:
                group_id[g] = m
                parent[m] = c
                birth[m] = rounds + 1
                m += 1
        stable = m == old_m
        if not stable:
            rounds += 1
            for j in range(n_touched):
                v = touched[j]
                c = color[v]
                if group_id[group[j]] != c:
                    p = pos[v]
                    q = start[c] + size[c] - 1 - moved[c]
                    u = elems[q]
                    elems[p] = u
                    pos[u] = p
                    elems[q] = v
                    pos[v] = q
                    moved[c] += 1
            for g in range(n_groups):
                new = group_id[g]
                c = color[group_rep[g]]
                if new != c:
                    fill[c] += group_size[g]
                    start[new] = start[c] + size[c] - fill[c]
                    size[new] = group_size[g]
            for j in range(n_touched):
                v = touched[j]
                c = color[v]
                new = group_id[group[j]]
                if new != c:
                    pos[v] = start[new] + fill[new]
                    elems[pos[v]] = v
                    fill[new] += 1
                    if signed:
                        balance[c] -= sign[v]
                        balance[new] += sign[v]
            for j in range(n_touched):
                color[touched[j]] = group_id[group[j]]
        n_splitters = 0
        for i in range(n_hit):
            c = hit_classes[i]
            size[c] -= moved[c]
            largest[c] = c
        for new in range(old_m, m):
            c = parent[new]
            fill[new] = 0
            if size[new] > size[largest[c]]:
                largest[c] = new
        for i in range(n_hit):
            c = hit_classes[i]
            if largest[c] != c:
                splitters[n_splitters] = c
                n_splitters += 1
            if signed and balance[c] != 0:
                unbalanced = True
            hit[c] = 0
            kept[c] = 0
            moved[c] = 0
            fill[c] = 0
        for new in range(old_m, m):
            if largest[parent[new]] != new:
                splitters[n_splitters] = new
                n_splitters += 1
            if signed and balance[new] != 0:
                unbalanced = True
        for j in range(n_touched):
            count[touched[j]] = 0
        if stable:
            break
    return m, rounds, stable, parent[:m], birth[:m]


@njit(cache=True, nogil=True)
def distances(indptr, indices, limit):
    """Numbers of arcs of shortest paths u -> v, int32 (n, n); -1 beyond `limit`."""
    n = indptr.size - 1
    out = np.empty((n, n), np.int32)
    for s in range(n):
        for v in range(n):
            out[s, v] = -1
    queue = np.empty(n, np.int32)
    for s in range(n):
        row = out[s]
        row[s] = 0
        queue[0] = s
        head, tail = 0, 1
        while head < tail:
            u = queue[head]
            head += 1
            if row[u] == limit:
                break
            for e in range(indptr[u], indptr[u + 1]):
                v = indices[e]
                if row[v] < 0:
                    row[v] = row[u] + 1
                    queue[tail] = v
                    tail += 1
    return out


@njit(cache=True, nogil=True)
def closed_walk_residues(indptr, indices, prime, length):
    """Numbers of closed walks of 0..length arcs at each vertex, modulo `prime` < 2^62."""
    n = indptr.size - 1
    p = np.uint64(prime)
    out = np.empty((n, length + 1), np.uint64)
    power = np.zeros((n, n), np.uint64)
    following = np.zeros((n, n), np.uint64)
    for v in range(n):
        power[v, v] = 1
        out[v, 0] = 1
    for step in range(1, length + 1):
        for v in range(n):
            row = following[v]
            for w in range(n):
                row[w] = np.uint64(0)
            for e in range(indptr[v], indptr[v + 1]):
                other = power[indices[e]]
                for w in range(n):
                    x = row[w] + other[w]
                    row[w] = x - p if x >= p else x
            out[v, step] = row[v]
        power, following = following, power
    return out
