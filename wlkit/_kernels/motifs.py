"""Nested loops over the vertices of one bag, and over injective maps, in many hosts at once.

Hosts come concatenated as compressed rows: host h has the vertices `vertex_ptr[h]` to
`vertex_ptr[h + 1]`; `indptr` int64 (r, N + 1) points into `indices` and `codes` int32 (r, arcs),
r = 1 for undirected hosts, 2 for directed ones (row 0 out-neighbours, row 1 in-neighbours).
`indices` are numbers within the host, each row ascending. Loop variables are numbered by depth;
row d of `variables`, int64 (D, 4), is (anchor, side, code, label): candidates are the neighbours
of variable `anchor` on `side` whose edge has the given code (0: any), or all vertices when
anchor < 0, among those with the vertex code `label` (-1: any). Rows `check_ptr[d]` to
`check_ptr[d + 1]` of `checks`, int64 (c, 3), are (other, side, code): the edge from variable
`other` to the candidate must have that code (0: any, -1: must be absent).
"""

import numpy as np
from numba import njit


@njit(cache=True, nogil=True)
def _edge_code(first, indptr, indices, codes, side, u, v):
    """Code of the edge from u to v on the given side, 0 when there is none: by bisection."""
    low = indptr[side, first + u]
    high = indptr[side, first + u + 1]
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
def _passes(first, indptr, indices, codes, check_ptr, checks, x, d, y):
    for c in range(check_ptr[d], check_ptr[d + 1]):
        other = checks[c, 0]
        code = _edge_code(first, indptr, indices, codes, checks[c, 1], x[other], y)
        wanted = checks[c, 2]
        if wanted < 0:
            if code != 0:
                return False
        elif code == 0 or (wanted > 0 and code != wanted):
            return False
    return True


