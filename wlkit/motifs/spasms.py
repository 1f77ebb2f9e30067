"""The spasm of a pattern: its homomorphic images, with the weights that count embeddings."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from random import Random

from wlkit.errors import VerificationError
from wlkit.exact import moebius, set_partitions
from wlkit.graphs import Graph
from wlkit.graphs.canonical import canonical_forms
from wlkit.motifs.enumeration import enumerate_maps
from wlkit.motifs.naming import pattern_dict, pattern_text
from wlkit.motifs.pictures import row_of_patterns
from wlkit.motifs.quotients import merge, mergeable_pairs, partition_sum
from wlkit.motifs.wildcards import labelled_quotient, normal
from wlkit.typing import JSONDict

LISTED_VERTICES = 9
"""Up to here :meth:`Spasm.verify` lists all partitions."""

TRIED_HOSTS = 12
"""Images in which it counts beyond."""


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

    Examples
    --------
    >>> found = spasm("C4")
    >>> found, found.weights, found.automorphisms
    (<spasm of C4: 3 graphs>, (1, -2, 1), 8)
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
        """Check the images, the weights and the sign rule by routes without insertion.

        Raises
        ------
        VerificationError
            If an image is missing, superfluous, or has another weight, or |Aut P| is another.

        Notes
        -----
        Up to `LISTED_VERTICES` vertices all partitions are listed. Beyond, the images have to be
        the graphs that merging pairs leads to, and sum of weight * hom(image, G) has to be |Aut P|
        at G = P and 0 at smaller graphs G: at all images it would leave no other weights, some
        are taken.
        """
        if len(self.images) != len(self.weights):
            raise VerificationError(f"{len(self.images)} images with {len(self.weights)} weights")
        for image, weight in zip(self.images, self.weights, strict=True):
            if weight == 0 or (weight < 0) != bool((self.pattern.n - image.n) % 2):
                raise VerificationError(f"weight {weight} of {image!r} breaks the sign rule")
        if self.pattern.n <= LISTED_VERTICES:
            self._verify_by_partitions()
        else:
            self._verify_images()
            self._verify_values()
        return True

    def _verify_by_partitions(self) -> None:
        if enumerate_maps(self.pattern, self.pattern, injective=True) != self.automorphisms:
            raise VerificationError(f"{self.pattern!r} has not {self.automorphisms} automorphisms")
        total: dict[Graph, int] = {}
        for blocks in set_partitions(self.pattern.n, forbidden=_forbidden(self.pattern)):
            image = _quotient(self.pattern, blocks)
            if image is not None:
                total[image] = total.get(image, 0) + moebius(blocks)
        if total != dict(zip(self.images, self.weights, strict=True)):
            raise VerificationError(f"the spasm of {self.pattern!r} has other images or weights")

    def _verify_images(self) -> None:
        level = {self.pattern.canonical()}
        found = set(level)
        while level:
            merged = (merge(g, u, v) for g in level for u, v in mergeable_pairs(g))
            level = set(canonical_forms(g for g in merged if g is not None))
            found |= level
        if found != set(self.images):
            raise VerificationError(f"the spasm of {self.pattern!r} has other images")

    def _verify_values(self) -> None:
        smaller = [g for g in self.images if g.n < self.pattern.n]
        hosts = [self.pattern, *Random(0).sample(smaller, min(TRIED_HOSTS, len(smaller)))]
        from wlkit.motifs.counting import count_many

        counts = count_many(self.images, hosts, "hom")
        expected = [self.automorphisms, *(0 for _ in hosts[1:])]
        for host, row, value in zip(hosts, counts, expected, strict=True):
            if sum(w * int(x) for w, x in zip(self.weights, row, strict=True)) != value:
                raise VerificationError(f"the weights do not count embeddings into {host!r}")

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
        title = f"spasm of {pattern_text(self.pattern)}: {len(self)} graphs"
        return f"<p>{title}</p>{row_of_patterns((image, str(c), ()) for image, c in self)}"


def spasm(pattern: Graph | str, *, progress: bool = False) -> Spasm:
    """Return Spasm(P): all simple loop-free quotients, and sub(P, .) in the hom basis.

    Parameters
    ----------
    pattern : Graph or text
        Labels and directions are respected: blocks bear one label, and a quotient with parallel
        edges of different labels is no image.
    progress : bool
        A bar over the vertices.

    Returns
    -------
    Spasm

    Raises
    ------
    SizeError
        If there are too many states of the search; the message says how many.

    Examples
    --------
    >>> s = spasm("P4")
    >>> len(s), [(pattern_text(q), w) for q, w in zip(s.images, s.weights)]
    (4, [('P4', 1), ('K3', -1), ('P3', -2), ('K2', 1)])
    >>> s.verify()
    True

    Notes
    -----
    By insertion of vertices, see :mod:`wlkit.motifs.insertion`: paths and cycles on 14 vertices
    (21692 and 7242 images) take some seconds, one more vertex about four times as long.

    References
    ----------
    Curticapean, Dell, Marx, Homomorphisms are a good basis for counting small subgraphs, 2017.
    """
    from wlkit.motifs.reading import read_pattern

    pattern = normal(read_pattern(pattern))
    found = partition_sum(pattern.canonical(), moebius=True, progress=progress)
    images, weights = zip(*found, strict=True)
    return Spasm(pattern, images, weights, automorphism_count(pattern))


def _forbidden(pattern: Graph) -> list[int]:
    """Return for every vertex the mask of those that may not share its block."""
    masks = list(pattern.neighbor_masks)
    for v, label in enumerate(pattern.vertex_labels or ()):
        masks[v] |= sum(1 << u for u, x in enumerate(pattern.vertex_labels or ()) if x != label)
    return masks


def _quotient(pattern: Graph, blocks: tuple[int, ...]) -> Graph | None:
    """Return the canonical quotient, or None if parallel edges bear different labels."""
    quotient = labelled_quotient(pattern, blocks)
    return None if quotient is None else quotient.canonical()
