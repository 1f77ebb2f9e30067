"""How far back an edge of a Cayley graph may lead: which layers a search has to keep."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from wlkit.cayley.packing import AnyGeneratingSet
from wlkit.groups import GeneratingSet, MatrixGeneratingSet, Permutation

if TYPE_CHECKING:
    from numpy.typing import NDArray

LARGEST_WINDOW = 64


def window(generators: AnyGeneratingSet) -> int | None:
    """Return w such that every edge from layer d leads to layer d - w or later, None if unknown.

    If s^-1 is a product of w generators, then x = (xs) s^-1 is at most w further than xs.  So w
    is the largest, over the generators s, of a length that s^-1 is known to have: 1 when it is a
    generator, else the order of s less one.

    Examples
    --------
    >>> from wlkit.groups import generators
    >>> window(generators.lrx(7)), window(generators.lx(7)), window(generators.heisenberg(3))
    (1, 6, 1)

    References
    ----------
    R. Zhou and E. A. Hansen, Breadth-first heuristic search (2006), on the locality of a graph.
    """
    lengths = [
        1 if there >= 0 else _order(generators, s) - 1
        for s, there in enumerate(generators.inverse_indices)
    ]
    return None if 0 in lengths or max(lengths) > LARGEST_WINDOW else max(lengths)


def _order(generators: AnyGeneratingSet, s: int) -> int:
    """Return the order of a generator, 1 when it is not found."""
    if isinstance(generators, GeneratingSet):
        return Permutation(generators.permutations[s]).order
    if isinstance(generators, MatrixGeneratingSet) and generators.modulo:
        return _matrix_order(generators.matrices[s], generators.modulo)
    return 1


def _matrix_order(matrix: NDArray[np.int64], modulo: int) -> int:
    if len(matrix) * modulo**2 >= 1 << 63:
        return 1
    identity = np.eye(len(matrix), dtype=np.int64) % modulo
    power = matrix % modulo
    for order in range(1, LARGEST_WINDOW + 2):
        if np.array_equal(power, identity):
            return order
        power = power @ matrix % modulo
    return 1
