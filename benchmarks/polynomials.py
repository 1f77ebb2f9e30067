"""Counting, evaluating and deciding polynomials against listing, opt_einsum and NumPy.

Run with ``python -m benchmarks.polynomials``.
"""

from __future__ import annotations

import numpy as np

from benchmarks.timing import header, ratio


def einsum_text(h) -> str:
    """Return the one-string contraction of P_H."""
    letters = "abcdefghijklmnopqrstuvwxyz"
    inputs = ",".join(letters[u] + letters[v] for u, v, _ in h.edges)
    return f"{inputs}->{''.join(letters[r] for r in h.roots)}"


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
