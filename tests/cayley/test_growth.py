"""The result of a growth run: its evidence, its forms, its errors."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from wlkit.cayley import growth, plan
from wlkit.errors import InputError, SizeError, UnknownNameError, VerificationError
from wlkit.groups import GeneratingSet, MatrixGeneratingSet, generators

KEYS = (
    "family parameters order diameter growth last_layer inverse_closed complete engine seconds "
    "peak_bytes"
)


def test_keys_of_the_command_line():
    found = growth("lrx", 8).to_dict()
    assert list(found) == KEYS.split()
    assert json.loads(json.dumps(found)) == found
    assert found["family"] == "lrx"
    assert found["parameters"] == {"n": 8, "k": 1}
    assert found["order"] == 40320
    assert found["diameter"] == 28
    assert found["last_layer"] == [[1, 0, 7, 6, 5, 4, 3, 2]]
    assert found["inverse_closed"] is True
    assert found["complete"] is True


def test_large_integers_are_text():
    found = growth("rubik_cube", 3, max_radius=2)
    assert found.order == 43252003274489856000
    assert found.to_dict()["order"] == "43252003274489856000"
    assert found.to_dict()["diameter"] is None


@pytest.mark.parametrize(
    "made",
    [
        lambda: growth("lrx", 7),
        lambda: growth("lx", 7),
        lambda: growth("top_spin", 7),
        lambda: growth("rubik_cube", 2, "QTM", max_radius=5),
        lambda: growth("lrx", 10, state="0011223344"),
        lambda: growth("heisenberg", 3, 7),
        lambda: growth("heisenberg", max_radius=5),
        lambda: growth("three_cycles", 6, state="001122"),
        lambda: growth("unitriangular", 3, modulo=5, state=[0, 0, 1]),
    ],
)
def test_results_verify(made):
    assert made().verify()


def test_wrong_results_do_not_verify():
    right = growth("lrx", 6)
    wrong = [
        replace(right, spheres=(1, 3, 7, *right.spheres[3:])),
        replace(right, spheres=right.spheres[:-1]),
        replace(right, spheres=(*right.spheres[:-2], 4, 0)),
        replace(right, members=((1, 2, 3, 4, 5, 0),)),
    ]
    for result in wrong:
        with pytest.raises(VerificationError):
            result.verify()


def test_inverses_are_added_on_request():
    assert growth("lx", 6, inverse_closed=True).spheres == growth("lrx", 6).spheres
    assert not growth("lx", 6, inverse_closed=False).inverse_closed


def test_words_and_distances():
    found = growth("top_spin", 8)
    for state in found.last_layer(3):
        word = found.word_to(state)
        assert word.verify()
        assert word.length == found.diameter == found.distance_to(state)


def test_kept_states_are_bounded():
    for keep in (0, 1, 454, 455, 456, 10**6):
        assert len(growth("pancake", 8, keep=keep).last_layer()) == min(keep, 455)
    found = growth("pancake", 8, keep=10)
    assert len(found.last_layer()) == 10
    assert len(found.to_dict()["last_layer"]) == 10
    with pytest.raises(InputError, match="keep=11"):
        found.last_layer(11)


def test_pictures_and_reprs():
    found = growth("lrx", 9)
    html = found._repr_html_()
    assert "<svg" in html
    assert "362,880" in html
    assert repr(found).startswith("Growth(lrx(9, 1), diameter 36")
    assert "362 880" in str(found.plan)
    assert growth("lrx", 9, max_radius=2)._repr_html_()


def test_plot():
    matplotlib = pytest.importorskip("matplotlib")
    matplotlib.use("Agg")
    axes = growth("lrx", 6).plot()
    assert axes.get_yscale() == "log"


def test_forms_of_input():
    from sympy.combinatorics.named_groups import SymmetricGroup

    rows = [[1, 0, 2, 3], [1, 2, 3, 0]]
    expected = growth(GeneratingSet(rows)).spheres
    assert growth(rows).spheres == expected
    assert sum(growth(SymmetricGroup(4)).spheres) == 24
    s = MatrixGeneratingSet([[[1, 1], [0, 1]]], modulo=7)
    assert growth(s).spheres == (1,) * 7


def test_the_plan_says_what_and_why():
    assert plan(generators.pancake(9)).engine == "bitmap"
    assert plan(generators.pancake(9)).states == 362880
    assert plan(generators.lrx(9).with_state("010101010")).states == 126
    assert plan(generators.lrx(9).with_state("010101010")).engine == "bitmap"
    assert plan(generators.heisenberg(3, 5)).engine == "frontier"
    assert plan(generators.rubik_cube(3), max_radius=3).engine == "orbits"
    assert plan(generators.lrx(30), max_radius=3).engine == "frontier"


@pytest.mark.parametrize(
    ("call", "error", "says"),
    [
        (lambda: growth("lrxx", 5), UnknownNameError, "lrx"),
        (lambda: growth("lrx", 5, engine="bitmp"), UnknownNameError, "bitmap"),
        (lambda: growth("lrx", 5, max_radius=-1), InputError, "max_radius"),
        (lambda: growth("lrx", 5, max_radius=1.5), InputError, "max_radius"),
        (lambda: growth("lrx", 5, threads=0), InputError, "threads"),
        (lambda: growth("lrx", 5, state="0101"), InputError, "5 symbols"),
        (lambda: growth([[0, 0]]), InputError, "once"),
        (lambda: growth([[1, 0], [0, 1, 2]]), InputError, "different degrees"),
        (lambda: growth(generators.lrx(5), 5), InputError, "name of a family"),
        (lambda: growth("heisenberg"), InputError, "max_radius"),
        (lambda: growth("heisenberg", 3, 5, engine="bitmap"), InputError, "frontier"),
        (lambda: growth("lrx", 12, memory=10_000_000), SizeError, "9.5 MiB are free"),
        (lambda: growth("lrx", 20), SizeError, "max_radius"),
        (lambda: growth("rubik_cube", 3, max_radius=9, memory=10**6), SizeError, "within radius"),
        (lambda: growth("special_linear", 3, 2**31 - 1, max_radius=2), SizeError, "63 bits"),
    ],
)
def test_bad_requests_have_one_clear_error(call, error, says):
    with pytest.raises(error, match=says) as caught:
        call()
    assert "\n" not in str(caught.value)
