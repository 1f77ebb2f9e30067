"""Obvious twins of the growth engines: breadth-first search over Python sets of tuples."""

from __future__ import annotations


def permutation_moves(permutations):
    """Return the moves ``new[i] = old[p[i]]`` as functions of a tuple."""
    rows = [[int(i) for i in p] for p in permutations]
    return [lambda state, p=p: tuple(state[i] for i in p) for p in rows]


def matrix_moves(matrices, modulo=0):
    """Return the moves ``new = g @ old`` on matrices given as tuples of rows."""

    def apply(g, state):
        columns = list(zip(*state, strict=True))
        rows = [[sum(x * y for x, y in zip(row, c, strict=True)) for c in columns] for row in g]
        return tuple(tuple(x % modulo if modulo else x for x in row) for row in rows)

    listed = [[[int(x) for x in row] for row in g] for g in matrices]
    return [lambda state, g=g: apply(g, state) for g in listed]


def sliding_moves(targets):
    """Return the moves of the hole 0 of a board, as functions that may leave the state."""

    def apply(row, state):
        hole = state.index(0)
        end = row[hole]
        tiles = list(state)
        if end >= 0:
            tiles[hole], tiles[end] = tiles[end], tiles[hole]
        return tuple(tiles)

    return [lambda state, row=row: apply(row, state) for row in targets.tolist()]


def layers(start, moves, radius=None):
    """Return the spheres about `start` as a list of sets."""
    found, seen = [{start}], {start}
    while found[-1] and (radius is None or len(found) <= radius):
        new = {move(state) for state in found[-1] for move in moves} - seen
        seen |= new
        found.append(new)
    return found if found[-1] else found[:-1]


def spheres(generators, radius=None):
    """Return the sphere sizes of a generating set (anything with `permutations`, `matrices` or
    `targets`)."""
    if hasattr(generators, "permutations"):
        moves = permutation_moves(generators.permutations)
    elif hasattr(generators, "targets"):
        moves = sliding_moves(generators.targets)
    else:
        moves = matrix_moves(generators.matrices, generators.modulo)
    return [len(layer) for layer in layers(generators.start, moves, radius)]
