"""Colour refinement (1-WL) of vertices, of one graph or jointly of several."""

from __future__ import annotations

from functools import partial
from typing import Any

import numpy as np

from wlkit.errors import InputError
from wlkit.exact import sorted_unique
from wlkit.typing import Int32Array
from wlkit.wl import definition
from wlkit.wl.coloring import Coloring
from wlkit.wl.structure import Rows, Structure, joint

_UNBOUNDED = 2**63 - 1
NO_WEIGHTS = np.empty(0, dtype=np.int64)
NO_WEIGHTS.flags.writeable = False


def color_refinement(
    graphs: Any,
    *,
    initial: Any = None,
    max_rounds: int | None = None,
    until_different: bool = False,
) -> Coloring:
    """c'(v) = (c(v), {{ c(w) : w in N(v) }}), from the vertex labels until no class splits.

    In digraphs the multisets of out- and of in-neighbours are kept apart; edge labels travel
    with the neighbour. Several graphs are refined jointly, so that equal colours mean the same.

    Parameters
    ----------
    graphs : graph, or sequence of graphs
        Anything that :func:`wlkit.graphs.graph` reads; all of one kind.
    initial : integer array (sum n,) or one for each graph, optional
        Initial colours that refine the labels, comparable across the graphs.
    max_rounds : int, optional
        Stop after so many rounds.
    until_different : bool
        For two graphs: stop after the first round in which their histograms differ.

    Returns
    -------
    Coloring

    Raises
    ------
    GraphError
        Graphs of different kinds.
    InputError
        Initial colours of the wrong lengths, or a bound on the rounds that is none.

    Examples
    --------
    >>> color_refinement("S4").classes
    (((0,),), ((1,), (2,), (3,), (4,)))
    >>> color_refinement(["C6", "2C3"]).distinguishes()
    False

    Notes
    -----
    O((n + m) log n): of the parts of a class all but a largest are looked at. Signatures are
    compared exactly.

    On digraphs with opposite arcs the logic C^2 sees more: it looks at both arcs between two
    vertices at once. Two disjoint pairs of opposite arcs and the directed 4-cycle are alike here,
    and told apart by folklore 2-WL.

    References
    ----------
    .. [1] C. Berkholz, P. Bonsma, M. Grohe, Tight lower and upper bounds for the complexity of
       canonical colour refinement, Theory Comput. Syst. 60 (2017).
    """
    structure = joint(graphs)
    colors = definition.initial_vertices(structure)
    if initial is not None:
        colors = _with_initial(structure, colors, initial)
    return refine_vertices(
        structure,
        structure.rows,
        colors,
        variant="color-refinement",
        max_rounds=max_rounds,
        until_different=until_different,
    )


def refine_vertices(
    structure: Structure,
    rows: Rows,
    initial: Int32Array,
    *,
    variant: str,
    max_rounds: int | None = None,
    until_different: bool = False,
) -> Coloring:
    """Refine the colours `initial` (0, ..., m - 1) of the joint vertices along `rows`."""
    from wlkit._kernels.wl_vertices import refine_vertices as kernel

    pair = until_different and len(structure.graphs) == 2
    sign = (
        np.repeat(np.array([1, -1], np.int64), structure.sizes) if pair else np.empty(0, np.int64)
    )
    m = 1 + int(initial.max(initial=-1))
    limit = _checked_rounds(max_rounds)
    if pair and np.bincount(initial, weights=sign, minlength=m).any():
        limit = 0
    color = initial.astype(np.int32, copy=True)
    back = rows.tags if rows.back is None else rows.back
    weights = NO_WEIGHTS if rows.weights is None else rows.weights
    rounds, stable, splits = kernel(
        rows.indptr, rows.indices, rows.tags, back, rows.n_tags, weights, color, m, sign, limit
    )
    return Coloring(
        structure.graphs,
        variant,
        None,
        1,
        color,
        splits,
        rounds,
        stable=bool(stable),
        replay=partial(definition.vertex_round, rows),
        start=partial(np.array, initial),
    )


def _with_initial(structure: Structure, labels: Int32Array, initial: Any) -> Int32Array:
    """Return the ranks of the pairs of an initial colour and a label."""
    one = np.isscalar(initial) or len(initial) == 0 or np.ndim(initial[0]) == 0
    parts = [np.asarray(x).ravel() for x in ([initial] if one else initial)]
    expected = [int(labels.size)] if one else structure.sizes.tolist()
    if [x.size for x in parts] != expected or any(x.dtype.kind not in "iu" for x in parts):
        came = ", ".join(f"{x.size} of {x.dtype}" for x in parts)
        wanted = f"{expected} (one for each graph)" if len(expected) > 1 else expected[0]
        raise InputError(f"initial colours: expected {wanted} integers, got {came}")
    _, ranks, _ = sorted_unique(np.concatenate(parts), return_inverse=True)
    joined = np.asarray(ranks, dtype=np.int64) * (1 + int(labels.max(initial=0))) + labels
    _, inverse, _ = sorted_unique(joined, return_inverse=True)
    return np.asarray(inverse, dtype=np.int32)


def _checked_rounds(max_rounds: Any) -> int:
    """Return the bound on the rounds, at most that of an int64, where there is none."""
    if max_rounds is None:
        return _UNBOUNDED
    whole = isinstance(max_rounds, (int, np.integer)) and not isinstance(max_rounds, bool)
    if not whole or max_rounds < 0:
        raise InputError(f"max_rounds: expected an integer >= 0 or None, got {max_rounds!r}")
    return min(int(max_rounds), _UNBOUNDED)
