"""Which graphs a model cannot tell apart: the refinement of colours that its rules make."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Sequence
from itertools import product
from typing import TYPE_CHECKING, Any

import numpy as np

from wlkit.errors import InputError, SizeError
from wlkit.expressivity.moves import Group, Move, Moves, moves_of
from wlkit.graphs import Graph, graph

if TYPE_CHECKING:
    from wlkit.expressivity.bank import ModelBank

TUPLES_LIMIT = 2_000_000
"""Most tuples of vertices of all graphs together."""

Inputs = tuple[np.ndarray, ...]
"""The matrices that a model sees, int64 or object (n, n): the adjacency, then the features."""


def model_classes(bank: ModelBank, graphs: Sequence[Any]) -> tuple[tuple[int, ...], ...]:
    """Return the positions of the graphs, sorted into classes that the model keeps together.

    Two graphs are in one class iff Duplicator wins the bijective pebble game of the model on them,
    and iff they agree in P_H for all H that the model computes.

    Parameters
    ----------
    bank : ModelBank
        Not a declared one.
    graphs : sequence of graphs
        Simple and undirected, without labels.

    Returns
    -------
    tuple of tuples of int
        In the order of their first members.

    Raises
    ------
    InputError
        If there is no game for the bank, or a graph is directed or labelled.
    SizeError
        If there are more than two million tuples.

    Examples
    --------
    >>> from wlkit.expressivity import model
    >>> model_classes(model("mpnn"), ["C6", "2C3", "P6"])
    ((0, 1), (2,))
    >>> model_classes(model("mpnn/K3"), ["C6", "2C3", "P6"])
    ((0,), (1,), (2,))

    Notes
    -----
    In every round a tuple takes, for each move, the multiset over w of the colours of the tuples
    with w in the places of the move.  Exact: colours are numbers of signatures, not hashes.

    References
    ----------
    Hella, Logical hierarchies in PTIME, Information and Computation 129, 1996 (bijective pebble
    games); Zhang, Gai, Du, Ye, He, Wang, Beyond Weisfeiler-Lehman, ICLR 2024.
    """
    hosts = [graph(g) for g in graphs]
    moves = moves_of(bank)
    for g in hosts:
        if g.directed or g.is_labelled:
            raise InputError(f"expected simple undirected graphs without labels, got {g!r}")
    total = sum(g.n**moves.pebbles for g in hosts)
    if total > TUPLES_LIMIT:
        raise SizeError(f"{total} tuples of {moves.pebbles} vertices; at most {TUPLES_LIMIT}")
    inputs = [_inputs(bank, g) for g in hosts]
    shapes = [(g.n,) * moves.pebbles for g in hosts]
    colors = _numbered((_atoms(x, moves.pebbles) for x in inputs), shapes)
    while True:
        both = zip(inputs, colors, strict=True)
        finer = _numbered((_signatures(*at, moves) for at in both), shapes)
        if _count(finer) == _count(colors):
            break
        colors = finer
    pooled = [_pooled(*at, moves) for at in zip(inputs, colors, strict=True)]
    classes: dict[Hashable, list[int]] = {}
    for i, value in enumerate(pooled):
        classes.setdefault(value, []).append(i)
    return tuple(tuple(members) for members in classes.values())


def tells_apart(bank: ModelBank, first: Any, second: Any) -> bool:
    """Say whether a model tells two graphs apart; see :func:`model_classes`.

    Parameters
    ----------
    bank : ModelBank
        Not a declared one.
    first, second : graphs
        Simple and undirected, without labels.

    Returns
    -------
    bool

    Raises
    ------
    InputError
        If there is no game for the bank, or a graph is directed or labelled.
    SizeError
        If there are more than two million tuples.

    Examples
    --------
    >>> from wlkit.expressivity import model
    >>> [tells_apart(model(name), "rook4", "shrikhande") for name in ("ppgn++", "i2-gnn")]
    [False, True]

    Notes
    -----
    The cost is that of :func:`model_classes` for two graphs.
    """
    return len(model_classes(bank, [first, second])) == 2


def _inputs(bank: ModelBank, g: Graph) -> Inputs:
    from wlkit.polynomials import evaluate

    found = [g.adjacency.astype(np.int64)]
    for h in bank.feature_patterns:
        value = np.asarray(evaluate(h, found[0]))
        if value.ndim == 0:
            value = np.full((g.n, g.n), value[()])
        found.append(np.diag(value) if value.ndim == 1 else value)
    return tuple(found)


def _atoms(inputs: Inputs, pebbles: int) -> Iterator[Hashable]:
    """Yield for each tuple which entries are equal, and the inputs at all pairs of entries."""
    n = len(inputs[0])
    pairs = tuple(product(range(pebbles), repeat=2))
    for at in product(range(n), repeat=pebbles):
        values = tuple(int(x[at[i], at[j]]) for x in inputs for i, j in pairs)
        yield n, tuple(at[i] == at[j] for i, j in pairs), values


def _signatures(inputs: Inputs, colors: np.ndarray, moves: Moves) -> Iterator[Hashable]:
    n = len(inputs[0])
    for at in product(range(n), repeat=moves.pebbles):
        shown = tuple(
            tuple(sorted(_shown(inputs, colors, at, move, w) for w in _range(inputs, at, move)))
            for move in moves.moves
        )
        copied = tuple(int(colors[_with(at, to, at[source])]) for to, source in moves.copies)
        yield int(colors[at]), copied, shown


def _range(inputs: Inputs, at: tuple[int, ...], move: Move) -> Iterator[int]:
    """Yield the vertices w of a move: neighbours of the guard, by any of the inputs."""
    for w in range(len(inputs[0])):
        if move.guard is None or any(x[at[move.guard], w] for x in inputs):
            yield w


def _shown(
    inputs: Inputs, colors: np.ndarray, at: tuple[int, ...], move: Move, w: int
) -> tuple[int, ...]:
    guard = () if move.guard is None else tuple(int(x[at[move.guard], w]) for x in inputs)
    return (*guard, *(int(colors[_with(at, j, w)]) for j in move.lifted))


def _with(at: tuple[int, ...], place: int, w: int) -> tuple[int, ...]:
    return (*at[:place], w, *at[place + 1 :])


def _numbered(
    rows: Iterable[Iterator[Hashable]], shapes: Sequence[tuple[int, ...]]
) -> list[np.ndarray]:
    """Return arrays of the numbers of the signatures of all tuples, equal for equal ones."""
    ids: dict[Hashable, int] = {}
    return [
        np.array([ids.setdefault(s, len(ids)) for s in row], dtype=np.int64).reshape(shape)
        for row, shape in zip(rows, shapes, strict=True)
    ]


def _count(colors: list[np.ndarray]) -> int:
    return len({int(c) for cube in colors for c in cube.ravel()})


def _pooled(inputs: Inputs, colors: np.ndarray, moves: Moves) -> Hashable:
    n = len(inputs[0])

    def at(places: tuple[int, ...], left: tuple[Group, ...]) -> Hashable:
        if not left:
            return int(colors[places])
        values = []
        for chosen in product(range(n), repeat=len(left[0])):
            after = list(places)
            for (pebble, _), w in zip(left[0], chosen, strict=True):
                after[pebble] = w
            if all(g is None or inputs[0][after[p], after[g]] for p, g in left[0]):
                values.append(at(tuple(after), left[1:]))
        return tuple(sorted(values, key=repr))

    return n, tuple(at((-1,) * moves.pebbles, opening) for opening in moves.openings)
