"""Sums over maps with one pattern vertex pinned: host vertex by host vertex, with sparse tables.

Undirected hosts have one side, directed ones two (0 out, 1 in); `indptr` (r, n + 1), `indices`
and `codes` (r, arcs) as in :mod:`wlkit._kernels.motifs`, of a single host. `near` int32 (r, n) is
scratch, zero between calls: the codes of the edges at the pinned vertex.

A sweep has steps, a step has levels `step_ptr[s]` to `step_ptr[s + 1]`. `levels` int64 (L, 5) has
rows (driver, variable, count, label, mask): the first level of a step is the pinned vertex,
variable 0; a level with driver >= 0 runs over the entries of that earlier table of the sweep and
binds `count` variables; any other level binds one variable to the neighbours that satisfy the
conditions `cond_ptr[l]` to `cond_ptr[l + 1]` of `conds` int64 (c, 3): (other variable, side, code
or 0 for any), or to all vertices if there are none, whose code has the value `label` in the bits
`mask`. The factors `fac_ptr[l]` to `fac_ptr[l + 1]` are tables `facs[f]` with the entry
``fac_stride[f] @ x``: tables of the sweep if below S, else finished tables of earlier sweeps. Step
s adds to entry ``out_stride[s] @ x``.

A table is (base, size, hashed, key base): entry e at ``val[base + e]``, or, if hashed, by linear
probing among `size` slots, a power of two, whose keys are in `hkey`. `touched` lists the slots of
the entries, `count` their number. No entry that is present is 0: residues run from 1 to the
modulus. `modulus` 0: products are proved to fit; -1: products are checked. A sum that wraps is
negative and caught in any case.

What belongs together is passed as a tuple: `host` = (indptr, indices, codes, vertex_codes, near),
`program` = (step_ptr, levels, cond_ptr, conds, fac_ptr, facs, fac_stride, out_stride), `space` =
(table, val, hkey, touched, count), `done` = (table, val, hkey) of the finished tables.
"""

import numpy as np
from numba import njit

GROW = 1
EMIT = 2
WRAPPED = 3
SPENT = 4

STATUS, WHICH, WORK, EMITTED, TOTAL, FLAG, LIMIT = 0, 1, 2, 3, 4, 5, 6


@njit(cache=True, nogil=True)
def _slot(hkey, base, size, key):
    """Slot of a key, or the free slot where it belongs; keys are stored plus one."""
    h = key * np.int64(-7046029254386353131)
    slot = (h ^ (h >> np.int64(29))) & (size - 1)
    while hkey[base + slot] != 0 and hkey[base + slot] != key + 1:
        slot = (slot + 1) & (size - 1)
    return slot


@njit(cache=True, nogil=True)
def _entry(table, t, val, hkey, key):
    if table[t, 2] == 0:
        return val[table[t, 0] + key]
    slot = _slot(hkey, table[t, 3], table[t, 1], key)
    if hkey[table[t, 3] + slot] == 0:
        return np.int64(0)
    return val[table[t, 0] + slot]


@njit(cache=True, nogil=True)
def _times(a, b, modulus, state):
    if modulus > 0:
        return a * b % modulus
    if modulus < 0 and float(a) * float(b) > 9.2e18:
        state[FLAG] = WRAPPED
        return np.int64(0)
    return a * b


@njit(cache=True, nogil=True)
def _plus(a, b, modulus, state):
    c = a + b
    if modulus > 0:
        c %= modulus
        if c == 0:
            c = modulus
    elif c < 0:
        state[FLAG] = WRAPPED
        return np.int64(1)  # not 0: the entry is present
    return c


@njit(cache=True, nogil=True)
def _add(table, t, val, hkey, touched, count, key, value, modulus, state):
    """Add to an entry; False if the hash table is too full for a new one."""
    slot = key
    if table[t, 2] != 0:
        slot = _slot(hkey, table[t, 3], table[t, 1], key)
        if hkey[table[t, 3] + slot] == 0:
            if 2 * count[t] >= table[t, 1]:
                return False
            hkey[table[t, 3] + slot] = key + 1
    at = table[t, 0] + slot
    if val[at] == 0:
        touched[table[t, 0] + count[t]] = slot
        count[t] += 1
        val[at] = value
    else:
        val[at] = _plus(val[at], value, modulus, state)
    return True


@njit(cache=True, nogil=True)
def _clear(table, t, val, hkey, touched, count):
    base = table[t, 0]
    for i in range(count[t]):
        slot = touched[base + i]
        val[base + slot] = 0
        if table[t, 2] != 0:
            hkey[table[t, 3] + slot] = 0
    count[t] = 0


@njit(cache=True, nogil=True)
def _code(indptr, indices, codes, near, side, other, v, y):
    """Code of the edge from variable `other` at v to y, 0 if there is none."""
    if other == 0:
        return near[side, y]
    low = indptr[side, v]
    high = indptr[side, v + 1]
    while low < high:
        middle = (low + high) >> 1
        found = indices[side, middle]
        if found == y:
            return codes[side, middle]
        if found < y:
            low = middle + 1
        else:
            high = middle
    return np.int32(0)


