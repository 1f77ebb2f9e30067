"""Colour refinement of vertices by splitting classes, round by round, O((n + m) log n).

Bytes of a round that reads all rows, for each of the 2 m entries: 4 for the neighbour, 8 for the
word of its colour (a random access: from the cache while 8 n bytes fit it). For each vertex: 4
bytes of the table of sums at random, and 50 in order; a vertex whose sum is not its own is
compared with another one of that sum, at 8 bytes for each entry more.
"""

import numpy as np
from numba import njit


@njit(cache=True, nogil=True)
def _word(key, salt):
    """A word of 64 bits for a key: two rounds of multiplying and shifting."""
    x = (np.uint64(key) + salt) * np.uint64(0xBF58476D1CE4E5B9)
    x = (x ^ (x >> np.uint64(29))) * np.uint64(0x94D049BB133111EB)
    return x ^ (x >> np.uint64(32))


@njit(cache=True, nogil=True)
def _capacity(entries):
    """The size of an open table that these entries at most half fill: a power of 2."""
    size = 16
    while size < 2 * entries:
        size *= 2
    return size


@njit(cache=True, nogil=True)
def _powers(bound, widest):
    """The powers of widest + 1 below 2^63, one for each key below `bound`; none if too many.

    A sum of these shows how often each key is in it, if none is more often than `widest` times.
    (With amounts of either sign, whose absolute values add up to at most widest / 2, too.)
    """
    few = np.float64(bound) * np.log2(widest + 1.0) < 63.0
    powers = np.ones(bound if few else 0, np.uint64)
    for key in range(1, powers.size):
        powers[key] = powers[key - 1] * np.uint64(widest + 1)
    return powers


@njit(cache=True, nogil=True)
def _sums_of_words(indptr, indices, color, salt, powers, seen, touched, sums):
    """sums[v]: the words (or powers) of the colours in the row of each touched vertex, added up."""
    if powers.size == 1:
        for v in touched:
            sums[v] = indptr[v + 1] - indptr[v]
        return
    for v in range(color.size):
        seen[v] = powers[color[v]] if powers.size else _word(color[v], salt)
    for v in touched:
        total = np.uint64(0)
        for e in range(np.uint64(indptr[v]), np.uint64(indptr[v + 1])):
            total += seen[np.uint32(indices[e])]
        sums[v] = total


@njit(cache=True, nogil=True)
def _sums_of_keys(indptr, kept, salt, powers, touched, sums):
    """The same of the keys that each touched vertex keeps, each as often as its amount says."""
    keys, amounts, count = kept
    for v in touched:
        total = np.uint64(0)
        for e in range(np.uint64(indptr[v]), np.uint64(indptr[v] + count[v])):
            word = powers[keys[e]] if powers.size else _word(keys[e], salt)
            total += word * np.uint64(amounts[e]) if amounts.size else word
        sums[v] = total


@njit(cache=True, nogil=True)
def _grouped(touched, color, sums, table, group, groups):
    """Number the pairs (class, sum) among the touched vertices 0, 1, ... as they first occur.

    ``group[j]`` is the number of ``touched[j]``. Return how many groups there are.
    """
    group_rep, group_class, group_size, group_sum, _ = groups
    mask = _capacity(touched.size) - 1
    table[: mask + 1] = -1
    n_groups = np.int32(0)
    for j in range(touched.size):
        v = touched[j]
        c, s = color[v], sums[v]
        x = (s + np.uint64(c) * np.uint64(0x9E3779B97F4A7C15)) * np.uint64(0xBF58476D1CE4E5B9)
        slot = np.int64(x >> np.uint64(32)) & mask
        found = table[slot]
        while found >= 0 and (group_sum[found] != s or group_class[found] != c):
            slot = (slot + 1) & mask
            found = table[slot]
        if found < 0:
            found = n_groups
            table[slot] = found
            group_rep[found] = v
            group_class[found] = c
            group_sum[found] = s
            group_size[found] = 0
            n_groups += np.int32(1)
        group[j] = found
        group_size[found] += 1
    return n_groups


@njit(cache=True, nogil=True)
def _tallied(lo, hi, kept, sign, tallies):
    """Add sign times the amounts of the keys to their tallies; return how many more are not zero.

    An open table: the slots with the stamp of this turn hold keys and their tallies.
    """
    keys, amounts, _ = kept
    held, tally, stamp = tallies
    turn, stamp = stamp[0], stamp[1:]
    mask = np.uint64(stamp.size - 1)
    more = 0
    for e in range(lo, hi):
        slot = _word(keys[e], np.uint64(0)) & mask
        while stamp[slot] == turn and held[slot] != keys[e]:
            slot = (slot + np.uint64(1)) & mask
        before = tally[slot] if stamp[slot] == turn else 0
        stamp[slot] = turn
        held[slot] = keys[e]
        tally[slot] = before + (sign * amounts[e] if amounts.size else sign)
        more += int(tally[slot] != 0) - int(before != 0)
    return more


