"""Counting, evaluating and deciding polynomials against listing, opt_einsum and NumPy.

Run with ``python -m benchmarks.polynomials``; ``--full`` takes 200 vertices for whole bases, counts
to degree 20, and lists all directed ones to degree 6 and simple ones to degree 9.
"""

from __future__ import annotations

import sys
import time
from itertools import product

import numpy as np

from benchmarks.timing import header, ratio, seconds


def einsum_text(h) -> str:
    """Return the one-string contraction of P_H; a root without an edge bears an operand of ones."""
    letters = "abcdefghijklmnopqrstuvwxyz"
    roots = list(dict.fromkeys(h.roots))
    inputs = [letters[u] + letters[v] for u, v, _ in h.edges]
    inputs += [letters[r] for r in bare_roots(h)]
    return f"{','.join(inputs)}->{''.join(letters[r] for r in roots)}"


def bare_roots(h) -> list[int]:
    """Return the roots without an edge."""
    return [r for r in dict.fromkeys(h.roots) if not any(r in e[:2] for e in h.edges)]


def one_by_one(patterns, matrix) -> np.ndarray:
    """Return all P_H, each by opt_einsum with its default path."""
    import opt_einsum

    n = len(matrix)
    ones = np.ones(n, dtype=matrix.dtype)
    values = np.zeros((len(patterns), n, n), dtype=matrix.dtype)
    for h, slot in zip(patterns, values, strict=True):
        operands = [matrix] * h.m + [ones] * len(bare_roots(h))
        value = opt_einsum.contract(einsum_text(h), *operands)
        if value.ndim == 1:
            np.fill_diagonal(slot, value)
        else:
            slot[...] = value
    return values


def edge_by_edge(degree: int, **options) -> int:
    """List a basis by adding an edge in every way and thinning by canonical form, one by one."""
    from wlkit.graphs import Multigraph
    from wlkit.polynomials import PolynomialSpace

    roots = PolynomialSpace(**options).root_tuples
    level = {Multigraph(len(set(at)), roots=at, directed=True) for at in roots}
    listed = len(level)
    for _ in range(degree):
        level = {
            Multigraph(
                max(h.n, u + 1, v + 1), [*h.edges, (u, v)], roots=h.roots, directed=True
            ).canonical()
            for h in level
            for u in range(h.n + 2)
            for v in range(h.n + 2)
            if max(u, v) <= h.n or {u, v} == {h.n, h.n + 1}
        }
        listed += len(level)
    return listed


def processor_time(name: str, call, bound: float) -> None:
    """Print the processor time of a call beside the time that it should stay below."""
    start = time.process_time()
    value = call()
    taken = time.process_time() - start
    print(f"{name:<44} {seconds(taken):>9}   of at most {bound:g} s   {value}", flush=True)


def counts(full: bool) -> None:
    """Numbers of polynomials of all variants, and of one far out."""
    from wlkit.polynomials import count_basis

    names = ("directed", "loops", "simple")
    variants = [
        dict(zip(names, flags, strict=True)) | {"roots": roots, "channels": channels}
        for *flags, roots, channels in product(*[(False, True)] * 3, (0, 1, 2, "edge"), (1, 2))
    ]
    processor_time(
        f"numbers of {len(variants)} variants to degree 12",
        lambda: len({tuple(count_basis(12, **kind)) for kind in variants}),
        10,
    )
    if full:
        options = {"directed": True, "loops": True, "roots": "edge", "channels": 2}
        processor_time("numbers to degree 20", lambda: count_basis(20, **options)[-1], 60)


def listings(full: bool) -> None:
    """Numbers of multigraphs listed."""
    from wlkit.polynomials.listing import Listing
    from wlkit.polynomials.space import PolynomialSpace

    def listed(degree: int, space: PolynomialSpace) -> list[int]:
        level, roots = Listing(space).level, space.root_counts
        return [sum(len(b) for k in roots for b in level(d, k)) for d in range(degree + 1)]

    directed = PolynomialSpace(directed=True, loops=True, roots="edge")
    simple = PolynomialSpace(simple=True, roots="edge")
    listed(2, directed)  # compilation
    processor_time("directed, edge-valued, to degree 5", lambda: listed(5, directed)[-1], 30)
    processor_time("simple, edge-valued, to degree 7", lambda: listed(7, simple)[-1], 30)
    if full:
        processor_time("directed, edge-valued, to degree 6", lambda: listed(6, directed)[-1], 360)
        processor_time("simple, edge-valued, to degree 9", lambda: listed(9, simple)[-1], 360)
        processor_time(
            "simple graphs, to degree 9", lambda: listed(9, PolynomialSpace(simple=True))[-1], 60
        )


