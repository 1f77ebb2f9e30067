"""Growth of a graph and shortest paths in it: from what the user has to an answer."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Literal

from wlkit.cayley.bitmap import group_sweep
from wlkit.cayley.checkpoint import Checkpoint, engine_of
from wlkit.cayley.frontier import frontier_sweep, orbits_sweep
from wlkit.cayley.packing import AnyGeneratingSet
from wlkit.cayley.paths import shortest_word
from wlkit.cayley.planning import EngineName, is_regular, plan
from wlkit.cayley.result import Growth
from wlkit.cayley.sets import sets_sweep
from wlkit.cayley.shards import shards_sweep
from wlkit.cayley.sweep import Run, Sweep
from wlkit.cayley.word import Word
from wlkit.cayley.word_bitmap import words_sweep
from wlkit.errors import InputError
from wlkit.groups import GeneratingSet, MatrixGeneratingSet, SlidingPuzzle
from wlkit.groups.generators import make
from wlkit.memory import available_threads


def bitmap_sweep(generators: GeneratingSet, run: Run) -> Sweep:
    """Return the spheres by a perfect index: of a group, or of the rearrangements of a word."""
    return (group_sweep if is_regular(generators) else words_sweep)(generators, run)


ENGINES: dict[EngineName, Callable[[Any, Run], Sweep]] = {
    "bitmap": bitmap_sweep,
    "shards": shards_sweep,
    "orbits": orbits_sweep,
    "frontier": frontier_sweep,
    "sets": sets_sweep,
}


def as_generators(graph: Any, *params: Any, **named: Any) -> AnyGeneratingSet:
    """Return the generating set meant by a value, a family name with parameters, or arrays.

    Parameters
    ----------
    graph : str, GeneratingSet, MatrixGeneratingSet, SlidingPuzzle, SymPy group or array (k, n)
        A family name takes its parameters from `params` and `named`.
    *params, **named
        The parameters of a family given by name.

    Returns
    -------
    GeneratingSet, MatrixGeneratingSet or SlidingPuzzle

    Raises
    ------
    UnknownNameError, InputError
        When there is no family of this name, its parameters do not fit, or parameters come with
        something else; when the rows are no permutations of one degree.

    Examples
    --------
    >>> as_generators("lrx", 5)
    lrx(5, 1)
    >>> as_generators([[1, 0, 2], [1, 2, 0]])
    GeneratingSet([[1, 0, 2], [1, 2, 0]], ['g0', 'g1'])

    Notes
    -----
    Rows are one-line arrays of permutations; matrices come as a MatrixGeneratingSet.
    """
    if isinstance(graph, str):
        return make(graph, *params, **named)
    if params or named:
        raise InputError(
            f"parameters go with the name of a family, got {params} {named} with {graph!r}"
        )
    if isinstance(graph, (GeneratingSet, MatrixGeneratingSet, SlidingPuzzle)):
        return graph
    if type(graph).__name__ == "PermutationGroup":
        return GeneratingSet.from_sympy(graph)
    return GeneratingSet(graph)


def growth(
    graph: Any,
    *params: Any,
    state: Sequence[int] | str | None = None,
    inverse_closed: bool | None = None,
    max_radius: int | None = None,
    engine: EngineName | Literal["auto"] = "auto",
    threads: int | None = None,
    progress: bool = False,
    checkpoint: str | Path | None = None,
    keep: int = 1000,
    memory: int | None = None,
    **named: Any,
) -> Growth:
    """Return the sphere sizes of a Cayley graph, or of a Schreier graph on words.

    Parameters
    ----------
    graph : str, GeneratingSet, MatrixGeneratingSet, SlidingPuzzle, SymPy group or array (k, n)
        A family name takes its parameters from `params` and `named`.
    *params, **named
        The parameters of a family given by name.
    state : word, optional
        Central state; with repeated symbols the graph is a Schreier coset graph.
    inverse_closed : bool, optional
        True adds the missing inverses; None and False leave the generators as they are.
    max_radius : int, optional
        Stop at this distance.
    engine : {"auto", "bitmap", "shards", "orbits", "frontier", "sets"}
        Perfect indices in memory or on disk, layers of orbits under automorphisms or of packed
        states, Python sets.
    threads : int, optional
        All that the process may use by default.
    progress : bool
        Show a bar over the states.
    checkpoint : path, optional
        Keep the state after every layer in this directory, and go on from what is there; what
        does not fit the memory is left on its disk.
    keep : int
        How many states of the last layer to return.
    memory : int, optional
        Bytes that may be used; what is free by default.

    Returns
    -------
    Growth

    Raises
    ------
    UnknownNameError, InputError
        For a family, engine, word, radius that does not fit.
    SizeError
        When the memory does not suffice, with the numbers.
    CheckpointError
        When the directory holds damaged state or another run's.

    Examples
    --------
    >>> r = growth("lrx", 5)
    >>> r.spheres
    (1, 3, 6, 10, 16, 24, 29, 21, 6, 3, 1)
    >>> r.diameter, r.order, r.last_layer()
    (10, 120, [(1, 0, 4, 3, 2)])
    >>> growth("heisenberg", max_radius=6).spheres
    (1, 4, 12, 36, 82, 164, 294)

    Notes
    -----
    Every state is expanded once: as many moves as there are arcs. A bitmap takes about two bits a
    state; layers of packed states hold what a proof needs, two layers when the set is
    inverse-closed; orbits are fewer by up to the number of automorphisms. :func:`plan` says which
    engine is taken, why, and what it will hold.
    """
    generators = as_generators(graph, *params, **named)
    if state is not None:
        generators = generators.with_state(state)
    if inverse_closed:
        generators = generators.with_inverses()
    _check_counts(max_radius=max_radius, threads=threads, keep=keep, memory=memory)
    directory = None if checkpoint is None else Path(checkpoint)
    begun = engine_of(directory) if engine == "auto" and directory is not None else None
    chosen = plan(
        generators,
        engine=begun if begun in ENGINES else engine,
        max_radius=max_radius,
        memory=memory,
        directory=directory,
    )
    kept = None
    if directory is not None:
        kept = Checkpoint(directory, generators.to_text(), chosen.engine)
    run = Run(
        max_radius=max_radius,
        threads=threads or available_threads(),
        keep=keep,
        memory=chosen.memory,
        progress=progress,
        checkpoint=kept,
    )
    began = time.perf_counter()
    swept = ENGINES[chosen.engine](generators, run)
    return Growth(
        generators=generators,
        spheres=swept.spheres,
        complete=swept.complete or sum(swept.spheres) == chosen.states,
        members=swept.last_layer,
        plan=chosen,
        seconds=time.perf_counter() - began,
        peak_bytes=swept.peak_bytes,
    )


def _check_counts(**counts: int | None) -> None:
    for name, count in counts.items():
        least = 1 if name == "threads" else 0
        if count is not None and (isinstance(count, bool) or int(count) != count or count < least):
            raise InputError(f"{name} is an integer >= {least}, got {count!r}")


def path(
    graph: Any,
    *params: Any,
    to: Any,
    start: Any = None,
    state: Sequence[int] | str | None = None,
    max_length: int | None = None,
    memory: int | None = None,
    **named: Any,
) -> Word:
    """Return a shortest word from `start` (the central state by default) to the state `to`.

    Search from both ends; exact, and verified by carrying out the moves.

    Parameters
    ----------
    graph : str, GeneratingSet, MatrixGeneratingSet, SlidingPuzzle, SymPy group or array (k, n)
        A family name takes its parameters from `params` and `named`.
    *params, **named
        The parameters of a family given by name.
    to, start : state
        The central state by default for `start`.
    state : word, optional
        Central state; with repeated symbols the graph is a Schreier coset graph.
    max_length : int, optional
        Longer words are not looked for.
    memory : int, optional
        Bytes that may be used; what is free by default.

    Returns
    -------
    Word

    Raises
    ------
    InputError
        When `to` is no state of the graph, or cannot be reached, or not by a word of at most
        `max_length` letters; for a family or parameters that do not fit.
    SizeError
        When the two balls do not fit the memory.

    Examples
    --------
    >>> word = path("pancake", 5, to=[4, 2, 0, 1, 3])
    >>> word.length, word.verify()
    (4, True)

    Notes
    -----
    Two balls of half the length grow, the smaller one next. Where they grow large and a perfect
    index fits, one sweep that keeps distances modulo 3, two bits a state, takes over.

    References
    ----------
    Pohl, Bi-directional search, Machine Intelligence 6, 1971.
    """
    generators = as_generators(graph, *params, **named)
    if state is not None:
        generators = generators.with_state(state)
    _check_counts(max_length=max_length, memory=memory)
    source = generators.start if start is None else start
    return shortest_word(generators, source, to, max_length=max_length, memory=memory)
