"""From whatever a user has to a graph: names, graph6, edge lists, files, other libraries."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import numpy as np

from wlkit.errors import FormatError, GraphError, SizeError, UnknownNameError
from wlkit.graphs.formats import from_adjacency, from_graph6, from_networkx
from wlkit.graphs.graph import Graph
from wlkit.memory import available_bytes, bytes_text

BYTES_OF_A_VERTEX = 64
"""For the neighbour lists of a graph and the colours of its vertices."""

_EDGE_LIST = re.compile(r"\d+(\s*[->]\s*\d+)?(\s*,\s*\d+(\s*[->]\s*\d+)?)*")
_SUFFIXES = (".g6", ".s6", ".d6", ".edgelist", ".json")


def graph(source: Any) -> Graph:
    """Return the graph that `source` names, spells, holds or is.

    Parameters
    ----------
    source : str, path, Graph, NetworkX or igraph graph, PyG Data, 0/1 matrix, pairs
        Text is a name of :mod:`wlkit.graphs.families` (``K4``, ``C6``, ``P5`` with five vertices,
        ``K3,3``, ``S4`` with four leaves, ``petersen``, ``cfi:K4``, ...), graph6 or sparse6
        (``g6:Dhc``), an edge list (``0-1,1-2``; ``0>1`` for arcs, a bare number for an isolated
        vertex), or a file with one graph.

    Returns
    -------
    Graph

    Raises
    ------
    UnknownNameError
        A name that is not known; the message lists the nearest.
    FormatError
        Malformed text, or a file that is missing, empty, or holds several graphs.
    GraphError
        An object that is no graph, or one with loops or repeated edges.

    Examples
    --------
    >>> graph("0-1,1-2,2-0") == graph("K3") == graph("g6:Bw")
    True
    >>> graph("0>1,1>2").directed
    True

    Notes
    -----
    A Graph is returned as it is. Text, files and objects are read in linear time, a matrix in
    O(n^2); a name costs what its family takes.
    """
    if isinstance(source, Graph):
        return source
    if isinstance(source, Path) or (isinstance(source, str) and _is_file_name(source)):
        found = graphs_from(source)
        if len(found) != 1:
            raise FormatError(f"{source}: expected one graph, got {len(found)}; see graphs_from")
        return found[0]
    return _from_text(source) if isinstance(source, str) else _from_object(source)


def graphs_from(source: Any) -> list[Graph]:
    """Return the graphs of a file (.g6, .s6, .d6, .edgelist, .json), or of any :func:`graph` text.

    Parameters
    ----------
    source : path, str or graph
        A file by its suffix; anything else is one graph.

    Returns
    -------
    list of Graph

    Raises
    ------
    FormatError
        If the file is missing, empty or malformed; the message names the line.
    UnknownNameError, GraphError
        As for :func:`graph`.

    Examples
    --------
    >>> [g.m for g in graphs_from("petersen")]
    [15]
    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     _ = Path(folder, "three.g6").write_text("A_ Bw C~".replace(" ", chr(10)))
    ...     [g.n for g in graphs_from(Path(folder, "three.g6"))]
    [2, 3, 4]

    Notes
    -----
    Files .g6, .s6 and .d6 hold a graph a line, .edgelist one graph; the whole file is read.
    """
    if not isinstance(source, Path) and not (isinstance(source, str) and _is_file_name(source)):
        return [graph(source)]
    path = Path(source)
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise FormatError(f"{path}: {error.strerror or error}") from None
    except UnicodeDecodeError:
        raise FormatError(f"{path}: expected text, got bytes that are not UTF-8") from None
    if not text.strip():
        raise FormatError(f"{path}: the file is empty; expected at least one graph")
    if path.suffix == ".json":
        return _from_json(text, path)
    if path.suffix == ".edgelist":
        return [_from_edge_lines(text, path)]
    return _from_graph6_lines(text, path)


def _is_file_name(text: str) -> bool:
    return text.endswith(_SUFFIXES) and not text.startswith("g6:")


def _from_text(text: str) -> Graph:
    text = text.strip()
    if text.startswith("g6:"):
        return from_graph6(text[3:])
    if text.startswith(("&", ":", ">>")):
        return from_graph6(text)
    if _EDGE_LIST.fullmatch(text):
        return _from_edge_text(text)
    return _from_name(text)


def _from_name(text: str) -> Graph:
    """Return the graph of a family; failing that, of a bare graph6 text."""
    from wlkit.graphs import families

    try:
        found = families.from_name(text)
        error: Exception = FormatError(
            f"graph {text!r}: expected a name, g6:..., an edge list or a file"
        )
    except UnknownNameError as unknown:
        found, error = None, unknown
    if found is not None:
        return found
    try:
        return from_graph6(text)
    except FormatError:
        raise error from None


def _from_edge_text(text: str) -> Graph:
    directed = ">" in text
    if directed and "-" in text:
        raise FormatError(f"edge list {text!r}: expected all edges as u-v or all as u>v")
    pieces = [[int(x) for x in re.split(r"[->]", piece)] for piece in text.split(",")]
    edges = [piece for piece in pieces if len(piece) == 2]
    n = 1 + max(max(p) for p in pieces)
    _require_memory(n)
    return Graph.from_edges(edges, n, directed=directed)


def _require_memory(n: int) -> None:
    """Refuse a list of edges whose largest vertex asks for more vertices than fit."""
    needed, free = BYTES_OF_A_VERTEX * n, available_bytes()
    if needed > free:
        raise SizeError(
            f"edge list: {n} vertices, 0 to the largest one named, need {bytes_text(needed)}; "
            f"{bytes_text(free)} are free"
        )


def _from_edge_lines(text: str, path: Path) -> Graph:
    edges = []
    for number, line in enumerate(text.splitlines(), 1):
        fields = line.split("#")[0].replace(",", " ").split()
        if not fields:
            continue
        if len(fields) != 2 or not all(x.isdecimal() for x in fields):
            raise FormatError(
                f"{path}, line {number}: expected two vertices, got {line.strip()!r:.60}"
            )
        edges.append([int(x) for x in fields])
    if not edges:
        raise FormatError(f"{path}: expected at least one edge, got comments only")
    _require_memory(1 + max(map(max, edges)))
    return Graph.from_edges(edges)


def _from_graph6_lines(text: str, path: Path) -> list[Graph]:
    graphs = []
    for number, line in enumerate(text.split(), 1):
        try:
            graphs.append(from_graph6(line))
        except FormatError as error:
            raise FormatError(f"{path}, graph {number}: {error}") from None
    return graphs


def _from_json(text: str, path: Path) -> list[Graph]:
    try:
        data = json.loads(text)
    except ValueError as error:
        raise FormatError(f"{path}: not JSON: {error}") from None
    items = data if isinstance(data, list) else [data]
    try:
        return [from_node_link(item) for item in items]
    except FormatError as error:
        raise FormatError(f"{path}: {error}") from None


def from_node_link(data: Any) -> Graph:
    """Return the graph of a node-link dictionary, as NetworkX and D3 write it.

    Keys ``nodes`` (each with ``id``, optionally ``label``), ``edges`` or ``links`` (each with
    ``source`` and ``target``, optionally ``label``) and ``directed``.

    Examples
    --------
    >>> from_node_link(
    ...     {"nodes": [{"id": "a"}, {"id": "b"}], "edges": [{"source": "a", "target": "b"}]}
    ... ).edge_list
    [(0, 1)]
    """
    try:
        nodes, links = data["nodes"], data["edges" if "edges" in data else "links"]
        position = {node["id"]: i for i, node in enumerate(nodes)}
        ends = [(e["source"], e["target"]) for e in links]
        unknown = [v for pair in ends for v in pair if v not in position]
    except KeyError as error:
        raise FormatError(f"node-link JSON: expected nodes and edges; missing {error}") from None
    except (TypeError, AttributeError):
        raise FormatError(
            f"node-link JSON: expected an object with nodes and edges, got {data!r:.60}"
        ) from None
    if unknown:
        raise FormatError(f"node-link JSON: expected the ids of nodes, got the end {unknown[0]!r}")
    edges = [(position[u], position[v]) for u, v in ends]
    return Graph(
        len(nodes),
        edges,
        directed=bool(data.get("directed", False)),
        vertex_labels=_attributes(nodes, "node"),
        edge_labels=_attributes(links, "edge"),
    )


def to_node_link(g: Graph) -> dict[str, Any]:
    """Return the node-link dictionary of `g`; :func:`from_node_link` reads it back.

    Examples
    --------
    >>> g = Graph(2, [(0, 1)], vertex_labels=["C", "O"])
    >>> from_node_link(to_node_link(g)) == g
    True
    """
    nodes: list[dict[str, Any]] = [{"id": v} for v in range(g.n)]
    edges: list[dict[str, Any]] = [{"source": u, "target": v} for u, v in g.edge_list]
    for items, labels in ((nodes, g.vertex_labels), (edges, g.edge_labels)):
        for item, label in zip(items, labels or (), strict=False):
            item["label"] = label
    return {"directed": g.directed, "nodes": nodes, "edges": edges}


def _attributes(items: list[dict[str, Any]], of: str) -> list[Any] | None:
    labels = [item["label"] for item in items if "label" in item]
    if labels and len(labels) != len(items):
        raise FormatError(f"node-link JSON: expected a label on every {of} or on none")
    return labels or None


def _from_object(source: Any) -> Graph:
    if hasattr(source, "is_multigraph") and hasattr(source, "nodes"):
        return from_networkx(source)
    if hasattr(source, "get_edgelist"):
        return Graph(source.vcount(), source.get_edgelist(), directed=source.is_directed())
    if hasattr(source, "edge_index"):
        return _from_edge_index(source)
    if isinstance(source, np.ndarray) or hasattr(source, "toarray"):
        return from_adjacency(source)
    if isinstance(source, Iterable):
        return Graph.from_edges([tuple(pair) for pair in source])
    raise GraphError(
        "expected a name, graph6, edge list, file, adjacency matrix, or a graph of NetworkX, "
        f"igraph or PyG; got {type(source).__name__}"
    )


def _from_edge_index(data: Any) -> Graph:
    """Return the graph of a PyG Data object; undirected when every arc has its reverse."""
    arcs = {(int(u), int(v)) for u, v in zip(*data.edge_index.tolist(), strict=True)}
    symmetric = all((v, u) in arcs for u, v in arcs)
    edges = [(u, v) for u, v in arcs if u <= v] if symmetric else sorted(arcs)
    return Graph(int(data.num_nodes), edges, directed=not symmetric)
