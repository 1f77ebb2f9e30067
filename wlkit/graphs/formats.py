"""Graphs as text and as objects of other libraries: graph6 and its relatives, NetworkX.

References
----------
B. D. McKay, "Description of graph6, sparse6 and digraph6 encodings" (formats.txt of nauty).
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Any

import numpy as np

from wlkit.errors import FormatError, GraphError
from wlkit.graphs.graph import Graph

if TYPE_CHECKING:
    import networkx as nx

_HEADERS = (">>graph6<<", ">>sparse6<<", ">>digraph6<<")


def graph6(g: Graph) -> str:
    """Return the graph6 text of an undirected graph without labels.

    Examples
    --------
    >>> graph6(Graph(5, [(0, 1), (1, 2), (2, 3), (3, 4), (4, 0)]))
    'Dhc'
    """
    _require_plain(g, "graph6")
    bits = np.zeros(g.n * (g.n - 1) // 2, dtype=np.uint8)
    u, v = g.edges[:, 0].astype(np.int64), g.edges[:, 1].astype(np.int64)
    bits[v * (v - 1) // 2 + u] = 1
    return _encode_order(g.n) + _encode_bits(bits)


def sparse6(g: Graph) -> str:
    """Return the sparse6 text of an undirected graph without labels, beginning with ':'."""
    import networkx as nx

    _require_plain(g, "sparse6")
    return nx.to_sparse6_bytes(to_networkx(g), header=False).decode().strip()


def from_graph6(text: str) -> Graph:
    """Return the graph of a graph6, sparse6 (':...') or digraph6 ('&...') text.

    Raises
    ------
    FormatError
        If a character is outside '?'..'~', the length does not fit the order, or padding bits
        are set.

    Examples
    --------
    >>> from_graph6("Dhc").edge_list
    [(0, 1), (0, 4), (1, 2), (2, 3), (3, 4)]
    """
    body = _stripped(text)
    if body.startswith((":", ";")):
        return from_sparse6(body)
    if body.startswith("&"):
        return _from_digraph6(body)
    n, data = _decode_order(body)
    bits = _decode_bits(data, n * (n - 1) // 2, body, n)
    position = np.flatnonzero(bits)
    v = ((1 + np.sqrt(8.0 * position + 1)) / 2).astype(np.int64)
    v -= v * (v - 1) // 2 > position
    v += v * (v + 1) // 2 <= position
    return Graph(n, np.stack((position - v * (v - 1) // 2, v), axis=1))


def from_sparse6(text: str) -> Graph:
    """Return the graph of a sparse6 text; loops and repeated edges are errors."""
    import networkx as nx

    body = _stripped(text)
    _decode_order(body[1:])
    try:
        parsed = nx.from_sparse6_bytes(body.encode())
    except (nx.NetworkXError, IndexError, ValueError) as error:
        raise FormatError(f"sparse6 {body!r:.60}: {error}") from None
    return from_networkx(parsed)


def _from_digraph6(body: str) -> Graph:
    n, data = _decode_order(body[1:])
    bits = _decode_bits(data, n * n, body, n)
    return Graph(n, np.argwhere(bits.reshape(n, n)), directed=True)


def _stripped(text: str) -> str:
    if not isinstance(text, str):
        raise FormatError(f"graph6: expected text, got {text!r:.60}")
    body = text.strip()
    for header in _HEADERS:
        body = body.removeprefix(header)
    if not body:
        raise FormatError("graph6: expected text like 'Dhc', got nothing")
    return body


def _require_plain(g: Graph, form: str) -> None:
    if g.directed or g.is_labelled:
        raise GraphError(
            f"{form} holds undirected graphs without labels; use repr or node-link JSON"
        )


def _encode_order(n: int) -> str:
    if n <= 62:
        return chr(n + 63)
    width, prefix = (3, "~") if n <= 258047 else (6, "~~")
    return prefix + "".join(chr((n >> 6 * i & 63) + 63) for i in reversed(range(width)))


def _encode_bits(bits: np.ndarray) -> str:
    padded = np.concatenate((bits, np.zeros(-len(bits) % 6, dtype=np.uint8))).reshape(-1, 6)
    weights = np.array([32, 16, 8, 4, 2, 1], dtype=np.uint8)
    return (padded @ weights + 63).astype(np.uint8).tobytes().decode("ascii")


def _decode_order(body: str) -> tuple[int, np.ndarray]:
    try:
        data = np.frombuffer(body.encode("ascii"), dtype=np.uint8).astype(np.int64) - 63
    except UnicodeEncodeError:
        data = np.array([-1])
    if not len(data) or data.min() < 0 or data.max() > 63:
        raise FormatError(f"graph6 {body!r:.60}: expected characters from '?' to '~' only")
    skip, width = (0, 1) if data[0] < 63 else (1, 3) if len(data) > 1 and data[1] < 63 else (2, 6)
    if len(data) < skip + width:
        raise FormatError(f"graph6 {body!r:.60}: ends within the number of vertices")
    n = 0
    for value in data[skip : skip + width].tolist():
        n = n << 6 | value
    return n, data[skip + width :]


def _decode_bits(data: np.ndarray, length: int, body: str, n: int) -> np.ndarray:
    """Return the first `length` bits of the 6-bit groups `data`."""
    expected = -(-length // 6)
    if len(data) != expected:
        raise FormatError(
            f"graph6 {body!r:.60}: expected {expected} characters for the edges of "
            f"{n} vertices, got {len(data)}"
        )
    bits = np.unpackbits(data.astype(np.uint8)[:, None], axis=1)[:, 2:].reshape(-1)
    if bits[length:].any():
        raise FormatError(f"graph6 {body!r:.60}: padding bits behind the last edge are set")
    return bits[:length]


def from_adjacency(matrix: Any, *, directed: bool | None = None) -> Graph:
    """Return the graph of a 0/1 matrix (n, n) with zero diagonal.

    `directed` is by default whether the matrix is not symmetric.

    Examples
    --------
    >>> from_adjacency([[0, 1], [1, 0]]).edge_list
    [(0, 1)]
    """
    array = np.asarray(matrix.toarray() if hasattr(matrix, "toarray") else matrix)
    if array.ndim != 2 or array.shape[0] != array.shape[1]:
        raise GraphError(f"adjacency: expected a square matrix, got shape {array.shape}")
    if not np.isin(array, (0, 1)).all():
        raise GraphError("adjacency: expected entries 0 and 1 (weights are edge labels)")
    symmetric = bool((array == array.T).all())
    if directed is None:
        directed = not symmetric
    if not directed and not symmetric:
        raise GraphError("adjacency: expected a symmetric matrix for an undirected graph")
    return Graph(len(array), np.argwhere(array if directed else np.triu(array)), directed=directed)


def from_networkx(
    g: nx.Graph, *, vertex_label: str | None = None, edge_label: str | None = None
) -> Graph:
    """Return the graph of a NetworkX Graph or DiGraph, vertices in its order of nodes.

    Parameters
    ----------
    vertex_label, edge_label : str, optional
        Names of the attributes that become labels.

    Raises
    ------
    GraphError
        Multigraphs, loops, and vertices or edges without the attribute named.
    """
    if g.is_multigraph() and any(len(list(g[u][v])) > 1 for u, v in g.edges()):
        raise GraphError("expected a simple NetworkX graph, got one with parallel edges")
    position = {v: i for i, v in enumerate(g)}
    try:
        vertex_labels = vertex_label and [d[vertex_label] for _, d in g.nodes(data=True)]
        edge_labels = edge_label and [x[edge_label] for *_, x in g.edges(data=True)]
    except KeyError as missing:
        raise GraphError(f"NetworkX graph: no attribute {missing} on some vertex or edge") from None
    if edge_labels:
        pairs: Any = [(position[u], position[v]) for u, v in g.edges()]
    else:
        pairs = _arcs_of_networkx(g, position)
    return Graph(
        len(position),
        pairs,
        directed=g.is_directed(),
        vertex_labels=vertex_labels or None,
        edge_labels=edge_labels or None,
    )


def _arcs_of_networkx(g: nx.Graph, position: dict[Any, int]) -> np.ndarray:
    """Return the edges as an array, read along the dictionaries of neighbours."""
    rows = [neighbors for _, neighbors in g.adjacency()]
    tail = np.repeat(np.arange(len(rows)), [len(neighbors) for neighbors in rows])
    named = chain.from_iterable(rows)
    in_place = all(type(v) is int and v == i for v, i in position.items())
    places = named if in_place else map(position.__getitem__, named)
    head = np.fromiter(places, dtype=np.int64, count=tail.size)
    kept = slice(None) if g.is_directed() else tail <= head
    return np.stack((tail[kept], head[kept]), axis=1)


def to_networkx(g: Graph) -> nx.Graph:
    """Return a NetworkX Graph or DiGraph; labels become the attribute ``label``."""
    import networkx as nx

    out = nx.DiGraph() if g.directed else nx.Graph()
    out.add_nodes_from(range(g.n))
    out.add_edges_from(g.edge_list)
    if g.vertex_labels is not None:
        nx.set_node_attributes(out, dict(enumerate(g.vertex_labels)), "label")
    if g.edge_labels is not None:
        labels = dict(zip(g.edge_list, g.edge_labels, strict=True))
        nx.set_edge_attributes(out, labels, "label")
    return out
