"""Elimination orders by name of who finds them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib import import_module
from typing import Any, Literal

from wlkit.errors import InputError, unknown_name
from wlkit.graphs import Graph

Planner = Literal["treewidth", "opt_einsum", "cotengra"]
"""Names of the ways to find an elimination order."""

NOMINAL_SIZE = 100
"""Images of a vertex that the pairwise planners reckon with."""


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
    if not pattern.m:
        return tuple(range(pattern.n))
    text = ",".join("".join(oe.get_symbol(v) for v in edge) for edge in pattern.edge_list)
    shapes = [(NOMINAL_SIZE, NOMINAL_SIZE)] * pattern.m
    path, _ = oe.contract_path(text + "->", *shapes, shapes=True, optimize="auto")
    return _order_of_path(pattern, path)


def by_cotengra(pattern: Graph) -> tuple[int, ...]:
    """Return the order in which cotengra's pairwise contraction sums the vertices."""
    ctg = _installed("cotengra")
    if not pattern.m:
        return tuple(range(pattern.n))
    sizes = dict.fromkeys({v for edge in pattern.edge_list for v in edge}, NOMINAL_SIZE)
    tree = ctg.array_contract_tree(pattern.edge_list, (), sizes, optimize="greedy")
    return _order_of_path(pattern, tree.get_path())


def _installed(package: str) -> Any:
    try:
        return import_module(package)
    except ImportError:
        raise InputError(
            f"planner {package!r}: expected the package {package} to be installed "
            "(pip install 'wlkit[planners]'); the planner 'treewidth' needs none"
        ) from None


def _order_of_path(pattern: Graph, path: Sequence[Sequence[int]]) -> tuple[int, ...]:
    """Return the vertices in the order in which a pairwise contraction of the edges sums them."""
    tensors = [frozenset(edge) for edge in pattern.edge_list]
    order: list[int] = []
    for numbers in path:
        contracted = frozenset[int]().union(*(tensors[i] for i in numbers))
        tensors = [x for i, x in enumerate(tensors) if i not in numbers]
        kept = frozenset[int]().union(*tensors) & contracted
        order.extend(sorted(contracted - kept))
        tensors.append(kept)
    return (*order, *(v for v in range(pattern.n) if v not in order))


PLANNERS: dict[str, Callable[[Graph], tuple[int, ...]]] = {
    "treewidth": by_treewidth,
    "opt_einsum": by_opt_einsum,
    "cotengra": by_cotengra,
}
"""The ways to find an elimination order, by name."""
