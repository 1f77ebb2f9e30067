"""Kernels for treewidth on bit masks of at most 64 vertices.

Two algorithms that share no search idea, so that one can check the other:

- ``at_most`` and ``treewidths``: depth-first search over elimination orders, safe reductions at
  every node, sets of eliminated vertices that failed are remembered;
- ``feasible_sets``: dynamic programming over connected vertex sets C, built from below, where C
  is feasible for k when its vertices can be eliminated with at most k later neighbours each.
"""

import numpy as np
from numba import njit

ONE = np.uint64(1)
ZERO = np.uint64(0)
GOLDEN = np.uint64(0x9E3779B97F4A7C15)


@njit(cache=True, nogil=True)
def count_bits(x):
    """Return the number of ones (compiles to one popcnt instruction)."""
    x = x - ((x >> np.uint64(1)) & np.uint64(0x5555555555555555))
    x = (x & np.uint64(0x3333333333333333)) + ((x >> np.uint64(2)) & np.uint64(0x3333333333333333))
    x = (x + (x >> np.uint64(4))) & np.uint64(0x0F0F0F0F0F0F0F0F)
    return np.int64((x * np.uint64(0x0101010101010101)) >> np.uint64(56))


@njit(cache=True, nogil=True)
def lowest(x):
    """Return the index of the lowest one of x != 0."""
    return count_bits((x & (~x + ONE)) - ONE)


@njit(cache=True, nogil=True)
def bit(v):
    return ONE << np.uint64(v)


# -- depth-first search over elimination orders ------------------------------------------------


@njit(cache=True, nogil=True)
def _eliminate(adj, v):
    """Make the neighbours of v a clique and take v out, in place."""
    around = adj[v]
    rest = around
    while rest:
        u = lowest(rest)
        rest &= rest - ONE
        adj[u] = (adj[u] | around) & ~(bit(u) | bit(v))


@njit(cache=True, nogil=True)
def _almost_simplicial(adj, v):
    """Return whether the neighbours of v, one of them perhaps left out, form a clique."""
    around = adj[v]
    rest = around
    while rest:
        u = lowest(rest)
        rest &= rest - ONE
        missing = around & ~adj[u] & ~bit(u)
        if missing:
            return _clique(adj, around & ~bit(u)) or (
                missing & (missing - ONE) == ZERO and _clique(adj, around & ~missing)
            )
    return True


@njit(cache=True, nogil=True)
def _clique(adj, inside):
    rest = inside
    while rest:
        u = lowest(rest)
        rest &= rest - ONE
        if inside & ~adj[u] & ~bit(u):
            return False
    return True


@njit(cache=True, nogil=True)
def _reduce(adj, alive, k):
    """Eliminate almost simplicial vertices of degree <= k, which never raises the width over k."""
    changed = True
    while changed and count_bits(alive) > k + 1:
        changed = False
        rest = alive
        while rest:
            v = lowest(rest)
            rest &= rest - ONE
            if count_bits(adj[v]) <= k and _almost_simplicial(adj, v):
                _eliminate(adj, v)
                alive &= ~bit(v)
                changed = True
    return alive


@njit(cache=True, nogil=True)
def _is_new(key, keys, stamps, stamp, shift):
    """Insert key != 0 into the open-addressing table; return False when it was there."""
    wrap = np.int64(len(keys) - 1)
    slot = np.int64((key * GOLDEN) >> np.uint64(shift))
    while stamps[slot] == stamp:
        if keys[slot] == key:
            return False
        slot = (slot + 1) & wrap
    keys[slot] = key
    stamps[slot] = stamp
    return True


@njit(cache=True, nogil=True)
def _cheapest(adj, candidates):
    best, least = -1, 65
    while candidates:
        v = lowest(candidates)
        candidates &= candidates - ONE
        degree = count_bits(adj[v])
        if degree < least:
            best, least = v, degree
    return best


@njit(cache=True, nogil=True)
def at_most(stack, alive, candidates, n, k, keys, stamps, stamp, shift):
    """Decide whether the graph ``stack[0, :n]`` has treewidth <= k: 1 yes, 0 no, -1 table full.

    stack: uint64 (n + 1, n), the fill graphs along the branch; alive, candidates: uint64 (n + 1);
    keys, stamps: the table of sets seen, of 2^(64 - shift) slots, valid where stamps == stamp.
    """
    room = len(keys) - (len(keys) >> 2)
    seen = 0
    depth = 0
    alive[0] = (~ZERO) >> np.uint64(64 - n)
    fresh = True
    while depth >= 0:
        adj = stack[depth]
        if fresh:
            alive[depth] = _reduce(adj, alive[depth], k)
            if count_bits(alive[depth]) <= k + 1:
                return 1
            candidates[depth] = ZERO
            if _is_new(alive[depth], keys, stamps, stamp, shift):
                seen += 1
                if seen > room:
                    return -1
                rest = alive[depth]
                while rest:
                    v = lowest(rest)
                    rest &= rest - ONE
                    if count_bits(adj[v]) <= k:
                        candidates[depth] |= bit(v)
        fresh = candidates[depth] != ZERO
        if fresh:
            v = _cheapest(adj, candidates[depth])
            candidates[depth] &= ~bit(v)
            for u in range(n):
                stack[depth + 1, u] = adj[u]
            _eliminate(stack[depth + 1], v)
            alive[depth + 1] = alive[depth] & ~bit(v)
            depth += 1
        else:
            depth -= 1
    return 0


