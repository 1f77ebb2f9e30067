"""The N-cube: stickers, layers, metrics, orders."""

from __future__ import annotations

import pytest

from wlkit.groups import generators


@pytest.mark.parametrize("size", [2, 3, 4, 5])
def test_stickers_and_moves(size):
    quarter = generators.rubik_cube(size, "QSTM")
    assert quarter.degree == 6 * size**2
    assert len(quarter) == 2 * 3 * size
    assert all(p.order == 4 for p in quarter.generators)


@pytest.mark.parametrize(
    ("size", "metric", "moves"),
    [
        (2, "HTM", 9), (2, "QTM", 6), (2, "fixed_HTM", 9), (2, "free_HTM", 18),
        (2, "free_QTM", 12), (2, "QSTM", 12), (2, "ATM", 24), (3, "QTM", 12), (3, "HTM", 18),
        (3, "QSTM", 18), (3, "ATM", 78), (4, "HTM", 36), (5, "QTM", 24),
    ],
)  # fmt: skip
def test_metrics_have_as_many_moves_as_they_should(size, metric, moves):
    s = generators.rubik_cube(size, metric)
    assert len(s) == moves
    assert s.inverse_closed
    assert len(set(s.generators)) == moves


@pytest.mark.parametrize(
    ("size", "metric", "order"),
    [
        # Singmaster 1981; with the 24 placings where no layer is held
        (2, "HTM", 3674160),
        (2, "free_HTM", 24 * 3674160),
        (3, "QTM", 43252003274489856000),
        (3, "QSTM", 24 * 43252003274489856000),
    ],
)
def test_orders(size, metric, order):
    assert generators.rubik_cube(size, metric).group().order == order


def test_larger_cubes_do_not_tell_equal_stickers_apart():
    assert generators.rubik_cube(3).state is None
    assert sorted(map(generators.rubik_cube(4).start.count, range(6))) == [16] * 6


def test_opposite_layers_commute():
    table = dict(zip((s := generators.rubik_cube(3)).names, s.generators, strict=True))
    for axis in "xyz":
        near, far = table[f"{axis}0"], table[f"{axis}2"]
        assert near * far == far * near
    assert table["x0"] * table["y0"] != table["y0"] * table["x0"]
