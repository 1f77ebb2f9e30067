"""Hypothesis profiles, and the markers that need hardware or a package."""

from __future__ import annotations

import importlib.util
import os

import pytest
from hypothesis import HealthCheck, settings

os.environ.setdefault("MPLBACKEND", "Agg")

slow_start = [HealthCheck.too_slow, HealthCheck.differing_executors]
settings.register_profile("dev", max_examples=30, deadline=None, suppress_health_check=slow_start)
settings.register_profile(
    "ci",
    max_examples=60,
    deadline=None,
    derandomize=True,
    print_blob=True,
    suppress_health_check=slow_start,
)
settings.register_profile(
    "nightly", max_examples=1000, deadline=None, suppress_health_check=slow_start
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci" if os.environ.get("CI") else "dev"))


def has_cuda() -> bool:
    """Return whether a CUDA device, or numba's simulator of one, answers."""
    if os.environ.get("NUMBA_ENABLE_CUDASIM") == "1":
        return True
    if importlib.util.find_spec("numba") is None:
        return False
    from numba import cuda

    return bool(cuda.is_available())


def pytest_runtest_setup(item: pytest.Item) -> None:
    if item.get_closest_marker("gpu") and not has_cuda():
        pytest.skip("no CUDA device (NUMBA_ENABLE_CUDASIM=1 runs the simulator)")
    if item.get_closest_marker("distributed") and importlib.util.find_spec("distributed") is None:
        pytest.skip("dask.distributed is not installed")
