"""Commands about Cayley and Schreier graphs: growth, path."""

from __future__ import annotations

import argparse
import sys
from typing import Any

from wlkit.cli.output import Answer, grouped
from wlkit.cli.parser import Command, Parser, natural
from wlkit.errors import InputError


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
    parser.add_argument("--engine", metavar="E", help="how to search (default: the best that fits)")
    parser.add_argument("--threads", metavar="T", type=natural(1), help="default: all cores")
    parser.add_argument(
        "--checkpoint", metavar="DIR", help="keep state there; the same line resumes"
    )


def _path_arguments(parser: Parser) -> None:
    _family_arguments(parser)
    parser.add_argument("--to", metavar="STATE", required=True, help="one-line array: '2 0 1'")
    parser.add_argument("--from", metavar="STATE", dest="source", help="default: the start")


def generators(args: argparse.Namespace) -> Any:
    """Return the generating set that the arguments name."""
    from wlkit.groups import read_generators
    from wlkit.groups.generators import make

    if (args.family is None) == (args.generators is None):
        raise InputError("expected FAMILY [PARAM...] or --generators FILE, and not both")
    chosen = (
        make(args.family, *args.parameters) if args.family else read_generators(args.generators)
    )
    if args.inverse_closed:
        chosen = chosen.with_inverses()
    return chosen if args.state is None else chosen.with_state(args.state)


def _growth(args: argparse.Namespace) -> Answer:
    from wlkit.cayley import growth

    chosen = generators(args)
    options = {
        name: value
        for name in ("engine", "threads", "max_radius", "checkpoint")
        if (value := getattr(args, name)) is not None
    }
    r = growth(chosen, **options, progress=sys.stderr.isatty() and not args.json)
    data = r.to_dict()
    return Answer(data, _growth_lines(data, chosen))


def _growth_lines(data: dict[str, Any], chosen: Any) -> list[str]:
    order = data["order"]
    closed = "inverse-closed" if data["inverse_closed"] else "directed"
    spheres = " ".join(grouped(s) for s in data["growth"])
    elements = "order unknown" if order is None else f"{grouped(order)} elements"
    done = "diameter" if data["complete"] else "radius searched"
    radius = data["diameter"] if data["complete"] else len(data["growth"]) - 1
    memory = f", {data['peak_bytes'] / 2**20:.0f} MiB" if data.get("peak_bytes") else ""
    return [
        (
            f"{chosen.name}: {elements}, {len(chosen)} generators, {closed}"
            f"   ({data['engine']}{memory})"
        ),
        f"{done} {radius}   spheres {spheres}   {data['seconds']:.2f} s",
    ]


def _path(args: argparse.Namespace) -> Answer:
    from wlkit.cayley import path

    r = path(generators(args), args.to, source=args.source)
    data = r.to_dict()
    word = " ".join(map(str, data["word"])) or "(empty)"
    return Answer(data, [f"length {data['length']}: {word}"])


COMMANDS = [
    Command(
        "growth", "sphere sizes and diameter of a Cayley or coset graph", _growth_arguments, _growth
    ),
    Command("path", "a shortest word between two states", _path_arguments, _path),
]
