"""Canonical labelling and automorphisms by refinement and individualisation, as numba kernels.

The search tree is McKay's: a node is an ordered equitable partition, its children individualise
the vertices of one target cell, its leaves are labellings.  Kept invariants:

- every choice (order of splitters, order of fragments, target cell) and every number that enters
  a trace or a leaf key depends on the isomorphism class of the node only; hashes may collide,
  which makes a cell or a key coarser but never wrong, since leaves are compared entry by entry
  and automorphisms are checked entry by entry;
- the canonical leaf has the largest (step traces, ..., hash, matrix), compared in this order;
- a subtree is left out only if it cannot hold a better leaf and does not follow the first path, or
  if a checked automorphism that fixes its parent maps it onto an earlier subtree.

Numbers that go into an inner kernel are made by np.int64: numba compiles a kernel anew for every
literal.  `lab` is the vertex order, `pos` its inverse, a cell is named by its first position, and
`bound[p]` is the tree level at which position p became the start of a cell, so that going
up the tree is a merge and needs no copies.  All products stay below 2**62: nothing wraps.
"""

import numpy as np
from numba import njit

MASK61 = (1 << 61) - 1
MASK47 = (1 << 47) - 1
LOW31 = (1 << 31) - 1
LOW13 = (1 << 13) - 1
FAR = (1 << 31) - 1
WORK = 29  # rows of scratch; the first four named ones are results
BEST, ORBIT, BASE, INDEX = 14, 15, 16, 17
STEPS, FIRST_STEPS, BEST_STEPS, TRIAL_STEPS, STRONG = 0, 1, 2, 3, 4


@njit(cache=True, nogil=True)
def mix(x):
    """Return a scrambled 61-bit value of 0 <= x < 2**61."""
    x = (x & LOW31) * 459250547 + (x >> 31) * 503394313 + 1013904223
    x = x ^ (x >> 29)
    x = (x & LOW31) * 387276917 + (x >> 31) * 494095811 + 271828183
    x = x ^ (x >> 32)
    x = (x & LOW31) * 531278543 + (x >> 31) * 421532047
    return (x ^ (x >> 27)) & MASK61


@njit(cache=True, nogil=True)
def copy(target, source):
    """Copy source to the front of target (a loop compiles ten times faster than a slice)."""
    for i in range(source.size):
        target[i] = source[i]


@njit(cache=True, nogil=True)
def doubled(rows):
    """Return an int64 table with twice the rows, the old ones in front."""
    out = np.empty((2 * rows.shape[0], rows.shape[1]), np.int64)
    for i in range(rows.shape[0]):
        copy(out[i], rows[i])
    return out


@njit(cache=True, nogil=True)
def default_code(codes):
    """Return the code of a strict majority of the off-diagonal entries, else 0."""
    n = codes.shape[0]
    best = 0
    votes = 0
    for u in range(n):
        for v in range(n):
            if u != v:
                if votes == 0:
                    best = codes[u, v]
                    votes = 1
                elif codes[u, v] == best:
                    votes += 1
                else:
                    votes -= 1
    count = 0
    for u in range(n):
        for v in range(n):
            if u != v and codes[u, v] == best:
                count += 1
    return best if 2 * count > n * (n - 1) else 0


@njit(cache=True, nogil=True)
def sparse_rows(codes, indptr, nbr, wt):
    """Fill the rows of pairs that differ from the default pair; return `nbr, wt` (grown)."""
    n = codes.shape[0]
    d = default_code(codes)
    k = 0
    last_a = -1
    last_b = -1
    weight = 0
    for u in range(n):
        indptr[u] = k
        if k + n > nbr.size:
            size = 2 * nbr.size + n
            nbr2 = np.empty(size, np.int64)
            wt2 = np.empty(size, np.int64)
            for i in range(k):
                nbr2[i] = nbr[i]
                wt2[i] = wt[i]
            nbr = nbr2
            wt = wt2
        for v in range(n):
            a = codes[v, u]
            b = codes[u, v]
            if u != v and (a != d or b != d):
                nbr[k] = v
                if a != last_a or b != last_b:
                    # seen from v; positive and below 2**47: sums over 2**13 vertices are exact
                    weight = (mix(mix(np.int64(a)) ^ np.int64(b)) & MASK47) | 1
                    last_a = a
                    last_b = b
                wt[k] = weight
                k += 1
    indptr[n] = k
    return nbr, wt


