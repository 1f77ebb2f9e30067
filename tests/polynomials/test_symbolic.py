from __future__ import annotations

import numpy as np
import pytest
import sympy

from wlkit.errors import InputError, SizeError
from wlkit.graphs import Multigraph
from wlkit.polynomials import basis, einsum_string, evaluate, latex, symbolic, symbolic_matrix


@pytest.mark.parametrize(
    "options", [{"directed": True, "loops": True, "roots": "edge"}, {"roots": 1}, {"degree": 3}]
)
def test_symbols_and_values_agree(options):
    kind = {"degree": 2, **options}
    x = symbolic_matrix(3, symmetric=not kind.get("directed"), loops=kind.get("loops", False))
    numbers = np.random.default_rng(3).integers(-5, 6, (3, 3))
    numbers = numbers if kind.get("directed") else np.triu(numbers, 1) + np.triu(numbers, 1).T
    values = {x[i, j]: int(numbers[i, j]) for i in range(3) for j in range(3) if x[i, j] != 0}
    for h in list(basis(**kind))[::4]:
        for letter in "PQ":
            found = np.array(sympy.Matrix([symbolic(h, x, letter)]).subs(values).tolist())
            expected = np.asarray(evaluate(h, numbers, letter), dtype=object)
            assert found.ravel().tolist() == expected.ravel().tolist()


def test_two_channels():
    x, y = symbolic_matrix(2, name="x"), symbolic_matrix(2, name="y")
    h = Multigraph(3, [(0, 1, 0), (1, 2, 1)], roots=(0, 2), directed=True, channels=2)
    assert symbolic(h, [x, y]) == (x * y).expand()
    assert str(symbolic_matrix(12)[10, 1]) == "x_10,1"


def test_formulas():
    assert latex(Multigraph(0)) == "1"
    assert latex(Multigraph(2, [(0, 1)], roots=(0, 0))) == r"\sum_{k} \delta_{ij} X_{ik}"
    two = Multigraph(2, [(0, 1, 1)], roots=(0, 1), channels=2)
    assert latex(two, name="Y") == "Y^{(1)}_{ij}"
    assert "k_{13}" in latex(Multigraph(14))
    assert sympy.latex(symbolic(Multigraph(2, [(0, 1)]), symbolic_matrix(2, symmetric=True)))


def test_einsum_strings_run():
    x = np.arange(9).reshape(3, 3)
    x = x + x.T
    for h in basis(3, roots="edge"):
        bare = len([r for r in set(h.roots) if not any(r in e[:2] for e in h.edges)])
        operands = [x] * h.m + [np.ones(3, dtype=int)] * bare
        value = np.einsum(einsum_string(h), *operands)
        expected = evaluate(h, x)
        assert np.array_equal(np.diag(expected) if value.ndim == 1 else expected, value)
    with pytest.raises(SizeError, match="52"):
        einsum_string(Multigraph(53))


def test_bad_input():
    x = symbolic_matrix(2)
    with pytest.raises(InputError, match="symmetric"):
        symbolic(Multigraph(2, [(0, 1)]), x)
    with pytest.raises(InputError, match="expected 1 matrices"):
        symbolic(Multigraph(1), [x, x])
    with pytest.raises(InputError, match="square"):
        symbolic(Multigraph(1), sympy.zeros(2, 3))
    with pytest.raises(SizeError, match="assignments"):
        symbolic(Multigraph(20), symbolic_matrix(2, symmetric=True))
