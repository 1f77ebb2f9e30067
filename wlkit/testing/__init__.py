"""Hypothesis strategies for graphs and groups, and laws to check in your own test suite.

Strategies are plural nouns with ``min_`` and ``max_`` bounds; what they draw shrinks towards few
vertices, few edges, equal labels and the identity. Law checkers raise
:class:`LawViolationError`, an AssertionError that shows a small counterexample.

>>> from wlkit.testing import assert_permutation_invariant
>>> assert_permutation_invariant(lambda g: sorted(g.degrees), "petersen")
"""

from __future__ import annotations

from importlib.util import find_spec

if find_spec("hypothesis") is None:
    raise ImportError(
        "wlkit.testing draws its examples with Hypothesis, which is not installed: "
        "pip install hypothesis"
    )

from wlkit.testing.alike import pairs_alike as pairs_alike
from wlkit.testing.bank_strategies import banks as banks
from wlkit.testing.forms import FORMS as FORMS
from wlkit.testing.forms import Form as Form
from wlkit.testing.graph_strategies import connected_graphs as connected_graphs
from wlkit.testing.graph_strategies import digraphs as digraphs
from wlkit.testing.graph_strategies import graphs as graphs
from wlkit.testing.graph_strategies import labelled_graphs as labelled_graphs
from wlkit.testing.group_strategies import coset_graphs as coset_graphs
from wlkit.testing.group_strategies import generating_sets as generating_sets
from wlkit.testing.group_strategies import permutation_groups as permutation_groups
from wlkit.testing.group_strategies import permutations as permutations
from wlkit.testing.group_strategies import relabelled_pairs as relabelled_pairs
from wlkit.testing.invariance import (
    assert_permutation_equivariant as assert_permutation_equivariant,
)
from wlkit.testing.invariance import assert_permutation_invariant as assert_permutation_invariant
from wlkit.testing.motif_counts import assert_computes_motif as assert_computes_motif
from wlkit.testing.motif_counts import assert_determines_motif as assert_determines_motif
from wlkit.testing.motif_strategies import motif_parameters as motif_parameters
from wlkit.testing.motif_strategies import patterns as patterns
from wlkit.testing.move_strategies import matrix_generating_sets as matrix_generating_sets
from wlkit.testing.move_strategies import sliding_puzzles as sliding_puzzles
from wlkit.testing.multigraph_strategies import matrices as matrices
from wlkit.testing.multigraph_strategies import multigraphs as multigraphs
from wlkit.testing.separation import never_separates_more_than as never_separates_more_than
from wlkit.testing.tree_strategies import forests as forests
from wlkit.testing.tree_strategies import trees as trees
from wlkit.testing.violation import LawViolationError as LawViolationError

__all__ = [
    "FORMS",
    "Form",
    "LawViolationError",
    "assert_computes_motif",
    "assert_determines_motif",
    "assert_permutation_equivariant",
    "assert_permutation_invariant",
    "banks",
    "connected_graphs",
    "coset_graphs",
    "digraphs",
    "forests",
    "generating_sets",
    "graphs",
    "labelled_graphs",
    "matrices",
    "matrix_generating_sets",
    "motif_parameters",
    "multigraphs",
    "never_separates_more_than",
    "pairs_alike",
    "patterns",
    "permutation_groups",
    "permutations",
    "relabelled_pairs",
    "sliding_puzzles",
    "trees",
]
