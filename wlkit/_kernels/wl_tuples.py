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
def _fill(out, color, at, table, salt, mask):
    """out[i] = the word of the class color[at + i]: from the table, or mixed with salt."""
    if table.size:
        for i in range(out.size):
            out[i] = table[color[at + i]]
        return
    for i in range(out.size):
        x = (np.uint64(color[at + i]) + salt) * np.uint64(0xBF58476D1CE4E5B9)
        x = (x ^ (x >> np.uint64(29))) * np.uint64(0x94D049BB133111EB)
        out[i] = (x ^ (x >> np.uint64(32))) & mask


@njit(cache=True, nogil=True)
def folklore2_hashes(color, offsets, sizes, tables, salts, mask, block, out):
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
                _fill(left[u - first], color, off + u * n, tables[1], salts[1], mask)
            acc = out[off + first * n - base : off + last * n - base].reshape(last - first, n)
            acc[:] = np.uint64(0)
            for w in range(n):
                _fill(row, color, off + w * n, tables[0], salts[0], mask)
                for u in range(last - first):
                    x = left[u, w]
                    for v in range(n):
                        acc[u, v] += x * row[v]


@njit(cache=True, nogil=True)
def folklore3_hashes(color, offsets, sizes, tables, salts, mask, block, out):
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
                _fill(flat, color, off + a * nn, tables[1], salts[1], mask)
            acc = out[off + first * nn - base : off + last * nn - base].reshape(last - first, n, n)
            acc[:] = np.uint64(0)
            for b in range(n):
                for a in range(first, last):
                    at = off + a * nn + b * n
                    _fill(left[a - first], color, at, tables[2], salts[2], mask)
                for w in range(n):
                    _fill(row, color, off + w * nn + b * n, tables[0], salts[0], mask)
                    for a in range(last - first):
                        x = left[a, w]
                        for c in range(n):
                            acc[a, b, c] += x * row[c] * middle[a, w, c]


@njit(cache=True, nogil=True)
def tuple_hashes(color, offsets, sizes, tables, k, block, out):
    """out[v] = sum over w of the product of the words of v[1<-w], ..., v[k<-w], for any k."""
    stride = np.empty(k, np.int64)
    digit = np.empty(k, np.int64)
    base = offsets[block[0]] + block[2] * sizes[block[0]] ** (k - 1)
    for g in range(block[0], block[1]):
        n = sizes[g]
        for i in range(k):
            stride[i] = n ** (k - 1 - i)
        lo = block[2] if g == block[0] else 0
        hi = block[3] if g == block[1] - 1 else n
        for item in range(offsets[g] + lo * stride[0], offsets[g] + hi * stride[0]):
            rest = item - offsets[g]
            for i in range(k):
                digit[i] = rest // stride[i]
                rest -= digit[i] * stride[i]
            total = np.uint64(0)
            for w in range(n):
                product = np.uint64(1)
                for i in range(k):
                    product *= tables[i, color[item + (w - digit[i]) * stride[i]]]
                total += product
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
def _place(c, h, mask):
    """Where to begin to look for the pair (class c, hash h) in a table of mask + 1 places."""
    x = (h ^ (np.uint64(c) * np.uint64(0x9E3779B97F4A7C15))) * np.uint64(0xBF58476D1CE4E5B9)
    return np.int64((x ^ (x >> np.uint64(31))) & mask)


