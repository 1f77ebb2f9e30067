"""The lock covers pyproject.toml, and the environment tool sees what is missing."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from tools import environment, lock

ROOT = Path(__file__).resolve().parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())


def canonical(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def pins(*groups: str) -> dict[str, str]:
    lines = [line.split("==") for group in groups for line in environment.locked(group)]
    return {canonical(name): version for name, version in lines}


@pytest.mark.parametrize(("group", "stated"), lock.wanted().items())
def test_the_lock_holds_every_stated_dependency_in_a_version_that_is_allowed(group, stated) -> None:
    requirements = pytest.importorskip("packaging.requirements")
    found = pins("core", group)
    for line in stated:
        need = requirements.Requirement(line)
        assert need.specifier.contains(found[canonical(need.name)]), line


def test_one_version_of_a_package_serves_all_groups() -> None:
    groups = [p.stem for p in (ROOT / "requirements").glob("*.txt") if p.stem != "peers"]
    every = [pins(group) for group in groups]
    assert {"build", "core", "dev", "test", "lint", "notebooks", "bench"} == set(groups)
    for name in {name for found in every for name in found}:
        assert len({found[name] for found in every if name in found}) == 1, name


def test_the_core_holds_no_test_oracle_and_no_gpl() -> None:
    assert not {"pynauty", "scipy", "torch", "cayleypy", "pytest"} & set(pins("core"))


def test_an_unknown_group_names_the_known_ones() -> None:
    with pytest.raises(SystemExit, match=r"known: .*core.*test"):
        environment.locked("nothing")


def test_a_changed_lock_changes_the_stamp(tmp_path: Path, monkeypatch) -> None:
    (tmp_path / "requirements").mkdir()
    monkeypatch.setattr(environment, "ROOT", tmp_path)
    stamps = []
    for version in ("1.0", "1.1", "1.0"):
        (tmp_path / "requirements" / "core.txt").write_text(f"tqdm=={version}\n")
        stamps.append(environment.wanted_stamp(["core"]))
    assert stamps[0] == stamps[2] != stamps[1]


def test_a_python_that_does_not_start_is_not_trusted(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr(environment, "PYTHON", tmp_path / "python")
    assert not environment.runs_this_python()
    assert environment.differences(["core"]) is None


def test_a_stamp_that_does_not_parse_names_no_groups(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr(environment, "STAMP", tmp_path / "stamp.json")
    assert environment.installed_groups() == []
    (tmp_path / "stamp.json").write_text("{")
    assert environment.installed_groups() == []
