"""Run the benchmarks: `python -m benchmarks [AREA ...]`, all areas without a name."""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path


def areas() -> list[str]:
    """Return the modules of this folder that are benchmarks."""
    names = (p.stem for p in Path(__file__).parent.glob("*.py"))
    return sorted(n for n in names if not n.startswith("_") and n != "timing")


def main(chosen: list[str]) -> int:
    known = areas()
    unknown = [name for name in chosen if name not in known]
    if unknown:
        print(f"unknown benchmark {unknown[0]!r} (known: {', '.join(known)})", file=sys.stderr)
        return 2
    for name in chosen or known:
        import_module(f"benchmarks.{name}").main()
        print()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
