"""Large integers through residues modulo several primes, put together under a proved bound."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np

from wlkit.errors import InputError, VerificationError
from wlkit.exact._numbers import exact, natural

WORD_31 = 2**31
"""Products of two residues below it fit in an int64, with one bit to spare."""
WORD_62 = 2**62
"""Sums of two residues below it fit in an int64; products need 128 bits."""


def primes_below(limit: int) -> Iterator[int]:
    """Yield the primes below `limit`, from the largest down, each proved prime.

    Parameters
    ----------
    limit : int
        At least 0.

    Yields
    ------
    int

    Raises
    ------
    InputError
        When the first one is asked for, if `limit` is negative or no integer.

    Examples
    --------
    >>> from itertools import islice
    >>> list(islice(primes_below(2**31), 2))
    [2147483647, 2147483629]

    Notes
    -----
    python-flint's `is_prime` proves primality: APRCL, and below 2^64 a test without exceptions.
    """
    import flint

    candidate = natural(limit, "limit") - 1
    while candidate >= 2:
        if flint.fmpz(candidate).is_prime():
            yield candidate
        candidate -= 1 if candidate <= 3 or candidate % 2 == 0 else 2


def primes_for(bound: int, *, below: int = WORD_31) -> tuple[int, ...]:
    """Return the fewest primes below `below`, largest first, whose product exceeds 2 `bound`.

    Then residues modulo them determine every integer x with |x| <= bound.

    Parameters
    ----------
    bound : int
        At least 0.
    below : int
        The primes are smaller; 2^31 by default, so that products of residues fit in an int64.

    Returns
    -------
    tuple of int

    Raises
    ------
    InputError
        If the primes below `below` have too small a product; if `bound` is negative or no integer.

    Examples
    --------
    >>> len(primes_for(2**61)), len(primes_for(2**62)), primes_for(0)
    (3, 3, (2147483647,))

    Notes
    -----
    By default about one prime for every 31 bits of the bound, each with a proof of primality.
    """
    target, modulus, chosen = 2 * natural(bound, "bound"), 1, []
    for prime in primes_below(below):
        chosen.append(prime)
        modulus *= prime
        if modulus > target:
            return tuple(chosen)
    raise InputError(f"the primes below {below} multiply to {modulus}, not above 2 * {bound}")


def crt(residues: Sequence[int], moduli: Sequence[int]) -> tuple[int, int]:
    """Return (x, M): the integer 0 <= x < M = prod(moduli) with the given residues.

    Parameters
    ----------
    residues, moduli : sequences of int
        Of one length; moduli at least 1, pairwise coprime.

    Returns
    -------
    x, M : int

    Raises
    ------
    InputError
        If lengths differ, or two moduli share a factor.

    Examples
    --------
    >>> crt([2, 3, 2], [3, 5, 7])
    (23, 105)

    Notes
    -----
    One inverse for every modulus, by mixed radices: O(k^2) steps on words for k moduli of one word.

    References
    ----------
    Knuth, The Art of Computer Programming 2, section 4.3.2.
    """
    if len(residues) != len(moduli):
        raise InputError(f"expected {len(moduli)} residues, one per modulus, got {len(residues)}")
    x, modulus = 0, 1
    for residue, q in zip(residues, moduli, strict=True):
        try:
            step = (int(residue) - x) * pow(modulus, -1, int(q)) % int(q)
        except ValueError:
            raise InputError(f"expected coprime moduli, got {list(moduli)}") from None
        x, modulus = x + modulus * step, modulus * int(q)
    return x, modulus


def crt_signed(residues: Sequence[int], moduli: Sequence[int], bound: int) -> int:
    """Return the one integer x with the given residues and |x| <= `bound`.

    Parameters
    ----------
    residues, moduli : sequences of int
        Of one length; moduli pairwise coprime.
    bound : int
        At least 0.

    Returns
    -------
    int

    Raises
    ------
    InputError
        If prod(moduli) <= 2 bound: then the residues do not determine x; if two moduli share a
        factor, or there are not as many residues.
    VerificationError
        If no integer within the bound has these residues: the bound was wrong.

    Examples
    --------
    >>> crt_signed([-5 % 7, -5 % 11], [7, 11], 30)
    -5

    Notes
    -----
    One :func:`crt`, then the representative nearest to 0.
    """
    bound = natural(bound, "bound")
    x, modulus = crt(residues, moduli)
    if modulus <= 2 * bound:
        raise InputError(f"moduli of product {modulus} do not determine integers up to {bound}")
    if 2 * x > modulus:
        x -= modulus
    if abs(x) > bound:
        raise VerificationError(f"no integer of absolute value <= {bound} has these residues")
    return x


def crt_signed_array(residues: np.ndarray, moduli: Sequence[int], bound: int) -> np.ndarray:
    """Apply :func:`crt_signed` entrywise.

    Parameters
    ----------
    residues : integer array, shape (len(moduli), ...)
        ``residues[i]`` holds the entries modulo ``moduli[i]``.

    Returns
    -------
    object array of Python ints, shape ``residues.shape[1:]``

    Examples
    --------
    >>> import numpy as np
    >>> crt_signed_array(np.array([[2, 6], [8, 10]]), [7, 11], 30)
    array([30, -1], dtype=object)
    """
    residues = np.asarray(residues)
    if residues.ndim < 1 or residues.shape[0] != len(moduli):
        raise InputError(f"expected {len(moduli)} rows of residues, got shape {residues.shape}")
    flat = residues.reshape(len(moduli), -1)
    result = np.empty(flat.shape[1], dtype=object)
    for i in range(flat.shape[1]):
        result[i] = crt_signed(flat[:, i].tolist(), moduli, bound)
    return result.reshape(residues.shape[1:])


class ResidueSum:
    """An exact sum of integers, kept modulo primes until its value is asked for.

    Parameters
    ----------
    bound : int
        A proved bound on the absolute value of the final sum.  Partial sums may exceed it.

    Examples
    --------
    >>> import numpy as np
    >>> total = ResidueSum(bound=3 * 10**30)
    >>> total.add(10**30).add(-(10**29)).value()
    900000000000000000000000000000
    >>> ResidueSum(bound=10).add_array(np.array([4, -7, 5])).value()
    2

    Notes
    -----
    ``value`` refuses (VerificationError) residues that belong to no integer within the bound; a
    wrong bound whose residues happen to fit cannot be seen, so the bound must be proved.
    """

    def __init__(self, bound: int) -> None:
        self.bound = natural(bound, "bound")
        self.primes = primes_for(self.bound)
        self._residues = [0] * len(self.primes)

    def add(self, value: int) -> ResidueSum:
        """Add one Python integer of any size."""
        number = exact(value, where="a summand")
        if not isinstance(number, int):
            raise InputError(f"expected integer summands, got {value!r}")
        self.add_residues([number % p for p in self.primes])
        return self

    def add_array(self, values: Any) -> ResidueSum:
        """Add every entry of an integer array."""
        values = np.asarray(values)
        if values.dtype.kind not in "iuO":
            raise InputError(f"expected an integer array, got dtype {values.dtype}")
        if values.dtype == object:
            for value in values.flat:
                self.add(value)
            return self
        # Fewer than 2^32 residues below 2^31 sum to less than 2^63.
        for start in range(0, values.size, WORD_31):
            chunk = values.ravel()[start : start + WORD_31]
            modulus = np.uint64 if values.dtype.kind == "u" else np.int64
            self.add_residues(
                [int((chunk.astype(modulus) % modulus(p)).sum(dtype=np.int64)) for p in self.primes]
            )
        return self

    def add_residues(self, residues: Sequence[int]) -> ResidueSum:
        """Add an integer given by its residues modulo ``primes``."""
        if len(residues) != len(self.primes):
            raise InputError(f"expected {len(self.primes)} residues, got {len(residues)}")
        pairs = zip(self._residues, residues, self.primes, strict=True)
        self._residues = [(a + int(b)) % p for a, b, p in pairs]
        return self

    def value(self) -> int:
        """Return the sum, by the Chinese remainder theorem."""
        return crt_signed(self._residues, self.primes, self.bound)


def fits_int64(bound: int) -> bool:
    """Say whether every integer of absolute value at most `bound` is an int64.

    Parameters
    ----------
    bound : int
        At least 0.

    Returns
    -------
    bool

    Raises
    ------
    InputError
        If `bound` is negative or no integer.

    Examples
    --------
    >>> fits_int64(2**63 - 1), fits_int64(2**63)
    (True, False)

    Notes
    -----
    The comparison bound < 2^63: what decides between machine words and exact integers.
    """
    return natural(bound, "bound") < 2**63
