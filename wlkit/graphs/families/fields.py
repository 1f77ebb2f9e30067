"""Finite fields as tables, for the graphs that are made from them."""

from __future__ import annotations

from itertools import product

import numpy as np

from wlkit.errors import InputError

MAX_ORDER = 1024


def prime_power(q: int) -> tuple[int, int]:
    """Return (p, k) with q = p^k and p prime.

    Raises
    ------
    InputError
        If `q` is not a prime power, or above 1024.

    Examples
    --------
    >>> prime_power(27)
    (3, 3)
    """
    if not 2 <= q <= MAX_ORDER:
        raise InputError(f"field order: expected a prime power from 2 to {MAX_ORDER}, got {q}")
    p = next(d for d in range(2, q + 1) if q % d == 0)
    k, rest = 0, q
    while rest % p == 0:
        rest //= p
        k += 1
    if rest != 1:
        raise InputError(f"field order: expected a prime power, got {q} (divisible by {p})")
    return p, k


def field_tables(q: int) -> tuple[np.ndarray, np.ndarray]:
    """Return the addition and multiplication tables of the field with q elements.

    Elements are 0..q-1: the base-p digits of a number are the coefficients of a polynomial
    modulo the first irreducible one; 0 and 1 are the neutral elements.

    Returns
    -------
    (add, multiply) : int64 arrays (q, q)

    Examples
    --------
    >>> add, multiply = field_tables(4)
    >>> multiply[1:, 1:].tolist()
    [[1, 2, 3], [2, 3, 1], [3, 1, 2]]
    """
    p, k = prime_power(q)
    weights = p ** np.arange(k)
    digits = np.arange(q)[:, None] // weights % p
    add = ((digits[:, None, :] + digits[None, :, :]) % p) @ weights
    # A monic polynomial is irreducible iff its quotient ring has no zero divisors.
    for low in product(range(p), repeat=k):
        multiply = _quotient_ring(digits, np.array(low), p) @ weights
        if (multiply[1:, 1:] != 0).all():
            return add, multiply
    raise InputError(f"no irreducible polynomial of degree {k} over GF({p})")


def _quotient_ring(digits: np.ndarray, low: np.ndarray, p: int) -> np.ndarray:
    """Return the digits (q, q, k) of all products modulo x^k + sum of low[i] x^i."""
    q, k = digits.shape
    table = np.zeros((q, q, k), dtype=np.int64)
    shifted = digits.copy()  # x^i times every element
    for i in range(k):
        table += digits[:, i, None, None] * shifted[None, :, :]
        carry = shifted[:, -1].copy()
        shifted = np.concatenate((np.zeros((q, 1), dtype=np.int64), shifted[:, :-1]), axis=1)
        shifted = (shifted - carry[:, None] * low) % p
    return table % p
