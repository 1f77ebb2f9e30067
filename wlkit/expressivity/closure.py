"""The closure of a guarded bank, listed from the bottom: the independent check of decisions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from wlkit.errors import InputError, SizeError
from wlkit.expressivity.bank import ModelBank
from wlkit.expressivity.patterns import bits, components
from wlkit.graphs import Multigraph

CLOSURE_EDGES = 6
"""Most edges of a simple pattern that :func:`in_closure` lists up to; 3 if not simple."""


@lru_cache(maxsize=32)
def closure(
    bank: ModelBank,
    max_edges: int,
    *,
    directed: bool = False,
    loops: bool = False,
    simple: bool = True,
) -> frozenset[Multigraph]:
    """Return the patterns with two roots and at most `max_edges` edges that the bank makes.

    Starts from the identity I, all ones J and the input A, and applies entrywise product, broadcast
    B, the rules of the bank, and the transpose if the bank has it, until nothing new comes.
    Factors n, isolated vertices that are no roots, are dropped.

    Parameters
    ----------
    bank : ModelBank
        A guarded one, or the bank of order 2, whose rule on pairs is F.
    max_edges : int
    directed, loops, simple : bool
        The kind of patterns, as for :class:`wlkit.polynomials.PolynomialSpace`.

    Returns
    -------
    frozenset of Multigraph
        Canonical.

    Raises
    ------
    InputError
        If the bank has no rules on pairs.

    Examples
    --------
    >>> from wlkit.expressivity import model
    >>> sorted(h.text for h in closure(model("local-2-gnn"), 1))
    ['1::r0,0', '2:0-1:r0,0', '2:0-1:r0,1', '2::r0,1', '3:0-2:r0,1', '3:1-2:r0,1']

    Notes
    -----
    A rule never loses an edge, so patterns with more edges are not needed on the way, nor, for
    simple patterns, any with loops or parallel edges.
    """
    if bank.order == 2 and not bank.features:
        bank = replace(bank, order=0, rules=frozenset({"F"}))
    if not bank.rules:
        raise InputError(f"{bank.name} has no rules on pairs whose closure could be listed")
    edge = Multigraph(2, [(0, 1)], roots=(0, 1), directed=directed)
    identity = Multigraph(1, roots=(0, 0), directed=directed)
    ones = Multigraph(2, roots=(0, 1), directed=directed)
    found: dict[Multigraph, None] = {}
    waiting = [h.canonical() for h in (identity, ones, edge)]
    while waiting:
        new = waiting.pop()
        if new in found:
            continue
        found[new] = None
        for made in _consequences(bank, new, list(found), max_edges, edge):
            if (loops or not made.has_loops) and (not simple or made.is_simple):
                form = _without_isolated(made).canonical()
                if form not in found:
                    waiting.append(form)
    return frozenset(found)


def _consequences(
    bank: ModelBank, new: Multigraph, known: list[Multigraph], max_edges: int, edge: Multigraph
) -> Iterator[Multigraph]:
    a, b = new.roots
    if a == b:  # broadcast
        wider = (new.n + 1, new.edges)
        yield Multigraph(*wider, roots=(a, new.n), directed=new.directed)
        yield Multigraph(*wider, roots=(new.n, a), directed=new.directed)
    elif "G" in bank.rules:
        yield Multigraph(new.n + 1, new.edges, roots=(new.n, b), directed=new.directed)
    if bank.transpose:
        yield Multigraph(new.n, new.edges, roots=(b, a), directed=new.directed)
    if new.m < max_edges:
        if "L_a" in bank.rules:
            yield _chain(edge, new)
        if "L_b" in bank.rules:
            yield _chain(new, edge)
    for other in known:
        if new.m + other.m <= max_edges:
            yield _glue(new, other, new.roots, other.roots, new.roots)
            yield from _folklore(bank, new, other)
            yield from _folklore(bank, other, new)


def _folklore(bank: ModelBank, h: Multigraph, k: Multigraph) -> Iterator[Multigraph]:
    """Yield sum_w h(u, w) k(w, v) if the bank has F, F_u with u-w in h, or F_v with w-v in k."""
    guarded = ("F_u" in bank.rules and _has_edge(h)) or ("F_v" in bank.rules and _has_edge(k))
    if "F" in bank.rules or guarded:
        yield _chain(h, k)


def _has_edge(h: Multigraph) -> bool:
    return (min(h.roots), max(h.roots), 0) in h.edges


def _chain(h: Multigraph, k: Multigraph) -> Multigraph:
    """Return h(u, w) k(w, v) with roots u, v."""
    shifted = k.roots[1] + h.n
    return _glue(h, k, (h.roots[1],), (k.roots[0],), (h.roots[0], shifted))


def _glue(
    h: Multigraph,
    k: Multigraph,
    at_h: tuple[int, ...],
    at_k: tuple[int, ...],
    roots: tuple[int, ...],
) -> Multigraph:
    """Return the union of `h` and `k`, shifted by h.n, with pairs of vertices identified."""
    block = list(range(h.n + k.n))
    for x, y in zip(at_h, at_k, strict=True):
        old, new = block[y + h.n], block[x]
        block = [new if b == old else b for b in block]
    number = {b: i for i, b in enumerate(dict.fromkeys(block))}
    image = [number[b] for b in block]
    edges = [(image[u], image[v]) for u, v, _ in h.edges]
    edges += [(image[u + h.n], image[v + h.n]) for u, v, _ in k.edges]
    return Multigraph(len(number), edges, roots=[image[r] for r in roots], directed=h.directed)


def _without_isolated(h: Multigraph) -> Multigraph:
    used = {v for u, w, _ in h.edges for v in (u, w)} | set(h.roots)
    if len(used) == h.n:
        return h
    image = {v: i for i, v in enumerate(sorted(used))}
    edges = [(image[u], image[v]) for u, v, _ in h.edges]
    return Multigraph(len(used), edges, roots=[image[r] for r in h.roots], directed=h.directed)


def in_closure(bank: ModelBank, h: Multigraph) -> bool:
    """Say whether a guarded bank makes `h`, by listing its closure up to the edges of `h`.

    With one root, every part at the root must be a sum over the other root of a listed pattern;
    without roots, the same for some vertex of every component.

    Parameters
    ----------
    bank : ModelBank
        A guarded one, or the bank of order 2, whose rule on pairs is F.
    h : Multigraph

    Returns
    -------
    bool

    Raises
    ------
    SizeError
        If `h` has more than 6 edges, or more than 3 and is directed or not simple.
    InputError
        If the bank has no rules on pairs.

    Examples
    --------
    >>> from wlkit.expressivity import model
    >>> in_closure(model("local-2-gnn"), Multigraph(3, [(0, 1), (1, 2), (0, 2)]))
    True

    Notes
    -----
    The closure is listed anew, see :func:`closure`: a check of :meth:`ModelBank.computes`, which
    decides without a list.
    """
    plain = not h.directed and h.is_simple and not h.has_loops
    limit = CLOSURE_EDGES if plain else 3
    if h.m > limit:
        raise SizeError(f"{h.text}: listing the closure of {bank.name} takes at most {limit} edges")
    made = closure(bank, h.m, directed=h.directed, loops=h.has_loops, simple=h.is_simple)
    if len(h.roots) == 2:
        return _without_isolated(h).canonical() in made
    masks = h.underlying.neighbor_masks
    everything = (1 << h.n) - 1
    if h.roots:
        return _node_made(bank, made, h, h.roots[0], everything)
    return all(
        any(_node_made(bank, made, h, a, part) for a in bits(part))
        for part in components(masks, everything)
    )


def _node_made(
    bank: ModelBank, made: frozenset[Multigraph], h: Multigraph, a: int, inside: int
) -> bool:
    parts = components(h.underlying.neighbor_masks, inside & ~(1 << a))
    first, second = bank.pooling != "sv", bank.pooling != "vs"
    return all(
        any(
            (first and _between(h, part | 1 << a, a, v) in made)
            or (second and _between(h, part | 1 << a, v, a) in made)
            for v in bits(part | 1 << a)
        )
        for part in parts
    )


def _between(h: Multigraph, inside: int, u: int, v: int) -> Multigraph:
    image = {x: i for i, x in enumerate(bits(inside))}
    edges = [(image[x], image[y]) for x, y, _ in h.edges if x in image and y in image]
    return Multigraph(
        len(image), edges, roots=(image[u], image[v]), directed=h.directed
    ).canonical()
