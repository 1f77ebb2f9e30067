"""Colour refinement of vertices by splitting classes, round by round, O((n + m) log n).

Bytes of a round that reads all rows, for each of the 2 m entries: 4 for the neighbour, 4 for its
colour (a random access: from the cache while 4 n bytes fit it), 8 to keep the key; for vertices
whose sum is not their own, 8 more to compare it. For 10^7 edges that is 0.3 to 0.5 GB a round.
For each vertex: 12 bytes of the table at random, and 20 in order.
"""

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
def _word(key, salt):
    """A word of 64 bits for a key: two rounds of multiplying and shifting."""
    x = (np.uint64(key) + salt) * np.uint64(0xBF58476D1CE4E5B9)
    x = (x ^ (x >> np.uint64(29))) * np.uint64(0x94D049BB133111EB)
    return x ^ (x >> np.uint64(32))


@njit(cache=True, nogil=True)
def _row_sums(indptr, indices, tags, n_tags, color, size, m, widest, salt, keys, sums):
    """sums[v] over the row of each vertex that shares its class; return whether it is injective.

    keys[e] becomes the colour and tag of the entry e of such a row. While there are few keys the
    sum counts them exactly, in digits to the base widest + 1; otherwise it adds up words, and
    only equal rows are sure to have equal sums.
    """
    exact = np.float64(m) * n_tags * np.log2(widest + 1.0) < 63.0
    digits = np.ones(m * n_tags if exact else 0, np.uint64)
    for i in range(1, digits.size):
        digits[i] = digits[i - 1] * np.uint64(widest + 1)
    for v in range(color.size):
        if size[color[v]] == 1:
            continue
        total = np.uint64(0)
        for e in range(indptr[v], indptr[v + 1]):
            key = np.int64(color[indices[e]])
            if n_tags > 1:
                key = key * n_tags + tags[e]
            keys[e] = key
            total += digits[key] if exact else _word(key, salt)
        sums[v] = total
    return exact


@njit(cache=True, nogil=True)
def _grouped(touched, n_touched, color, sums, salt, table, words, group, group_rep, group_size):
    """Number the pairs (class, sum) among the touched vertices 0, 1, ... as they first occur.

    ``group[j]`` is the number of ``touched[j]``; vertices of one group may still be of different
    classes or rows, as the pair is folded into one word. Return how many groups there are.
    """
    capacity = 16
    while capacity < 2 * n_touched:
        capacity *= 2
    table[:capacity] = -1
    mask = np.uint64(capacity - 1)
    n_groups = 0
    for j in range(n_touched):
        v = touched[j]
        x = _word(0, sums[v] + _word(color[v], ~salt))
        slot = np.int64(x & mask)
        while table[slot] >= 0 and words[slot] != x:
            slot = (slot + 1) & np.int64(mask)
        found = table[slot]
        if found < 0:
            found = n_groups
            table[slot] = found
            words[slot] = x
            group_rep[found] = v
            group_size[found] = 0
            n_groups += 1
        group[j] = found
        group_size[found] += 1
    return n_groups


