"""Obvious twins of the kernels of one layer of packed states: tuples, sets, Counter."""

from __future__ import annotations

from itertools import pairwise


def act(states, tables, first, source, shift, mask):
    """Return the rows that the kernel writes."""
    rows = []
    for table in tables:
        for state in states:
            row = []
            for low, high in pairwise(first):
                value = 0
                for e in range(low, high):
                    digit = (int(state[source[e]]) >> int(shift[e])) & int(mask[e])
                    value |= int(table[e][digit])
                row.append(value)
            rows.append(tuple(row))
    return rows


def fresh(images, known):
    """Return the set of the images that are not known."""
    return {tuple(row) for row in images} - {tuple(row) for row in known}