@njit(cache=True, nogil=True)
def sort_by_key(lab, key, lo, hi):
    """Sort lab[lo:hi] by key[lab] in place (Shell sort: short ranges, no allocation)."""
    gap = 1
    while gap < (hi - lo) // 3:
        gap = 3 * gap + 1
    while gap > 0:
        for i in range(lo + gap, hi):
            x = lab[i]
            kx = key[x]
            j = i
            while j - gap >= lo and key[lab[j - gap]] > kx:
                lab[j] = lab[j - gap]
                j -= gap
            lab[j] = x
        gap //= 3


@njit(cache=True, nogil=True)
def sort_values(values, count):
    """Sort values[:count] in place (Shell sort)."""
    gap = 1
    while gap < count // 3:
        gap = 3 * gap + 1
    while gap > 0:
        for i in range(gap, count):
            x = values[i]
            j = i
            while j - gap >= 0 and values[j - gap] > x:
                values[j] = values[j - gap]
                j -= gap
            values[j] = x
        gap //= 3


@njit(cache=True, nogil=True)
def initial_partition(vertex_codes, codes, lab, pos, cell, size, bound, key, klass):
    """Order vertices by (vertex code, loop code); return the number of cells."""
    n = lab.size
    for v in range(n):
        lab[v] = v
        key[v] = (np.int64(vertex_codes[v]) << 31) + codes[v, v]
    sort_by_key(lab, key, np.int64(0), n)
    cells = np.int64(0)
    s = 0
    for p in range(n):
        v = lab[p]
        if p == 0 or key[v] != key[lab[p - 1]]:
            cells += 1
            s = p
            size[s] = 0
            bound[p] = 0
        else:
            bound[p] = FAR
        pos[v] = p
        cell[v] = s
        klass[v] = s
        size[s] += 1
    for v in range(n):
        key[v] = 0
    return cells


@njit(cache=True, nogil=True)
def refine(
    ws, steps, n, indptr, nbr, wt, level, cells, pending, trace, at, fresh, like, versus, rival
):
    """Refine to an equitable partition from the queued splitters.

    The trace of each step goes to row STEPS from column `at` on.  `like` says whether the node
    has followed row FIRST_STEPS so far, `versus` how it compares with row `rival`; the
    refinement stops as soon as the node follows neither and is worse than its rival.  Returns
    `cells, at, like, versus`.
    """
    lab, pos, cell, size, bound = ws[0], ws[1], ws[2], ws[3], ws[4]
    queue, queued, key, touched = ws[5], ws[6], ws[7], ws[8]
    hit, hits = ws[9], ws[10]
    head = 0
    done = False
    while not done:
        done = pending == 0 or cells == n
        if fresh == 1:
            steps[FIRST_STEPS, at] = steps[rival, at] = trace
        else:
            if trace != steps[FIRST_STEPS, at]:
                like = 0
            if versus == 0 and trace != steps[rival, at]:
                versus = 1 if trace > steps[rival, at] else -1
            if like == 0 and versus == -1:
                break
        steps[STEPS, at] = trace
        at += 1
        if done:
            break
        s = queue[head]
        head = head + 1 if head + 1 < n else 0
        pending -= 1
        queued[s] = 0
        trace = mix(trace ^ s)
        nt = 0
        for p in range(s, s + size[s]):
            w = lab[p]
            for e in range(indptr[w], indptr[w + 1]):
                v = nbr[e]
                if key[v] == 0:
                    touched[nt] = v
                    nt += 1
                key[v] += wt[e]
        nh = np.int64(0)
        for i in range(nt):
            v = touched[i]
            c = cell[v]
            if size[c] == 1:
                trace = (trace + mix(key[v] ^ (c << 40))) & MASK61
            else:
                if hits[c] == 0:
                    hit[nh] = c
                    nh += 1
                hits[c] += 1
                p = pos[v]
                q = c + size[c] - hits[c]
                u = lab[q]
                lab[p] = u
                pos[u] = p
                lab[q] = v
                pos[v] = q
        sort_values(hit, nh)
        for i in range(nh):
            c = hit[i]
            end = c + size[c]
            lo = end - hits[c]
            hits[c] = 0
            same = True
            k0 = key[lab[lo]]
            for p in range(lo + 1, end):
                if key[lab[p]] != k0:
                    same = False
                    break
            if same and lo == c:
                trace = mix(trace ^ (k0 + c))
                continue
            if not same:
                sort_by_key(lab, key, lo, end)
            largest = lo - c
            keep = c
            p = lo
            while p < end:
                q = p + 1
                kp = key[lab[p]]
                while q < end and key[lab[q]] == kp:
                    q += 1
                trace = mix(trace ^ (kp + p) ^ (q << 40))
                if q - p > largest:
                    largest = q - p
                    keep = p
                for r in range(p, q):
                    v = lab[r]
                    pos[v] = r
                    cell[v] = p
                size[p] = q - p
                if p != c:
                    bound[p] = level
                    cells += 1
                p = q
            if lo > c:
                size[c] = lo - c
            all_parts = queued[c] == 1
            p = c
            while p < end:
                if queued[p] == 0 and (all_parts or p != keep):
                    queued[p] = 1
                    tail = head + pending
                    queue[tail if tail < n else tail - n] = p
                    pending += 1
                p += size[p]
        for i in range(nt):
            key[touched[i]] = 0
        # the low bits are the number of cells itself: equal steps have equally many cells
        trace = (mix(trace) & ~LOW13) | cells
    while pending > 0:
        queued[queue[head]] = 0
        head = head + 1 if head + 1 < n else 0
        pending -= 1
    return cells, at, like, versus


