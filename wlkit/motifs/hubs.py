"""Hubs apart: what passes through vertices of high degree, image by image, and the rest.

If H is a set of vertices of G, every homomorphism F -> G either avoids H or has a first vertex
that it sends into H, so

    hom(F, G) = hom(F, G - H) + sum over v of #(v to H, those before v outside of H)

if F is connected and has edges: then the vertices of H may stay in G - H, without edges. In a cycle
a sweep that pins v takes a few times m steps for each hub, and without the hubs no sweep crosses
their neighbourhoods over and over: n m steps for a single hub next to all vertices.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

import numpy as np

from wlkit.graphs import Graph
from wlkit.graphs.labels import label_ranks
from wlkit.motifs.host import Hosts
from wlkit.motifs.loops import LabelCodes
from wlkit.motifs.sweeps import Sweep

ANY, OUTSIDE, HUB = "any", "outside", "hub"

HUB_FACTOR = 8
"""A hub has a squared degree that is this many times the number of arcs."""


class HubSweeps(NamedTuple):
    """The sweeps that pin one vertex of a component to the hubs.

    Attributes
    ----------
    pattern : Graph
        With the parts of the vertices before their labels: hub, outside, or any.
    sweeps : tuple of Sweep
    """

    pattern: Graph
    sweeps: tuple[Sweep, ...]


class Divided(NamedTuple):
    """A host with the last bit of its vertex codes set for hubs, and the same without the hubs."""

    marked: Hosts
    outside: Hosts


def hubs(host: Hosts) -> np.ndarray:
    """Return the vertices of one host at which walks of two steps are more than those of one.

    Notes
    -----
    There are at most sqrt(arcs / 2) of them, and the others have degrees at most sqrt(8 arcs).
    """
    degrees = np.diff(host.indptr, axis=1).sum(axis=0)
    return np.flatnonzero(degrees**2 > HUB_FACTOR * host.arcs * len(host.indptr))


@lru_cache(maxsize=8)
def divided(host: Hosts) -> Divided:
    """Return one host with its hubs marked, and without them."""
    is_hub = np.zeros(host.n, dtype=bool)
    is_hub[hubs(host)] = True
    marked = replace(host, vertex_codes=(2 * host.vertex_codes + is_hub).astype(np.int32))
    pointers, indices, codes = [], [], []
    for indptr, row, code in zip(host.indptr, host.indices, host.codes, strict=True):
        source = np.repeat(np.arange(host.n), np.diff(indptr))
        kept = ~(is_hub[source] | is_hub[row])
        pointers.append(
            np.concatenate(([0], np.cumsum(np.bincount(source[kept], minlength=host.n))))
        )
        indices.append(row[kept])
        codes.append(code[kept])
    rows = (np.stack(x) for x in (pointers, indices, codes))
    outside = replace(host, indptr=next(rows), indices=next(rows), codes=next(rows))
    return Divided(marked, outside)


def with_parts(pattern: Graph, part: Sequence[int], v: int) -> Graph:
    """Return the pattern with the parts that vertices play when v is the first one at a hub."""
    own = pattern.vertex_labels or (None,) * pattern.n
    before = part[: part.index(v)]
    roles = [HUB if u == v else OUTSIDE if u in before else ANY for u in range(pattern.n)]
    return Graph(
        pattern.n,
        pattern.edges,
        directed=pattern.directed,
        vertex_labels=[f"{role} {label!r}" for role, label in zip(roles, own, strict=True)],
        edge_labels=pattern.edge_labels,
    )


def part_codes(pattern: Graph, marked: Graph, codes: LabelCodes) -> LabelCodes:
    """Return the codes in a marked host of the labels of a pattern that :func:`with_parts` gave."""
    own = pattern.vertex_codes if pattern.vertex_labels is not None else [-1] * pattern.n
    vertex, mask = np.zeros((2, 1 + len(label_ranks(marked.vertex_labels or ()))), dtype=np.int64)
    for u, rank in enumerate(marked.vertex_codes):
        role = (marked.vertex_labels or ())[u]
        vertex[rank] = 2 * codes.vertex[own[u]] + str(role).startswith(HUB)
        mask[rank] = 2 * codes.mask[own[u]] + (not str(role).startswith(ANY))
    return LabelCodes(codes.edge, vertex, mask, False)


def runs_apart(
    pattern: Graph,
    sweeps: Sequence[Sweep],
    apart: Sequence[HubSweeps],
    host: Hosts,
    codes: LabelCodes,
) -> Iterator[tuple[Graph, Sequence[Sweep], Hosts, LabelCodes]]:
    """Yield the sweeps whose counts sum to that of a component, each with its host and codes."""
    marked, outside = divided(host)
    yield pattern, sweeps, outside, codes
    if len(hubs(host)):
        for part in apart:
            yield part.pattern, part.sweeps, marked, part_codes(pattern, part.pattern, codes)