@njit(cache=True, nogil=True)
def _without_zeros(indptr, kept, sums, touched, tallies):
    """Forget the vertices to which the amounts of every key add up to 0; return how many stay."""
    count, stamp = kept[2], tallies[2]
    stay = 0
    for v in touched:
        stamp[0] += 1
        if sums[v] == 0 and not _tallied(indptr[v], indptr[v] + count[v], kept, 1, tallies):
            count[v] = 0
        else:
            touched[stay] = v
            stay += 1
    return stay


@njit(cache=True, nogil=True)
def _groups_hold(indptr, kept, touched, group, group_rep, tallies):
    """Whether all vertices of a group keep the same multiset of keys."""
    count, stamp = kept[2], tallies[2]
    for j in range(touched.size):
        v, r = touched[j], group_rep[group[j]]
        if v == r:
            continue
        stamp[0] += 1
        more = _tallied(indptr[v], indptr[v] + count[v], kept, 1, tallies)
        if more + _tallied(indptr[r], indptr[r] + count[r], kept, -1, tallies):
            return False
    return True


@njit(cache=True, nogil=True)
def _key_row(rows, color, kept, v):
    """Keep for v the colour and tag of each entry of its row."""
    indptr, indices, tags, _, n_tags, _ = rows
    keys, _, count = kept
    count[v] = indptr[v + 1] - indptr[v]
    for e in range(indptr[v], indptr[v + 1]):
        key = np.int64(color[indices[e]])
        keys[e] = key * n_tags + tags[e] if n_tags > 1 else key


@njit(cache=True, nogil=True)
def _rows_hold(indptr, indices, color, touched, group, group_rep, tally):
    """Whether all vertices of a group see the same multiset of colours; `tally` holds zeros."""
    for j in range(touched.size):
        v, r = touched[j], group_rep[group[j]]
        if v == r:
            continue
        lo, hi = np.uint64(indptr[r]), np.uint64(indptr[r + 1])
        for e in range(lo, hi):
            tally[color[np.uint32(indices[e])]] += 1
        for e in range(np.uint64(indptr[v]), np.uint64(indptr[v + 1])):
            tally[color[np.uint32(indices[e])]] -= 1
        off = indptr[r + 1] - indptr[r] - indptr[v + 1] + indptr[v]
        for e in range(lo, hi):
            off |= tally[color[np.uint32(indices[e])]]
        if off:
            tally[:] = 0
            return False
    return True


@njit(cache=True, nogil=True)
def _pushed(rows, color, size, members, splitters, kept, touched):
    """Keep for the vertices that see members of the splitters which ones, by which tags.

    Those of v are ``keys[indptr[v]:indptr[v] + count[v]]``. Return how many vertices see some.
    """
    indptr, indices, _, back, n_tags, weights = rows
    head, following, _ = members
    keys, amounts, count = kept
    n_touched = 0
    for i in range(splitters.size):
        w = head[splitters[i]]
        while w >= 0:
            for e in range(indptr[w], indptr[w + 1]):
                v = indices[e]
                if size[color[v]] == 1:
                    continue
                if count[v] == 0:
                    touched[n_touched] = v
                    n_touched += 1
                at = indptr[v] + count[v]
                keys[at] = np.int64(i) * n_tags + back[e] if n_tags > 1 else np.int64(i)
                if weights.size:
                    amounts[at] = weights[e]
                count[v] += 1
            w = following[w]
    return n_touched


@njit(cache=True, nogil=True)
def _read_in_order(indptr, color, size, splitters, flag, touched):
    """List the vertices to be split, if reading their rows costs at most 4 times what pushing does.

    Return how many there are, or -1. `flag` is scratch, and zero before and after.
    """
    members = 0
    for s in splitters:
        members += size[s]
    if 8 * members < color.size:
        return -1
    for s in splitters:
        flag[s] = 1
    pushed, pulled, n_touched = 0, 0, 0
    for v in range(color.size):
        c = color[v]
        degree = indptr[v + 1] - indptr[v]
        pushed += degree * flag[c]
        pulled += degree * (size[c] > 1)
        touched[n_touched] = v
        n_touched += size[c] > 1
    for s in splitters:
        flag[s] = 0
    return n_touched if pulled <= 4 * pushed else -1