@njit(cache=True, nogil=True)
def backtrack(lab, cell, size, bound, level):
    """Merge the cells that were split below `level`; return the number of cells."""
    n = lab.size
    cells = 0
    s = 0
    for p in range(n):
        if bound[p] <= level:
            if p > 0:
                size[s] = p - s
            s = p
            cells += 1
        else:
            bound[p] = FAR
        cell[lab[p]] = s
    size[s] = n - s
    return cells


@njit(cache=True, nogil=True)
def target_cell(indptr, nbr, lab, cell, size, hits):
    """Return the cell joined to most others neither fully nor not at all, then the smallest."""
    n = lab.size
    best = -1
    score = -1
    p = 0
    while p < n:
        if size[p] > 1:
            value = 0
            v = lab[p]
            for e in range(indptr[v], indptr[v + 1]):
                hits[cell[nbr[e]]] += 1
            for e in range(indptr[v], indptr[v + 1]):
                c = cell[nbr[e]]
                if hits[c] > 0 and size[c] > 1 and hits[c] < size[c]:
                    value += 1
                hits[c] = 0
            value = value * n + n - size[p]
            if value > score:
                score = value
                best = p
        p += size[p]
    return best


@njit(cache=True, nogil=True)
def individualise(ws, n, c, v, level):
    """Split v off the front of cell c, at this level, and queue it as the only splitter."""
    lab, pos, cell, size, bound = ws[0], ws[1], ws[2], ws[3], ws[4]
    u = lab[c]
    p = pos[v]
    lab[p] = u
    pos[u] = p
    lab[c] = v
    pos[v] = c
    size[c + 1] = size[c] - 1
    size[c] = 1
    bound[c + 1] = level
    for p in range(c + 1, c + 1 + size[c + 1]):
        cell[lab[p]] = c + 1
    ws[5, 0] = c
    ws[6, c] = 1


