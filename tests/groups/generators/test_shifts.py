"""Families of shifts against their definitions."""

from __future__ import annotations

from wlkit.errors import InputError
from wlkit.groups import generators


def moved(s):
    """Return what every move makes of the word 0, 1, 2, ..."""
    return {name: p.images.tolist() for name, p in zip(s.names, s.generators, strict=True)}


def test_moves_of_the_places():
    assert moved(generators.lrx(4)) == {"L": [1, 2, 3, 0], "R": [3, 0, 1, 2], "X": [1, 0, 2, 3]}
    assert moved(generators.lrx(5, 3))["X"] == [3, 1, 2, 0, 4]
    assert moved(generators.lx(3)) == {"L": [1, 2, 0], "X": [1, 0, 2]}
    assert moved(generators.top_spin(5))["F"] == [3, 2, 1, 0, 4]
    assert moved(generators.top_spin(5, 2))["F"] == [1, 0, 2, 3, 4]
    assert moved(generators.larx(4)) == {"X": [1, 0, 2, 3], "L": [0, 2, 3, 1]}
    assert moved(generators.lsl_cycles(4, False)) == {"L": [1, 2, 3, 0], "S": [0, 2, 3, 1]}


def test_stated_orders_are_those_of_stabiliser_chains():
    """Also where the swap moves within classes modulo d: S_{n/d} wr Z_d."""
    for name in ("lrx", "lx", "larx"):
        family = generators.FAMILIES[name]
        for n in range(2, 10):
            for parameters in [(n, k) for k in range(1, n)] if name == "lrx" else [(n,)]:
                try:
                    group = family.build(*parameters).group()
                except InputError:
                    continue
                assert family.order(*parameters) == group.order, (name, parameters)
