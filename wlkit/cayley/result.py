"""The growth of a Cayley or Schreier graph: its spheres, with the means to check them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any

from wlkit.cayley.growth_row import GrowthRow, agrees
from wlkit.cayley.growth_series import growth_series
from wlkit.cayley.packing import AnyGeneratingSet, checked_state
from wlkit.cayley.paths import shortest_word
from wlkit.cayley.planning import Plan, known_states
from wlkit.cayley.sets import spheres_of
from wlkit.cayley.tables import append_growth, known_growth
from wlkit.cayley.word import Word
from wlkit.errors import InputError, VerificationError

if TYPE_CHECKING:
    from wlkit.cayley.explicit_graph import ExplicitGraph

LARGEST_JSON_INTEGER = 1 << 53


@dataclass(frozen=True, repr=False)
class Growth:
    """Sphere sizes about the central state, and how they were found.

    Parameters
    ----------
    generators : GeneratingSet or MatrixGeneratingSet
    spheres : tuple of int
        The number of states at each distance 0, 1, 2, ...
    complete : bool
        Whether the last sphere is the last one of the graph.
    members : tuple
        States of the last sphere, up to a bound.
    plan : Plan
    seconds : float
    peak_bytes : int

    Examples
    --------
    >>> from wlkit.cayley import growth
    >>> found = growth("lrx", 4)
    >>> found
    Growth(lrx(4, 1), diameter 6, spheres 1 3 5 6 5 3 1)
    >>> found.order, found.antipodes(), found.verify()
    (24, [(1, 0, 3, 2)], True)
    """

    generators: AnyGeneratingSet
    spheres: tuple[int, ...]
    complete: bool
    members: tuple[Any, ...]
    plan: Plan
    seconds: float
    peak_bytes: int

    @property
    def family(self) -> str:
        """The name of the family, empty for given generators."""
        return self.generators.name

    @property
    def parameters(self) -> dict[str, Any]:
        """The parameters of the member of the family by name."""
        return dict(self.generators.parameters)

    @property
    def order(self) -> int | None:
        """The number of vertices, None when the sweep did not reach all and it is not known."""
        return sum(self.spheres) if self.complete else self.plan.states

    @property
    def radius(self) -> int:
        """The radius of the ball that was swept."""
        return len(self.spheres) - 1

    @property
    def diameter(self) -> int | None:
        """The largest distance from the central state, None when the sweep stopped before it."""
        return self.radius if self.complete else None

    @property
    def engine(self) -> str:
        """The engine that was used."""
        return self.plan.engine

    @property
    def inverse_closed(self) -> bool:
        """Whether the graph is undirected."""
        return self.generators.inverse_closed

    def last_layer(self, limit: int | None = None) -> list[Any]:
        """Return states of the last sphere: all that were kept, or the first `limit`.

        Raises
        ------
        InputError
            When more are asked for than exist among those kept.
        """
        if limit is not None and limit > len(self.members) < self.spheres[-1]:
            raise InputError(
                f"{len(self.members)} of {self.spheres[-1]} states of the last layer were kept; "
                f"give keep={limit} to growth"
            )
        return list(self.members if limit is None else self.members[:limit])

    def antipodes(self) -> list[Any]:
        """Return the states farthest from the central one, those that were kept.

        Raises
        ------
        InputError
            When the sweep stopped before the last layer.
        """
        if not self.complete:
            raise InputError(f"the sweep stopped at radius {self.radius}; antipodes are not known")
        return list(self.members)

    def several_geodesics(self) -> tuple[int, ...]:
        """Return, for every distance, how many states more than one shortest word reaches.

        The graph is written out for it; see :func:`wlkit.cayley.explicit` for its limit.

        Examples
        --------
        >>> from wlkit.cayley import growth
        >>> growth("coxeter", 3).several_geodesics()
        (0, 0, 0, 1)
        """
        return self.explicit().several_geodesics()

    def word_to(self, state: Any) -> Word:
        """Return a shortest word from the central state to `state`.

        Examples
        --------
        >>> from wlkit.cayley import growth
        >>> word = growth("lrx", 5).word_to([1, 0, 2, 3, 4])
        >>> word, word.verify()
        (Word('X', length=1), True)
        """
        return shortest_word(self.generators, self.generators.start, state)

    def distance_to(self, state: Any) -> int:
        """Return the distance of a state from the central one."""
        return self.word_to(checked_state(self.generators, state)).length

    def verify(self) -> bool:
        """Check the spheres by routes that the sweep did not take.

        The ball of radius 2 is computed again with plain sets; the total is compared with the
        order from a stabiliser chain (or a multinomial coefficient) where it is known; an
        element of the last layer gets a shortest word by search from both ends, unless the
        graph is large; each sphere is at most (number of generators) times the one before; a
        theorem or a shipped row that gives the spheres must agree.

        Raises
        ------
        VerificationError
            When one of them disagrees.
        """
        small = tuple(len(layer) for layer in islice(spheres_of(self.generators), 3))
        if small[: len(self.spheres)] != self.spheres[:3]:
            raise VerificationError(f"spheres {self.spheres[:3]}, recomputed {small}")
        states = known_states(self.generators)
        if self.complete and states is not None and sum(self.spheres) != states:
            raise VerificationError(f"{sum(self.spheres)} states reached, {states} exist")
        degree = len(self.generators)
        for before, after in zip(self.spheres, self.spheres[1:], strict=False):
            if not 0 < after <= degree * before:
                raise VerificationError(f"a sphere of {after} follows one of {before}")
        known = known_growth(self.generators) if self.family else None
        if known is not None and not agrees(self.spheres, self.complete, known):
            raise VerificationError(f"spheres {self.spheres} differ from {known!r}")
        series = growth_series(self.generators) if self.family else None
        if series is not None and series.spheres(self.radius) != self.spheres:
            raise VerificationError(f"spheres {self.spheres} are not those of {series!r}")
        if self.members and sum(self.spheres) <= 1_000_000:
            word = self.word_to(self.members[0])
            if not word.verify() or word.length != self.radius:
                raise VerificationError(f"{self.members[0]} is at distance {word.length}")
        return True

    def record(self) -> GrowthRow:
        """Verify this growth and append it to the user's table of known rows; return the row."""
        return append_growth(self)

    def explicit(self) -> ExplicitGraph:
        """Return the graph, or the ball that was swept, with all its edges."""
        from wlkit.cayley.explicit_graph import explicit

        return explicit(self.generators, max_radius=None if self.complete else self.radius)

    def to_dict(self) -> dict[str, Any]:
        """Return plain Python types with the keys of the command line.

        Integers of 2^53 and more become text, as JSON readers round them.
        """
        return {
            "family": self.family,
            "parameters": {key: _plain(value) for key, value in self.parameters.items()},
            "order": _plain(self.order),
            "diameter": self.diameter,
            "growth": [_plain(size) for size in self.spheres],
            "last_layer": _plain(self.members),
            "inverse_closed": self.inverse_closed,
            "complete": self.complete,
            "engine": self.engine,
            "seconds": round(self.seconds, 6),
            "peak_bytes": self.peak_bytes,
        }

    def to_pandas(self) -> Any:
        """Return a data frame of radius and sphere size (pandas must be installed)."""
        import pandas as pd

        return pd.DataFrame({"radius": range(len(self.spheres)), "size": self.spheres})

    def plot(self, *, ax: Any = None) -> Any:
        """Draw the spheres on matplotlib axes; see :func:`wlkit.cayley.plot_growth`."""
        from wlkit.cayley.draw import plot_growth

        return plot_growth(self, ax=ax)

    def __repr__(self) -> str:
        sizes = " ".join(map(str, _shortened(self.spheres)))
        radius = f"diameter {self.radius}" if self.complete else f"radius {self.radius}"
        return f"Growth({self.generators!r}, {radius}, spheres {sizes})"

    def _repr_html_(self) -> str:
        from wlkit.cayley.draw import growth_html

        return growth_html(self)


def _shortened(spheres: Sequence[int]) -> list[int | str]:
    return list(spheres) if len(spheres) <= 16 else [*spheres[:8], "...", *spheres[-6:]]


def _plain(value: Any) -> Any:
    if isinstance(value, (tuple, list)):
        return [_plain(item) for item in value]
    if (
        isinstance(value, int)
        and not isinstance(value, bool)
        and abs(value) >= LARGEST_JSON_INTEGER
    ):
        return str(value)
    return value
