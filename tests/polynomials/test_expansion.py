from __future__ import annotations

import numpy as np
import pytest
import sympy
from hypothesis import given
from hypothesis import strategies as st

from wlkit.errors import InputError, VerificationError
from wlkit.graphs import Multigraph
from wlkit.polynomials import basis, count_basis, expand, fit, symbolic, symbolic_matrix

SYMMETRIC = list(basis(2, roots=1, loops=True, n=3))
DIRECTED = list(basis(2, directed=True, loops=True, roots="edge", n=3))


@given(st.data())
def test_expansion_gives_the_coefficients_back(data):
    patterns, symmetric = data.draw(st.sampled_from([(SYMMETRIC, True), (DIRECTED, False)]))
    x = symbolic_matrix(3, symmetric=symmetric)
    chosen = data.draw(st.lists(st.sampled_from(patterns), min_size=1, max_size=2, unique=True))
    value = sympy.Integer(0) * symbolic(chosen[0], x)
    for i, h in enumerate(chosen):
        value = value + sympy.Rational(3, i + 2) * symbolic(h, x)
    found = expand(value, x)
    assert dict(found.p) == {h: sympy.Rational(3, i + 2) for i, h in enumerate(chosen)}
    assert found.verify()


def test_known_identities():
    x = symbolic_matrix(4, symmetric=True, loops=False)
    determinant = expand(x.det(), x)
    # Sachs: perfect matchings and cycles; of order 4, in the basis Q: 1/8 of 2 K2 and -1/4 of C4
    assert sorted(determinant.q.values()) == [-sympy.Rational(1, 4), sympy.Rational(1, 8)]
    assert determinant.verify()
    complete = np.ones((4, 4), dtype=int) - np.eye(4, dtype=int)
    assert determinant(complete) == -3
    assert "P[" in repr(determinant)
    assert expand(x.trace(), x).p == {}
    one = symbolic_matrix(1)
    assert expand(one[0, 0] ** 2, one).q.keys() == {Multigraph(1, [(0, 0), (0, 0)])}


def test_vectors_and_diagonals():
    x = symbolic_matrix(3)
    rows = sympy.Matrix([sum(x[i, :]) for i in range(3)])
    found = expand(rows, x)
    assert [h.text for h in found.p] == ["2>:0>1:r0"]
    diagonal = expand(sympy.diag(*rows), x)
    assert [h.text for h in diagonal.p] == ["2>:0>1:r0,0"]
    assert diagonal.verify()
    assert found.verify()


def test_channels():
    x, y = symbolic_matrix(3), symbolic_matrix(3, name="y")
    found = expand(x * y - y.T, [x, y])
    assert {h.text: c for h, c in found.p.items()} == {
        "3>:0>2,2>1@1:r0,1:c2": 1,
        "2>:1>0@1:r0,1:c2": -1,
    }
    assert found.verify()
    fitted = fit(lambda z: z[..., 0] @ z[..., 1] - z[..., 1].T, 2, 3, channels=2)
    assert fitted.p == found.p
    assert fitted.verify()
    z = np.random.default_rng(0).integers(-3, 4, (3, 3, 2))
    assert np.array_equal(fitted(z), z[..., 0] @ z[..., 1] - z[..., 1].T)


def test_functions_of_graphs():
    # of 0/1 entries every square is gone: the number of edges of the complement
    kind = {"directed": False, "loops": False, "simple": True}
    found = fit(lambda x: int((12 - (x**2).sum()) // 2), 2, 4, **kind)
    assert {h.text: c for h, c in found.p.items()} == {"0:": 6, "2:0-1": -sympy.Rational(1, 2)}
    assert found.rank == sum(count_basis(2, simple=True, n=4))
    assert found.verify()


def test_symbols_at_several_places():
    t = sympy.Symbol("t")
    with pytest.raises(InputError, match=r"another symbol at \(1, 1\), got t"):
        expand(t, sympy.Matrix([[t, 0], [0, t]]))
    x = symbolic_matrix(2)
    with pytest.raises(InputError, match="another symbol"):
        expand(x.trace(), [x, x])


def test_what_is_no_equivariant_polynomial():
    x = symbolic_matrix(3)
    with pytest.raises(InputError, match="not equivariant"):
        expand(x[0, 0], x)
    with pytest.raises(InputError, match="not equivariant"):
        expand(x.trace() + x[0, 0], x)
    with pytest.raises(InputError, match="polynomial"):
        expand(1 / x[0, 0], x)
    with pytest.raises(InputError, match="rational"):
        expand(sympy.pi * x.trace(), x)
    with pytest.raises(InputError, match="shape"):
        expand(sympy.zeros(3, 2), x)


@pytest.mark.parametrize(
    ("function", "kind"),
    [
        (lambda x: np.trace(x @ x), {}),
        (lambda x: x.sum(axis=1) * np.diag(x), {}),
        (lambda x: x @ x - 3 * x.T + np.eye(3, dtype=int), {}),
        (lambda x: int((x.sum() ** 2 - (x * x).sum()) // 2), {"directed": False, "loops": False}),
        (lambda x: 0, {"directed": False}),
    ],
)
def test_callables(function, kind):
    found = fit(function, 2, 3, **kind)
    assert found.verify()
    options = {"directed": True, "loops": True, **kind}
    assert found.rank == sum(count_basis(2, roots=found.space.roots, n=3, **options))
    x = symbolic_matrix(3, symmetric=not options["directed"], loops=options["loops"])
    terms = [c * symbolic(h, x) for h, c in found.p.items()]
    if terms:
        assert expand(sum(terms[1:], terms[0]), x).q == found.q


def test_callables_of_another_kind():
    with pytest.raises(InputError, match="no solution"):
        fit(lambda x: np.trace(x @ x @ x), 2, 3)
    with pytest.raises(InputError, match="no solution"):
        fit(lambda x: x[0, 1], 1, 3)
    with pytest.raises(InputError, match="shape"):
        fit(lambda x: x[:2], 1, 3)
    with pytest.raises(InputError, match="n >= 1"):
        fit(lambda x: x, 1, 0)


def test_tampered_expansions_do_not_verify():
    x = symbolic_matrix(2)
    good, other = expand(x.trace(), x), expand(sum(x), x)
    from dataclasses import replace

    with pytest.raises(VerificationError, match="difference"):
        replace(good, p=other.p).verify()
    with pytest.raises(VerificationError, match="differ"):
        replace(good, p=other.p, given=lambda m: np.trace(m)).verify()
    with pytest.raises(TypeError):
        good.p[Multigraph(1)] = 1
