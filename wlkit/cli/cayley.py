"""Commands about Cayley and Schreier graphs: growth, path."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from wlkit.cli.output import Answer, grouped
from wlkit.cli.parser import Command, Parser, natural
from wlkit.errors import InputError

if TYPE_CHECKING:
    from wlkit.cayley import Growth
    from wlkit.groups.formats import AnyGeneratingSet


def _family_arguments(parser: Parser) -> None:
    parser.add_argument("family", metavar="FAMILY", nargs="?", help="a family of generators")
    parser.add_argument(
        "parameters", metavar="PARAM", nargs="*", help="in the order of its signature"
    )
    parser.add_argument("--generators", metavar="FILE", help="generators in a file instead")
    parser.add_argument(
        "--state", metavar="WORD", help="a word with repeated letters: its coset graph"
    )
    parser.add_argument("--inverse-closed", action="store_true", help="add the inverses")


def _growth_arguments(parser: Parser) -> None:
    _family_arguments(parser)
    parser.add_argument("--max-radius", metavar="R", type=natural(), help="stop after R layers")
    parser.add_argument(
        "--engine",
        metavar="E",
        default="auto",
        help="bitmap, shards, orbits, frontier or sets; default: the best that fits",
    )
    parser.add_argument("--threads", metavar="T", type=natural(1), help="default: all cores")
    parser.add_argument(
        "--memory", metavar="MIB", type=natural(1), help="what may be used; default: what is free"
    )
    parser.add_argument(
        "--checkpoint",
        metavar="DIR",
        help="keep state there, and what does not fit memory; the same line resumes",
    )
    parser.add_argument(
        "--record", action="store_true", help="verify, and append the row to your own table"
    )


def _path_arguments(parser: Parser) -> None:
    _family_arguments(parser)
    parser.add_argument("--to", metavar="STATE", required=True, help="one-line array: '2 0 1'")
    parser.add_argument("--from", metavar="STATE", dest="source", help="default: the start")
    parser.add_argument(
        "--max-length", metavar="L", type=natural(), help="give up on words longer than L"
    )
    parser.add_argument(
        "--beam",
        metavar="WIDTH",
        type=natural(1),
        help="a beam search of that width: for far states, not always a shortest word",
    )


def generators(args: argparse.Namespace) -> AnyGeneratingSet:
    """Return the generating set that the arguments name."""
    from wlkit.groups import read_generators
    from wlkit.groups.generators import make

    if (args.family is None) == (args.generators is None):
        raise InputError("expected FAMILY [PARAM...] or --generators FILE, and not both")
    if args.generators is not None:
        chosen = read_generators(args.generators)
    else:
        chosen = make(args.family, *args.parameters)
    return chosen.with_inverses() if args.inverse_closed else chosen


def _growth(args: argparse.Namespace) -> Answer:
    from wlkit.cayley import growth, user_table

    r = growth(
        generators(args),
        state=args.state,
        engine=args.engine,
        threads=args.threads,
        max_radius=args.max_radius,
        checkpoint=args.checkpoint,
        memory=None if args.memory is None else args.memory << 20,
        progress=sys.stderr.isatty() and not args.json,
    )
    lines = _growth_lines(r)
    if args.record:
        r.record()
        lines.append(f"verified and recorded in {user_table()}")
    return Answer(r.to_dict(), lines)


def _growth_lines(r: Growth) -> list[str]:
    kind = "inverse-closed" if r.inverse_closed else "directed"
    states = "number of states not known" if r.order is None else f"{grouped(r.order)} states"
    radius = "diameter" if r.complete else "stopped at radius"
    memory = f"{r.engine}, {r.peak_bytes / 2**20:.1f} MiB, {r.seconds:.2f} s"
    return [
        f"{_title(r)}: {states}, {len(r.generators)} generators, {kind}      {memory}",
        f"{radius} {r.radius}   spheres {' '.join(map(str, r.spheres))}",
    ]


def _title(r: Growth) -> str:
    parameters = ", ".join(str(v) for v in r.parameters.values())
    return f"{r.family}({parameters})" if r.family else "given generators"


def _path(args: argparse.Namespace) -> Answer:
    from wlkit.cayley import beam_search, path

    if args.beam is not None and args.max_length is not None:
        raise InputError("expected --beam WIDTH or --max-length L, and not both")
    ends = {"to": args.to, "start": args.source, "state": args.state}
    if args.beam is None:
        word = path(generators(args), **ends, max_length=args.max_length)
    else:
        word = beam_search(generators(args), **ends, width=args.beam)
    kind = "length" if word.shortest else "length (perhaps not the shortest)"
    line = f"{kind} {word.length}: {' '.join(word.names) or '(the empty word)'}"
    return Answer(word.to_dict(), [line])


COMMANDS = [
    Command(
        "growth", "sphere sizes and diameter of a Cayley or coset graph", _growth_arguments, _growth
    ),
    Command(
        "path",
        "a shortest word between two states, or a word by beam search",
        _path_arguments,
        _path,
    ),
]
