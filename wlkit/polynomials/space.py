"""Spaces of equivariant polynomial maps of square matrices: what the basis multigraphs may be."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal, TypeAlias, get_args

from wlkit.errors import InputError
from wlkit.exact._numbers import natural

Roots: TypeAlias = Literal[0, 1, 2, "edge"]
"""Invariant, node-valued, edge-valued off the diagonal, edge-valued in total."""


@dataclass(frozen=True)
class PolynomialSpace:
    """The S_n-equivariant polynomial maps of one kind of input and one kind of output.

    S_n acts on X in R^{n x n} by (pi X)_{ij} = X_{pi^-1 i, pi^-1 j}; P is equivariant when
    P(pi X) = pi P(X).  A basis is indexed by the multigraphs described here.

    Parameters
    ----------
    directed : bool
        Any matrix X, else symmetric ones.
    loops : bool
        Free diagonal (node features), else zero diagonal.
    simple : bool
        Entries 0 or 1, else any reals: no parallel edges, else parallel edges.
    roots : 0, 1, 2 or "edge"
        Output in R, in R^n, in R^{n x n} with zero diagonal, in R^{n x n}.
    channels : int
        Number of matrices in the input, at least 1.
    n : int, optional
        The size of X, at least 1; by default large enough (at least 2 degree + roots).

    Raises
    ------
    InputError
        If an option is not among those allowed.

    Examples
    --------
    >>> PolynomialSpace(directed=True, roots="edge").root_tuples
    ((0, 0), (0, 1))
    """

    directed: bool = False
    loops: bool = False
    simple: bool = False
    roots: Roots = 0
    channels: int = 1
    n: int | None = None

    def __post_init__(self) -> None:
        if isinstance(self.roots, bool) or self.roots not in get_args(Roots):
            raise InputError(f"expected roots 0, 1, 2 or 'edge', got {self.roots!r}")
        if natural(self.channels, "channels") == 0:
            raise InputError("expected at least 1 channel, got 0")
        if self.n is not None and natural(self.n, "n") == 0:
            raise InputError("expected matrices of size n >= 1, got n = 0")

    @property
    def root_tuples(self) -> tuple[tuple[int, ...], ...]:
        """The roots of the edgeless basis multigraphs; (0, 0) has its output on the diagonal."""
        rooted: dict[Any, tuple[tuple[int, ...], ...]] = {
            0: ((),),
            1: ((0,),),
            2: ((0, 1),),
            "edge": ((0, 0), (0, 1)),
        }
        return rooted[self.roots]

    @property
    def root_counts(self) -> tuple[int, ...]:
        """How many different vertices are roots, for each of `root_tuples`."""
        return tuple(len(set(roots)) for roots in self.root_tuples)