@njit(cache=True, nogil=True)
def assign(color, hashes, lo, new_color, keys, ids, used, before, m, parent, kept, part, parts):
    """Give the items lo, lo + 1, ... new classes: one for each pair (old class, hash).

    The round began with the classes 0, ..., before - 1. The first group of an old class keeps its
    number, and then ``kept[c]`` is 1; the others get m, m + 1, ..., with their `parent`. Only
    items whose hash is of the given one of the `parts` are dealt with. The open addressing table
    (keys, ids) grows as needed; returns (keys, ids, used, m).
    """
    mask = np.uint64(keys.size - 1)
    for i in range(hashes.size):
        h = hashes[i]
        if parts > 1 and (h ^ (h >> np.uint64(32))) % np.uint64(parts) != np.uint64(part):
            continue
        c = color[lo + i]
        slot = _place(c, h, mask)
        new = ids[slot]
        while new >= 0 and (keys[slot] != h or (parent[new] if new >= before else new) != c):
            slot = (slot + 1) & np.int64(mask)
            new = ids[slot]
        if new < 0:
            if kept[c] == 0:
                kept[c] = 1
                new = c
            else:
                new = np.int32(m)
                parent[m] = c
                m += 1
            keys[slot] = h
            ids[slot] = new
            used += 1
            if 4 * used > 3 * keys.size:
                old_keys, old_ids = keys, ids
                keys = np.empty(2 * old_keys.size, np.uint64)
                ids = np.full(2 * old_ids.size, np.int32(-1), np.int32)
                mask = np.uint64(keys.size - 1)
                for j in range(old_ids.size):
                    o = old_ids[j]
                    if o >= 0:
                        d = parent[o] if o >= before else o
                        slot = _place(d, old_keys[j], mask)
                        while ids[slot] >= 0:
                            slot = (slot + 1) & np.int64(mask)
                        keys[slot] = old_keys[j]
                        ids[slot] = o
        new_color[lo + i] = new
    return keys, ids, used, m


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
def _grown(a):
    """Return a copy of twice the length, the new half filled with -1."""
    out = np.empty(2 * a.size, np.int32)
    for i in range(a.size):
        out[i] = a[i]
        out[a.size + i] = -1
    return out


@njit(cache=True, nogil=True)
def _signature(item, color, remap, offsets, sizes, k, flags, types, type_offsets, entries):
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
            entries[count, 2] = remap[color[off + v * n + v]]
            count += 1
        for w in range(n):
            of_u = types[t + u * n + w]
            of_v = types[t + v * n + w]
            c_uw = remap[color[off + u * n + w]]
            c_wv = remap[color[off + w * n + v]]
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
            entries[w, i] = remap[color[item + (w - v) * stride]]
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
    order,
    starts,
    width,
    length,
    color,
    remap,
    offsets,
    sizes,
    k,
    flags,
    types,
    type_offsets,
):
    """Compare the signatures of the items of each class with that of its first item, exactly.

    Class j is ``order[starts[j]:starts[j + 1]]``; signatures are multisets of rows of `width`
    colours (after `remap`), at most `length` of them. Returns an item whose signature differs
    from its class's, or -1.
    """
    reference = np.empty((length, width), np.int32)
    entries = np.empty((length, width), np.int32)
    capacity = 16
    while capacity < 2 * length:
        capacity *= 2
    table = np.empty(capacity, np.int32)
    slots = np.empty(length, np.int64)
    count = np.zeros(capacity, np.int32)
    for j in range(starts.size - 1):
        if starts[j + 1] - starts[j] < 2:
            continue
        rows = _signature(
            order[starts[j]],
            color,
            remap,
            offsets,
            sizes,
            k,
            flags,
            types,
            type_offsets,
            reference,
        )
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
            if rows != _signature(
                order[p],
                color,
                remap,
                offsets,
                sizes,
                k,
                flags,
                types,
                type_offsets,
                entries,
            ):
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
def exchanged_classes(color, remap, offsets, sizes, k, i, j, m):
    """Return f with c(x with positions i and j exchanged) = f[c(x)]; f[0] = -2 if there is none.

    Here c(x) is ``remap[color[x]]``; f[c] = -1 for classes that do not occur.
    """
    f = np.empty(m, np.int32)
    for c in range(m):
        f[c] = -1
    for g in range(sizes.size):
        n = sizes[g]
        off = offsets[g]
        low = n ** (k - 1 - j)
        high = n ** (k - 1 - i)
        for item in range(offsets[g + 1] - off):
            u = item // high % n
            v = item // low % n
            other = remap[color[off + item + (v - u) * (high - low)]]
            c = remap[color[off + item]]
            if f[c] == -1:
                f[c] = other
            elif f[c] != other:
                f[0] = -2
                return f
    return f


