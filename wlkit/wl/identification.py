"""The Weisfeiler-Leman dimension of a single graph: the least k that tells it from all others."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from heapq import heappop, heappush
from typing import Any

import numpy as np

from wlkit.errors import GraphError, InputError, SizeError, VerificationError
from wlkit.graphs import Graph, graph
from wlkit.graphs.enumeration import graph_masks, graphs_of_order
from wlkit.graphs.masks import graphs_from_masks
from wlkit.typing import JSONDict
from wlkit.wl.amenability import obstacle_to_amenability
from wlkit.wl.bars import with_bar
from wlkit.wl.distinguishing import distinguish, wl_classes

MAX_LISTED = 9
"""Largest order at which a graph is compared with all graphs of its order."""

SOURCES = {
    "amenable": "Arvind, Koebler, Rattan, Verbitsky 2017: color refinement and compactness",
    "listed": "compared with all graphs of this order",
    "interval": "Evdokimov, Ponomarenko, Tinhofer 2000: interval graphs have dimension at most 2",
    "planar": "Kiefer, Ponomarenko, Schweitzer 2019: planar graphs have dimension at most 3",
    "treewidth": "Kiefer, Neuen 2019: graphs of treewidth w >= 1 have dimension at most w",
}
"""Why a dimension is at most a number (for "amenable": why it is 1, and more than 1 otherwise)."""


@dataclass(frozen=True, eq=False, repr=False)
class Identification:
    """The least k for which folklore k-WL tells a graph from all that are not isomorphic to it.

    Attributes
    ----------
    graph : Graph
    lower, upper : int
        Bounds on k; equal when the dimension is known.
    method : str
        Why it is at most `upper`, a key of :data:`SOURCES`.
    witness : Graph or None
        A graph that is not isomorphic and that folklore (lower - 1)-WL does not tell from `graph`.

    Examples
    --------
    >>> wl_dimension_of_graph("C6")
    Identification(dimension 2 of Graph.from_graph6('EhEG'): compared with all graphs of this order)
    """

    graph: Graph
    lower: int
    upper: int
    method: str
    witness: Graph | None = None

    @property
    def exact(self) -> bool:
        """Whether the dimension is known."""
        return self.lower == self.upper

    @property
    def value(self) -> int:
        """The dimension.

        Raises
        ------
        SizeError
            If only bounds are known.
        """
        if not self.exact:
            raise SizeError(
                f"{self!r}: graphs are compared with all others up to {MAX_LISTED} vertices, "
                f"got {self.graph.n}"
            )
        return self.lower

    @property
    def source(self) -> str:
        """Where the upper bound is from."""
        return SOURCES[self.method]

    def verify(self) -> bool:
        """Check the witness by replaying the refinement, and the upper bound once more.

        Raises
        ------
        VerificationError
            If the witness is isomorphic or told apart; if some graph of the order is not told
            apart by `upper`-WL; if the theorem does not apply, or says something else.

        Notes
        -----
        Up to 7 vertices the upper bound is checked on every graph of the order, one by one,
        whatever the method was.
        """
        self._check_bounds()
        if self.witness is not None:
            alike = distinguish(self.graph, self.witness, k=self.lower - 1)
            alike.verify()
            if alike.distinguished or self.graph.is_isomorphic(self.witness):
                raise VerificationError(f"{self!r}: {self.witness!r} does not witness it")
        elif self.lower > 2 or self.method == "listed":
            raise VerificationError(f"{self!r}: no witness")
        if self.method == "listed" or self.graph.n <= 7:
            self._compare_with_all()
        return True

    def _check_bounds(self) -> None:
        """Check that the method applies to the graph and gives these bounds."""
        g, w = self.graph, self.witness
        plain = not any(x.directed or x.is_labelled for x in (g, w) if x is not None)
        if self.method not in SOURCES or not plain or g.n == 0:
            raise VerificationError(f"{self.method} is no method for {g!r} and {w!r}")
        amenable = obstacle_to_amenability(g) is None
        if amenable != (self.method == "amenable") or amenable != (self.lower == 1):
            raise VerificationError(f"{self!r}: {'' if amenable else 'not '}amenable")
        if self.method in ("amenable", "listed"):
            applies = self.exact and (amenable or g.n <= MAX_LISTED)
        else:
            applies = (self.upper, self.method) in _upper_bounds(g)
        if not applies or not 1 <= self.lower <= self.upper or (w is not None and amenable):
            raise VerificationError(f"{self!r}: the theorem does not apply")

    def to_dict(self) -> JSONDict:
        """Return the bounds, the method, its source and the witness as plain Python values."""
        return {
            "graph": self.graph.graph6,
            "lower": self.lower,
            "upper": self.upper,
            "exact": self.exact,
            "method": self.method,
            "source": self.source,
            "witness": None if self.witness is None else self.witness.graph6,
        }

    def __repr__(self) -> str:
        what = str(self.lower) if self.exact else f"{self.lower} to {self.upper}"
        return f"Identification(dimension {what} of {self.graph!r}: {self.source})"

    def _compare_with_all(self) -> None:
        for h in graphs_of_order(self.graph.n):
            if h.m != self.graph.m or self.graph.is_isomorphic(h):
                continue
            if not distinguish(self.graph, h, k=self.upper).distinguished:
                raise VerificationError(f"{self!r}: not told apart from {h!r}")


def wl_dimension_of_graph(g: Any, *, progress: bool = False) -> Identification:
    """Return the least k for which folklore k-WL identifies a graph, or bounds on it.

    k-WL identifies a graph when it tells it apart from every graph that is not isomorphic to it.

    Parameters
    ----------
    g : graph
        Anything that :func:`wlkit.graphs.graph` reads; undirected and without labels.
    progress : bool
        Show a bar while the graphs of its order are compared with it.

    Returns
    -------
    Identification
        Exact when k = 1 (at any order), and up to 9 vertices. Otherwise the dimension is at least
        2, and the best of the theorems in :data:`SOURCES` bounds it from above.

    Raises
    ------
    GraphError
        Directed or labelled graphs.
    InputError
        The graph without vertices.

    Examples
    --------
    >>> wl_dimension_of_graph("P20").value
    1
    >>> found = wl_dimension_of_graph("C6")
    >>> found.value, found.witness.is_connected, found.verify()
    (2, False, True)
    >>> found = wl_dimension_of_graph("dodecahedron")
    >>> found.lower, found.upper, found.method
    (2, 3, 'planar')

    Notes
    -----
    Graphs that 1-WL identifies are recognised by their structure, see
    :func:`wlkit.wl.amenability.obstacle_to_amenability`. For the others the graphs with the same
    degrees are compared. The theorems are tried on the graph and on its complement, which have the
    same dimension; the treewidth is that of an elimination order found by least fill.

    References
    ----------
    .. [1] S. Kiefer, The Weisfeiler-Leman algorithm: an exploration of its power, ACM SIGLOG News
       7 (2020).
    """
    g = graph(g)
    if g.directed or g.is_labelled:
        raise GraphError(f"expected an undirected graph without labels, got {g!r}")
    if g.n == 0:
        raise InputError("expected a graph with at least one vertex")
    if obstacle_to_amenability(g) is None:
        return Identification(g, 1, 1, "amenable")
    if g.n <= MAX_LISTED:
        return _by_listing(g, progress)
    upper, method = min(_upper_bounds(g))
    return Identification(g, 2, max(2, upper), method)


def _by_listing(g: Graph, progress: bool) -> Identification:
    listed = with_bar(_same_degrees(g), "graphs with these degrees", progress)
    others = [h for h in listed if not g.is_isomorphic(h)]
    witness, k = None, 1
    while True:
        classes = wl_classes([g, *others], k=k, progress=progress)
        others = [others[i - 1] for i in classes[0] if i]
        if not others:
            return Identification(g, k, k, "listed", witness)
        witness, k = others[0], k + 1


def _same_degrees(g: Graph) -> Iterator[Graph]:
    """Return all graphs with the degree sequence of `g`, one of each isomorphism class."""
    masks = graph_masks(g.n)
    degrees = np.zeros((len(masks), g.n), dtype=np.int8)
    pairs = [(u, v) for v in range(g.n) for u in range(v)]
    for q, ends in enumerate(pairs):
        bit = (masks >> np.uint64(q) & np.uint64(1)).astype(np.int8)
        for v in ends:
            degrees[:, v] += bit
    degrees.sort(axis=1)
    same = (degrees == np.sort(g.degrees)).all(axis=1)
    return iter(graphs_from_masks(masks[same].copy(), g.n))


def _upper_bounds(g: Graph) -> list[tuple[int, str]]:
    """Return bounds on the dimension of a graph that 1-WL does not identify, with their source.

    A width is at least the largest core number, and only looked for where that is below the others.
    """
    import networkx as nx
    from networkx.algorithms.approximation import treewidth_min_fill_in

    found: list[tuple[int, str]] = []
    for h in (g, g.complement()):
        x = h.to_networkx()
        if is_chordal(x) and nx.is_at_free(x):
            found.append((2, "interval"))
        if nx.check_planarity(x)[0]:
            found.append((3, "planar"))
        least = min(found, default=(g.n, ""))[0]
        if max(nx.core_number(x).values()) < least:
            found.append((max(1, treewidth_min_fill_in(x)[0]), "treewidth"))
    return found


def is_chordal(x: Any) -> bool:
    """Return whether every cycle of a NetworkX graph on more than three vertices has a chord.

    Iff in the order of a maximum cardinality search the earlier neighbours of every vertex are a
    clique: those but the last one of them are neighbours of that.

    Examples
    --------
    >>> import networkx as nx
    >>> is_chordal(nx.path_graph(5)), is_chordal(nx.cycle_graph(5))
    (True, False)

    Notes
    -----
    O((n + m) log n); NetworkX' own test takes cubic time on graphs that are not.

    References
    ----------
    .. [1] R. E. Tarjan, M. Yannakakis, Simple linear-time algorithms to test chordality of graphs,
       SIAM J. Comput. 13 (1984).
    """
    place: dict[Any, int] = {}
    weight = dict.fromkeys(x, 0)
    number = {v: i for i, v in enumerate(x)}
    heap = [(0, i, v) for v, i in number.items()]
    while heap:
        least, _, v = heappop(heap)
        if v in place or -least != weight[v]:
            continue
        earlier = sorted((u for u in x[v] if u in place), key=place.__getitem__)
        if any(u not in x[earlier[-1]] for u in earlier[:-1]):
            return False
        place[v] = len(place)
        for u in x[v]:
            if u not in place:
                weight[u] += 1
                heappush(heap, (-weight[u], number[u], u))
    return True
