"""Breadth-first sweep whose bitmap lies on disk, shard by shard, resumable within a layer."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from wlkit.cayley.checkpoint import Checkpoint, bytes_of, checksum, flush, temporary
from wlkit.cayley.planning import chain_of
from wlkit.cayley.shard_layout import UNNAMED_BYTES, ShardLayout, ShardShape, shard_shape
from wlkit.cayley.sweep import Run, Sweep
from wlkit.errors import CheckpointError, InputError
from wlkit.groups import GeneratingSet
from wlkit.memory import bytes_text, free_disk

if TYPE_CHECKING:
    from numpy.typing import NDArray

INLINE = 1 << 16
"""Words of a shard up to which one thread moves it."""


class ShardFiles:
    """The planes of a sweep as files, one a shard, named by what they hold and the radius.

    A shard without elements has no file.  What is new is written beside what it replaces; the
    manifest then names it in place of the old one.
    """

    def __init__(self, checkpoint: Checkpoint, shape: ShardShape) -> None:
        self.checkpoint, self.shape = checkpoint, shape
        self.checks: dict[str, int] = {}
        self.unnamed = 0
        self.nothing = np.zeros((shape.rows, shape.inner.words), dtype=shape.inner.word)

    def read(self, name: str) -> NDArray[Any]:
        """Return a shard, mapped into memory."""
        if name not in self.checks:
            return self.nothing
        try:
            return np.memmap(
                self.path(name), dtype=self.shape.inner.word, mode="r", shape=self.nothing.shape
            )
        except (OSError, ValueError) as error:
            raise self.checkpoint.damaged(error) from None

    def write(self, name: str, plane: NDArray[Any]) -> None:
        """Write a shard to the disk."""
        with self.checkpoint.writing():
            with temporary(self.path(name)).open("wb") as file:
                file.write(bytes_of(plane))
                flush(file)
            temporary(self.path(name)).replace(self.path(name))
        self.checks[name] = checksum(plane)
        self.unnamed += plane.nbytes

    def path(self, name: str) -> Path:
        """Return the path of a file."""
        return self.checkpoint.directory / f"radius-{name}"

    def verify(self) -> None:
        """Check every file that the manifest names."""
        for name, check in self.checks.items():
            if checksum(self.read(name)) != check:
                raise CheckpointError(f"damaged state in {str(self.path(name))!r}")


class ShardSweep:
    """The state of a sweep: the radius, and for the next layer the shards that are done.

    Parameters
    ----------
    layout : ShardLayout
    checkpoint : Checkpoint
    pool : ThreadPoolExecutor, optional
    threads : int
    """

    def __init__(
        self,
        layout: ShardLayout,
        checkpoint: Checkpoint,
        pool: ThreadPoolExecutor | None,
        threads: int,
    ) -> None:
        self.layout, self.shape = layout, layout.shape
        self.files = ShardFiles(checkpoint, layout.shape)
        self.pool, self.threads = pool, threads
        self.spheres = [1]
        self.done: list[int] = []

    def begin(self) -> None:
        """Put the identity, element 0 of shard 0, into the first layer."""
        plane = np.zeros_like(self.files.nothing)
        plane[0, 0] = 1
        self.files.write("0-0", plane)
        if self.shape.directed:
            self.files.write("seen-0-0", plane)
        self.commit()

    def resume(self, spheres: list[int], contents: dict[str, Any]) -> None:
        """Take up what a manifest names, after checking it."""
        try:
            self.files.checks = {str(k): int(v) for k, v in contents["checks"].items()}
            self.spheres, self.done = spheres, [int(x) for x in contents["done"]]
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise self.files.checkpoint.damaged(error) from None
        self.files.verify()

    def advance(self) -> int:
        """Make the next layer shard by shard; return its size."""
        radius = len(self.spheres)
        while len(self.done) < self.shape.shards:
            self.done.append(self.shard(len(self.done), radius))
            if self.files.unnamed >= UNNAMED_BYTES:
                self.commit()
        size = sum(self.done)
        if size:
            self.spheres.append(size)
            self.done = []
            self.commit()
        return size

    def shard(self, i: int, radius: int) -> int:
        """Write shard i of the layer of a radius; return how many elements it has."""
        past = self.seen(i) if self.shape.directed else f"{radius - 2}-{i}"
        acc, touched = np.zeros_like(self.files.nothing), False
        for g, j in enumerate(self.layout.source[i].tolist()):
            if f"{radius - 1}-{j}" in self.files.checks:
                touched = True
                self.move(acc, self.files.read(f"{radius - 1}-{j}"), i, g)
        size = 0
        if touched:
            front = self.files.read(f"{radius - 1}-{i}")
            size = self.keep_new(acc, front, self.files.read(past))
        if size:
            self.files.write(f"{radius}-{i}", acc)
        if self.shape.directed:
            self.see(i, radius, acc if size else None)
        else:
            self.files.checks.pop(past, None)
        return size

    def seen(self, i: int) -> str:
        """Return the name of what was seen of shard i in all layers, empty when nothing was."""
        names = self.files.checks
        return next((name for name in names if name[:4] == "seen" and name.endswith(f"-{i}")), "")

    def see(self, i: int, radius: int, new: NDArray[Any] | None) -> None:
        """Add what is new in shard i to what was seen of it; forget the layer once it served."""
        if new is not None:
            before = self.seen(i)
            self.files.write(f"seen-{radius}-{i}", self.files.read(before) | new)
            self.files.checks.pop(before, None)
        if i == self.shape.shards - 1:
            for name in [f"{radius - 1}-{j}" for j in range(self.shape.shards)]:
                self.files.checks.pop(name, None)

    def move(self, acc: NDArray[Any], source: NDArray[Any], i: int, g: int) -> None:
        """OR a shard, moved by generator g to shard i, into `acc`."""
        from wlkit._kernels.cayley_bitmap import move_shard

        if self.layout.is_trivial(i, g):
            np.bitwise_or(acc, source, out=acc)
            return
        pred, turn = self.layout.table(i, g)
        inside = self.layout.inside
        tables = pred, turn, inside.words_to, inside.bits_to, inside.lookups
        plain = np.asarray(source)
        list(self.map(lambda cut: move_shard(plain, *tables, acc, *cut)))

    def keep_new(self, acc: NDArray[Any], front: NDArray[Any], past: NDArray[Any]) -> int:
        """Clear what is known in `acc`; return how many elements are left."""
        from wlkit._kernels.cayley_bitmap import keep_new

        known = np.asarray(front), np.asarray(past)
        return int(sum(self.map(lambda cut: keep_new(acc, *known, *cut))))

    def map(self, task: Any) -> Iterator[Any]:
        """Return the results of a task on ranges of blocks, on all threads."""
        rows = self.shape.rows
        if self.pool is None or self.files.nothing.size < INLINE:
            return iter([task((0, rows))])
        cuts = np.linspace(0, rows, 4 * self.threads + 1).astype(int).tolist()
        return self.pool.map(task, pairwise(cuts))

    def commit(self) -> None:
        """Name in the manifest what is on disk."""
        contents = {
            "depth": self.shape.depth,
            "checks": self.files.checks,
            "done": self.done,
        }
        keep = {self.files.path(name).name for name in self.files.checks}
        self.files.checkpoint.commit(self.spheres, contents, keep)
        self.files.unnamed = 0

    def members(self, limit: int) -> list[tuple[int, ...]]:
        """Return elements of the last layer, up to a limit."""
        found: list[tuple[int, ...]] = []
        for i in range(self.shape.shards):
            name = f"{len(self.spheres) - 1}-{i}"
            if name in self.files.checks and len(found) < limit:
                found += self.layout.elements(i, self.files.read(name), limit - len(found))
        return found


def shards_sweep(generators: GeneratingSet, run: Run) -> Sweep:
    """Return the spheres of Cay(G; S), the planes in memory-mapped files.

    A layer is (number of shards) x |S| tasks: each carries one whole shard to one other.  The
    manifest is replaced after every layer, and within one after every 256 MiB of new shards: no
    more than that is lost by a crash at any moment.

    Raises
    ------
    InputError
        Without a directory.
    CheckpointError
        When the disk has not the room, or holds damaged state or another run's.

    Notes
    -----
    Resident are four shards of one plane and the table of one move.  A layer reads each shard of
    the front once per generator and each of the layer before once, and writes one plane:
    (|S| + 2) / |K| words an element.
    """
    if run.checkpoint is None:
        raise InputError("the engine shards keeps its planes in files; give checkpoint=DIRECTORY")
    chain = chain_of(generators.with_state(None))
    shape = shard_shape(generators, chain, run.memory)
    opened = run.checkpoint.opened()
    if opened is not None:
        shape = _shape_again(generators, shape, opened[1].get("depth"), run.checkpoint)
    else:
        _check_disk(run.checkpoint.directory, shape)
    table = 8 * shape.rows + 1
    cached = max(0, run.memory - shape.held) // table
    layout = ShardLayout(generators, chain, shape, cached)
    with ExitStack() as stack:
        pool = None
        if run.threads > 1:
            pool = stack.enter_context(ThreadPoolExecutor(run.threads))
        sweep = ShardSweep(layout, run.checkpoint, pool, run.threads)
        sweep.begin() if opened is None else sweep.resume(*opened)
        complete = sum(sweep.spheres) == shape.order
        for _ in () if complete else run.layers(sweep.spheres, shape.order):
            if not sweep.advance():
                break
            complete = sum(sweep.spheres) == shape.order
            if complete:
                break
    start = generators.start
    return Sweep(
        spheres=tuple(sweep.spheres),
        complete=complete,
        last_layer=tuple(tuple(start[i] for i in g) for g in sweep.members(run.keep)),
        peak_bytes=shape.held + min(cached, layout.elements_used.shape[0]) * table,
    )


def _shape_again(
    generators: GeneratingSet, shape: ShardShape, depth: object, checkpoint: Checkpoint
) -> ShardShape:
    """Return the shape in which the state on disk was written."""
    chain = chain_of(generators.with_state(None))
    if not isinstance(depth, int) or not 0 <= depth <= shape.inner.split:
        raise checkpoint.damaged(f"shards of depth {depth!r}")
    shards = int(np.prod(chain.radices[:depth], dtype=np.int64))
    return ShardShape(shape.inner, depth, shards, shape.order, shape.directed)


def _check_disk(directory: Path, shape: ShardShape) -> None:
    free = free_disk(directory)
    if shape.disk > free:
        raise CheckpointError(
            f"{shape.order} states on disk need {bytes_text(shape.disk)}; {bytes_text(free)} are "
            f"free at {str(directory)!r}"
        )
