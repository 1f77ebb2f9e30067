"""Nested loops over the vertices of one bag, and over injective maps.

Hosts come as compressed rows: `indptr` int64 (r, n + 1), `indices` and `codes` int32 (r, arcs),
r = 1 for undirected hosts, 2 for directed ones (row 0 out-neighbours, row 1 in-neighbours), each
row of `indices` ascending. Loop variables are numbered by depth; row d of `variables`, int64
(D, 4), is (anchor, side, code, label): candidates are the neighbours of variable `anchor` on
`side` whose edge has the given code (0: any), or all vertices when anchor < 0, among those with
the vertex code `label` (-1: any). Rows `check_ptr[d]` to `check_ptr[d + 1]` of `checks`, int64
(c, 3), are (other, side, code): the edge from variable `other` to the candidate must have that
code (0: any, -1: must be absent).
"""

import numpy as np
from numba import njit


@njit(cache=True, nogil=True)
def _edge_code(indptr, indices, codes, side, u, v):
    """Code of the edge from u to v on the given side, 0 when there is none: by bisection."""
    low = indptr[side, u]
    high = indptr[side, u + 1]
    while low < high:
        middle = (low + high) >> 1
        found = indices[side, middle]
        if found == v:
            return codes[side, middle]
        if found < v:
            low = middle + 1
        else:
            high = middle
    return 0


@njit(cache=True, nogil=True)
def _passes(indptr, indices, codes, check_ptr, checks, x, d, y):
    for c in range(check_ptr[d], check_ptr[d + 1]):
        other = checks[c, 0]
        code = _edge_code(indptr, indices, codes, checks[c, 1], x[other], y)
        wanted = checks[c, 2]
        if wanted < 0:
            if code != 0:
                return False
        elif code == 0 or (wanted > 0 and code != wanted):
            return False
    return True


@njit(cache=True, nogil=True)
def bag_sum(
    indptr,
    indices,
    codes,
    vertex_codes,
    variables,
    check_ptr,
    checks,
    table_ptr,
    table_offset,
    table_stride,
    out_offset,
    out_stride,
    arena,
    modulus,
):
    """Add to a table, for all assignments of the bag, the product of the tables on the bag.

    Table t, one of `table_ptr[d]` to `table_ptr[d + 1]` where d is the last of its variables,
    has its entry for the assignment x at ``arena[table_offset[t] + table_stride[t] @ x]``; the
    result goes to ``arena[out_offset + out_stride @ x]``. `modulus` 0 means plain int64: the
    caller has proved that nothing overflows. Returns the number of candidates looked at.
    """
    n = vertex_codes.shape[0]
    depth = variables.shape[0]
    x = np.zeros(depth, dtype=np.int64)
    position = np.zeros(depth, dtype=np.int64)
    end = np.zeros(depth, dtype=np.int64)
    value = np.ones(depth + 1, dtype=np.int64)
    out_base = np.zeros(depth + 1, dtype=np.int64)
    base = np.zeros(table_offset.shape[0], dtype=np.int64)
    out_base[0] = out_offset
    work = 0
    d = 0
    entering = True
    while d >= 0:
        anchor = variables[d, 0]
        side = variables[d, 1]
        if entering:
            if anchor < 0:
                position[d] = 0
                end[d] = n
            else:
                position[d] = indptr[side, x[anchor]]
                end[d] = indptr[side, x[anchor] + 1]
            work += end[d] - position[d]
            for t in range(table_ptr[d], table_ptr[d + 1]):
                base[t] = table_offset[t]
                for e in range(d):
                    base[t] += table_stride[t, e] * x[e]
            entering = False
            plain = (
                d == depth - 1
                and anchor < 0
                and variables[d, 3] < 0
                and modulus == 0
                and check_ptr[d] == check_ptr[d + 1]
                and table_ptr[d] + 1 == table_ptr[d + 1]
            )
            if plain:
                start = base[table_ptr[d]]
                step = table_stride[table_ptr[d], d]
                to = out_base[d]
                out_step = out_stride[d]
                factor = value[d]
                if step == 1 and out_step == 1:
                    for y in range(n):
                        arena[to + y] += factor * arena[start + y]
                else:
                    for y in range(n):
                        arena[to + out_step * y] += factor * arena[start + step * y]
                d -= 1
                continue
        descended = False
        while position[d] < end[d]:
            p = position[d]
            position[d] = p + 1
            y = p
            if anchor >= 0:
                y = np.int64(indices[side, p])
                if variables[d, 2] > 0 and codes[side, p] != variables[d, 2]:
                    continue
            if variables[d, 3] >= 0 and vertex_codes[y] != variables[d, 3]:
                continue
            if not _passes(indptr, indices, codes, check_ptr, checks, x, d, y):
                continue
            product = value[d]
            for t in range(table_ptr[d], table_ptr[d + 1]):
                product *= arena[base[t] + table_stride[t, d] * y]
                if modulus > 0:
                    product %= modulus
            if product == 0:
                continue
            target = out_base[d] + out_stride[d] * y
            if d == depth - 1:
                arena[target] += product
                if modulus > 0:
                    arena[target] %= modulus
            else:
                x[d] = y
                value[d + 1] = product
                out_base[d + 1] = target
                descended = True
                break
        if descended:
            d += 1
            entering = True
        else:
            d -= 1
    return work


@njit(cache=True, nogil=True)
def count_maps(
    indptr, indices, codes, vertex_codes, variables, check_ptr, checks, injective
):
    """Count the assignments that satisfy all conditions, injective ones only if asked."""
    n = vertex_codes.shape[0]
    depth = variables.shape[0]
    x = np.zeros(depth, dtype=np.int64)
    position = np.zeros(depth, dtype=np.int64)
    end = np.zeros(depth, dtype=np.int64)
    count = 0
    d = 0
    entering = True
    while d >= 0:
        anchor = variables[d, 0]
        side = variables[d, 1]
        if entering:
            if anchor < 0:
                position[d] = 0
                end[d] = n
            else:
                position[d] = indptr[side, x[anchor]]
                end[d] = indptr[side, x[anchor] + 1]
            entering = False
        descended = False
        while position[d] < end[d]:
            p = position[d]
            position[d] = p + 1
            y = p
            if anchor >= 0:
                y = np.int64(indices[side, p])
                if variables[d, 2] > 0 and codes[side, p] != variables[d, 2]:
                    continue
            if variables[d, 3] >= 0 and vertex_codes[y] != variables[d, 3]:
                continue
            if injective:
                used = False
                for e in range(d):
                    if x[e] == y:
                        used = True
                if used:
                    continue
            if not _passes(indptr, indices, codes, check_ptr, checks, x, d, y):
                continue
            if d == depth - 1:
                count += 1
            else:
                x[d] = y
                descended = True
                break
        if descended:
            d += 1
            entering = True
        else:
            d -= 1
    return count
