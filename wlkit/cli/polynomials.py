"""Commands about equivariant polynomials and models: basis, expressivity, program."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING, Literal

from wlkit.cli.output import Answer, Table
from wlkit.cli.parser import Command, Parser, choice, natural
from wlkit.errors import SizeError

if TYPE_CHECKING:
    from wlkit.typing import JSONDict

MAX_LISTED = 500_000
MAX_MOLIEN = 5
"""The largest size for which the rational function of all degrees is shown."""
SHOWN = 6
ROOTS: dict[str, Literal[0, 1, 2]] = {"0": 0, "1": 1, "2": 2}


def _basis_arguments(parser: Parser) -> None:
    parser.add_argument("degree", metavar="DEGREE", type=natural(), help="largest number of edges")
    parser.add_argument("--directed", action="store_true", help="input not symmetric")
    parser.add_argument("--loops", action="store_true", help="input with a free diagonal")
    parser.add_argument("--simple", action="store_true", help="input with 0/1 entries")
    parser.add_argument(
        "--roots",
        type=choice("roots", ("0", "1", "2", "edge")),
        default="0",
        help="output: 0 number, 1 vector, 2 off-diagonal matrix, edge matrix",
    )
    parser.add_argument("--channels", type=natural(1), default=1, help="number of input matrices")
    parser.add_argument("--n", type=natural(1), help="size of the input (default: large enough)")
    parser.add_argument("--list", action="store_true", help="list the multigraphs")


def _basis(args: argparse.Namespace) -> Answer:
    from wlkit.polynomials import basis, count_basis, molien_series

    progress = sys.stderr.isatty() and not args.json
    options = {
        "directed": args.directed,
        "loops": args.loops,
        "simple": args.simple,
        "roots": args.roots if args.roots == "edge" else int(args.roots),
        "channels": args.channels,
        "n": args.n,
    }
    counts = count_basis(args.degree, **options, progress=progress)
    data: JSONDict = {"degree": args.degree, **options, "counts": counts}
    rows = list(enumerate(counts))
    tables = [Table(("degree", "polynomials"), rows)]
    if args.list:
        if sum(counts) > MAX_LISTED:
            raise SizeError(
                f"--list: {sum(counts):,} multigraphs; at most {MAX_LISTED:,} are listed"
            )
        listed = list(basis(args.degree, **options, progress=progress))
        data["basis"] = [h.text for h in listed]
        tables.append(Table(("degree", "multigraph"), [(h.m, h.text) for h in listed]))
    small = args.n is not None and args.n <= MAX_MOLIEN
    lines = [f"all degrees: {molien_series(**options).text}"] if small else []
    return Answer(data, lines, tables)


def _expressivity_arguments(parser: Parser) -> None:
    parser.add_argument("model", metavar="MODEL", help="mpnn, ppgn++, 3-fgnn, subgraph-gnn, ...")
    sizes = parser.add_mutually_exclusive_group()
    sizes.add_argument("--max-edges", metavar="M", type=natural(1), help="default: 6")
    sizes.add_argument("--max-vertices", metavar="N", type=natural(1), help="by vertices instead")
    parser.add_argument("--roots", type=choice("roots", tuple(ROOTS)), default="0")
    parser.add_argument(
        "--quantity",
        type=choice("quantity", ("hom", "sub")),
        default="hom",
        help="hom: computes P_H; sub: counts copies, Q_H",
    )
    parser.add_argument("--all", action="store_true", help="all patterns, not only connected ones")
    parser.add_argument("--multi", action="store_true", help="patterns with parallel edges too")


def _expressivity(args: argparse.Namespace) -> Answer:
    from wlkit.expressivity import table

    progress = sys.stderr.isatty() and not args.json
    t = table(
        args.model,
        args.max_edges or (None if args.max_vertices else 6),
        ROOTS[args.roots],
        args.quantity,
        max_vertices=args.max_vertices,
        connected=not args.all,
        simple=not args.multi,
        progress=progress,
    )
    data = t.to_dict()
    rows = [(m, c, n) for m, (c, n) in enumerate(zip(t.computable, t.total, strict=True), 1)]
    first = ", ".join(h.text for h in t.minimal_failures[:SHOWN]) or "none"
    more = len(t.minimal_failures) - SHOWN
    first += f" and {more} more of this size" if more > 0 else ""
    lines = [f"{t.model}, {args.quantity}, {args.roots} roots; first failure: {first}"]
    if t.position is not None:
        lines.append(f"as a refinement: {t.position.text} ({t.position.source})")
    return Answer(data, lines, [Table((t.by, "computable", "patterns"), rows)])


def _program_arguments(parser: Parser) -> None:
    parser.add_argument("pattern", metavar="PATTERN", help="a graph, or a multigraph 3:0-1,1-2:r0")
    parser.add_argument("--model", metavar="MODEL", required=True, help="mpnn, ppgn++, 3-fgnn, ...")
    parser.add_argument(
        "--shortest", action="store_true", help="fewest matrix products (ppgn, ppgn++, 2-fgnn)"
    )


def _program(args: argparse.Namespace) -> Answer:
    from wlkit.expressivity import model, shortest_program

    r = model(args.model).computes(args.pattern)
    said = f"{args.model} {'computes' if r.value else 'does not compute'} {args.pattern}"
    if r.program is None:
        return Answer(r.to_dict(), [said, f"why: {r.obstruction.text}" if r.obstruction else ""])
    data, program, lines = r.to_dict(), r.program, [step.text for step in r.steps]
    if args.shortest:
        found = shortest_program(args.pattern, args.model)
        data, program = data | {"shortest": found.to_dict()}, found.program
        lines = [f"{found.products} products"]
    rows = [(step.target, step.equation, ", ".join(step.operands)) for step in program.steps]
    return Answer(data, [said, *lines], [Table(("target", "einsum", "operands"), rows)])


COMMANDS = [
    Command("basis", "numbers of equivariant polynomials by degree", _basis_arguments, _basis),
    Command(
        "expressivity",
        "how many patterns a model computes, by size",
        _expressivity_arguments,
        _expressivity,
    ),
    Command(
        "program", "contractions by which a model computes a pattern", _program_arguments, _program
    ),
]
