"""Labels of vertices and edges, and their ranks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from operator import index
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from wlkit.errors import GraphError

if TYPE_CHECKING:
    from wlkit.graphs.graph import Graph

Label = int | str


def label_key(label: Label) -> tuple[bool, Label]:
    """Return the key that orders labels: integers by value, then text alphabetically."""
    return (isinstance(label, str), label)


def checked_labels(labels: Sequence[Label], length: int, of: str) -> tuple[Label, ...]:
    """Return `labels` as a tuple of Python integers and text, of the given length."""
    if isinstance(labels, str) or not isinstance(labels, Iterable):
        raise GraphError(f"{of} labels: expected a sequence of integers or text, got {labels!r}")
    out = tuple(labels)
    if len(out) != length:
        raise GraphError(f"{of} labels: expected {length}, one for each {of}, got {len(out)}")
    return tuple(_checked_label(x, of) for x in out)


def _checked_label(label: object, of: str) -> Label:
    if isinstance(label, str):
        return str(label)
    try:
        return index(label)  # type: ignore[arg-type]
    except TypeError:
        raise GraphError(f"{of} labels: expected integers or text, got {label!r}") from None


def label_ranks(labels: Iterable[Label]) -> dict[Label, int]:
    """Return the rank of every label in the order of :func:`label_key`.

    Examples
    --------
    >>> label_ranks(["C", "O", 7, "C"])
    {7: 0, 'C': 1, 'O': 2}
    """
    return {label: i for i, label in enumerate(sorted(set(labels), key=label_key))}


class JointCodes(NamedTuple):
    """Integer codes of several graphs, comparable across them."""

    vertex_codes: tuple[np.ndarray, ...]
    pair_codes: tuple[np.ndarray, ...]


def joint_codes(graphs: Sequence[Graph]) -> JointCodes:
    """Return vertex and pair codes in which equal labels have equal codes in all `graphs`.

    Parameters
    ----------
    graphs : sequence of Graph
        All directed or all undirected; labels on vertices in all or in none, likewise on edges
        (graphs without edges count as either).

    Returns
    -------
    JointCodes
        ``vertex_codes[i]``: int32 array (n_i,), ranks of the vertex labels among all graphs.
        ``pair_codes[i]``: int32 array (n_i, n_i), 0 for a non-edge, 1 + rank of the label for
        an edge.

    Raises
    ------
    GraphError
        If the graphs are of different kinds.

    Examples
    --------
    >>> from wlkit.graphs import Graph
    >>> g, h = (Graph(1, [], vertex_labels=[x]) for x in ("O", "C"))
    >>> [codes.tolist() for codes in joint_codes([g, h]).vertex_codes]
    [[1], [0]]

    Notes
    -----
    n_i^2 entries for every graph, and one ranking of the labels of all of them.
    """
    require_one_kind(graphs)
    vertex_ranks = label_ranks(x for g in graphs for x in g.vertex_labels or ())
    edge_ranks = label_ranks(x for g in graphs for x in g.edge_labels or ())
    return JointCodes(
        tuple(vertex_code_array(g, vertex_ranks) for g in graphs),
        tuple(pair_code_array(g, edge_ranks) for g in graphs),
    )


def require_one_kind(graphs: Sequence[Graph]) -> None:
    """Raise GraphError unless all `graphs` agree in direction and in what is labelled."""
    kinds = (
        ("directed", {g.directed for g in graphs}),
        ("labelled on the vertices", {g.vertex_labels is not None for g in graphs if g.n}),
        ("labelled on the edges", {g.edge_labels is not None for g in graphs if g.m}),
    )
    for what, seen in kinds:
        if len(seen) > 1:
            raise GraphError(
                f"expected graphs of one kind, got some {what} and some not; "
                "give all of them labels and directions, or none"
            )


def vertex_code_array(g: Graph, ranks: dict[Label, int]) -> np.ndarray:
    """Return the int32 array (n,) of the ranks of the vertex labels of `g`."""
    if g.vertex_labels is None:
        return np.zeros(g.n, dtype=np.int32)
    return np.array([ranks[x] for x in g.vertex_labels], dtype=np.int32)


def pair_code_array(g: Graph, ranks: dict[Label, int]) -> np.ndarray:
    """Return the int32 array (n, n): 0 for a non-edge, 1 + rank of its label for an edge."""
    codes = np.zeros((g.n, g.n), dtype=np.int32)
    if g.m:
        u, v = g.edges[:, 0], g.edges[:, 1]
        values = np.ones(g.m, dtype=np.int32)
        if g.edge_labels is not None:
            values += np.array([ranks[x] for x in g.edge_labels], dtype=np.int32)
        codes[u, v] = values
        if not g.directed:
            codes[v, u] = values
    return codes
