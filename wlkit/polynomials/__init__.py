"""Equivariant polynomials of matrices: the bases P and Q, their numbers, and their values."""

from __future__ import annotations

from wlkit.polynomials.basis import basis
from wlkit.polynomials.conversion import convert, p_expansion, q_expansion
from wlkit.polynomials.count import count_basis, count_connected, stable_size
from wlkit.polynomials.elimination import EliminationPlan, elimination_plan
from wlkit.polynomials.evaluate import evaluate
from wlkit.polynomials.features import Features, features
from wlkit.polynomials.program import Program, Step
from wlkit.polynomials.sharing import SharedProgram, shared_program
from wlkit.polynomials.space import PolynomialSpace

__all__ = [
    "EliminationPlan",
    "Features",
    "PolynomialSpace",
    "Program",
    "SharedProgram",
    "Step",
    "basis",
    "convert",
    "count_basis",
    "count_connected",
    "elimination_plan",
    "evaluate",
    "features",
    "p_expansion",
    "q_expansion",
    "shared_program",
    "stable_size",
]
