"""Make `.venv` fit to use: create it, repair it, or leave it alone when it is right.

    python3 tools/environment.py core test

installs the locked groups `requirements/core.txt` and `requirements/test.txt` and wlkit itself
(editable). A stamp in `.venv` records the Python and the hash of every group that went in. What
the stamp says is checked, not trusted: a `.venv` whose Python is gone or another one, or whose
packages do not import, is made anew; one that merely lacks a package or has another version than
the lock is brought in line. Needs Python 3.11 and the standard library; uses uv when it is there.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
VENV = ROOT / ".venv"
STAMP = VENV / "wlkit-stamp.json"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
NAME = "tools/environment.py"
ALWAYS = ("build", "core")
# Built from source, and nothing depends on them but tests that skip when they are missing.
OPTIONAL = ("pynauty",)

PROBE = """
import json, sys
from importlib.metadata import PackageNotFoundError, version
def found(name):
    try:
        return version(name).partition("+")[0]
    except PackageNotFoundError:
        return None
import numpy, llvmlite.binding, flint
print(json.dumps({name: found(name) for name in sys.argv[1:]}))
"""


def locked(group: str) -> list[str]:
    """Return the lines `name==version` of a group."""
    path = ROOT / "requirements" / f"{group}.txt"
    if not path.is_file():
        known = ", ".join(sorted(p.stem for p in path.parent.glob("*.txt")))
        sys.exit(f"{NAME}: unknown group {group!r} (known: {known})")
    return [line for line in path.read_text().splitlines() if line and not line.startswith("#")]


def is_optional(line: str) -> bool:
    return line.partition("==")[0] in OPTIONAL


def wanted_stamp(groups: list[str]) -> dict[str, object]:
    """Return what the stamp says once `groups` are in."""
    digest = {g: hashlib.sha256("\n".join(locked(g)).encode()).hexdigest() for g in groups}
    return {"python": sys.version, "root": str(ROOT), "groups": digest}


def installed_groups() -> list[str]:
    """Return the groups that the stamp names, those that no longer exist left out."""
    try:
        names = list(json.loads(STAMP.read_text())["groups"])
    except (OSError, ValueError, KeyError, TypeError):
        return []
    return [g for g in names if (ROOT / "requirements" / f"{g}.txt").is_file()]


def runs_this_python() -> bool:
    """Return whether the interpreter of `.venv` starts and is the version that runs this file."""
    try:
        out = subprocess.run(
            [PYTHON, "-c", "import sys; print(sys.version)"],
            capture_output=True,
            text=True,
            check=True,
        )
    except (OSError, subprocess.CalledProcessError):
        return False
    return out.stdout.strip() == sys.version.strip()


def differences(groups: list[str]) -> list[str] | None:
    """Return the locked packages that are missing or of another version; None if nothing works."""
    want = dict(line.split("==") for g in groups for line in locked(g) if not is_optional(line))
    try:
        out = subprocess.run(
            [PYTHON, "-c", PROBE, "wlkit", *want], capture_output=True, text=True, check=True
        )
    except (OSError, subprocess.CalledProcessError):
        return None
    have = json.loads(out.stdout)
    missing = [] if have.pop("wlkit") else ["wlkit"]
    return missing + [f"{name}=={v}" for name, v in want.items() if have[name] != v]


def call(*command: str | Path, check: bool = True, silent: bool = False) -> bool:
    """Run a command in the root; report whether it succeeded."""
    words = [str(c) for c in command]
    code = subprocess.run(words, cwd=ROOT, check=False, capture_output=silent).returncode
    if code and check:
        sys.exit(f"{NAME}: failed ({code}): {' '.join(map(str, command))}")
    return code == 0


def install(*arguments: str, optional: bool = False) -> bool:
    """Install into `.venv`, with uv when there is one, and with pip if uv cannot."""
    uv = shutil.which("uv")
    if uv:
        command = [uv, "pip", "install", "-q", "--python", str(PYTHON), *arguments]
        if call(*command, check=False, silent=True):
            return True
    quiet = ["-qq", "--disable-pip-version-check", "--no-input"]
    command = [str(PYTHON), "-m", "pip", "install", *quiet, *arguments]
    return call(*command, check=not optional, silent=optional)


def create() -> None:
    """Make an empty `.venv` with pip in it, in place of whatever is there."""
    print(f"{NAME}: making {VENV.name} with Python {sys.version.split()[0]}", flush=True)
    if VENV.is_symlink() or VENV.is_file():
        VENV.unlink()
    elif VENV.exists():
        shutil.rmtree(VENV)
    if not call(sys.executable, "-m", "venv", VENV, check=False):
        shutil.rmtree(VENV, ignore_errors=True)
        uv = shutil.which("uv")
        if not uv:
            sys.exit(f"{NAME}: this Python lacks the venv module (Debian: python3-venv)")
        call(uv, "venv", "-q", "--seed", "--python", sys.executable, VENV)


def fill(groups: list[str]) -> None:
    """Install the locked groups, then the optional packages one by one, then wlkit itself."""
    print(f"{NAME}: installing {', '.join(groups)}", flush=True)
    lines = sorted({line for g in groups for line in locked(g)})
    install(*[line for line in lines if not is_optional(line)])
    for line in filter(is_optional, lines):
        if not install(line, optional=True):
            print(f"{NAME}: {line} did not install; the tests that need it will be skipped")
    install("--no-deps", "--no-build-isolation", "-e", ".")


def ensure(groups: list[str]) -> None:
    """Bring `.venv` to the locked state of `groups` and of those installed before."""
    groups = list(dict.fromkeys([*ALWAYS, *groups, *installed_groups()]))
    stamp = wanted_stamp(groups)
    if not runs_this_python():
        create()
    elif differences(groups) == [] and STAMP.is_file() and json.loads(STAMP.read_text()) == stamp:
        return
    STAMP.unlink(missing_ok=True)
    fill(groups)
    if differences(groups) is None:
        create()
        fill(groups)
    left = differences(groups)
    if left is None or left:
        sys.exit(f"{NAME}: not as locked: {left or 'numpy, numba or flint do not import'}")
    STAMP.write_text(json.dumps(stamp, indent=2) + "\n")


if __name__ == "__main__":
    if sys.version_info < (3, 11):  # noqa: UP036
        sys.exit(
            f"wlkit needs Python 3.11 or newer; {sys.executable} is {sys.version.split()[0]}"
            " (make PYTHON=python3.12 ... names another)"
        )
    ensure(sys.argv[1:])