@njit(cache=True, nogil=True)
def _groups_hold(
    indptr, keys, bound, color, sums, exact, touched, group, n_groups, group_rep, group_size, tally
):
    """Whether the vertices of each group are of one class and see the same multiset of keys.

    The keys of a row are below `bound`; `tally` holds zeros, one for each key if it is so long
    (rows are sorted otherwise). Rows with exact sums need not be compared.
    """
    begin = np.empty(n_groups + 1, np.int32)
    begin[0] = 0
    for g in range(n_groups):
        begin[g + 1] = begin[g] + group_size[g]
    place = begin[:n_groups].copy()
    members = np.empty(begin[n_groups], np.int32)
    for j in range(members.size):
        g = group[j]
        members[place[g]] = touched[j]
        place[g] += 1
    direct = bound <= tally.size
    for g in range(n_groups):
        r = group_rep[g]
        low, length = indptr[r], indptr[r + 1] - indptr[r]
        for p in range(begin[g] + 1, begin[g + 1]):
            v = members[p]
            if color[v] != color[r] or indptr[v + 1] - indptr[v] != length or sums[v] != sums[r]:
                return False
        if exact or group_size[g] == 1:
            continue
        if direct:
            for e in range(low, low + length):
                tally[keys[e]] += 1
        else:
            _sort(keys, low, low + length)
        same = True
        for p in range(begin[g] + 1, begin[g + 1]):
            at = indptr[members[p]]
            if direct:
                for e in range(at, at + length):
                    tally[keys[e]] -= 1
                    same = same and tally[keys[e]] >= 0
                for e in range(at, at + length):
                    tally[keys[e]] += 1
            else:
                _sort(keys, at, at + length)
                for i in range(length):
                    same = same and keys[low + i] == keys[at + i]
        if direct:
            for e in range(low, low + length):
                tally[keys[e]] = 0
        if not same:
            return False
    return True


@njit(cache=True, nogil=True)
def _pushed(
    indptr,
    indices,
    back,
    n_tags,
    color,
    size,
    splitters,
    n_splitters,
    start,
    elems,
    keys,
    count,
    touched,
    table,
    group,
    group_rep,
    group_size,
    group_hash,
):
    """Group the vertices that see members of the splitters by what they see of them, exactly.

    ``keys[indptr[v]:indptr[v] + count[v]]`` holds the splitters (and tags) that v sees. Return
    the numbers of vertices and of groups.
    """
    n_touched = 0
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
                    key = key * n_tags + back[e]
                keys[indptr[v] + count[v]] = key
                count[v] += 1
    capacity = 16
    while capacity < 2 * n_touched:
        capacity *= 2
    table[:capacity] = -1
    n_groups = 0
    for j in range(n_touched):
        v = touched[j]
        c = color[v]
        lo = indptr[v]
        length = count[v]
        if n_tags > 1:
            _sort(keys, lo, lo + length)
        h = _word(c, np.uint64(length))
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
    for j in range(n_touched):
        count[touched[j]] = 0
    return n_touched, n_groups


@njit(cache=True, nogil=True)
def _pull_pays(indptr, color, size, splitters, n_splitters, flag):
    """Whether reading all rows of vertices to be split costs at most 4 times what pushing does."""
    members = 0
    for i in range(n_splitters):
        members += size[splitters[i]]
    if 8 * members < color.size:
        return False
    for i in range(n_splitters):
        flag[splitters[i]] = 1
    looked_at, needed = 0, 0
    for v in range(color.size):
        c = color[v]
        degree = indptr[v + 1] - indptr[v]
        looked_at += degree * flag[c]
        needed += degree * (size[c] > 1)
    for i in range(n_splitters):
        flag[splitters[i]] = 0
    return 4 * looked_at >= needed


@njit(cache=True, nogil=True)
def _listed(color, m, size, start, elems, pos):
    """List the members of every class: those of c are ``elems[start[c]:start[c] + size[c]]``."""
    total = 0
    for c in range(m):
        start[c] = total
        total += size[c]
    for v in range(color.size):
        c = color[v]
        pos[v] = start[c]
        elems[start[c]] = v
        start[c] += 1
    for c in range(m):
        start[c] -= size[c]


@njit(cache=True, nogil=True)
def _moved(
    touched,
    n_touched,
    group,
    group_id,
    group_size,
    n_groups,
    group_rep,
    color,
    size,
    start,
    elems,
    pos,
    fill,
):
    """Bring the members of each new class together, behind what is left of the old one.

    `fill` is scratch, and zero before and after; `size` is still that of the round before.
    """
    for j in range(n_touched):
        v = touched[j]
        c = color[v]
        if group_id[group[j]] != c:
            p = pos[v]
            q = start[c] + size[c] - 1 - fill[c]
            u = elems[q]
            elems[p] = u
            pos[u] = p
            elems[q] = v
            pos[v] = q
            fill[c] += 1
    for g in range(n_groups):
        fill[color[group_rep[g]]] = 0
    for g in range(n_groups):
        new = group_id[g]
        c = color[group_rep[g]]
        if new != c:
            fill[c] += group_size[g]
            start[new] = start[c] + size[c] - fill[c]
    for g in range(n_groups):
        fill[color[group_rep[g]]] = 0
    for j in range(n_touched):
        v = touched[j]
        new = group_id[group[j]]
        if new != color[v]:
            pos[v] = start[new] + fill[new]
            elems[pos[v]] = v
            fill[new] += 1
    for g in range(n_groups):
        fill[group_id[g]] = 0


