"""The atlas: Weisfeiler-Leman dimensions of all graphs with at most 8 vertices, as a table."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from functools import cache
from importlib import import_module
from importlib.resources import files
from typing import Any

import numpy as np

from wlkit.errors import FormatError, InputError, SizeError
from wlkit.graphs import Graph
from wlkit.graphs.enumeration import graph_masks
from wlkit.graphs.masks import graphs_from_masks
from wlkit.motifs.bulk import (
    MAX_SPASM_ORDER,
    hereditary_treewidths,
    matching_numbers,
    spasm_sizes,
    vertex_cover_numbers,
)
from wlkit.motifs.naming import as_pattern
from wlkit.typing import JSONDict

LARGEST = 8
"""Vertices of the largest graphs in the shipped table."""

SHOWN = 10
"""Rows that a notebook draws."""


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

    Examples
    --------
    >>> row = atlas_row("C7")
    >>> row.treewidth, row.hereditary_treewidth, row.induced, row.vertex_cover, row.matching
    (2, 2, 6, 4, 3)
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

    def to_dict(self) -> JSONDict:
        """Return the columns by name, and the WL-dimensions of the three counts."""
        dimensions = {
            "hom": self.treewidth,
            "sub": self.hereditary_treewidth,
            "ind": self.induced,
        }
        return {**asdict(self), "wl_dimension": dimensions}

    def _repr_html_(self) -> str:
        return Atlas((self,))._repr_html_()

    @property
    def line(self) -> str:
        """The row as text: graph6, four digits, the size of the spasm."""
        digits = f"{self.treewidth}{self.hereditary_treewidth}{self.vertex_cover}{self.matching}"
        return f"{self.graph6} {digits} {'-' if self.spasm is None else self.spasm}"

    @classmethod
    def from_line(cls, line: str) -> AtlasRow:
        """Return the row that :attr:`line` writes."""
        text, digits, spasm = line.split()
        images = None if spasm == "-" else int(spasm)
        return _row(text, [int(digit) for digit in digits], images)


def _row(graph6: str, values: Sequence[int], spasm: int | None) -> AtlasRow:
    width, hereditary, cover, matching = values
    return AtlasRow(graph6, *_shape(graph6), width, hereditary, cover, matching, spasm)


def _shape(graph6: str) -> tuple[int, int, bool]:
    """Return vertices, edges and connectedness of a graph with at most 62 vertices.

    >>> _shape("Bw"), _shape("C?"), _shape("?")
    ((3, 3, True), (4, 0, False), (0, 0, False))
    """
    n, bits = ord(graph6[0]) - 63, 0
    for character in graph6[1:]:
        bits = bits << 6 | (ord(character) - 63)
    rows, place = [0] * n, 6 * len(graph6) - 6
    for j in range(1, n):
        for i in range(j):
            place -= 1
            if bits >> place & 1:
                rows[i] |= 1 << j
                rows[j] |= 1 << i
    reached, fresh = 0, 1
    while fresh:
        reached |= fresh
        found = 0
        for v in range(n):
            if fresh >> v & 1:
                found |= rows[v]
        fresh = found & ~reached
    return n, bits.bit_count(), n > 0 and reached == (1 << n) - 1


class Atlas(tuple[AtlasRow, ...]):
    """Rows of the atlas in a fixed order: a tuple that pandas and DuckDB can query.

    Examples
    --------
    >>> rows = atlas(5)
    >>> rows
    <atlas of 34 graphs: 5 vertices>
    >>> rows.sql("select sub, count(*) from atlas where connected group by 1 order by 1")
    [(1, 1), (2, 12), (3, 7), (4, 1)]
    """

    __slots__ = ()

    def arrays(self) -> dict[str, np.ndarray]:
        """Return :func:`atlas_columns` as arrays, with the dimensions hom, sub and ind beside."""
        columns = {name: np.array(column) for name, column in atlas_columns(self).items()}
        columns["graph6"] = columns["graph6"].astype(object)
        names = {"hom": "treewidth", "sub": "hereditary_treewidth", "ind": "induced"}
        return columns | {short: columns[name] for short, name in names.items()}

    def to_pandas(self) -> Any:
        """Return the table as a ``pandas.DataFrame``, one graph a row; InputError without pandas.

        >>> frame = atlas(6).to_pandas()
        >>> frame[frame.connected].groupby("sub").size().tolist()
        [1, 23, 74, 13, 1]
        """
        return _installed("pandas").DataFrame(self.arrays())

    def sql(self, query: str) -> list[tuple[Any, ...]]:
        """Return the rows of a query in SQL to the table ``atlas``, run by DuckDB.

        >>> atlas(7).sql("select max(sub) from atlas where connected and m = n - 1")
        [(3,)]

        Raises
        ------
        InputError, FormatError
            If DuckDB is not installed; if it does not take the query (the message is its own).
        """
        duckdb = _installed("duckdb")
        with duckdb.connect() as connection:
            connection.register("atlas", self.arrays())
            try:
                return connection.execute(query).fetchall()
            except duckdb.Error as error:
                raise FormatError(f"atlas query: {error}") from None

    def __repr__(self) -> str:
        orders = sorted({row.n for row in self})
        span = f"{orders[0]} to {orders[-1]}" if len(orders) > 1 else "".join(map(str, orders))
        return f"<atlas of {len(self)} graphs: {span or 'no'} vertices>"

    def _repr_html_(self) -> str:
        names = ("n", "m", "connected", "treewidth", "hereditary_treewidth", "induced", "spasm")
        head = "".join(f"<th>{name.replace('_', ' ')}</th>" for name in ("graph", *names))
        lines = []
        for row in self[:SHOWN]:
            cells = "".join(f"<td>{getattr(row, name)}</td>" for name in names)
            lines.append(f"<tr><td>{row.graph._repr_svg_()}<br>{row.graph6}</td>{cells}</tr>")
        rest = f"<p>and {len(self) - SHOWN} more</p>" if len(self) > SHOWN else ""
        return f"<table><tr>{head}</tr>{''.join(lines)}</table>{rest}"


def _installed(package: str) -> Any:
    try:
        return import_module(package)
    except ImportError:
        raise InputError(
            f"atlas: expected the package {package} to be installed "
            "(pip install 'wlkit[tables]'); the rows themselves need none"
        ) from None


def atlas(n: int | None = None) -> Atlas:
    """Return the rows of all graphs on n <= 8 vertices, from the shipped table.

    Parameters
    ----------
    n : int, optional
        Without it, all graphs with at most 8 vertices.

    Returns
    -------
    Atlas

    Raises
    ------
    SizeError
        If n > 8; :func:`compute_atlas` reaches 9.

    Examples
    --------
    >>> rows = [row for row in atlas(6) if row.connected]
    >>> [sum(row.hereditary_treewidth == k for row in rows) for k in range(1, 6)]
    [1, 23, 74, 13, 1]
    >>> len(atlas())
    13599

    Notes
    -----
    13 599 rows are read once, in less than a second.
    """
    if n is None:
        return Atlas(row for rows in _shipped() for row in rows)
    if not 0 <= n <= LARGEST:
        raise SizeError(f"atlas: expected 0 <= n <= {LARGEST}, got {n}")
    return _shipped()[n]


@cache
def _shipped() -> tuple[Atlas, ...]:
    text = files("wlkit.motifs").joinpath("data/atlas.txt").read_text(encoding="ascii")
    found: list[list[AtlasRow]] = [[] for _ in range(LARGEST + 1)]
    for line in text.splitlines():
        if not line.startswith("#"):
            row = AtlasRow.from_line(line)
            found[row.n].append(row)
    return tuple(map(Atlas, found))


def atlas_row(pattern: Graph | str) -> AtlasRow:
    """Return the row of one graph, found up to isomorphism in the shipped table.

    Parameters
    ----------
    pattern : Graph
        Undirected, without labels, with at most 8 vertices.

    Returns
    -------
    AtlasRow

    Raises
    ------
    InputError, SizeError
        If the graph is directed or labelled; if it has more vertices.

    Examples
    --------
    >>> from wlkit.graphs import graph
    >>> atlas_row(graph("C8")).hereditary_treewidth, atlas_row(graph("0-1,1-2,2-0,2-3")).spasm
    (3, 2)

    Notes
    -----
    A canonical form and a look into a dictionary.
    """
    pattern = as_pattern(pattern)
    if pattern.directed or pattern.is_labelled:
        raise InputError(f"atlas: expected an undirected graph without labels, got {pattern!r}")
    if pattern.n > LARGEST:
        raise SizeError(f"atlas: expected at most {LARGEST} vertices, got {pattern.n}")
    return _by_graph6()[pattern.canonical().graph6]


@cache
def _by_graph6() -> dict[str, AtlasRow]:
    return {row.graph6: row for rows in _shipped() for row in rows}


def compute_atlas(n: int, start: int = 0, stop: int | None = None) -> list[AtlasRow]:
    """Return the rows of the graphs on n <= 9 vertices, computed, in the order of their masks.

    Parameters
    ----------
    n : int
        At most 9.
    start, stop : int
        Only the graphs at these positions.

    Returns
    -------
    list of AtlasRow

    Raises
    ------
    SizeError
        If n > 9, with the number of graphs.

    Examples
    --------
    >>> [row.line for row in compute_atlas(3)]
    ['B? 0000 3', 'Bo 1111 2', 'BG 1111 2', 'Bw 2221 1']

    Notes
    -----
    Seconds for n = 8, a quarter of a minute for n = 9.
    """
    part = slice(start, stop)
    masks = graph_masks(n)[part]
    columns = compute_columns(masks, n)
    spasms = spasm_sizes(n)[part].tolist() if n <= MAX_SPASM_ORDER else [None] * len(masks)
    names = ("treewidth", "hereditary_treewidth", "vertex_cover", "matching")
    values = zip(*(columns[name].tolist() for name in names), strict=True)
    return [
        _row(g.graph6, row, spasm)
        for g, row, spasm in zip(graphs_from_masks(masks, n), values, spasms, strict=True)
    ]


def compute_columns(masks: np.ndarray, n: int) -> dict[str, np.ndarray]:
    """Return the columns of the atlas, but for the spasms, of graphs given by masks.

    Parameters
    ----------
    masks : uint64 array (count,)
        As :func:`wlkit.graphs.enumeration.graph_masks` gives them.
    n : int
        At most 10.

    Returns
    -------
    dict of arrays (count,)
        m, connected, treewidth, hereditary_treewidth, vertex_cover, matching.

    Examples
    --------
    >>> columns = compute_columns(graph_masks(4), 4)
    >>> columns["connected"].sum(), columns["matching"].tolist()
    (np.int64(6), [0, 2, 2, 2, 1, 2, 1, 2, 1, 1, 2])
    """
    from wlkit._kernels.enumeration import connected

    widths, values = hereditary_treewidths(masks, n)
    words = np.array(masks, dtype=np.uint64)
    joined = connected(words, n, False) if n else np.zeros(len(words), dtype=bool)
    return {
        "m": np.bitwise_count(words),
        "connected": joined,
        "treewidth": widths,
        "hereditary_treewidth": values,
        "vertex_cover": vertex_cover_numbers(masks, n),
        "matching": matching_numbers(masks, n),
    }


def atlas_columns(rows: Iterable[AtlasRow]) -> dict[str, list]:
    """Return the table column by column, as ``pandas.DataFrame`` and DuckDB take it.

    Parameters
    ----------
    rows : iterable of AtlasRow

    Returns
    -------
    dict of lists, one entry for each row

    Examples
    --------
    >>> columns = atlas_columns(atlas(4))
    >>> list(columns)[:4], max(columns["spasm"]), columns["induced"][0]
    (['graph6', 'n', 'm', 'connected'], 4, 3)

    Notes
    -----
    The columns are the fields of :class:`AtlasRow`, and ``induced``.
    """
    listed = [{**asdict(row), "induced": row.induced} for row in rows]
    names = [*AtlasRow.__dataclass_fields__, "induced"]
    return {name: [row[name] for row in listed] for name in names}
