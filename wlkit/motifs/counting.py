"""Exact counts of homomorphisms, embeddings, subgraphs and induced subgraphs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from html import escape
from typing import Any

import numpy as np

from wlkit.errors import VerificationError, unknown_name
from wlkit.graphs import Graph
from wlkit.motifs.enumeration import enumerate_maps, enumeration_loops
from wlkit.motifs.host import host as host_of
from wlkit.motifs.host import require_same_direction
from wlkit.motifs.loops import label_codes
from wlkit.motifs.naming import pattern_text
from wlkit.motifs.orders import other_plan, plan_for, planned_work
from wlkit.motifs.plan import CountingPlan
from wlkit.motifs.prediction import predicted_work
from wlkit.motifs.prefixes import loop_work
from wlkit.motifs.reading import read_pattern
from wlkit.motifs.run import run_plan
from wlkit.motifs.spasms import automorphism_count, spasm
from wlkit.typing import CountKind, JSONDict

ENUMERATION_LIMIT = 10**8
"""Expected candidates above which a check does not enumerate."""

KINDS = ("hom", "emb", "sub", "ind")
"""Homomorphisms, injective ones, subgraphs, induced subgraphs."""

BASIS_VERTICES = 7
"""Patterns with more vertices are only expanded in the hom basis when that pays."""

SMALL_ENUMERATION = {"sub": 10**5, "ind": 10**8}
"""Expected candidates below which sub and ind are enumerated without a look at the basis."""


def hom(pattern: Any, graph: Any) -> int:
    """Return hom(F, G), the number of maps V(F) -> V(G) that send edges to edges.

    Labels of vertices and edges and directions are preserved; a pattern without labels counts in
    the graph with its labels forgotten, and so does an edge with the label ``"*"`` (see
    :mod:`wlkit.motifs.wildcards`). Isolated vertices count.

    Parameters
    ----------
    pattern, graph : Graph or anything :func:`wlkit.graph` reads

    Returns
    -------
    int
        Exact, of any size.

    Raises
    ------
    GraphError, SizeError
        If one is directed and the other is not; if the tables of the plan do not fit into memory.

    Examples
    --------
    >>> hom("C6", "petersen")
    990
    >>> hom("P30", "K20") == 20 * 19**29
    True

    Notes
    -----
    Variable elimination along a tree decomposition: at most n^(w + 1) steps for width w, and O(n +
    m) for every vertex of a tree; in large sparse hosts by the other methods of
    :func:`wlkit.motifs.orders.plan_for`. Sums stay in int64 when a proved bound or checked
    arithmetic allows it and are taken modulo primes otherwise (Diaz, Serna, Thilikos 2002).
    """
    pattern, host = read_pattern(pattern), read_pattern(graph)
    require_same_direction(pattern, host)
    if not pattern.n or not host.n:
        return int(not pattern.n)
    hosts = host_of(host)
    return run_plan(plan_for(pattern, hosts), hosts)[0]


def emb(pattern: Any, graph: Any) -> int:
    """Return emb(F, G), the number of injective homomorphisms.

    Parameters
    ----------
    pattern, graph : Graph or anything :func:`wlkit.graph` reads

    Returns
    -------
    int

    Examples
    --------
    >>> emb("C5", "petersen")
    120

    Notes
    -----
    |Aut F| times sub(F, G); errors and cost are those of :func:`sub`.
    """
    pattern = read_pattern(pattern)
    return sub(pattern, graph) * automorphism_count(pattern)


def sub(pattern: Any, graph: Any) -> int:
    """Return sub(P, G), the number of subgraphs of G isomorphic to P.

    Parameters
    ----------
    pattern, graph : Graph or anything :func:`wlkit.graph` reads

    Returns
    -------
    int

    Examples
    --------
    >>> sub("P5", "petersen"), sub("K4", "K3")
    (120, 0)

    Notes
    -----
    In the hom basis or by enumeration, as is expected to be less work. Errors as :func:`hom`.
    """
    return count_of_kind("sub", read_pattern(pattern), read_pattern(graph))


def ind(pattern: Any, graph: Any) -> int:
    """Return ind(P, G), the number of induced subgraphs of G isomorphic to P.

    Parameters
    ----------
    pattern, graph : Graph or anything :func:`wlkit.graph` reads

    Returns
    -------
    int

    Examples
    --------
    >>> ind("C6", "petersen"), ind("C4", "K4")
    (10, 0)

    Notes
    -----
    As :func:`sub`; in the hom basis the graphs that contain P and their quotients count.
    """
    return count_of_kind("ind", read_pattern(pattern), read_pattern(graph))


def require_kind(kind: str) -> None:
    """Raise UnknownNameError unless `kind` is hom, emb, sub or ind."""
    if kind not in KINDS:
        raise unknown_name("kind of count", kind, list(KINDS))


def count_of_kind(kind: str, pattern: Graph, graph: Graph) -> int:
    """Return the count named by `kind`: hom, emb, sub or ind."""
    require_kind(kind)
    if kind == "hom":
        return hom(pattern, graph)
    if kind == "emb":
        return emb(pattern, graph)
    require_same_direction(pattern, graph)
    return ROUTES[choose_route(kind, pattern, graph)](kind, pattern, graph)


def by_basis(
    kind: str, pattern: Graph, graph: Graph, *, count_hom: Callable[[Graph, Graph], int] = hom
) -> int:
    """Return sub(P, G) or ind(P, G) as a rational combination of homomorphism counts."""
    if pattern.n > graph.n:
        return 0
    terms = hom_terms(kind, pattern)
    value = sum((c * count_hom(image, graph) for image, c in terms), start=Fraction(0))
    if value.denominator != 1 or value < 0:
        raise VerificationError(f"{kind}({pattern_text(pattern)}, .) came out as {value}")
    return int(value)


def hom_terms(kind: str, pattern: Graph) -> list[tuple[Graph, Fraction]]:
    """Return sub(P, .) or ind(P, .) as a combination of homomorphism counts."""
    from wlkit.motifs.bases import expand

    return list(spasm(pattern)) if kind == "sub" else list(expand(kind, pattern, "hom").items())


def by_enumeration(kind: str, pattern: Graph, graph: Graph) -> int:
    """Return sub(P, G) or ind(P, G) by visiting every embedding."""
    maps = enumerate_maps(pattern, graph, injective=True, induced=kind == "ind")
    copies, rest = divmod(maps, automorphism_count(pattern))
    if rest:
        raise VerificationError(f"{maps} embeddings are no multiple of |Aut P|: {pattern!r}")
    return copies


ROUTES: dict[str, Callable[[str, Graph, Graph], int]] = {
    "basis": by_basis,
    "enumeration": by_enumeration,
}
"""The independent ways to count subgraphs and induced subgraphs, by name."""


def choose_route(kind: str, pattern: Graph, graph: Graph) -> str:
    """Return the name of the route with less expected work for sub or ind."""
    hosts = host_of(graph)
    loops = enumeration_loops(pattern, induced=kind == "ind")
    direct = loops.expected_work(graph.n, graph.n * hosts.branching)
    largest = 2 * BASIS_VERTICES if kind == "sub" else BASIS_VERTICES
    if direct < SMALL_ENUMERATION[kind] or pattern.n > largest:
        return "enumeration"
    if pattern.n > BASIS_VERTICES and direct < 10**9:
        return "enumeration"
    if codes := label_codes(pattern, hosts):
        direct = loop_work(loops.bind(codes), hosts, [None] * pattern.n)
    terms = hom_terms(kind, pattern)
    through_homs = sum(planned_work(image, hosts)[1] for image, _ in terms)
    return "basis" if through_homs < direct else "enumeration"


def recount(kind: str, pattern: Graph, graph: Graph, *, avoid: str = "") -> int:
    """Return a count by a way that :func:`count_of_kind` does not go: not the route `avoid`."""
    if kind == "emb":
        return automorphism_count(pattern) * recount("sub", pattern, graph, avoid=avoid)
    require_same_direction(pattern, graph)
    loops = enumeration_loops(pattern, induced=kind == "ind")
    arcs = graph.n * host_of(graph).branching
    in_reach = loops.expected_work(graph.n, arcs) <= ENUMERATION_LIMIT
    if in_reach and avoid != "enumeration":
        if kind == "hom":
            return enumerate_maps(pattern, graph)
        return by_enumeration(kind, pattern, graph)
    if kind == "hom":
        return other_hom(pattern, graph)
    return by_basis(kind, turned(pattern), graph, count_hom=other_hom)


def other_hom(pattern: Graph, graph: Graph) -> int:
    """Return hom(F, G) by another plan than :func:`hom` takes."""
    hosts = host_of(graph)
    return run_plan(other_plan(pattern, hosts), hosts)[0]


def turned(pattern: Graph) -> Graph:
    """Return the pattern with its vertices numbered backwards, hence with another plan."""
    return pattern.relabel(range(pattern.n)[::-1])


@dataclass(frozen=True)
class CountResult:
    """A count, how it was found, and the means to check it.

    Attributes
    ----------
    value : int
    kind : str
        hom, emb, sub or ind.
    pattern, graph : Graph
    plan : CountingPlan
        The elimination order of the pattern, with width and cost.
    route : str
        elimination (hom), or basis or enumeration (the others).

    Examples
    --------
    >>> found = count("K3", "K5", kind="sub")
    >>> found.value, found.kind, found.plan.width, found.verify()
    (10, 'sub', 2, True)
    """

    value: int
    kind: str
    pattern: Graph
    graph: Graph
    plan: CountingPlan
    route: str

    def verify(self) -> bool:
        """Count again on an independent route.

        hom by visiting all maps, or along another elimination order where they are too many; the
        others by enumeration if in reach and not the route taken, else from such counts of hom.

        Raises
        ------
        VerificationError
            If the two counts differ, or plan and route are no ways to such a count.
        """
        routes = ["elimination"] if self.kind == "hom" else list(ROUTES)
        if self.kind not in KINDS or self.route not in routes:
            raise VerificationError(f"{self.kind}(P, .) is not counted by {self.route}")
        if self.plan.pattern != self.pattern or sorted(self.plan.order) != [*range(self.pattern.n)]:
            raise VerificationError(f"the plan is not one of {pattern_text(self.pattern)}")
        again = recount(self.kind, self.pattern, self.graph, avoid=self.route)
        if again != self.value:
            raise VerificationError(f"{self!r}, but another route gives {again}")
        return True

    def to_dict(self) -> JSONDict:
        """Return the JSON of the command line: value, plan (order, width, cost)."""
        arcs = self.graph.m if self.graph.directed else 2 * self.graph.m
        cost = predicted_work(self.plan, self.graph)
        return {
            "pattern": pattern_text(self.pattern),
            "kind": self.kind,
            "value": self.value,
            "route": self.route,
            "plan": {**self.plan.to_dict(self.graph.n, arcs), "cost": cost},
        }

    def __repr__(self) -> str:
        return (
            f"<{self.kind}({pattern_text(self.pattern)}, G) = {self.value}, "
            f"n={self.graph.n}, m={self.graph.m}, by {self.route}, width {self.plan.width}>"
        )

    def _repr_html_(self) -> str:
        return f"<p>{escape(repr(self))}</p>{self.plan._repr_html_()}"


def count(pattern: Any, graph: Any, kind: CountKind = "hom") -> CountResult:
    """Return the count of `pattern` in `graph` with its plan.

    Parameters
    ----------
    pattern, graph : Graph or anything :func:`wlkit.graph` reads
    kind : {"hom", "emb", "sub", "ind"}

    Returns
    -------
    CountResult

    Examples
    --------
    >>> r = count("C5", "petersen", kind="sub")
    >>> r.value, r.plan.width, r.verify()
    (12, 2, True)

    Notes
    -----
    Errors and cost are those of :func:`hom` and :func:`sub`; UnknownNameError for other kinds.
    """
    pattern, graph = read_pattern(pattern), read_pattern(graph)
    require_kind(kind)
    route = "elimination"
    if kind != "hom":
        route = choose_route("sub" if kind == "emb" else kind, pattern, graph)
    value = count_of_kind(kind, pattern, graph)
    return CountResult(value, kind, pattern, graph, plan_for(pattern, host_of(graph)), route)


def count_many(
    patterns: Iterable[Any],
    graphs: Iterable[Any],
    kind: CountKind = "hom",
    *,
    progress: bool = False,
) -> np.ndarray:
    """Return the matrix of the counts of all patterns (columns) in all graphs (rows).

    Parameters
    ----------
    patterns, graphs : iterables of Graph or text
    kind : {"hom", "emb", "sub", "ind"}
    progress : bool
        Show a bar over the patterns.

    Returns
    -------
    int64 array (graphs, patterns), or an object array of Python ints if some count needs it

    Examples
    --------
    >>> count_many(["K3", "C4", "K4"], ["K4", "petersen"], kind="sub")
    array([[4, 3, 1],
           [0, 0, 0]])

    Notes
    -----
    Homomorphism counts of connected parts are shared among the patterns and the terms of their
    expansions; every plan runs over all graphs in one kernel call. Errors as :func:`count`.
    """
    from wlkit.motifs.sharing import SharedCounts

    targets: Sequence[Graph] = [read_pattern(p) for p in patterns]
    hosts = [read_pattern(g) for g in graphs]
    require_kind(kind)
    if progress:
        from tqdm.auto import tqdm

        targets = tqdm(targets, desc=f"{kind} counts in {len(hosts)} graphs")
    shared = SharedCounts(hosts)
    columns = [shared.count(kind, p) for p in targets]
    table = np.array(columns, dtype=object).reshape(len(columns), len(hosts)).T
    fits = all(x < 2**63 for column in columns for x in column)
    return table.astype(np.int64) if fits else table
