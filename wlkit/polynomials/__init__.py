"""Equivariant polynomials of matrices: the bases P and Q, their numbers, and their values."""

from __future__ import annotations

from wlkit.polynomials.algebra import (
    directional_derivative,
    entrywise_product,
    gradient,
    matrix_product,
    product,
    restrict_to_graphs,
    transpose,
)
from wlkit.polynomials.basis import basis
from wlkit.polynomials.conversion import convert, p_expansion, q_expansion
from wlkit.polynomials.count import count_basis, count_connected, stable_size
from wlkit.polynomials.elimination import EliminationPlan, elimination_plan
from wlkit.polynomials.evaluate import evaluate
from wlkit.polynomials.expansion import Expansion, expand, fit
from wlkit.polynomials.features import Features, features
from wlkit.polynomials.molien import MolienSeries, molien_series
from wlkit.polynomials.paths import path_program
from wlkit.polynomials.polynomial import EquivariantPolynomial
from wlkit.polynomials.program import Program, Step
from wlkit.polynomials.sharing import SharedProgram, shared_program
from wlkit.polynomials.space import PolynomialSpace
from wlkit.polynomials.symbolic import einsum_string, latex, symbolic, symbolic_matrix

__all__ = [
    "EliminationPlan",
    "EquivariantPolynomial",
    "Expansion",
    "Features",
    "MolienSeries",
    "PolynomialSpace",
    "Program",
    "SharedProgram",
    "Step",
    "basis",
    "convert",
    "count_basis",
    "count_connected",
    "directional_derivative",
    "einsum_string",
    "elimination_plan",
    "entrywise_product",
    "evaluate",
    "expand",
    "features",
    "fit",
    "gradient",
    "latex",
    "matrix_product",
    "molien_series",
    "p_expansion",
    "path_program",
    "product",
    "q_expansion",
    "restrict_to_graphs",
    "shared_program",
    "stable_size",
    "symbolic",
    "symbolic_matrix",
    "transpose",
]