@njit(cache=True, nogil=True)
def _link(v, c, members):
    """Put v at the head of the list of the members of class c."""
    head, following, before = members
    first = head[c]
    head[c] = v
    before[v] = -1
    following[v] = first
    if first >= 0:
        before[first] = v


@njit(cache=True, nogil=True)
def _unlink(v, c, members):
    """Take v out of the list of the members of class c."""
    head, following, before = members
    if before[v] < 0:
        head[c] = following[v]
    else:
        following[before[v]] = following[v]
    if following[v] >= 0:
        before[following[v]] = before[v]


@njit(cache=True, nogil=True)
def _split(n_groups, groups, size, m, rnd, parent, birth, largest, splitters):
    """Name the groups: the old class for the first one of a class all in groups, else new ones.

    List the parts of split classes but a largest one of each, as many as there are new classes.
    Return the number of classes.
    """
    _, group_class, group_size, _, group_id = groups
    for g in range(n_groups):
        c = group_class[g]
        size[c] -= group_size[g]
        largest[c] = c
    old = m
    for g in range(n_groups):
        c = group_class[g]
        new = c
        if size[c] > 0:
            new = m
            parent[m] = c
            birth[m] = rnd
            m += 1
        group_id[g] = new
        size[new] = group_size[g]
        if group_size[g] > size[largest[c]]:
            largest[c] = new
    for new in range(old, m):
        c = parent[new]
        splitters[new - old] = c if largest[c] == new else new
    return m


@njit(cache=True, nogil=True)
def _by_member(first, birth, n):
    """The classes of each round, where they stand by their numbers, by their first members < n."""
    begin = np.zeros(n + 1, np.int32)
    for v in first:
        begin[v + 1] += 1
    for v in range(n):
        begin[v + 1] += begin[v]
    ordered = np.empty((2, first.size), np.int32)
    for c in range(first.size):
        ordered[0, begin[first[c]]] = c
        begin[first[c]] += 1
    following = np.empty(first.size + 1, np.int32)
    for c in range(first.size - 1, -1, -1):
        following[birth[c]] = c
    for c in ordered[0]:
        ordered[1, following[birth[c]]] = c
        following[birth[c]] += 1
    return ordered[1]


@njit(cache=True, nogil=True)
def _first_members(color, parent, birth):
    """The first members of every class, and of what its parent kept, in the round of its birth."""
    first = np.full(parent.size, np.int32(color.size), np.int32)
    beside = np.empty(parent.size, np.int32)
    for v in range(color.size - 1, -1, -1):
        first[color[v]] = v
    last = parent.size
    while last and birth[last - 1]:
        start = last
        while start and birth[start - 1] == birth[last - 1]:
            start -= 1
            beside[start] = first[parent[start]]
        for c in range(start, last):
            first[parent[c]] = min(first[parent[c]], first[c])
        last = start
    return first, beside


@njit(cache=True, nogil=True)
def _nested(color, parent, birth):
    """Number classes anew, in place, so that those of every round are runs of consecutive ones.

    Class c was split off ``parent[c]`` in round ``birth[c]``, which ascends. The parts of a class
    come in the order of their first members. Returns for each new class the round that separated
    it from the one before.
    """
    m = parent.size
    first, beside = _first_members(color, parent, birth)
    before, after = np.empty(m + 1, np.int32), np.empty(m + 1, np.int32)
    split = np.zeros(m + 1, np.int32)
    before[m] = after[m] = m
    ordered = _by_member(first, birth, color.size)
    start = 0
    while start < m:
        end = start + 1
        while end < m and birth[end] == birth[start]:
            end += 1
        by_member = ordered[start:end]
        for c in by_member:
            p = parent[c] if birth[c] else m
            if birth[c] == 0 or first[c] < beside[c]:
                before[c], after[c] = before[p], p
                after[before[p]] = before[p] = c
                split[c] = split[p]
                split[p] = birth[c]
        for c in by_member[::-1]:
            p = parent[c]
            if birth[c] and first[c] > beside[c]:
                before[c], after[c] = p, after[p]
                before[after[p]] = after[p] = c
                split[c] = birth[c]
        start = end
    place, splits = first, beside
    c = after[m]
    for i in range(m):
        place[c], splits[i] = i, split[c]
        c = after[c]
    for v in range(color.size):
        color[v] = place[color[v]]
    return splits


