"""Families of integer matrices, over Z (modulo 0) or modulo m."""

from __future__ import annotations

from collections.abc import Sequence
from math import gcd, prod

import numpy as np

from wlkit.groups.generating_set import GeneratingSet
from wlkit.groups.generators.registry import family, require
from wlkit.groups.matrix_set import MatrixGeneratingSet


def elementary(n: int, *entries: tuple[int, int, int]) -> np.ndarray:
    """Return the identity with the (row, column, value) entries put in."""
    matrix = np.eye(n, dtype=np.int64)
    for row, column, value in entries:
        matrix[row, column] = value
    return matrix


def _prime_factors(m: int) -> list[int]:
    """Return the different prime factors of m, by trial division up to its square root."""
    found, p = [], 2
    while p * p <= m:
        if m % p == 0:
            found.append(p)
            while m % p == 0:
                m //= p
        p += 1
    return [*found, m] if m > 1 else found


def special_linear_order(n: int, modulo: int) -> int | None:
    """Return |SL_n(Z/m)|: m^(n^2-1) times the product of 1 - p^-i over primes p | m, 2 <= i <= n.

    Examples
    --------
    >>> special_linear_order(2, 6), special_linear_order(3, 2)
    (144, 168)
    """
    if modulo == 0:
        return None
    order = modulo ** (n * n - 1)
    for p in _prime_factors(modulo):
        order = (
            order * prod(p**i - 1 for i in range(2, n + 1)) // prod(p**i for i in range(2, n + 1))
        )
    return order


def _matrices(
    matrices: Sequence[np.ndarray],
    names: list[str],
    name: str,
    inverses: bool = True,
    **given: object,
) -> MatrixGeneratingSet:
    modulo = int(given.get("modulo", 0))  # type: ignore[call-overload]
    found = MatrixGeneratingSet(
        np.array(matrices), names, modulo=modulo, name=name, parameters=given
    )
    return found.with_inverses() if inverses else found


@family(order=lambda n, modulo, *_: modulo ** (2 * n - 3) or None, inverse_closed=None)
def heisenberg(n: int = 3, modulo: int = 0, add_inverses: bool = True) -> MatrixGeneratingSet:
    """The Heisenberg group: identity except for the top row and the right column.

    Generators x_i = I + E(0, i) and y_i = I + E(i, n-1), 1 <= i <= n-2, by default with inverses.
    Its order is m^(2n-3) modulo m, infinite over Z.

    Parameters
    ----------
    n : int
        At least 3.
    modulo : int
        0 for the integers.
    add_inverses : bool

    Returns
    -------
    MatrixGeneratingSet

    Raises
    ------
    InputError
        When a parameter is out of range.

    Examples
    --------
    >>> heisenberg().names, heisenberg().matrices[0].tolist()
    (('x', 'y', "x'", "y'"), [[1, 1, 0], [0, 1, 0], [0, 0, 1]])
    """
    require(n >= 3, "n >= 3", n)
    inner = range(1, n - 1)
    matrices = [elementary(n, (0, i, 1)) for i in inner]
    matrices += [elementary(n, (i, n - 1, 1)) for i in inner]
    names = [letter + (str(i) if n > 3 else "") for letter in "xy" for i in inner]
    given = {"n": n, "modulo": modulo, "add_inverses": add_inverses}
    return _matrices(matrices, names, "heisenberg", add_inverses, **given)


