"""Commands about small patterns and about counts read off colours: atlas, local-value."""

from __future__ import annotations

import argparse
import re
from typing import Any

from wlkit.cli.output import Answer, Table
from wlkit.cli.parser import Command, Parser, choice, natural

KINDS = ("hom", "sub", "ind")
SHOWN = 20


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
    parser.add_argument(
        "--kind", type=choice("kind of count", KINDS), default="sub", help="hom, sub or ind"
    )
    parser.add_argument(
        "--k", type=natural(1), help="length of the tuples; without it the WL-dimension"
    )


def _local(args: argparse.Namespace) -> Answer:
    from wlkit.graphs import graphs_from
    from wlkit.motifs import combination, local_value, parse

    combined = re.search(r"\b(hom|sub|ind|emb)\(", args.pattern)
    f: Any = parse(args.pattern) if combined else combination({(args.kind, args.pattern): 1})
    found = local_value(f, graphs_from(args.graph), args.k)
    verified = found.verify()
    data = {"pattern": args.pattern, "graph": args.graph, **found.to_dict(), "verified": verified}
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
