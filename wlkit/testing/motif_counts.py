"""Whether a callable computes, or at least determines, a motif count."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from wlkit.errors import SizeError
from wlkit.graphs import Graph
from wlkit.graphs.enumeration import graphs_of_order
from wlkit.motifs import MotifParameter, Sub, parse, witness
from wlkit.motifs.witnesses import evaluate_again
from wlkit.testing.alike import known_pairs, methods
from wlkit.testing.forms import Form, caller, same
from wlkit.testing.violation import LawViolationError, drawn, name_of, shown

SMALL = 5
"""All graphs with so few vertices are tried."""


def assert_computes_motif(
    f: Callable[[Any], Any],
    motif: Any,
    *,
    form: Form = "graph",
    max_vertices: int = 30,
    tolerance: float = 0.0,
) -> int:
    """Check that f(G) is the value of a motif parameter, on graphs that are hard for it.

    Parameters
    ----------
    f : callable
        Called with one argument, the graph in the given `form`.
    motif : MotifParameter, text such as ``"sub(C5) - 2*sub(K3)"``, or a pattern
        A pattern stands for the number of its copies.
    form : "graph", "networkx", "adjacency", "tensor" or "edge-index"
        What f takes, see :data:`wlkit.testing.FORMS`.
    max_vertices : int
        Larger graphs are left out.
    tolerance : float
        Allowed difference of floating-point numbers.

    Returns
    -------
    int
        The number of graphs tried.

    Raises
    ------
    LawViolationError
        If f is the same on two graphs with different counts: with that pair, of which the message
        says which refinement is blind to it. Otherwise with one graph on which f is wrong.

    Examples
    --------
    >>> def triangles(a):
    ...     return int((a @ a @ a).trace()) // 6
    >>> assert_computes_motif(triangles, "K3", form="adjacency") > 60
    True
    >>> assert_computes_motif(lambda g: g.m - g.n, "K3")
    Traceback (most recent call last):
    wlkit.testing.violation.LawViolationError: <lambda> does not determine sub(K3):
    it is 0 on both
        graph("g6:EQhO")   6 vertices, edges 0-2 0-4 1-3 1-5 2-4 3-5
    and
        graph("g6:EKhO")   6 vertices, edges 0-3 0-4 1-2 1-5 2-4 3-5
    where sub(K3) is 2 and 0 (counted by two routes; folklore 1-WL cannot tell them apart either)

    Notes
    -----
    Tried are a pair of graphs that folklore k-WL cannot tell apart for k one less than the
    WL-dimension of the motif and its patterns; without labels and directions also known hard pairs
    and all graphs on at most 5 vertices. A test, no proof: an f that passes may be wrong elsewhere.
    """
    tried = assert_determines_motif(
        f, motif, form=form, max_vertices=max_vertices, tolerance=tolerance
    )
    call, parameter = caller(f, form), _parameter(motif)
    for g in _graphs(parameter, max_vertices):
        value, expected = call(g), parameter(g)
        if not same(value, _number(expected, value), tolerance):
            raise LawViolationError(
                f"{name_of(f)} does not compute {parameter}:\nit is {shown(value)} and not "
                f"{expected} on\n    {drawn(g)}",
                (g,),
                (value, expected),
            )
    return tried


def assert_determines_motif(
    f: Callable[[Any], Any],
    motif: Any,
    *,
    form: Form = "graph",
    max_vertices: int = 30,
    tolerance: float = 0.0,
) -> int:
    """Check that f(G) = f(H) leaves no two values of a motif parameter, on graphs hard for it.

    f may return anything: features of a network, a histogram of colours. If the parameter has
    WL-dimension k, no f bounded by folklore (k - 1)-WL determines it, and the pair that shows
    this is among those tried.

    Parameters
    ----------
    f : callable
        Called with one argument, the graph in the given `form`.
    motif : MotifParameter, text such as ``"sub(C5) - 2*sub(K3)"``, or a pattern
        A pattern stands for the number of its copies.
    form : "graph", "networkx", "adjacency", "tensor" or "edge-index"
        What f takes, see :data:`wlkit.testing.FORMS`.
    max_vertices : int
        Larger graphs are left out.
    tolerance : float
        Allowed difference of floating-point numbers.

    Returns
    -------
    int
        The number of graphs tried.

    Raises
    ------
    LawViolationError
        If f is the same on two graphs with different counts: with that pair, on which the motif was
        counted by two routes.

    Examples
    --------
    >>> assert_determines_motif(lambda g: sorted(g.degrees.tolist()), "S3") > 60
    True
    >>> assert_determines_motif(lambda g: sorted(g.degrees.tolist()), "K3")
    Traceback (most recent call last):
    wlkit.testing.violation.LawViolationError: <lambda> does not determine sub(K3):
    it is [2, 2, 2, 2, 2, 2] on both
        graph("g6:EQhO")   6 vertices, edges 0-2 0-4 1-3 1-5 2-4 3-5
    and
        graph("g6:EKhO")   6 vertices, edges 0-3 0-4 1-2 1-5 2-4 3-5
    where sub(K3) is 2 and 0 (counted by two routes; folklore 1-WL cannot tell them apart either)

    Notes
    -----
    The graphs are those of :func:`assert_computes_motif`; all pairs of them are compared.

    References
    ----------
    Lanzinger, Barcelo, On the power of the Weisfeiler-Leman test for graph motif parameters, 2024.
    """
    call, parameter = caller(f, form), _parameter(motif)
    seen: list[tuple[Graph, Any, Any]] = []
    for g in _graphs(parameter, max_vertices):
        value, count = call(g), parameter(g)
        for h, other, counted in seen:
            if count != counted and same(value, other, tolerance):
                _fail(f, parameter, (h, g), value)
        seen.append((g, value, count))
    return len(seen)


def _fail(f: Any, parameter: MotifParameter, pair: tuple[Graph, Graph], value: Any) -> None:
    from wlkit.wl import distinguish

    counts = tuple(evaluate_again(parameter, g) for g in pair)
    k = max(0, parameter.wl_dimension().value - 1)
    blind = k > 0 and not distinguish(*pair, k=k).distinguished
    also = f"; folklore {k}-WL cannot tell them apart either" if blind else ""
    raise LawViolationError(
        f"{name_of(f)} does not determine {parameter}:\nit is {shown(value)} on both\n"
        f"    {drawn(pair[0])}\nand\n    {drawn(pair[1])}\nwhere {parameter} is {counts[0]} and "
        f"{counts[1]} (counted by two routes{also})",
        pair,
        counts,
    )


def _parameter(motif: Any) -> MotifParameter:
    if isinstance(motif, MotifParameter):
        return motif
    return parse(motif) if isinstance(motif, str) and "(" in motif else Sub(motif)


def _number(expected: Any, value: Any) -> Any:
    """Return a Fraction as a float where floats are compared."""
    return float(expected) if isinstance(value, float) else expected


def _graphs(parameter: MotifParameter, max_vertices: int) -> Iterator[Graph]:
    """Yield the witness of the parameter, its patterns, pairs hard to refine, small graphs."""
    patterns = [term.pattern for term in parameter.terms if term.pattern.n]
    if parameter.wl_dimension().value > 0:
        try:
            pair = witness(parameter)
        except SizeError:
            pair = None
        if pair is not None and pair.first.n <= max_vertices:
            yield from (pair.first, pair.second)
    yield from (p for p in patterns if p.n <= max_vertices)
    if any(p.is_labelled or p.directed for p in patterns):
        return
    for method in methods():
        if method.endswith("-wl") and method[0].isdigit():
            try:
                pairs = known_pairs(method, min(max_vertices, 20))
            except ValueError:
                continue
            for pair_of_graphs in pairs[:6]:
                yield from pair_of_graphs
    for n in range(1, min(SMALL, max_vertices) + 1):
        yield from graphs_of_order(n)
