"""Refinement of k-tuples: the exact check that tuples of one class have equal signatures.

Colours lie as in `wl_tuples`. The classes of every round are runs of consecutive last ones.
"""

import numpy as np
from numba import njit

ROW, POINT, GLOBAL, SECOND, BOTH, UNION = 1, 2, 4, 8, 16, 32


@njit(cache=True, nogil=True)
def _ones(x):
    """The number of bits of a word that are set."""
    x -= (x >> np.uint64(1)) & np.uint64(0x5555555555555555)
    x = (x & np.uint64(0x3333333333333333)) + ((x >> np.uint64(2)) & np.uint64(0x3333333333333333))
    x = (x + (x >> np.uint64(4))) & np.uint64(0x0F0F0F0F0F0F0F0F)
    return (x * np.uint64(0x0101010101010101)) >> np.uint64(56)


@njit(cache=True, nogil=True)
def _class_in(runs, c):
    """The class in which the last class c lies, in the round of `runs` (see `class_runs`)."""
    upto = runs[c >> 6, 0] << np.uint64(63 - (c & 63))
    return np.int64(runs[c >> 6, 1] + _ones(upto)) - 1


@njit(cache=True, nogil=True)
def earlier_classes(color, runs, out):
    """out[item] = the class of the item in the round of `runs`."""
    for item in range(color.size):
        out[item] = _class_in(runs, np.int64(color[item]))


@njit(cache=True, nogil=True)
def exchange_acts(color, offsets, sizes, k, i, j, lo, hi):
    """Whether exchanging positions i < j takes each class lo <= c < hi into one class."""
    image = np.full(hi - lo, np.int32(-1), np.int32)
    for g in range(sizes.size):
        n = sizes[g]
        off = offsets[g]
        low = n ** (k - 1 - j)
        high = n ** (k - 1 - i)
        for item in range(offsets[g + 1] - off):
            c = color[off + item]
            if c < lo or c >= hi:
                continue
            u = item // high % n
            v = item // low % n
            other = color[off + item + (v - u) * (high - low)]
            if image[c - lo] == -1:
                image[c - lo] = other
            elif image[c - lo] != other:
                return False
    return True


@njit(cache=True, nogil=True)
def _write_digits(number, n, digit):
    """Write the digits of a number to the base n, the last one to the end."""
    for i in range(digit.size - 1, -1, -1):
        digit[i] = number % n
        number //= n


@njit(cache=True, nogil=True)
def orbit_items(
    at, color, finer, upper, lo, hi, seen, offsets, sizes, k, orders, first, out, classes
):
    """Tuples of the classes lo..hi-1 that stand for all others when positions are permuted.

    Goes from tuple `at` on until `out` is full. `finer` and `upper` are the runs of two rounds;
    classes are those of `upper`. Reordered copies (orders[0] is the identity) are compared by
    their class in `finer`, then by their number: the least stands for all. Its class minus lo
    goes to `classes`, and ``first[c - lo]`` becomes the first one of class c, after which all
    copies of it in its class are written too.

    If `seen` has a bit for each class of `finer`, only the first tuple of each is looked at, and
    copies are not compared by their number. Returns how many were written, and where to go on.
    """
    digit = np.empty(k, np.int64)
    copies = np.empty(orders.shape[0], np.int64)
    count = 0
    g = np.int64(0)
    while at < color.size and count + orders.shape[0] <= out.size:
        item = at
        at += 1
        c = _class_in(upper, np.int64(color[item]))
        if c < lo or c >= hi:
            continue
        own = _class_in(finer, np.int64(color[item]))
        if seen.size:
            if seen[own >> 3] >> (own & 7) & 1:
                continue
            seen[own >> 3] |= 1 << (own & 7)
        if item < offsets[g] or item >= offsets[g + 1]:
            g = _graph_of(offsets, item)
        n = sizes[g]
        _write_digits(item - offsets[g], n, digit)
        least = True
        same = 0
        for p in range(1, orders.shape[0]):
            other = np.int64(0)
            for i in range(k):
                other = other * n + digit[orders[p, i]]
            other += offsets[g]
            if other == item:
                continue
            its = _class_in(finer, np.int64(color[other]))
            if its < own or (its == own and seen.size == 0 and other < item):
                least = False
                break
            if _class_in(upper, np.int64(color[other])) == c:
                copies[same] = other
                same += 1
        if not least:
            continue
        out[count] = item
        classes[count] = c - lo
        count += 1
        if first[c - lo] < 0:
            first[c - lo] = item
            for p in range(same):
                out[count] = copies[p]
                classes[count] = c - lo
                count += 1
    return count, at


