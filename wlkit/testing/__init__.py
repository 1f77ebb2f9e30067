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
from wlkit.testing.forms import FORMS as FORMS
from wlkit.testing.forms import Form as Form
from wlkit.testing.graph_strategies import connected_graphs as connected_graphs
from wlkit.testing.graph_strategies import digraphs as digraphs
from wlkit.testing.graph_strategies import graphs as graphs
from wlkit.testing.graph_strategies import labelled_graphs as labelled_graphs
from wlkit.testing.group_strategies import generating_sets as generating_sets
from wlkit.testing.group_strategies import permutations as permutations
from wlkit.testing.group_strategies import relabelled_pairs as relabelled_pairs
from wlkit.testing.invariance import (
    assert_permutation_equivariant as assert_permutation_equivariant,
)
from wlkit.testing.invariance import assert_permutation_invariant as assert_permutation_invariant
from wlkit.testing.multigraph_strategies import multigraphs as multigraphs
from wlkit.testing.separation import never_separates_more_than as never_separates_more_than
from wlkit.testing.tree_strategies import forests as forests
from wlkit.testing.tree_strategies import trees as trees
from wlkit.testing.violation import LawViolationError as LawViolationError

__all__ = [
    "FORMS",
    "Form",
    "LawViolationError",
    "assert_permutation_equivariant",
    "assert_permutation_invariant",
    "connected_graphs",
    "digraphs",
    "forests",
    "generating_sets",
    "graphs",
    "labelled_graphs",
    "multigraphs",
    "never_separates_more_than",
    "pairs_alike",
    "permutations",
    "relabelled_pairs",
    "trees",
]
