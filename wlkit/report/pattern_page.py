"""The page of an expressivity report."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from wlkit.graphs.drawing import graph_svg
from wlkit.motifs import pattern_text
from wlkit.report.page import document, facts, figures, section, table
from wlkit.treewidth.drawing import decomposition_svg

if TYPE_CHECKING:
    from wlkit.report.pattern import Report

SHOWN_IMAGES = 36
WORDS = {"hom": "homomorphisms", "sub": "copies", "ind": "induced copies"}


def pattern_page(r: Report) -> str:
    """Return the whole page of a report."""
    lead = (
        f"What a graph neural network needs to count <code>{escape(r.name)}</code>: "
        f"{r.pattern.n} vertices, {r.pattern.m} edges."
    )
    body = pattern_summary(r) + "".join(
        section(anchor, title, part)
        for anchor, title, part in (
            ("dimension", "Weisfeiler-Leman dimension", dimension_part(r)),
            ("models", "Which models determine the count", models_part(r)),
            ("spasm", "Homomorphic images", spasm_part(r)),
            ("witness", "Two graphs that a weaker model confuses", witness_part(r)),
            ("counts", "Counts in graphs", counts_part(r)),
        )
        if part
    )
    foot = f"Computed exactly in {r.seconds:.2f} s."
    return document(f"Expressivity report: {r.name}", "wlkit report", lead, body, foot)


def pattern_summary(r: Report) -> str:
    """Return the pattern, its decomposition and the main numbers."""
    values = [(d.value, f"WL-dimension of {kind}") for kind, d in r.dimensions.items()]
    size = [] if r.spasm is None else [(len(r.spasm), "graphs in the spasm")]
    pictures = [
        (graph_svg(r.pattern, labels=True, size=230), f"the pattern {escape(r.name)}"),
        (
            decomposition_svg(r.treewidth.decomposition),
            f"a tree decomposition of width {r.treewidth.decomposition.width}",
        ),
    ]
    width = r.treewidth.upper if r.treewidth.exact else f"{r.treewidth.lower}-{r.treewidth.upper}"
    return figures(pictures) + facts([(width, "treewidth"), *values, *size])


def dimension_part(r: Report) -> str:
    """Return the table of dimensions and the support graph of the largest one of sub."""
    rows = [
        (WORDS[kind], d.value, pattern_text(d.certificate.support), d.certificate.reason)
        for kind, d in r.dimensions.items()
    ]
    text = (
        "<p>The WL-dimension of a count is the least k such that folklore k-WL determines it: "
        "the largest treewidth among the graphs whose homomorphism counts it combines.</p>"
    )
    out = text + table(("number of", "dimension", "widest graph", "why not more"), rows)
    sub = r.dimensions.get("sub")
    if sub is not None and sub.value > r.treewidth.upper:
        certificate = sub.certificate
        svg = graph_svg(certificate.support, labels=True, size=200)
        name = pattern_text(certificate.support)
        out += figures(
            [
                (svg, f"{escape(name)}, an image of the pattern of treewidth {sub.value}"),
                (decomposition_svg(certificate.decomposition), "its decomposition"),
            ]
        )
    return out


def models_part(r: Report) -> str:
    """Return which refinements and which published models determine which counts."""
    rows = [(_strength(k), f"folklore {k}-WL", *fits.values()) for k, fits in r.orders()]
    columns = ("class of models", "as strong as", *(WORDS[kind] for kind in r.dimensions))
    caption = "A model can determine a count only if the refinement that bounds it does."
    out = table(columns, rows, caption)
    if r.zoo:
        answers = [(a.model, a.family, a.hom, a.sub, a.obstruction or "-") for a in r.zoo]
        columns = ("model", "counts homomorphisms from", "homomorphisms", "copies", "why not")
        caption = (
            "Published architectures as banks of contractions. Copies are counted when every "
            "homomorphic image of the pattern is computed; the last column names one that is not."
        )
        out += table(columns, answers, caption)
    return out


def _strength(k: int) -> str:
    names = {1: "node-based: message passing", 2: "edge-based: PPGN, 3-IGN"}
    return names.get(k, f"order {k}: {k}-FGNN, {k + 1}-IGN")


def spasm_part(r: Report) -> str:
    """Return the drawn images with their coefficients."""
    if r.spasm is None:
        return ""
    shown = list(r.spasm)[:SHOWN_IMAGES]
    items = [
        (graph_svg(g, size=84), f"{escape(pattern_text(g))}<br>{escape(str(c))}") for g, c in shown
    ]
    rest = len(r.spasm) - len(shown)
    more = f'<p class="note">and {rest} more</p>' if rest > 0 else ""
    text = (
        f"<p>The number of copies of {escape(r.name)} is the sum of the homomorphism counts of "
        f"these {len(r.spasm)} graphs with the coefficients below them.</p>"
    )
    return text + figures(items) + more


def witness_part(r: Report) -> str:
    """Return the pair of graphs, drawn, with their counts."""
    w = r.witness
    if w is None:
        return ""
    items = [
        (graph_svg(g, size=230), f"{value} copies of {escape(r.name)}")
        for g, value in zip((w.first, w.second), w.values, strict=True)
    ]
    text = (
        f"<p>Folklore {w.k}-WL cannot tell these two graphs apart "
        f"({escape(w.construction)}), and they hold different numbers of copies.</p>"
    )
    return text + figures(items)


def counts_part(r: Report) -> str:
    """Return the counts in real and classical graphs."""
    if not r.counts:
        return ""
    columns = ("graph", "vertices", "edges", *WORDS.values())
    rows = [
        (c.name, c.host.n, c.host.m, *("-" if x is None else x for x in (c.hom, c.sub, c.ind)))
        for c in r.counts
    ]
    caption = (
        "Labels of molecules are forgotten when the pattern has none; "
        "a dash stands for counts that would take long."
    )
    return table(columns, rows, caption)
