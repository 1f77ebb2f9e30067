"""Weighted graphs and multigraphs as graphs with labels that say the same."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from fractions import Fraction
from typing import Any

import numpy as np

from wlkit.errors import GraphError, InputError
from wlkit.graphs import Graph, Multigraph, graph

_MULTIGRAPH = re.compile(r"\d+>?:[\d,>@-]*(:r[\d,]+)?(:c\d+)?")


def as_graphs(given: Any) -> tuple[Graph, ...]:
    """Return the graphs of one source or of several, multigraphs as labelled graphs.

    A source is a :class:`wlkit.graphs.Multigraph`, its text, a NetworkX MultiGraph, or anything
    that :func:`wlkit.graphs.graph` reads.

    Raises
    ------
    InputError
        If there is none.
    GraphError
        If some are multigraphs and some are not, or multigraphs of different kinds.

    Examples
    --------
    >>> as_graphs(["C3", "P3"])
    (Graph.from_graph6('Bw'), Graph.from_graph6('Bg'))
    >>> [g.edge_labels for g in as_graphs(["2:0-1,0-1", "2:0-1"])]
    [(2,), (1,)]
    >>> as_graphs(np.ones((3, 3)) - np.eye(3))
    (Graph.from_graph6('Bw'),)
    """
    matrix = getattr(given, "ndim", 0) == 2  # dense or sparse: one graph, not a graph for each row
    one = matrix or isinstance(given, (Graph, Multigraph, str)) or not isinstance(given, Iterable)
    sources = [given] if one or hasattr(given, "number_of_nodes") else list(given)
    if not sources:
        raise InputError("expected at least one graph, got an empty list")
    found = [_read(source) for source in sources]
    _require_one_kind([g for g in found if isinstance(g, Multigraph)], len(found))
    return tuple(labelled_graph(g) if isinstance(g, Multigraph) else g for g in found)


def read_pair(first: Any, second: Any) -> tuple[Graph, Graph]:
    """Return two graphs of one kind, read as by :func:`as_graphs`."""
    g, h = as_graphs([first, second])
    return g, h


def labelled_graph(h: Multigraph) -> Graph:
    """Return the graph whose labels are the multiplicities of a multigraph.

    Two multigraphs are isomorphic iff their labelled graphs are. An edge bears its multiplicity
    (with several channels the multiplicities, as text), a vertex its loops and its places among
    the roots (empty text if there are none).

    Parameters
    ----------
    h : Multigraph
        With loops, parallel edges, channels and roots, directed or not.

    Returns
    -------
    Graph
        On the same vertices, with labels on vertices and edges; directed iff `h` is.

    Examples
    --------
    >>> labelled_graph(Multigraph(3, [(0, 1), (1, 0), (1, 2), (2, 2)], roots=[0]))
    Graph(3, [(0, 1), (1, 2)], vertex_labels=('root 0', '', 'loops 1'), edge_labels=(2, 1))

    Notes
    -----
    O(n + m) for each channel.
    """
    counts: dict[tuple[int, int], list[int]] = {}
    for u, v, channel in h.edges:
        counts.setdefault((u, v), [0] * h.channels)[channel] += 1
    edges = [(u, v) for u, v in counts if u != v]
    return Graph(
        h.n,
        edges,
        directed=h.directed,
        vertex_labels=[_vertex_label(h.roots, counts.get((v, v)), v) for v in range(h.n)],
        edge_labels=[_numbers(counts[e]) for e in edges],
    )


def weighted_graph(source: Any, *, weight: str = "weight", directed: bool | None = None) -> Graph:
    """Return the graph whose edge labels are exact weights.

    Parameters
    ----------
    source : array (n, n), sparse matrix, NetworkX graph, or iterable of (u, v, weight)
        In a matrix zero is no edge, and numbers on the diagonal become labels of the vertices.
    weight : str
        The edge attribute of a NetworkX graph.
    directed : bool, optional
        Of a matrix or a list; a matrix is directed iff it is not symmetric, unless stated.

    Returns
    -------
    Graph
        Integers are labels as they are, other numbers as text such as ``"1/3"``; a float is the
        rational number that it is, so 0.1 + 0.2 and 0.3 are different weights.

    Raises
    ------
    GraphError
        A weight that is missing, zero, infinite or not a number.

    Examples
    --------
    >>> weighted_graph([(0, 1, 2), (1, 2, 0.5)])
    Graph(3, [(0, 1), (1, 2)], edge_labels=(2, '1/2'))
    >>> weighted_graph(np.array([[0, 2.0], [2, 0]])).edge_labels
    (2,)

    Notes
    -----
    O(m) exact fractions, and O(n^2) to read a dense array. The labels are refined as names, equal
    or not; ``refine(g, "weighted")`` adds them up.
    """
    if hasattr(source, "number_of_nodes"):
        return _of_networkx(source, weight)
    if hasattr(source, "tocoo") or isinstance(source, np.ndarray):
        return _of_matrix(source, directed)
    triples = [tuple(item) for item in source]
    if any(len(item) != 3 for item in triples):
        raise GraphError(f"expected (u, v, weight), got {next(t for t in triples if len(t) != 3)}")
    n = 1 + max((max(u, v) for u, v, _ in triples), default=-1)
    labels = [_weight_label(w, (u, v)) for u, v, w in triples]
    return Graph(n, [t[:2] for t in triples], directed=bool(directed), edge_labels=labels)


def weights_of(g: Graph) -> list[tuple[Fraction, ...]]:
    """Return the weights of the edges: one number, or one for each channel; 1 without labels.

    Raises
    ------
    GraphError
        If a label is not a number, nor numbers with commas between them.

    Examples
    --------
    >>> weights_of(Graph(3, [(0, 1), (1, 2)], edge_labels=["1/3", "2,0"]))
    [(Fraction(1, 3),), (Fraction(2, 1), Fraction(0, 1))]
    """
    if g.edge_labels is None:
        return [(Fraction(1),)] * g.m
    known = {x: weight_of_label(x) for x in set(g.edge_labels)}
    return [known[x] for x in g.edge_labels]


def weight_of_label(label: int | str) -> tuple[Fraction, ...]:
    """Return the number, or the numbers with commas between them, that a label is.

    Examples
    --------
    >>> weight_of_label("1/3,2")
    (Fraction(1, 3), Fraction(2, 1))
    """
    try:
        return tuple(map(Fraction, str(label).split(",")))
    except (ValueError, ZeroDivisionError) as error:
        raise GraphError(f"weights: expected numbers as edge labels; {error}") from None


def _read(source: Any) -> Graph | Multigraph:
    if isinstance(source, Multigraph):
        return source
    if isinstance(source, str) and _MULTIGRAPH.fullmatch(source.strip()):
        return Multigraph.from_text(source)
    if hasattr(source, "is_multigraph") and source.is_multigraph():
        place = {v: i for i, v in enumerate(source.nodes)}
        edges = [(place[u], place[v]) for u, v in source.edges()]
        return Multigraph(len(place), edges, directed=source.is_directed())
    return graph(source)


def _require_one_kind(multigraphs: Sequence[Multigraph], total: int) -> None:
    if multigraphs and len(multigraphs) < total:
        raise GraphError(
            f"expected graphs of one kind, got {len(multigraphs)} multigraphs among {total}; "
            "Multigraph.from_graph makes a multigraph of a simple graph"
        )
    kinds = {(h.directed, h.channels, len(h.roots)) for h in multigraphs}
    if len(kinds) > 1:
        raise GraphError(
            "expected multigraphs alike in direction, channels and number of roots, "
            f"got {sorted(kinds)}"
        )


def _vertex_label(roots: Sequence[int], loops: list[int] | None, v: int) -> str:
    places = [f"root {i}" for i, r in enumerate(roots) if r == v]
    return ", ".join([*places, *([f"loops {_numbers(loops)}"] if loops else [])])


def _numbers(counts: Sequence[int]) -> int | str:
    return counts[0] if len(counts) == 1 else ",".join(map(str, counts))


def _weight_label(value: Any, edge: tuple[Any, Any]) -> int | str:
    try:
        exact = Fraction(value.item() if isinstance(value, np.generic) else value)
    except (TypeError, ValueError, OverflowError):
        raise GraphError(f"weight of {edge}: expected a finite number, got {value!r}") from None
    if exact == 0:
        raise GraphError(f"weight of {edge}: expected a number other than 0 (0 is no edge)")
    return int(exact) if exact.denominator == 1 else str(exact)


def _of_networkx(source: Any, weight: str) -> Graph:
    place = {v: i for i, v in enumerate(source.nodes)}
    edges, labels = [], []
    for u, v, data in source.edges(data=True):
        if weight not in data:
            raise GraphError(f"edge {(u, v)}: expected an attribute {weight!r}, got {data}")
        edges.append((place[u], place[v]))
        labels.append(_weight_label(data[weight], (u, v)))
    return Graph(len(place), edges, directed=source.is_directed(), edge_labels=labels)


def _of_matrix(source: Any, directed: bool | None) -> Graph:
    if source.ndim != 2 or source.shape[0] != source.shape[1]:
        raise GraphError(f"expected a square matrix of weights, got shape {source.shape}")
    entries = _entries(source)
    diagonal = {u: w for (u, v), w in entries.items() if u == v}
    symmetric = all(entries.get((v, u)) == w for (u, v), w in entries.items())
    if directed is False and not symmetric:
        raise GraphError("expected a symmetric matrix of an undirected graph")
    undirected = symmetric if directed is None else not directed
    kept = {(u, v): w for (u, v), w in entries.items() if (u < v if undirected else u != v)}
    n = source.shape[0]
    return Graph(
        n,
        sorted(kept),
        directed=not undirected,
        vertex_labels=[str(diagonal.get(v, "")) for v in range(n)] if diagonal else None,
        edge_labels=[kept[e] for e in sorted(kept)],
    )


def _entries(source: Any) -> dict[tuple[int, int], int | str]:
    if hasattr(source, "tocoo"):
        sparse = source.tocoo()
        rows, columns, values = sparse.row, sparse.col, sparse.data
    else:
        rows, columns = np.nonzero(source)
        values = source[rows, columns]
    pairs = zip(rows.tolist(), columns.tolist(), strict=True)
    return {
        pair: _weight_label(w, pair)
        for pair, w in zip(pairs, values.tolist(), strict=True)
        if w != 0
    }
