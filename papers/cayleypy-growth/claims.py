"""Claims of "CayleyPy Growth": rows of growth, formulas for diameters, bounds, speed."""

from __future__ import annotations

from itertools import chain
from math import comb
from pathlib import Path

from wlkit.claims import Claim, Computed, Interval, Skipped

PAPER = "CayleyPy Growth (arXiv 2509.19162)"
DATA = f"{PAPER}, its published data"
READING = "as we read it"


def spheres(family, *parameters, **options):
    from wlkit.cayley import growth

    return [int(x) for x in growth(family, *parameters, **options).spheres]


def row(text):
    return [int(x) for x in text.split()]


def row_claim(line):
    """Return the claim of a line of rows.tsv: id, statement, source, graph, spheres."""
    name, statement, source, graph, text = line.split("\t")
    family, *parameters = graph.split()
    options = {}
    if parameters and parameters[-1].startswith("radius="):
        options["max_radius"] = int(parameters.pop().removeprefix("radius="))
    return Claim(
        name,
        statement,
        "table",
        source.replace("DATA", DATA).replace("PAPER", PAPER),
        row(text),
        lambda: spheres(family, *parameters, **options),
        "as stated" if source.startswith("OEIS") else READING,
    )


def lines_of(name):
    """Return the lines of a table beside this file."""
    text = Path(__file__).with_name(name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if not line.startswith("#")]


def diameter(family, parameters, n):
    """Return the diameter of the member n of a series; 01 stands for the orbit of (01)^n."""
    if parameters == ["01"]:
        return len(spheres(family, 2 * n, state="01" * n)) - 1
    return len(spheres(family, *parameters, n)) - 1


def diameter_claims(line):
    """Return the claims of a line of diameters.tsv, one for small n and one for larger ones."""
    name, statement, kind, source, graph, first, *texts = line.split("\t")
    family, *parameters = graph.split()
    n, found = int(first), []
    for text, slow in zip(texts, (False, True), strict=False):
        expected = listed(n, text)
        n += len(expected)
        found.append(
            Claim(
                f"{name}-larger" if slow else name,
                f"{statement}; here for {', '.join(map(str, expected))}.",
                kind,
                source.replace("PAPER", PAPER),
                expected,
                lambda sizes=tuple(expected): {m: diameter(family, parameters, m) for m in sizes},
                READING if "PAPER" in source else "as stated",
                slow=slow,
            )
        )
    return found


def listed(first, text):
    return dict(enumerate(row(text), start=first))


def mahonian(n):
    """Return the numbers of permutations of n by inversions, from their generating function."""
    found = [1]
    for k in range(2, n + 1):
        found = [sum(found[max(0, i - k + 1) : i + 1]) for i in range(len(found) + k - 1)]
    return found


def stirling(n):
    """Return the numbers of permutations of n by n less their cycles."""
    found = [1]
    for k in range(1, n):
        found = [a + k * b for a, b in zip([*found, 0], [0, *found], strict=True)]
    return found


def mathieu_12():
    from wlkit.groups import generators_from_gap

    return spheres(generators_from_gap(M12).with_inverses())


M12 = """Group([(1,2,3,4,5,6,7,8,9,10,11), (3,7,11,8)(4,10,5,6),
(1,12)(2,11)(3,6)(4,8)(5,9)(7,10)])"""


def over_the_bound():
    """List the family and n whose diameter exceeds n^2/2 + 4n."""
    names = ("lrx", "coxeter", "stars", "pancake", "lsl_cycles", "rapaport_m2", "cyclic_coxeter")
    tried = {(name, n): len(spheres(name, n)) - 1 for name in names for n in range(3, 9)}
    over = [key for key, d in tried.items() if 2 * d > key[1] ** 2 + 8 * key[1]]
    return Computed(over, f"{len(tried)} inverse-closed generating sets, n = 3, ..., 8")


def pairs_over_the_bound(n):
    """List the generating pairs of S_n whose diameter, inverses added, exceeds n^2/2 + 4n."""
    from itertools import combinations, permutations
    from math import factorial

    from wlkit.groups import GeneratingSet

    every, over, tried = list(permutations(range(n))), [], 0
    for p, q in combinations(every, 2):
        s = GeneratingSet([p, q])
        if s.group().order == factorial(n):
            tried += 1
            d = len(spheres(s.with_inverses())) - 1
            over += [(p, q)] if 2 * d > n * n + 8 * n else []
    return Computed(over, f"all {tried} generating pairs of S_{n}")


def gap_seconds(n):
    """Return the processor time of GAP's GrowthFunctionOfGroup on LRX(n), None without GAP."""
    import re
    import shutil
    import subprocess

    if shutil.which("gap") is None:
        return None
    text = (
        f"l:=PermList(Concatenation([2..{n}],[1]));;G:=Group(l,l^-1,(1,2));;t:=Runtime();;"
        'GrowthFunctionOfGroup(G);;Print("ms ",Runtime()-t,"\\n");QUIT;'
    )
    run = subprocess.run(["gap", "-q"], input=text, capture_output=True, text=True, check=False)
    found = re.search(r"ms (\d+)", run.stdout)
    return int(found[1]) / 1000 if found else None


def cayleypy_seconds(n):
    """Return the processor time of CayleyPy's fastest CPU engine on LRX(n), None without it.

    CayleyPy needs PyTorch.
    """
    import importlib.util
    import time

    if None in map(importlib.util.find_spec, ("cayleypy", "torch")):
        return None
    from cayleypy import CayleyGraph, bfs_bitmask, bfs_numpy, prepare_graph

    graph = CayleyGraph(prepare_graph("lrx", n=n), device="cpu")
    found = []
    for engine in (lambda: graph.bfs(max_diameter=10**6), lambda: bfs_numpy(graph),
                   lambda: bfs_bitmask(graph)):  # fmt: skip
        began = time.process_time()
        engine()
        found.append(time.process_time() - began)
    return min(found)


