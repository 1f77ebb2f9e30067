"""Between the bases P (all assignments) and Q (distinct indices): sums over set partitions."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Literal

from wlkit.errors import unknown_name
from wlkit.exact._numbers import Exact
from wlkit.exact.set_partitions import moebius, set_partitions
from wlkit.graphs import Multigraph


def q_expansion(
    h: Multigraph, *, simple: bool = False, loops: bool = True
) -> dict[Multigraph, int]:
    """Return P_H as a combination of Q: the number of set partitions giving each quotient.

    P_H = sum over the set partitions theta of V(H) of Q_{H/theta}.  Theta may put both roots into
    one block; that term lives on the diagonal.

    Parameters
    ----------
    h : Multigraph
    simple : bool
        For 0/1 entries: parallel edges merge.
    loops : bool
        False for a zero diagonal: terms with loops vanish.

    Returns
    -------
    dict
        Canonical multigraph -> coefficient, none of them 0.

    Examples
    --------
    >>> path = Multigraph(3, [(0, 1), (1, 2)])
    >>> [(k.n, k.m, c) for k, c in q_expansion(path, loops=False).items()]
    [(2, 2, 1), (3, 2, 1)]

    Notes
    -----
    One canonical form for every different quotient, of Bell(|V|) set partitions, or fewer without
    loops: for about 11 vertices. Expansions are kept.
    """
    return dict(_expand(h, _one, simple, loops))


def p_expansion(
    h: Multigraph, *, simple: bool = False, loops: bool = True
) -> dict[Multigraph, int]:
    """Return Q_H as a combination of P: Moebius weights of the set partitions, collected.

    Q_H = sum over theta of prod over blocks B of (-1)^(|B|-1) (|B|-1)! times P_{H/theta}.

    Parameters
    ----------
    h : Multigraph
    simple : bool
        For 0/1 entries: parallel edges merge.
    loops : bool
        False for a zero diagonal: terms with loops vanish.

    Returns
    -------
    dict
        Canonical multigraph -> coefficient, none of them 0.

    Examples
    --------
    >>> path = Multigraph(3, [(0, 1), (1, 2)])
    >>> [(k.n, k.m, c) for k, c in p_expansion(path, simple=True, loops=False).items()]
    [(2, 1, -1), (3, 2, 1)]

    Notes
    -----
    As many terms as set partitions, Bell(|V|) or fewer without loops: for about 11 vertices.

    References
    ----------
    Rota, On the foundations of combinatorial theory I, 1964, section 7.
    """
    return dict(_expand(h, moebius, simple, loops))


def convert(
    combination: Mapping[Multigraph, Exact],
    to: Literal["P", "Q"],
    *,
    simple: bool = False,
    loops: bool = True,
) -> dict[Multigraph, Exact]:
    """Return a combination of Q written in P (``to="P"``), or one of P written in Q.

    Parameters
    ----------
    combination : mapping
        Multigraph -> int or Fraction.
    to : "P" or "Q"
    simple : bool
        For 0/1 entries: parallel edges merge.
    loops : bool
        False for a zero diagonal: terms with loops vanish.

    Returns
    -------
    dict
        Canonical multigraph -> coefficient, none of them 0.

    Raises
    ------
    UnknownNameError
        For another basis.

    Examples
    --------
    >>> path = Multigraph(3, [(0, 1), (1, 2)]).canonical()
    >>> convert(convert({path: 5}, "Q"), "P") == {path: 5}
    True

    Notes
    -----
    One expansion for every term, see :func:`p_expansion` and :func:`q_expansion`.
    """
    expansions = {"P": p_expansion, "Q": q_expansion}
    if to not in expansions:
        raise unknown_name("basis", to, expansions)
    total: dict[Multigraph, Exact] = {}
    for h, coefficient in combination.items():
        for quotient, times in expansions[to](h, simple=simple, loops=loops).items():
            total[quotient] = total.get(quotient, 0) + coefficient * times
    return {h: coefficient for h, coefficient in total.items() if coefficient}


def _one(theta: tuple[int, ...]) -> int:
    return 1


@lru_cache(maxsize=1024)
def _expand(
    h: Multigraph, weight: Callable[[tuple[int, ...]], int], simple: bool, loops: bool
) -> tuple[tuple[Multigraph, int], ...]:
    if h.has_loops and not loops:
        return ()
    forbidden = None if loops else h.underlying.neighbor_masks
    equal: dict[Multigraph, int] = {}
    for theta in set_partitions(h.n, forbidden=forbidden):
        quotient = h.quotient(theta)
        if simple:
            quotient = merge_parallel(quotient)
        equal[quotient] = equal.get(quotient, 0) + weight(theta)
    total: dict[Multigraph, int] = {}
    for quotient, times in equal.items():
        form = quotient.canonical()
        total[form] = total.get(form, 0) + times
    kept = [form for form, times in total.items() if times]
    return tuple((form, total[form]) for form in sorted(kept, key=_order))


def _order(h: Multigraph) -> tuple[int, int, tuple[int, ...], tuple[tuple[int, int, int], ...]]:
    return h.n, h.m, h.roots, h.edges


def merge_parallel(h: Multigraph) -> Multigraph:
    """Return the multigraph with every repeated edge once: the same function of 0/1 entries.

    Examples
    --------
    >>> merge_parallel(Multigraph(2, [(0, 1), (0, 1)])).text
    '2:0-1'
    """
    return Multigraph(
        h.n, sorted(set(h.edges)), roots=h.roots, directed=h.directed, channels=h.channels
    )