@njit(cache=True, nogil=True)
def _graph_of(offsets, item):
    """Return the g with offsets[g] <= item < offsets[g + 1]."""
    lo, hi = 0, offsets.size - 1
    while hi - lo > 1:
        middle = (lo + hi) // 2
        if offsets[middle] <= item:
            lo = middle
        else:
            hi = middle
    return lo


@njit(cache=True, nogil=True)
def _signature(item, entries, color, offsets, sizes, k, flags, types, type_offsets):
    """Write the signature of a tuple as the rows of `entries`; return how many there are."""
    g = _graph_of(offsets, item)
    n = sizes[g]
    off = offsets[g]
    count = 0
    if flags:
        u = (item - off) // n
        v = (item - off) % n
        t = type_offsets[g]
        if flags & POINT:
            entries[count, 0] = 1
            entries[count, 1] = 0
            entries[count, 2] = color[off + v * n + v]
            count += 1
        for w in range(n):
            of_u = types[t + u * n + w]
            of_v = types[t + v * n + w]
            c_uw = color[off + u * n + w]
            c_wv = color[off + w * n + v]
            if flags & GLOBAL:
                entries[count, 0] = 2
                entries[count, 1] = 0
                entries[count, 2] = c_wv
                count += 1
            if flags & ROW and of_v:
                entries[count, 0] = 0
                entries[count, 1] = of_v
                entries[count, 2] = c_uw
                count += 1
            if flags & SECOND and of_u:
                entries[count, 0] = 3
                entries[count, 1] = of_u
                entries[count, 2] = c_wv
                count += 1
            if (flags & (BOTH | UNION) and of_v) or (flags & UNION and of_u):
                entries[count, 0] = 4
                entries[count, 1] = c_uw
                entries[count, 2] = c_wv
                count += 1
        return count
    stride = np.int64(1)
    rest = item - off
    for i in range(k - 1, -1, -1):
        v = rest % n
        rest //= n
        for w in range(n):
            entries[w, i] = color[item + (w - v) * stride]
        stride *= n
    return n


@njit(cache=True, nogil=True)
def _slot(row, reference, table, mask):
    """Return the slot of the entry `row` in the table of the rows of `reference`."""
    h = np.uint64(0)
    for x in row:
        h = (h ^ np.uint64(x)) * np.uint64(0xBF58476D1CE4E5B9)
        h ^= h >> np.uint64(29)
    slot = np.int64(h) & mask
    while table[slot] >= 0:
        other = reference[table[slot]]
        same = True
        for i in range(row.size):
            if row[i] != other[i]:
                same = False
                break
        if same:
            break
        slot = (slot + 1) & mask
    return slot


@njit(cache=True, nogil=True)
def first_mismatch(
    order, starts, width, length, color, offsets, sizes, k, flags, types, type_offsets
):
    """Compare the signatures of ``order[starts[j]:starts[j + 1]]`` with that of the first.

    Signatures are multisets of rows of `width` colours, at most `length` of them. Returns an item
    whose signature differs from that of the first one, or -1.
    """
    reference = np.empty((length, width), np.int32)
    entries = np.empty((length, width), np.int32)
    capacity = 16
    while capacity < 2 * length:
        capacity *= 2
    table = np.empty(capacity, np.int32)
    slots = np.empty(length, np.int64)
    count = np.zeros(capacity, np.int32)
    known = (color, offsets, sizes, k, flags, types, type_offsets)
    for j in range(starts.size - 1):
        if starts[j + 1] - starts[j] < 2:
            continue
        rows = _signature(order[starts[j]], reference, *known)
        for slot in range(capacity):
            table[slot] = -1
        for r in range(rows):
            slot = _slot(reference[r], reference, table, capacity - 1)
            if table[slot] < 0:
                table[slot] = r
                count[slot] = 0
            count[slot] += 1
            slots[r] = slot
        for p in range(starts[j] + 1, starts[j + 1]):
            if rows != _signature(order[p], entries, *known):
                return np.int64(order[p])
            # All entries met, as many in number, and none more often: equal multisets.
            matched = rows
            for r in range(rows):
                slot = _slot(entries[r], reference, table, capacity - 1)
                if table[slot] < 0 or count[slot] == 0:
                    matched = r
                    break
                count[slot] -= 1
            if matched < rows:
                return np.int64(order[p])
            for r in range(rows):
                count[slots[r]] = 0
            for r in range(rows):
                count[slots[r]] += 1
    return np.int64(-1)


@njit(cache=True, nogil=True)
def _rows_of(item, offsets, sizes, k, digit, rows):
    """Set rows[i] to where the tuples (v without v_i, w), w = 0, 1, ..., begin; return n."""
    g = _graph_of(offsets, item)
    n = sizes[g]
    _write_digits(item - offsets[g], n, digit)
    for i in range(k):
        at = np.int64(0)
        for j in range(k):
            if j != i:
                at = at * n + digit[j]
        rows[i] = offsets[g] + at * n
    return n


