"""The game of searchers and a fugitive on a pattern: the family of a model without its algebra.

The fugitive is in a set of edges: those it can reach without passing a vertex under a pebble.  The
searchers move the pebbles as the model sums out vertices, and win when the fugitive is on one edge
that they see.  It is the pebble game of the model on the two Fuerer graphs of the pattern, with
the fugitive in the place of the twisted edge.  A root is a way out as soon as no pebble is on it:
it is where the pattern is glued to others.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from typing import TYPE_CHECKING

from wlkit.errors import InputError
from wlkit.expressivity.moves import Group, Move, Moves, moves_of
from wlkit.expressivity.patterns import edge_classes, is_connected
from wlkit.graphs import Multigraph

if TYPE_CHECKING:
    from wlkit.expressivity.bank import ModelBank

State = tuple[tuple[int, ...], frozenset[int]]
"""The vertices under the pebbles (-1 for none), and the edges where the fugitive is."""

Option = tuple[State | None, ...]
"""What one choice of the searchers may lead to; None stands for a fugitive that is seen."""


def pursuit(bank: ModelBank, h: Multigraph) -> bool:
    """Say whether the searchers win, so that the model computes P_H.

    Parameters
    ----------
    bank : ModelBank
        Not a declared one, and without features.
    h : Multigraph
        Connected, simple, with no more roots than outputs of the model.

    Returns
    -------
    bool

    Raises
    ------
    InputError
        If there is no game for the bank or for the pattern.

    Examples
    --------
    >>> from wlkit.expressivity import model
    >>> k4 = Multigraph(4, [(0, 1), (0, 2), (0, 3), (1, 2), (1, 3), (2, 3)])
    >>> pursuit(model("local-2-gnn"), k4), pursuit(model("3-fgnn"), k4)
    (False, True)

    Notes
    -----
    At most n^t m states for t pebbles; the winning ones are found as a least fixed point.

    References
    ----------
    Zhang, Gai, Du, Ye, He, Wang, Beyond Weisfeiler-Lehman, ICLR 2024, appendix C (Fuerer graphs and
    simplified pebble games); Zhou, Zhang, arXiv 2410.03517.
    """
    if not has_game(bank, bank.check(h)):
        raise InputError(
            f"no game for {bank.name} and {h.text}: expected a bank without features "
            "that is not declared, and a connected simple undirected graph"
        )
    moves = moves_of(bank)
    game = Pursuit(h, moves)
    return any(game.opened(opening) for opening in moves.openings)


def has_game(bank: ModelBank, h: Multigraph) -> bool:
    """Say whether the game is defined for this bank and pattern.

    Examples
    --------
    >>> from wlkit.expressivity import model
    >>> has_game(model("mpnn"), Multigraph(2, [(0, 1)])), has_game(model("gcn"), Multigraph(1))
    (True, False)
    """
    plain = h.is_simple and not h.has_loops and not h.directed and len(set(h.roots)) == len(h.roots)
    return plain and is_connected(h) and not bank.features and bank.kind != "declared"


class Pursuit:
    """The game on one pattern.

    Examples
    --------
    >>> from wlkit.expressivity import model
    >>> triangle = Multigraph(3, [(0, 1), (0, 2), (1, 2)])
    >>> moves = moves_of(model("mpnn"))
    >>> Pursuit(triangle, moves).opened(moves.openings[0])
    False
    """

    def __init__(self, h: Multigraph, moves: Moves) -> None:
        self.h = h
        self.moves = moves
        self.ends = [(u, v) for u, v, _ in h.edges]
        self.masks = h.underlying.neighbor_masks
        self._parts: dict[frozenset[int], list[frozenset[int]]] = {}

    def opened(self, opening: tuple[Group, ...]) -> bool:
        """Say whether the searchers win when they lay the pebbles in this order."""
        order = [pebble for group in opening for pebble, _ in group]
        at = [-1] * self.moves.pebbles
        places = sorted(order[:2]) if len(self.h.roots) == 2 else order
        for pebble, root in zip(places, self.h.roots, strict=False):
            at[pebble] = root
        left = tuple(
            group for group in (tuple(p for p in g if at[p[0]] < 0) for g in opening) if group
        )
        return all(self._laid(tuple(at), part, left) for part in self._split(frozenset(at)))

    def _laid(self, at: tuple[int, ...], where: frozenset[int], left: tuple[Group, ...]) -> bool:
        if not left:
            return self.wins((at, where))
        for chosen in product(range(self.h.n), repeat=len(left[0])):
            after = list(at)
            for (pebble, _), w in zip(left[0], chosen, strict=True):
                after[pebble] = w
            guards = [(after[pebble], after[g]) for pebble, g in left[0] if g is not None]
            if not all(self.masks[w] >> v & 1 for w, v in guards):
                continue
            seen = {frozenset(pair) for pair in guards}
            pieces = (p for p in self._split(frozenset(after)) if p <= where)
            if all(self._edge(p) in seen or self._laid(tuple(after), p, left[1:]) for p in pieces):
                return True
        return False

    def wins(self, start: State) -> bool:
        """Say whether the searchers win from a position with all pebbles laid."""
        options: dict[State, list[Option]] = {}
        waiting = [start]
        while waiting:
            state = waiting.pop()
            if state not in options:
                options[state] = list(self._options(state))
                waiting += [s for option in options[state] for s in option if s is not None]
        won: set[State | None] = {None}
        while True:
            more = {s for s, ways in options.items() if s not in won and _forced(ways, won)}
            if not more:
                return start in won
            won |= more

    def _options(self, state: State) -> Iterator[Option]:
        at, where = state
        if any(r in pair for r in set(self.h.roots) - set(at) for pair in self._pairs(where)):
            return
        if self._seen(where, frozenset(at)):
            yield (None,)
            return
        for target, source in self.moves.copies:
            yield (self._moved(at, target, at[source], where),)
        for move in self.moves.moves:
            yield from self._shown(at, where, move)

    def _shown(self, at: tuple[int, ...], where: frozenset[int], move: Move) -> Iterator[Option]:
        for w in range(self.h.n):
            if move.guard is not None and not self.masks[at[move.guard]] >> w & 1:
                continue
            pieces = [p for p in self._split(frozenset((*at, w))) if p <= where]
            open_pieces = [p for p in pieces if not self._seen_with(p, at, w, move)]
            ways = [[self._moved(at, j, w, p) for j in move.lifted] for p in open_pieces]
            yield from product(*ways)

    def _seen_with(self, where: frozenset[int], at: tuple[int, ...], w: int, move: Move) -> bool:
        """Say whether the fugitive is on an edge within a tuple that is looked at, or a guard."""
        if move.guard is not None and self._edge(where) == frozenset((at[move.guard], w)):
            return True
        return any(self._seen(where, frozenset((*at[:j], w, *at[j + 1 :]))) for j in move.lifted)

    def _seen(self, where: frozenset[int], pebbled: frozenset[int]) -> bool:
        edge = self._edge(where)
        return edge is not None and edge <= pebbled

    def _pairs(self, where: frozenset[int]) -> list[tuple[int, int]]:
        return [self.ends[i] for i in where]

    def _edge(self, where: frozenset[int]) -> frozenset[int] | None:
        return frozenset(self.ends[min(where)]) if len(where) == 1 else None

    def _moved(self, at: tuple[int, ...], pebble: int, w: int, where: frozenset[int]) -> State:
        after = (*at[:pebble], w, *at[pebble + 1 :])
        edge = min(where)
        return after, next(p for p in self._split(frozenset(after)) if edge in p)

    def _split(self, pebbled: frozenset[int]) -> list[frozenset[int]]:
        """Return the edges in classes: joined if they share a vertex without a pebble."""
        if pebbled not in self._parts:
            self._parts[pebbled] = [frozenset(p) for p in edge_classes(self.ends, pebbled)]
        return self._parts[pebbled]


def _forced(ways: list[Option], won: set[State | None]) -> bool:
    return any(all(state in won for state in option) for option in ways)
