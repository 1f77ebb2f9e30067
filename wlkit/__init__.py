"""What can be told apart, what can be computed, and how far does a generating set reach?

Four engines over one ground floor: graph motifs and their Weisfeiler-Leman dimension,
refinements, equivariant polynomials, and growth of Cayley graphs. The names below are looked up
on first use, so that `import wlkit` costs next to nothing.

Examples
--------
>>> import wlkit
>>> wlkit.graph("petersen").n
10
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

__version__ = "0.1.0"

_HOMES = {
    "errors": "WlkitError InputError",
    "graphs": "Graph Multigraph graph graphs_from",
    "groups": "GeneratingSet Permutation",
    "treewidth": "TreeDecomposition treewidth_at_most",
    "wl": "distinguish",
    "motifs": "Hom Ind MotifParameter Sub count hom ind spasm sub wl_dimension",
    "polynomials": "basis count_basis",
    "expressivity": "ModelBank model",
    "cayley": "growth path",
}
_HOME = {name: home for home, names in _HOMES.items() for name in names.split()}
_PACKAGES = ["conjectures", "equivariant", "exact", "report", "testing", *_HOMES]

# `report` is a package and a function at once. The list for type checkers is in __init__.pyi.
__all__ = [*_HOME, "report", "__version__"]  # noqa: PLE0604


def __getattr__(name: str) -> Any:
    if name in _HOME:
        value = getattr(import_module(f"wlkit.{_HOME[name]}"), name)
        globals()[name] = value
        return value
    if name in _PACKAGES:
        return import_module(f"wlkit.{name}")
    raise AttributeError(f"module 'wlkit' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*__all__, *_PACKAGES})
