"""Running sweeps in one host: workspaces that grow, threads over rows, residues when needed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np

from wlkit.errors import SizeError
from wlkit.exact import crt, primes_for
from wlkit.graphs import Graph
from wlkit.motifs.host import Hosts
from wlkit.motifs.loops import LabelCodes
from wlkit.motifs.programs import SweepProgram, sweep_program
from wlkit.motifs.rows import over_rows
from wlkit.motifs.sweeps import Sweep

MEMORY_LIMIT = 4 * 2**30
"""Bytes of tables above which a count is refused."""

DIRECT_ENTRIES = 2**21
"""Tables with more possible entries and more than one axis are hashed."""

FIRST_SLOTS = 2**10
"""Slots of a hash table before it grows."""

WORD = 2**63
UNLIMITED = 2**63 - 1
PROVED, CHECKED = 0, -1
GROW, EMIT, WRAPPED, SPENT = 1, 2, 3, 4
STATUS, WHICH, WORK, EMITTED, TOTAL, LIMIT, STATE = 0, 1, 2, 3, 4, 6, 7


class Finished(NamedTuple):
    """The result of a sweep: entries by number, or in slots if there are keys; and the work."""

    values: np.ndarray
    keys: np.ndarray
    work: int


Memo = dict[tuple[Graph, int], Finished]
"""Results with one axis by meaning and modulus (0: exact), for one host."""


def run_sweeps(
    pattern: Graph,
    sweeps: Sequence[Sweep],
    host: Hosts,
    codes: LabelCodes,
    bound: int,
    memo: Memo | None = None,
) -> tuple[np.ndarray, int]:
    """Return the result of the last sweep in one host, and the number of candidates looked at.

    Parameters
    ----------
    bound : int
        A proved bound on the entries of the result.
    memo : dict, optional
        Results of sweeps of other patterns in the same host, read and added to.

    Returns
    -------
    (int64 or object array, int)
        One entry, or n if the last sweep has its pinned vertex for a separator.

    Notes
    -----
    Plain int64 if `bound` allows it. Else products and sums are checked, and if one does not fit,
    the sweeps are run again modulo primes.
    """
    memo = {} if memo is None else memo
    try:
        mode = PROVED if bound < WORD else CHECKED
        return _all_sweeps(pattern, sweeps, host, codes, mode, memo)
    except OverflowError:
        primes = primes_for(bound)
    runs = [_all_sweeps(pattern, sweeps, host, codes, p, memo) for p in primes]
    columns = zip(
        *((row % p).tolist() for (row, _), p in zip(runs, primes, strict=True)), strict=True
    )
    entries = [crt(column, primes)[0] for column in columns]
    return np.array(entries, dtype=object), sum(work for _, work in runs)


def _all_sweeps(
    pattern: Graph,
    sweeps: Sequence[Sweep],
    host: Hosts,
    codes: LabelCodes,
    modulus: int,
    memo: Memo,
) -> tuple[np.ndarray, int]:
    finished: list[Finished] = []
    for sweep in sweeps:
        key = sweep.meaning, max(modulus, 0)
        known = memo.get(key)
        if known is None:
            known = run_sweep(pattern, sweep, host, codes, modulus, finished)
            if len(sweep.separator) == 1:
                memo[key] = known._replace(work=0)
        finished.append(known)
    return finished[-1].values, sum(result.work for result in finished)


def run_sweep(
    pattern: Graph,
    sweep: Sweep,
    host: Hosts,
    codes: LabelCodes,
    modulus: int,
    finished: Sequence[Finished],
) -> Finished:
    """Return the result of one sweep, from those before it; modulo a prime if `modulus` is one."""
    program = sweep_program(pattern, sweep)
    n, arity = host.n, len(sweep.separator)
    require_keys(n, max(arity, *(len(step.axes) for step in sweep.steps)))
    values = np.zeros(n if arity == 1 else 0, dtype=np.int64)

    def scratch() -> Callable[[int, int], _Part]:
        return Worker(sweep, host, codes, program, finished, modulus, values).run

    parts = over_rows(n, scratch, threads=host.arcs > 10**4)
    work = sum(part.work for part in parts)
    if arity == 0:
        total = sum(part.total for part in parts)
        if modulus <= 0 and total >= WORD:
            raise OverflowError
        total = total % modulus if modulus > 0 else total
        return Finished(np.array([total], dtype=np.int64), np.zeros(0, dtype=np.int64), work)
    if arity == 1:
        return Finished(values, np.zeros(0, dtype=np.int64), work)
    return _hashed(parts, work)


def require_keys(n: int, axes: int) -> None:
    """Raise SizeError if the tuples of `axes` vertices among n cannot be numbered in int64."""
    if n**axes >= 2**63:
        raise SizeError(f"tuples of {axes} vertices among {n} have no numbers in 63 bits")


class _Part(NamedTuple):
    """What a chunk of rows gives: a sum, or entries of the result."""

    total: int
    keys: np.ndarray
    values: np.ndarray
    work: int


def _hashed(parts: Sequence[_Part], work: int) -> Finished:
    from wlkit._kernels.sweeps import fill_hashed

    keys = np.concatenate([part.keys for part in parts])
    values = np.concatenate([part.values for part in parts])
    slots = 1 << max(4, (2 * len(keys)).bit_length())
    _require(16 * slots, "a table over two or more vertices")
    hkey, val = np.zeros(slots, dtype=np.int64), np.zeros(slots, dtype=np.int64)
    fill_hashed(keys, values, hkey, val)
    return Finished(val, hkey, work)


def _joined(program: SweepProgram, finished: Sequence[Finished]) -> tuple[np.ndarray, ...]:
    """Return the finished tables that a sweep reads, one after the other."""
    used = [finished[i] for i in program.inputs]
    sizes, keys = [len(t.values) for t in used], [len(t.keys) for t in used]
    base, key_base = (np.cumsum([0, *lengths])[:-1] for lengths in (sizes, keys))
    table = np.array([base, sizes, np.array(keys) > 0, key_base], dtype=np.int64)
    nothing = np.zeros(0, dtype=np.int64)
    return (
        np.ascontiguousarray(table.reshape(4, -1).T),
        np.concatenate([nothing, *(t.values for t in used)]),
        np.concatenate([nothing, *(t.keys for t in used)]),
    )


def _require(size: int, what: str) -> None:
    if size > MEMORY_LIMIT:
        raise SizeError(
            f"{what} of this host: {size / 2**30:.1f} GiB are needed, "
            f"{MEMORY_LIMIT / 2**30:.0f} GiB are allowed"
        )


@dataclass
class _Workspace:
    """The tables of one sweep for one pinned vertex at a time."""

    n: int
    axes: tuple[int, ...]
    slots: list[int] = field(default_factory=list)
    arrays: tuple[np.ndarray, ...] = ()

    def __post_init__(self) -> None:
        self.slots = [FIRST_SLOTS if self._is_hashed(k) else self.n**k for k in self.axes]
        self._allocate()

    def _is_hashed(self, axes: int) -> bool:
        return axes > 1 and self.n**axes > DIRECT_ENTRIES

    def grow(self, table: int) -> None:
        """Give a hash table four times as many slots, and empty all tables."""
        self.slots[table] *= 4
        self._allocate()

    def _allocate(self) -> None:
        hashed = [self._is_hashed(k) for k in self.axes]
        base = np.cumsum([0, *self.slots])
        keys = np.cumsum([0, *(s if h else 0 for s, h in zip(self.slots, hashed, strict=True))])
        _require(16 * int(base[-1]) + 8 * int(keys[-1]), "tables for one image of a vertex")
        table = np.stack([base[:-1], self.slots, hashed, keys[:-1]], axis=1)
        self.arrays = (
            table.astype(np.int64),
            np.zeros(int(base[-1]), dtype=np.int64),
            np.zeros(int(keys[-1]), dtype=np.int64),
            np.zeros(int(base[-1]), dtype=np.int64),
            np.zeros(len(self.axes), dtype=np.int64),
        )


class Worker:
    """One thread: runs a sweep on chunks of rows with tables of its own.

    Attributes
    ----------
    rows : int64 array
        The images of the pinned vertex, in the order in which they are taken.
    state : int64 array
        See :mod:`wlkit._kernels.sweeps`.
    """

    def __init__(
        self,
        sweep: Sweep,
        host: Hosts,
        codes: LabelCodes,
        program: SweepProgram,
        finished: Sequence[Finished],
        modulus: int,
        values: np.ndarray,
    ) -> None:
        n, arity = host.n, len(sweep.separator)
        self.space = _Workspace(n, tuple(len(step.axes) for step in sweep.steps))
        self.modulus, self.values = modulus, values
        self.rows = np.arange(n)
        self.host = (*host.arrays[1:], np.zeros((len(host.indptr), n), dtype=np.int32))
        self.program = program.arrays(n, codes)
        self.done = _joined(program, finished)
        self.row_stride = n ** (arity - 1) if arity > 1 else 0
        self.room = np.zeros((2, FIRST_SLOTS if arity > 1 else 0), dtype=np.int64)
        self.state = np.zeros(STATE, dtype=np.int64)

    def run(self, first: int, last: int) -> _Part:
        """Return the part of the result that comes from some rows."""
        self.state[:] = 0
        self.state[LIMIT] = UNLIMITED
        self.advance(first, last, np.zeros(0, dtype=np.int64))
        emitted = self.room[:, : self.state[EMITTED]].copy()
        return _Part(int(self.state[TOTAL]), emitted[0], emitted[1], int(self.state[WORK]))

    def advance(self, first: int, last: int, spent: np.ndarray) -> int:
        """Run rows until the last or until the work exceeds the limit; return the row reached.

        The candidates looked at for row i are written to ``spent[i]``, if `spent` is that long.
        """
        from wlkit._kernels.sweeps import sweep_rows

        while first < last:
            first = sweep_rows(
                first,
                last,
                self.rows,
                self.host,
                self.program,
                self.space.arrays,
                self.done,
                self.modulus,
                self.values,
                self.room,
                self.row_stride,
                spent,
                self.state,
            )
            if self.state[STATUS] == SPENT:
                break
            self._make_room()
        return first

    def _make_room(self) -> None:
        """Answer to the reason why the kernel stopped early."""
        state = self.state
        if state[STATUS] == WRAPPED:
            raise OverflowError
        if state[STATUS] == GROW:
            self.space.grow(int(state[WHICH]))
        if state[STATUS] == EMIT:
            more = max(self.room.shape[1], int(state[WHICH]))
            _require(32 * (self.room.shape[1] + more), "a table over two or more vertices")
            self.room = np.concatenate([self.room, np.zeros((2, more), dtype=np.int64)], axis=1)
