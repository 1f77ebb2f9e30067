"""Sphere sizes as numbers of combinatorics: by inversions, cycles, records, fixed points."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from math import comb, factorial

Row = list[int]


def convolve(a: Sequence[int], b: Sequence[int]) -> Row:
    """Return the coefficients of the product of two polynomials, exact.

    Examples
    --------
    >>> convolve([1, 1], [1, 2, 3])
    [1, 3, 5, 3]
    """
    out = [0] * (len(a) + len(b) - 1)
    for i, x in enumerate(a):
        for j, y in enumerate(b):
            out[i + j] += x * y
    return out


def poincare(degrees: Iterable[int]) -> Row:
    """Return the product of 1 + q + ... + q^(d-1) over the degrees d of a reflection group.

    Examples
    --------
    >>> poincare([2, 3])
    [1, 2, 2, 1]
    """
    row = [1]
    for degree in degrees:
        row = convolve(row, [1] * degree)
    return row


def inversions_of_words(word: Sequence[int]) -> Row:
    """Return how many rearrangements have 0, 1, 2, ... inversions: a Gaussian multinomial.

    Examples
    --------
    >>> inversions_of_words("0011")
    [1, 1, 2, 1, 1]
    """
    row = poincare(range(2, len(word) + 1))
    for count in Counter(word).values():
        for degree in range(2, count + 1):
            row = _divided(row, degree)
    return row


def _divided(row: Row, degree: int) -> Row:
    """Return the polynomial divided by 1 + q + ... + q^(degree-1), which divides it."""
    quotient: Row = []
    for i in range(len(row) - degree + 1):
        quotient.append(row[i] - sum(quotient[max(0, i - degree + 1) : i]))
    return quotient


def stirling_first(n: int) -> Row:
    """Return the numbers of permutations of n by n less the number of cycles.

    Examples
    --------
    >>> stirling_first(4)
    [1, 6, 11, 6]
    """
    row = [1]
    for k in range(1, n):
        row = convolve(row, [1, k])
    return row


def derangements_by_cycles(n: int) -> list[Row]:
    """Return d with ``d[m][c]`` permutations of m <= n points, none fixed, with c cycles.

    Examples
    --------
    >>> derangements_by_cycles(4)[4]
    [0, 6, 3, 0, 0]
    """
    table = [[0] * (n + 1) for _ in range(n + 1)]
    table[0][0] = 1
    for m in range(2, n + 1):
        for c in range(1, m // 2 + 1):
            table[m][c] = (m - 1) * (table[m - 1][c] + table[m - 2][c - 1])
    return table


def star_spheres(n: int) -> Row:
    """Return the growth of S_n under the transpositions (0 i).

    A permutation that moves m points in c nontrivial cycles is at distance m + c when it fixes 0
    and m + c - 2 when it does not.

    Examples
    --------
    >>> star_spheres(4)
    [1, 3, 6, 9, 5]
    """
    moved = derangements_by_cycles(n)
    row = [0] * (2 * n)
    for m in range(n + 1):
        for c in range(m // 2 + 1):
            row[m + c] += comb(n - 1, m) * moved[m][c]
            if m:
                row[max(0, m + c - 2)] += comb(n - 1, m - 1) * moved[m][c]
    return _trimmed(row)


def odd_cycle_spheres(n: int) -> Row:
    """Return the growth of A_n under all 3-cycles: half of n less the number of odd cycles.

    Examples
    --------
    >>> odd_cycle_spheres(5)
    [1, 20, 39]
    """
    # by_odd[m][o] counts permutations of m points with o odd cycles; the even ones have n - o even
    # and an even number of even cycles
    by_odd = [{(0, 0): 1}]
    for m in range(1, n + 1):
        here: Counter[tuple[int, int]] = Counter()
        for length in range(1, m + 1):
            ways = factorial(m - 1) // factorial(m - length)
            step = (1, 0) if length % 2 else (0, 1)
            for (odd, even), count in by_odd[m - length].items():
                here[odd + step[0], (even + step[1]) % 2] += ways * count
        by_odd.append(dict(here))
    row = [0] * (n // 2 + 1)
    for (odd, even), count in by_odd[n].items():
        if even == 0:
            row[(n - odd) // 2] += count
    return _trimmed(row)


def move_to_front_spheres(n: int) -> Row:
    """Return the growth of S_n under the cycles (0 1 ... j): balls are falling factorials."""
    balls = [factorial(n) // factorial(n - radius) for radius in range(n)]
    return [ball - before for before, ball in zip([0, *balls], balls, strict=False)]


def derangement_number(n: int) -> int:
    """Return the number of permutations of n points that fix none.

    Examples
    --------
    >>> [derangement_number(n) for n in range(7)]
    [1, 0, 1, 2, 9, 44, 265]
    """
    return sum((-1) ** k * comb(n, k) * factorial(n - k) for k in range(n + 1))


def hultman_spheres(n: int) -> Row:
    """Return the growth of S_n under exchanges of two blocks, from Hultman's numbers.

    The distance is half of n + 1 less the number of cycles of the cycle graph; k of them have
    c(n + 2, k) / binomial(n + 2, 2) permutations, c the unsigned Stirling number, n - k odd.

    Examples
    --------
    >>> hultman_spheres(4)
    [1, 15, 8]
    """
    cycles = stirling_first(n + 2)[::-1]
    return [cycles[n - 2 * d] // comb(n + 2, 2) for d in range(n // 2 + 1)]


def one_or_two(n: int, generators: int) -> Row:
    """Return the growth of S_n under so many generators, products of two of which are the rest."""
    rest = factorial(n) - 1 - generators
    return [1, generators, rest] if rest else [1, generators]


def _trimmed(row: Row) -> Row:
    while row and not row[-1]:
        row.pop()
    return row
