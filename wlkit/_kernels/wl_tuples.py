"""Refinement of k-tuples: one round as sums of random products, and its exact check.

Colours of all tuples of all graphs lie in one flat int32 array `color`: graph g owns
``offsets[g]:offsets[g + 1]``, and the tuple (v_1, ..., v_k) is the number with these digits to
the base ``sizes[g]``, v_1 leading. A block (g_lo, g_hi, a_lo, a_hi) means the tuples of the
graphs g_lo..g_hi-1, in the first of them from v_1 = a_lo on, in the last one up to a_hi - 1.

A round adds up, over the entries of a tuple's signature, products of random 64-bit words drawn
for the colours, modulo 2^64: equal signatures have equal sums. The converse is not taken on
trust: `first_mismatch` compares signatures entry by entry.
"""

import numpy as np
from numba import njit

ROW, POINT, GLOBAL, SECOND, BOTH, UNION = 1, 2, 4, 8, 16, 32


@njit(cache=True, nogil=True)
def _mixed(color, salt, mask):
    """A word for a class, of which the bits in `mask` are used."""
    x = (np.uint64(color) + salt) * np.uint64(0xBF58476D1CE4E5B9)
    x = (x ^ (x >> np.uint64(29))) * np.uint64(0x94D049BB133111EB)
    return (x ^ (x >> np.uint64(32))) & mask


@njit(cache=True, nogil=True)
def _fill(out, color, low, at, table, salt, mask):
    """out[i] = the word of the class color[at + i] & low: from the table, or mixed with salt."""
    if table.size:
        for i in range(out.size):
            out[i] = table[color[at + i] & low]
        return
    for i in range(out.size):
        out[i] = _mixed(color[at + i] & low, salt, mask)


@njit(cache=True, nogil=True)
def folklore2_hashes(color, low, offsets, sizes, tables, salts, mask, block, out):
    """out[u, v] = sum over w of W_0(c(w, v)) * W_1(c(u, w)).

    The words are those of `tables` (2, classes), or without tables mixed from class and salt, of
    which the bits in `mask` are used.
    """
    width = 8
    base = offsets[block[0]] + block[2] * sizes[block[0]]
    for g in range(block[0], block[1]):
        n = sizes[g]
        off = offsets[g]
        lo = block[2] if g == block[0] else 0
        hi = block[3] if g == block[1] - 1 else n
        row = np.empty(n, np.uint64)
        left = np.empty((width, n), np.uint64)
        for first in range(lo, hi, width):
            last = min(first + width, hi)
            for u in range(first, last):
                _fill(left[u - first], color, low, off + u * n, tables[1], salts[1], mask)
            acc = out[off + first * n - base : off + last * n - base].reshape(last - first, n)
            acc[:] = np.uint64(0)
            for w in range(n):
                _fill(row, color, low, off + w * n, tables[0], salts[0], mask)
                for u in range(last - first):
                    x = left[u, w]
                    for v in range(n):
                        acc[u, v] += x * row[v]


@njit(cache=True, nogil=True)
def folklore3_hashes(color, low, offsets, sizes, tables, salts, mask, block, out):
    """out[a, b, c] = sum over w of the product of the words of (w,b,c), (a,w,c), (a,b,w)."""
    width = 4
    base = offsets[block[0]] + block[2] * sizes[block[0]] ** 2
    for g in range(block[0], block[1]):
        n = sizes[g]
        nn = n * n
        off = offsets[g]
        lo = block[2] if g == block[0] else 0
        hi = block[3] if g == block[1] - 1 else n
        row = np.empty(n, np.uint64)
        left = np.empty((width, n), np.uint64)
        middle = np.empty((width, n, n), np.uint64)
        for first in range(lo, hi, width):
            last = min(first + width, hi)
            for a in range(first, last):
                flat = middle[a - first].reshape(nn)
                _fill(flat, color, low, off + a * nn, tables[1], salts[1], mask)
            acc = out[off + first * nn - base : off + last * nn - base].reshape(last - first, n, n)
            acc[:] = np.uint64(0)
            for b in range(n):
                for a in range(first, last):
                    at = off + a * nn + b * n
                    _fill(left[a - first], color, low, at, tables[2], salts[2], mask)
                for w in range(n):
                    _fill(row, color, low, off + w * nn + b * n, tables[0], salts[0], mask)
                    for a in range(last - first):
                        x = left[a, w]
                        for c in range(n):
                            acc[a, b, c] += x * row[c] * middle[a, w, c]


