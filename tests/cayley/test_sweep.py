"""What a search is given: its radii, its bar, and the state that it keeps."""

from __future__ import annotations

import numpy as np
import pytest

from wlkit.cayley.checkpoint import Checkpoint
from wlkit.cayley.sweep import Run
from wlkit.errors import CheckpointError


@pytest.mark.parametrize(
    "spheres, largest, radii", [([1], 3, [1, 2, 3]), ([1, 4, 9], 4, [3, 4]), ([1, 2], 1, [])]
)
def test_the_radii_still_to_do(spheres, largest, radii):
    assert list(Run(max_radius=largest).layers(spheres, None)) == radii


def test_without_a_bound_the_radii_go_on():
    layers = Run().layers([1], None)
    assert [next(layers) for _ in range(100)] == list(range(1, 101))


def test_the_bar_counts_the_states(capsys):
    spheres = [1]
    for radius in Run(max_radius=3, progress=True).layers(spheres, 15):
        spheres += [2**radius]
    bar = capsys.readouterr().err.rsplit("\r", 1)[-1]
    assert "15/15" in bar
    assert "radius=3" in bar


def test_a_run_without_a_checkpoint_keeps_nothing():
    run = Run()
    run.save([1], lambda: pytest.fail("the arrays are not asked for"))
    assert run.load() is None


def test_what_is_saved_is_loaded(tmp_path):
    run = Run(checkpoint=Checkpoint(tmp_path / "kept", "a graph", "frontier"))
    assert run.load() is None
    run.save([1, 3], lambda: {"layer": np.array([5, 6, 7])})
    found = run.load()
    assert found is not None
    assert (found.spheres, found.arrays["layer"].tolist()) == ([1, 3], [5, 6, 7])
    with pytest.raises(CheckpointError, match="holds another run"):
        Run(checkpoint=Checkpoint(tmp_path / "kept", "another graph", "frontier")).load()
