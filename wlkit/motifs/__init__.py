"""Motifs: exact counts of patterns, their three bases, and their Weisfeiler-Leman dimension.

>>> from wlkit.motifs import Sub, hom, wl_dimension
>>> hom("C6", "petersen"), wl_dimension("C8").value
(990, 3)
"""

from __future__ import annotations

from wlkit.motifs.atlas import Atlas, AtlasRow, atlas, atlas_columns, atlas_row, compute_atlas
from wlkit.motifs.bases import expand
from wlkit.motifs.bulk import hereditary_treewidths
from wlkit.motifs.certificate import DimensionCertificate
from wlkit.motifs.classes import alternating_enumerator, graphlets, induced_class
from wlkit.motifs.counting import CountResult, count, count_many, emb, hom, ind, sub
from wlkit.motifs.dimension import WLDimension, wl_dimension
from wlkit.motifs.hereditary import hereditary_treewidth, hereditary_treewidth_at_most
from wlkit.motifs.local import LocalValue, local_value
from wlkit.motifs.naming import pattern_text
from wlkit.motifs.orders import plan_for, sparse_plan
from wlkit.motifs.parameter import Hom, Ind, MotifParameter, Sub, Term, combination, constant
from wlkit.motifs.plan import CountingPlan, counting_plan, plan_along
from wlkit.motifs.prediction import predicted_work
from wlkit.motifs.reading import parse, read_pattern
from wlkit.motifs.refinement import hom_vector_refinement
from wlkit.motifs.rooted import RootedPlan, rooted_hom, rooted_plan
from wlkit.motifs.rows import with_bars
from wlkit.motifs.run import measured_run, run_plan
from wlkit.motifs.spasms import Spasm, spasm
from wlkit.motifs.witnesses import WitnessPair, witness

__all__ = [
    # counts
    "CountResult",
    "CountingPlan",
    "count",
    "count_many",
    "counting_plan",
    "emb",
    "hom",
    "ind",
    "measured_run",
    "plan_along",
    "plan_for",
    "predicted_work",
    "RootedPlan",
    "rooted_hom",
    "rooted_plan",
    "run_plan",
    "sparse_plan",
    "sub",
    "with_bars",
    # bases and parameters
    "Hom",
    "Ind",
    "MotifParameter",
    "Spasm",
    "Sub",
    "Term",
    "combination",
    "constant",
    "expand",
    "alternating_enumerator",
    "graphlets",
    "induced_class",
    "parse",
    "pattern_text",
    "read_pattern",
    "spasm",
    # dimension
    "DimensionCertificate",
    "LocalValue",
    "WLDimension",
    "WitnessPair",
    "hereditary_treewidth",
    "hereditary_treewidth_at_most",
    "hereditary_treewidths",
    "hom_vector_refinement",
    "local_value",
    "witness",
    "wl_dimension",
    # the atlas of small graphs
    "Atlas",
    "AtlasRow",
    "atlas",
    "atlas_columns",
    "atlas_row",
    "compute_atlas",
]