@njit(cache=True, nogil=True)
def bag_sum(
    n,
    first,
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

    The host has `n` vertices from number `first` on. Table t, one of `table_ptr[d]` to
    `table_ptr[d + 1]` where d is the last of its variables, has its entry for the assignment x
    at ``arena[table_offset[t] + table_stride[t] @ x]``; the result goes to
    ``arena[out_offset + out_stride @ x]``. `modulus` 0 means plain int64: the caller has proved
    that nothing overflows. Returns the number of candidates looked at.
    """
    depth = variables.shape[0]
    x = np.zeros(depth, dtype=np.int64)
    position = np.zeros(depth, dtype=np.int64)
    end = np.zeros(depth, dtype=np.int64)
    value = np.ones(depth + 1, dtype=np.int64)
    out_base = np.zeros(depth + 1, dtype=np.int64)
    base = np.zeros(table_offset.shape[0], dtype=np.int64)  # only those of this bag are used
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
                position[d] = indptr[side, first + x[anchor]]
                end[d] = indptr[side, first + x[anchor] + 1]
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
            if variables[d, 3] >= 0 and vertex_codes[first + y] != variables[d, 3]:
                continue
            if not _passes(first, indptr, indices, codes, check_ptr, checks, x, d, y):
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
def run_steps(
    vertex_ptr,
    indptr,
    indices,
    codes,
    vertex_codes,
    step_ptr,
    variables,
    check_ptr,
    checks,
    table_ptr,
    table_step,
    table_axis,
    out_axis,
    modulus,
    out,
):
    """Run the steps of a plan in every host and write its last table to `out`, host by host.

    Step s has the loop variables `step_ptr[s]` to `step_ptr[s + 1]`; `out_axis[s, d]` is the
    power of n by which its table strides along its variable d, -1 if the table has no such axis.
    Factor t is the table of step `table_step[t]` with the axes `table_axis[t]`. The last table
    of a plan without roots is one number. Returns the number of candidates looked at.
    """
    steps = out_axis.shape[0]
    at = 0
    widest = out_axis.shape[1]
    factors = table_step.shape[0]
    offset = np.zeros(steps + 1, dtype=np.int64)
    table_offset = np.zeros(factors, dtype=np.int64)
    table_stride = np.zeros((factors, widest), dtype=np.int64)
    out_stride = np.zeros((steps, widest), dtype=np.int64)
    arena = np.zeros(0, dtype=np.int64)
    power = np.ones(widest + 1, dtype=np.int64)
    work = 0
    for h in range(vertex_ptr.shape[0] - 1):
        first = vertex_ptr[h]
        n = vertex_ptr[h + 1] - first
        for k in range(widest):
            power[k + 1] = power[k] * n
        for s in range(steps):
            axes = 0
            for d in range(widest):
                axis = out_axis[s, d]
                out_stride[s, d] = 0
                if axis >= 0:
                    out_stride[s, d] = power[axis]
                    axes += 1
            offset[s + 1] = offset[s] + power[axes]
        for t in range(factors):
            table_offset[t] = offset[table_step[t]]
            for d in range(widest):
                axis = table_axis[t, d]
                table_stride[t, d] = power[axis] if axis >= 0 else 0
        if arena.shape[0] < offset[steps]:
            arena = np.zeros(offset[steps], dtype=np.int64)
        else:
            arena[: offset[steps]] = 0
        for s in range(steps):
            a = step_ptr[s]
            b = step_ptr[s + 1]
            work += bag_sum(
                n,
                first,
                indptr,
                indices,
                codes,
                vertex_codes,
                variables[a:b],
                check_ptr[a : b + 1],
                checks,
                table_ptr[a : b + 1],
                table_offset,
                table_stride,
                offset[s],
                out_stride[s],
                arena,
                modulus,
            )
        for i in range(offset[steps - 1], offset[steps]):
            out[at] = arena[i]
            at += 1
    return work


@njit(cache=True, nogil=True)
def _count_maps(
    n,
    first,
    indptr,
    indices,
    codes,
    vertex_codes,
    variables,
    check_ptr,
    checks,
    injective,
    stack,
    d,
    fuel,
):
    depth = variables.shape[0]
    x = np.zeros(depth, dtype=np.int64)
    position = np.zeros(depth, dtype=np.int64)
    end = np.zeros(depth, dtype=np.int64)
    x[:d] = stack[0, :d]
    position[:d] = stack[1, :d]
    end[:d] = stack[2, :d]
    count = 0
    entering = True
    while d >= 0:
        anchor = variables[d, 0]
        side = variables[d, 1]
        if entering:
            if anchor < 0:
                position[d] = 0
                end[d] = n
            else:
                position[d] = indptr[side, first + x[anchor]]
                end[d] = indptr[side, first + x[anchor] + 1]
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
            if variables[d, 3] >= 0 and vertex_codes[first + y] != variables[d, 3]:
                continue
            if injective:
                used = False
                for e in range(d):
                    if x[e] == y:
                        used = True
                if used:
                    continue
            if not _passes(first, indptr, indices, codes, check_ptr, checks, x, d, y):
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
            fuel -= 1
            if fuel < 0:
                break
        else:
            d -= 1
    if d >= 0:
        stack[0] = x
        stack[1] = position
        stack[2] = end
    return count, d, fuel


@njit(cache=True, nogil=True)
def count_maps(
    vertex_ptr,
    indptr,
    indices,
    codes,
    vertex_codes,
    variables,
    check_ptr,
    checks,
    injective,
    stack,
    state,
    fuel,
    out,
):
    """Count in every host the assignments that satisfy all conditions, injective ones if asked.

    Stops after `fuel` inner loops and goes on from there in the next call: `state`, int64 (2,), is
    the host and the depth of the loop to begin, (0, 0) at first; `stack`, int64 (3, D), holds the
    loops outside it. Returns whether all hosts are done; `out` is added to.
    """
    while state[0] < vertex_ptr.shape[0] - 1:
        h = state[0]
        first = vertex_ptr[h]
        count, d, fuel = _count_maps(
            vertex_ptr[h + 1] - first,
            first,
            indptr,
            indices,
            codes,
            vertex_codes,
            variables,
            check_ptr,
            checks,
            injective,
            stack,
            state[1],
            fuel,
        )
        out[h] += count
        if d >= 0:
            state[1] = d
            return False
        state[0] = h + 1
        state[1] = 0
    return True