@njit(cache=True, nogil=True)
def folklore_hashes(color, low, offsets, sizes, k, salts, mask, block, out):
    """out[x] = sum over w of the product over i of the word of x with w in position i, any k."""
    stride = np.empty(k, np.int64)
    base = offsets[block[0]] + block[2] * sizes[block[0]] ** (k - 1)
    for g in range(block[0], block[1]):
        n = sizes[g]
        for i in range(k):
            stride[i] = n ** (k - 1 - i)
        lo = block[2] if g == block[0] else 0
        hi = block[3] if g == block[1] - 1 else n
        row = np.empty(n, np.uint64)
        for item in range(offsets[g] + lo * stride[0], offsets[g] + hi * stride[0]):
            row[:] = np.uint64(1)
            for i in range(k):
                at = item - (item - offsets[g]) // stride[i] % n * stride[i]
                for w in range(n):
                    row[w] *= _mixed(color[at + w * stride[i]] & low, salts[i], mask)
            total = np.uint64(0)
            for w in range(n):
                total += row[w]
            out[item - base] = total


@njit(cache=True, nogil=True)
def pair_hashes(color, offsets, sizes, tables, flags, types, indptr, indices, block, out):
    """Sums for the refinements of pairs (u, v) by the aggregations named in `flags`.

    `types` lies as `color` does; row v of graph g in the neighbour lists is ``first[g] + v``,
    where first[g] counts the vertices of the graphs before g.
    """
    base = offsets[block[0]] + block[2] * sizes[block[0]]
    vertex = 0
    for g in range(block[0]):
        vertex += sizes[g]
    for g in range(block[0], block[1]):
        n = sizes[g]
        off = offsets[g]
        lo = block[2] if g == block[0] else 0
        hi = block[3] if g == block[1] - 1 else n
        column = np.zeros(n, np.uint64)
        if flags & GLOBAL:
            for w in range(n):
                for v in range(n):
                    column[v] += tables[2, color[off + w * n + v]]
        for u in range(lo, hi):
            for v in range(n):
                total = column[v]
                if flags & ROW:
                    for e in range(indptr[vertex + v], indptr[vertex + v + 1]):
                        w = indices[e]
                        tag = types[off + v * n + w]
                        total += tables[0, color[off + u * n + w]] * tables[6, tag]
                if flags & POINT:
                    total += tables[1, color[off + v * n + v]]
                if flags & SECOND:
                    for e in range(indptr[vertex + u], indptr[vertex + u + 1]):
                        w = indices[e]
                        tag = types[off + u * n + w]
                        total += tables[3, color[off + w * n + v]] * tables[6, tag]
                if flags & (BOTH | UNION):
                    for e in range(indptr[vertex + v], indptr[vertex + v + 1]):
                        w = indices[e]
                        x = tables[4, color[off + u * n + w]]
                        total += x * tables[5, color[off + w * n + v]]
                if flags & UNION:
                    for e in range(indptr[vertex + u], indptr[vertex + u + 1]):
                        w = indices[e]
                        if types[off + v * n + w] == 0:
                            x = tables[4, color[off + u * n + w]]
                            total += x * tables[5, color[off + w * n + v]]
                out[off + u * n + v - base] = total
        vertex += n


@njit(cache=True, nogil=True)
def keep_sums(sums, lo, drop, shift, marked, spare):
    """Write the sums of the items lo, lo + 1, ... over what a round can spare: 63 - shift bits.

    Dropping the last `drop` bits must leave that many. 31 of them go to `spare`, whose top bit
    says that the item waits for its class, and the others above the last `shift` bits of
    `marked`, which hold its old class.
    """
    low = (np.uint64(1) << np.uint64(shift)) - np.uint64(1)
    for i in range(sums.size):
        h = sums[i] >> np.uint64(drop)
        spare[lo + i] = (h & np.uint64(0x7FFFFFFF)) | np.uint64(0x80000000)
        above = (h >> np.uint64(31)) << np.uint64(shift)
        marked[lo + i] = (np.uint64(marked[lo + i]) & low) | above


@njit(cache=True, nogil=True)
def _place(key, keys):
    """The place of a key in a table of 2^p places, or the empty one where it belongs."""
    mask = np.uint64(keys.size - 1)
    x = (key ^ (key >> np.uint64(32))) * np.uint64(0xBF58476D1CE4E5B9)
    slot = np.int64((x ^ (x >> np.uint64(31))) & mask)
    while keys[slot] != 0 and keys[slot] != key:
        slot = (slot + 1) & np.int64(mask)
    return slot


