"""Which polynomials and motifs a model computes: contraction banks, the model zoo, tables."""

from __future__ import annotations

from wlkit.expressivity.bank import ModelBank
from wlkit.expressivity.closure import closure, in_closure
from wlkit.expressivity.comparison import ModelComparison, compare, inclusion
from wlkit.expressivity.models import MODELS, WLPosition, model, order_bank, wl_position
from wlkit.expressivity.patterns import (
    connected_patterns,
    connected_patterns_by_order,
    homomorphic_images,
)
from wlkit.expressivity.pursuit import pursuit
from wlkit.expressivity.refinement import model_classes, tells_apart
from wlkit.expressivity.result import ComputesResult, CountsResult
from wlkit.expressivity.shortest import ShortestProgram, shortest_program
from wlkit.expressivity.side_by_side import SideBySide, side_by_side
from wlkit.expressivity.table import ExpressivityTable, table

__all__ = [
    "ComputesResult",
    "CountsResult",
    "ExpressivityTable",
    "MODELS",
    "ModelBank",
    "ModelComparison",
    "ShortestProgram",
    "SideBySide",
    "WLPosition",
    "closure",
    "compare",
    "connected_patterns",
    "connected_patterns_by_order",
    "homomorphic_images",
    "in_closure",
    "inclusion",
    "model",
    "model_classes",
    "order_bank",
    "pursuit",
    "shortest_program",
    "side_by_side",
    "table",
    "tells_apart",
    "wl_position",
]
