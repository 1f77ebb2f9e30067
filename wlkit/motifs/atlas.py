"""The atlas: Weisfeiler-Leman dimensions of all graphs with at most 8 vertices, as a table."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from functools import cache
from importlib.resources import files

from wlkit.errors import SizeError
from wlkit.graphs import Graph
from wlkit.graphs.enumeration import graph_masks
from wlkit.graphs.masks import graphs_from_masks
from wlkit.motifs.bulk import (
    TABLE_ORDER,
    hereditary_treewidths,
    matching_numbers,
    spasm_sizes,
    vertex_cover_numbers,
)

LARGEST = 8
"""Vertices of the largest graphs in the shipped table."""


@dataclass(frozen=True)
class AtlasRow:
    """One graph P with what decides how much refinement its counts need.

    Attributes
    ----------
    graph6 : str
        The canonical graph.
    n, m : int
    connected : bool
    treewidth : int
        The WL-dimension of hom(P, .).
    hereditary_treewidth : int
        The WL-dimension of sub(P, .).
    vertex_cover, matching : int
        Least number of vertices that touch all edges; largest number of disjoint edges.
    spasm : int or None
        Number of homomorphic images; None where it was not computed.
    """

    graph6: str
    n: int
    m: int
    connected: bool
    treewidth: int
    hereditary_treewidth: int
    vertex_cover: int
    matching: int
    spasm: int | None

    @property
    def graph(self) -> Graph:
        """The graph itself."""
        return Graph.from_graph6(self.graph6)

    @property
    def induced(self) -> int:
        """The WL-dimension of ind(P, .): n - 1, or 0 for fewer than two vertices."""
        return max(0, self.n - 1)

    @property
    def line(self) -> str:
        """The row as text: graph6, four digits, the size of the spasm."""
        digits = (self.treewidth, self.hereditary_treewidth, self.vertex_cover, self.matching)
        return (
            f"{self.graph6} {''.join(map(str, digits))} {'-' if self.spasm is None else self.spasm}"
        )

    @classmethod
    def from_line(cls, line: str) -> AtlasRow:
        """Return the row that :attr:`line` writes."""
        text, digits, spasm = line.split()
        g = Graph.from_graph6(text)
        images = None if spasm == "-" else int(spasm)
        return _row(g, [int(digit) for digit in digits], images)


def _row(g: Graph, values: Sequence[int], spasm: int | None) -> AtlasRow:
    width, hereditary, cover, matching = values
    return AtlasRow(g.graph6, g.n, g.m, g.is_connected, width, hereditary, cover, matching, spasm)


def atlas(n: int) -> tuple[AtlasRow, ...]:
    """Return the rows of all graphs on n <= 8 vertices, from the shipped table.

    Raises
    ------
    SizeError
        If n > 8; :func:`compute_atlas` reaches 9.

    Examples
    --------
    >>> rows = [row for row in atlas(6) if row.connected]
    >>> [sum(row.hereditary_treewidth == k for row in rows) for k in range(1, 6)]
    [1, 23, 74, 13, 1]
    """
    if not 0 <= n <= LARGEST:
        raise SizeError(f"atlas: expected 0 <= n <= {LARGEST}, got {n}")
    return _shipped()[n]


@cache
def _shipped() -> tuple[tuple[AtlasRow, ...], ...]:
    text = files("wlkit.motifs").joinpath("data/atlas.txt").read_text(encoding="ascii")
    found: list[list[AtlasRow]] = [[] for _ in range(LARGEST + 1)]
    for line in text.splitlines():
        if not line.startswith("#"):
            row = AtlasRow.from_line(line)
            found[row.n].append(row)
    return tuple(map(tuple, found))


def compute_atlas(n: int, start: int = 0, stop: int | None = None) -> list[AtlasRow]:
    """Return the rows of the graphs on n <= 9 vertices, computed, in the order of their masks.

    Parameters
    ----------
    n : int
    start, stop : int
        Only the graphs at these positions.

    Examples
    --------
    >>> [row.line for row in compute_atlas(3)]
    ['B? 0000 3', 'Bo 1111 2', 'BG 1111 2', 'Bw 2221 1']

    Notes
    -----
    Seconds for n = 8, some twenty for n = 9 (without the sizes of the spasms).
    """
    part = slice(start, stop)
    masks = graph_masks(n)[part]
    widths, values = hereditary_treewidths(masks, n)
    covers, matchings = vertex_cover_numbers(masks, n), matching_numbers(masks, n)
    known = n <= TABLE_ORDER + 1
    spasms = spasm_sizes(n)[part].tolist() if known else [None] * len(masks)
    columns = zip(widths, values, covers, matchings, strict=True)
    return [
        _row(g, [int(x) for x in values], spasm)
        for g, values, spasm in zip(graphs_from_masks(masks, n), columns, spasms, strict=True)
    ]


def atlas_columns(rows: Iterable[AtlasRow]) -> dict[str, list]:
    """Return the table column by column, as ``pandas.DataFrame`` and DuckDB take it.

    Examples
    --------
    >>> columns = atlas_columns(atlas(4))
    >>> list(columns)[:4], max(columns["spasm"]), columns["induced"][0]
    (['graph6', 'n', 'm', 'connected'], 4, 3)
    """
    listed = [{**asdict(row), "induced": row.induced} for row in rows]
    names = [*AtlasRow.__dataclass_fields__, "induced"]
    return {name: [row[name] for row in listed] for name in names}
