"""Breadth-first search on packed states: cosets, puzzles, matrices, infinite groups."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from wlkit.cayley.automorphisms import automorphisms, interchanges
from wlkit.cayley.checkpoint import Checkpoint
from wlkit.cayley.colored_types import types_sweep
from wlkit.cayley.frontier_files import LayerFile, read_layer
from wlkit.cayley.frontier_layer import Layer
from wlkit.cayley.frontier_search import LayeredSearch
from wlkit.cayley.frontier_states import PackedStates, packed_states
from wlkit.cayley.frontier_window import window
from wlkit.cayley.orbit_states import OrbitElements
from wlkit.cayley.packing import SIGNED_WIDTHS, AnyGeneratingSet, EntryOverflowError, packing
from wlkit.cayley.parity import odd_sign
from wlkit.cayley.planning import is_regular
from wlkit.cayley.search import Search
from wlkit.cayley.sweep import Run, Sweep
from wlkit.errors import SizeError
from wlkit.groups import GeneratingSet

MEMBERS_AT_ONCE = 16
MANY = 50
"""How many times more permutations of blocks than other automorphisms make types worth it."""


def frontier_sweep(generators: AnyGeneratingSet, run: Run) -> Sweep:
    """Return the spheres about the central state, all states compared exactly.

    Integer matrices start with 8 bits an entry; when an entry does not fit the search begins
    again with wider ones.

    Raises
    ------
    SizeError
        When a layer does not fit the memory and there is no directory for it, or an entry does
        not fit 32 bits.

    Notes
    -----
    The layers in which an image may lie are kept: two when the set is inverse-closed, see
    :func:`wlkit.cayley.frontier_window.window`.  Images are made block by block, scattered by
    hash into 4096 partitions, and each partition is compared with the same partition of the
    known layers in a table that fits the cache.  An image of w words is written and read twice,
    32 w bytes moved; a known state is read once a layer, 8 w bytes; nothing is sorted, and a
    layer is limited only by memory or disk.  On one core of 2 GHz an image of one word takes 40
    to 50 ns: 8 to make, 10 to place, 25 to look up, where wrongly predicted branches, not
    bandwidth (0.7 GB/s), are the limit.  Held at once are the layers, 8 w bytes a state, and the
    images of a pass, as many as fit in half of what is left.
    """
    for width in SIGNED_WIDTHS:
        try:
            return layered_sweep(generators, packed_states(generators, width), run)
        except EntryOverflowError:
            continue
    raise SizeError(
        f"an entry of a matrix left {SIGNED_WIDTHS[-1]} bits; give a smaller max_radius: "
        f"{generators!r}"
    )


def orbits_sweep(generators: GeneratingSet, run: Run) -> Sweep:
    """Return the spheres of Cay(G; S) from orbits under automorphisms of the generating set.

    Permutations of blocks of interchangeable points, where they are very many, leave types of
    permutations, see :mod:`wlkit.cayley.colored_types`; else the frontier keeps one element of
    each orbit under relabellings that permute S, and under inversion when S is inverse-closed.

    Notes
    -----
    An orbit is counted as often as it has elements.  The representative of an image is the least
    of at most 2 |A| sequences, most of which differ in the first few places.
    """
    autos = automorphisms(generators)
    if interchanges(generators) > len(autos) * MANY:
        return types_sweep(generators, run)
    return layered_sweep(generators, OrbitElements(generators, autos), run)


def layered_sweep(generators: AnyGeneratingSet, states: PackedStates, run: Run) -> Sweep:
    """Return the spheres of a graph whose states are packed."""
    bipartite = (
        isinstance(generators, GeneratingSet)
        and is_regular(generators)
        and odd_sign(generators) is not None
    )
    with ExitStack() as stack:
        pool = None
        if run.threads > 1:
            pool = stack.enter_context(ThreadPoolExecutor(run.threads))
        search = LayeredSearch(states, window(generators), bipartite, run.memory, pool, run.threads)
        journal = None if run.checkpoint is None else Journal(run.checkpoint, search)
        if journal is not None:
            journal.resume()
        complete = False
        for _ in run.layers(search.spheres, None):
            size = search.advance() if journal is None else journal.advance()
            complete = not size
            if complete:
                break
    return Sweep(
        spheres=tuple(search.spheres),
        complete=complete,
        last_layer=tuple(members(search, run.keep)),
        peak_bytes=search.peak_bytes,
    )


def members(search: LayeredSearch, limit: int) -> list[Any]:
    """Return states of the last layer, up to a limit."""
    found: list[Any] = []
    rows = search.front.head(limit)
    for low in range(0, len(rows), MEMBERS_AT_ONCE):
        if len(found) < limit:
            found += search.packed.states(rows[low : low + MEMBERS_AT_ONCE])
    return found[:limit]


class Journal:
    """A search whose layers are written to files of a directory as they are made."""

    def __init__(self, checkpoint: Checkpoint, search: LayeredSearch) -> None:
        self.checkpoint, self.search = checkpoint, search
        self.files: list[dict[str, Any]] = []

    def resume(self) -> None:
        """Go on from what the directory holds, if it is of the same layout of states."""
        opened = self.checkpoint.opened()
        if opened is None or opened[1].get("bits") != self.search.packed.bits:
            self.write(self.search.front)
            return
        spheres, contents = opened
        try:
            layers = [read_layer(self.checkpoint.directory, a) for a in contents["layers"]]
        except (KeyError, TypeError, ValueError) as error:
            raise self.checkpoint.damaged(error) from None
        total = self.search.packed.total
        sizes = [sum(total(piece.load()) for piece in layer.pieces) for layer in layers]
        if sizes != spheres[-len(layers) :]:
            raise self.checkpoint.damaged("the sizes of the layers differ from the spheres")
        self.search.layers, self.search.spheres[:] = layers, spheres
        self.files = contents["layers"]

    def write(self, layer: Layer) -> None:
        """Write the central state."""
        with self.checkpoint.writing():
            file = LayerFile(self.path(0), self.search.packed.words, self.search.width)
        for r, piece in enumerate(layer.pieces):
            piece.read = file.write(r, piece)
        self.commit(file, layer)

    def advance(self) -> int:
        """Find the next layer, and name it in the manifest once it is whole."""
        search = self.search
        path = self.path(len(search.spheres))
        with self.checkpoint.writing():
            file = LayerFile(path, search.packed.words, self.expected())
        try:
            size = search.advance(file)
            if size:
                self.commit(file, search.front)
        finally:
            file.close()
        if not size:
            path.unlink()
        return size

    def commit(self, file: LayerFile, layer: Layer) -> None:
        """Name the layer just written in the manifest, and forget those no longer needed."""
        self.files = [*self.files, file.finish(layer)][-len(self.search.layers) :]
        contents = {"bits": self.search.packed.bits, "layers": self.files}
        keep = {about["file"] for about in self.files}
        self.checkpoint.commit(self.search.spheres, contents, keep)

    def path(self, radius: int) -> Path:
        """Return where the layer of a radius is written."""
        return self.checkpoint.directory / f"radius-{radius}.states"

    def expected(self) -> int:
        """Return the bytes of the next layer if it grows as the last one did."""
        sizes = [layer.size for layer in self.search.layers[-2:]]
        return self.search.width * sizes[-1] * -(-sizes[-1] // sizes[0])


def searched(
    generators: AnyGeneratingSet, max_radius: int | None, limit: int, memory: int
) -> Search:
    """Return a finished search: to a radius, to the end, or to more than `limit` states."""
    for width in SIGNED_WIDTHS:
        search = Search(generators, packing(generators, width), generators.start, memory)
        try:
            while max_radius is None or len(search.ends) - 2 < max_radius:
                if not search.advance() or search.count > limit:
                    break
        except EntryOverflowError:
            continue
        return search
    raise SizeError(f"an entry of a matrix left {SIGNED_WIDTHS[-1]} bits: {generators!r}")
