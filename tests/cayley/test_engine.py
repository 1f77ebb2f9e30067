"""The engines against each other and against the plain twin."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from tests.reference import cayley as reference
from wlkit.cayley import ENGINES, growth
from wlkit.errors import SizeError
from wlkit.groups import GeneratingSet, MatrixGeneratingSet, generators

SMALL = [
    generators.lrx(6),
    generators.lx(6),
    generators.pancake(6),
    generators.top_spin(7),
    generators.larx(6),
    generators.three_cycles_01i(6, add_inverses=False),
    generators.burnt_pancake(4),
    generators.coxeter_d(4),
    generators.mini_pyramorphix(),
    generators.projective_special_linear(11),
    generators.rand_generators(7, 2, seed=3),
    generators.lrx(5).with_state([9, 1, 4, 0, 7]),
    GeneratingSet([[0, 1, 2]]),
    GeneratingSet([[1, 2, 3, 4, 5, 6, 0]]),
    GeneratingSet([[1, 0, 3, 2, 4, 5], [0, 1, 2, 3, 5, 4]]),
    GeneratingSet([[0]]),
]


@pytest.mark.parametrize("s", SMALL, ids=repr)
def test_engines_agree_on_groups(s, tmp_path):
    layers = reference.layers(s.start, reference.permutation_moves(s.permutations))
    for engine in ENGINES:
        found = growth(s, engine=engine, checkpoint=tmp_path if engine == "shards" else None)
        assert found.spheres == tuple(map(len, layers)), engine
        assert set(found.last_layer()) == layers[-1], engine
        assert found.complete
        assert found.engine == engine


@pytest.mark.parametrize(
    "s",
    [
        generators.lrx(8).with_state("00110101"),
        generators.lx(8).with_state("01201201"),
        generators.pancake(7).with_state([0, 0, 5, 5, 5, 90, 90]),
        generators.heisenberg(4, 3),
        generators.unitriangular(3, 5),
        generators.special_linear(2, 6),
        generators.special_linear(3, 2).with_state([1, 0, 0]),
        generators.general_linear(2, 5),
    ],
    ids=repr,
)
def test_engines_agree_on_cosets_and_matrices(s):
    expected = tuple(reference.spheres(s))
    for engine in ("frontier", "sets"):
        assert growth(s, engine=engine).spheres == expected, engine


@pytest.mark.parametrize("radius", [0, 1, 4])
def test_engines_stop_at_a_radius(radius, tmp_path):
    for engine in ENGINES:
        directory = tmp_path if engine == "shards" else None
        found = growth("lrx", 6, max_radius=radius, engine=engine, checkpoint=directory)
        assert found.spheres == (1, 3, 6, 11, 20)[: radius + 1]
        assert not found.complete
        assert found.order in (None, 720)


def test_a_radius_that_reaches_everything_is_complete():
    for engine in ("bitmap", "sets", "frontier"):
        found = growth("pancake", 4, max_radius=9, engine=engine)
        assert found.complete
        assert found.diameter == 4


@pytest.mark.parametrize("threads", [1, 2, 3])
def test_threads_do_not_change_the_answer(threads):
    expected = "1 8 48 288 1728 10248 59304 315198 1225483 1455856 81028 90"
    assert growth("skewb", threads=threads).spheres == tuple(map(int, expected.split()))


def test_integer_matrices_widen_their_entries_when_needed():
    s = MatrixGeneratingSet([[[2, 1], [1, 1]], [[1, 1], [0, 1]]]).with_inverses()
    for radius, beyond in ((4, 0), (7, 2**7)):
        wide = growth(s, max_radius=radius)
        assert wide.spheres == tuple(reference.spheres(s, radius))
        entries = [abs(x) for state in wide.last_layer() for line in state for x in line]
        assert max(entries) > beyond
    powers = MatrixGeneratingSet([[[2, 1], [1, 1]]])
    assert growth(powers, max_radius=20).last_layer() == [
        ((165580141, 102334155), (102334155, 63245986))
    ]
    with pytest.raises(SizeError, match="32 bits"):
        growth(powers, max_radius=30)
    assert growth(powers, max_radius=60, engine="sets").spheres == (1,) * 61


def test_kernels_agree_without_compilation():
    code = (
        "import tempfile\n"
        "from wlkit.cayley import growth\n"
        "from wlkit.groups import generators as g\n"
        "for s in (g.lrx(5), g.lx(5), g.heisenberg(3, 3), g.lrx(6).with_state('001122')):\n"
        "    a = [growth(s, engine=e).spheres for e in ('auto', 'frontier', 'sets')]\n"
        "    assert a[0] == a[1] == a[2], a\n"
        "with tempfile.TemporaryDirectory() as d:\n"
        "    assert growth('lrx', 5, engine='shards', checkpoint=d).diameter == 10\n"
        "assert growth('lrx', 5, engine='orbits').diameter == 10\n"
        "print(growth('heisenberg', max_radius=5).spheres)\n"
    )
    environment = {**os.environ, "NUMBA_DISABLE_JIT": "1"}
    done = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=False
    )
    assert done.stdout.strip() == "(1, 4, 12, 36, 82, 164)", done.stderr


@pytest.mark.slow
@pytest.mark.parametrize(
    ("family", "parameters", "last"),
    [
        ("pancake", (11,), (14250471, 9123648, 956354, 6)),
        ("pancake", (12,), (111050066, 13032704, 167)),
        ("full_reversals", (10,), (654030, 17337, 2)),
        ("signed_reversals", (8,), (4198049, 3006846, 8067)),
        ("rapaport_m1", (11,), (6075449, 692189, 2191)),
        ("dino", (), (26611502, 328215, 366)),
        ("rubik_cube", (2, "free_HTM"), (45391616, 15139616, 64736)),
        ("pyraminx", (), (3822520, 13120, 336)),
    ],
)
def test_ends_of_large_rows(family, parameters, last):
    found = growth(family, *parameters)
    assert found.spheres[-len(last) :] == last
    assert found.verify()


@pytest.mark.parametrize("engine", ["bitmap", "sets", "frontier", "orbits"])
def test_a_radius_that_is_the_diameter_is_complete(engine):
    found = growth("lrx", 5, max_radius=10, engine=engine)
    assert (found.complete, found.diameter, found.order) == (True, 10, 120)


@pytest.mark.parametrize("engine", ["auto", "frontier", "sets"])
def test_balls_in_groups_of_many_points(engine):
    found = growth("lrx", 3000, max_radius=2, engine=engine)
    assert found.spheres == growth("lrx", 30, max_radius=2).spheres == (1, 3, 6)
    assert (found.complete, found.order) == (False, None)
    assert sorted(found.last_layer()[0]) == list(range(3000))
