"""The value of a motif parameter read off the stable colours of k-tuples."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from html import escape
from math import lcm
from numbers import Integral
from typing import TYPE_CHECKING, Any

import numpy as np

from wlkit.errors import InputError, SizeError, VerificationError
from wlkit.graphs import Graph
from wlkit.motifs.naming import pattern_dict, pattern_text
from wlkit.motifs.parameter import MotifParameter, Number, combination
from wlkit.motifs.pictures import row_of_patterns
from wlkit.motifs.rooted import rooted_hom
from wlkit.typing import JSONDict

if TYPE_CHECKING:
    from wlkit.wl import Coloring

TUPLE_LIMIT = 2**25
"""Most k-tuples whose colours are asked for."""


@dataclass(frozen=True)
class RootedTerm:
    """coefficient * hom(pattern, .; roots): what a tuple contributes through one support graph.

    Attributes
    ----------
    pattern : Graph
        A graph of the support.
    coefficient : Fraction
    roots : tuple of int
        Vertices of the pattern inside one bag of a tree decomposition of width <= k: k of them,
        or all when there are fewer.
    """

    pattern: Graph
    coefficient: Fraction
    roots: tuple[int, ...]

    def table(self, graph: Graph, k: int) -> np.ndarray:
        """Return the rooted counts over the k-tuples of `graph`, shape (n,) * k.

        With fewer than k roots the last coordinate is repeated, other tuples count 0.
        """
        found = rooted_hom(self.pattern, self.roots, graph)
        if found.ndim == k:
            return found
        grids = np.indices(found.shape)
        padded = np.zeros((graph.n,) * k, dtype=found.dtype)
        padded[(*grids, *(grids[-1] for _ in range(k - found.ndim)))] = found
        return padded


@dataclass(frozen=True, eq=False, repr=False)
class LocalValue:
    """f(G) = constant + the sum of phi(colour of x) over all k-tuples x of vertices of G.

    Attributes
    ----------
    parameter : MotifParameter
    graphs : tuple of Graph
        Coloured jointly; one phi serves all.
    k : int
        Length of the tuples: folklore k-WL, at least the WL-dimension.
    coloring : wlkit.wl.Coloring
        The stable colours.
    terms : tuple of RootedTerm
        What phi is made of, one for each support graph that has vertices.
    constant : Fraction
        The coefficient of the empty graph.
    phi : tuple of Fraction
        The contribution of a tuple, colour by colour.

    Examples
    --------
    >>> local_value("K3", "K4")
    <sub(K3) = 4 from 2 colours of folklore 2-WL>

    References
    ----------
    Lanzinger, Barcelo, On the power of the Weisfeiler-Leman test for graph motif parameters, 2024.
    """

    parameter: MotifParameter
    graphs: tuple[Graph, ...]
    k: int
    coloring: Coloring
    terms: tuple[RootedTerm, ...]
    constant: Fraction
    phi: tuple[Fraction, ...]

    @property
    def values(self) -> tuple[Number, ...]:
        """The values of all graphs, from the histograms of colours alone."""
        return tuple(map(self._value_from, self.coloring.histograms))

    @property
    def value(self) -> Number:
        """The value of the first graph."""
        return self.values[0]

    def _value_from(self, histogram: dict[int, int]) -> Number:
        scale = lcm(*(x.denominator for x in self.phi))
        shares = [x.numerator * (scale // x.denominator) for x in self.phi]
        whole = sum(shares[color] * times for color, times in histogram.items())
        total = self.constant + Fraction(whole, scale)
        return int(total) if total.denominator == 1 else total

    def verify(self) -> bool:
        """Check the colours, that phi depends on them alone, and the values against the counts.

        The terms have to be the normal form and the colouring one of the graphs, which is
        replayed by its definition; the rooted counts are taken again along the
        plans of the patterns numbered backwards, at every tuple and not at one of each colour;
        the counts go the ways of :meth:`MotifParameter.evaluate`.

        Raises
        ------
        VerificationError
            Naming what does not hold.
        """
        self._verify_pieces()
        self.coloring.verify()
        again = tuple(map(_turned, self.terms))
        if phi_of_colors(again, self.coloring, self.graphs, self.k) != self.phi:
            raise VerificationError(f"{self.parameter}: phi comes out otherwise along other plans")
        for graph, value in zip(self.graphs, self.values, strict=True):
            if self.parameter(graph) != value:
                raise VerificationError(
                    f"{self!r}: the colours give {value}, the count is {self.parameter(graph)}"
                )
        return True

    def _verify_pieces(self) -> None:
        coloring, form = self.coloring, dict(self.parameter.normal_form)
        seen = (coloring.variant, coloring.k, coloring.graphs)
        if seen != ("folklore", self.k, tuple(_as_colored(self.graphs, self.k))):
            raise VerificationError(f"{coloring!r} is no folklore {self.k}-WL of the graphs")
        constant = form.pop(Graph(0), Fraction(0))
        if constant != self.constant or [(t.pattern, t.coefficient) for t in self.terms] != [
            *form.items()
        ]:
            raise VerificationError(f"the terms are not the normal form of {self.parameter}")
        if any(len(set(t.roots)) != min(self.k, t.pattern.n) for t in self.terms):
            raise VerificationError(f"expected {self.k} roots in every term, or all its vertices")

    def to_dict(self) -> JSONDict:
        """Return parameter, k, values, phi by colour and the rooted terms as plain Python."""
        return {
            "parameter": str(self.parameter),
            "k": self.k,
            "variant": "folklore",
            "values": [str(x) for x in self.values],
            "constant": str(self.constant),
            "phi": [str(x) for x in self.phi],
            "histograms": [{str(c): m for c, m in h.items()} for h in self.coloring.histograms],
            "terms": [
                {**pattern_dict(t.pattern), "coefficient": str(t.coefficient), "roots": [*t.roots]}
                for t in self.terms
            ],
        }

    def __repr__(self) -> str:
        values = ", ".join(map(str, self.values))
        what = f"{len(self.phi)} colours of folklore {self.k}-WL"
        return f"<{self.parameter} = {values} from {what}>"

    def _repr_html_(self) -> str:
        rows = "".join(
            f"<tr><td>{c}</td><td>{self.coloring.histogram.get(c, 0)}</td><td>{x}</td></tr>"
            for c, x in enumerate(self.phi[:20])
        )
        head = "<tr><th>colour</th><th>tuples</th><th>phi</th></tr>"
        items = [(t.pattern, str(t.coefficient), t.roots) for t in self.terms]
        drawn = (
            f"<p>phi: homomorphisms with the marked vertices there, times{row_of_patterns(items)}"
        )
        title = f"<p>{escape(str(self.parameter))} = {self.value}</p>"
        return f"{title}<table>{head}{rows}</table>{drawn}"


def local_value(f: Any, graphs: Any, k: int | None = None) -> LocalValue:
    """Return f(G) as a sum over the stable folklore k-WL colours of the k-tuples of G.

    If f = sum of alpha_F hom(F, .) has WL-dimension at most k, choose for each F a root tuple r
    of k vertices inside one bag of a tree decomposition of width at most k. Then the number of
    homomorphisms that take r to x depends only on the stable colour of x, hence so does
    phi(x) = sum of alpha_F hom(F, G; r -> x), and f(G) is the sum of phi over all x.

    Parameters
    ----------
    f : MotifParameter, or a pattern (then its number of copies is meant)
    graphs : graph, or sequence of graphs of one kind
        Several are coloured jointly and share phi.
    k : int, optional
        Length of the tuples; by default the WL-dimension of `f`, at least 1.

    Returns
    -------
    LocalValue

    Raises
    ------
    InputError
        If k is smaller than the dimension; or if k = 1, there are several graphs and the support
        of `f` is not connected (colour refinement of a vertex does not see other components).
    SizeError
        If there are more than `TUPLE_LIMIT` tuples.

    Examples
    --------
    >>> found = local_value("C5", "petersen")
    >>> found.k, found.value, found.verify()
    (2, 12, True)
    >>> [str(x) for x in found.phi]
    ['0', '2/5', '0']
    >>> local_value("P3", ["S3", "P4"]).values
    (3, 2)

    Notes
    -----
    Time of the plain counts, and n^k for the tables.

    References
    ----------
    Lanzinger, Barcelo, On the power of the Weisfeiler-Leman test for graph motif parameters, 2024,
    on local information; Dell, Grohe, Rattan, Lovasz meets Weisfeiler and Leman, 2018.
    """
    from wlkit.wl import refine
    from wlkit.wl.structure import as_graphs

    if not isinstance(f, MotifParameter):
        f = combination({("sub", f): 1})
    hosts, dimension = as_graphs(graphs), f.wl_dimension().value
    least = max(1, dimension)
    k = least if k is None else k
    if not isinstance(k, Integral) or k < least:
        raise InputError(f"{f} has WL-dimension {dimension}: expected k >= {least}, got {k!r}")
    k = int(k)
    if k == 1 and len(hosts) > 1 and not all(p.is_connected for p in f.support if p.n):
        raise InputError(
            f"{f}: colour refinement of a vertex does not see other components; take k >= 2, one "
            "graph at a time, or a connected support"
        )
    tuples = sum(g.n**k for g in hosts)
    if tuples > TUPLE_LIMIT:
        raise SizeError(f"{tuples} tuples of {k} vertices; {TUPLE_LIMIT} are allowed")
    constant = sum((c for p, c in f.normal_form.items() if not p.n), start=Fraction(0))
    terms = tuple(RootedTerm(p, c, roots_in_one_bag(p, k)) for p, c in f.normal_form.items() if p.n)
    coloring = refine(_as_colored(hosts, k), "folklore", k)
    phi = phi_of_colors(terms, coloring, hosts, k)
    return LocalValue(f, hosts, k, coloring, terms, constant, phi)


def roots_in_one_bag(pattern: Graph, k: int) -> tuple[int, ...]:
    """Return min(k, n) vertices that lie in one bag of a tree decomposition of width <= k.

    Parameters
    ----------
    pattern : Graph
        Of treewidth at most k.

    Examples
    --------
    >>> from wlkit.graphs import graph
    >>> len(roots_in_one_bag(graph("C6"), 2)), roots_in_one_bag(graph("K2"), 3)
    (2, (0, 1))
    """
    from wlkit.treewidth import treewidth

    bags = treewidth(pattern).decomposition.bags
    largest = sorted(bags[max(range(len(bags)), key=lambda i: len(bags[i]))])
    # added to every bag, each further vertex widens the decomposition by one: to k - 1 at most
    others = [v for v in range(pattern.n) if v not in largest]
    return tuple((largest + others)[:k])


def phi_of_colors(
    terms: Sequence[RootedTerm], coloring: Coloring, graphs: Sequence[Graph], k: int
) -> tuple[Fraction, ...]:
    """Return the sum of the rooted terms at a tuple of each colour.

    Raises
    ------
    VerificationError
        If the rooted counts of some pattern differ at two tuples of one colour.
    """
    flat = coloring.flat
    first = np.full(coloring.class_count, flat.size, dtype=np.int64)
    np.minimum.at(first, flat, np.arange(flat.size))
    scale = lcm(*(term.coefficient.denominator for term in terms))
    phi = np.zeros(coloring.class_count, dtype=object)
    for term in terms:
        counts = np.concatenate([term.table(g, k).ravel() for g in graphs])
        by_color = counts[first]
        if not np.array_equal(by_color[flat], counts):
            raise VerificationError(
                f"the homomorphisms of {pattern_text(term.pattern)} with roots {term.roots} "
                f"differ at tuples of one colour of {coloring!r}"
            )
        phi += int(term.coefficient * scale) * by_color.astype(object)
    return tuple(Fraction(int(x), scale) for x in phi)


def _turned(term: RootedTerm) -> RootedTerm:
    """Return the same term with the vertices of the pattern numbered backwards."""
    order = range(term.pattern.n)[::-1]
    pattern = term.pattern.relabel(order)
    return RootedTerm(pattern, term.coefficient, tuple(order[v] for v in term.roots))


def _as_colored(graphs: Sequence[Graph], k: int) -> Sequence[Graph]:
    return [_with_opposites(g) for g in graphs] if k == 1 else graphs


def _with_opposites(graph: Graph) -> Graph:
    """Return a digraph whose arcs also bear what the opposite arc bears, as two variables see.

    Colour refinement looks at out- and in-neighbours apart, the logic C^2 at both arcs at once.
    """
    if not graph.directed:
        return graph
    labels = graph.edge_labels or ("",) * graph.m
    table = dict(zip(graph.edge_list, labels, strict=True))
    seen = [repr((label, table.get((v, u)))) for (u, v), label in table.items()]
    return Graph(
        graph.n, graph.edge_list, directed=True, vertex_labels=graph.vertex_labels, edge_labels=seen
    )
