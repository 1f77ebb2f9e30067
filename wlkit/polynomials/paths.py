"""Contraction programs along the pairwise paths of opt_einsum and of planners that speak to it."""

from __future__ import annotations

from typing import Any

from wlkit.errors import InputError
from wlkit.graphs import Multigraph
from wlkit.polynomials.inputs import channel_name
from wlkit.polynomials.program import Program, Step
from wlkit.polynomials.symbolic import einsum_string


def path_program(h: Multigraph, n: int, optimize: Any = "auto") -> Program:
    """Return a program for P_H at matrices of size n along a path of opt_einsum.

    Parameters
    ----------
    h : Multigraph
    n : int
        The size that the path is chosen for; the program runs at any.
    optimize : str or callable
        As for `opt_einsum.contract_path`: "greedy", "dp", "optimal", ..., or a path optimiser of
        opt_einsum or cotengra.

    Returns
    -------
    Program

    Raises
    ------
    InputError
        If opt_einsum does not know the optimiser.

    Examples
    --------
    >>> square = Multigraph(4, [(0, 1), (1, 2), (2, 3), (0, 3)])
    >>> print(path_program(square, 100, "dp").table)
    T1 = bc,cd->bd (A, A)    time n^3   memory n^2
    T2 = ad,bd->ab (A, T1)   time n^3   memory n^2
    T3 = ab,ab-> (A, T2)     time n^2   memory n^0
    total                    time n^3   memory n^2

    Notes
    -----
    A path multiplies two tensors at a time, so that a star costs more than by
    :func:`elimination_plan`, which sums the leaves out one by one.

    References
    ----------
    Smith, Gray, opt_einsum: a Python package for optimizing contraction order for einsum-like
    expressions, Journal of Open Source Software, 2018.
    """
    import opt_einsum

    inputs, _, output = einsum_string(h).partition("->")
    letters = inputs.split(",") if inputs else []
    names = [channel_name(c) for _, _, c in h.edges]
    left = [*zip(names, letters, strict=False)]
    left += [("ones", x) for x in letters[len(names) :]]
    left = left or [("unit", "")]
    shapes = [(n,) * len(x) for _, x in left]
    try:
        path, _ = opt_einsum.contract_path(
            f"{','.join(x for _, x in left)}->{output}", *shapes, shapes=True, optimize=optimize
        )
    except KeyError as error:
        raise InputError(f"opt_einsum knows no path optimizer {optimize!r}: {error}") from None
    steps: list[Step] = []
    for places in path:
        used = [left[i] for i in places]
        left = [x for i, x in enumerate(left) if i not in places]
        needed = set(output).union(*(x for _, x in left))
        met = dict.fromkeys("".join(x for _, x in used))
        kept = output if not left else "".join(x for x in met if x in needed)
        equation = f"{','.join(x for _, x in used)}->{kept}"
        steps.append(Step(f"T{len(steps) + 1}", equation, tuple(name for name, _ in used)))
        left.append((steps[-1].target, kept))
    if len(set(h.roots)) < len(h.roots):
        steps.append(Step(f"T{len(steps) + 1}", "a,ab->ab", (steps[-1].target, "I")))
    return Program(tuple(steps))