@njit(cache=True, nogil=True)
def _named(color, size, n_groups, group_rep, group_size, group_id, hit, m, parent, birth, rnd):
    """Set group_id[g]: the old class for the first group of one that is all in groups, else new.

    ``hit[c]`` becomes non-zero for the classes c with groups. Return the number of classes.
    """
    for g in range(n_groups):
        hit[color[group_rep[g]]] += group_size[g]
    for g in range(n_groups):
        c = color[group_rep[g]]
        if hit[c] == size[c]:
            hit[c] = -1
            group_id[g] = c
        else:
            group_id[g] = m
            parent[m] = c
            birth[m] = rnd
            m += 1
    return m


@njit(cache=True, nogil=True)
def _next_splitters(
    color, size, n_groups, group_rep, group_size, group_id, hit, largest, splitters
):
    """Set the sizes of split classes, and list their parts but a largest; return how many."""
    for g in range(n_groups):
        c = color[group_rep[g]]
        largest[c] = c
        if group_id[g] != c:
            size[c] -= group_size[g]
            size[group_id[g]] = group_size[g]
    for g in range(n_groups):
        c = color[group_rep[g]]
        if size[group_id[g]] > size[largest[c]]:
            largest[c] = group_id[g]
    count = 0
    for g in range(n_groups):
        c = color[group_rep[g]]
        new = group_id[g]
        if new != c and largest[c] != new:
            splitters[count] = new
            count += 1
        if hit[c] != 0:
            hit[c] = 0
            if largest[c] != c:
                splitters[count] = c
                count += 1
    return count


@njit(cache=True, nogil=True)
def _by_first_member(color, m, parent, birth):
    """Number the classes by their first members, in place; return `parent` and `birth` so too."""
    rank = np.full(m, -1, np.int32)
    seen = 0
    for v in range(color.size):
        c = color[v]
        if rank[c] < 0:
            rank[c] = seen
            seen += 1
        color[v] = rank[c]
    ranked_parent = np.empty(m, np.int32)
    ranked_birth = np.empty(m, np.int32)
    for c in range(m):
        ranked_parent[rank[c]] = rank[parent[c]]
        ranked_birth[rank[c]] = birth[c]
    return ranked_parent, ranked_birth