@njit(cache=True, nogil=True)
def _contraction_degeneracy(adj, n):
    """Return the largest minimum degree met when a vertex of least degree is contracted away.

    It goes into the neighbour of least degree; adj is destroyed.
    """
    alive = (~ZERO) >> np.uint64(64 - n)
    best = 0
    while alive:
        v = _cheapest(adj, alive)
        alive &= ~bit(v)
        around = adj[v]
        best = max(best, count_bits(around))
        if around == ZERO:
            continue
        into = _cheapest(adj, around)
        rest = around
        while rest:
            u = lowest(rest)
            rest &= rest - ONE
            adj[u] = (adj[u] | bit(into)) & ~bit(v)
        adj[into] = (adj[into] | around) & ~(bit(into) | bit(v))
    return best


@njit(cache=True, nogil=True)
def treewidths(masks, keys, stamps, shift, out):
    """Write the treewidth of every graph ``masks[i]`` (uint64 (count, n)) to out (int8).

    keys and stamps hold at least 2^(n + 1) slots, so the table never fills; stamps come zeroed.
    """
    count, n = masks.shape
    stack = np.empty((n + 1, n), np.uint64)
    alive = np.empty(n + 1, np.uint64)
    candidates = np.empty(n + 1, np.uint64)
    stamp = 0
    for i in range(count):
        for v in range(n):
            stack[0, v] = masks[i, v]
        k = _contraction_degeneracy(stack[0], n)
        while True:
            for v in range(n):
                stack[0, v] = masks[i, v]
            stamp += 1
            if at_most(stack, alive, candidates, n, k, keys, stamps, stamp, shift) == 1:
                break
            k += 1
        out[i] = k


# -- feasible connected sets, from below ---------------------------------------------------------


@njit(cache=True, nogil=True)
def _find(key, table, sets, shift):
    """Return the slot of key in the table of positions into sets, or of the free slot for it."""
    wrap = np.int64(len(table) - 1)
    slot = np.int64((key * GOLDEN) >> np.uint64(shift))
    while table[slot] >= 0 and sets[table[slot], 0] != key:
        slot = (slot + 1) & wrap
    return slot


@njit(cache=True, nogil=True)
def _component(adj, inside, start):
    grown = start
    edge = start
    while edge:
        v = lowest(edge)
        edge &= edge - ONE
        new = adj[v] & inside & ~grown
        grown |= new
        edge |= new
    return grown


@njit(cache=True, nogil=True)
def _closes(adj, full, c, nc, k, table, sets, shift):
    """Return whether everything outside the feasible c can be eliminated too."""
    rest = full & ~c
    if count_bits(rest) <= k + 1:
        return True
    rest &= ~nc
    while rest:
        part = _component(adj, rest, rest & (~rest + ONE))
        if table[_find(part, table, sets, shift)] < 0:
            return False
        rest &= ~part
    return True


@njit(cache=True, nogil=True)
def _followed(adj, c, nc, k):
    """Add to c the neighbours without neighbours elsewhere; return (0, 0) if |N(c)| > k."""
    if count_bits(nc) > k:
        return ZERO, ZERO
    rest = nc
    while rest:
        w = lowest(rest)
        rest &= rest - ONE
        if adj[w] & ~(c | nc) == ZERO:
            c |= bit(w)
            nc &= ~bit(w)
    return c, nc


@njit(cache=True, nogil=True)
def _doubled(rows):
    out = np.empty((2 * rows.shape[0], rows.shape[1]), np.uint64)
    for i in range(rows.shape[0]):
        for j in range(rows.shape[1]):
            out[i, j] = rows[i, j]
    return out


@njit(cache=True, nogil=True)
def _rebuilt(sets, size, shift):
    """Return a table with twice as many slots as sets has rows."""
    table = np.empty(2 * sets.shape[0], np.int64)
    for i in range(len(table)):
        table[i] = -1
    for i in range(size):
        table[_find(sets[i, 0], table, sets, shift)] = i
    return table


