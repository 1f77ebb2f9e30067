"""Counting, evaluating and deciding polynomials against listing, opt_einsum and NumPy.

Run with ``python -m benchmarks.polynomials``; ``--full`` takes 200 vertices for whole bases.
"""

from __future__ import annotations

import sys

import numpy as np

from benchmarks.timing import header, ratio


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
    chains(200)
    shared(200 if "--full" in sys.argv else 100)
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
