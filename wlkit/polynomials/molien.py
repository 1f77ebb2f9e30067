"""Molien series: the dimensions for fixed n, in all degrees, as one rational function."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from math import factorial, prod
from typing import Any

from wlkit.errors import VerificationError
from wlkit.exact._numbers import natural
from wlkit.exact.polya import pair_cycle_type, with_fixed
from wlkit.exact.power_series import PowerSeries
from wlkit.exact.set_partitions import centralizer_order, integer_partitions
from wlkit.polynomials.space import PolynomialSpace, Roots


@dataclass(frozen=True, repr=False)
class MolienSeries:
    """The generating function, by degree, of the equivariant polynomials of n x n matrices.

    Attributes
    ----------
    space : PolynomialSpace
        With its n.
    numerator : tuple of ints
        Coefficients of 1, x, x^2, ...
    degrees : tuple of ints
        The denominator is the product of 1 - x^d over these d, ascending; empty for 0/1 entries.
        The fraction is in lowest terms up to factors needed for this form.

    Examples
    --------
    >>> molien_series(4)  # of S_4 on the 6 edges of K4
    MolienSeries((1 - x + x^2 + x^4 + x^6 - x^7 + x^8) / ((1 - x)^2(1 - x^2)(1 - x^3)^2(1 - x^4)))
    """

    space: PolynomialSpace
    numerator: tuple[int, ...]
    degrees: tuple[int, ...]

    def __repr__(self) -> str:
        return f"MolienSeries({self.text})"

    @property
    def text(self) -> str:
        """The rational function, written out."""
        powers = ["", "x", *(f"x^{d}" for d in range(2, len(self.numerator)))]
        terms = [
            f"{c} {x}" if x and abs(c) > 1 else f"-{x}" if x and c == -1 else x or f"{c}"
            for c, x in zip(self.numerator, powers, strict=False)
            if c
        ]
        top = " + ".join(terms).replace("+ -", "- ") or "0"
        below = Counter(self.degrees)
        factors = [
            f"(1 - x{f'^{d}' if d > 1 else ''}){f'^{k}' if k > 1 else ''}" for d, k in below.items()
        ]
        if not factors:
            return top
        top = f"({top})" if len(terms) > 1 else top
        bottom = "".join(factors)
        return f"{top} / {f'({bottom})' if len(factors) > 1 else bottom}"

    def series(self, precision: int) -> PowerSeries:
        """Return the coefficients of 1, x, ..., x^(precision - 1): the dimensions by degree.

        Examples
        --------
        >>> molien_series(3).series(6)
        PowerSeries([1, 1, 2, 3, 4, 5])
        """
        value = PowerSeries(self.numerator, natural(precision, "precision"))
        for d in self.degrees:
            value = value / PowerSeries([1] + [0] * (d - 1) + [-1], precision)
        return value

    def verify(self) -> bool:
        """Check the growth and the symmetry of the function, and its first terms by listing.

        The order of the pole at 1 is the number of free entries of the matrices, and its leading
        coefficient the sum of 1 / |stabiliser of the roots|, as a group of permutations of
        entries.  For 0/1 entries the polynomial is a palindrome instead: complements.

        Raises
        ------
        VerificationError
            If one of them fails.
        """
        from wlkit.polynomials.listing import Listing

        listing = Listing(self.space)
        listed = [
            sum(len(block) for k in self.space.root_counts for block in listing.level(d, k))
            for d in range(4)
        ]
        if list(self.series(4).coefficients) != listed:
            raise VerificationError(f"{self.text}: listing finds {listed} in degrees 0, ..., 3")
        if not (self._is_palindrome() if self.space.simple else self._grows()):
            raise VerificationError(f"{self.text} does not grow like the invariants of its group")
        return True

    def _is_palindrome(self) -> bool:
        full = [0] * (_entries(self.space) + 1)
        full[: len(self.numerator)] = self.numerator
        return not self.degrees and full == full[::-1]

    def _grows(self) -> bool:
        top, excess = list(self.numerator), len(self.degrees) - _entries(self.space)
        for _ in range(excess):  # divide by 1 - x
            top = [sum(top[: i + 1]) for i in range(len(top) - 1)]
        n, below = self.space.n or 0, prod(self.degrees)
        flat = n == 2 and not (self.space.directed or self.space.loops)  # S_2 on {0, 1}: trivial
        groups = [1 if flat else factorial(n - k) for k in self.space.root_counts if k <= n]
        if not groups:
            return not any(self.numerator)
        largest = max(groups)
        return excess >= 0 and sum(top) * largest == below * sum(largest // g for g in groups)


def molien_series(
    n: int,
    *,
    directed: bool = False,
    loops: bool = False,
    simple: bool = False,
    roots: Roots = 0,
    channels: int = 1,
) -> MolienSeries:
    """Return the Molien series of S_n on n x n matrices: the dimensions of all degrees at once.

    Parameters
    ----------
    n : int
        The size of the matrices, at least 1.
    directed, loops, simple, roots, channels
        As for :class:`PolynomialSpace`.

    Returns
    -------
    MolienSeries

    Raises
    ------
    InputError
        If an option is not among those allowed.

    Examples
    --------
    >>> molien_series(2, directed=True, loops=True)
    MolienSeries((1 + x^2) / ((1 - x)^2(1 - x^2)^2))
    >>> molien_series(4, simple=True)  # graphs on 4 vertices
    MolienSeries(1 + x + 2 x^2 + 3 x^3 + 2 x^4 + x^5 + x^6)

    Notes
    -----
    The mean over the permutations that fix the roots of 1 / det(1 - x g), where g permutes the
    entries; one term for each cycle type, put over a common denominator of cyclotomic
    polynomials, which are cancelled again.

    References
    ----------
    Molien, Ueber die Invarianten der linearen Substitutionsgruppen, 1897; Stanley, Invariants of
    finite groups and their applications to combinatorics, 1979, theorem 2.1.
    """
    space = PolynomialSpace(directed, loops, simple, roots, channels, natural(n, "n"))
    terms = [term for fixed in space.root_counts if fixed <= n for term in _terms(space, fixed)]
    below: dict[int, int] = {}
    for _, cycles in terms:
        for k, times in cycles.items():
            below[k] = max(times, below.get(k, 0))
    top = _over(terms, below)
    for k in list(below):
        top, below[k] = _cancelled(top, k, below[k])
    degrees, missing = _degrees(below)
    top = top * prod((_cyclotomic(k) ** t for k, t in missing.items()), start=_cyclotomic(1) ** 0)
    return MolienSeries(space, tuple(int(c) for c in top.coeffs()), degrees)


def _terms(space: PolynomialSpace, fixed: int) -> list[tuple[Any, dict[int, int]]]:
    """Return (numerator, exponents of the cyclotomic polynomials below) for each cycle type."""
    import flint

    found = []
    for kind in integer_partitions((space.n or 0) - fixed):
        slots = pair_cycle_type(with_fixed(kind, fixed), ordered=space.directed, loops=space.loops)
        share = flint.fmpq_poly([flint.fmpq(1, centralizer_order(kind))])
        cycles: dict[int, int] = {}
        for length, times in slots.items():
            if space.simple:
                share *= _one_plus(length) ** (times * space.channels)
                continue
            for k in range(1, length + 1):
                if length % k == 0:
                    cycles[k] = cycles.get(k, 0) + times * space.channels
        found.append((share, cycles))
    return found


def _one_plus(length: int) -> Any:
    import flint

    return flint.fmpq_poly([1] + [0] * (length - 1) + [1])


def _cyclotomic(k: int) -> Any:
    """Return the k-th cyclotomic polynomial, 1 - x for k = 1, so that all begin with 1."""
    import flint

    return flint.fmpq_poly([1, -1]) if k == 1 else flint.fmpq_poly(flint.fmpz_poly.cyclotomic(k))


def _over(terms: list[tuple[Any, dict[int, int]]], below: dict[int, int]) -> Any:
    """Return the numerator of the sum over the common denominator."""
    import flint

    total = flint.fmpq_poly([])
    for share, cycles in terms:
        factors = (_cyclotomic(k) ** (t - cycles.get(k, 0)) for k, t in below.items())
        total += prod(factors, start=share)
    return total


def _cancelled(top: Any, k: int, times: int) -> tuple[Any, int]:
    factor = _cyclotomic(k)
    while times:
        quotient, rest = divmod(top, factor)
        if rest:
            break
        top, times = quotient, times - 1
    return top, times


def _degrees(below: dict[int, int]) -> tuple[tuple[int, ...], dict[int, int]]:
    """Return d with the product of 1 - x^d divisible by the denominator, and the quotient."""
    left, degrees = Counter(below), []
    missing: Counter[int] = Counter()
    while any(left.values()):
        d = max(k for k, times in left.items() if times)
        degrees.append(d)
        for k in range(1, d + 1):
            if d % k == 0:
                (left if left[k] else missing)[k] += -1 if left[k] else 1
    return tuple(sorted(degrees)), {k: t for k, t in missing.items() if t}


def _entries(space: PolynomialSpace) -> int:
    """Return the number of free entries of the matrices."""
    n = space.n or 0
    pairs = n * (n - 1) // (1 if space.directed else 2)
    return (pairs + (n if space.loops else 0)) * space.channels
