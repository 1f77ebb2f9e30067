"""Cycle indices of the symmetric group and of its actions on pairs; Polya counting."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import gcd, lcm
from typing import TypeAlias

from wlkit.exact._numbers import natural
from wlkit.exact.power_series import PowerSeries
from wlkit.exact.set_partitions import centralizer_order, integer_partitions

CycleType: TypeAlias = tuple[tuple[int, int], ...]
"""(cycle length, number of cycles) pairs, longest first."""


@dataclass(frozen=True)
class CycleIndex:
    """The average over a permutation group of the monomials of its elements' cycle types.

    Parameters
    ----------
    terms : tuple of (CycleType, Fraction)
        Each cycle type once, with the share of the group's elements that have it.

    Examples
    --------
    >>> symmetric_cycle_index(3)
    CycleIndex('1/3 s3 + 1/2 s2 s1 + 1/6 s1^3')
    >>> symmetric_cycle_index(3).colorings(2)  # multisets of 3 from 2 colours
    4
    """

    terms: tuple[tuple[CycleType, Fraction], ...]

    def __repr__(self) -> str:
        return f"CycleIndex({self.text!r})"

    @property
    def text(self) -> str:
        """The polynomial written out in variables s1, s2, ..."""
        return " + ".join(f"{share} {_monomial(kind)}".rstrip() for kind, share in self.terms)

    def colorings(self, q: int) -> int:
        """Return the number of orbits on colourings of the points with `q` colours.

        Examples
        --------
        >>> pair_cycle_index(5).colorings(2)  # graphs on 5 vertices
        34
        """
        total = sum(
            (share * q ** sum(times for _, times in kind) for kind, share in self.terms),
            Fraction(0),
        )
        return int(total)

    def substitute(self, figures: PowerSeries) -> PowerSeries:
        """Return Polya's count: every s_L replaced by figures(x^L).

        Parameters
        ----------
        figures : PowerSeries
            The coefficient of x^w is the number of figures of weight w to put on a point.

        Examples
        --------
        >>> pair_cycle_index(4).substitute(PowerSeries([1, 1], 7))  # graphs on 4 vertices by edges
        PowerSeries([1, 1, 2, 3, 2, 1, 1])

        References
        ----------
        Polya, Kombinatorische Anzahlbestimmungen fuer Gruppen, Graphen und chemische
        Verbindungen, 1937; Harary, Palmer, Graphical Enumeration, 1973, chapters 2 and 4.
        """
        total = PowerSeries([], figures.precision)
        for kind, share in self.terms:
            product = PowerSeries([1], figures.precision)
            for length, times in kind:
                product = product * figures.inflate(length) ** times
            total = total + product * share
        return total


def _monomial(kind: CycleType) -> str:
    return " ".join(f"s{length}" + (f"^{times}" if times > 1 else "") for length, times in kind)


def _collect(terms: Iterable[tuple[CycleType, Fraction]]) -> CycleIndex:
    shares: dict[CycleType, Fraction] = {}
    for kind, share in terms:
        shares[kind] = shares.get(kind, Fraction(0)) + share
    return CycleIndex(tuple(sorted(shares.items(), reverse=True)))


def cycle_type(lengths: Mapping[int, int]) -> CycleType:
    """Return the cycle type with ``lengths[L]`` cycles of length L.

    Examples
    --------
    >>> cycle_type({1: 2, 3: 1, 2: 0})
    ((3, 1), (1, 2))
    """
    return tuple(sorted(((size, k) for size, k in lengths.items() if k), reverse=True))


def symmetric_cycle_index(n: int) -> CycleIndex:
    """Return the cycle index of S_n on n points.

    Parameters
    ----------
    n : int
        At least 0.

    Returns
    -------
    CycleIndex

    Raises
    ------
    InputError
        If `n` is negative or no integer.

    Examples
    --------
    >>> symmetric_cycle_index(2).text
    '1/2 s2 + 1/2 s1^2'

    Notes
    -----
    One term for every partition of n.

    References
    ----------
    Harary, Palmer, Graphical Enumeration, 1973, chapter 2.
    """
    return _collect((kind, Fraction(1, centralizer_order(kind))) for kind in integer_partitions(n))


def pair_cycle_type(
    kind: Iterable[tuple[int, int]], *, ordered: bool = False, loops: bool = False
) -> dict[int, int]:
    """Return how many cycles of each length a permutation has on the pairs of its points.

    Parameters
    ----------
    kind : iterable of (length, multiplicity)
        Cycle type on the points.
    ordered : bool
        Ordered pairs (u, v), else unordered {u, v}; u != v in both.
    loops : bool
        Also the pairs (u, u).

    Returns
    -------
    dict
        Cycle length -> number of cycles.

    Examples
    --------
    >>> pair_cycle_type([(3, 1), (1, 1)]) == {3: 2}
    True
    >>> pair_cycle_type([(2, 1)], ordered=True, loops=True) == {2: 2}
    True

    References
    ----------
    Harary, Palmer, Graphical Enumeration, 1973, formulas (4.1.9) and (5.1.5).
    """
    kind = [(length, times) for length, times in kind if times]
    found: Counter[int] = Counter()
    for i, (length, times) in enumerate(kind):
        if loops:
            found[length] += times
        if ordered:
            found[length] += times * (length - 1)
        else:
            found[length] += times * ((length - 1) // 2)
            if length % 2 == 0:
                found[length // 2] += times
        within = times * (times - 1) // 2 * length
        found[length] += 2 * within if ordered else within
        for other, other_times in kind[i + 1 :]:
            between = times * other_times * gcd(length, other)
            found[lcm(length, other)] += 2 * between if ordered else between
    return {length: times for length, times in found.items() if times}


def pair_cycle_index(
    n: int, *, ordered: bool = False, loops: bool = False, fixed: int = 0
) -> CycleIndex:
    """Return the cycle index on pairs of S_n, which moves n points and fixes `fixed` more.

    Parameters
    ----------
    n : int
        Points that are moved, at least 0.
    ordered : bool
        Ordered pairs (u, v), else unordered {u, v}; u != v in both.
    loops : bool
        Also the pairs (u, u).
    fixed : int
        Points that every permutation fixes, at least 0: the roots of a rooted graph.

    Returns
    -------
    CycleIndex

    Raises
    ------
    InputError
        If `n` or `fixed` is negative or no integer.

    Examples
    --------
    >>> pair_cycle_index(3).text
    '1/3 s3 + 1/2 s2 s1 + 1/6 s1^3'
    >>> pair_cycle_index(3, ordered=True).colorings(2)  # digraphs on 3 vertices
    16

    Notes
    -----
    One step for every partition of n; partitions that act alike on the pairs share a term.

    References
    ----------
    Harary, Palmer, Graphical Enumeration, 1973, chapters 4 and 5.
    """
    n, fixed = natural(n, "n"), natural(fixed, "fixed")
    return _collect(
        (
            cycle_type(pair_cycle_type(with_fixed(kind, fixed), ordered=ordered, loops=loops)),
            Fraction(1, centralizer_order(kind)),
        )
        for kind in integer_partitions(n)
    )


def with_fixed(kind: Iterable[tuple[int, int]], fixed: int) -> CycleType:
    """Return the cycle type with `fixed` more fixed points.

    Examples
    --------
    >>> with_fixed(((2, 1), (1, 1)), 2)
    ((2, 1), (1, 3))
    """
    lengths = dict(kind)
    lengths[1] = lengths.get(1, 0) + fixed
    return cycle_type(lengths)
