"""Search over plain sets: spheres of groups whose growth is a theorem, in exact integers."""

from __future__ import annotations

from itertools import combinations, islice, permutations

import pytest

from wlkit.cayley.checkpoint import Checkpoint
from wlkit.cayley.sets import moves, sets_sweep, spheres_of
from wlkit.cayley.sweep import Run
from wlkit.errors import CheckpointError, SizeError
from wlkit.groups import GeneratingSet, MatrixGeneratingSet, generators

SANOV = [[[1, 2], [0, 1]], [[1, -2], [0, 1]], [[1, 0], [2, 1]], [[1, 0], [-2, 1]]]
ELEMENTARY = [[[1, 1], [0, 1]], [[1, 0], [1, 1]]]
CYCLES = GeneratingSet([[1, 0, 3, 2], [1, 2, 3, 0]])


def inversions(state):
    return sum(x > y for x, y in combinations(state, 2))


def test_spheres_of_adjacent_transpositions_are_permutations_by_inversions():
    layers = list(spheres_of(generators.coxeter(4)))
    assert [len(layer) for layer in layers] == [1, 3, 5, 6, 5, 3, 1]  # OEIS A008302
    assert all({inversions(state) for state in layer} == {d} for d, layer in enumerate(layers))


def test_a_move_puts_at_each_place_what_stood_at_its_image():
    first, second = moves(CYCLES)
    assert first(tuple("abcd")) == tuple("badc")
    assert second(tuple("abcd")) == tuple("bcda")


def test_sanov_matrices_generate_a_free_group():
    free = MatrixGeneratingSet(SANOV)
    found = sets_sweep(free, Run(max_radius=6))
    assert found.spheres == (1, *(4 * 3**r for r in range(6)))
    assert not found.complete


def test_integers_do_not_wrap():
    a = 10**10
    last = list(islice(spheres_of(MatrixGeneratingSet([[[0, 1], [1, a]]])), 4))[3]
    assert last == {((a, a * a + 1), (a * a + 1, a**3 + 2 * a))}


@pytest.mark.parametrize("p", [2, 3, 5])
def test_elementary_matrices_generate_the_special_linear_group(p):
    found = sets_sweep(MatrixGeneratingSet(ELEMENTARY, modulo=p), Run())
    assert found.complete
    assert sum(found.spheres) == p * (p * p - 1)


def test_the_8_puzzle_from_a_corner():
    corner = generators.sliding_tiles(3, 3)
    assert corner.start[0] == 0 or corner.start[-1] == 0
    found = sets_sweep(corner, Run(max_radius=9))
    assert found.spheres == (1, 2, 4, 8, 16, 20, 39, 62, 116, 152)  # OEIS A089473


def test_the_last_layer_is_sorted_and_cut():
    found = sets_sweep(generators.coxeter(4), Run(max_radius=2, keep=3))
    states = sorted(state for state in permutations(range(4)) if inversions(state) == 2)
    assert found.last_layer == tuple(states[:3])
    assert sets_sweep(generators.coxeter(4), Run(max_radius=0)).spheres == (1,)


def test_what_is_too_large_or_cannot_be_kept_is_refused(tmp_path):
    with pytest.raises(SizeError, match=r"within radius \d+ are too many .* frontier"):
        sets_sweep(generators.coxeter(6), Run(memory=20_000))
    kept = Checkpoint(tmp_path, "text", "sets")
    with pytest.raises(CheckpointError, match="keeps no checkpoints"):
        sets_sweep(generators.coxeter(3), Run(checkpoint=kept))
