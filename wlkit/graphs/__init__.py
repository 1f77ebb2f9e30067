"""Graphs as values: simple graphs, rooted multigraphs, canonical forms, enumeration, families.

>>> from wlkit.graphs import graph
>>> g = graph("C5")
>>> g.n, g.m, g.graph6
(5, 5, 'Dhc')
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from wlkit.graphs.graph import Graph as Graph
from wlkit.graphs.labels import joint_codes as joint_codes
from wlkit.graphs.multigraph import Multigraph as Multigraph
from wlkit.graphs.parse import graph as graph
from wlkit.graphs.parse import graphs_from as graphs_from

if TYPE_CHECKING:
    from wlkit.graphs import families as families

__all__ = ["Graph", "Multigraph", "families", "graph", "graphs_from", "joint_codes"]


def __getattr__(name: str) -> Any:
    if name in {"families", "enumeration", "canonical", "drawing"}:
        return import_module(f"wlkit.graphs.{name}")
    raise AttributeError(f"module 'wlkit.graphs' has no attribute {name!r}")