@njit(cache=True, nogil=True)
def _smallest_row(cond_ptr, conds, level, indptr, x):
    best = np.int64(-1)
    least = np.int64(0)
    for c in range(cond_ptr[level], cond_ptr[level + 1]):
        v = x[conds[c, 0]]
        side = conds[c, 1]
        size = indptr[side, v + 1] - indptr[side, v]
        if best < 0 or size < least:
            best = np.int64(c)
            least = size
    return best


@njit(cache=True, nogil=True)
def _run_step(s, n, x, loops, host, program, space, done, modulus, state):
    """Fill the table of step s for the pinned vertex x[0]; False if it must grow or work is spent.

    `loops` = (position, end, chosen, value, out_key, base_key) is scratch by level and factor.
    """
    position, end, chosen, value, out_key, base_key = loops
    indptr, indices, codes, vertex_codes, near = host
    step_ptr, levels, cond_ptr, conds, fac_ptr, facs, fac_stride, out_stride = program
    table, val, hkey, touched, count = space
    done_table, done_val, done_hkey = done
    steps = step_ptr.shape[0] - 1
    bottom = step_ptr[s]
    top = step_ptr[s + 1] - 1
    level = bottom
    entering = True
    while level >= bottom:
        driver = levels[level, 0]
        variable = levels[level, 1]
        first = fac_ptr[level]
        last = fac_ptr[level + 1]
        if level > bottom:
            outer = value[level - 1]
            outer_key = out_key[level - 1]
        else:
            outer = np.int64(1)
            outer_key = np.int64(0)
        if entering:
            entering = False
            position[level] = 0
            chosen[level] = -1
            if driver >= 0:
                end[level] = count[driver]
            elif level == bottom:
                end[level] = 1
            else:
                end[level] = n
                chosen[level] = _smallest_row(cond_ptr, conds, level, indptr, x)
                if chosen[level] >= 0:
                    v = x[conds[chosen[level], 0]]
                    position[level] = indptr[conds[chosen[level], 1], v]
                    end[level] = indptr[conds[chosen[level], 1], v + 1]
            if level > bottom:
                state[WORK] += end[level] - position[level]
                if state[WORK] > state[LIMIT]:
                    state[STATUS] = SPENT
                    return False
            for f in range(first, last):
                base_key[f] = 0
                for e in range(variable):
                    base_key[f] += fac_stride[f, e] * x[e]
            c0 = chosen[level]
            free = level == top and c0 >= 0 and cond_ptr[level + 1] - cond_ptr[level] == 1
            if free and conds[c0, 2] == 0 and levels[level, 4] == 0 and modulus <= 0:
                side = conds[c0, 1]
                out_step = out_stride[s, variable]
                if first == last and table[s, 2] == 0 and out_step == 1:
                    to = table[s, 0]
                    here = to + outer_key
                    listed = to + count[s]
                    for i in range(position[level], end[level]):
                        y = indices[side, i]
                        old = val[here + y]
                        if old == 0:
                            touched[listed] = outer_key + y
                            listed += 1
                        old += outer
                        if old < 0:
                            state[FLAG] = WRAPPED
                            old = np.int64(1)
                        val[here + y] = old
                    count[s] = listed - to
                    level -= 1
                    continue
                single = first + 1 == last and out_step == 0 and modulus == 0
                if single and facs[first] < steps and table[facs[first], 2] == 0:
                    here = table[facs[first], 0] + base_key[first]
                    step = fac_stride[first, variable]
                    acc = np.int64(0)
                    for i in range(position[level], end[level]):
                        acc += val[here + step * indices[side, i]]
                    acc *= outer
                    if acc != 0 and not _add(
                        table, s, val, hkey, touched, count, outer_key, acc, modulus, state
                    ):
                        return False
                    level -= 1
                    continue
        descended = False
        while position[level] < end[level]:
            i = position[level]
            position[level] = i + 1
            product = outer
            bound = levels[level, 2]
            if driver >= 0:
                slot = np.int64(touched[table[driver, 0] + i])
                product = _times(product, val[table[driver, 0] + slot], modulus, state)
                key = slot
                if table[driver, 2] != 0:
                    key = hkey[table[driver, 3] + slot] - 1
                for e in range(variable + bound - 1, variable, -1):
                    x[e] = key % n
                    key //= n
                x[variable] = key
            elif level > bottom:
                y = np.int64(i)
                c0 = chosen[level]
                if c0 >= 0:
                    y = np.int64(indices[conds[c0, 1], i])
                    if conds[c0, 2] > 0 and codes[conds[c0, 1], i] != conds[c0, 2]:
                        continue
                if vertex_codes[y] & levels[level, 4] != levels[level, 3]:
                    continue
                passes = True
                for c in range(cond_ptr[level], cond_ptr[level + 1]):
                    if c != c0:
                        v = x[conds[c, 0]]
                        code = _code(indptr, indices, codes, near, conds[c, 1], conds[c, 0], v, y)
                        if code == 0 or (conds[c, 2] > 0 and code != conds[c, 2]):
                            passes = False
                            break
                if not passes:
                    continue
                x[variable] = y
            for f in range(first, last):
                key = base_key[f]
                for e in range(variable, variable + bound):
                    key += fac_stride[f, e] * x[e]
                t = facs[f]
                if t < steps:
                    factor = _entry(table, t, val, hkey, key)
                else:
                    factor = _entry(done_table, t - steps, done_val, done_hkey, key)
                product = _times(product, factor, modulus, state)
                if product == 0:
                    break
            if product == 0:
                continue
            target = outer_key
            for e in range(variable, variable + bound):
                target += out_stride[s, e] * x[e]
            if level == top:
                if not _add(table, s, val, hkey, touched, count, target, product, modulus, state):
                    return False
            else:
                value[level] = product
                out_key[level] = target
                descended = True
                break
        if descended:
            level += 1
            entering = True
        else:
            level -= 1
    return True


