"""The pebble game of a model: how many pebbles there are, and how they may be moved."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from wlkit.errors import InputError
from wlkit.expressivity.guarded import Rule, swapped

if TYPE_CHECKING:
    from wlkit.expressivity.bank import ModelBank

Group = tuple[tuple[int, int | None], ...]
"""Pebbles that are laid together, each with the pebble to which its vertex must be adjacent."""


@dataclass(frozen=True)
class Move:
    """A vertex w is shown, then one of the pebbles `lifted` is laid on w.

    Attributes
    ----------
    lifted : tuple of ints
        A model sees, for each w at once, the colours of the tuples with w in one of these places.
    guard : int or None
        w is a neighbour of the vertex of this pebble; None for any w.

    Examples
    --------
    >>> Move((1,), 1)  # sum over w of A(v, w) h(u, w)
    Move(lifted=(1,), guard=1)
    """

    lifted: tuple[int, ...]
    guard: int | None


@dataclass(frozen=True)
class Moves:
    """The rules of a game with pebbles on a tuple of vertices.

    Attributes
    ----------
    pebbles : int
    moves : tuple of Move
    copies : tuple of (target, source)
        A pebble that may be moved to the vertex of another.
    openings : tuple of tuples of Group
        Orders in which the pebbles may be laid; a single root of a pattern is the first of them.
    """

    pebbles: int
    moves: tuple[Move, ...]
    copies: tuple[tuple[int, int], ...]
    openings: tuple[tuple[Group, ...], ...]


GUARDED: dict[Rule, Move] = {
    "F": Move((0, 1), None),
    "F_u": Move((0, 1), 0),
    "F_v": Move((0, 1), 1),
    "G": Move((0,), None),
    "L_a": Move((0,), 0),
    "L_b": Move((1,), 1),
}
"""The move that undoes each rule."""


def moves_of(bank: ModelBank) -> Moves:
    """Return the game of a bank.

    Raises
    ------
    InputError
        For a declared bank, whose products are restricted: it is no refinement of colours.

    Examples
    --------
    >>> from wlkit.expressivity import model
    >>> moves_of(model("subgraph-gnn"))
    Moves(pebbles=2, moves=(Move(lifted=(1,), guard=1),), copies=(), openings=((((0, None),), ((1, \
None),)),))
    """
    if bank.kind == "declared":
        raise InputError(f"{bank.name} is declared by its contractions; there is no game for it")
    if bank.kind == "order":
        every = tuple(range(bank.order))
        step = Move(every, None) if bank.order > 1 else Move((0,), 0)
        return Moves(bank.order, (step,), (), (tuple(((i, None),) for i in every),))
    return _marked(bank) if bank.kind == "marked" else _guarded(bank)


def _marked(bank: ModelBank) -> Moves:
    k = bank.marks
    together: Group = tuple((i, None) for i in range(k))
    marks: tuple[Group, ...] = (((0, None),), ((1, 0),)) if bank.adjacent else (together,)
    return Moves(k + 1, (Move((k,), k),), (), ((*marks, ((k, None),)),))


def _guarded(bank: ModelBank) -> Moves:
    rules = frozenset(bank.rules)
    turned = frozenset(r for r in swapped(rules) if r is not None) if bank.transpose else rules
    orders = {"vs": ((0, 1),), "sv": ((1, 0),), "both": ((0, 1), (1, 0))}[bank.pooling]
    return Moves(
        2,
        tuple(GUARDED[rule] for rule in sorted(rules | turned)),
        ((0, 1), (1, 0)),
        tuple(tuple(((i, None),) for i in order) for order in orders),
    )
