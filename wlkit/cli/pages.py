"""Commands that write a page or describe the installation: report, run, papers, info."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from wlkit.cli.output import Answer, Table
from wlkit.cli.parser import Command, Parser

if TYPE_CHECKING:
    from wlkit.typing import JSONDict

RUN_PAGE = "build/wlkit-run.html"


def _on_terminal(args: argparse.Namespace) -> bool:
    return sys.stderr.isatty() and not args.json


def _report_arguments(parser: Parser) -> None:
    parser.add_argument("graph", metavar="GRAPH", help="the pattern")
    parser.add_argument("-o", "--output", metavar="FILE.html", required=True, help="where to write")


def _report(args: argparse.Namespace) -> Answer:
    from wlkit.report import report

    r = report(args.graph)
    path = r.save(args.output)
    return Answer({**r.to_dict(), "file": str(path)}, [*r.lines(), f"page: {path.resolve()}"])


def _run_arguments(parser: Parser) -> None:
    parser.add_argument(
        "-o", "--output", metavar="FILE.html", default=RUN_PAGE, help=f"default: {RUN_PAGE}"
    )


def _run(args: argparse.Namespace) -> Answer:
    from wlkit.report import main_report

    page = main_report(progress=_on_terminal(args))
    path = page.save(args.output)
    data = {**page.to_dict(), "file": str(path.resolve())}
    tables = [Table(s.columns, s.rows, s.title) for s in page.summaries]
    return Answer(data, [], tables, closing=f"page: {path.resolve()}   ({page.seconds:.1f} s)")


def _papers_arguments(parser: Parser) -> None:
    parser.add_argument("slug", metavar="SLUG", nargs="?", help="one paper; all without it")
    parser.add_argument("-o", "--output", metavar="FILE.html", help="also write a page")
    parser.add_argument("--fast", action="store_true", help="leave out the claims marked as slow")


def _papers(args: argparse.Namespace) -> Answer:
    from wlkit.claims import run_claims, tally, write_html

    verdicts = run_claims(args.slug, slow=not args.fast, progress=_on_terminal(args))
    count = tally(verdicts)
    data: JSONDict = {"claims": [v.to_dict() for v in verdicts], **count}
    lines = [", ".join(f"{n} {name}" for name, n in count.items())]
    if args.output:
        data["file"] = str(write_html(verdicts, args.output))
        lines.append(f"page: {Path(args.output).resolve()}")
    columns = ("paper", "claim", "expected", "computed", "verdict", "seconds")
    rows = [
        (
            d["paper"],
            d["claim"],
            _short(d["expected"]),
            _short(d["computed"]),
            d["verdict"],
            f"{d['seconds']:.2f}",
        )
        for d in data["claims"]
    ]
    failed = count["fails"] + count["error"] > 0
    return Answer(data, lines, [Table(columns, rows)], exit_code=int(failed))


def _short(value: object) -> str:
    text = str(value)
    return text if len(text) <= 60 else text[:57] + "..."


def _info(args: argparse.Namespace) -> Answer:
    data = installation()
    lines = [f"{key}: {value}" for key, value in data.items() if not isinstance(value, dict)]
    orders = (f"n <= {n} for folklore {k}-WL" for k, n in data["largest_pair"].items())
    lines.append(f"two graphs that fit the memory free now: {', '.join(orders)}")
    rows = [(k, v or "-") for part in ("packages", "extras") for k, v in data[part].items()]
    return Answer(data, lines, [Table(("package", "version"), rows)])


PACKAGES = ("numpy", "numba", "networkx", "sympy", "opt_einsum", "python-flint", "tqdm", "rich")
EXTRAS = ("matplotlib", "pynauty", "dask", "distributed", "numba-cuda", "duckdb", "pyarrow")


def installation() -> JSONDict:
    """Return versions, threads, GPU, caches and optional extras, importing none of them."""
    import platform

    import wlkit
    from wlkit.wl import largest_order

    return {
        "wlkit": wlkit.__version__,
        "python": platform.python_version(),
        "platform": platform.platform(),
        "threads": len(os.sched_getaffinity(0))
        if hasattr(os, "sched_getaffinity")
        else os.cpu_count(),
        "gpu": _gpu(),
        "cache": _kernel_cache(),
        "largest_pair": {str(k): largest_order(k, graphs=2) for k in (2, 3)},
        "packages": {name: _version(name) for name in PACKAGES},
        "extras": {name: _version(name) for name in EXTRAS},
    }


def _version(name: str) -> str | None:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version(name)
    except PackageNotFoundError:
        return None


def _gpu() -> str | None:
    """Return the name of the first CUDA device as its driver reports it, or None."""
    import shutil
    import subprocess

    if shutil.which("nvidia-smi") is None:
        return None
    query = ["nvidia-smi", "--query-gpu=name,memory.total", "--format=csv,noheader"]
    try:
        out = subprocess.run(query, capture_output=True, text=True, timeout=10, check=True).stdout
    except (OSError, subprocess.SubprocessError):
        return None
    return out.splitlines()[0].strip() if out.strip() else None


def _kernel_cache() -> str:
    """Return where compiled kernels are kept and how much there is."""
    import wlkit

    default = Path(wlkit.__file__).parent / "_kernels" / "__pycache__"
    folder = Path(os.environ.get("NUMBA_CACHE_DIR") or default)
    files = list(folder.rglob("*.nbc"))
    size = sum(f.stat().st_size for f in files) / 2**20
    return f"{folder} ({len(files)} compiled kernels, {size:.1f} MiB)"


COMMANDS = [
    Command("papers", "the claims of the source papers, checked", _papers_arguments, _papers),
    Command("report", "the expressivity report of a pattern as a page", _report_arguments, _report),
    Command("run", "the four engines on real input, one page to look at", _run_arguments, _run),
    Command("info", "versions, threads, GPU, caches, optional extras", lambda _: None, _info),
]
