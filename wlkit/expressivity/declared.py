"""Banks declared by what may be summed out and multiplied, and the search for an order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import permutations
from typing import TYPE_CHECKING

from wlkit.errors import InputError, SizeError, VerificationError, unknown_name
from wlkit.expressivity.patterns import bits
from wlkit.graphs import Multigraph

if TYPE_CHECKING:
    from wlkit.expressivity.bank import ModelBank

CONTRACTIONS = {"leaf": 1, "series": 2, "star": 3}
"""Names of the numbers of neighbours that a vertex may have when it is summed out."""

MERGES = ("nodes", "parallel")
"""nodes: node values may be multiplied; parallel: any tensors on the same vertices may be."""

INPUTS = ("X", "I", "J")
"""The matrix; the identity, for outputs on the diagonal; all ones, for pairs not joined."""

SEARCH_LIMIT = 200_000
"""Most sets of summed-out vertices that are tried."""

ORDERS_LIMIT = 8
"""Most vertices all whose orders are tried by :func:`no_order_exists`."""

Tensor = tuple[int, ...]
"""The vertices that the indices of a tensor stand for; ascending if the bank may transpose."""


def contractions(names: Iterable[str | int]) -> tuple[int, ...]:
    """Return the numbers of neighbours that names or numbers stand for, ascending.

    Raises
    ------
    UnknownNameError
        With the names there are.

    Examples
    --------
    >>> contractions(["series", "leaf", 4])
    (1, 2, 4)
    """
    sizes = set()
    for name in names:
        if isinstance(name, str) and name not in CONTRACTIONS:
            raise unknown_name("contraction", name, CONTRACTIONS)
        size = CONTRACTIONS[name] if isinstance(name, str) else int(name)
        if size < 1:
            raise InputError(f"expected a contraction of at least 1 neighbour, got {size}")
        sizes.add(size)
    return tuple(sorted(sizes))


def chosen_from(kind: str, names: Iterable[str], allowed: Sequence[str]) -> tuple[str, ...]:
    """Return the names given, in the order of `allowed`.

    Examples
    --------
    >>> chosen_from("input", ["I", "X"], INPUTS)
    ('X', 'I')
    """
    given = list(names)
    for name in given:
        if name not in allowed:
            raise unknown_name(kind, name, allowed)
    return tuple(name for name in allowed if name in given)


def describe(sizes: Sequence[int], merge: Sequence[str]) -> str:
    """Return what a declared bank does, in words.

    Examples
    --------
    >>> describe([1], ["nodes"])
    'vertices with at most 1 neighbour summed out; products of node values'
    """
    if tuple(sizes) == tuple(range(1, len(sizes) + 1)):
        several = "s" if len(sizes) > 1 else ""
        text = f"at most {len(sizes)} neighbour{several}"
    else:
        text = f"none or {', '.join(map(str, sizes))} neighbours"
    products = "no products"
    if merge:
        products = f"products of {'parallel tensors' if 'parallel' in merge else 'node values'}"
    return f"vertices with {text} summed out; {products}"


def replay(bank: ModelBank, h: Multigraph, order: Iterable[int]) -> list[tuple[int, ...]]:
    """Return the neighbours of each vertex when it is summed out, in this order, within the bank.

    Raises
    ------
    VerificationError
        If a step, or the product of what is left at the roots, is not in the bank.

    Examples
    --------
    >>> from wlkit.expressivity import ModelBank
    >>> mine = ModelBank("mine", contract=["leaf"], merge=[], inputs=["X"])
    >>> replay(mine, Multigraph(3, [(0, 1), (1, 2)]), [0, 1, 2])
    [(1,), (2,), ()]
    """
    bank, tensors = _for_inputs_of(bank, h), given_tensors(bank, h)
    around = []
    for c in order:
        made = summed_out(bank, [t for t in tensors if c in t], c)
        if made is None:
            beside = set().union(*(t for t in tensors if c in t)) - {c}
            raise VerificationError(f"{bank.name} may not sum out {c} of {h.text} among {beside}")
        tensors = [*(t for t in tensors if c not in t), made]
        around.append(tuple(sorted(made)))
    if not allowed_output(bank, h, tensors):
        raise VerificationError(f"{bank.name} may not multiply what is left of {h.text}")
    return around


def _for_inputs_of(bank: ModelBank, h: Multigraph) -> ModelBank:
    """Return the bank with its transpose where that is free: for symmetric X, (A B)^T = B^T A^T.

    A tensor made of symmetric inputs is made the other way round by the same ones, backwards.
    """
    return bank if h.directed or bank.transpose else replace(bank, transpose=True)


def given_tensors(bank: ModelBank, h: Multigraph) -> list[Tensor]:
    """Return the tensors that P_H starts from, one for each edge; a loop is a value of a node.

    Examples
    --------
    >>> from wlkit.expressivity import model
    >>> given_tensors(model("gcn"), Multigraph(2, [(1, 0), (1, 1)], directed=True))
    [(0, 1), (1,)]
    """
    ends: list[Tensor] = [(u,) if u == v else (u, v) for u, v, _ in h.edges]
    oriented = h.directed and not bank.transpose
    return ends if oriented else [tuple(sorted(t)) for t in ends]


def summed_out(bank: ModelBank, used: Sequence[Tensor], c: int) -> Tensor | None:
    """Return what the bank makes of the tensors at c by summing c out; None if it may not.

    Without transpose a matrix has its first index at the row: X(u, c) and X(c, v) make a matrix at
    u, v, and X(u, c) alone a value at u.  With matrix products, I and J there are also the diagonal
    of X X and the diagonal of J X.

    Examples
    --------
    >>> from wlkit.expressivity import model
    >>> summed_out(model("gcn"), [(0, 2)], 2), summed_out(model("gcn"), [(0, 2), (1, 2)], 2)
    ((0,), None)
    """
    beside = tuple(sorted(set().union(*used) - {c}))
    if not _mergeable(bank, used) or (beside and len(beside) not in bank.contract):
        return None
    if bank.transpose:
        return beside
    before = {t[0] for t in used if len(t) == 2 and t[1] == c}
    after = {t[1] for t in used if len(t) == 2 and t[0] == c}
    if len(before) > 1 or len(after) > 1:
        return None
    products = 2 in bank.contract and "parallel" in bank.merge and "I" in bank.inputs
    if before == after:
        return tuple(before) if products or not before else None
    columns_sum = products and "J" in bank.inputs
    return (*before, *after) if before or columns_sum else None


def _mergeable(bank: ModelBank, used: Iterable[Tensor]) -> bool:
    twice = [t for t, times in Counter(used).items() if times > 1]
    if "parallel" in bank.merge or not twice:
        return True
    return "nodes" in bank.merge and all(len(t) == 1 for t in twice)


def allowed_output(bank: ModelBank, h: Multigraph, tensors: Iterable[Tensor]) -> bool:
    """Say whether the bank multiplies the tensors left at the roots into one output."""
    left = [t for t in tensors if t]
    different = tuple(dict.fromkeys(h.roots))
    if not _mergeable(bank, left) or (len(different) < len(h.roots) and "I" not in bank.inputs):
        return False
    if len(different) < 2:
        return True
    pairs = {t for t in left if len(t) == 2}
    if h.directed and not bank.transpose and pairs - {different}:
        return False
    broadcast = len(set(left)) > 1 or not pairs
    return bool(pairs or "J" in bank.inputs) and (
        not broadcast or not left or "parallel" in bank.merge
    )


def find_order(bank: ModelBank, h: Multigraph) -> tuple[int, ...] | None:
    """Return an order in which the bank sums out all vertices but the roots, or None.

    Raises
    ------
    SizeError
        If more than 200 000 sets of vertices would have to be tried.

    Notes
    -----
    If the bank may transpose, what is left after some vertices are summed out depends on their
    set only, not on the order: each component of the set is one tensor on its neighbours.  The
    sets are searched depth first.
    """
    bank, free = _for_inputs_of(bank, h), sum(1 << v for v in set(range(h.n)) - set(h.roots))
    failed: set[tuple[int, tuple[Tensor, ...]]] = set()

    def onward(done: int, tensors: list[Tensor]) -> tuple[int, ...] | None:
        if done == free:
            return () if allowed_output(bank, h, tensors) else None
        key = (done, () if bank.transpose else tuple(sorted(tensors)))
        if key in failed:
            return None
        if len(failed) > SEARCH_LIMIT:
            raise SizeError(f"{h.text}: more than {SEARCH_LIMIT} sets of vertices to sum out")
        for c in bits(free & ~done):
            made = summed_out(bank, [t for t in tensors if c in t], c)
            if made is not None:
                rest = onward(done | 1 << c, [*(t for t in tensors if c not in t), made])
                if rest is not None:
                    return (c, *rest)
        failed.add(key)
        return None

    return onward(0, given_tensors(bank, h))


def no_order_exists(bank: ModelBank, h: Multigraph) -> bool:
    """Say whether every order of the vertices leaves the bank, by trying all of them.

    Raises
    ------
    SizeError
        If there are more than 8 vertices beside the roots.
    """
    free = sorted(set(range(h.n)) - set(h.roots))
    if len(free) > ORDERS_LIMIT:
        raise SizeError(f"{h.text}: {len(free)} vertices to order, at most {ORDERS_LIMIT}")
    for order in permutations(free):
        try:
            replay(bank, h, order)
        except VerificationError:
            continue
        return False
    return True
