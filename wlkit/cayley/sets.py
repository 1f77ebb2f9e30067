"""Breadth-first search over plain Python sets: no packing, no kernel, an independent route."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import numpy as np

from wlkit.cayley.packing import AnyGeneratingSet
from wlkit.cayley.sweep import Run, Sweep
from wlkit.errors import CheckpointError, SizeError
from wlkit.groups import GeneratingSet, SlidingPuzzle

BYTES_PER_STATE = 400
"""A tuple of some dozen small integers in a set, generously."""


def moves(generators: AnyGeneratingSet) -> list[Callable[[Any], Any]]:
    """Return the moves as functions of a state made of tuples."""
    if isinstance(generators, GeneratingSet):
        rows = generators.permutations.tolist()
        return [lambda state, p=p: tuple(state[i] for i in p) for p in rows]  # type: ignore[misc]
    if isinstance(generators, SlidingPuzzle):
        # a move that does not apply leaves the state, which no search counts again
        letters = range(len(generators))
        return [lambda state, g=g: generators.moved(state, g) or state for g in letters]  # type: ignore[misc]
    modulo = generators.modulo

    def product(matrix: list[list[int]], state: Any) -> Any:
        columns = list(zip(*state, strict=True))
        rows = [
            [sum(x * y for x, y in zip(row, column, strict=True)) for column in columns]
            for row in matrix
        ]
        return tuple(tuple(x % modulo if modulo else x for x in row) for row in rows)

    return [lambda state, g=g: product(g, state) for g in generators.matrices.tolist()]  # type: ignore[misc]


def spheres_of(generators: AnyGeneratingSet) -> Iterator[set[Any]]:
    """Yield the nonempty spheres about the central state as sets of states."""
    steps = moves(generators)
    layer: set[Any] = {generators.start}
    seen = set(layer)
    while layer:
        yield layer
        layer = {step(state) for state in layer for step in steps} - seen
        seen |= layer


def sets_sweep(generators: AnyGeneratingSet, run: Run) -> Sweep:
    """Return the spheres by plain sets of tuples, exact integers of any size."""
    if run.checkpoint is not None:
        raise CheckpointError("the engine 'sets' keeps no checkpoints; use bitmap or frontier")
    spheres: list[int] = []
    last: set[Any] = set()
    source = spheres_of(generators)
    last = next(source)
    spheres.append(1)
    complete = False
    for _ in run.layers(spheres, None):
        layer = next(source, None)
        complete = layer is None
        if layer is None:
            break
        last = layer
        spheres.append(len(layer))
        if sum(spheres) * BYTES_PER_STATE > run.memory:
            raise SizeError(
                f"{sum(spheres)} states within radius {len(spheres) - 1} are too many for Python "
                "sets; use the engine frontier"
            )
    kept = tuple(sorted(last))[: run.keep]
    return Sweep(tuple(spheres), complete, kept, int(np.sum(spheres)) * BYTES_PER_STATE)
