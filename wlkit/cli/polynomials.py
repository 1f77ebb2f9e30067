"""Commands about equivariant polynomials and models: basis, expressivity, program."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from wlkit.cli.output import Answer, Table
from wlkit.cli.parser import Command, Parser, choice, natural
from wlkit.errors import SizeError

if TYPE_CHECKING:
    from wlkit.typing import JSONDict

MAX_LISTED = 500_000


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
    parser.add_argument("--n", type=natural(), help="size of the input (default: large enough)")
    parser.add_argument("--list", action="store_true", help="list the multigraphs")


def _basis(args: argparse.Namespace) -> Answer:
    from wlkit.polynomials import basis, count_basis

    options = {
        "directed": args.directed,
        "loops": args.loops,
        "simple": args.simple,
        "roots": args.roots if args.roots == "edge" else int(args.roots),
        "channels": args.channels,
        "n": args.n,
    }
    counts = count_basis(args.degree, **options)
    data: JSONDict = {"degree": args.degree, **options, "counts": counts}
    rows = list(enumerate(counts))
    tables = [Table(("degree", "polynomials"), rows)]
    if args.list:
        if sum(counts) > MAX_LISTED:
            raise SizeError(
                f"--list: {sum(counts):,} multigraphs; at most {MAX_LISTED:,} are listed"
            )
        listed = list(basis(args.degree, **options))
        data["basis"] = [h.text for h in listed]
        tables.append(Table(("degree", "multigraph"), [(h.m, h.text) for h in listed]))
    return Answer(data, [], tables)


COMMANDS = [
    Command("basis", "numbers of equivariant polynomials by degree", _basis_arguments, _basis),
]
