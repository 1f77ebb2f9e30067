"""Weisfeiler-Leman refinement: what can be told apart, by which refinement, in which round.

k-WL is the folklore one (logic C^{k+1}) unless said otherwise; oblivious (k+1)-WL is equally
strong. "3-WL" in machine learning is folklore 2-WL.

>>> from wlkit.wl import color_refinement, distinguish
>>> color_refinement("P5").histogram
{0: 2, 1: 2, 2: 1}
>>> distinguish("rook4", "shrikhande", k=2).distinguished
False
"""

from __future__ import annotations

from wlkit.wl.capacity import largest_order as largest_order
from wlkit.wl.color_refinement import color_refinement as color_refinement
from wlkit.wl.coloring import Coloring as Coloring
from wlkit.wl.comparison import Comparison as Comparison
from wlkit.wl.comparison import Difference as Difference
from wlkit.wl.distinguishing import distinguish as distinguish
from wlkit.wl.distinguishing import least_distinguishing as least_distinguishing
from wlkit.wl.distinguishing import wl_classes as wl_classes
from wlkit.wl.formulas import Formula as Formula
from wlkit.wl.formulas import satisfies as satisfies
from wlkit.wl.game import PebbleGame as PebbleGame
from wlkit.wl.game import pebble_game as pebble_game
from wlkit.wl.identification import Identification as Identification
from wlkit.wl.identification import wl_dimension_of_graph as wl_dimension_of_graph
from wlkit.wl.logic import Sentence as Sentence
from wlkit.wl.logic import separating_sentence as separating_sentence
from wlkit.wl.named import refine as refine
from wlkit.wl.named import refinement as refinement
from wlkit.wl.named import register as register
from wlkit.wl.options import Options as Options
from wlkit.wl.reading import labelled_graph as labelled_graph
from wlkit.wl.reading import weighted_graph as weighted_graph
from wlkit.wl.refinements import HIERARCHY as HIERARCHY
from wlkit.wl.refinements import REFINEMENTS as REFINEMENTS
from wlkit.wl.refinements import Refinement as Refinement
from wlkit.wl.refinements import Variant as Variant

__all__ = [
    "HIERARCHY",
    "REFINEMENTS",
    "Coloring",
    "Comparison",
    "Difference",
    "Formula",
    "Identification",
    "Options",
    "PebbleGame",
    "Refinement",
    "Sentence",
    "Variant",
    "color_refinement",
    "distinguish",
    "labelled_graph",
    "largest_order",
    "least_distinguishing",
    "pebble_game",
    "refine",
    "refinement",
    "register",
    "satisfies",
    "separating_sentence",
    "weighted_graph",
    "wl_classes",
    "wl_dimension_of_graph",
]
