"""The verdicts as one self-contained HTML page."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from itertools import groupby
from pathlib import Path

from wlkit.claims.claim import Verdict, plain
from wlkit.claims.run import tally
from wlkit.typing import PathLike

STYLE = """
body { font: 15px/1.45 system-ui, sans-serif; margin: 2rem auto; max-width: 75rem }
table { border-collapse: collapse; width: 100%; margin-bottom: 2rem }
th, td { text-align: left; vertical-align: top; padding: .35rem .6rem }
th, td { border-top: 1px solid #d8dee4 }
th { font-weight: 600; color: #57606a }
td.value { font-family: ui-monospace, monospace; font-size: 13px; overflow-wrap: anywhere }
small { color: #57606a; display: block }
.holds { color: #1a7f37 } .fails { color: #cf222e; font-weight: 700 }
.error { color: #9a6700; font-weight: 700 }
.skipped { color: #57606a }
"""
HEAD = ("claim", "kind", "source", "expected", "computed", "verdict", "seconds")


def to_html(verdicts: Sequence[Verdict], title: str = "Claims of the papers, checked") -> str:
    """Return a page with one table per paper; everything that came from outside is escaped."""
    count = tally(verdicts)
    summary = ", ".join(f"{n} {name}" for name, n in count.items())
    tables = "".join(
        f"<h2>{escape(paper)}</h2>{_table(list(rows))}"
        for paper, rows in groupby(verdicts, key=lambda v: v.paper)
    )
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{escape(title)}</title>'
        f"<style>{STYLE}</style></head><body><h1>{escape(title)}</h1>"
        f"<p>{len(verdicts)} claims: {summary}.</p>{tables}</body></html>\n"
    )


def write_html(verdicts: Sequence[Verdict], path: PathLike) -> Path:
    """Write the page, whole or not at all, and return its path."""
    from wlkit.report import write_whole

    return write_whole(path, to_html(verdicts))


def _table(verdicts: list[Verdict]) -> str:
    head = "".join(f"<th>{name}</th>" for name in HEAD)
    return f"<table><tr>{head}</tr>{''.join(map(_row, verdicts))}</table>"


def _row(v: Verdict) -> str:
    reading = "" if v.claim.reading == "as stated" else f"<small>{escape(v.claim.reading)}</small>"
    return (
        f"<tr><td><b>{escape(v.claim.id)}</b><br>{escape(v.claim.statement)}{reading}</td>"
        f"<td>{escape(v.claim.kind)}</td><td>{escape(v.claim.source)}</td>"
        f'<td class="value">{_value(plain(v.claim.expected))}</td>'
        f'<td class="value">{_value(v.computed)}<small>{escape(v.evidence)}</small></td>'
        f'<td class="{v.verdict}">{v.verdict}</td><td>{v.seconds:.2f}</td></tr>'
    )


def _value(value: object) -> str:
    if isinstance(value, dict):
        return "<br>".join(f"{escape(str(k))}: {_value(x)}" for k, x in value.items())
    return escape(str(value))