@njit(cache=True, nogil=True)
def number_sums(marked, spare, shift, most, m, parent, kept):
    """Replace what `keep_sums` wrote to `spare` by new classes: one for each class and sum.

    The first group of an old class keeps its number, and then the bit c of `kept` is set; the
    others get m, m + 1, ..., with their `parent`. A class not found once `most` classes are in
    the table waits for the next pass over the items. Returns the number of classes.
    """
    low = (np.uint64(1) << np.uint64(shift)) - np.uint64(1)
    keys = np.zeros(1024, np.uint64)
    ids = np.empty(1024, np.uint32)
    waiting = True
    while waiting:
        waiting = False
        used = 0
        for item in range(spare.size):
            if spare[item] < 0x80000000:
                continue
            key = np.uint64(marked[item]) << np.uint64(32) | np.uint64(spare[item])
            slot = _place(key, keys)
            if keys[slot] == 0:
                if used == most:
                    waiting = True
                    continue
                c = np.int64(np.uint64(marked[item]) & low)
                if kept[c >> 3] >> (c & 7) & 1:
                    parent[m] = c
                    new = m
                    m += 1
                else:
                    kept[c >> 3] |= 1 << (c & 7)
                    new = c
                keys[slot] = key
                ids[slot] = new
                used += 1
                spare[item] = new
                if 4 * used > 3 * keys.size and used < most:
                    old_keys, old_ids = keys, ids
                    keys = np.zeros(2 * old_keys.size, np.uint64)
                    ids = np.empty(2 * old_keys.size, np.uint32)
                    for j in range(old_keys.size):
                        if old_keys[j] != 0:
                            slot = _place(old_keys[j], keys)
                            keys[slot] = old_keys[j]
                            ids[slot] = old_ids[j]
            else:
                spare[item] = ids[slot]
        keys[:] = 0
    return m


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
def _earlier(c, parent, count):
    """The class, one of the first `count`, that class c was split off."""
    while c >= count:
        c = parent[c]
    return c


@njit(cache=True, nogil=True)
def earlier_classes(color, parent, count, out):
    """out[item] = the class of the item when there were `count` classes."""
    for item in range(color.size):
        out[item] = _earlier(color[item], parent, count)


@njit(cache=True, nogil=True)
def first_items(color, parent, count):
    """The first item of each of `count` classes, -1 for those that do not occur."""
    first = np.full(count, np.int32(-1), np.int32)
    for item in range(color.size - 1, -1, -1):
        first[_earlier(color[item], parent, count)] = item
    return first


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
def orbit_items(
    items, at, color, parent, top, upper, offsets, sizes, k, orders, first, out, classes
):
    """Tuples that stand for all others under permutations of their positions.

    Goes from ``items[at]`` on (from tuple `at` on, if `items` is empty) until `out` is full.
    Reordered copies (orders[0] is the identity) are compared by their class among the first
    `upper` classes, then by that among the first `top`, then by their number (not if `items`
    names one tuple of every class): the least stands for all. Its class among the first `upper`
    goes to `classes`, and ``first[c]`` becomes the first one of class c, after which all copies
    of it in its class are written too. Returns how many were written, and where to go on.
    """
    digit = np.empty(k, np.int64)
    copies = np.empty(orders.shape[0], np.int64)
    end = items.size or color.size
    count = 0
    g = np.int64(0)
    while at < end and count + orders.shape[0] <= out.size:
        item = np.int64(items[at]) if items.size else at
        at += 1
        if item < 0:
            continue
        if item < offsets[g] or item >= offsets[g + 1]:
            g = _graph_of(offsets, item)
        n = sizes[g]
        finer = _earlier(color[item], parent, top)
        c = _earlier(finer, parent, upper)
        rest = item - offsets[g]
        for i in range(k - 1, -1, -1):
            digit[i] = rest % n
            rest //= n
        least = True
        same = 0
        for p in range(1, orders.shape[0]):
            other = np.int64(0)
            for i in range(k):
                other = other * n + digit[orders[p, i]]
            other += offsets[g]
            if other == item:
                continue
            finest = _earlier(color[other], parent, top)
            d = _earlier(finest, parent, upper)
            if d == c:
                copies[same] = other
                same += 1
                if finest < finer or (finest == finer and items.size == 0 and other < item):
                    least = False
                    break
            elif d < c:
                least = False
                break
        if not least:
            continue
        out[count] = item
        classes[count] = c
        count += 1
        if first[c] < 0:
            first[c] = item
            for p in range(same):
                out[count] = copies[p]
                classes[count] = c
                count += 1
    return count, at


