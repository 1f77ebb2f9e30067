"""Truncated exact power series in one variable, and the Euler transform."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from wlkit.errors import InputError
from wlkit.exact._numbers import Exact, exact, from_flint, natural, to_flint


@dataclass(frozen=True, init=False)
class PowerSeries:
    """A power series known exactly up to x^(precision - 1).

    Parameters
    ----------
    coefficients : iterable of int or Fraction
        The coefficients of 1, x, x^2, ...
    precision : int, optional
        Number of coefficients kept; missing ones are 0.  By default all that are given.

    Raises
    ------
    InputError
        If a coefficient is not an exact number.

    Examples
    --------
    >>> one_minus_x = PowerSeries([1, -1], 6)
    >>> 1 / one_minus_x
    PowerSeries([1, 1, 1, 1, 1, 1])
    >>> (one_minus_x**-3)[5]
    21

    Notes
    -----
    Arithmetic is python-flint's on rational polynomials, truncated; a sum or product is known to
    the smaller of the two precisions.
    """

    coefficients: tuple[Exact, ...]

    def __init__(self, coefficients: Iterable[Any], precision: int | None = None) -> None:
        values = [exact(c, where="a coefficient") for c in coefficients]
        if precision is not None:
            kept = natural(precision, "precision")
            values = values[:kept] + [0] * (kept - len(values))
        object.__setattr__(self, "coefficients", tuple(values))

    @property
    def precision(self) -> int:
        """Number of coefficients known."""
        return len(self.coefficients)

    def __getitem__(self, degree: int) -> Exact:
        if not 0 <= degree < self.precision:
            raise InputError(
                f"the coefficient of x^{degree} is not known: the precision is {self.precision}"
            )
        return self.coefficients[degree]

    def __repr__(self) -> str:
        return f"PowerSeries([{', '.join(str(c) for c in self.coefficients)}])"

    def _flint(self) -> Any:
        import flint

        if all(isinstance(c, int) for c in self.coefficients):
            return flint.fmpq_poly(list(self.coefficients))
        return flint.fmpq_poly([to_flint(c) for c in self.coefficients])

    def _lift(self, other: PowerSeries | Exact) -> PowerSeries:
        return other if isinstance(other, PowerSeries) else PowerSeries([other], self.precision)

    def __add__(self, other: PowerSeries | Exact) -> PowerSeries:
        pairs = zip(self.coefficients, self._lift(other).coefficients, strict=False)
        return PowerSeries(a + b for a, b in pairs)

    __radd__ = __add__

    def __neg__(self) -> PowerSeries:
        return PowerSeries(-c for c in self.coefficients)

    def __sub__(self, other: PowerSeries | Exact) -> PowerSeries:
        return self + -self._lift(other)

    def __rsub__(self, other: Exact) -> PowerSeries:
        return -self + other

    def __mul__(self, other: PowerSeries | Exact) -> PowerSeries:
        factor = self._lift(other)
        return _from_poly(self._flint() * factor._flint(), min(self.precision, factor.precision))

    __rmul__ = __mul__

    def inverse(self) -> PowerSeries:
        """Return 1 / self.

        Raises
        ------
        InputError
            If the constant coefficient is 0 (no inverse as a power series).
        """
        if self.precision == 0:
            return self
        if self.coefficients[0] == 0:
            raise InputError(f"expected a nonzero constant coefficient to invert, got {self!r}")
        import flint

        return _from_series(1 / flint.fmpq_series(self._flint().coeffs(), prec=self.precision))

    def __truediv__(self, other: PowerSeries | Exact) -> PowerSeries:
        return self * self._lift(other).inverse()

    def __rtruediv__(self, other: Exact) -> PowerSeries:
        return self.inverse() * other

    def __pow__(self, exponent: int) -> PowerSeries:
        base = self.inverse() if exponent < 0 else self
        power, square, left = PowerSeries([1], self.precision), base, abs(exponent)
        while left:
            if left & 1:
                power = power * square
            square, left = square * square, left >> 1
        return power

    def inflate(self, k: int) -> PowerSeries:
        """Return the series with x replaced by x^k, at the same precision.

        Examples
        --------
        >>> PowerSeries([1, 1, 1, 1, 1]).inflate(2)
        PowerSeries([1, 0, 1, 0, 1])
        """
        if natural(k, "k") == 0:
            raise InputError("expected k >= 1: a series in x^0 is not truncated")
        values: list[Exact] = [0] * self.precision
        for degree in range(0, self.precision, k):
            values[degree] = self.coefficients[degree // k]
        return PowerSeries(values)


def _from_poly(poly: Any, precision: int) -> PowerSeries:
    return PowerSeries((from_flint(c) for c in poly.coeffs()[:precision]), precision)


def _from_series(series: Any) -> PowerSeries:
    return PowerSeries((from_flint(series[i]) for i in range(series.prec)), series.prec)


def euler_transform(multiplicities: Sequence[int]) -> tuple[int, ...]:
    """Return the coefficients of prod over L >= 1 of (1 - x^L)^(-m_L).

    When m_L counts the connected structures of size L, these count the multisets of them: all
    structures.

    Parameters
    ----------
    multiplicities : sequence of ints
        m_0, m_1, ..., m_d with m_0 = 0; negative entries are allowed.

    Returns
    -------
    tuple of ints
        The coefficients of 1, x, ..., x^d.

    Raises
    ------
    InputError
        If m_0 is not 0, or an entry is not an integer.

    Examples
    --------
    >>> euler_transform([0, 1, 1, 1, 1, 1])  # integer partitions
    (1, 1, 2, 3, 5, 7)

    Notes
    -----
    O(d^2) integer operations, from n c_n = sum_k b_k c_(n-k), b_k = sum over L | k of L m_L.

    References
    ----------
    Sloane, Plouffe, The Encyclopedia of Integer Sequences, 1995, section 2.7.
    """
    m = _integers(multiplicities)
    if m[:1] != [0]:
        raise InputError(f"expected m_0 = 0 first, got {m[:1]}: no structure of size 0 repeats")
    power_sums = [0] * len(m)
    for size in range(1, len(m)):
        if m[size]:
            for multiple in range(size, len(m), size):
                power_sums[multiple] += size * m[size]
    result = [1]
    for n in range(1, len(m)):
        result.append(sum(power_sums[k] * result[n - k] for k in range(1, n + 1)) // n)
    return tuple(result)


def inverse_euler_transform(coefficients: Sequence[int]) -> tuple[int, ...]:
    """Return the m with `euler_transform(m) == coefficients`: the connected structures.

    Parameters
    ----------
    coefficients : sequence of ints
        Of 1, x, ..., x^d; the first is 1.

    Returns
    -------
    tuple of ints
        m_0 = 0, m_1, ..., m_d.

    Raises
    ------
    InputError
        If the first coefficient is not 1, or an entry is not an integer.

    Examples
    --------
    >>> inverse_euler_transform([1, 1, 2, 4, 11, 34])  # graphs on n vertices; the connected ones
    (0, 1, 1, 2, 6, 21)

    Notes
    -----
    O(d^2) integer operations.

    References
    ----------
    Sloane, Plouffe, The Encyclopedia of Integer Sequences, 1995, section 2.7.
    """
    c = _integers(coefficients)
    if c[:1] != [1]:
        raise InputError(f"expected a constant coefficient 1 (the empty structure), got {c[:1]}")
    power_sums, m = [0] * len(c), [0] * len(c)
    for n in range(1, len(c)):
        power_sums[n] = n * c[n] - sum(power_sums[k] * c[n - k] for k in range(1, n))
        m[n] = (power_sums[n] - sum(d * m[d] for d in range(1, n) if n % d == 0)) // n
    return tuple(m)


def _integers(values: Sequence[int]) -> list[int]:
    numbers = [exact(v, where="a coefficient") for v in values]
    if not all(isinstance(v, int) for v in numbers):
        raise InputError(f"expected integers, got {list(values)!r}")
    return [int(v) for v in numbers]
