"""Generating functions of growth: the series of sphere sizes as a rational function."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from wlkit.cayley.closed_forms import closed_form, member_of_family
from wlkit.errors import InputError


@dataclass(frozen=True)
class GrowthSeries:
    """The sphere sizes as coefficients of numerator / denominator, and the theorem that says so.

    Parameters
    ----------
    numerator, denominator : tuple of int
        Coefficients of 1, z, z^2, ...; the denominator begins with 1.
    theorem : str

    Examples
    --------
    >>> GrowthSeries((1, 1), (1, -1), "the line").spheres(4)
    (1, 2, 2, 2, 2)
    """

    numerator: tuple[int, ...]
    denominator: tuple[int, ...]
    theorem: str

    def spheres(self, radius: int) -> tuple[int, ...]:
        """Return the sphere sizes at the distances 0, ..., radius; zeros after the last sphere."""
        if radius < 0:
            raise InputError(f"a radius is an integer >= 0, got {radius}")
        found: list[int] = []
        for n in range(radius + 1):
            value = self.numerator[n] if n < len(self.numerator) else 0
            for k in range(1, min(n, len(self.denominator) - 1) + 1):
                value -= self.denominator[k] * found[n - k]
            found.append(value)
        return tuple(found)


HEISENBERG = GrowthSeries(
    # (1 - z)^4 (1 + z + z^2) (1 + z^2) below
    (1, 1, 4, 11, 8, 21, 6, 9, 1),
    (1, -3, 4, -5, 6, -5, 4, -3, 1),
    "Shapiro 1989: the Heisenberg group with two generators and their inverses",
)
LINE = GrowthSeries((1, 1), (1, -1), "the integers with 1 and -1")
INFINITE = {
    ("heisenberg", (3, 0, True)): HEISENBERG,
    ("unitriangular", (3, 0)): HEISENBERG,
    ("unitriangular", (2, 0)): LINE,
}


def growth_series(graph: Any, *params: Any, **named: Any) -> GrowthSeries | None:
    """Return the generating function that a theorem gives, None where none is known here.

    Parameters
    ----------
    graph : str or GeneratingSet
        A family by name with its parameters, or a member of one.
    *params, **named
        The parameters of a family given by name.

    Returns
    -------
    GrowthSeries or None

    Raises
    ------
    UnknownNameError, InputError
        When there is no family of this name, or its parameters do not fit.

    Examples
    --------
    >>> growth_series("heisenberg").spheres(7)
    (1, 4, 12, 36, 82, 164, 294, 476)
    >>> growth_series("coxeter", 4).numerator
    (1, 3, 5, 6, 5, 3, 1)

    Notes
    -----
    Nothing is searched: a table of infinite families, else the spheres of :func:`closed_form`.

    References
    ----------
    M. Shapiro, A geometric approach to the almost convexity and growth of some nilpotent groups,
    Math. Ann. 285 (1989).
    """
    found = member_of_family(graph, *params, **named)
    if found is None:
        return None
    if found.state is None:
        series = INFINITE.get((found.name, tuple(value for _, value in found.parameters)))
        if series is not None:
            return series
    form = closed_form(found)
    return None if form is None else GrowthSeries(form.spheres, (1,), form.theorem)
