"""Colourings of vertices and tuples, with the tree of how their classes split."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import groupby
from typing import Any, Literal

import numpy as np

from wlkit.errors import InputError
from wlkit.graphs import Graph
from wlkit.typing import Int32Array
from wlkit.wl.options import Options
from wlkit.wl.structure import Structure

Pooling = Literal["histogram", "vs", "sv"]
_SMALL = 4096
"""Colours up to which multisets are compared sorted, and not as counts."""

_COUNTED = 1 << 18
"""Colours that are counted at a time."""

Replay = Callable[[Int32Array], Int32Array]


@dataclass(frozen=True, eq=False, repr=False)
class Coloring:
    """The partition into which a refinement sorts the vertices or tuples of some graphs.

    Several graphs are refined jointly: equal colours mean the same in all of them.

    Attributes
    ----------
    graphs : tuple of Graph
    variant : str
        The refinement, a key of :data:`wlkit.wl.REFINEMENTS`.
    k : int or None
        Its parameter; None where there is none.
    arity : int
        What is coloured: 1 vertices, 2 pairs, k tuples; 0 whole graphs.
    flat : int32 array, read-only
        The colours 0, ..., :attr:`class_count` - 1 of all tuples of all graphs, one graph after
        the other, tuples in lexicographic order.
    splits : integer array (class_count,), read-only
        The classes of every round are runs of consecutive last ones: round ``splits[c]``
        separated class c from class c - 1, and 0 means that they differed from the start.
    rounds : int
        Rounds that split a class.
    stable : bool
        False only if the refinement was stopped, because the graphs already differed or after
        as many rounds as were asked for.
    pooling : str
        What is compared between graphs: the histogram of the colours, or for pairs (u, v) the
        multiset over u of the multisets over v ("vs"), or the other way round ("sv").
    replay, start : callable
        One round by the definition, from colours to colours, and the initial colours.
    options : Options or None
        What the refinement depended on besides the graphs; None for the defaults, and where
        colour refinement was given initial colours.

    Examples
    --------
    >>> from wlkit.wl import color_refinement
    >>> c = color_refinement("P5")
    >>> c
    Coloring(color-refinement: 3 classes of 5 vertices, stable after 2 rounds)
    >>> c.classes
    (((0,), (4,)), ((1,), (3,)), ((2,),))
    >>> c.history, c.histogram
    ((1, 2, 3), {0: 2, 1: 2, 2: 1})
    >>> c.verify()
    True
    """

    graphs: tuple[Graph, ...]
    variant: str
    k: int | None
    arity: int
    flat: Int32Array
    splits: np.ndarray
    rounds: int
    stable: bool = True
    pooling: Pooling = "histogram"
    replay: Replay | None = field(default=None, repr=False)
    start: Callable[[], Int32Array] | None = field(default=None, repr=False)
    options: Options | None = field(default=None, repr=False)

    def __post_init__(self) -> None:
        for array in (self.flat, self.splits):
            array.flags.writeable = False

    # -- the partition --------------------------------------------------------------------

    @property
    def class_count(self) -> int:
        """Number of classes."""
        return len(self.splits)

    @cached_property
    def offsets(self) -> np.ndarray:
        """Where the tuples of each graph begin in :attr:`flat`, and the total; read-only."""
        found = Structure(self.graphs).offsets(self.arity)
        found.flags.writeable = False
        return found

    @property
    def colors(self) -> Int32Array:
        """The colours of the first graph, an array of shape (n,) * arity, read-only."""
        return self.of(0)

    def of(self, i: int, t: int | None = None) -> Int32Array:
        """Return the colours of graph `i` (after `t` rounds), shape (n_i,) * arity."""
        self._check_place(i)
        lo, hi = self.offsets[i], self.offsets[i + 1]
        flat = self.flat if t is None else self.at_round(t)
        return flat[lo:hi].reshape((self.graphs[i].n,) * self.arity)

    def ancestors(self, t: int) -> Int32Array:
        """Return for each class the one it lay in after `t` rounds, named by its first part."""
        if t < 0 or (t > self.rounds and not self.stable):
            last = "" if self.stable else f" and t <= {self.rounds}, where it was stopped"
            raise InputError(f"round: expected t >= 0{last}, got {t}")
        own = np.arange(self.class_count, dtype=np.int32)
        own[self.splits > t] = 0
        return np.maximum.accumulate(own, out=own)

    def _check_place(self, i: int) -> None:
        if not 0 <= i < len(self.graphs):
            count = len(self.graphs)
            raise InputError(f"graph: expected a place 0, ..., {count - 1} among {count}, got {i}")

    def at_round(self, t: int) -> Int32Array:
        """Return the flat colours after `t` rounds (t = 0: the initial ones)."""
        return self.ancestors(t)[self.flat]

    @cached_property
    def history(self) -> tuple[int, ...]:
        """Number of classes after 0, 1, ..., `rounds` rounds."""
        born = np.bincount(self.splits, minlength=self.rounds + 1)
        return tuple(np.cumsum(born).tolist())

    @property
    def classes(self) -> tuple[tuple[tuple[int, ...], ...], ...]:
        """The classes of the first graph: tuples of vertices, ordered by their first member."""
        flat = self.colors.ravel()
        shape = self.colors.shape
        found: dict[int, list[tuple[int, ...]]] = {}
        for item, color in enumerate(flat.tolist()):
            place = np.unravel_index(item, shape) if shape else ()
            found.setdefault(color, []).append(tuple(int(v) for v in place))
        return tuple(map(tuple, found.values()))

    @property
    def histogram(self) -> dict[int, int]:
        """How often each colour occurs in the first graph."""
        return self.histograms[0]

    @property
    def histograms(self) -> tuple[dict[int, int], ...]:
        """How often each colour occurs, for each graph."""
        return tuple(
            dict(sorted(Counter(self.of(i).ravel().tolist()).items()))
            for i in range(len(self.graphs))
        )

    @property
    def is_discrete(self) -> bool:
        """Whether no two tuples (of all graphs together) share a colour."""
        return self.class_count == self.flat.size

    # -- comparing graphs -----------------------------------------------------------------

    def invariants(self, t: int | None = None) -> list[bytes]:
        """Return one value for each graph; equal iff the pooled colours (of round t) agree."""
        flat = self.flat if t is None else self.at_round(t)
        return pooled(flat, self.offsets, [g.n for g in self.graphs], self.arity, self.pooling)

    def distinguishes(self, i: int = 0, j: int = 1) -> bool:
        """Return whether the colours of the graphs `i` and `j` differ."""
        for place in (i, j):
            self._check_place(place)
        if self.pooling == "histogram":
            a, b = (self.flat[self.offsets[x] : self.offsets[x + 1]] for x in (i, j))
            return not same_histogram(a, b)
        values = self.invariants()
        return values[i] != values[j]

    def partition(self) -> tuple[tuple[int, ...], ...]:
        """Return the graphs (by position) sorted into those with equal pooled colours."""
        found: dict[bytes, list[int]] = {}
        for i, value in enumerate(self.invariants()):
            found.setdefault(value, []).append(i)
        return tuple(map(tuple, found.values()))

    # -- evidence -------------------------------------------------------------------------

    def verify(self) -> bool:
        """Replay all rounds with sorted exact signatures and compare every partition.

        A route without hashes and without the compiled kernels: it shows that the colouring is
        the one of the definition, hence that it is stable (if it says so) and the coarsest. The
        rounds that are replayed are those of `variant`, `k` and `options` on `graphs`, whatever
        the result holds; only a refinement without a name is replayed by its own `replay`.

        Raises
        ------
        VerificationError
            Naming the round in which the partitions differ, or what does not belong together.

        Notes
        -----
        Slow: NumPy sorting of every signature of every round. For refinements by distances and
        by isomorphism types of balls, the distances and types are taken as they were computed;
        spectra are checked by traces, walks by the numbers instead of residues, and balls are
        refined one by one.
        """
        from wlkit.wl.evidence import verify

        return verify(self)

    def to_dict(self) -> dict[str, Any]:
        """Return variant, k, rounds, class counts and colours as plain Python values."""
        return {
            "variant": self.variant,
            "k": self.k,
            **(self.options.of_balls(self.variant) if self.options else {}),
            "rounds": self.rounds,
            "stable": self.stable,
            "classes": self.class_count,
            "history": list(self.history),
            "colors": [self.of(i).tolist() for i in range(len(self.graphs))],
        }

    def __repr__(self) -> str:
        name = in_words(self.variant, self.k)
        what = {0: "graphs", 1: "vertices", 2: "pairs"}.get(self.arity, f"{self.arity}-tuples")
        if len(self.graphs) > 1 and self.arity:
            what += f" of {len(self.graphs)} graphs"
        rounds = f"{self.rounds} round{'s' * (self.rounds != 1)}"
        state = "stable after" if self.stable else "stopped after"
        es = "es" * (self.class_count != 1)
        counts = f"{self.class_count} class{es} of {self.flat.size} {what}"
        return f"Coloring({name}: {counts}, {state} {rounds})"

    def _repr_html_(self) -> str:
        from html import escape

        from wlkit.wl.pictures import drawable, rounds_html

        if drawable(self):
            return f"<p>{escape(repr(self))}</p>{rounds_html(self)}"
        cells = "".join(f"<td>{count}</td>" for count in self.history[:20])
        return (
            f"<p>{escape(repr(self))}</p><table><tr><th>classes by round</th>{cells}</tr></table>"
        )


def in_words(variant: str, k: int | str | None) -> str:
    """Return the name of a refinement with its k.

    Examples
    --------
    >>> in_words("folklore", 2), in_words("substructure", 4), in_words("spd", None)
    ('folklore 2-WL', 'substructure k=4', 'spd')
    """
    if k is None:
        return variant
    tuples = variant in ("folklore", "oblivious", "delta", "delta-local")
    return f"{variant} {k}-WL" if tuples else f"{variant} k={k}"


def same_partition(a: np.ndarray, b: np.ndarray) -> bool:
    """Return whether two arrays of colours have the same classes.

    Examples
    --------
    >>> same_partition(np.array([0, 1, 0]), np.array([5, 2, 5]))
    True
    """
    if a.size != b.size:
        return False
    pairs = a.astype(np.int64) * (int(b.max(initial=0)) + 1) + b
    return _count(pairs) == _count(a) == _count(b)


def same_histogram(a: np.ndarray, b: np.ndarray) -> bool:
    """Return whether two arrays of colours are equal as multisets.

    Examples
    --------
    >>> same_histogram(np.array([0, 1, 0]), np.array([1, 0, 0]))
    True

    Notes
    -----
    Colours are counted in ranges of 2^18, so that memory does not grow with their number.
    """
    if a.size != b.size:
        return False
    if a.size <= _SMALL:
        return np.array_equal(np.sort(a), np.sort(b))
    most = int(max(a.max(), b.max()))
    if most < _COUNTED:
        return np.array_equal(
            np.bincount(a, minlength=most + 1), np.bincount(b, minlength=most + 1)
        )
    return all(
        np.array_equal(_counts(a, lo), _counts(b, lo)) for lo in range(0, most + 1, _COUNTED)
    )


def _counts(colors: np.ndarray, lo: int) -> np.ndarray:
    """Return how often each of the `_COUNTED` colours from `lo` on occurs."""
    counts = np.zeros(_COUNTED, dtype=np.int64)
    for start in range(0, colors.size, _COUNTED):
        part = colors[start : start + _COUNTED] - lo
        chosen = part[(part >= 0) & (part < _COUNTED)]
        counts += np.bincount(chosen, minlength=_COUNTED)
    return counts


def pooled(
    flat: np.ndarray, offsets: np.ndarray, sizes: list[int], arity: int, pooling: Pooling
) -> list[bytes]:
    """Return for each graph the bytes of its pooled colours, comparable within the call."""
    if pooling == "histogram":
        return list(_multisets(flat, offsets))
    ids: dict[bytes, int] = {}
    out = []
    for n, lo, hi in zip(sizes, offsets, offsets[1:], strict=False):
        square = flat[lo:hi].reshape(n, n)
        rows = np.sort(square if pooling == "vs" else square.T, axis=1)
        out.append(_multiset(np.array([ids.setdefault(r.tobytes(), len(ids)) for r in rows])))
    return out


def _multisets(flat: np.ndarray, offsets: np.ndarray) -> Iterator[bytes]:
    """Yield the bytes of the multiset of the colours of each graph, of equal small ones at once."""
    at = 0
    for length, run in groupby(np.diff(offsets).tolist()):
        count = sum(1 for _ in run)
        block = flat[at : at + count * length].reshape(count, length)
        at += count * length
        if length > _SMALL:
            yield from map(_multiset, block)
        else:
            yield from (row.tobytes() for row in np.sort(block, axis=1))


def _multiset(colors: np.ndarray) -> bytes:
    if colors.size > _SMALL and int(colors.max()) < 4 * colors.size:
        counts = np.bincount(colors)
        present = np.flatnonzero(counts)
        return np.stack((present, counts[present])).tobytes()
    return np.sort(colors).astype(np.int64).tobytes() + b"."


def _count(colors: np.ndarray) -> int:
    if not colors.size:
        return 0
    ordered = np.sort(colors)
    return 1 + int(np.count_nonzero(ordered[1:] != ordered[:-1]))
