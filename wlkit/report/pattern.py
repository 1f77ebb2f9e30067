"""The expressivity report of a pattern: what it takes to count it, and its counts."""

from __future__ import annotations

import time
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from wlkit.errors import InputError, SizeError
from wlkit.graphs import Graph, graph
from wlkit.motifs import (
    Spasm,
    WitnessPair,
    WLDimension,
    count,
    pattern_text,
    read_pattern,
    spasm,
    wl_dimension,
)
from wlkit.motifs.enumeration import enumeration_loops
from wlkit.motifs.host import host as host_of
from wlkit.report.files import write_whole
from wlkit.treewidth import TreewidthResult, treewidth
from wlkit.typing import CountKind, JSONDict, PathLike

HOSTS = {
    "Zachary's karate club": "karate",
    "Petersen": "petersen",
    "rook 4 x 4": "rook4",
    "Shrikhande": "shrikhande",
    "dodecahedron": "dodecahedron",
    "caffeine": "caffeine",
    "naphthalene": "naphthalene",
    "aspirin": "aspirin",
}
"""Real and classical graphs in which a report counts the pattern."""

ZOO = ("mpnn", "subgraph-gnn", "local-2-gnn", "local-2-fgnn", "ppgn++", "3-fgnn")
"""Node-based, with a marked node, two that are edge-based and local, edge-based, order 3."""

KINDS: tuple[CountKind, ...] = ("hom", "sub", "ind")
MAX_VERTICES = 10
"""Larger patterns get no spasm, no counts of copies and no witness: too many quotients."""


MAX_WORK = {"hom": 10**8, "sub": float("inf"), "ind": 10**9}
"""Counts that are expected to look at more candidates than that are left out."""


@dataclass(frozen=True)
class HostCounts:
    """The counts of the pattern in one graph; None where they take too long."""

    name: str
    host: Graph
    hom: int | None
    sub: int | None
    ind: int | None


@dataclass(frozen=True)
class ModelAnswer:
    """What one published model does with the pattern.

    Attributes
    ----------
    model, family : str
        Its name, and the graphs whose homomorphisms it counts.
    hom, sub : bool
        Whether it counts the homomorphisms, and the copies, of the pattern.
    obstruction : str
        Why not; empty when it does both.
    """

    model: str
    family: str
    hom: bool
    sub: bool
    obstruction: str


@dataclass(frozen=True, repr=False)
class Report:
    """What is known of one pattern: treewidth, spasm, WL-dimensions, models, counts.

    Attributes
    ----------
    name : str
        As it was asked for.
    pattern : Graph
    treewidth : TreewidthResult
    dimensions : dict
        From "hom", "sub", "ind" to the WL-dimension of that count; without "sub" for large
        patterns whose hereditary treewidth is out of reach.
    spasm : Spasm or None
    counts : tuple of HostCounts
    witness : WitnessPair or None
        For sub: two graphs that folklore (d - 1)-WL confuses, with different counts.
    zoo : tuple of ModelAnswer
        Published models; empty for directed, labelled and large patterns.
    seconds : float
    """

    name: str
    pattern: Graph
    treewidth: TreewidthResult
    dimensions: dict[str, WLDimension]
    spasm: Spasm | None
    counts: tuple[HostCounts, ...]
    witness: WitnessPair | None
    zoo: tuple[ModelAnswer, ...]
    seconds: float

    def verify(self) -> bool:
        """Verify treewidth, dimensions, spasm and witness, each by its independent route."""
        self.treewidth.verify()
        for dimension in self.dimensions.values():
            dimension.verify()
        for part in (self.spasm, self.witness):
            if part is not None:
                part.verify()
        return True

    def orders(self) -> list[tuple[int, dict[str, bool]]]:
        """Return k = 1, 2, ... and which counts folklore k-WL determines, until all are."""
        largest = max([2, *(d.value for d in self.dimensions.values())])
        return [
            (k, {kind: d.value <= k for kind, d in self.dimensions.items()})
            for k in range(1, largest + 1)
        ]

    def lines(self) -> list[str]:
        """Return a few lines for a terminal."""
        dimensions = ", ".join(f"{kind} {d.value}" for kind, d in self.dimensions.items())
        size = "not computed" if self.spasm is None else str(len(self.spasm))
        return [
            (
                f"{self.name}: {self.pattern.n} vertices, {self.pattern.m} edges, "
                f"treewidth {self.treewidth.upper}, spasm {size}"
            ),
            f"WL-dimension (folklore k-WL): {dimensions}",
        ]

    def to_dict(self) -> JSONDict:
        """Return everything in plain Python types."""
        return {
            "pattern": self.name,
            "text": pattern_text(self.pattern),
            "n": self.pattern.n,
            "m": self.pattern.m,
            "treewidth": self.treewidth.to_dict(),
            "spasm": None if self.spasm is None else self.spasm.to_dict(),
            "dimensions": {kind: d.to_dict() for kind, d in self.dimensions.items()},
            "models": [asdict(answer) for answer in self.zoo],
            "counts": [
                {"graph": c.name, "hom": c.hom, "sub": c.sub, "ind": c.ind} for c in self.counts
            ],
            "witness": None if self.witness is None else self.witness.to_dict(),
            "seconds": round(self.seconds, 3),
        }

    def to_html(self) -> str:
        """Return the self-contained page."""
        from wlkit.report.pattern_page import pattern_page

        return pattern_page(self)

    def save(self, path: PathLike) -> Path:
        """Write the page, whole or not at all, and return its path."""
        return write_whole(path, self.to_html())

    def __repr__(self) -> str:
        values = ", ".join(f"{kind} {d.value}" for kind, d in self.dimensions.items())
        return f"<report of {self.name}: treewidth {self.treewidth.upper}, WL-dimension {values}>"

    def _repr_html_(self) -> str:
        from wlkit.report.pattern_page import pattern_summary

        return pattern_summary(self)


