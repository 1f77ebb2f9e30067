"""How much an invariant may see."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from wlkit.errors import VerificationError
from wlkit.graphs import Graph
from wlkit.testing.alike import known_pairs
from wlkit.testing.forms import Form, caller, same
from wlkit.testing.violation import LawViolationError, drawn, name_of, shown


def never_separates_more_than(
    f: Callable[[Any], Any],
    method: str,
    *,
    form: Form = "graph",
    max_vertices: int = 30,
    tolerance: float = 0.0,
    seed: int = 0,
) -> int:
    """Check f(g) = f(h) on known pairs of graphs that `method` cannot tell apart.

    A test, not a proof: an f that passes may still separate a pair that was not tried.

    Parameters
    ----------
    f : callable
        Called with one argument, the graph in the given `form`, as in
        :func:`wlkit.testing.assert_permutation_invariant`.
    method : str
        ``"1-wl"``, ``"2-wl"``, ``"3-wl"`` (folklore; "3-WL" in machine learning is folklore
        2-WL), ``"spd-wl"``, ``"rd-wl"``. A message-passing network never separates more than
        ``"1-wl"``.
    max_vertices : int
        Larger pairs are left out.
    tolerance, seed
        Allowed difference of floating-point numbers; seed of the graphs put beside the pairs.

    Returns
    -------
    int
        The number of pairs tried.

    Raises
    ------
    LawViolationError
        With the smallest pair found that f separates: verified not isomorphic, verified alike
        for `method`, and f verified not to depend on the numbering there. If it does depend on
        it, the message says that instead.

    Examples
    --------
    >>> never_separates_more_than(lambda g: sorted(g.degrees.tolist()), "1-wl") > 20
    True
    >>> never_separates_more_than(lambda a: (a @ a @ a).trace(), "1-wl", form="adjacency")
    Traceback (most recent call last):
    wlkit.testing.violation.LawViolationError: <lambda> separates more than 1-wl:
    it is 0 on
        graph("g6:EhEG")   6 vertices, edges 0-1 0-5 1-2 2-3 3-4 4-5
    and 12 on
        graph("g6:EwCW")   6 vertices, edges 0-1 0-2 1-2 3-4 3-5 4-5
    which 1-wl cannot tell apart (verified)
    """
    call = caller(f, form)
    random = np.random.default_rng(seed)
    tried = 0
    for g, h in known_pairs(method, max_vertices):
        for first, second in ((g, h), _varied(g, h, random)):
            tried += 1
            values = call(first), call(second)
            if not same(*values, tolerance):
                _verify_invariance(f, call, first, values[0], tolerance, random)
                _verify_pair(first, second, method)
                raise LawViolationError(
                    f"{name_of(f)} separates more than {method}:\nit is {shown(values[0])} on\n"
                    f"    {drawn(first)}\nand {shown(values[1])} on\n    {drawn(second)}\n"
                    f"which {method} cannot tell apart (verified)",
                    (first, second),
                    values,
                )
    return tried


def _varied(g: Graph, h: Graph, random: np.random.Generator) -> tuple[Graph, Graph]:
    """Return the pair with a random graph beside each side, renumbered."""
    pairs = [(u, v) for v in range(4) for u in range(v)]
    beside = Graph(4, [pair for pair in pairs if random.random() < 0.5])
    first, second = (side.relabel(random.permutation(side.n)) for side in (g + beside, h + beside))
    return first, second


def _verify_invariance(
    f: Any,
    call: Callable[[Graph], Any],
    g: Graph,
    value: Any,
    tolerance: float,
    random: np.random.Generator,
) -> None:
    for _ in range(3):
        permutation = tuple(random.permutation(g.n).tolist())
        again = call(g.relabel(permutation))
        if not same(value, again, tolerance):
            raise LawViolationError(
                f"{name_of(f)} is not even permutation invariant: it is {shown(value)} on\n"
                f"    {drawn(g)}\nand {shown(again)} after renumbering by {list(permutation)}",
                (g,),
                (value, again),
                permutation,
            )


def _verify_pair(g: Graph, h: Graph, method: str) -> None:
    from wlkit.wl import distinguish

    if method in ("spd-wl", "rd-wl"):
        comparison = distinguish(g, h, variant="spd" if method == "spd-wl" else "rd")
    else:
        comparison = distinguish(g, h, k=int(method.removesuffix("-wl")))
    if comparison.distinguished or g.is_isomorphic(h):
        raise VerificationError(f"{g!r} and {h!r} are no pair that is alike for {method}")
