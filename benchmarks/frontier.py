"""Layers of packed states against sorted NumPy arrays, and orbits against single states.

Run with ``python -m benchmarks.frontier [--full]``; ``--full`` adds CayleyPy on LRX and pancake
with n = 10 and a larger ball of the cube.
"""

from __future__ import annotations

import importlib.util
import sys
import time
from collections.abc import Callable
from functools import partial
from typing import Any

import numpy as np

from benchmarks.timing import header, ratio, seconds
from wlkit.cayley.packing import AnyGeneratingSet, move, packing


def sorted_spheres(s: AnyGeneratingSet) -> tuple[int, ...]:
    """Return the spheres of an undirected graph of states of one word, by sorting every layer."""
    layout = packing(s)
    front = layout.pack([s.start])
    before, spheres = front[:0], []
    while len(front):
        spheres.append(len(front))
        images = np.sort(move(s, layout, front)[:, 0])
        images = images[np.append(True, images[1:] != images[:-1])]
        for known in (front, before):
            images = images[~np.isin(images, known[:, 0], kind="sort", assume_unique=True)]
        before, front = front, images.reshape(-1, 1)
    return tuple(spheres)


def rate(engine: Any, *graph: Any, **options: Any) -> None:
    """Print states and images a second, and bytes a state, of one run on one thread."""
    from wlkit.cayley import growth

    began = time.process_time()
    found = growth(*graph, engine=engine, threads=1, **options)
    spent = time.process_time() - began
    states = sum(found.spheres)
    per_state = "" if states > 10**12 else f"   {found.peak_bytes / states:5.1f} bytes a state"
    images = len(found.generators) * (states - found.spheres[-1] * (not found.complete))
    print(
        f"{found.generators!r} to {found.radius}, {engine}".ljust(44),
        f"{seconds(spent):>9}   {states / spent / 1e6:8.3g} million states/s"
        f"   {spent / images * 1e9:6.1f} ns an image{per_state}",
        flush=True,
    )


def against_cayleypy(family: str, n: int) -> None:
    """Print CayleyPy's engines for the CPU on the same graph, in seconds of all threads."""
    from cayleypy import CayleyGraph, bfs_numpy, prepare_graph

    definition = prepare_graph(family, n=n)

    def graph() -> CayleyGraph:
        return CayleyGraph(definition, device="cpu")

    engines: dict[str, Callable[[], list[int]]] = {
        "bfs": lambda: graph().bfs(max_diameter=10**6).layer_sizes,
        "bfs_numpy": lambda: list(bfs_numpy(graph())),
    }
    for name, engine in engines.items():
        began = time.process_time()
        states = sum(engine())
        spent = time.process_time() - began
        print(f"{family} {n}, CayleyPy {name}".ljust(44), f"{seconds(spent):>9}   {states} states")


def main(full: bool = False) -> None:
    from wlkit.cayley import growth
    from wlkit.groups import generators

    header("frontier")
    small = (generators.lrx(9), generators.pancake(9), generators.special_linear(2, 31))
    for s in small:
        if growth(s, engine="frontier").spheres != sorted_spheres(s):
            raise SystemExit(f"the engine and the sorted arrays differ on {s!r}")
        ratio(
            f"growth of {s!r}"[:44],
            partial(growth, s, engine="frontier"),
            partial(sorted_spheres, s),
            repeat=2,
            peer_name="sorted NumPy arrays",
        )
    cube = generators.rubik_cube(3)
    ratio(
        "3 x 3 x 3 cube to radius 5 by orbits",
        lambda: growth(cube, max_radius=5, engine="orbits"),
        lambda: growth(cube, max_radius=5, engine="frontier"),
        repeat=2,
        peer_name="single states",
    )
    rate("frontier", "lrx", 10)
    rate("frontier", "pancake", 10)
    rate("frontier", "heisenberg", max_radius=40)
    rate("frontier", "rubik_cube", 3, max_radius=5)
    rate("orbits", "rubik_cube", 3, max_radius=6)
    rate("orbits", "all_transpositions", 16)
    if full:
        rate("orbits", "rubik_cube", 3, max_radius=7)
        if importlib.util.find_spec("cayleypy") and importlib.util.find_spec("torch"):
            for family in ("lrx", "pancake"):
                against_cayleypy(family, 10)


if __name__ == "__main__":
    main(full="--full" in sys.argv[1:])
