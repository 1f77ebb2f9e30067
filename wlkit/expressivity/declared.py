"""Banks declared by what may be summed out and multiplied, and the search for an order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
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

Support = frozenset[int]


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


def describe(bank: ModelBank) -> str:
    """Return what a declared bank does, in words.

    Examples
    --------
    >>> from wlkit.expressivity import ModelBank
    >>> describe(ModelBank("mine", contract=["leaf"], merge=["nodes"]))
    'vertices with at most 1 neighbour summed out; products of node values'
    """
    sizes = bank.contract
    if sizes == tuple(range(1, len(sizes) + 1)):
        several = "s" if len(sizes) > 1 else ""
        text = f"at most {len(sizes)} neighbour{several}"
    else:
        text = f"none or {', '.join(map(str, sizes))} neighbours"
    products = "no products"
    if bank.merge:
        products = (
            f"products of {'parallel tensors' if 'parallel' in bank.merge else 'node values'}"
        )
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
    tensors: list[Support] = [frozenset(e[:2]) for e in h.edges]
    around = []
    for c in order:
        used = [t for t in tensors if c in t]
        left = frozenset[int]().union(*used) - {c}
        if not allowed_step(bank, used, len(left)):
            raise VerificationError(
                f"{bank.name} may not sum out {c} of {h.text} among {set(left)}"
            )
        tensors = [*(t for t in tensors if c not in t), left]
        around.append(tuple(sorted(left)))
    if not allowed_output(bank, h, [t for t in tensors if t]):
        raise VerificationError(f"{bank.name} may not multiply what is left of {h.text}")
    return around


def allowed_step(bank: ModelBank, used: Iterable[Support], neighbours: int) -> bool:
    """Say whether the bank sums out a vertex with these tensors and so many neighbours."""
    return (neighbours == 0 or neighbours in bank.contract) and _mergeable(bank, used)


def _mergeable(bank: ModelBank, used: Iterable[Support]) -> bool:
    twice = [t for t, times in Counter(used).items() if times > 1]
    if "parallel" in bank.merge or not twice:
        return True
    return "nodes" in bank.merge and all(len(t) == 1 for t in twice)


def allowed_output(bank: ModelBank, h: Multigraph, left: Iterable[Support]) -> bool:
    """Say whether the bank multiplies the tensors left at the roots into one output."""
    left = list(left)
    different = set(h.roots)
    if not _mergeable(bank, left) or (len(different) < len(h.roots) and "I" not in bank.inputs):
        return False
    if len(different) < 2:
        return True
    broadcast = len(set(left)) > 1 or frozenset(different) not in left
    joined = frozenset(different) in left
    return (joined or "J" in bank.inputs) and (
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
    What is left after some vertices are summed out depends on their set only, not on the order:
    each component of the set is one tensor on its neighbours.  The sets are searched depth first.
    """
    free = sum(1 << v for v in set(range(h.n)) - set(h.roots))
    failed: set[int] = set()

    def onward(done: int, tensors: list[Support]) -> tuple[int, ...] | None:
        if done == free:
            return () if allowed_output(bank, h, [t for t in tensors if t]) else None
        if done in failed:
            return None
        if len(failed) > SEARCH_LIMIT:
            raise SizeError(f"{h.text}: more than {SEARCH_LIMIT} sets of vertices to sum out")
        for c in bits(free & ~done):
            used = [t for t in tensors if c in t]
            left = frozenset[int]().union(*used) - {c}
            if allowed_step(bank, used, len(left)):
                rest = onward(done | 1 << c, [*(t for t in tensors if c not in t), left])
                if rest is not None:
                    return (c, *rest)
        failed.add(done)
        return None

    return onward(0, [frozenset(e[:2]) for e in h.edges])


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
