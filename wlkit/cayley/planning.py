"""Which engine sweeps a graph, why, and what it costs."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal, get_args

from wlkit.cayley.automorphisms import automorphisms, interchanges
from wlkit.cayley.known_states import chain_of as chain_of
from wlkit.cayley.known_states import is_regular as is_regular
from wlkit.cayley.known_states import known_states as known_states
from wlkit.cayley.layout import CosetShape, coset_shape, planes_needed
from wlkit.cayley.packing import AnyGeneratingSet, packing
from wlkit.cayley.parity import odd_sign
from wlkit.cayley.sets import BYTES_PER_STATE
from wlkit.cayley.shard_layout import ShardShape, shard_shape
from wlkit.cayley.tables import known_diameter
from wlkit.cayley.word_layout import WordShape, word_shape
from wlkit.errors import InputError, SizeError, unknown_name
from wlkit.groups import (
    GeneratingSet,
    MatrixGeneratingSet,
)
from wlkit.groups.schreier_sims import order_exceeds
from wlkit.memory import available_bytes, bytes_text, free_disk

EngineName = Literal["bitmap", "shards", "orbits", "frontier", "sets"]
LAYERS = 8
"""A search by layers is refused beforehand when an eighth of the states do not fit."""
LEAST_SYMMETRY = 6
"""Automorphisms from which orbits are fewer and hardly slower than single states."""
LEAST_BY_TYPES = 3_000_000
"""States from which types of permutations are looked at before a bitmap."""
MOST_TYPES = 1000
"""States over permutations of interchangeable points up to which the types are so few."""
MOST_POINTS = 200
"""Degree up to which the order of a group is found for a ball in it, which does not need it."""
MOST_SWAPPED = 500
"""Degree up to which interchangeable points are looked for before a group is refused."""
LARGEST_INDEX = 1 << 31
"""Cosets are numbered in 32 bits."""


@dataclass(frozen=True)
class Plan:
    """The cost table of a sweep.

    Parameters
    ----------
    engine : str
    reason : str
    states : int or None
        Vertices of the graph, None when unknown or infinite.
    bytes : int or None
        Bytes the engine will hold, None when it grows with what is found.
    memory : int
        Bytes free now.
    shape : CosetShape, ShardShape, WordShape or None
        The layout of the bitmap.
    passes : int or None
        Layers that will be made, each a pass over the states in it: the radius asked for, the
        diameter where it is known; None where neither is.

    Examples
    --------
    >>> from wlkit.groups import generators
    >>> plan(generators.cyclic_coxeter(8)).engine, plan(generators.cyclic_coxeter(8)).passes
    ('bitmap', 16)
    """

    engine: EngineName
    reason: str
    states: int | None
    bytes: int | None
    memory: int
    shape: CosetShape | ShardShape | WordShape | None = None
    passes: int | None = None

    def __str__(self) -> str:
        rows = [
            ("engine", self.engine),
            ("because", self.reason),
            ("states", "unknown" if self.states is None else f"{self.states:_}".replace("_", " ")),
            ("memory", "grows" if self.bytes is None else bytes_text(self.bytes)),
            ("free", bytes_text(self.memory)),
            ("passes", "unknown" if self.passes is None else str(self.passes)),
        ]
        if self.shape is not None:
            rows.append(("layout", str(self.shape)))
        return "\n".join(f"{key:8} {value}" for key, value in rows)


def plan(
    generators: AnyGeneratingSet,
    *,
    engine: EngineName | Literal["auto"] = "auto",
    max_radius: int | None = None,
    memory: int | None = None,
    directory: Path | None = None,
) -> Plan:
    """Return the plan of a sweep, or refuse it with the numbers.

    A small ball in a large group is left to the frontier, unless the run is kept in a
    `directory`: then the engine must not depend on the radius at which it stops.

    Parameters
    ----------
    generators : GeneratingSet, MatrixGeneratingSet or SlidingPuzzle
    engine : {"auto", "bitmap", "shards", "orbits", "frontier", "sets"}
    max_radius : int, optional
        The sweep stops at this distance.
    memory : int, optional
        Bytes that may be used; what is free by default.
    directory : path, optional
        Where the run is kept, if it is.

    Returns
    -------
    Plan

    Raises
    ------
    UnknownNameError
        For an engine that does not exist.
    InputError
        When the engine cannot do this graph, or an infinite graph has no radius.
    SizeError
        When the memory does not suffice.

    Examples
    --------
    >>> from wlkit.groups import generators
    >>> chosen = plan(generators.lrx(9))
    >>> chosen.engine, chosen.states
    ('bitmap', 362880)

    Notes
    -----
    Nothing is searched: orders come from a stabiliser chain, which is kept for the engines, and
    symmetry from the automorphisms of the generating set.
    """
    chosen = _chosen(generators, engine, max_radius, memory, directory)
    return replace(chosen, passes=expected_passes(generators, max_radius))


def expected_passes(generators: AnyGeneratingSet, max_radius: int | None) -> int | None:
    """Return the number of layers to come, None when the diameter is not known beforehand.

    Examples
    --------
    >>> from wlkit.groups import generators
    >>> s = generators.cyclic_coxeter(9)
    >>> expected_passes(s, None), expected_passes(s, 7)
    (20, 7)
    """
    known = known_diameter(generators) if generators.name else None
    bounds = [bound for bound in (max_radius, known and known[0]) if bound is not None]
    return min(bounds, default=None)


def _chosen(
    generators: AnyGeneratingSet,
    engine: EngineName | Literal["auto"],
    max_radius: int | None,
    memory: int | None,
    directory: Path | None,
) -> Plan:
    """Return the plan, or the reason why there is none."""
    names: tuple[str, ...] = get_args(EngineName)
    if engine not in ("auto", *names):
        raise unknown_name("engine", engine, ["auto", *names])
    free = available_bytes() if memory is None else memory
    if engine == "shards":
        return _shards(generators, free, directory)
    if isinstance(generators, GeneratingSet) and generators.degree > MOST_POINTS:
        if max_radius is not None and engine in ("auto", "frontier", "sets"):
            layers: EngineName = "sets" if engine == "sets" else "frontier"
            return _keeping(generators, layers, None, max_radius, free, directory)
        _require_few(generators, free)
    states = known_states(generators)
    if engine == "orbits" or (engine == "auto" and _by_types(generators, states, directory)):
        return _orbits(generators, free, states, max_radius)
    chosen = _bitmap(generators, free, states) if engine in ("auto", "bitmap") else None
    if chosen is not None:
        fits = chosen.bytes is not None and chosen.bytes <= free
        small = (
            max_radius is not None
            and directory is None
            and 16 * ball_bound(generators, max_radius) < (chosen.states or 1)
        )
        if engine == "bitmap" or (fits and _dense(chosen) and not small):
            return _checked(chosen)
        if not fits and is_regular(generators):
            if directory is not None and (max_radius is None or _on_disk(generators, directory)):
                return _shards(generators, free, directory)
            if max_radius is None:
                return _checked(chosen)
    elif engine == "bitmap":
        raise InputError(
            "the engine bitmap takes permutations of places, moving group elements or words of few "
            f"symbols, got {generators!r}; allowed here: frontier, sets"
        )
    if engine == "auto" and symmetry(generators, directory) >= LEAST_SYMMETRY:
        return _orbits(generators, free, states, max_radius)
    return _keeping(
        generators, "sets" if engine == "sets" else "frontier", states, max_radius, free, directory
    )


def _require_few(generators: GeneratingSet, free: int) -> None:
    """Refuse a group of many points that is far too large, without its stabiliser chain."""
    if not is_regular(generators):
        return
    symmetric = 1 << 64 if generators.degree > MOST_SWAPPED else symmetry(generators)
    least = 64 * free * symmetric
    try:
        exceeds = order_exceeds(generators.with_state(None), least)
    except SizeError as error:
        raise SizeError(f"{error}; give a max_radius to see a ball") from None
    if exceeds:
        raise SizeError(
            f"{generators!r} generates more than 2^{least.bit_length() - 1} permutations of "
            f"{generators.degree} points; {bytes_text(free)} are free; give a max_radius to see a "
            "ball"
        )


def ball_bound(generators: AnyGeneratingSet, radius: int) -> int:
    """Return an upper bound for the ball: 1 + k + k b + k b^2 + ..., b = k - 1 if undirected.

    Examples
    --------
    >>> from wlkit.groups import generators
    >>> ball_bound(generators.lrx(9), 3)
    22
    """
    k = len(generators)
    branching = k - 1 if generators.inverse_closed else k
    return 1 + sum(k * branching**i for i in range(radius))


def _dense(chosen: Plan) -> bool:
    """Return whether a word of the bitmap holds enough states to beat packed states."""
    return chosen.states is not None and (chosen.bytes or 0) <= 40 * chosen.states + (1 << 22)


def _bitmap(generators: AnyGeneratingSet, free: int, states: int | None) -> Plan | None:
    """Return the plan of a bitmap, None where there is no perfect index."""
    if not isinstance(generators, GeneratingSet):
        return None
    if not is_regular(generators):
        return _word_bitmap(generators, free, states)
    directed = not generators.inverse_closed
    bipartite = not directed and odd_sign(generators) is not None
    shape = coset_shape(chain_of(generators.with_state(None)), len(generators), directed)
    planes = planes_needed(directed, bipartite)
    why = ["directed: distances modulo 3" if directed else "inverse-closed: two layers"]
    why += ["all generators odd: two layers in one plane"] if bipartite else []
    bits = f"{planes} bit{'s' if planes > 1 else ''} a state"
    reason = f"perfect index of the group, {bits} ({'; '.join(why)})"
    return Plan("bitmap", reason, states, shape.bytes(directed, bipartite), free, shape)


def _shards(generators: AnyGeneratingSet, free: int, directory: Path | None) -> Plan:
    """Return the plan of a bitmap on disk."""
    if not isinstance(generators, GeneratingSet) or not is_regular(generators):
        raise InputError(
            f"the engine shards takes permutations moving group elements, got {generators!r}; "
            "allowed here: frontier, sets"
        )
    if directory is None:
        raise InputError("the engine shards keeps its planes in files; give checkpoint=DIRECTORY")
    shape = shard_shape(generators, chain_of(generators.with_state(None)), free)
    disk = free_disk(directory)
    if shape.held > free or (shape.disk > disk and not (directory / "manifest.json").exists()):
        raise SizeError(
            f"{shape.order} states in shards need {bytes_text(shape.held)} of memory, "
            f"{bytes_text(free)} are free, and {bytes_text(shape.disk)} on disk, "
            f"{bytes_text(disk)} are free; give a max_radius to see a ball"
        )
    reason = f"perfect index of the group, {bytes_text(shape.disk)} in files of {str(directory)!r}"
    return Plan("shards", reason, shape.order, shape.held, free, shape)


def _on_disk(generators: AnyGeneratingSet, directory: Path) -> bool:
    """Return whether the planes of a permutation group fit the disk."""
    if not isinstance(generators, GeneratingSet):
        return False
    chain = chain_of(generators.with_state(None))
    return shard_shape(generators, chain, 0).disk <= free_disk(directory)


def symmetry(generators: AnyGeneratingSet, directory: Path | None = None) -> int:
    """Return how many automorphisms of the generating set the engine orbits would use."""
    if not isinstance(generators, GeneratingSet) or not is_regular(generators):
        return 1
    by_types = 1 if directory is not None else interchanges(generators)
    return max(len(automorphisms(generators)), by_types)


def _by_types(generators: AnyGeneratingSet, states: int | None, directory: Path | None) -> bool:
    """Return whether the types of permutations are so few that nothing else is as fast."""
    return (
        isinstance(generators, GeneratingSet)
        and directory is None
        and is_regular(generators)
        and LEAST_BY_TYPES <= (states or 0) <= MOST_TYPES * interchanges(generators)
    )


def _orbits(
    generators: AnyGeneratingSet, free: int, states: int | None, max_radius: int | None
) -> Plan:
    """Return the plan of a search by orbits under automorphisms."""
    if not isinstance(generators, GeneratingSet) or not is_regular(generators):
        raise InputError(
            f"the engine orbits takes permutations moving group elements, got {generators!r}; "
            "allowed here: frontier, sets"
        )
    count = symmetry(generators)
    reason = f"layers of orbits under {count} automorphisms of the generating set"
    reason += " and inversion" if generators.inverse_closed else ""
    each = 8 * packing(generators).words / LAYERS / count
    needed = int(states * each) if states is not None and max_radius is None else None
    return _checked(Plan("orbits", reason, states, needed, free))


def _word_bitmap(generators: GeneratingSet, free: int, states: int | None) -> Plan | None:
    shape = word_shape(generators)
    if not shape.fits:
        return None
    reason = "perfect ranks of the rearrangements of a word, 2 bits a state"
    if states is None:
        reason += " (an intransitive group reaches only some)"
    return Plan("bitmap", reason, states, shape.bytes, free, shape)


def _keeping(
    generators: AnyGeneratingSet,
    engine: EngineName,
    states: int | None,
    max_radius: int | None,
    free: int,
    directory: Path | None,
) -> Plan:
    infinite = isinstance(generators, MatrixGeneratingSet) and not generators.modulo
    if infinite and max_radius is None:
        raise InputError(
            f"integer matrices may generate an infinite group; give max_radius for {generators!r}"
        )
    needed, reason = None, "states kept as Python tuples, compared exactly"
    if engine == "frontier":
        reason = "layers of packed words, compared exactly: two or as many as an edge leads back"
    if states is not None and max_radius is None:
        each = BYTES_PER_STATE if engine == "sets" else 8 * packing(generators).words / LAYERS
        needed = int(states * each)
    chosen = Plan(engine, reason, states, needed, free)
    if directory is not None and engine == "frontier":
        _checked(replace(chosen, memory=max(free, free_disk(directory))))
        return chosen
    return _checked(chosen)


def _checked(chosen: Plan) -> Plan:
    if chosen.bytes is not None and chosen.bytes > chosen.memory:
        raise SizeError(
            f"{chosen.states} states need {bytes_text(chosen.bytes)} with the engine "
            f"{chosen.engine}; {bytes_text(chosen.memory)} are free; give a max_radius to see "
            "a ball, or a checkpoint directory on a disk that has the room"
        )
    if isinstance(chosen.shape, CosetShape) and chosen.shape.cosets >= LARGEST_INDEX:
        raise SizeError(f"{chosen.shape.cosets} cosets do not fit 31 bits; give a max_radius")
    return chosen
