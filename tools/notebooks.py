"""Execute the notebooks and write them, with their outputs, to `build/notebooks`.

    python tools/notebooks.py [NAME ...]

The stored source is the percent script `notebooks/NAME.py`; outputs are never stored.
"""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

import jupytext
import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError
from traitlets.config import Config

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "notebooks"
TARGET = ROOT / "build" / "notebooks"


def execute(script: Path, target: Path = TARGET) -> Path:
    """Run one percent script as a notebook and return where its executed form lies."""
    book = jupytext.read(script)
    book.metadata["kernelspec"] = {"name": "python3", "display_name": "Python 3"}
    client = NotebookClient(
        book,
        timeout=600,
        resources={"metadata": {"path": str(ROOT)}},
        config=Config({"KernelManager": {"transport": "tcp" if os.name == "nt" else "ipc"}}),
    )
    client.execute()
    target.mkdir(parents=True, exist_ok=True)
    part, done = target / f"{script.stem}.ipynb.part", target / f"{script.stem}.ipynb"
    nbformat.write(book, part)
    part.replace(done)
    return done


def main(names: list[str]) -> int:
    scripts = [SOURCE / f"{n.removesuffix('.py')}.py" for n in names] or sorted(SOURCE.glob("*.py"))
    failed = 0
    for script in scripts:
        start = time.perf_counter()
        try:
            done = execute(script)
        except FileNotFoundError:
            print(f"{script.name}: no such notebook in {SOURCE}", file=sys.stderr)
            return 2
        except CellExecutionError as error:
            print(f"{script.name}: failed\n{error}", file=sys.stderr)
            failed = 1
        else:
            print(f"{done.relative_to(ROOT)}   {time.perf_counter() - start:.1f} s", flush=True)
    return failed


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