@njit(cache=True, nogil=True)
def sweep_rows(
    first, last, rows, host, program, space, done, modulus, out, emitted, row_stride, spent, state
):
    """Run all steps with the pinned vertex at ``rows[first]``, ..., ``rows[last - 1]``.

    Returns where it stopped. If `row_stride` is 0, the last table is one number: it goes to
    ``out[u]`` if `out` has n entries, and is summed to ``state[TOTAL]`` otherwise. Else its entries
    go to ``emitted[0]`` (keys plus u * row_stride) and ``emitted[1]``. The candidates looked at for
    row i go to ``spent[i]`` if `spent` is that long. ``state[STATUS]`` says why the run stopped
    early: GROW (table ``state[WHICH]``), EMIT, WRAPPED, or SPENT (``state[WORK]`` above
    ``state[LIMIT]``); but for SPENT, the row is then as if it had not been begun.
    """
    indptr, indices, codes, vertex_codes, near = host
    levels, facs = program[1], program[5]
    table, val, hkey, touched, count = space
    n = near.shape[1]
    final = program[0].shape[0] - 2
    x = np.zeros(program[7].shape[1], dtype=np.int64)
    loops = (
        np.zeros(levels.shape[0], dtype=np.int64),
        np.zeros(levels.shape[0], dtype=np.int64),
        np.zeros(levels.shape[0], dtype=np.int64),
        np.zeros(levels.shape[0], dtype=np.int64),
        np.zeros(levels.shape[0], dtype=np.int64),
        np.zeros(facs.shape[0] + 1, dtype=np.int64),
    )
    state[STATUS] = 0
    state[FLAG] = 0
    for i in range(first, last):
        u = rows[i]
        if vertex_codes[u] & levels[0, 4] != levels[0, 3]:
            continue
        x[0] = u
        for side in range(indptr.shape[0]):
            for j in range(indptr[side, u], indptr[side, u + 1]):
                near[side, indices[side, j]] = codes[side, j]
        before = state[WORK]
        state[WORK] += 1
        for s in range(final + 1):
            state[WHICH] = s
            if not _run_step(s, n, x, loops, host, program, space, done, modulus, state):
                if state[STATUS] == 0:
                    state[STATUS] = GROW
                break
        base = table[final, 0]
        if state[STATUS] == 0 and state[FLAG] == 0:
            if row_stride > 0:
                if state[EMITTED] + count[final] > emitted.shape[1]:
                    state[STATUS] = EMIT
                    state[WHICH] = count[final]
                else:
                    for e in range(count[final]):
                        slot = np.int64(touched[base + e])
                        key = slot
                        if table[final, 2] != 0:
                            key = hkey[table[final, 3] + slot] - 1
                        emitted[0, state[EMITTED] + e] = u * row_stride + key
                        emitted[1, state[EMITTED] + e] = val[base + slot]
                    state[EMITTED] += count[final]
            elif out.shape[0] > 0:
                out[u] = val[base]
            elif val[base] > 0:
                state[TOTAL] = _plus(state[TOTAL], val[base], modulus, state)
        if state[FLAG] != 0:
            state[STATUS] = state[FLAG]
        for s in range(final + 1):
            _clear(table, s, val, hkey, touched, count)
        for side in range(indptr.shape[0]):
            for j in range(indptr[side, u], indptr[side, u + 1]):
                near[side, indices[side, j]] = 0
        if i < spent.shape[0]:
            spent[i] = state[WORK] - before
        if state[STATUS] != 0:
            if state[STATUS] != SPENT:
                state[WORK] = before
            return i
    return last


@njit(cache=True, nogil=True)
def fill_hashed(keys, values, hkey, val):
    """Put entries with different keys into an empty hash table of the length of `hkey`."""
    for i in range(keys.shape[0]):
        slot = _slot(hkey, np.int64(0), np.int64(hkey.shape[0]), keys[i])
        hkey[slot] = keys[i] + 1
        val[slot] = values[i]