@njit(cache=True, nogil=True)
def _join(block, blocks, c, nc, k, out):
    """Write the union of a block and the set c to row out of blocks, where it is allowed."""
    common = blocks[block, 2] & nc
    if common == ZERO or blocks[block, 0] & (c | nc) != ZERO:
        return False
    around = blocks[block, 1] | nc
    if count_bits(around) > k + 1:
        return False
    blocks[out, 0] = blocks[block, 0] | c
    blocks[out, 1] = around
    blocks[out, 2] = common
    return True


@njit(cache=True, nogil=True)
def _join_all(head, sets, tops, blocks, count, k):
    """Append the unions of the set at head and every block made so far that may stand beside it.

    The blocks whose last set is ``sets[i]`` are rows tops[i, 1] to tops[i, 2]; none of them may
    stand beside a set that ``sets[i]`` itself may not. Returns blocks, count and the work done.
    """
    c, nc = sets[head, 0], sets[head, 1]
    first = count
    looked = head + 1
    for i in range(-1, head):
        if i < 0:
            start, stop = 0, 1
        else:
            start, stop = np.int64(tops[i, 1]), np.int64(tops[i, 2])
            if (
                start == stop
                or sets[i, 0] & (c | nc) != ZERO
                or sets[i, 1] & nc == ZERO
                or count_bits(sets[i, 1] | nc) > k + 1
            ):
                continue
        looked += stop - start
        for b in range(start, stop):
            if count == blocks.shape[0]:
                blocks = _doubled(blocks)
            if _join(b, blocks, c, nc, k, count):
                count += 1
    tops[head, 1], tops[head, 2] = np.uint64(first), np.uint64(count)
    return blocks, count, looked


@njit(cache=True, nogil=True)
def feasible_sets(adj, k, limit_sets, limit_blocks, limit_steps):
    """Decide whether the connected graph adj (uint64 (n,), 2 <= n <= 64) has treewidth <= k.

    A connected set C is feasible when |N(C)| <= k and, for some v in C, every component of
    C - v is feasible: v is eliminated last. A block is a union of feasible sets, no two of them
    adjacent, with a common neighbour, hence a possible C - v; block 0 is the empty union.
    Every feasible set is followed by those of its neighbours that have no other neighbours
    outside: they are simplicial by then.

    Sets of more than n/2 vertices are not built upon: some elimination order of width k has such
    a set whose components without its last vertex have at most n/2 vertices, and so have the
    components of what lies outside C and N(C), which are feasible as well.

    Returns (status, sets, tops, size, position, steps). status: 1 yes, 0 no, -1 beyond a limit.
    The first size rows count: of sets (uint64), the set, its neighbours, the set before its
    neighbours followed; of tops, first the vertex v. With status 1, the outside of
    ``sets[position]`` is feasible or has at most k + 1 vertices.
    """
    n = len(adj)
    full = (~ZERO) >> np.uint64(64 - n)
    sets = np.empty((1024, 3), np.uint64)
    tops = np.zeros((1024, 3), np.uint64)
    shift = 64 - 11
    table = _rebuilt(sets, 0, shift)
    blocks = np.empty((1024, 3), np.uint64)
    blocks[0, 0], blocks[0, 1], blocks[0, 2] = ZERO, ZERO, full
    first, count, size, head, steps = 0, 1, 0, 0, 0
    while True:
        for b in range(first, count):
            heads = blocks[b, 2]
            while heads:
                v = lowest(heads)
                heads &= heads - ONE
                seed = blocks[b, 0] | bit(v)
                c, nc = _followed(adj, seed, (blocks[b, 1] | adj[v]) & ~seed, k)
                if c == ZERO:
                    continue
                slot = _find(c, table, sets, shift)
                if table[slot] >= 0:
                    continue
                if size == limit_sets:
                    return -1, sets, tops, size, -1, steps
                if size == sets.shape[0]:
                    sets, tops, shift = _doubled(sets), _doubled(tops), shift - 1
                    table = _rebuilt(sets, size, shift)
                    slot = _find(c, table, sets, shift)
                sets[size, 0], sets[size, 1], sets[size, 2] = c, nc, seed
                tops[size, 0], tops[size, 1], tops[size, 2] = np.uint64(v), ZERO, ZERO
                table[slot] = size
                size += 1
                if _closes(adj, full, c, nc, k, table, sets, shift):
                    return 1, sets, tops, size, size - 1, steps
        while head < size and 2 * count_bits(sets[head, 0]) > n:
            head += 1
        if head == size:
            break
        if steps > limit_steps or count > limit_blocks:
            return -1, sets, tops, size, -1, steps
        first = count
        blocks, count, looked = _join_all(head, sets, tops, blocks, count, k)
        steps += looked
        head += 1
    for i in range(size):
        if _closes(adj, full, sets[i, 0], sets[i, 1], k, table, sets, shift):
            return 1, sets, tops, size, i, steps
    return 0, sets, tops, size, -1, steps