@njit(cache=True, nogil=True)
def refine_vertices(indptr, indices, tags, back, n_tags, color, m, sign, max_rounds):
    """Refine `color` (classes 0..m-1, changed in place) to stability or `max_rounds` rounds.

    Rows are symmetric: v is in row w iff w is in row v; ``tags[e]`` in 0..n_tags-1 says how the
    vertex whose row holds e sees ``indices[e]``, and ``back[e]`` how that one sees it, perhaps by
    other names (no tags: empty arrays). A round
    gives every vertex the multiset of (tag, colour) of its row. As the classes before determine
    the rest, only the parts of split classes but a largest one of each need to be looked at; when
    that is much, all rows are read in order instead, at no more than a constant factor. Equal
    multisets are found by sums of words and then compared entry by entry.

    `sign` (empty, or one value for each vertex): stop after the first round in which some class
    has a non-zero sum. Returns (m, rounds, stable, parent, birth): classes are numbered by their
    first members, and class c was split off the class ``parent[c]`` in round ``birth[c]``.
    """
    n = color.size
    size = np.zeros(n, np.int32)
    balance = np.zeros(n if sign.size else 0, np.int64)
    for v in range(n):
        size[color[v]] += 1
        if sign.size:
            balance[color[v]] += sign[v]
    widest = np.int64(0)
    for v in range(n):
        widest = max(widest, np.int64(indptr[v + 1] - indptr[v]))
    capacity = 16
    while capacity < 2 * n:
        capacity *= 2
    table = np.empty(capacity, np.int32)
    words = np.empty(capacity, np.uint64)
    start = np.empty(n, np.int32)
    elems = np.empty(n, np.int32)
    pos = np.empty(n, np.int32)
    keys = np.empty(indices.size, np.int64)
    tally = np.zeros(n if n_tags == 1 else min(n * n_tags, max(4 * n, indices.size)), np.int32)
    sums = np.empty(n, np.uint64)
    count = np.zeros(n, np.int32)
    touched = np.empty(n, np.int32)
    group = np.empty(n, np.int32)
    group_rep = np.empty(n, np.int32)
    group_size = np.empty(n, np.int32)
    group_id = np.empty(n, np.int32)
    hit = np.zeros(n, np.int32)
    parent = np.arange(0, n, 1, np.int32)
    birth = np.zeros(n, np.int32)
    largest = np.empty(n, np.int32)
    splitters = parent.copy()
    n_splitters = m
    rounds = 0
    salt = np.uint64(0x9E3779B97F4A7C15)
    listed = False
    stable = False
    unbalanced = False
    while not unbalanced and not stable and rounds < max_rounds:
        pull = _pull_pays(indptr, color, size, splitters, n_splitters, hit)
        if pull:
            n_touched = 0
            for v in range(n):
                touched[n_touched] = v
                n_touched += size[color[v]] > 1
            while True:
                exact = _row_sums(
                    indptr, indices, tags, n_tags, color, size, m, widest, salt, keys, sums
                )
                n_groups = _grouped(
                    touched,
                    n_touched,
                    color,
                    sums,
                    salt,
                    table,
                    words,
                    group,
                    group_rep,
                    group_size,
                )
                if _groups_hold(
                    indptr,
                    keys,
                    m * n_tags,
                    color,
                    sums,
                    exact,
                    touched[:n_touched],
                    group,
                    n_groups,
                    group_rep,
                    group_size,
                    tally,
                ):
                    break
                salt = _word(np.int64(rounds), salt)
        else:
            if not listed:
                _listed(color, m, size, start, elems, pos)
                listed = True
            n_touched, n_groups = _pushed(
                indptr,
                indices,
                back,
                n_tags,
                color,
                size,
                splitters,
                n_splitters,
                start,
                elems,
                keys,
                count,
                touched,
                table,
                group,
                group_rep,
                group_size,
                sums,
            )
        old_m = m
        m = _named(
            color,
            size,
            n_groups,
            group_rep,
            group_size,
            group_id,
            hit,
            m,
            parent,
            birth,
            rounds + 1,
        )
        stable = m == old_m
        if stable:
            break
        rounds += 1
        if listed and not pull:
            _moved(
                touched,
                n_touched,
                group,
                group_id,
                group_size,
                n_groups,
                group_rep,
                color,
                size,
                start,
                elems,
                pos,
                count,
            )
        listed = listed and not pull
        if sign.size:
            for j in range(n_touched):
                v = touched[j]
                balance[color[v]] -= sign[v]
                balance[group_id[group[j]]] += sign[v]
            for g in range(n_groups):
                c, new = color[group_rep[g]], group_id[g]
                unbalanced = unbalanced or balance[c] != 0 or balance[new] != 0
        n_splitters = _next_splitters(
            color, size, n_groups, group_rep, group_size, group_id, hit, largest, splitters
        )
        for j in range(n_touched):
            color[touched[j]] = group_id[group[j]]
    ranked_parent, ranked_birth = _by_first_member(color, m, parent, birth)
    return m, rounds, stable, ranked_parent, ranked_birth


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