@njit(cache=True, nogil=True)
def refine_vertices(indptr, indices, tags, back, n_tags, weights, color, m, sign, max_rounds):
    """Refine `color` (classes 0..m-1, changed in place) to stability or `max_rounds` rounds.

    Rows are symmetric: v is in row w iff w is in row v; ``tags[e]`` in 0..n_tags-1 says how the
    vertex whose row holds e sees ``indices[e]``, and ``back[e]`` how that one sees it, perhaps by
    other names (no tags: empty arrays). A round gives every vertex the multiset of (tag, colour)
    of its row. With `weights` (empty, or not zero, the same from both ends of an entry) it gives
    for every (tag, colour) the sum of the weights; their absolute values in a row add up to less
    than 2^61.

    As the classes before determine the rest, only the parts of split classes but a largest one of
    each need to be looked at; when that is much, all rows are read in order instead, at no more
    than a constant factor. Equal multisets are found by sums of words, and then compared entry by
    entry, unless the sums are injective.

    `sign` (empty, or one value for each vertex, of sum zero in each class): stop after the first
    round in which some class has a non-zero sum. Returns (rounds, stable, splits): classes are
    numbered so that those of every round are runs of consecutive ones, and round ``splits[c]``
    separated class c from class c - 1 (0: the initial colours did).
    """
    n = color.size
    plain = n_tags == 1 and weights.size == 0
    size = np.zeros(n, np.int32)
    longest, widest = np.int64(0), np.int64(0)
    for v in range(n):
        size[color[v]] += 1
        longest = max(longest, indptr[v + 1] - indptr[v])
    for v in range(n if weights.size else 0):
        widest = max(widest, 2 * np.abs(weights[indptr[v] : indptr[v + 1]]).sum())
    widest = max(widest, longest)
    table = np.empty(_capacity(n), np.int32)
    seen, sums = np.empty(n, np.uint64), np.empty(n, np.uint64)
    count = np.zeros(n, np.int32)
    pulled = np.empty(indices.size, np.int64), weights, count
    pushed = pulled[0], np.empty(weights.size, np.int64), count
    room = _capacity(2 * longest)
    tallies = np.empty(room, np.int64), np.empty(room, np.int64), np.zeros(room + 1, np.int64)
    members = np.empty(n, np.int32), np.empty(n, np.int32), np.empty(n, np.int32)
    touched, group = np.empty(n, np.uint32), np.empty(n, np.uint32)
    group_rep, group_class = np.empty(n, np.uint32), np.empty(n, np.uint32)
    group_sum, group_id = np.empty(n, np.uint64), np.empty(n, np.uint32)
    groups = group_rep, group_class, np.empty(n, np.int32), group_sum, group_id
    largest, splitters = np.empty(n, np.uint32), np.arange(0, n, 1, np.uint32)
    parent, birth = np.arange(0, n, 1, np.int32), np.zeros(n, np.int32)
    rows = indptr, indices, tags, back, n_tags, weights
    color = color.view(np.uint32)
    new, rounds = m, 0
    salt = np.uint64(0x9E3779B97F4A7C15)
    linked, unbalanced = False, False
    while new and not unbalanced and rounds < max_rounds:
        parts = splitters[:new]
        n_touched = _read_in_order(indptr, color, size, parts, count, touched)
        pull = n_touched >= 0
        if pull and not plain:
            for v in touched[:n_touched]:
                _key_row(rows, color, pulled, v)
        elif not pull:
            if not linked:
                members[0][:] = -1
                for v in range(n):
                    _link(np.uint32(v), color[v], members)
            n_touched = _pushed(rows, color, size, members, parts, pushed, touched)
        kept = pulled if pull else pushed
        near = touched[:n_touched]
        powers = _powers((m if pull else new) * n_tags, widest)
        n_groups = np.int32(0)
        hold = False
        while not hold:
            if plain and pull:
                _sums_of_words(indptr, indices, color, salt, powers, seen, near, sums)
            else:
                _sums_of_keys(indptr, kept, salt, powers, near, sums)
            if weights.size and not pull:
                near = near[: _without_zeros(indptr, kept, sums, near, tallies)]
            n_groups = _grouped(near, color, sums, table, group, groups)
            if powers.size:
                hold = True
            elif plain and pull:
                hold = _rows_hold(indptr, indices, color, near, group, group_rep, count)
            else:
                hold = _groups_hold(indptr, kept, near, group, group_rep, tallies)
            salt = _word(rounds, salt)
        new = _split(n_groups, groups, size, m, rounds + 1, parent, birth, largest, splitters) - m
        m += new
        rounds += new > 0
        if sign.size:
            balance = np.zeros(n_groups, np.int64)
            for j in range(near.size):
                balance[group[j]] += sign[near[j]]
            unbalanced = balance.any()
        linked = not pull
        for j in range(near.size):
            v, c = near[j], group_id[group[j]]
            if linked and c != color[v]:
                _unlink(v, color[v], members)
                _link(v, c, members)
            color[v] = c
            count[v] = 0
    return rounds, new == 0, _nested(color, parent[:m], birth[:m])
