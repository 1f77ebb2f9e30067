"""The pieces of a self-contained HTML page: style, sections, figures, tables."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

STYLE = """
:root { color-scheme: light dark; --ink: #1c2430; --soft: #5b6673; --line: #d9dee5;
  --paper: #fcfcfb; --panel: #f3f5f8; --accent: #2f5fa5; --yes: #1d7a3e; --no: #b4382f }
@media (prefers-color-scheme: dark) { :root { --ink: #e4e8ee; --soft: #9aa6b4; --line: #343c48;
  --paper: #14181d; --panel: #1c2229; --accent: #86b1f0; --yes: #63c486; --no: #ef8a80 } }
* { box-sizing: border-box }
body { margin: 0; background: var(--paper); color: var(--ink);
  font: 16px/1.55 "Iowan Old Style", "Palatino Linotype", Palatino, Georgia, serif }
main { max-width: 68rem; margin: 0 auto; padding: 3rem 1.5rem 5rem }
h1, h2, h3, th, figcaption, caption, .kicker, .note, nav
  { font-family: system-ui, "Segoe UI", Roboto, "Helvetica Neue", sans-serif }
h1 { font-size: 2rem; line-height: 1.2; margin: .2rem 0 .6rem; letter-spacing: -.015em }
h2 { font-size: 1.3rem; margin: 3.2rem 0 .6rem; padding-top: 1.1rem;
  border-top: 1px solid var(--line) }
h3 { font-size: 1.02rem; margin: 2rem 0 .4rem }
p { max-width: 46rem; margin: .5rem 0 }
.kicker { color: var(--accent); font-size: .8rem; font-weight: 600; letter-spacing: .08em;
  text-transform: uppercase }
.lead { font-size: 1.08rem; color: var(--soft) }
.note, figcaption, caption { color: var(--soft); font-size: .84rem; line-height: 1.45 }
nav { font-size: .9rem; margin: 1.4rem 0 } nav a { margin-right: 1.4rem }
a { color: var(--accent); text-decoration: none } a:hover { text-decoration: underline }
.scroll { overflow-x: auto; margin: 1.1rem 0 }
table { border-collapse: collapse; font-variant-numeric: tabular-nums lining-nums }
caption { text-align: left; padding: 0 0 .5rem; caption-side: top; max-width: 46rem }
th { font-size: .78rem; font-weight: 600; color: var(--soft); text-align: left;
  vertical-align: bottom }
th, td { padding: .42rem .8rem; border-bottom: 1px solid var(--line) }
thead th { border-bottom: 1.5px solid var(--soft) }
th:first-child, td:first-child { padding-left: 0 }
td.num, th.num { text-align: right }
td svg { display: block; margin: auto; max-width: none !important }
.figures { display: flex; flex-wrap: wrap; gap: 1rem; align-items: stretch; margin: 1.2rem 0 }
figure { margin: 0; padding: 1rem; background: var(--panel); border-radius: 8px; display: flex;
  flex-direction: column; justify-content: space-between; align-items: center; max-width: 100% }
figure > svg { max-width: 100%; height: auto; margin: auto }
figcaption { margin-top: .7rem; text-align: center; max-width: 22rem }
.yes { color: var(--yes); font-weight: 600 } .no { color: var(--no); font-weight: 600 }
.big { font: 600 2.1rem/1 system-ui, sans-serif; color: var(--accent) }
.facts { display: flex; flex-wrap: wrap; gap: 2.4rem; margin: 1.4rem 0 }
.facts div span { display: block }
code { font: .88em ui-monospace, SFMono-Regular, Menlo, Consolas, monospace }
footer { margin-top: 4rem; padding-top: 1rem; border-top: 1px solid var(--line) }
@media print { main { padding: 0; max-width: none } h2 { break-after: avoid }
  figure, tr { break-inside: avoid } }
"""


def document(title: str, kicker: str, lead: str, body: str, foot: str = "") -> str:
    """Return a whole page; `lead`, `body` and `foot` are HTML, the others plain text."""
    footer = f'<footer class="note">{foot}</footer>' if foot else ""
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(title)}</title><style>{STYLE}</style></head><body><main>"
        f'<div class="kicker">{escape(kicker)}</div><h1>{escape(title)}</h1>'
        f'<p class="lead">{lead}</p>{body}{footer}</main></body></html>\n'
    )


def section(anchor: str, title: str, body: str) -> str:
    """Return a section with a heading that can be linked to."""
    return f'<section id="{anchor}"><h2>{escape(title)}</h2>{body}</section>'


def contents(entries: Iterable[tuple[str, str]]) -> str:
    """Return links to sections: (anchor, text)."""
    return "<nav>" + "".join(f'<a href="#{a}">{escape(t)}</a>' for a, t in entries) + "</nav>"


def figures(items: Iterable[tuple[str, str]]) -> str:
    """Return pictures side by side: (SVG, caption as HTML)."""
    inner = "".join(
        f"<figure>{svg}<figcaption>{caption}</figcaption></figure>" for svg, caption in items
    )
    return f'<div class="figures">{inner}</div>'


def facts(items: Iterable[tuple[object, str]]) -> str:
    """Return a row of large values with what they are."""
    inner = "".join(
        f'<div><span class="big">{escape(str(value))}</span>'
        f'<span class="note">{escape(what)}</span></div>'
        for value, what in items
    )
    return f'<div class="facts">{inner}</div>'


def table(columns: Sequence[str], rows: Iterable[Sequence[object]], caption: str = "") -> str:
    """Return a table that scrolls sideways when it is too wide.

    Numbers are set flush right, in groups of three digits; text that begins with ``<`` is HTML.
    """
    rows = [list(row) for row in rows]
    numeric = [
        bool(rows)
        and all(isinstance(row[i], int | float) and not isinstance(row[i], bool) for row in rows)
        for i in range(len(columns))
    ]
    classes = ['class="num"' if x else "" for x in numeric]
    head = "".join(f"<th {c}>{escape(name)}</th>" for name, c in zip(columns, classes, strict=True))
    body = "".join(
        "<tr>"
        + "".join(f"<td {c}>{cell(x)}</td>" for x, c in zip(row, classes, strict=True))
        + "</tr>"
        for row in rows
    )
    said = f"<caption>{caption}</caption>" if caption else ""
    return (
        f'<div class="scroll"><table>{said}<thead><tr>{head}</tr></thead>'
        f"<tbody>{body}</tbody></table></div>"
    )


def cell(value: object) -> str:
    """Return the HTML of one value.

    Examples
    --------
    >>> cell(True), cell(479001600), cell("a < b"), cell("<b>x</b>")
    ('<span class="yes">yes</span>', '479&#8239;001&#8239;600', 'a &lt; b', '<b>x</b>')
    """
    if isinstance(value, bool):
        return f'<span class="{"yes" if value else "no"}">{"yes" if value else "no"}</span>'
    if isinstance(value, int):
        return f"{value:,}".replace(",", "&#8239;") if abs(value) >= 10_000 else str(value)
    if isinstance(value, float):
        return f"{value:.3g}"
    text = str(value)
    return text if text.startswith("<") else escape(text)
