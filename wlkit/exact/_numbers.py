"""Exact numbers in and out: Python int and Fraction, numpy integers, python-flint; never floats."""

from __future__ import annotations

from fractions import Fraction
from numbers import Rational
from typing import Any, TypeAlias

import numpy as np

from wlkit.errors import InputError

Exact: TypeAlias = int | Fraction


def exact(value: Any, *, where: str = "an exact number") -> Exact:
    """Return `value` as an int, or as a Fraction when it is not an integer.

    Raises
    ------
    InputError
        If `value` is not an integer or a rational number (floats and booleans included).

    Examples
    --------
    >>> from fractions import Fraction
    >>> exact(Fraction(6, 3)), exact(Fraction(1, 2))
    (2, Fraction(1, 2))
    """
    if isinstance(value, (bool, np.bool_)):
        raise InputError(f"expected an int or Fraction as {where}, got the truth value {value!r}")
    if isinstance(value, int):
        return int(value)
    if isinstance(value, np.integer):
        return int(value)
    if isinstance(value, Rational):
        fraction = Fraction(int(value.numerator), int(value.denominator))
        return fraction.numerator if fraction.denominator == 1 else fraction
    raise InputError(
        f"expected an int or Fraction as {where}, got {value!r} of type {type(value).__name__}; "
        "convert it to an exact number first"
    )


def natural(value: Any, name: str) -> int:
    """Return `value` as a Python int that is at least 0, or raise InputError naming `name`.

    Examples
    --------
    >>> natural(3, "n")
    3
    """
    number = exact(value, where=name)
    if not isinstance(number, int) or number < 0:
        raise InputError(f"expected an integer {name} >= 0, got {value!r}")
    return number


def to_flint(value: Exact) -> Any:
    """Return the python-flint rational equal to `value`."""
    import flint

    return flint.fmpq(value.numerator, value.denominator)


def from_flint(value: Any) -> Exact:
    """Return a python-flint rational as an int, or as a Fraction when it is not an integer."""
    numerator, denominator = int(value.p), int(value.q)
    return numerator if denominator == 1 else Fraction(numerator, denominator)
