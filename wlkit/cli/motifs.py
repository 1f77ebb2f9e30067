"""Commands about small patterns and about counts read off colours: atlas, local-value."""

from __future__ import annotations

import argparse
import re
from typing import TYPE_CHECKING

from wlkit.cli.output import Answer, Table
from wlkit.cli.parser import Command, Parser, choice, natural

if TYPE_CHECKING:
    from wlkit.graphs import Graph
    from wlkit.motifs import MotifParameter

KINDS = ("hom", "sub", "ind")
SHOWN = 20


def kind_argument(parser: Parser) -> None:
    """Add --kind, which goes with a graph and not with a combination of counts."""
    parser.add_argument(
        "--kind",
        type=choice("kind of count", KINDS),
        help="hom, sub (the default) or ind, for a PATTERN that is a graph",
    )


def motif_parameter(
    text: str, kind: str | None, labels: str | None = None
) -> tuple[MotifParameter, str | None]:
    """Return the parameter of a PATTERN, a graph or a combination of counts, and its kind.

    Raises
    ------
    InputError
        If options for a graph come with a combination.
    """
    from wlkit.errors import InputError
    from wlkit.motifs import combination, parse, read_pattern

    if re.search(r"\b(hom|sub|ind|emb)\s*\(", text, re.IGNORECASE):
        given = [f"--{name}" for name, x in (("kind", kind), ("labels", labels)) if x is not None]
        if given:
            hint = "; labelled: sub(Graph(2, [(0, 1)], vertex_labels=[1, 2]))" if labels else ""
            raise InputError(
                f"{' and '.join(given)}: expected PATTERN to be a graph, got {text!r}, whose terms "
                f"say what they count{hint}"
            )
        return parse(text), None
    kind, pattern = kind or "sub", read_pattern(text)
    if labels is not None:
        pattern = _labelled(pattern, [x.strip() for x in labels.split(",")])
    return combination({(kind, pattern): 1}), kind


def _labelled(g: Graph, labels: list[str]) -> Graph:
    from wlkit.graphs import Graph

    return Graph(g.n, g.edges, directed=g.directed, vertex_labels=labels, edge_labels=g.edge_labels)


def _atlas_arguments(parser: Parser) -> None:
    parser.add_argument(
        "graph", metavar="GRAPH", nargs="?", help="one graph with at most 8 vertices"
    )
    parser.add_argument(
        "--n", type=natural(), help="all graphs on N vertices, counted by dimension"
    )
    parser.add_argument("--sql", metavar="QUERY", help="a query to the table atlas, for DuckDB")


def _atlas(args: argparse.Namespace) -> Answer:
    from wlkit.errors import InputError
    from wlkit.motifs import atlas

    asked = [name for name in ("graph", "n", "sql") if getattr(args, name) is not None]
    if len(asked) != 1:
        raise InputError(f"atlas: expected one of GRAPH, --n N and --sql QUERY, got {len(asked)}")
    if args.graph is not None:
        return _row(args.graph)
    if args.sql is not None:
        found = atlas().sql(args.sql)
        data = {"query": args.sql, "rows": [list(row) for row in found]}
        width = max(map(len, found), default=1)
        columns = [str(i + 1) for i in range(width)]
        return Answer(data, [], [Table(columns, found, f"{len(found)} rows")])
    return _order(args.n)


def _row(text: str) -> Answer:
    from wlkit.motifs import atlas_row, read_pattern

    row = atlas_row(read_pattern(text))
    data = {"graph": text, **row.to_dict()}
    columns = [name for name in data if name != "graph"]
    lines = [f"{name.replace('_', ' ')}: {data[name]}" for name in columns]
    return Answer(data, [f"{text} in the atlas", *lines])


def _order(n: int) -> Answer:
    from wlkit.motifs import atlas

    rows = [row for row in atlas(n) if row.connected]

    def by(values: list[int]) -> list[int]:
        return [values.count(k) for k in range(max(1, n))]

    counts = {
        "hom": by([row.treewidth for row in rows]),
        "sub": by([row.hereditary_treewidth for row in rows]),
        "ind": by([row.induced for row in rows]),
    }
    data = {"n": n, "graphs": len(atlas(n)), "connected": len(rows), "by_dimension": counts}
    table = Table(
        ("WL-dimension", *KINDS),
        [(k, *(counts[kind][k] for kind in KINDS)) for k in range(max(1, n))],
        f"connected graphs on {n} vertices by the WL-dimension of their counts",
    )
    return Answer(data, [], [table])


def _local_arguments(parser: Parser) -> None:
    parser.add_argument("pattern", metavar="PATTERN", help="a graph, or sub(P4)+3*sub(K3)")
    parser.add_argument("graph", metavar="GRAPH", help="a graph, or a file with one or many")
    kind_argument(parser)
    parser.add_argument(
        "--k", type=natural(1), help="length of the tuples; without it the WL-dimension"
    )


def _local(args: argparse.Namespace) -> Answer:
    from wlkit.graphs import graphs_from
    from wlkit.motifs import local_value

    f, kind = motif_parameter(args.pattern, args.kind)
    found = local_value(f, graphs_from(args.graph), args.k)
    verified = found.verify()
    data = {
        "pattern": args.pattern,
        "kind": kind,
        "graph": args.graph,
        **found.to_dict(),
        "verified": verified,
    }
    values = ", ".join(map(str, found.values))
    lines = [
        f"{f} = {values}",
        f"from {len(found.phi)} colours of the {found.k}-tuples, folklore {found.k}-WL; checked",
    ]
    colors = [
        (c, sum(h.get(c, 0) for h in found.coloring.histograms), str(x))
        for c, x in enumerate(found.phi)
    ]
    title = "share of a tuple, by its colour"
    return Answer(data, lines, [Table(("colour", "tuples", "phi"), colors[:SHOWN], title)])


COMMANDS = [
    Command("atlas", "WL-dimensions of the counts of all small graphs", _atlas_arguments, _atlas),
    Command(
        "local-value",
        "a count as a sum over stable colours of tuples",
        _local_arguments,
        _local,
    ),
]