def report(pattern: Any) -> Report:
    """Return the expressivity report of a pattern.

    Parameters
    ----------
    pattern : Graph or anything :func:`wlkit.graph` reads
        At least one vertex; directed or labelled patterns are counted in no or in labelled graphs.

    Returns
    -------
    Report
        With ``.save("file.html")``, ``.to_dict()`` and ``.verify()``.

    Examples
    --------
    >>> r = report("C5")
    >>> r
    <report of C5: treewidth 2, WL-dimension hom 2, sub 2, ind 4>
    >>> [(c.name, c.sub) for c in r.counts][1]
    ('Petersen', 12)
    """
    start = time.perf_counter()
    p = read_pattern(pattern)
    if p.n == 0:
        raise InputError("report: expected a pattern with at least one vertex, got none")
    small = p.n <= MAX_VERTICES
    dimensions = _dimensions(p)
    return Report(
        name=pattern if isinstance(pattern, str) else pattern_text(p),
        pattern=p,
        treewidth=treewidth(p),
        dimensions=dimensions,
        spasm=spasm(p) if small else None,
        counts=tuple(_counts(p, small)),
        witness=_witness(dimensions.get("sub")) if small else None,
        zoo=_zoo(p) if small and not p.directed and not p.is_labelled else (),
        seconds=time.perf_counter() - start,
    )


def _dimensions(p: Graph) -> dict[str, WLDimension]:
    """Return the dimensions of the three counts, without that of copies where none is found."""
    found: dict[str, WLDimension] = {}
    for kind in KINDS:
        try:
            found[kind] = wl_dimension(p, kind=kind)
        except SizeError:
            if kind != "sub":
                raise
    return found


def _counts(p: Graph, small: bool) -> list[HostCounts]:
    out = []
    for name, text in HOSTS.items():
        host = graph(text)
        if p.directed or (p.vertex_labels and not host.vertex_labels):
            continue
        if p.edge_labels and not host.edge_labels:
            continue
        values = [_count(p, host, kind) if small or kind == "hom" else None for kind in KINDS]
        out.append(HostCounts(name, host, *values))
    return out


def _count(p: Graph, host: Graph, kind: CountKind) -> int | None:
    """Return a count, None if it is expected to take too long."""
    work, width = 0.0, treewidth(p).upper
    if kind == "hom" and width < p.n - 1:  # complete patterns are quick
        work = float(host.n) ** (width + 1)
    elif kind == "ind":
        loops = enumeration_loops(p, induced=True)
        work = loops.expected_work(host.n, host.n * host_of(host).branching)
    return count(p, host, kind=kind).value if work <= MAX_WORK[kind] else None


def _witness(dimension: WLDimension | None) -> WitnessPair | None:
    """Return the witness where it is at hand; large dimensions have large witnesses."""
    if dimension is None or not 1 <= dimension.value <= 3:
        return None
    return dimension.witness()


def _zoo(p: Graph) -> tuple[ModelAnswer, ...]:
    from wlkit.expressivity import model

    out = []
    for name in ZOO:
        bank = model(name)
        hom, sub = bank.computes(p), bank.counts(p)
        failed = (*([] if hom else [hom]), *sub.failures)[:1]
        why = [
            f"{pattern_text(f.h.underlying)}: {f.obstruction.text}" for f in failed if f.obstruction
        ]
        out.append(ModelAnswer(name, bank.family, hom.value, sub.value, "".join(why)))
    return tuple(out)
