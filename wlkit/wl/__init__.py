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

from wlkit.wl.color_refinement import color_refinement as color_refinement
from wlkit.wl.coloring import Coloring as Coloring
from wlkit.wl.comparison import Comparison as Comparison
from wlkit.wl.comparison import Difference as Difference
from wlkit.wl.comparison import distinguish as distinguish
from wlkit.wl.comparison import least_distinguishing as least_distinguishing
from wlkit.wl.comparison import wl_classes as wl_classes
from wlkit.wl.formulas import Formula as Formula
from wlkit.wl.formulas import satisfies as satisfies
from wlkit.wl.game import PebbleGame as PebbleGame
from wlkit.wl.game import pebble_game as pebble_game
from wlkit.wl.identification import Identification as Identification
from wlkit.wl.identification import wl_dimension_of_graph as wl_dimension_of_graph
from wlkit.wl.logic import Sentence as Sentence
from wlkit.wl.logic import separating_sentence as separating_sentence
from wlkit.wl.refinements import REFINEMENTS as REFINEMENTS
from wlkit.wl.refinements import Options as Options
from wlkit.wl.refinements import Variant as Variant
from wlkit.wl.refinements import refine as refine

__all__ = [
    "REFINEMENTS",
    "Coloring",
    "Comparison",
    "Difference",
    "Formula",
    "Identification",
    "Options",
    "PebbleGame",
    "Sentence",
    "Variant",
    "color_refinement",
    "distinguish",
    "least_distinguishing",
    "pebble_game",
    "refine",
    "satisfies",
    "separating_sentence",
    "wl_classes",
    "wl_dimension_of_graph",
]
