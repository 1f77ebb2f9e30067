"""The bijective pebble game of Hella on two graphs, solved with a strategy for the winner.

A position is a set of pairs (u, x) of pebbled vertices, u in the first and x in the second graph.
In a round of the (k+1)-pebble game at a position of at most k pairs, Duplicator names a bijection f
between the vertex sets, Spoiler puts a pair of pebbles on some v and f(v), and then keeps at
most k pairs. Duplicator has lost when the pebbled vertices are not a partial isomorphism.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from types import MappingProxyType
from typing import Any, Literal

from wlkit.errors import InputError, VerificationError
from wlkit.graphs import Graph
from wlkit.typing import JSONDict
from wlkit.wl.options import checked_k
from wlkit.wl.positions import (
    MAX_POSITIONS,
    Bijection,
    Challenge,
    Position,
    extended,
    is_partial_isomorphism,
    kept,
    solve,
)
from wlkit.wl.reading import read_pair
from wlkit.wl.structure import joint


@dataclass(frozen=True)
class Move:
    """A move of Spoiler: the pair that is pebbled, and what stays (at the end everything)."""

    pair: tuple[int, int]
    kept: Position


@dataclass(frozen=True, eq=False, repr=False)
class PebbleGame:
    """Who wins the bijective (k+1)-pebble game on two graphs, and how.

    Attributes
    ----------
    first, second : Graph
    k : int
        One less than the number of pairs of pebbles: the k of folklore k-WL.
    winner : {"spoiler", "duplicator"}
    rounds : int or None
        Rounds in which Spoiler wins against the best bijections; None if Duplicator wins.
    challenges : mapping from positions to Challenge
        If Spoiler wins: the challenge of every position that the strategy meets.
    bijections : mapping from positions to tuples
        If Duplicator wins: safe positions, closed under all that Spoiler may do, and a bijection
        for each.

    Examples
    --------
    >>> game = pebble_game("C6", "2C3", k=1)
    >>> game
    PebbleGame(duplicator wins with 2 pebbles on 6 and 6 vertices; 29 safe positions)
    >>> pebble_game("C6", "2C3", k=2)
    PebbleGame(spoiler wins with 3 pebbles on 6 and 6 vertices in 3 rounds; 19 positions)
    """

    first: Graph
    second: Graph
    k: int
    winner: Literal["spoiler", "duplicator"]
    rounds: int | None
    challenges: Mapping[Position, Challenge] = field(repr=False)
    bijections: Mapping[Position, Bijection] = field(repr=False)

    def __post_init__(self) -> None:
        for name in ("challenges", "bijections"):
            object.__setattr__(self, name, MappingProxyType(dict(getattr(self, name))))

    def move(self, bijection: Sequence[int], position: Position = ()) -> Move:
        """Return Spoiler's answer to a bijection at a position of the strategy.

        Raises
        ------
        InputError
            If Duplicator wins, the strategy does not meet the position, or `bijection` is none.

        Examples
        --------
        >>> pebble_game("P5", "S4", k=1).move([0, 1, 2, 3, 4])
        Move(pair=(1, 1), kept=((1, 1),))
        """
        if position not in self.challenges:
            raise InputError(f"{self!r}: Spoiler's strategy does not meet the position {position}")
        n = self.second.n
        if self.first.n != n or sorted(bijection) != list(range(n)):
            raise InputError(
                f"expected a bijection from {self.first.n} to {n} vertices, got {bijection}"
            )
        challenge = self.challenges[position]
        v = next(u for u in challenge.vertices if bijection[u] not in challenge.images)
        pair = (v, int(bijection[v]))
        return Move(pair, self._least(position, pair, challenge.rank) or extended(position, pair))

    def play(self, duplicator: Callable[[Position], Sequence[int]]) -> tuple[Move, ...]:
        """Return Spoiler's moves, from the empty position to the end, against `duplicator`.

        Examples
        --------
        >>> game = pebble_game("C6", "2C3", k=2)
        >>> len(game.play(lambda position: range(6))) <= game.rounds
        True
        """
        moves: list[Move] = []
        position: Position = ()
        while not moves or is_partial_isomorphism(
            self.first, self.second, extended(position, moves[-1].pair)
        ):
            position = moves[-1].kept if moves else ()
            moves.append(self.move(duplicator(position), position))
        return tuple(moves)

    def verify(self) -> bool:
        """Check the winner's strategy, move by move, against the rules.

        Raises
        ------
        VerificationError
            Naming a position at which the strategy does not do what it should; or if there is more
            to it than the strategy of the winner in the game for this k.

        Notes
        -----
        Only the rules of the game and the edges and labels of the graphs are used.
        """
        positions = [*self.challenges, *self.bijections]
        fits = self.k >= 1 and all(len(position) <= self.k for position in positions)
        others = {"spoiler": len(self.bijections), "duplicator": len(self.challenges)}
        if not fits or others.get(self.winner) != 0:
            raise VerificationError(f"{self!r}: not the strategy of one player for this k")
        if self.winner == "spoiler":
            if () not in self.challenges or self.rounds != self.challenges[()].rank:
                raise VerificationError(f"{self!r}: no challenge of this rank at the start")
            for position, challenge in self.challenges.items():
                self._check_challenge(position, challenge)
        else:
            if () not in self.bijections or self.rounds is not None:
                raise VerificationError(f"{self!r}: no bijection at the start")
            for position, bijection in self.bijections.items():
                self._check_bijection(position, bijection)
        return True

    def to_dict(self) -> JSONDict:
        """Return winner, k, pebbles, rounds and the number of positions, plain Python values."""
        return {
            "winner": self.winner,
            "k": self.k,
            "pebbles": self.k + 1,
            "rounds": self.rounds,
            "positions": len(self.challenges) + len(self.bijections),
        }

    def __repr__(self) -> str:
        orders = f"{self.k + 1} pebbles on {self.first.n} and {self.second.n} vertices"
        if self.winner == "duplicator":
            how = f"; {len(self.bijections)} safe positions"
        else:
            s = "s" * (self.rounds != 1)
            t = "s" * (len(self.challenges) != 1)
            how = f" in {self.rounds} round{s}; {len(self.challenges)} position{t}"
        return f"PebbleGame({self.winner} wins with {orders}{how})"

    def _least(self, position: Position, pair: tuple[int, int], rank: int) -> Position | None:
        """Return what Spoiler keeps after pebbling the pair: the position of least rank."""
        reached = [p for p in kept(extended(position, pair), self.k) if p in self.challenges]
        best = min(reached, key=lambda p: (self.challenges[p].rank, p), default=None)
        return best if best is not None and self.challenges[best].rank < rank else None

    def _check_challenge(self, position: Position, challenge: Challenge) -> None:
        vertices, images = set(challenge.vertices), set(challenge.images)
        fail = VerificationError(f"{self!r}: the challenge at {position} can be met")
        if len(vertices) <= len(images) or len(position) > self.k:
            raise fail
        if self.first.n != self.second.n:
            larger, smaller = sorted((self.first.n, self.second.n), reverse=True)
            if vertices != set(range(larger)) or images != set(range(smaller)):
                raise fail
            return
        if not vertices <= set(range(self.first.n)):
            raise fail
        for v in vertices:
            for x in set(range(self.second.n)) - images:
                if self._least(position, (v, x), challenge.rank) is None and (
                    is_partial_isomorphism(self.first, self.second, extended(position, (v, x)))
                ):
                    raise fail

    def _check_bijection(self, position: Position, bijection: Bijection) -> None:
        fail = VerificationError(f"{self!r}: Duplicator is not safe at {position}")
        if not is_partial_isomorphism(self.first, self.second, position):
            raise fail
        if len(bijection) != self.first.n or sorted(bijection) != list(range(self.second.n)):
            raise fail
        smaller = combinations(position, max(0, len(position) - 1))
        if not all(p in self.bijections for p in smaller):
            raise fail
        for pair in enumerate(bijection):
            after = extended(position, pair)
            if not is_partial_isomorphism(self.first, self.second, after) or any(
                p not in self.bijections for p in kept(after, self.k)
            ):
                raise fail


def pebble_game(
    first: Any,
    second: Any,
    k: int = 1,
    *,
    max_positions: int = MAX_POSITIONS,
    progress: bool = False,
) -> PebbleGame:
    """Solve the bijective (k+1)-pebble game: Spoiler wins iff folklore k-WL tells apart.

    Parameters
    ----------
    first, second : graph
        Anything that :func:`wlkit.graphs.graph` reads; of one kind.
    k : int
        At least 1; there are k + 1 pairs of pebbles.
    max_positions : int
        Refuse when there may be more positions than that.
    progress : bool
        Show bars over the positions.

    Returns
    -------
    PebbleGame

    Raises
    ------
    InputError
        k below 1.
    GraphError
        Graphs of different kinds.
    SizeError
        Too many positions.

    Examples
    --------
    >>> game = pebble_game("P5", "S4", k=1)
    >>> game.winner, game.rounds, game.verify()
    ('spoiler', 2, True)

    Notes
    -----
    A position is lost in r rounds if no bijection avoids, for every v, the positions lost in r - 1
    rounds; a violation of Hall's condition proves it. About n^(2k) positions, each with a matching
    in every round. A position has at most n pairs, so k above n is solved as k = n. For k >= 2 the
    pairs (v_i, x_i), i = 1, ..., k, are lost in r rounds iff the
    colours of the two k-tuples differ after r rounds.

    References
    ----------
    .. [1] L. Hella, Logical hierarchies in PTIME, Inform. and Comput. 129 (1996).
    .. [2] J.-Y. Cai, M. Fuerer, N. Immerman, An optimal lower bound on the number of variables for
       graph identification, Combinatorica 12 (1992), Theorem 5.2.
    """
    g, h = read_pair(first, second)
    k = checked_k(k)
    if g.n != h.n:
        joint((g, h))
        larger, smaller = (tuple(range(n)) for n in sorted((g.n, h.n), reverse=True))
        return PebbleGame(g, h, k, "spoiler", 1, {(): Challenge(1, larger, smaller)}, {})
    lost, safe = solve(g, h, k, max_positions, progress=progress)
    if () in safe:
        return PebbleGame(g, h, k, "duplicator", None, {}, _reachable_safe(safe, k))
    challenges = _reachable_lost(g, h, k, lost)
    return PebbleGame(g, h, k, "spoiler", lost[()].rank, challenges, {})


def _reachable_safe(safe: Mapping[Position, Bijection], k: int) -> dict[Position, Bijection]:
    found: dict[Position, Bijection] = {}
    queue: list[Position] = [()]
    for position in queue:
        if position not in found:
            found[position] = safe[position]
            queue += combinations(position, max(0, len(position) - 1))
            for pair in enumerate(safe[position]):
                queue += kept(extended(position, pair), k)
    return found


def _reachable_lost(
    g: Graph, h: Graph, k: int, lost: Mapping[Position, Challenge]
) -> dict[Position, Challenge]:
    found: dict[Position, Challenge] = {}
    queue: list[Position] = [()]
    for position in queue:
        if position in found:
            continue
        challenge = found[position] = lost[position]
        for v in challenge.vertices:
            for x in sorted(set(range(h.n)) - set(challenge.images)):
                after = extended(position, (v, x))
                if is_partial_isomorphism(g, h, after):
                    reached = (p for p in kept(after, k) if p in lost)
                    queue.append(min(reached, key=lambda p: (lost[p].rank, p)))
    return found
