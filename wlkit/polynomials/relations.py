"""Sparse tensors as relations: contraction by joins of their nonzero entries and sums over groups.

A tensor with few nonzero entries is the list of these; a product is a join on the indices in
common, and a sum over an index adds up the entries that agree in the others.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import NamedTuple

import numpy as np

from wlkit.errors import SizeError
from wlkit.polynomials.contract import parsed

INT64 = 2**63
CHUNK = 1 << 23
"""The most terms of a product made at a time."""


class Relation(NamedTuple):
    """The entries of a tensor that may be nonzero, each place once.

    Attributes
    ----------
    places : int64 array (order, entries)
    values : array (entries,)
        float64, float32, int64, or object (Python integers).
    """

    places: np.ndarray
    values: np.ndarray

    @property
    def largest(self) -> int:
        """A bound on the absolute values of integers, at least 1."""
        if not self.values.size:
            return 1
        return max(1, abs(int(self.values.min())), abs(int(self.values.max())))

    @property
    def integral(self) -> bool:
        """Whether the values are integers."""
        return self.values.dtype.kind != "f"


Named = tuple[str, Relation]
"""A relation with a letter for each index."""


def contract_relations(equation: str, operands: Sequence[Relation], n: int) -> Relation:
    """Return the value of an einsum equation on sparse tensors.

    Parameters
    ----------
    equation : str
        Such as ``"ac,cb->ab"``; every index of the output is one of an input.
    operands : sequence of Relation
    n : int
        The range of every index.

    Raises
    ------
    SizeError
        If the indices in common of two operands, or those of the value, exceed 64 bits.

    Examples
    --------
    >>> x = Relation(np.array([[0, 1], [1, 2]]), np.array([5, 7]))
    >>> y = contract_relations("ac,cb->ab", [x, x], 3)
    >>> y.places.tolist(), y.values.tolist()
    ([[0], [2]], [35])

    Notes
    -----
    The smallest relation first, then the one with most indices in common; an index is summed out
    as soon as no other operand bears it.  Large products are made in parts, so that memory holds
    the value and a few million terms.  Products of two matrices go to scipy.sparse when they are
    proved to fit in 64 bits.
    """
    inputs, output, _ = parsed(equation)
    left = [_without_repeats(x, r) for x, r in zip(inputs, operands, strict=True)]
    left.sort(key=lambda item: len(item[1].values))
    return _folded(left[0], left[1:], output, n)


def _folded(made: Named, left: list[Named], output: str, n: int) -> Relation:
    """Return the product of `made` and all of `left`, summed to the indices of the output."""
    if not left:
        letters, only = _summed(*made, set(output), n)
        return Relation(only.places[[letters.index(x) for x in output]], only.values)
    at = max(range(len(left)), key=lambda i: _preference(made[0], left[i]))
    other, rest = left[at], left[:at] + left[at + 1 :]
    needed = set(output).union(*(x for x, _ in rest))
    product = _matrix_product(made, other, needed, n) or _product(made, other, needed, n)
    if product is not None:
        return _folded(product, rest, output, n)
    letters, r = made
    middle = len(r.values) // 2
    parts = [
        _folded((letters, Relation(r.places[:, s], r.values[s])), left, output, n)
        for s in (slice(middle), slice(middle, None))
    ]
    return add_relations([(1, part) for part in parts], n)


def add_relations(terms: Sequence[tuple[int, Relation]], n: int) -> Relation:
    """Return a combination of sparse tensors of one order, with integer coefficients.

    Examples
    --------
    >>> x = Relation(np.array([[0, 1]]), np.array([5, 7]))
    >>> add_relations([(2, x), (-1, x)], 3).values.tolist()
    [5, 7]
    """
    scaled = []
    for c, r in terms:
        big = r.integral and abs(c) * r.largest >= INT64
        scaled.append((r.values.astype(object) if big else r.values) * c)
    places = np.concatenate([r.places for _, r in terms], axis=1)
    letters = "abcdefgh"[: len(places)]
    return _summed(letters, Relation(places, np.concatenate(scaled)), set(letters), n)[1]


def _preference(letters: str, other: Named) -> tuple[int, int, int]:
    common = len(set(letters) & set(other[0]))
    return common, common - len(other[0]), -len(other[1].values)


def _without_repeats(letters: str, r: Relation) -> Named:
    """Return the entries with equal indices at equal letters, each letter once."""
    once = "".join(dict.fromkeys(letters))
    if once == letters:
        return letters, r
    firsts = [letters.index(x) for x in letters]
    kept = (r.places == r.places[firsts]).all(axis=0)
    rows = [letters.index(x) for x in once]
    return once, Relation(r.places[rows][:, kept], r.values[kept])


def _product(one: Named, other: Named, needed: Collection[str], n: int) -> Named | None:
    """Return the product, what is not needed summed out, or None if it has too many terms."""
    (letters, a), (others, b) = one, other
    common = [x for x in others if x in letters]
    matches = _matches(
        _keys(a, [letters.index(x) for x in common], n),
        _keys(b, [others.index(x) for x in common], n),
        CHUNK if len(a.values) > 1 else None,
    )
    if matches is None:
        return None
    rows_a, rows_b = matches
    new = [i for i, x in enumerate(others) if x not in letters]
    places = np.concatenate([a.places[:, rows_a], b.places[new][:, rows_b]])
    left, right = a.values[rows_a], b.values[rows_b]
    if a.integral and a.largest * b.largest >= INT64:
        left, right = left.astype(object), right.astype(object)
    made = letters + "".join(others[i] for i in new)
    product = Relation(places, left * right)
    return (made, product) if set(made) <= set(needed) else _summed(made, product, needed, n)


def _matrix_product(one: Named, other: Named, needed: Collection[str], n: int) -> Named | None:
    """Return the product of two matrices, if it is one, by scipy.sparse, or None."""
    (letters, a), (others, b) = one, other
    common = [x for x in others if x in letters]
    if [len(letters), len(others), len(common)] != [2, 2, 1] or common[0] in needed:
        return None
    if "O" in (a.values.dtype.kind, b.values.dtype.kind):
        return None
    if a.integral and n * a.largest * b.largest >= INT64:
        return None
    from scipy.sparse import coo_array, csr_array

    rows = a.places if letters[1] == common[0] else a.places[::-1]
    columns = b.places if others[0] == common[0] else b.places[::-1]
    left = csr_array((a.values, (rows[0], rows[1])), shape=(n, n))
    right = csr_array((b.values, (columns[0], columns[1])), shape=(n, n))
    made = coo_array(left @ right)
    places = np.stack([made.row, made.col]).astype(np.int64)
    outer = (letters + others).replace(common[0], "")
    return outer, Relation(places, made.data)


def _keys(r: Relation, rows: Sequence[int], n: int) -> np.ndarray:
    """Return one integer for the indices in these rows of every entry."""
    if n ** len(rows) >= INT64:
        raise SizeError(f"{len(rows)} indices below {n} exceed 64 bits")
    keys = np.zeros(len(r.values), np.int64)
    for i in rows:
        keys = keys * n + r.places[i]
    return keys


def _matches(
    a: np.ndarray, b: np.ndarray, most: int | None
) -> tuple[np.ndarray, np.ndarray] | None:
    """Return the pairs (i, j) with equal keys a[i] = b[j], as two arrays; None if too many."""
    if len(a) < len(b):
        found = _matches(b, a, most) if len(a) else None
        return (np.zeros(0, np.int64),) * 2 if not len(a) else found and found[::-1]
    order = np.argsort(b, kind="stable")
    ordered = b[order]
    low = np.searchsorted(ordered, a, side="left")
    counts = np.searchsorted(ordered, a, side="right") - low
    rows = int(counts.sum())
    if most is not None and rows > most:
        return None
    first = np.repeat(np.arange(len(a)), counts)
    within = np.arange(rows) - np.repeat(np.cumsum(counts) - counts, counts)
    return first, order[np.repeat(low, counts) + within]


def _summed(letters: str, r: Relation, needed: Collection[str], n: int) -> Named:
    """Return the sums over the letters not needed, without entries that are 0."""
    rows = [i for i, x in enumerate(letters) if x in needed]
    keys = _keys(r, rows, n)
    order = np.argsort(keys, kind="stable")
    keys = keys[order]
    starts = np.flatnonzero(np.concatenate([[True], keys[1:] != keys[:-1]])[: len(keys)])
    values = r.values[order]
    if len(starts):
        most = int(np.diff(np.append(starts, len(keys))).max())
        if r.integral and most * r.largest >= INT64:
            values = values.astype(object)
        values = np.add.reduceat(values, starts)
    kept = np.flatnonzero(values != 0)
    places = r.places[rows][:, order[starts[kept]]]
    return "".join(letters[i] for i in rows), Relation(places, values[kept])