def own_seconds(n):
    """Return the processor time of the growth of LRX(n), the least of some runs."""
    import time

    found = []
    for _ in range(6):
        began = time.process_time()
        spheres("lrx", n, threads=1)
        found.append(time.process_time() - began)
    return min(found[1:])


def quotient(slow, fast, n, missing):
    times = slow(n), fast(n)
    if None in times:
        return Skipped(missing)
    return Computed(times[0] / times[1], f"LRX({n}): {times[0]:.3g} s and {times[1]:.3g} s")


CLAIMS = [
    *map(row_claim, lines_of("rows.tsv")),
    *chain.from_iterable(map(diameter_claims, lines_of("diameters.tsv"))),
    Claim(
        "lrx-farthest-element",
        "Exactly one element is farthest from the identity in LRX(n); here for n = 4, ..., 8.",
        "observation",
        f"{PAPER}, conjecture on the longest element",
        dict.fromkeys(range(4, 9), 1),
        lambda: {n: spheres("lrx", n)[-1] for n in range(4, 9)},
        READING,
    ),
    Claim(
        "pancake-farthest-stacks",
        "The numbers of stacks of 2, ..., 10 pancakes that need the most flips.",
        "table",
        "OEIS A067607",
        listed(2, "1 1 3 20 2 35 455 5804 73232"),
        lambda: {n: spheres("pancake", n)[-1] for n in range(2, 11)},
    ),
    Claim(
        "coxeter-is-mahonian",
        "Under adjacent transpositions the spheres of S_7 count permutations by inversions.",
        "theorem",
        "The length of a permutation is its number of inversions; product of 1 + q + ... + q^(k-1)",
        mahonian(7),
        lambda: spheres("coxeter", 7),
    ),
    Claim(
        "transpositions-are-stirling",
        "Under all transpositions the spheres of S_7 count permutations by n less their cycles.",
        "theorem",
        "Cayley; unsigned Stirling numbers of the first kind by their recurrence",
        stirling(7),
        lambda: spheres("all_transpositions", 7),
    ),
    Claim(
        "binary-coset-order",
        "The orbit of (01)^6 under LRX holds all binary words of length 12 with 6 ones.",
        "theorem",
        "The generators make the symmetric group, which is transitive on these words",
        comb(12, 6),
        lambda: sum(spheres("lrx", 12, state="01" * 6)),
    ),
    Claim(
        "mathieu-12",
        "The Mathieu group M_12 under GAP's generators and their inverses has diameter 11.",
        "table",
        DATA,
        row("1 5 19 70 255 903 3134 9870 25511 38532 16358 382"),
        mathieu_12,
        READING,
    ),
    Claim(
        "quadratic-bound",
        "Diameters of these families of S_n stay below n^2/2 + 4n.",
        "observation",
        f"{PAPER}, conjectured bound",
        [],
        over_the_bound,
        READING,
    ),
    Claim(
        "quadratic-bound-for-pairs-of-s4",
        "No pair of generators of S_4, with inverses, has a diameter above n^2/2 + 4n = 24.",
        "observation",
        f"{PAPER}, conjectured bound; to n = 7 in analyses/largest_diameter",
        [],
        lambda: pairs_over_the_bound(4),
        READING,
        slow=True,
    ),
    Claim(
        "cayleypy-is-faster-than-gap",
        "CayleyPy is up to 1000 times as fast as GAP; here on LRX(9), on the CPU.",
        "observation",
        f"{PAPER}, abstract",
        Interval(1, 1000),
        lambda: quotient(gap_seconds, cayleypy_seconds, 9, "GAP or CayleyPy is not installed"),
        READING,
        slow=True,
    ),
    Claim(
        "wlkit-is-faster-than-gap",
        "The bitmap of cosets is hundreds of times as fast as GAP's GrowthFunctionOfGroup; here on "
        "LRX(9), by processor time with all that is made before the sweep.",
        "observation",
        "Measured here; no paper states it",
        Interval(300, 10**6),
        lambda: quotient(gap_seconds, own_seconds, 9, "GAP is not installed"),
        slow=True,
    ),
    Claim(
        "wlkit-is-faster-than-cayleypy",
        "The bitmap of cosets is at least 50 times as fast as the fastest CPU engine of CayleyPy; "
        "here on LRX(10), by processor time, on one thread.",
        "observation",
        "Measured here; no paper states it",
        Interval(50, 10**6),
        lambda: quotient(cayleypy_seconds, own_seconds, 10, "CayleyPy is not installed"),
        slow=True,
    ),
    Claim(
        "lrx-diameter-for-all-n",
        "The diameter of LRX(n) is n(n-1)/2 for every n >= 4.",
        "observation",
        f"{PAPER}, conjecture",
        "open",
        lambda: Skipped("open: the upper bound is not proved; checked here for n = 4, ..., 14"),
        READING,
    ),
    Claim(
        "lx-diameter-for-all-n",
        "The diameter of LX(n) is a quadratic quasi-polynomial in n for every n >= 5.",
        "observation",
        f"{PAPER}, conjecture",
        "open",
        lambda: Skipped("open: no proof is known to us; checked here for n = 5, ..., 13"),
        READING,
    ),
    Claim(
        "quadratic-bound-for-all-n",
        "No inverse-closed set that generates S_n has a diameter above n^2/2 + 4n.",
        "observation",
        f"{PAPER}, conjecture",
        "open",
        lambda: Skipped(
            "open; checked for all pairs with inverses and all sets of three involutions to n = 7 "
            "(analyses/largest_diameter)"
        ),
        READING,
    ),
]
