"""Joint refinement of all k-tuples of several graphs, exactly.

A round sorts tuples by their old class and a sum of random words over their signature. Equal
signatures have equal sums, so such a partition is never too fine; that it is not too coarse is
then checked entry by entry, and on a mismatch the whole run is repeated with other words.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from functools import cached_property, partial
from itertools import combinations
from typing import Any

import numpy as np

from wlkit.errors import SizeError, VerificationError
from wlkit.typing import Int32Array
from wlkit.wl import definition
from wlkit.wl.blocks import Block, blocks, in_parallel, without_doubles
from wlkit.wl.coloring import Coloring, Pooling, pooled
from wlkit.wl.digits import counting_words
from wlkit.wl.exactness import first_members, is_exact
from wlkit.wl.lines import position_sums
from wlkit.wl.rules import Rule
from wlkit.wl.structure import Structure

_SEEDS = range(8)

_MOST_PARTS = 32
"""Times that the sums of a round are worked out at most, to make do with a smaller table."""


def refine_tuples(
    structure: Structure,
    rule: Rule,
    *,
    variant: str,
    pooling: Pooling = "histogram",
    until_different: bool = False,
    max_bytes: int | None = None,
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
        Refuse beyond it; default half of the memory of the machine.

    Returns
    -------
    Coloring

    Raises
    ------
    SizeError
        When two colour arrays need more than `max_bytes`.

    Notes
    -----
    Memory: two int32 arrays of sum n^k, and 8 MB for each thread; 8 bytes for each class (the
    tree of classes, which is part of the result), and a table of classes, 16 to 60 bytes for
    each, which is cut into parts, at the price of as many passes, where it would exceed
    `max_bytes`. The families that look at each position apart keep k words of 8 bytes for each
    of the n^(k-1) lines; folklore k > 3 and pairs draw k and 7 words for each class. The check
    of a colouring that does not end discrete takes up to 40 k bytes for each class.

    Time per round: sum n^(k+1) for folklore, k n^k for the families that look at each position
    apart, with k n^(k-1) (n + 2 m) if they look at neighbours, and sparse sums for pairs.
    A round of folklore sums is bound by arithmetic, not by memory: k = 2 reads the colours once
    for 8 rows, half a byte for each of the n^3 products, and k = 3 a byte for each of the n^4
    (``python -m benchmarks.wl`` prints both rates beside that of plain copying).
    """
    parts = require_memory(structure, rule.k, max_bytes)
    check = partial(_all_different, structure, rule, pooling) if until_different else None
    for seed in _SEEDS:
        run = Run(structure, rule, seed, parts)
        different = run.refine(check)
        if is_exact(run, different):
            return Coloring(
                structure.graphs,
                variant,
                None if rule.name == "pairs" else rule.k,
                rule.k,
                run.color,
                run.parent[: run.m],
                run.births,
                run.rounds,
                stable=not different,
                pooling=pooling,
                replay=partial(definition.tuple_round, structure, rule),
                start=partial(definition.initial_tuples, structure, rule),
            )
    raise VerificationError(f"{variant}: {len(_SEEDS)} draws of random words in a row collided")


