"""The house rules that a program can check: light import, short files, errors that explain."""

from __future__ import annotations

import ast
import json
import subprocess
import sys
from pathlib import Path

import pytest

import wlkit

ROOT = Path(__file__).resolve().parents[1]
SOURCES = sorted((ROOT / "wlkit").rglob("*.py"))
KERNELS = ROOT / "wlkit" / "_kernels"
HEAVY = {"dask", "flint", "matplotlib", "networkx", "numba", "opt_einsum", "rich", "sympy", "tqdm"}


def name(path: Path) -> str:
    return str(path.relative_to(ROOT))


def top_level_imports(tree: ast.Module) -> set[str]:
    """Return the first components of what a module imports when it is itself imported."""
    plain = [a.name for n in tree.body if isinstance(n, ast.Import) for a in n.names]
    origins = [n.module or "" for n in tree.body if isinstance(n, ast.ImportFrom)]
    return {x.partition(".")[0] for x in plain + origins}


def test_import_wlkit_loads_no_heavy_package() -> None:
    code = "import json, sys, wlkit; print(json.dumps(sorted(sys.modules)))"
    out = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    loaded = set(json.loads(out.stdout))
    assert "wlkit" in loaded
    assert not loaded & (HEAVY | {"numpy"})


def test_every_public_name_is_there() -> None:
    missing = [x for x in wlkit.__all__ if getattr(wlkit, x, None) is None]
    assert not missing
    assert set(wlkit.__all__) <= set(dir(wlkit))


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'treewith'"):
        _ = wlkit.treewith


@pytest.mark.parametrize("path", SOURCES, ids=name)
def test_a_module_keeps_the_house_rules(path: Path) -> None:
    lines = path.read_text().splitlines()
    tree = ast.parse("\n".join(lines))
    if KERNELS in path.parents:  # kernels that call each other must share a file: no bound
        imported = top_level_imports(tree)
        assert imported <= {"__future__", "numba", "numpy", "math"}, "kernels are leaves"
    else:
        assert len(lines) <= 400, "a file past 400 lines holds two things"
        assert not top_level_imports(tree) & HEAVY, "heavy packages load inside functions"
        raised = [n for n in ast.walk(tree) if isinstance(n, ast.Raise) and n.exc is not None]
        assert not [n.lineno for n in raised if "NotImplementedError" in ast.dump(n.exc)]


def test_the_lock_pins_names_and_versions_only() -> None:
    lines = [
        line for path in (ROOT / "requirements").glob("*.txt") for line in path.read_text().split()
    ]
    assert lines
    assert not [line for line in lines if line.count("==") != 1 or "/" in line or "@" in line]


def test_type_checkers_see_the_same_public_names() -> None:
    stub = ast.parse((ROOT / "wlkit" / "__init__.pyi").read_text())
    seen = {a.asname: n.module for n in stub.body if isinstance(n, ast.ImportFrom) for a in n.names}
    assert {*seen, "__version__"} == set(wlkit.__all__)
    homes = {x: f"wlkit.{home}" for home, names in wlkit._HOMES.items() for x in names.split()}
    assert seen == homes | {"report": "wlkit.report"}
