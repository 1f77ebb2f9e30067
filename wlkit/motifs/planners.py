"""Elimination orders by name of who finds them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib import import_module
from typing import Any, Literal

from wlkit.errors import InputError, unknown_name
from wlkit.graphs import Graph
from wlkit.motifs.loops import underlying_neighbors

Planner = Literal["treewidth", "opt_einsum", "cotengra"]
"""Names of the ways to find an elimination order."""

NOMINAL_SIZE = 100
"""Images of a vertex that the pairwise planners reckon with."""

OPTIMAL_EDGES = 10
"""Patterns with more edges are contracted greedily by cotengra."""


def elimination_order(pattern: Graph, planner: str) -> tuple[int, ...]:
    """Return the elimination order of all vertices that a planner finds.

    Raises
    ------
    UnknownNameError
        If there is no such planner.
    InputError
        If the planner is not installed.
    """
    if planner not in PLANNERS:
        raise unknown_name("planner", planner, list(PLANNERS))
    return PLANNERS[planner](pattern)


def by_treewidth(pattern: Graph) -> tuple[int, ...]:
    """Return an elimination order of least width."""
    from wlkit.treewidth import treewidth

    return tuple(treewidth(pattern).order)


def by_opt_einsum(pattern: Graph) -> tuple[int, ...]:
    """Return the order in which opt_einsum's pairwise contraction sums the vertices."""
    oe = _installed("opt_einsum")
    peeled, edges = _peeled(pattern)
    if not edges:
        return peeled
    text = ",".join("".join(oe.get_symbol(v) for v in edge) for edge in edges)
    shapes = [(NOMINAL_SIZE, NOMINAL_SIZE)] * len(edges)
    path, _ = oe.contract_path(text + "->", *shapes, shapes=True, optimize="auto")
    return (*peeled, *_order_of_path(edges, path))


def by_cotengra(pattern: Graph) -> tuple[int, ...]:
    """Return the order in which cotengra's pairwise contraction sums the vertices."""
    ctg = _installed("cotengra")
    peeled, edges = _peeled(pattern)
    if not edges:
        return peeled
    sizes = dict.fromkeys({v for edge in edges for v in edge}, NOMINAL_SIZE)
    search = "optimal" if len(edges) <= OPTIMAL_EDGES else "greedy"
    tree = ctg.array_contract_tree(edges, (), sizes, optimize=search)
    return (*peeled, *_order_of_path(edges, tree.get_path()))


def _peeled(pattern: Graph) -> tuple[tuple[int, ...], list[tuple[int, int]]]:
    """Return the vertices off the 2-core in the order of their removal, and the edges of the core.

    Pairwise contraction pays n^3 where the sum over a leaf alone costs n^2.
    """
    near = underlying_neighbors(pattern)
    peeled: list[int] = []
    while leaves := [v for v in range(pattern.n) if len(near[v]) <= 1 and v not in peeled]:
        peeled.append(leaves[0])
        for u in near[leaves[0]]:
            near[u].discard(leaves[0])
        near[leaves[0]] = set()
    return tuple(peeled), [(u, v) for u in range(pattern.n) for v in sorted(near[u]) if u < v]


def _installed(package: str) -> Any:
    try:
        return import_module(package)
    except ImportError:
        raise InputError(
            f"planner {package!r}: expected the package {package} to be installed "
            "(pip install 'wlkit[planners]'); the planner 'treewidth' needs none"
        ) from None


def _order_of_path(
    edges: Sequence[tuple[int, int]], path: Sequence[Sequence[int]]
) -> tuple[int, ...]:
    """Return the vertices in the order in which a pairwise contraction of the edges sums them."""
    tensors = [frozenset(edge) for edge in edges]
    order: list[int] = []
    for numbers in path:
        contracted = frozenset[int]().union(*(tensors[i] for i in numbers))
        tensors = [x for i, x in enumerate(tensors) if i not in numbers]
        kept = frozenset[int]().union(*tensors) & contracted
        order.extend(sorted(contracted - kept))
        tensors.append(kept)
    return tuple(order)


PLANNERS: dict[str, Callable[[Graph], tuple[int, ...]]] = {
    "treewidth": by_treewidth,
    "opt_einsum": by_opt_einsum,
    "cotengra": by_cotengra,
}
"""The ways to find an elimination order, by name."""
