"""What one round of a tuple refinement looks at."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

RuleName = Literal["folklore", "oblivious", "delta", "delta-local", "pairs"]

_FLAGS = {"L": 1, "P": 2, "G": 4, "S": 8, "F": 16, "U": 32}


@dataclass(frozen=True)
class Rule:
    """The signature of a k-tuple in a round.

    Attributes
    ----------
    name : str
        "folklore": {{ (c(v[1<-w]), ..., c(v[k<-w])) : w }}; "oblivious": for each position i
        {{ c(v[i<-w]) : w }}; "delta": the same with how v_i sees w; "delta-local": only w
        adjacent to v_i; "pairs" (k = 2): the `aggregations`.
    k : int
    aggregations : str
        Letters for pairs (u, v): L local {{ c(u,w) : w in N(v) }}, P point c(v,v), G global
        {{ c(w,v) : w }}, S second local {{ c(w,v) : w in N(u) }}, F both
        {{ (c(u,w), c(w,v)) : w in N(v) }}, U the same over the union of N(u) and N(v).
    marked : bool
        Whether the initial colour is [u = v] with the vertex labels only; otherwise it is the
        ordered isomorphism type.
    """

    name: RuleName
    k: int
    aggregations: str = ""
    marked: bool = False

    @property
    def flags(self) -> int:
        """The aggregations as bits; 0 for refinements other than of pairs."""
        return sum(_FLAGS[x] for x in self.aggregations)

    @property
    def tables(self) -> int:
        """How many random words each colour (or type) needs, where they are drawn one by one."""
        return 7 if self.name == "pairs" else self.k

    @property
    def by_position(self) -> bool:
        """Whether a signature consists of a multiset for each position apart."""
        return self.name in ("oblivious", "delta", "delta-local")

    @property
    def needs_types(self) -> bool:
        """Whether signatures name how vertices see each other."""
        return self.name in ("delta", "delta-local", "pairs")

    @property
    def width(self) -> int:
        """Numbers in one entry of a signature."""
        return self.k if self.name == "folklore" else 3

    def length(self, n: int) -> int:
        """Return the largest number of entries of a signature on n vertices."""
        return 4 * n + 1 if self.name == "pairs" else n
