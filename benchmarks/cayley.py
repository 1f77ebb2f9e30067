"""Growth of Cayley graphs against CayleyPy's fastest CPU engine, GAP, and plain Python sets.

Run with ``python -m benchmarks.cayley [--full]``; ``--full`` adds the graphs on which CayleyPy
takes minutes (pancake and LRX with n = 11) and the wlkit rows with n = 12. CayleyPy is measured
where it is installed (dependency group `peers`), GAP where the command `gap` is.
"""

from __future__ import annotations

import importlib.util
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable

from benchmarks.timing import clock, header, limited, ratio, seconds

ENGINES = ("bfs", "bfs_numpy", "bfs_bitmask")


def cayleypy_run(engine: str, family: str, n: int) -> Callable[[], tuple[int, ...]]:
    """Return the sweep by one of CayleyPy's CPU engines, which gives the sizes of the layers."""
    from cayleypy import CayleyGraph, bfs_bitmask, bfs_numpy, prepare_graph

    graph = CayleyGraph(prepare_graph(family, n=n), device="cpu")
    sweeps = {
        "bfs": lambda: graph.bfs(max_diameter=10**6).layer_sizes,
        "bfs_numpy": lambda: bfs_numpy(graph),
        "bfs_bitmask": lambda: bfs_bitmask(graph),
    }
    return lambda: tuple(map(int, sweeps[engine]()))


def cayleypy_seconds(engine: str, family: str, n: int, expected, limit: float) -> float | None:
    """Return the seconds of an engine in a process of its own, None if more than `limit`."""
    found = limited(cayleypy_run, engine, family, n, limit=limit)
    if found is None:
        return None
    taken, sizes = found
    if sizes != expected:
        raise SystemExit(f"CayleyPy's {engine} and wlkit differ on {family} {n}")
    return taken


def against_cayleypy(family: str, n: int, most: float = 400.0) -> None:
    """Print the ratio to the fastest CayleyPy engine, on one thread and on all.

    An engine is stopped once it took `most` times as long as wlkit; the ratio is then a bound.
    """
    from wlkit.cayley import growth
    from wlkit.memory import available_threads

    expected = growth(family, n).spheres
    own = {
        threads: min(growth(family, n, threads=threads).seconds for _ in range(5))
        for threads in dict.fromkeys((1, available_threads()))
    }
    limit = max(5.0, most * min(own.values()))
    timed = {
        name: cayleypy_seconds(name, family, n, expected, limit)
        for name in ENGINES[: 3 if n > 8 else 2]
    }
    best = min((taken or limit, name) for name, taken in timed.items())
    bound = "" if timed[best[1]] else "more than "
    for threads, mine in own.items():
        print(
            f"{family} {n}, {threads} thread(s)".ljust(44),
            f"{seconds(mine):>9}   CayleyPy {best[1]:<15} {bound}{seconds(best[0]):>9}"
            f"   ratio {bound}{best[0] / mine:8.1f}",
            flush=True,
        )


GAP = """
l := PermList(Concatenation([2..{n}], [1]));; G := Group(l, l^-1, (1,2));;
began := Runtime();; sizes := GrowthFunctionOfGroup(G);;
Print("ms ", Runtime() - began, " sizes ", sizes, "\\n"); QUIT;
"""


def against_gap(n: int) -> None:
    """Print the ratio to GAP's GrowthFunctionOfGroup on LRX, by the processor time of either."""
    from wlkit.cayley import growth

    gap = shutil.which("gap")
    if gap is None:
        print("GAP is not installed; skipped")
        return
    run = subprocess.run([gap, "-q"], input=GAP.format(n=n), capture_output=True, text=True)
    numbers = [int(x) for x in re.findall(r"\d+", run.stdout)]
    own = []
    for _ in range(10):
        began = time.process_time()
        found = growth("lrx", n, threads=1)
        own.append(time.process_time() - began)
        if list(found.spheres) != numbers[1:]:
            raise SystemExit(f"GAP and wlkit differ on LRX {n}")
    print(
        f"lrx {n}, processor time".ljust(44),
        f"{seconds(min(own)):>9}   {'GAP GrowthFunctionOfGroup':<24} {seconds(numbers[0] / 1e3):>9}"
        f"   ratio {numbers[0] / 1e3 / min(own):8.1f}",
        flush=True,
    )


def alone(family: str, *parameters: object, **options: object) -> None:
    """Print time, states a second and bytes of a sweep that has no peer here."""
    from wlkit.cayley import growth

    found = min((growth(family, *parameters, **options) for _ in range(2)), key=lambda r: r.seconds)
    states = sum(found.spheres)
    line = (
        f"{seconds(found.seconds):>9}   {states / found.seconds / 1e6:8.1f} million states/s"
        f"   {8 * found.peak_bytes / states:5.2f} bits a state"
    )
    print(f"{found.generators!r}".ljust(44), line + bandwidth(found), flush=True)


def bandwidth(found) -> str:
    """Return what a sweep of the coset bitmap streams a second, beside a copy of as much memory.

    A layer reads each block once per generator and once for what is seen, and writes it once.
    """
    import numpy as np

    from wlkit.cayley.layout import CosetShape

    shape = found.plan.shape
    if not isinstance(shape, CosetShape):
        return ""
    moved = (len(found.generators) + 3) * shape.plane_bytes * len(found.spheres)
    block = np.ones(shape.plane_bytes // 8)
    copy = min(clock(block.copy) for _ in range(5))
    return (
        f"   {moved / found.seconds / 1e9:5.1f} GB/s through the planes"
        f" (copying one: {2 * block.nbytes / copy / 1e9:.1f} GB/s)"
    )


def main(full: bool = False) -> None:
    from tests.reference import cayley as reference
    from wlkit.cayley import growth
    from wlkit.groups import generators

    header("cayley")
    for s in (generators.lrx(8), generators.pancake(8), generators.lx(8)):
        ratio(
            f"growth of {s!r}",
            lambda s=s: growth(s),
            lambda s=s: reference.spheres(s),
            repeat=2,
            peer_name="Python sets",
        )
    word = generators.lrx(16).with_state("01" * 8)
    ratio(
        "growth of LRX on (01)^8",
        lambda: growth(word),
        lambda: reference.spheres(word),
        repeat=2,
        peer_name="Python sets",
    )
    longer = generators.lrx(22).with_state("01" * 11)
    ratio(
        "growth of LRX on (01)^11, ranks of words",
        lambda: growth(longer),
        lambda: growth(longer, engine="frontier"),
        repeat=2,
        peer_name="packed words, kept",
    )
    against_gap(9 if full else 8)
    if importlib.util.find_spec("cayleypy") and importlib.util.find_spec("torch"):
        for family, n in (
            (("lrx", 9), ("pancake", 9)) if not full else (("lrx", 11), ("pancake", 11))
        ):
            against_cayleypy(family, n)
    else:
        print("CayleyPy and PyTorch are not both installed; skipped (dependency group `peers`)")
    for row in (("rubik_cube", 2), ("skewb",), ("lrx", 11), ("pancake", 11)):
        alone(*row)
    alone("lrx", 24, state="01" * 12)
    if full:
        alone("lrx", 30, state="01" * 15)
        for row in (("lrx", 12), ("pancake", 12)):
            alone(*row)


if __name__ == "__main__":
    main(full="--full" in sys.argv[1:])