@njit(cache=True, nogil=True)
def _place_of(prefix, last, h, keys, enter):
    """The place of the pair (prefix, last) in table h, of 2^p places; -1 if it is not there.

    With `enter`, a pair that is not there is entered.
    """
    mask = np.uint64(keys.shape[1] - 1)
    key = (np.int64(prefix) << 32) | np.int64(last)
    place = ((np.uint64(key) * np.uint64(0x9E3779B97F4A7C15)) >> np.uint64(32)) & mask
    while keys[h, place] != key:
        if keys[h, place] < 0:
            if not enter:
                return np.int64(-1)
            keys[h, place] = key
        else:
            place = (place + np.uint64(1)) & mask
    return np.int64(place)


@njit(cache=True, nogil=True)
def first_row_mismatch(order, starts, color, offsets, sizes, k, longest):
    """Compare folklore signatures as `first_mismatch` does, for colours with symmetry.

    As permuting positions permutes classes, {{ (c(v[1<-w]), ..., c(v[k<-w])) }} are equal iff
    {{ (c(v without v_1, w), ..., c(v without v_k, w)) }} are: k rows of consecutive entries.
    The entries of a reference are entered position by position, each pair of the place of what
    comes before and a class; its multiset is then counted up and down in turn. O(k n) room.
    """
    capacity = 16
    while capacity < 2 * longest:
        capacity *= 2
    keys = np.empty((k, capacity), np.int64)
    wanted = np.empty(capacity, np.int32)
    count = np.empty(capacity, np.int32)
    digit = np.empty(k, np.int64)
    rows = np.empty(k, np.int64)
    for j in range(starts.size - 1):
        if starts[j + 1] - starts[j] < 2:
            continue
        n = _rows_of(order[starts[j]], offsets, sizes, k, digit, rows)
        keys[1:] = -1
        wanted[:] = 0
        count[:] = 0
        for w in range(n):
            entry = np.int64(color[rows[0] + w])
            for h in range(1, k):
                entry = _place_of(entry, color[rows[h] + w], h, keys, True)
            wanted[entry] += 1
            count[entry] += 1
        down = True
        for p in range(starts[j] + 1, starts[j + 1]):
            if n != _rows_of(order[p], offsets, sizes, k, digit, rows):
                return np.int64(order[p])
            for w in range(n):
                entry = np.int64(color[rows[0] + w])
                for h in range(1, k):
                    entry = _place_of(entry, color[rows[h] + w], h, keys, False)
                    if entry < 0:
                        return np.int64(order[p])
                if down:
                    if count[entry] == 0:
                        return np.int64(order[p])
                    count[entry] -= 1
                else:
                    if count[entry] == wanted[entry]:
                        return np.int64(order[p])
                    count[entry] += 1
            down = not down
    return np.int64(-1)


@njit(cache=True, nogil=True)
def first_count_mismatch(order, starts, color, offsets, sizes, k, longest, base):
    """Do what `first_row_mismatch` does where the classes are below `base` and base^k is small.

    Entries are numbers to the base `base`. They are counted in four tables in turn, as adding to
    one place again and again would wait for the sum before.
    """
    counts = np.zeros((4, base**k), np.int32)
    wanted = np.zeros(base**k, np.int32)
    distinct = np.empty(wanted.size, np.int32)
    entries = np.empty(longest, np.int32)
    digit = np.empty(k, np.int64)
    rows = np.empty(k, np.int64)
    for j in range(starts.size - 1):
        n, many = np.int64(0), 0
        for p in range(starts[j], starts[j + 1]):
            length = _rows_of(order[p], offsets, sizes, k, digit, rows)
            if p > starts[j] and n != length:
                return np.int64(order[p])
            n = length
            entries[:n] = color[rows[0] : rows[0] + n]
            for h in range(1, k):
                row = color[rows[h] : rows[h] + n]
                for w in range(n):
                    entries[w] = entries[w] * np.int32(base) + row[w]
            for w in range(n):
                counts[w & 3, entries[w]] += 1
            if p == starts[j]:
                for w in range(n):
                    if wanted[entries[w]] == 0:
                        distinct[many] = entries[w]
                        many += 1
                    wanted[entries[w]] += 1
            for entry in distinct[:many]:
                found = np.int32(0)
                for t in range(4):
                    found += counts[t, entry]
                    counts[t, entry] = 0
                if found != wanted[entry]:
                    return np.int64(order[p])
        for entry in distinct[:many]:
            wanted[entry] = 0
    return np.int64(-1)
