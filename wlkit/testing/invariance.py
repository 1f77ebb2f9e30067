"""Invariance and equivariance under the symmetric group."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

import numpy as np

from wlkit.graphs import Graph, graph
from wlkit.testing.forms import Form, caller, same
from wlkit.testing.violation import LawViolationError, drawn, name_of, shown

Law = Callable[[Any, Any, tuple[int, ...]], bool]


def assert_permutation_invariant(
    f: Callable[[Any], Any],
    g: Graph | Any,
    *,
    form: Form = "graph",
    samples: int = 4,
    tolerance: float = 0.0,
    seed: int = 0,
) -> None:
    """Check f(g) = f(pi g) for renumberings pi of the vertices of `g`.

    Parameters
    ----------
    f : callable
        Called with one argument, the graph in the given `form`; returns numbers, NumPy arrays,
        tensors, or lists, tuples and dictionaries of them, or anything with ``==``.
    g : Graph, or anything that :func:`wlkit.graphs.graph` reads
    form : "graph", "networkx" or "adjacency"
        What f takes: a wlkit Graph, a NetworkX graph on 0, ..., n - 1, an int64 array (n, n).
    samples : int
        So many random permutations are tried, besides all transpositions of neighbours in
        0, 1, ..., n - 1, which generate the symmetric group.
    tolerance : float
        Allowed difference of floating-point numbers, absolute and relative; 0 for exactly equal.
    seed : int
        Of the random permutations.

    Raises
    ------
    LawViolationError
        With a graph and a single transposition that changes the answer; vertices that are not
        needed are deleted from the graph first.

    Examples
    --------
    >>> assert_permutation_invariant(lambda a: a.sum(), "petersen", form="adjacency")
    >>> assert_permutation_invariant(lambda g: g.degrees[0], "P4")
    Traceback (most recent call last):
    wlkit.testing.violation.LawViolationError: <lambda> is not permutation invariant:
    it changes when vertices 0 and 1 of
        graph("g6:BG")   3 vertices, edges 1-2
    are exchanged (permutation [1, 0, 2]): from 0 to 1

    Notes
    -----
    f is called once for each of n - 1 transpositions and up to n - 1 times for each random
    permutation, then twice for each vertex and edge while a counterexample is made smaller. A test,
    no proof: f is asked at few of the n! numberings.
    """
    law: Law = lambda before, after, _: same(before, after, tolerance)  # noqa: E731
    _check(f, g, form, law, samples, seed, "permutation invariant")


def assert_permutation_equivariant(
    f: Callable[[Any], Any],
    g: Graph | Any,
    *,
    form: Form = "graph",
    axes: int = 1,
    samples: int = 4,
    tolerance: float = 0.0,
    seed: int = 0,
) -> None:
    """Check f(pi g)[pi u, pi v, ...] = f(g)[u, v, ...] for renumberings pi of `g`.

    Parameters
    ----------
    f : callable
        Called with one argument, the graph in the given `form`. Returns an array (or list, or
        tensor) whose first `axes` axes run over the vertices, as for node features (n, d) with
        one, edge features (n, n, d) with two; or a dictionary from vertices (from tuples of
        `axes` vertices).
    axes : int
        The number of vertex axes; 0 is invariance.
    g, form, samples, tolerance, seed
        As for :func:`assert_permutation_invariant`.

    Raises
    ------
    LawViolationError
        With a graph and a single transposition, as small as was found.

    Examples
    --------
    >>> import networkx as nx
    >>> assert_permutation_equivariant(nx.triangles, "paw", form="networkx")
    >>> assert_permutation_equivariant(lambda a: a @ a, "paw", form="adjacency", axes=2)

    Notes
    -----
    The calls of f are those of :func:`assert_permutation_invariant`.
    """

    def law(before: Any, after: Any, permutation: tuple[int, ...]) -> bool:
        return same(_moved(before, permutation, axes), _as_moved(after, axes), tolerance)

    _check(f, g, form, law, samples, seed, f"permutation equivariant on {axes} axes")


def _moved(value: Any, permutation: tuple[int, ...], axes: int) -> Any:
    """Return the answer on g, put where it belongs on pi g."""
    if axes == 0:
        return value
    if isinstance(value, Mapping):
        if axes == 1:
            return {permutation[key]: x for key, x in value.items()}
        return {tuple(permutation[v] for v in key): x for key, x in value.items()}
    array = np.asarray(value)
    n = len(permutation)
    if array.shape[:axes] != (n,) * axes:
        raise LawViolationError(
            f"expected an array with {axes} leading axes of length {n}, got shape {array.shape}",
            (),
            (value,),
        )
    back = np.argsort(permutation)
    for axis in range(axes):
        array = np.take(array, back, axis=axis)
    return array


def _as_moved(value: Any, axes: int) -> Any:
    return value if axes == 0 or isinstance(value, Mapping) else np.asarray(value)


def _check(
    f: Callable[[Any], Any],
    g: Any,
    form: Form,
    law: Law,
    samples: int,
    seed: int,
    what: str,
) -> None:
    given = graph(g)
    call = caller(f, form)
    found = _first_step(call, given, law, samples, seed)
    if found is None:
        return
    h, p = _shrunk(call, *found, law)
    before, after = call(h), call(h.relabel(p))
    a, b = (v for v in range(h.n) if p[v] != v)
    raise LawViolationError(
        f"{name_of(f)} is not {what}:\nit changes when vertices {a} and {b} of\n"
        f"    {drawn(h)}\nare exchanged (permutation {list(p)}): "
        f"from {shown(before)} to {shown(after)}",
        (h,),
        (before, after),
        p,
    )


def _first_step(
    call: Callable[[Graph], Any], g: Graph, law: Law, samples: int, seed: int
) -> tuple[Graph, tuple[int, ...]] | None:
    """Return a copy of g and a transposition of two of its vertices that breaks the law.

    A permutation that breaks it on g is a product of transpositions, one of which does so on
    the copy that the earlier ones lead to.
    """
    base = call(g)
    for steps in _products(g.n, samples, seed):
        before, value = g, base
        for p in steps:
            after = before.relabel(p)
            moved = call(after)
            if not law(value, moved, p):
                return before, p
            before, value = after, moved
    return None


def _products(n: int, samples: int, seed: int) -> Iterator[list[tuple[int, ...]]]:
    """Yield permutations as lists of transpositions: neighbours first, then random ones."""
    for v in range(n - 1):
        yield [_transposition(n, v, v + 1)]
    random = np.random.default_rng(seed)
    for _ in range(samples if n > 1 else 0):
        ends = [int(random.integers(0, v + 1)) for v in range(n)]
        yield [_transposition(n, u, v) for v, u in enumerate(ends) if u != v]


def _transposition(n: int, a: int, b: int) -> tuple[int, ...]:
    images = list(range(n))
    images[a], images[b] = b, a
    return tuple(images)


def _shrunk(
    call: Callable[[Graph], Any], g: Graph, p: tuple[int, ...], law: Law
) -> tuple[Graph, tuple[int, ...]]:
    """Delete vertices and edges as long as the transposition still breaks the law."""

    def breaks(h: Graph, q: tuple[int, ...]) -> bool:
        try:
            return not law(call(h), call(h.relabel(q)), q)
        except Exception:
            return False

    for v in reversed(range(g.n)):
        if p[v] == v:
            kept = [u for u in range(g.n) if u != v]
            q = tuple(kept.index(p[u]) for u in kept)
            smaller = g.subgraph(kept)
            if breaks(smaller, q):
                g, p = smaller, q
    for edge in reversed(g.edge_list):
        smaller = _without(g, edge)
        if breaks(smaller, p):
            g = smaller
    return g, p


def _without(g: Graph, edge: tuple[int, int]) -> Graph:
    kept = [i for i, other in enumerate(g.edge_list) if other != edge]
    return Graph(
        g.n,
        [g.edge_list[i] for i in kept],
        directed=g.directed,
        vertex_labels=g.vertex_labels,
        edge_labels=None if g.edge_labels is None else [g.edge_labels[i] for i in kept],
    )
