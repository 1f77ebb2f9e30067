"""How many patterns of each size a model computes or counts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from typing import Any, Literal, TypeAlias

from wlkit.errors import InputError, VerificationError, unknown_name
from wlkit.expressivity.bank import ModelBank
from wlkit.expressivity.models import WLPosition, is_published, model, wl_position
from wlkit.expressivity.patterns import (
    all_patterns,
    connected_patterns,
    connected_patterns_by_order,
    drawn_patterns,
    homomorphic_images,
)
from wlkit.graphs import Multigraph

Quantity: TypeAlias = Literal["hom", "sub"]
"""hom: P_H, all assignments; sub: Q_H, distinct ones."""


@dataclass(frozen=True)
class ExpressivityTable:
    """Numbers of patterns with 1, ..., M edges or vertices, computed by a model and in total.

    Attributes
    ----------
    bank : ModelBank
    roots : 0, 1 or 2
    quantity : "hom" or "sub"
    computable, total : tuple of ints
        By number of edges, or vertices, from 1.
    failures : tuple of Multigraph
        The patterns not computed, by number of edges, or vertices.
    connected, simple : bool
        Whether only connected patterns, and none with parallel edges, were asked for.
    by : "edges" or "vertices"

    Examples
    --------
    >>> found = table("mpnn", 4)
    >>> found.computable, found.total, found.failures[0].text
    ((1, 1, 2, 3), (1, 1, 3, 5), '3:0-1,0-2,1-2')
    """

    bank: ModelBank
    roots: Literal[0, 1, 2]
    quantity: Quantity
    computable: tuple[int, ...]
    total: tuple[int, ...]
    failures: tuple[Multigraph, ...]
    connected: bool = True
    simple: bool = True
    by: Literal["edges", "vertices"] = "edges"

    @property
    def model(self) -> str:
        """The name of the model."""
        return self.bank.name

    @property
    def position(self) -> WLPosition | None:
        """Where a published model stands among the refinements; None for others.

        Examples
        --------
        >>> table("ppgn++", 2).position.text
        'folklore 2-WL'
        """
        return wl_position(self.bank) if is_published(self.bank) else None

    @property
    def first_failure(self) -> Multigraph | None:
        """A smallest pattern that is not computed."""
        return self.failures[0] if self.failures else None

    @property
    def minimal_failures(self) -> tuple[Multigraph, ...]:
        """The patterns not computed with the fewest edges, or vertices.

        Examples
        --------
        >>> [h.text for h in table("gcn", 4).minimal_failures]
        ['3:0-1,0-2,1-2', '4:0-3,1-3,2-3']
        """
        return tuple(h for h in self.failures if self._size(h) == self._size(self.failures[0]))

    def _size(self, h: Multigraph) -> int:
        return h.m if self.by == "edges" else h.n

    def verify(self) -> bool:
        """Check the totals by counting, and every failure by its own obstruction.

        Raises
        ------
        VerificationError
            If a number or an obstruction is wrong.
        SizeError
            If an obstruction is too large to be checked.
        """
        expected = self._expected()
        if expected is not None and list(self.total) != expected:
            raise VerificationError(f"totals {self.total}, by counting {expected}")
        ask = self.bank.computes if self.quantity == "hom" else self.bank.counts
        for h in self.failures:
            answer = ask(h)
            if answer.value or not answer.verify():
                raise VerificationError(f"{self.model} computes {h.text}")
        return True

    def _expected(self) -> list[int] | None:
        """Return the totals by Polya counting; None for rooted graphs by vertices."""
        from wlkit.graphs.counting import count_graphs
        from wlkit.polynomials import count_basis, count_connected

        sizes = len(self.total)
        if self.by == "edges":
            count = count_connected if self.connected else count_basis
            return list(count(sizes, simple=self.simple, roots=self.roots)[1:])
        return None if self.roots else [count_graphs(n + 1, connected=True) for n in range(sizes)]

    def to_dict(self) -> dict[str, Any]:
        """Return the answer of the command line."""
        return {
            "model": self.model,
            "roots": self.roots,
            "quantity": self.quantity,
            "connected": self.connected,
            "simple": self.simple,
            "by": self.by,
            "wl_position": None if self.position is None else list(self.position),
            "computable": list(self.computable),
            "total": list(self.total),
            "first_failure": self.first_failure.text if self.first_failure else None,
            "failures": [h.text for h in self.failures],
        }

    def _repr_html_(self) -> str:
        cells = [[self.by, *range(1, len(self.total) + 1)], ["computed", *self.computable]]
        cells.append(["patterns", *self.total])
        rows = "".join(f"<tr>{''.join(f'<td>{x}</td>' for x in row)}</tr>" for row in cells)
        place = "" if self.position is None else f"; {self.position.text}"
        name = escape(f"{self.model}: {self.quantity}, {self.roots} roots{place}")
        drawn = drawn_patterns(self.minimal_failures)
        text = f"<p>first failures:</p>{drawn}" if drawn else ""
        return f"<table><caption>{name}</caption>{rows}</table>{text}"


def table(
    name: str | ModelBank,
    max_edges: int | None = None,
    roots: Literal[0, 1, 2] = 0,
    quantity: Quantity = "hom",
    *,
    max_vertices: int | None = None,
    connected: bool = True,
    simple: bool = True,
    progress: bool = False,
) -> ExpressivityTable:
    """Return how many patterns with 1, ..., max_edges edges a model computes.

    Parameters
    ----------
    name : str or ModelBank
    max_edges : int
    roots : 0, 1 or 2
        Ordered and different, for invariant, node and pair outputs.
    quantity : "hom" or "sub"
        P_H (homomorphism counts) or Q_H (subgraph counts).
    max_vertices : int
        Instead of `max_edges`: connected simple patterns by number of vertices.
    connected : bool
        False for all patterns without isolated vertices other than roots.
    simple : bool
        False for patterns with parallel edges: polynomials of matrices with any entries.
    progress : bool
        Show a bar over the patterns of each size.

    Returns
    -------
    ExpressivityTable

    Raises
    ------
    InputError
        If the model has no output with so many roots or is not defined for parallel edges, or
        not exactly one of `max_edges` and `max_vertices` is given.
    UnknownNameError
        If there is no such model or quantity.

    Examples
    --------
    >>> t = table("2-fgnn", 6)
    >>> t.computable, t.total, t.first_failure.text
    ((1, 1, 3, 5, 12, 29), (1, 1, 3, 5, 12, 30), '4:0-1,0-2,0-3,1-2,1-3,2-3')
    >>> table("2-fgnn", max_vertices=5).computable
    (1, 1, 2, 5, 15)

    Notes
    -----
    Every pattern is decided once; for "sub" every homomorphic image of a pattern.
    """
    bank = model(name)
    if quantity not in ("hom", "sub"):
        raise unknown_name("quantity", str(quantity), ["hom", "sub"])
    if roots > bank.max_roots:
        raise InputError(
            f"{bank.name} has outputs with at most {bank.max_roots} roots, not {roots}"
        )
    known: dict[Multigraph, bool] = {}
    computable, total, failures = [], [], []
    levels = _levels(max_edges, max_vertices, roots, connected, simple)
    by: Literal["edges", "vertices"] = "edges" if max_vertices is None else "vertices"
    for size, level in enumerate(levels, 1):
        shown = _shown(level, f"{size} {by}", progress)
        failed = [h for h in shown if not _holds(bank, h, quantity, simple, known)]
        total.append(len(level))
        computable.append(len(level) - len(failed))
        failures += failed
    numbers = tuple(computable), tuple(total), tuple(failures)
    return ExpressivityTable(bank, roots, quantity, *numbers, connected, simple, by)


def _levels(
    max_edges: int | None,
    max_vertices: int | None,
    roots: Literal[0, 1, 2],
    connected: bool,
    simple: bool,
) -> Iterator[list[Multigraph]]:
    if (max_edges is None) == (max_vertices is None):
        raise InputError("expected one of max_edges and max_vertices")
    if max_edges is not None:
        patterns = connected_patterns if connected else all_patterns
        return patterns(max_edges, roots, simple=simple)
    if not (connected and simple):
        raise InputError("by number of vertices: expected connected simple patterns")
    return connected_patterns_by_order(max_vertices or 0, roots)


def _shown(level: list[Multigraph], text: str, progress: bool) -> list[Multigraph]:
    if not progress:
        return level
    from tqdm.auto import tqdm

    return tqdm(level, desc=text)


def _holds(
    bank: ModelBank, h: Multigraph, quantity: Quantity, simple: bool, known: dict[Multigraph, bool]
) -> bool:
    images = [h] if quantity == "hom" else homomorphic_images(h, simple=simple)
    for image in images:
        if image not in known:
            known[image] = bool(bank.computes(image))
        if not known[image]:
            return False
    return True
