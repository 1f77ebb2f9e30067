"""Growth that theorems give without a search."""

from __future__ import annotations

from collections.abc import Callable
from math import factorial
from typing import Any, NamedTuple

from wlkit.cayley.sphere_numbers import (
    Row,
    derangement_number,
    hultman_spheres,
    inversions_of_words,
    move_to_front_spheres,
    odd_cycle_spheres,
    one_or_two,
    poincare,
    star_spheres,
    stirling_first,
)
from wlkit.groups.generators import FAMILIES, find


class ClosedForm(NamedTuple):
    """Spheres that a theorem gives, and the theorem.

    Attributes
    ----------
    spheres : tuple of int
        All of them.
    theorem : str
        Its statement or where it is proved.

    Examples
    --------
    >>> closed_form("stars", 4)
    ClosedForm(spheres=(1, 3, 6, 9, 5), theorem='Akers, Krishnamurthy 1989; Portier, Vaughan 1990')
    """

    spheres: tuple[int, ...]
    theorem: str


_LENGTH = "the length is the number of inversions; the Poincare polynomial of the reflection group"
SPHERES: dict[str, tuple[Callable[..., Row | None], str]] = {
    "coxeter": (lambda n: poincare(range(2, n + 1)), _LENGTH),
    "coxeter_b": (lambda n: poincare(range(2, 2 * n + 1, 2)), _LENGTH),
    "coxeter_d": (lambda n: poincare([*range(2, 2 * n - 1, 2), n]) if n > 2 else None, _LENGTH),
    "all_transpositions": (stirling_first, "Cayley: the distance is n less the number of cycles"),
    "down_cycles": (stirling_first, "the distance is n less the number of records"),
    "prefix_cycles": (
        move_to_front_spheres,
        "within radius d are the permutations with at most d places before an increasing rest",
    ),
    "block_interchange": (hultman_spheres, "Christie 1996; Bona, Flynn 2009"),
    "stars": (star_spheres, "Akers, Krishnamurthy 1989; Portier, Vaughan 1990"),
    "three_cycles": (odd_cycle_spheres, "the distance is half of n less the number of odd cycles"),
    "all_cycles": (
        lambda n: one_or_two(
            n, sum(factorial(n) // (k * factorial(n - k)) for k in range(2, n + 1))
        ),
        "every permutation is a product of two cycles",
    ),
    "derangements": (
        lambda n: one_or_two(n, derangement_number(n)) if n > 3 else None,
        "every permutation of four or more points is a product of two derangements",
    ),
}


def closed_form(graph: Any, *params: Any, **named: Any) -> ClosedForm | None:
    """Return the growth that a theorem gives, None where none is known here.

    Parameters
    ----------
    graph : str or GeneratingSet
        A family by name with its parameters, or a member of one.  For adjacent transpositions
        on a sorted word the inversions of words are counted.
    *params, **named
        The parameters of a family given by name.

    Returns
    -------
    ClosedForm or None
        The spheres and the theorem.

    Raises
    ------
    UnknownNameError, InputError
        When there is no family of this name, or its parameters do not fit.

    Examples
    --------
    >>> closed_form("coxeter", 4).spheres
    (1, 3, 5, 6, 5, 3, 1)
    >>> closed_form("lrx", 4) is None
    True

    Notes
    -----
    Nothing is searched; polynomials in exact integers, as many steps as a power of the degree.
    The theorem is named in the answer.
    """
    found = member_of_family(graph, *params, **named)
    if found is None or found.name not in SPHERES:
        return None
    word = found.state
    if word is not None and len(set(word)) < len(word):
        ordered = list(word) in (sorted(word), sorted(word, reverse=True))
        if found.name != "coxeter" or not ordered:
            return None
        return ClosedForm(tuple(inversions_of_words(word)), "inversions of words, MacMahon 1913")
    form, theorem = SPHERES[found.name]
    spheres = form(**dict(found.parameters))
    return None if spheres is None else ClosedForm(tuple(spheres), theorem)


def member_of_family(graph: Any, *params: Any, **named: Any) -> Any:
    """Return the generators when they are what the name of their family says, else None."""
    if isinstance(graph, str):
        return find(graph).build(*params, **named)
    if not getattr(graph, "name", ""):
        return None
    if graph.name not in FAMILIES:
        return None
    same = FAMILIES[graph.name].build(**dict(graph.parameters))
    return graph if same.with_state(graph.state) == graph else None
