"""One row of a table of growth: a graph by its name, its spheres, where they come from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from wlkit.cayley.packing import AnyGeneratingSet
from wlkit.errors import FormatError
from wlkit.groups.generators import make
from wlkit.groups.moves import frozen_parameters


@dataclass(frozen=True)
class GrowthRow:
    """One known row.

    Parameters
    ----------
    family : str
    parameters : tuple
        In the order of the family's signature; a trailing parameter may be missing.
    spheres : tuple of int
    complete : bool
        False for the first spheres of a larger or infinite graph.
    source : str
        Where the row comes from.
    state : tuple of int or None
        The central word of a coset graph.

    Examples
    --------
    >>> from wlkit.cayley import known_growth
    >>> row = known_growth("pancake", 7)
    >>> row, row.diameter, row.generators.degree
    (GrowthRow(pancake(7), diameter 8, 'A092113'), 8, 7)
    """

    family: str
    parameters: tuple[Any, ...]
    spheres: tuple[int, ...]
    complete: bool
    source: str
    state: tuple[int, ...] | None = None

    @property
    def generators(self) -> AnyGeneratingSet:
        """The generating set of the row."""
        found = make(self.family, *self.parameters)
        return found if self.state is None else found.with_state(self.state)

    @property
    def diameter(self) -> int | None:
        """The last radius of a complete row."""
        return len(self.spheres) - 1 if self.complete else None

    def to_dict(self) -> dict[str, Any]:
        """Return the row as it is written to a file."""
        row = {
            "family": self.family,
            "parameters": list(self.parameters),
            "spheres": list(self.spheres),
            "complete": self.complete,
            "source": self.source,
        }
        return row if self.state is None else {**row, "state": list(self.state)}

    @classmethod
    def from_dict(cls, row: Any) -> GrowthRow:
        """Return the row written by :meth:`to_dict`.

        Raises
        ------
        FormatError
            When a key is missing or a value is not of its kind.
        """
        try:
            spheres = tuple(int(size) for size in row["spheres"])
            state = row.get("state")
            found = cls(
                family=str(row["family"]),
                parameters=frozen_parameters([("", list(row["parameters"]))])[0][1],
                spheres=spheres,
                complete=bool(row["complete"]),
                source=str(row["source"]),
                state=None if state is None else tuple(int(symbol) for symbol in state),
            )
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise FormatError(f"not a row of growth ({error!r}): {str(row)[:80]}") from None
        if not spheres or spheres[0] != 1 or min(spheres) < 1:
            raise FormatError(f"spheres are 1 and positive numbers, got {list(spheres)[:8]}")
        return found

    def __repr__(self) -> str:
        kind = "diameter" if self.complete else "radius"
        return f"GrowthRow({self.generators!r}, {kind} {len(self.spheres) - 1}, {self.source!r})"


def agrees(spheres: tuple[int, ...], complete: bool, known: GrowthRow) -> bool:
    """Return whether spheres and a known row can both be right: one begins like the other."""
    both = min(len(spheres), len(known.spheres))
    if spheres[:both] != known.spheres[:both]:
        return False
    ends = [
        len(row) for row, whole in ((spheres, complete), (known.spheres, known.complete)) if whole
    ]
    return not ends or max(len(spheres), len(known.spheres)) <= min(ends)