@family(order=lambda n, modulo: modulo ** (n * (n - 1) // 2) or None, inverse_closed=True)
def unitriangular(n: int, modulo: int = 0) -> MatrixGeneratingSet:
    """The unitriangular group UT_n with I + E(i, i+1) and inverses; order m^(n(n-1)/2).

    Parameters
    ----------
    n : int
        At least 2.
    modulo : int
        0 for the integers.

    Returns
    -------
    MatrixGeneratingSet

    Raises
    ------
    InputError
        When a parameter is out of range.

    Examples
    --------
    >>> from wlkit.cayley import growth
    >>> growth(unitriangular(3, 3)).order
    27
    """
    require(n >= 2, "n >= 2", n)
    matrices = [elementary(n, (i, i + 1, 1)) for i in range(n - 1)]
    names = [f"e{i + 1}" for i in range(n - 1)]
    return _matrices(matrices, names, "unitriangular", n=n, modulo=modulo)


@family(order=special_linear_order, inverse_closed=True, aliases=("special_linear",))
def special_linear_fundamental_roots(n: int, modulo: int = 0) -> MatrixGeneratingSet:
    """SL_n with the fundamental root elements I + E(i, i+1), I + E(i+1, i) and inverses.

    Parameters
    ----------
    n : int
        At least 2.
    modulo : int
        0 for the integers.

    Returns
    -------
    MatrixGeneratingSet

    Raises
    ------
    InputError
        When a parameter is out of range.

    Examples
    --------
    >>> from wlkit.cayley import growth
    >>> growth(special_linear_fundamental_roots(2, 5)).order
    120
    """
    require(n >= 2, "n >= 2", n)
    matrices, names = [], []
    for i in range(n - 1):
        matrices += [elementary(n, (i, i + 1, 1)), elementary(n, (i + 1, i, 1))]
        names += [f"e{i + 1}", f"f{i + 1}"]
    return _matrices(matrices, names, "special_linear_fundamental_roots", n=n, modulo=modulo)


@family(order=special_linear_order, inverse_closed=True)
def special_linear_root_weyl(n: int, modulo: int = 0) -> MatrixGeneratingSet:
    """SL_n with one root element e = I + E(0, 1), a lift w of the Coxeter element, and inverses.

    Parameters
    ----------
    n : int
        At least 2.
    modulo : int
        0 for the integers.

    Returns
    -------
    MatrixGeneratingSet

    Raises
    ------
    InputError
        When a parameter is out of range.

    Examples
    --------
    >>> from wlkit.cayley import growth
    >>> growth(special_linear_root_weyl(2, 5)).order
    120
    """
    require(n >= 2, "n >= 2", n)
    weyl = np.zeros((n, n), dtype=np.int64)
    weyl[range(n - 1), range(1, n)] = 1
    weyl[n - 1, 0] = (-1) ** (n - 1)
    matrices = [elementary(n, (0, 1, 1)), weyl]
    return _matrices(matrices, ["e", "w"], "special_linear_root_weyl", n=n, modulo=modulo)


@family(
    order=lambda n, p: prod(p**n - p**i for i in range(n)),
    inverse_closed=True,
)
def general_linear(n: int, p: int) -> MatrixGeneratingSet:
    """GL_n over the field of p elements: fundamental roots, diag(g, 1, ..., 1) and inverses.

    g is the least primitive root modulo the prime p.

    Parameters
    ----------
    n : int
        At least 2.
    p : int
        A prime.

    Returns
    -------
    MatrixGeneratingSet

    Raises
    ------
    InputError
        When a parameter is out of range.

    Examples
    --------
    >>> from wlkit.cayley import growth
    >>> growth(general_linear(2, 3)).order
    48
    """
    require(n >= 2, "n >= 2", n)
    require(p >= 2 and _prime_factors(p) == [p], "a prime p", p)
    roots = special_linear_fundamental_roots(n, p)
    orders = [(p - 1) // q for q in _prime_factors(p - 1)]
    g = next(g for g in range(1, p) if all(pow(g, order, p) != 1 for order in orders))
    found = MatrixGeneratingSet(
        [*roots.matrices, elementary(n, (0, 0, g))],
        [*roots.names, "d"],
        modulo=p,
        name="general_linear",
        parameters={"n": n, "p": p},
    )
    return found.with_inverses()


def symplectic_order(n: int, p: int) -> int | None:
    """Return |Sp_2n(Z/p)| for a prime p."""
    if _prime_factors(p) != [p]:
        return None
    return int(p ** (n * n) * prod(p ** (2 * i) - 1 for i in range(1, n + 1)))


@family(order=symplectic_order, inverse_closed=True)
def symplectic(n: int, modulo: int) -> MatrixGeneratingSet:
    """Sp_2n: I + E(i, n+i), I + E(i, n+i+1) + E(i+1, n+i), their transposes, and inverses.

    The form is the standard one, [[0, I], [-I, 0]].

    Parameters
    ----------
    n : int
        At least 1.
    modulo : int
        At least 2.

    Returns
    -------
    MatrixGeneratingSet

    Raises
    ------
    InputError
        When a parameter is out of range.

    Examples
    --------
    >>> from wlkit.cayley import growth
    >>> growth(symplectic(2, 2)).order
    720
    """
    require(n >= 1 and modulo >= 2, "n >= 1 and modulo >= 2", (n, modulo))
    uppers = [elementary(2 * n, (i, n + i, 1)) for i in range(n)]
    uppers += [elementary(2 * n, (i, n + i + 1, 1), (i + 1, n + i, 1)) for i in range(n - 1)]
    names = [f"u{i}" for i in range(len(uppers))] + [f"v{i}" for i in range(len(uppers))]
    matrices = uppers + [u.T for u in uppers]
    return _matrices(matrices, names, "symplectic", n=n, modulo=modulo)


@family(order=lambda p: p * (p * p - 1) // gcd(2, p - 1), inverse_closed=True)
def projective_special_linear(p: int) -> GeneratingSet:
    """PSL_2(p) on the projective line 0, ..., p-1, infinity (point p): x + 1, x - 1 and -1/x.

    Parameters
    ----------
    p : int
        A prime.

    Returns
    -------
    GeneratingSet

    Raises
    ------
    InputError
        When a parameter is out of range.

    Examples
    --------
    >>> projective_special_linear(7).group().order
    168
    """
    require(p >= 2 and _prime_factors(p) == [p], "a prime p", p)
    shift = [(x + 1) % p for x in range(p)] + [p]
    flip = [p, *((-pow(x, -1, p)) % p for x in range(1, p)), 0]
    found = GeneratingSet(
        [shift, flip], ["t", "s"], name="projective_special_linear", parameters={"p": p}
    )
    return found.with_inverses()