def sparse(n: int) -> None:
    """A sparse matrix against the same one in full."""
    from scipy.sparse import coo_array

    from wlkit.graphs import Multigraph, graph
    from wlkit.polynomials import evaluate

    ends = np.random.default_rng(4).integers(0, n, (2, 4 * n))
    half = coo_array((np.ones(4 * n, np.int64), tuple(ends)), shape=(n, n)).tocsr()
    matrix = ((half + half.T) > 0).astype(np.int64)
    full = matrix.toarray()
    for name in ("K3", "C4", "S4"):
        h = Multigraph.from_graph(graph(name))
        ratio(
            f"P of {name}, n = {n}, {matrix.nnz} entries",
            lambda h=h: evaluate(h, matrix),
            lambda h=h: evaluate(h, full),
            repeat=1,
            peer_name="as a full matrix",
        )


def chains(n: int) -> None:
    """Chains of matrix products against NumPy's matmul."""
    from wlkit.graphs import Multigraph
    from wlkit.polynomials import evaluate

    rng = np.random.default_rng(2)
    h = Multigraph(6, [(i, i + 1) for i in range(5)], roots=(0, 5), directed=True)
    for dtype in ("float64", "float32", "exact"):
        matrix = rng.integers(0, 2, (n, n)).astype("int64" if dtype == "exact" else dtype)
        ratio(
            f"chain of 5 matrices, n = {n}, {dtype}",
            lambda x=matrix, t=dtype: evaluate(h, x, dtype=t),
            lambda x=matrix: x @ x @ x @ x @ x,
            repeat=3 if dtype == "exact" else 9,
            peer_name="numpy matmul, int64" if dtype == "exact" else "numpy matmul (BLAS)",
        )


def shared(n: int) -> None:
    """The simple edge-valued polynomials of degree 5 that matrix products compute, together."""
    from wlkit.expressivity import model
    from wlkit.polynomials import basis, features

    bank = model("ppgn++")
    level = [h for h in basis(5, simple=True, roots="edge") if h.m == 5]
    patterns = [h for h in level if bank.computes(h).value]
    upper = np.triu(np.random.default_rng(3).random((n, n)) < 0.1, 1)
    matrix = (upper + upper.T).astype(np.float64)
    ratio(
        f"{len(patterns)} polynomials together, n = {n}, float64",
        lambda: features(matrix, patterns=patterns, dtype="float64"),
        lambda: one_by_one(patterns, matrix),
        repeat=1,
        peer_name="opt_einsum, each",
    )


def main() -> None:
    import opt_einsum

    from wlkit.expressivity import closure, connected_patterns, model
    from wlkit.graphs import Multigraph, graph
    from wlkit.polynomials import basis, count_basis, elimination_plan, evaluate

    header("polynomials")
    options = {"directed": True, "loops": True, "roots": "edge"}
    ratio(
        "numbers of polynomials to degree 3",
        lambda: count_basis(3, **options),
        lambda: sum(1 for _ in basis(3, **options)),
        repeat=1,
        peer_name="listing them",
    )
    ratio(
        "listing directed ones of degree 4, edge-valued",
        lambda: sum(1 for _ in basis(4, **options)),
        lambda: edge_by_edge(3, **options),
        repeat=1,
        peer_name="one edge more, to 3",
    )
    rng = np.random.default_rng(0)
    upper = np.triu(rng.integers(0, 2, (60, 60)), 1)
    matrix = upper + upper.T
    for name in ("S6", "P7", "C6", "K4"):
        h = Multigraph.from_graph(graph(name))
        plan, text = elimination_plan(h), einsum_text(h)
        operands = [matrix] * h.m
        ratio(
            f"P of {name} at n = 60, time n^{plan.width + 1}",
            lambda h=h: evaluate(h, matrix),
            lambda t=text, o=operands: opt_einsum.contract(t, *o),
            peer_name="opt_einsum",
        )
    small = matrix[:9, :9]
    cycle = Multigraph.from_graph(graph("C6"))
    ratio(
        "P of C6 at n = 9",
        lambda: evaluate(cycle, small),
        lambda: np.einsum(einsum_text(cycle), *[small] * 6),
        peer_name="one numpy.einsum",
    )
    exact = matrix.astype(object) * 10**20
    path = Multigraph.from_graph(graph("P5"))
    ratio(
        "P of P5 at n = 60, integers of 20 digits",
        lambda: evaluate(path, exact),
        lambda: opt_einsum.contract(einsum_text(path), *[exact] * 4),
        peer_name="opt_einsum, objects",
    )
    full = "--full" in sys.argv
    counts(full)
    listings(full)
    chains(200)
    chains(500)
    sparse(2000)
    shared(200 if full else 100)
    bank = model("local-2-gnn")
    level = list(connected_patterns(4, 2))[-1]

    def from_below() -> None:
        closure.cache_clear()
        closure(bank, 4)

    ratio(
        "pair patterns with 4 edges by decomposition",
        lambda: [bank.computes(h).value for h in level],
        from_below,
        repeat=1,
        peer_name="closure from below",
    )


if __name__ == "__main__":
    main()
