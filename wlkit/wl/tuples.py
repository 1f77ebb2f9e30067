"""Joint refinement of all k-tuples of several graphs, exactly.

A round sorts tuples by their old class and a sum of random words over their signature. Equal
signatures have equal sums, so such a partition is never too fine; that it is not too coarse is
then checked entry by entry, and on a mismatch the whole run is repeated with other words.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property, partial
from itertools import combinations
from typing import Any, TypeAlias

import numpy as np

from wlkit.errors import SizeError, VerificationError
from wlkit.memory import available_threads
from wlkit.typing import Int32Array
from wlkit.wl import definition
from wlkit.wl.blocks import Block, blocks, in_parallel, without_doubles
from wlkit.wl.capacity import require_memory
from wlkit.wl.coloring import Coloring, Pooling, pooled, same_histogram
from wlkit.wl.digits import counting_words
from wlkit.wl.exactness import is_exact
from wlkit.wl.levels import Levels
from wlkit.wl.lines import position_sums
from wlkit.wl.pair_codes import PairCodes
from wlkit.wl.rules import Rule
from wlkit.wl.structure import Structure

_SEEDS = range(8)

_FEW, _MANY, _PER_VERTEX = 1 << 14, 1 << 18, 64
"""Classes that are looked at in one pass over N tuples of n vertices: N / 16, but from 16 384 to
262 144 (in a table of 6 MB), and at least 64 n."""

Keep: TypeAlias = Callable[..., None]
"""Work on a block: keep its sums in the places that are given after it, see `keep_sums`."""


def refine_tuples(
    structure: Structure,
    rule: Rule,
    *,
    variant: str,
    pooling: Pooling = "histogram",
    until_different: bool = False,
    max_bytes: int | None = None,
    progress: bool = False,
) -> Coloring:
    """Refine the k-tuples of all graphs jointly to the coarsest stable colouring.

    Parameters
    ----------
    structure : Structure
    rule : Rule
        What a round looks at.
    variant : str
        The name of the refinement, for the result.
    pooling : {"histogram", "vs", "sv"}
        What is compared between graphs.
    until_different : bool
        Stop after the first round in which all graphs differ.
    max_bytes : int, optional
        Refuse beyond it; default half of the memory that is free.
    progress : bool
        Show a bar for every round.

    Returns
    -------
    Coloring

    Raises
    ------
    SizeError
        When two colour arrays need more than `max_bytes`, or tuples or types of pairs are too many
        to be numbered.
    VerificationError
        If eight draws of random words in a row collided.

    Examples
    --------
    >>> from wlkit.wl.structure import joint
    >>> pair = joint(["rook4", "shrikhande"])
    >>> refine_tuples(pair, Rule("folklore", 2), variant="folklore").distinguishes()
    False
    >>> refine_tuples(pair, Rule("folklore", 3), variant="folklore").distinguishes()
    True

    Notes
    -----
    Memory, folklore: two int32 arrays of sum n^k, O(n) bytes for each thread, and a table of
    O(n) or at most 6 MB. The history is part of the result: 2 bits for each class up to 3 rounds,
    4 up to 15, and so on; the exact check takes half a byte for each class besides. The other
    families keep another copy of the colours and some sums for each thread; those that look at
    each position apart keep k words of 8 bytes for each of the n^(k-1) lines, and pairs draw 7
    words for each class.

    Time per round: sum n^(k+1) for folklore, k n^k for the families that look at each position
    apart, with k n^(k-1) (n + 2 m) if they look at neighbours, and sparse sums for pairs.
    A round of folklore sums is bound by arithmetic, not by memory: k = 2 reads the colours once
    for 8 rows, half a byte for each of the n^3 products, and k = 3 a byte for each of the n^4
    (``python -m benchmarks.wl`` prints both rates beside that of plain copying).

    References
    ----------
    .. [1] J.-Y. Cai, M. Fuerer, N. Immerman, An optimal lower bound on the number of variables for
       graph identification, Combinatorica 12 (1992).
    .. [2] C. Morris, G. Rattan, P. Mutzel, Weisfeiler and Leman go sparse: towards scalable
       higher-order graph embeddings, NeurIPS 2020, for the families delta and delta-local.
    .. [3] B. Zhang, G. Feng, Y. Du, D. He, L. Wang, A complete expressiveness hierarchy for
       subgraph GNNs via subgraph Weisfeiler-Lehman tests, ICML 2023, for the families of pairs.
    """
    require_memory(structure, rule.k, max_bytes)
    check = partial(_all_different, structure, rule, pooling) if until_different else None
    for seed in _SEEDS:
        run = Run(structure, rule, seed, progress=progress)
        different = run.refine(check)
        if is_exact(run, different):
            del run.spare  # before the rounds are laid out
            return Coloring(
                structure.graphs,
                variant,
                None if rule.name == "pairs" else rule.k,
                rule.k,
                run.color,
                run.levels.array(),
                run.rounds,
                stable=not different,
                pooling=pooling,
                replay=partial(definition.tuple_round, structure, rule),
                start=partial(definition.initial_tuples, structure, rule),
            )
    raise VerificationError(f"{variant}: {len(_SEEDS)} draws of random words in a row collided")


def _all_different(structure: Structure, rule: Rule, pooling: Pooling, color: Int32Array) -> bool:
    offsets = structure.offsets(rule.k)
    if pooling == "histogram" and len(structure.graphs) == 2:
        return not same_histogram(color[: offsets[1]], color[offsets[1] :])
    values = pooled(color, offsets, structure.sizes.tolist(), rule.k, pooling)
    return len(set(values)) == len(values)


@dataclass
class Run:
    """The state of one refinement: the colours, and what separated the classes.

    Classes are numbered so that those of every round are runs of consecutive ones. `levels` says
    which round separated each class from the one before. `most` classes are looked at in one
    pass over the items. `counted` says that the sums of the first round were injective.
    """

    structure: Structure
    rule: Rule
    seed: int
    most: int = 0
    progress: bool = False
    rounds: int = 0
    m: int = 1
    counted: bool = False
    color: Int32Array = field(init=False)
    spare: Int32Array = field(init=False)
    levels: Levels = field(init=False)
    history: list[int] = field(init=False)

    def __post_init__(self) -> None:
        self.offsets = self.structure.offsets(self.rule.k)
        self.items = int(self.offsets[-1])
        self.color = np.zeros(self.items, dtype=np.int32)
        self.spare = np.empty(self.items, dtype=np.int32)
        self.random = np.random.default_rng(self.seed)
        self.blocks = list(blocks(self.structure.sizes, self.rule.k))
        some = min(max(_FEW, self.items // 16), _MANY)
        self.most = self.most or max(some, _PER_VERTEX * self.largest)
        self.threads = max(1, min(available_threads(), len(self.blocks)))
        self.m = min(1, self.items)
        self.levels = Levels.zeros(self.m)
        self._start()

    @property
    def largest(self) -> int:
        """The order of the largest graph."""
        return int(self.structure.sizes.max(initial=0))

    @cached_property
    def neighbors(self) -> tuple[np.ndarray, np.ndarray]:
        """Neighbour lists in which each neighbour stands once, numbered within its graph."""
        s = self.structure
        rows = s.rows
        shift = np.repeat(np.repeat(s.first[:-1], s.sizes), np.diff(rows.indptr))
        return without_doubles(rows.indptr, rows.indices - shift.astype(np.int32))

    @cached_property
    def neighbor_types(self) -> Int32Array:
        """How each vertex sees its neighbours, in the order of `neighbors`."""
        s = self.structure
        indptr, indices = self.neighbors
        place = np.repeat(s.offsets(2)[:-1], s.sizes)
        place += (np.arange(s.first[-1]) - np.repeat(s.first[:-1], s.sizes)) * np.repeat(
            s.sizes, s.sizes
        )
        return s.flat_types[np.repeat(place, np.diff(indptr)) + indices]

    # -- rounds -----------------------------------------------------------------------------

    def refine(self, check: Any) -> bool:
        """Refine until stable, or until `check` finds all graphs different; return which."""
        if check and check(self.color):
            return True
        while self.m < self.items:
            before = self.m
            self._round(self.rounds + 1, *self._sums())
            if self.m == before:
                break
            self.rounds += 1
            self.history.append(self.m)
            if check and check(self.color):
                return True
        return False

    def _start(self) -> None:
        """Initial classes: split all tuples by the exact type of each pair of positions."""
        k = self.rule.k
        codes, pairs = PairCodes(self.structure, self.rule.marked), list(combinations(range(k), 2))
        while pairs:
            if codes.count >= 1 << self.room:
                raise SizeError(
                    f"initial colours: {codes.count} labelled types of pairs, "
                    f"expected fewer than 2^{self.room}"
                )
            fit = 1 + sum(codes.count**i < 1 << self.room for i in range(2, len(pairs) + 1))
            self._round(0, partial(codes.keep, k, pairs[:fit]), self.color, True)
            pairs = pairs[fit:]
        self.history = [self.m]

    @property
    def room(self) -> int:
        """How many bits of a sum there is room for beside the class of a tuple."""
        return 63 - max(self.m - 1, 0).bit_length()

    def _round(self, t: int, keep: Keep, marked: Int32Array, exact: bool) -> None:
        """Replace the colours by those of round t: a class for each (old class, sum of the tuple).

        The sums lie in the spare array and in the bits of `marked` (the colours or a copy of
        them) above the classes: all bits of `exact` sums, the first bits of others.
        """
        from wlkit._kernels.wl_tuples import number_sums

        shift, drop = np.int64(63 - self.room), np.int64(0 if exact else 64 - self.room)
        places = marked.view(np.uint32), self.spare.view(np.uint32)

        def work(block: Block) -> None:
            keep(block, drop, shift, *places)

        what = f"{self.rule.k}-tuples, {self.m} classes" if self.progress else ""
        in_parallel(work, self.blocks, self.threads, what)
        old = self.levels.fit_for(t)
        new = Levels.zeros(self.items, old.bits)
        known = shift, self.most, self.m, old.words, old.bits, np.int64(t)
        self.m = int(number_sums(*places, *known, new.words))
        self.levels = new.cut(self.m)
        self.color, self.spare = self.spare, self.color

    @property
    def mask(self) -> np.uint64:
        """The bits of the mixed words that are used: all."""
        return np.uint64(2**64 - 1)

    def _sums(self) -> tuple[Keep, Int32Array, bool]:
        """Return what keeps the sums of a block, with fresh random words, for `_round`."""
        from wlkit._kernels.wl_tuples import pair_hashes

        rule, s = self.rule, self.structure
        if rule.name == "folklore":
            return self._folklore_sums()
        if rule.by_position:
            return partial(_keep, position_sums(self)), self.color.copy(), False
        width = max(self.m, s.pair_types[1])
        words = self.random.integers(0, 2**64, (rule.tables, width), dtype=np.uint64)
        args = (self.color, self.offsets, s.sizes, words, rule.flags, s.flat_types)
        sums = partial(_summed, pair_hashes, (*args, *self.neighbors))
        return partial(_keep, sums), self.color.copy(), False

    def _folklore_sums(self) -> tuple[Keep, Int32Array, bool]:
        from wlkit._kernels import wl_tuples as kernels

        k = self.rule.k
        salts = self.random.integers(0, 2**64, k, dtype=np.uint64)
        places = self.offsets, self.structure.sizes
        if k > 3:
            work = partial(_called, kernels.folklore_sums, (*places, k, salts, self.mask))
            return work, self.color, False
        kernel = kernels.folklore2_sums if k == 2 else kernels.folklore3_sums
        digits = self._digits()
        known = (*places, digits, salts, self.mask)
        return partial(_called, kernel, known), self.color, digits.size > 0

    def _digits(self) -> np.ndarray:
        """Return words for which the sums of this round count, or an empty table."""
        words = None
        if self.rounds == 0:
            from wlkit._kernels.wl_tuples import first_items

            first = partial(first_items, self.color, self.m)
            words = counting_words(self.structure, self.rule.k, first, self.room)
            self.counted = words is not None
        return np.empty((self.rule.k, 0), dtype=np.uint64) if words is None else words


def _called(kernel: Any, known: tuple[Any, ...], block: Block, *places: Any) -> None:
    kernel(*known, block.range, *places)


def _keep(sums: Callable[[Block], np.ndarray], block: Block, *places: Any) -> None:
    from wlkit._kernels.wl_tuples import keep_sums

    keep_sums(sums(block), block.item_lo, *places)


def _summed(kernel: Any, args: tuple[Any, ...], block: Block) -> np.ndarray:
    out = np.empty(block.item_hi - block.item_lo, dtype=np.uint64)
    kernel(*args, block.range, out)
    return out
