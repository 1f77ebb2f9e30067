"""Commands about graphs and patterns: count, treewidth, spasm, wl, wl-dimension."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING, Any

from wlkit.cli import motifs
from wlkit.cli.output import Answer, Table
from wlkit.cli.pairs import wl, wl_arguments
from wlkit.cli.parser import Command, Parser, choice

if TYPE_CHECKING:
    from collections.abc import Iterable

    from wlkit.typing import JSONDict

KINDS = ("hom", "sub", "ind")
GRAPH = "a graph: name, g6:..., edge list 0-1,1-2 or file"


def _count_arguments(parser: Parser) -> None:
    parser.add_argument("pattern", metavar="PATTERN", help=GRAPH)
    parser.add_argument("graph", metavar="GRAPH", help=GRAPH + " with one or many graphs")
    parser.add_argument(
        "--kind", type=choice("kind of count", KINDS), default="hom", help="hom, sub or ind"
    )


def _count(args: argparse.Namespace) -> Answer:
    from wlkit.graphs import graphs_from
    from wlkit.motifs import count, with_bars

    hosts = graphs_from(args.graph)
    with with_bars(sys.stderr.isatty() and not args.json):
        results = [count(args.pattern, host, kind=args.kind) for host in hosts]
    if len(results) == 1:
        r = results[0]
        plan = r.to_dict()["plan"]
        lines = [
            f"{args.kind}({args.pattern}, {args.graph}) = {r.value}",
            f"by {r.route}, plan of width {r.plan.width}, elimination order {plan['order']}",
        ]
        return Answer({"graph": args.graph, **r.to_dict()}, lines)
    rows = [(i, r.graph.n, r.graph.m, r.value) for i, r in enumerate(results)]
    data = {**results[0].to_dict(), "graph": args.graph, "value": [r.value for r in results]}
    title = f"{args.kind}({args.pattern}, .)"
    return Answer(data, [], [Table(("graph", "n", "m", "value"), rows, title)])


def _graph_argument(parser: Parser) -> None:
    parser.add_argument("graph", metavar="GRAPH", help=GRAPH)


def _treewidth(args: argparse.Namespace) -> Answer:
    from wlkit.graphs import graphs_from
    from wlkit.treewidth import treewidth

    results = [treewidth(g) for g in graphs_from(args.graph)]
    if len(results) > 1:
        rows = [(i, r.graph.n, r.graph.m, _width(r)) for i, r in enumerate(results)]
        data = {"graph": args.graph, "results": [r.to_dict() for r in results]}
        return Answer(data, [], [Table(("graph", "n", "m", "treewidth"), rows)])
    r = results[0]
    lines = [
        f"treewidth({args.graph}) = {_width(r)}",
        f"bags: {' '.join(map(_braced, r.decomposition.bags))}",
        "edges: " + (" ".join(f"{i}-{j}" for i, j in r.decomposition.edges) or "none"),
    ]
    if r.obstruction is not None:
        sets = " ".join(map(_braced, r.obstruction.branch_sets))
        lines.append(f"forbidden minor: {r.obstruction.name}, branch sets {sets}")
    return Answer({"graph": args.graph, **r.to_dict()}, lines)


def _braced(vertices: Iterable[int]) -> str:
    return "{" + ", ".join(map(str, vertices)) + "}"


def _width(r: Any) -> str:
    return str(r.value) if r.exact else f"{r.lower}..{r.upper}"


def _pattern_argument(parser: Parser) -> None:
    parser.add_argument("pattern", metavar="PATTERN", help=GRAPH)


def _spasm(args: argparse.Namespace) -> Answer:
    from wlkit.motifs import pattern_text, spasm

    s = spasm(args.pattern, progress=not args.json and sys.stderr.isatty())
    rows = [(pattern_text(g), g.n, g.m, str(c)) for g, c in s]
    columns = ("graph", "n", "m", "coefficient of hom in sub")
    return Answer(s.to_dict(), [f"|Spasm({args.pattern})| = {len(s)}"], [Table(columns, rows)])


def _dimension_arguments(parser: Parser) -> None:
    parser.add_argument(
        "pattern", metavar="PATTERN", help=GRAPH + ", or a combination sub(P4)+3*sub(K3)"
    )
    motifs.kind_argument(parser)
    parser.add_argument("--labels", metavar="A,B,...", help="a label for every vertex of PATTERN")
    parser.add_argument("--witness", action="store_true", help="a pair that (d-1)-WL confuses")


def _dimension(args: argparse.Namespace) -> Answer:
    from wlkit.motifs import wl_dimension

    f, kind = motifs.motif_parameter(args.pattern, args.kind, args.labels)
    d = wl_dimension(f)
    certificate = d.to_dict()["certificate"]
    lines = [
        f"{kind + ' of ' if kind else ''}{args.pattern}: {d.statement}",
        f"why not more: {certificate['reason']}",
        f"decomposition of width {certificate['treewidth']}: "
        + " ".join(map(_braced, certificate["decomposition"]["bags"])),
    ]
    data: JSONDict = {"pattern": args.pattern, "kind": kind, **d.to_dict()}
    if args.witness:
        pair = d.witness()
        data["witness"] = pair.to_dict()
        lines.append(repr(pair).strip("<>"))
    return Answer(data, lines)


COMMANDS = [
    Command(
        "count", "exact number of homomorphisms, copies or induced copies", _count_arguments, _count
    ),
    Command(
        "treewidth",
        "exact treewidth, a decomposition, a forbidden minor",
        _graph_argument,
        _treewidth,
    ),
    Command(
        "spasm", "the homomorphic images of a pattern, with coefficients", _pattern_argument, _spasm
    ),
    Command("wl", "which refinement tells two graphs apart, or many pairs", wl_arguments, wl),
    Command(
        "wl-dimension",
        "the least k such that folklore k-WL counts a pattern",
        _dimension_arguments,
        _dimension,
    ),
    *motifs.COMMANDS,
]
