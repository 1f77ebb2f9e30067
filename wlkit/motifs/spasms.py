"""The spasm of a pattern: its homomorphic images, with the weights that count embeddings."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from wlkit.errors import VerificationError
from wlkit.exact import moebius, set_partitions
from wlkit.graphs import Graph
from wlkit.motifs.naming import pattern_dict, pattern_text
from wlkit.motifs.quotients import partition_sum
from wlkit.typing import JSONDict, Label

SHOWN = 12
"""Images drawn in a notebook."""


def automorphism_count(pattern: Graph) -> int:
    """Return |Aut P|, labels respected."""
    return int(pattern.automorphism_group().order)


@dataclass(frozen=True)
class Spasm:
    """The homomorphic images of a pattern, with sub(P, .) expanded in the hom basis.

    Attributes
    ----------
    pattern : Graph
    images : tuple of Graph
        The simple loop-free quotients up to isomorphism, canonical, largest first.
    weights : tuple of int
        emb(P, .) = sum of weight * hom(image, .); the sign is (-1)^(|V(P)| - |V(image)|).
    automorphisms : int
        |Aut P|; sub = emb / |Aut P|.
    """

    pattern: Graph
    images: tuple[Graph, ...]
    weights: tuple[int, ...]
    automorphisms: int

    def __len__(self) -> int:
        return len(self.images)

    def __iter__(self) -> Iterator[tuple[Graph, Fraction]]:
        return zip(self.images, self.coefficients, strict=True)

    @property
    def coefficients(self) -> tuple[Fraction, ...]:
        """The coefficients of sub(P, .) in the hom basis."""
        return tuple(Fraction(w, self.automorphisms) for w in self.weights)

    def verify(self) -> bool:
        """Recompute every weight partition by partition, and check the sign rule.

        Raises
        ------
        VerificationError
            If an image is missing, superfluous, or has another weight.
        """
        total: dict[Graph, int] = {}
        for blocks in set_partitions(self.pattern.n, forbidden=_forbidden(self.pattern)):
            image = _quotient(self.pattern, blocks)
            if image is not None:
                total[image] = total.get(image, 0) + moebius(blocks)
        if total != dict(zip(self.images, self.weights, strict=True)):
            raise VerificationError(f"the spasm of {self.pattern!r} has other images or weights")
        n = self.pattern.n
        for image, weight in total.items():
            if weight == 0 or (weight < 0) != bool((n - image.n) % 2):
                raise VerificationError(f"weight {weight} of {image!r} breaks the sign rule")
        return True

    def to_dict(self) -> JSONDict:
        """Return the JSON of the command line: pattern, size, graphs."""
        graphs = [
            {**pattern_dict(image), "coefficient": str(c), "embeddings": str(w)}
            for image, c, w in zip(self.images, self.coefficients, self.weights, strict=True)
        ]
        return {"pattern": pattern_text(self.pattern), "size": len(self), "graphs": graphs}

    def __repr__(self) -> str:
        return f"<spasm of {pattern_text(self.pattern)}: {len(self)} graphs>"

    def _repr_html_(self) -> str:
        shown = list(self)[:SHOWN]
        cells = "".join(f"<td>{image._repr_svg_()}<br>{c}</td>" for image, c in shown)
        rest = "" if len(self) <= SHOWN else f"<td>and {len(self) - SHOWN} more</td>"
        title = f"spasm of {pattern_text(self.pattern)}: {len(self)} graphs"
        return f"<p>{title}</p><table><tr>{cells}{rest}</tr></table>"


def spasm(pattern: Graph | str) -> Spasm:
    """Return Spasm(P): all simple loop-free quotients, and sub(P, .) in the hom basis.

    Parameters
    ----------
    pattern : Graph or text
        Labels and directions are respected: blocks bear one label, and a quotient with parallel
        edges of different labels is no image.

    Examples
    --------
    >>> s = spasm("P4")
    >>> len(s), [(pattern_text(q), w) for q, w in zip(s.images, s.weights)]
    (4, [('P4', 1), ('K3', -1), ('P3', -2), ('K2', 1)])
    >>> s.verify()
    True

    References
    ----------
    Curticapean, Dell, Marx, Homomorphisms are a good basis for counting small subgraphs, 2017.
    """
    from wlkit.graphs import graph

    pattern = graph(pattern)
    images, weights = zip(*partition_sum(pattern.canonical(), moebius=True), strict=True)
    return Spasm(pattern, images, weights, automorphism_count(pattern))


def _forbidden(pattern: Graph) -> list[int]:
    """Return for every vertex the mask of those that may not share its block."""
    masks = list(pattern.neighbor_masks)
    for v, label in enumerate(pattern.vertex_labels or ()):
        masks[v] |= sum(1 << u for u, x in enumerate(pattern.vertex_labels or ()) if x != label)
    return masks


def _quotient(pattern: Graph, blocks: tuple[int, ...]) -> Graph | None:
    """Return the canonical quotient, or None if parallel edges bear different labels."""
    seen: dict[tuple[int, int], Label] = {}
    labels = pattern.edge_labels or (0,) * pattern.m
    for (u, v), label in zip(pattern.edge_list, labels, strict=True):
        pair = (blocks[u], blocks[v])
        if not pattern.directed:
            pair = (min(pair), max(pair))
        if seen.setdefault(pair, label) != label:
            return None
    return pattern.quotient(blocks).canonical()