@njit(cache=True, nogil=True)
def orbit_members(color, remap, offsets, sizes, k, orders, images):
    """Tuples that stand for all others under permutations of their positions.

    ``images[p, c]`` is the class of the tuples of class c with their positions reordered by
    ``orders[p]`` (orders[0] the identity). Of every orbit of classes only the least class is
    kept, and of it the first of the reordered copies of each tuple that lie in it, and all such
    copies of its first tuple.
    """
    m = images.shape[1]
    first = np.empty(m, np.int32)
    least = np.empty(m, np.uint8)
    for c in range(m):
        first[c] = -1
        least[c] = 1
    for p in range(1, orders.shape[0]):
        for c in range(m):
            if images[p, c] < c:
                least[c] = 0
    out = np.empty(1024, np.int32)
    count = 0
    digit = np.empty(k, np.int64)
    for g in range(sizes.size):
        n = sizes[g]
        for item in range(offsets[g], offsets[g + 1]):
            c = remap[color[item]]
            if least[c] == 0:
                continue
            rest = item - offsets[g]
            for i in range(k - 1, -1, -1):
                digit[i] = rest % n
                rest //= n
            minimal = True
            for p in range(1, orders.shape[0]):
                if images[p, c] == c:
                    other = np.int64(0)
                    for i in range(k):
                        other = other * n + digit[orders[p, i]]
                    other += offsets[g]
                    if other < item:
                        minimal = False
                        break
                    if first[c] < 0 and other > item:
                        if count == out.size:
                            out = _grown(out)
                        out[count] = other
                        count += 1
            if minimal:
                first[c] = item
                if count == out.size:
                    out = _grown(out)
                out[count] = item
                count += 1
    return out[:count].copy()


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
def first_row_mismatch(order, starts, color, offsets, sizes, k, m, longest):
    """Compare folklore signatures as `first_mismatch` does, for colours with symmetry.

    As permuting positions permutes classes, {{ (c(v[1<-w]), ..., c(v[k<-w])) }} are equal iff
    {{ (c(v without v_1, w), ..., c(v without v_k, w)) }} are: k rows of consecutive entries.
    The entries of a reference are numbered position by position through direct tables; its
    multiset is then counted up and down in turn.
    """
    number = np.empty((k, m), np.int32)
    for i in range(k):
        for c in range(m):
            number[i, c] = -1
    table = np.empty((k, longest * longest), np.int32)
    wanted = np.zeros(longest, np.int32)
    count = np.zeros(longest, np.int32)
    distinct = np.zeros(k, np.int64)
    digit = np.empty(k, np.int64)
    rows = np.empty(k, np.int64)
    reference = np.empty(k, np.int64)
    for j in range(starts.size - 1):
        if starts[j + 1] - starts[j] < 2:
            continue
        n = _rows_of(order[starts[j]], offsets, sizes, k, digit, reference)
        for i in range(k):
            distinct[i] = 0
            for w in range(n):
                c = color[reference[i] + w]
                if number[i, c] < 0:
                    number[i, c] = distinct[i]
                    distinct[i] += 1
        prefixes = distinct[0]
        for i in range(1, k):
            for at in range(prefixes * distinct[i]):
                table[i, at] = -1
            fresh = np.int64(0)
            for w in range(n):
                entry = np.int64(number[0, color[reference[0] + w]])
                for h in range(1, i):
                    entry = table[h, entry * distinct[h] + number[h, color[reference[h] + w]]]
                at = entry * distinct[i] + number[i, color[reference[i] + w]]
                if table[i, at] < 0:
                    table[i, at] = fresh
                    fresh += 1
            prefixes = fresh
        for entry in range(prefixes):
            wanted[entry] = 0
        for w in range(n):
            entry = np.int64(number[0, color[reference[0] + w]])
            for h in range(1, k):
                entry = table[h, entry * distinct[h] + number[h, color[reference[h] + w]]]
            wanted[entry] += 1
        for entry in range(prefixes):
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
                    entry = table[h, entry * distinct[h] + last]
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
