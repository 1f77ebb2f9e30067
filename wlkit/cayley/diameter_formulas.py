"""Formulas for diameters, proved and conjectured."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from wlkit.cayley.closed_forms import member_of_family


class DiameterFormula(NamedTuple):
    """The value of a formula for the diameter, the formula, whether it is proved, and where.

    Attributes
    ----------
    value : int
    formula : str
    proved : bool
        False for a conjecture.
    reference : str

    Examples
    --------
    >>> found = diameter_formula("stars", 5)
    >>> found.value, found.formula, found.proved
    (6, 'floor(3(n-1)/2)', True)
    """

    value: int
    formula: str
    proved: bool
    reference: str


PANCAKE = (0, 1, 3, 4, 5, 7, 8, 9, 10, 11, 13, 14, 15, 16, 17, 18, 19, 20, 22)
BURNT_PANCAKE = (1, 4, 6, 8, 10, 12, 14, 15, 17, 18, 19, 21)


def _lx(n: int) -> int:
    return (3 * n * n - 8 * n + (9 if n % 2 else 12)) // 4


_PAPER = "CayleyPy Growth, arXiv 2509.19162"
DIAMETERS: dict[str, tuple[Callable[..., int | None], str, bool, str]] = {
    "lrx": (
        lambda n, k: n * (n - 1) // 2 if n > 3 and k == 1 else None,
        "n(n-1)/2",
        False,
        "the lower bound is proved, the upper one conjectured; checked to 15; A186783",
    ),
    "lx": (
        lambda n: _lx(n) if n > 4 else None,
        "(3n^2-8n+9)/4 for odd n, (3n^2-8n+12)/4 for even n",
        False,
        f"{_PAPER}; A039745",
    ),
    "coxeter": (lambda n: n * (n - 1) // 2, "n(n-1)/2", True, "the number of inversions"),
    "coxeter_b": (lambda n: n * n, "n^2", True, "the number of reflections"),
    "coxeter_d": (lambda n: n * (n - 1), "n(n-1)", True, "the number of reflections"),
    "cyclic_coxeter": (lambda n: n * n // 4, "floor(n^2/4)", True, f"{_PAPER}; A002620"),
    "all_transpositions": (lambda n: n - 1, "n-1", True, "n less the number of cycles"),
    "down_cycles": (lambda n: n - 1, "n-1", True, "n less the number of records"),
    "prefix_cycles": (lambda n: n - 1, "n-1", True, "move to front"),
    "stars": (lambda n: 3 * (n - 1) // 2, "floor(3(n-1)/2)", True, "Akers, Krishnamurthy 1989"),
    "block_interchange": (lambda n: n // 2, "floor(n/2)", True, "Christie 1996"),
    "full_reversals": (lambda n: n - 1, "n-1", True, "Bafna, Pevzner 1996"),
    "pancake": (
        lambda n: PANCAKE[n - 1] if n <= len(PANCAKE) else None,
        "a table to n = 19",
        True,
        "A058986, by exhaustive search",
    ),
    "burnt_pancake": (
        lambda n: BURNT_PANCAKE[n - 1] if n <= len(BURNT_PANCAKE) else None,
        "a table to n = 12",
        True,
        "A078942, by exhaustive search",
    ),
}


def diameter_formula(graph: Any, *params: Any, **named: Any) -> DiameterFormula | None:
    """Return the diameter that a formula gives, proved or conjectured, None where none is known.

    Parameters
    ----------
    graph : str or GeneratingSet
        A family by name with its parameters, or a member of one.
    *params, **named
        The parameters of a family given by name.

    Returns
    -------
    DiameterFormula or None
        The value, the formula, whether it is proved, and where.

    Raises
    ------
    UnknownNameError, InputError
        When there is no family of this name, or its parameters do not fit.

    Examples
    --------
    >>> diameter_formula("lx", 9)[:3]
    (45, '(3n^2-8n+9)/4 for odd n, (3n^2-8n+12)/4 for even n', False)

    Notes
    -----
    A formula or a table is read; nothing is searched. The source is named in the answer.
    """
    found = member_of_family(graph, *params, **named)
    if found is None or found.name not in DIAMETERS:
        return None
    if found.state is not None and len(set(found.state)) < len(found.state):
        if found.name != "lrx" or found.state != (0, 1) * (found.degree // 2) or found.degree < 6:
            return None
        if dict(found.parameters)["k"] != 1:
            return None
        m = found.degree // 2
        value = (3 * m * m + m % 2) // 4
        return DiameterFormula(value, "(3m^2+[m odd])/4 for (01)^m", False, f"{_PAPER}, cosets")
    form, formula, proved, reference = DIAMETERS[found.name]
    value_or_none = form(**dict(found.parameters))
    if value_or_none is None:
        return None
    return DiameterFormula(value_or_none, formula, proved, reference)