def require_memory(structure: Structure, k: int, max_bytes: int | None = None) -> int:
    """Return in how many parts a round must look up classes so that they fit `max_bytes`.

    Raises
    ------
    SizeError
        When the two arrays of colours of all k-tuples do not fit.
    """
    limit = memory() // 2 if max_bytes is None else max_bytes
    count = sum(int(n) ** k for n in structure.sizes)
    if 8 * count <= limit and count < 2**31:
        table, left = 36 * count, limit - 16 * count
        return 1 if table <= left else min(_MOST_PARTS, -(-table // max(left, 1)))
    graphs = len(structure.graphs)
    largest = largest_order(k, graphs=graphs, max_bytes=limit)
    raise SizeError(
        f"refinement of {k}-tuples of {graphs} graph{'s' * (graphs > 1)} on up to "
        f"{int(structure.sizes.max())} vertices: {count} tuples need {8 * count / 2**30:.1f} GiB "
        f"for two colour arrays, expected at most {limit / 2**30:.1f} GiB and fewer than 2^31 "
        f"tuples; n <= {largest} fits"
    )


def largest_order(k: int, *, graphs: int = 1, max_bytes: int | None = None) -> int:
    """Return the largest n such that the k-tuples of graphs on n vertices can be refined jointly.

    Parameters
    ----------
    k : int
    graphs : int
        How many graphs are refined at a time.
    max_bytes : int, optional
        For two int32 arrays of all tuples; default half of the memory of the machine.

    Examples
    --------
    >>> largest_order(3, graphs=2, max_bytes=1 << 30)
    406
    >>> 2 * 8 * 406**3 <= 1 << 30 < 2 * 8 * 407**3
    True
    """
    limit = memory() // 2 if max_bytes is None else max_bytes
    most = min(limit // 8, 2**31 - 1) // graphs
    n = int(most ** (1 / k))
    while (n + 1) ** k <= most:
        n += 1
    while n**k > most:
        n -= 1
    return n


def memory() -> int:
    """Return the bytes of physical memory (8 GiB where the system does not say)."""
    try:
        return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    except (ValueError, OSError, AttributeError):
        return 8 << 30


def _all_different(structure: Structure, rule: Rule, pooling: Pooling, color: Int32Array) -> bool:
    offsets = structure.offsets(rule.k)
    values = pooled(color, offsets, structure.sizes.tolist(), rule.k, pooling)
    return len(set(values)) == len(values)


@dataclass
class Run:
    """The state of one refinement: colours, and the tree of classes.

    `counted` says that the sums of the first round were injective.
    """

    structure: Structure
    rule: Rule
    seed: int
    parts: int = 1
    rounds: int = 0
    m: int = 1
    counted: bool = False
    color: Int32Array = field(init=False)
    spare: Int32Array = field(init=False)
    parent: Int32Array = field(init=False)
    history: list[int] = field(init=False)

    def __post_init__(self) -> None:
        self.offsets = self.structure.offsets(self.rule.k)
        self.items = int(self.offsets[-1])
        self.color = np.zeros(self.items, dtype=np.int32)
        self.spare = np.empty(self.items, dtype=np.int32)
        self.parent = np.empty(self.items, dtype=np.int32)  # paid for as far as there are classes
        self.random = np.random.default_rng(self.seed)
        self.blocks = list(blocks(self.structure.sizes, self.rule.k))
        self.threads = max(1, min(os.cpu_count() or 1, len(self.blocks)))
        self.m = min(1, self.items)
        self._start()

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
            self._round(self._sums())
            if self.m == before:
                break
            self.rounds += 1
            self.history.append(self.m)
            if check and check(self.color):
                return True
        return False

    def _start(self) -> None:
        """Initial classes: split all tuples by the exact type of each pair of positions."""
        pairs = _exact_pair_types(self.structure, self.rule.marked)
        self.parent[: self.m] = 0
        for i, j in combinations(range(self.rule.k), 2):
            self._round(partial(_type_words, pairs, self.structure, self.rule.k, i, j))
        self.parent[: self.m] = np.arange(self.m)
        self.history = [self.m]

    def _round(self, sums: Any) -> None:
        """Replace the colours: one class for each pair (old class, word of the tuple)."""
        from wlkit._kernels.wl_tuples import assign

        before = self.m
        kept = np.zeros(before, dtype=np.uint8)
        places = 1 << (2 * max(before, 512) // self.parts).bit_length()
        for part in range(self.parts):
            keys, ids, used = np.empty(places, np.uint64), np.full(places, -1, np.int32), 0
            for block, words in in_parallel(sums, self.blocks, self.threads):
                keys, ids, used, self.m = assign(
                    self.color,
                    words,
                    block.item_lo,
                    self.spare,
                    keys,
                    ids,
                    used,
                    before,
                    self.m,
                    self.parent,
                    kept,
                    part,
                    self.parts,
                )
        self.color, self.spare = self.spare, self.color

    @property
    def births(self) -> Int32Array:
        """The round in which each class arose: they are numbered in the order of the rounds."""
        counts = np.diff(self.history, prepend=0)
        return np.repeat(np.arange(len(self.history), dtype=np.int32), counts)

    @property
    def mask(self) -> np.uint64:
        """The bits of the mixed words that are used: all."""
        return np.uint64(2**64 - 1)

    def _sums(self) -> Any:
        """Return the function that sums the words of one block, with fresh random words."""
        from wlkit._kernels import wl_tuples as kernels

        rule, s = self.rule, self.structure
        # rounds hand over self.color at the time of the call: it is exchanged only afterwards
        if rule.name == "folklore" and rule.k in (2, 3):
            kernel = kernels.folklore2_hashes if rule.k == 2 else kernels.folklore3_hashes
            salts = self.random.integers(0, 2**64, rule.k, dtype=np.uint64)
            args: tuple = (self._digits(), salts, self.mask)
            return partial(_summed, kernel, self.color, self.offsets, s.sizes, args)
        if rule.by_position:
            return position_sums(self)
        width = max(self.m, s.pair_types[1]) if rule.name == "pairs" else self.m
        words = self.random.integers(0, 2**64, (rule.tables, width), dtype=np.uint64)
        if rule.name == "pairs":
            args = (words, rule.flags, s.flat_types, *self.neighbors)
            return partial(_summed, kernels.pair_hashes, self.color, self.offsets, s.sizes, args)
        args = (words, rule.k)
        return partial(_summed, kernels.tuple_hashes, self.color, self.offsets, s.sizes, args)

    def _digits(self) -> np.ndarray:
        """Return words for which the sums of this round count, or an empty table."""
        words = None
        if self.rounds == 0:
            first = first_members(self, np.arange(self.m, dtype=np.int32))
            words = counting_words(self.structure, self.rule.k, first)
            self.counted = words is not None
        return np.empty((self.rule.k, 0), dtype=np.uint64) if words is None else words


def _summed(
    kernel: Any,
    color: Int32Array,
    offsets: np.ndarray,
    sizes: np.ndarray,
    args: tuple,
    block: Block,
) -> np.ndarray:
    out = np.empty(block.item_hi - block.item_lo, dtype=np.uint64)
    words, *rest = args
    kernel(color, offsets, sizes, words, *rest, block.range, out)
    return out


def _exact_pair_types(structure: Structure, marked: bool) -> list[np.ndarray]:
    """Return uint64 arrays (n, n): an injective code of u = v, both labels, and the pair type."""
    types, count = structure.pair_types if not marked else ([], 1)
    labels = np.split(structure.vertex_codes.astype(np.int64), structure.first[1:-1])
    base = 1 + int(structure.vertex_codes.max(initial=0))
    if 2 * base * base * count >= 2**63:
        raise SizeError(f"initial colours: {base} labels and {count} pair types exceed 64 bits")
    out = []
    for i, g in enumerate(structure.graphs):
        code = np.eye(g.n, dtype=np.int64) * base + labels[i][:, None]
        code = (code * base + labels[i][None, :]) * count
        out.append((code if marked else code + types[i]).astype(np.uint64))
    return out


def _type_words(
    pairs: list[np.ndarray], structure: Structure, k: int, i: int, j: int, block: Block
) -> np.ndarray:
    """Return the code of the positions i < j of each tuple of the block."""
    g_lo, g_hi, a_lo, a_hi = block.range.tolist()
    out = []
    for g in range(g_lo, g_hi):
        n = int(structure.sizes[g])
        shape = [1] * k
        shape[i] = shape[j] = n
        lo, hi = (a_lo if g == g_lo else 0), (a_hi if g == g_hi - 1 else n)
        out.append(np.broadcast_to(pairs[g].reshape(shape), (n,) * k)[lo:hi].ravel())
    return np.concatenate(out)