@njit(cache=True, nogil=True)
def best_child(ws, steps, n, indptr, nbr, wt, c, level, cells, at, trials):
    """Return the vertex of cell c whose refinement has the largest trace, of `trials` tried."""
    lab, cell, size, bound, sample = ws[0], ws[2], ws[3], ws[4], ws[13]
    zero, one = np.int64(0), np.int64(1)
    count = size[c]
    step = max(1, count // trials)
    for p in range(count):
        sample[p] = lab[c + p]
    best = -one
    for i in range(0, count, step):
        individualise(ws, n, c, sample[i], level + 1)
        _, end, _, versus = refine(
            ws,
            steps,
            n,
            indptr,
            nbr,
            wt,
            level + 1,
            cells + 1,
            one,
            c,
            at,
            zero,
            zero,
            one if best == -1 else zero,
            one * TRIAL_STEPS,
        )
        if versus == 1:
            best = sample[i]
            for k in range(at, end):
                steps[TRIAL_STEPS, k] = steps[STEPS, k]
        backtrack(lab, cell, size, bound, level)
    return best


@njit(cache=True, nogil=True)
def is_automorphism(codes, indptr, nbr, klass, gamma):
    """Whether gamma keeps vertex classes and all pair codes (rows of moved vertices suffice)."""
    for u in range(gamma.size):
        x = gamma[u]
        if x == u:
            continue
        if klass[u] != klass[x] or indptr[u + 1] - indptr[u] != indptr[x + 1] - indptr[x]:
            return False
        for e in range(indptr[u], indptr[u + 1]):
            v = nbr[e]
            y = gamma[v]
            if codes[u, v] != codes[x, y] or codes[v, u] != codes[y, x]:
                return False
    return True


@njit(cache=True, nogil=True)
def guess_automorphism(first_lab, first_bound, lab, level, gamma, back):
    """Fill gamma: singletons of the first path's node onto those here, cycles closed."""
    n = lab.size
    for v in range(n):
        gamma[v] = -1
        back[v] = -1
    for p in range(n):
        if first_bound[p] <= level and (p + 1 == n or first_bound[p + 1] <= level):
            gamma[first_lab[p]] = lab[p]
            back[lab[p]] = first_lab[p]
    for v in range(n):
        if gamma[v] == -1:
            u = v
            while back[u] != -1:
                u = back[u]
            gamma[v] = u


@njit(cache=True, nogil=True)
def find(parent, v):
    """Return the least vertex of the orbit of v, halving paths."""
    while parent[v] != v:
        parent[v] = parent[parent[v]]
        v = parent[v]
    return v


@njit(cache=True, nogil=True)
def merge(parent, gamma):
    """Join the orbits along gamma; return whether any two were joined."""
    joined = False
    for v in range(gamma.size):
        if gamma[v] != v:
            a = find(parent, v)
            b = find(parent, gamma[v])
            if a < b:
                parent[b] = a
                joined = True
            elif b < a:
                parent[a] = b
                joined = True
    return joined


@njit(cache=True, nogil=True)
def leaf_hash(indptr, nbr, wt, pos):
    """Return a hash of the relabelled matrix."""
    n = pos.size
    total = 0
    for u in range(n):
        for e in range(indptr[u], indptr[u + 1]):
            place = np.int64(pos[u]) * n + pos[nbr[e]]
            total = (total + mix(wt[e] ^ (place << 29 & MASK61))) & MASK61
    return total


@njit(cache=True, nogil=True)
def compare_leaves(codes, lab, other):
    """Return the sign of the comparison of the two relabelled matrices, entry by entry."""
    n = lab.size
    for i in range(n):
        for j in range(n):
            a = codes[lab[i], lab[j]]
            b = codes[other[i], other[j]]
            if a != b:
                return 1 if a > b else -1
    return 0


@njit(cache=True, nogil=True)
def next_child(lab, size, c, last, parent, done):
    """Return the least vertex above `last` in cell c that is least in its orbit, or -1.

    The orbit of `done` is left out (-1: none).
    """
    best = -1
    skip = -1 if done == -1 else find(parent, done)
    for p in range(c, c + size[c]):
        v = lab[p]
        if v > last and (best == -1 or v < best) and parent[v] == v and v != skip:
            best = v
    return best


@njit(cache=True, nogil=True)
def fixed_prefix(gamma, path, depth):
    """Return how many leading individualised vertices gamma fixes."""
    k = 0
    while k < depth and gamma[path[k]] == path[k]:
        k += 1
    return k


@njit(cache=True, nogil=True)
def local_orbits(gens, ngens, path, level, parent):
    """Fill parent with the orbits of the known automorphisms that fix path[:level]."""
    n = parent.size
    for v in range(n):
        parent[v] = v
    for k in range(ngens):
        if fixed_prefix(gens[k], path, level) == level:
            merge(parent, gens[k])


@njit(cache=True, nogil=True)
def match_leaf(codes, indptr, nbr, klass, leaves, keys, count, leaf_key, lab, gamma):
    """Whether a remembered leaf has the same matrix; gamma maps it onto lab."""
    for i in range(count):
        if keys[i] == leaf_key:
            for p in range(lab.size):
                gamma[leaves[i, p]] = lab[p]
            if is_automorphism(codes, indptr, nbr, klass, gamma):
                return True
    return False


@njit(cache=True, nogil=True)
def search(codes, vertex_codes, ws, steps, indptr, nbr, wt, gens, leaves, keys, memory, trials):
    """Search the tree of one graph.

    `ws` is int64 scratch of WORK rows; on return row BEST holds the canonical order of the
    vertices, row ORBIT their orbits, row BASE the first path and row INDEX the lengths of its
    basic orbits.  Row STRONG of `steps` marks the strong generators.  At most `memory` leaves are
    remembered.  Returns the grown arrays and the numbers of generators, base points and nodes.

    With `trials` = 0 a descent takes the first child.  That can climb through exponentially many
    better and better leaves (disjoint unions of graphs of several kinds), so after a few of them
    the search gives up with nodes = -1; with trials > 0 a descent takes the best of some children.
    """
    n = codes.shape[0]
    lab, pos, cell, size, bound = ws[0], ws[1], ws[2], ws[3], ws[4]
    queue, queued, key, hits, done = ws[5], ws[6], ws[7], ws[10], ws[28]
    klass, gamma, back, local = ws[11], ws[12], ws[13], ws[25]
    best, orbit, base, index = ws[BEST], ws[ORBIT], ws[BASE], ws[INDEX]
    first, first_bound, best_bound = ws[18], ws[19], ws[20]
    target, last, path = ws[21], ws[22], ws[23]
    start, like_first, versus_best = ws[24], ws[26], ws[27]

    nbr, wt = sparse_rows(codes, indptr, nbr, wt)
    cells = initial_partition(vertex_codes, codes, lab, pos, cell, size, bound, key, klass)
    zero, one = np.int64(0), np.int64(1)
    pending = zero
    for p in range(n):
        hits[p] = 0
        queued[p] = 0
        orbit[p] = p
        index[p] = 1
        if bound[p] == 0:
            queued[p] = 1
            queue[pending] = p
            pending += 1
    rival = one * BEST_STEPS
    cells, at, like, versus = refine(
        ws, steps, n, indptr, nbr, wt, zero, cells, pending, cells, zero, one, one, zero, rival
    )
    copy(best, lab)
    if cells == n:
        return nbr, wt, gens, leaves, keys, zero, zero, one
    level, depth, nodes, ngens, climbs = zero, -one, one, zero, zero
    nleaves = ring = one + one
    first_level = n  # nodes at levels <= first_level are ancestors of the first leaf
    like_first[0], versus_best[0], start[0] = 1, 0, at
    target[0] = target_cell(indptr, nbr, lab, cell, size, hits)
    last[0] = -2
    while level >= 0:
        c = target[level]
        fresh = one if depth == -1 else zero
        child = -one
        if last[level] == -2:
            if trials > 0 and (fresh == 1 or versus_best[level] == 1):
                child = best_child(
                    ws, steps, n, indptr, nbr, wt, c, level, cells, start[level], trials
                )
            done[level] = child
            last[level] = -1
        if child != -1:
            pass
        elif level <= first_level:
            child = next_child(lab, size, c, last[level], orbit, done[level])
            last[level] = child
        else:
            local_orbits(gens, ngens, path, level, local)
            child = next_child(lab, size, c, last[level], local, done[level])
            last[level] = child
        if child == -1:
            if level == first_level:
                root = find(orbit, base[level])
                count = 0
                for p in range(c, c + size[c]):
                    count += find(orbit, lab[p]) == root
                index[level] = count
                first_level -= 1
            level -= 1
            cells = backtrack(lab, cell, size, bound, level)
            continue
        nodes += 1
        path[level] = child
        individualise(ws, n, c, child, level + 1)
        cells, at, like, versus = refine(
            ws,
            steps,
            n,
            indptr,
            nbr,
            wt,
            level + 1,
            cells + 1,
            one,
            c,
            start[level],
            fresh,
            like_first[level],
            versus_best[level],
            rival,
        )
        if versus == -1 and like == 0:
            cells = backtrack(lab, cell, size, bound, level)
            continue
        if fresh:
            base[level] = child
        level += 1
        start[level], like_first[level], versus_best[level] = at, like, versus
        if cells < n:
            found = False
            if like == 1 and fresh == 0:
                guess_automorphism(first, first_bound, lab, level, gamma, back)
                found = is_automorphism(codes, indptr, nbr, klass, gamma)
            if versus == 0 and not found and fresh == 0:
                guess_automorphism(best, best_bound, lab, level, gamma, back)
                found = is_automorphism(codes, indptr, nbr, klass, gamma)
            if not found:
                target[level] = target_cell(indptr, nbr, lab, cell, size, hits)
                last[level] = -2
                continue
        else:
            leaf_key = leaf_hash(indptr, nbr, wt, pos)
            if fresh:
                depth = level
                first_level = level - 1
                copy(first, lab)
                copy(first_bound, bound)
                copy(best, lab)
                copy(best_bound, bound)
                for i in range(2):
                    keys[i] = leaf_key
                    copy(leaves[i], lab)
                level -= 1
                cells = backtrack(lab, cell, size, bound, level)
                continue
            found = match_leaf(
                codes, indptr, nbr, klass, leaves, keys, nleaves, leaf_key, lab, gamma
            )
        if found:
            joined = merge(orbit, gamma)
            if joined or ngens < 4 * n:
                if ngens == gens.shape[0]:
                    gens = doubled(gens)
                copy(gens[ngens], gamma)
                steps[STRONG, ngens] = joined
                ngens += 1
            level = fixed_prefix(gamma, path, level)
            cells = backtrack(lab, cell, size, bound, level)
            continue
        better = versus == 1 or (versus == 0 and leaf_key > keys[1])
        if versus == 0 and leaf_key == keys[1]:
            better = compare_leaves(codes, lab, best) > 0
        slot = ring  # slot 0 holds the first leaf, slot 1 the best, the others a ring
        if nleaves < memory:
            slot = nleaves
            nleaves += 1
            if slot == keys.size:
                leaves = doubled(leaves)
                more_keys = np.empty(2 * slot, np.int64)
                copy(more_keys, keys)
                keys = more_keys
        else:
            ring = ring + 1 if ring + 1 < memory else 2
        if better:
            copy(leaves[slot], best)
            keys[slot] = keys[1]
            copy(best, lab)
            copy(leaves[1], lab)
            keys[1] = leaf_key
            copy(best_bound, bound)
            for i in range(level + 1):
                versus_best[i] = 0
            climbs += versus
            if climbs > 8 and trials == 0:
                return nbr, wt, gens, leaves, keys, zero, zero, -one
            for i in range(at):
                steps[BEST_STEPS, i] = steps[STEPS, i]
        else:
            copy(leaves[slot], lab)
            keys[slot] = leaf_key
        level -= 1
        cells = backtrack(lab, cell, size, bound, level)
    for v in range(n):
        orbit[v] = find(orbit, v)
    return nbr, wt, gens, leaves, keys, ngens, depth, nodes


@njit(cache=True, nogil=True)
def canonical_many(codes, vertex_codes, memory, trials, want_generators):
    """Canonise graphs of one order n >= 1.

    `codes` int32 (b, n, n), `vertex_codes` int32 (b, n), n < 2**13.  Returns `perms` (b, n)
    int32 (vertex v goes to perms[v]), `orbits` (b, n) int32 (least vertex of the orbit),
    `bases` and `index` (b, n) int32 (base points, -1 beyond the last, and basic orbit lengths),
    `generators` (k, n) int64 with their row pointers int64 (b + 1,), and `nodes` int64 (b,).
    """
    b, n = vertex_codes.shape
    ws = np.empty((WORK, n), np.int64)
    steps = np.empty((5, 5 * n + 8), np.int64)  # at most 3 n steps on a path, 5 n generators
    indptr = np.empty(n + 1, np.int64)
    nbr = np.empty(4 * n, np.int64)
    wt = np.empty(4 * n, np.int64)
    gens = np.empty((8, n), np.int64)
    leaves = np.empty((8, n), np.int64)
    keys = np.empty(8, np.int64)
    perms = np.empty((b, n), np.int32)
    orbits = np.empty((b, n), np.int32)
    bases = np.empty((b, n), np.int32)
    index = np.empty((b, n), np.int32)
    nodes = np.empty(b, np.int64)
    pointers = np.zeros(b + 1, np.int64)
    out = np.empty((8, n), np.int64)
    total = 0
    for g in range(b):
        greedy = np.int64(0)
        nodes[g] = -1
        while nodes[g] < 0:
            nbr, wt, gens, leaves, keys, ngens, depth, nodes[g] = search(
                codes[g],
                vertex_codes[g],
                ws,
                steps,
                indptr,
                nbr,
                wt,
                gens,
                leaves,
                keys,
                memory,
                greedy,
            )
            greedy = trials
        for p in range(n):
            perms[g, ws[BEST, p]] = p
            orbits[g, p] = ws[ORBIT, p]
            index[g, p] = ws[INDEX, p]
            bases[g, p] = ws[BASE, p] if p < depth else -1
        for k in range(ngens if want_generators else 0):
            if steps[STRONG, k] == 1:
                if total == out.shape[0]:
                    out = doubled(out)
                for p in range(n):
                    out[total, p] = gens[k, p]
                total += 1
        pointers[g + 1] = total
    return perms, orbits, bases, index, out[:total], pointers, nodes