@njit(cache=True, nogil=True)
def _rows_of(item, offsets, sizes, k, digit, rows):
    """Set rows[i] to where the tuples (v without v_i, w), w = 0, 1, ..., begin; return n."""
    g = _graph_of(offsets, item)
    n = sizes[g]
    rest = item - offsets[g]
    for i in range(k - 1, -1, -1):
        digit[i] = rest % n
        rest //= n
    for i in range(k):
        at = np.int64(0)
        for j in range(k):
            if j != i:
                at = at * n + digit[j]
        rows[i] = offsets[g] + at * n
    return n


@njit(cache=True, nogil=True)
def _numbered(keys, numbers, prefix, last, fresh):
    """The number of the pair (prefix, last) in a table of 2^p places, or -1.

    If `fresh` is not negative, a pair that is not there is entered under it.
    """
    key = (np.int64(prefix) << 32) | np.int64(last)
    slot = np.int64((np.uint64(key) * np.uint64(0x9E3779B97F4A7C15)) >> np.uint64(40))
    slot &= keys.size - 1
    while keys[slot] != key:
        if keys[slot] < 0:
            if fresh >= 0:
                keys[slot] = key
                numbers[slot] = fresh
            return fresh
        slot = (slot + 1) & (keys.size - 1)
    return np.int64(numbers[slot])


@njit(cache=True, nogil=True)
def first_row_mismatch(order, starts, color, offsets, sizes, k, m, longest):
    """Compare folklore signatures as `first_mismatch` does, for colours with symmetry.

    As permuting positions permutes classes, {{ (c(v[1<-w]), ..., c(v[k<-w])) }} are equal iff
    {{ (c(v without v_1, w), ..., c(v without v_k, w)) }} are: k rows of consecutive entries.
    The entries of a reference are numbered position by position; its multiset is then counted up
    and down in turn. Besides `number`, which has a place for each class and position, O(k n).
    """
    number = np.full((k, m), np.int32(-1), np.int32)
    capacity = 16
    while capacity < 4 * longest:
        capacity *= 2
    keys = np.empty((k, capacity), np.int64)
    numbers = np.empty((k, capacity), np.int32)
    wanted = np.zeros(longest, np.int32)
    count = np.zeros(longest, np.int32)
    digit = np.empty(k, np.int64)
    rows = np.empty(k, np.int64)
    reference = np.empty(k, np.int64)
    for j in range(starts.size - 1):
        if starts[j + 1] - starts[j] < 2:
            continue
        n = _rows_of(order[starts[j]], offsets, sizes, k, digit, reference)
        for i in range(k):
            distinct = np.int32(0)
            for w in range(n):
                c = color[reference[i] + w]
                if number[i, c] < 0:
                    number[i, c] = distinct
                    distinct += 1
        keys[:] = -1
        wanted[:n] = 0
        fresh = np.zeros(k, np.int64)
        for w in range(n):
            entry = np.int64(number[0, color[reference[0] + w]])
            for h in range(1, k):
                last = number[h, color[reference[h] + w]]
                found = _numbered(keys[h], numbers[h], entry, last, fresh[h])
                fresh[h] += found == fresh[h]
                entry = found
            wanted[entry] += 1
        entries = fresh[k - 1]
        for entry in range(entries):
            count[entry] = wanted[entry]
        down = True
        for p in range(starts[j] + 1, starts[j + 1]):
            if n != _rows_of(order[p], offsets, sizes, k, digit, rows):
                return np.int64(order[p])
            for w in range(n):
                entry = np.int64(number[0, color[rows[0] + w]])
                if entry < 0:
                    return np.int64(order[p])
                for h in range(1, k):
                    last = number[h, color[rows[h] + w]]
                    if last < 0:
                        return np.int64(order[p])
                    entry = _numbered(keys[h], numbers[h], entry, last, np.int64(-1))
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
        for i in range(k):
            for w in range(n):
                number[i, color[reference[i] + w]] = -1
    return np.int64(-1)
