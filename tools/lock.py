"""Resolve the groups of pyproject.toml once and write `requirements/*.txt`.

    python3 tools/lock.py             keeps the versions locked now wherever they still fit
    python3 tools/lock.py --upgrade   takes the newest ones

All groups are resolved together in one throwaway environment, so that one version of a package
serves them all; a file then holds what its group needs beyond the core, as name==version. The
group `peers` is not touched: it is large and asked for by name only.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import tomllib
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
LOCK = ROOT / "requirements"
GROUPS = ("test", "lint", "notebooks", "bench", "dev")

CLOSURE = """
import json, sys
from importlib.metadata import distribution
from pip._vendor.packaging.requirements import Requirement
from pip._vendor.packaging.utils import canonicalize_name
def closure(lines, extra=""):
    todo, done = [(Requirement(line), {""}) for line in lines], {}
    while todo:
        need, extras = todo.pop()
        if need.marker and not any(need.marker.evaluate({"extra": e}) for e in extras):
            continue
        dist, key = distribution(need.name), canonicalize_name(need.name)
        asked = {"", *need.extras}
        if done.get(key, (None, set()))[1] >= asked:
            continue
        done[key] = (f"{dist.name}=={dist.version}", asked | done.get(key, (None, set()))[1])
        todo += [(Requirement(line), asked) for line in dist.requires or []]
    return sorted((line for line, _ in done.values()), key=str.lower)
print(json.dumps({name: closure(lines) for name, lines in json.load(sys.stdin).items()}))
"""


def wanted() -> dict[str, list[str]]:
    """Return the requirements of every group as pyproject.toml states them."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    table = project["dependency-groups"]

    def flat(name: str) -> list[str]:
        return [
            line
            for item in table[name]
            for line in ([item] if isinstance(item, str) else flat(item["include-group"]))
        ]

    core = {"core": project["project"]["dependencies"]}
    return {"build": project["build-system"]["requires"]} | core | {g: flat(g) for g in GROUPS}


def kept() -> list[str]:
    """Return every line locked now."""
    files = [p for p in LOCK.glob("*.txt") if p.stem != "peers"]
    return sorted({line for p in files for line in p.read_text().split()})


def main(upgrade: bool) -> None:
    groups = wanted()
    with tempfile.TemporaryDirectory() as folder:
        venv.create(folder, with_pip=True)
        python, constraints = Path(folder) / "bin" / "python", Path(folder) / "constraints.txt"
        constraints.write_text("" if upgrade else "\n".join(kept()))
        everything = sorted({line for lines in groups.values() for line in lines})
        install = [python, "-m", "pip", "install", "-q", "-c", constraints, *everything]
        subprocess.run(install, check=True)
        found = subprocess.run(
            [python, "-c", CLOSURE],
            input=json.dumps(groups),
            capture_output=True,
            text=True,
            check=True,
        )
    closed: dict[str, list[str]] = json.loads(found.stdout)
    LOCK.mkdir(exist_ok=True)
    for name, lines in closed.items():
        beyond = lines if name == "core" else [x for x in lines if x not in closed["core"]]
        (LOCK / f"{name}.txt").write_text("".join(f"{line}\n" for line in beyond))
        print(f"{name:<10} {len(beyond):3d} packages")


if __name__ == "__main__":
    main("--upgrade" in sys.argv[1:])
