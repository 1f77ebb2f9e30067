"""Small Cayley and Schreier graphs written out: states, edges, matrices, spectra, geodesics."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from importlib import import_module
from typing import TYPE_CHECKING, Any

import numpy as np

from wlkit.cayley.engine import as_generators
from wlkit.cayley.frontier import searched
from wlkit.cayley.geodesics import arrivals, numbers_of_geodesics, several_geodesics
from wlkit.cayley.packing import AnyGeneratingSet, checked_state, move
from wlkit.cayley.word import Word
from wlkit.errors import InputError, SizeError, VerificationError
from wlkit.groups import MatrixGeneratingSet, SlidingPuzzle
from wlkit.memory import available_bytes, bytes_text

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from wlkit.graphs import Graph

LARGEST_DENSE = 5000
"""Vertices of a graph whose spectrum is found from a dense matrix."""

Triplets = tuple["NDArray[np.int64]", "NDArray[np.int64]", "NDArray[np.int64]"]


@dataclass(frozen=True, eq=False, repr=False)
class ExplicitGraph:
    """All states of a graph in breadth-first order, and where every generator carries them.

    Parameters
    ----------
    generators : GeneratingSet, MatrixGeneratingSet or SlidingPuzzle
    states : tuple
        State 0 is the central one.
    ends : ndarray of int64
        States ``ends[d]`` up to ``ends[d+1] - 1`` are at distance d.
    images : ndarray of int32, shape (states, generators)
        Generator g carries state v to ``images[v, g]``; -1 where a sliding move does not apply
        or leads out of a ball.

    Examples
    --------
    >>> ring = explicit([[1, 2, 3, 0], [3, 0, 1, 2]])
    >>> ring.n, ring.m, float(ring.spectrum()[-1].round(6))
    (4, 4, 2.0)
    """

    generators: AnyGeneratingSet
    states: tuple[Any, ...]
    ends: NDArray[np.int64]
    images: NDArray[np.int32]

    @property
    def n(self) -> int:
        """The number of states."""
        return len(self.states)

    @property
    def directed(self) -> bool:
        """Whether some generator has no inverse among the generators."""
        return not self.generators.inverse_closed

    @property
    def m(self) -> int:
        """The number of edges of the simple graph: arcs when directed; loops do not count."""
        rows, columns, _ = self.adjacency(multiplicities=False)
        arcs = int(np.count_nonzero(rows != columns))
        return arcs if self.directed else arcs // 2

    @cached_property
    def distances(self) -> NDArray[np.int64]:
        """The distance of every state from the central one."""
        sizes = np.diff(self.ends)
        return np.repeat(np.arange(sizes.size), sizes)

    @cached_property
    def _numbers(self) -> dict[Any, int]:
        return {state: v for v, state in enumerate(self.states)}

    def index(self, state: Any) -> int:
        """Return the number of a state.

        Raises
        ------
        InputError
            When it is not in the graph.
        """
        checked = checked_state(self.generators, state)
        if checked not in self._numbers:
            raise InputError(f"{checked} is not reached from {self.states[0]}")
        return self._numbers[checked]

    def arcs(self) -> Triplets:
        """Return source, target and number of the generator of every arc, loops included."""
        source, letter = np.nonzero(self.images >= 0)
        return source, self.images[source, letter].astype(np.int64), letter

    def adjacency(self, *, multiplicities: bool = True) -> Triplets:
        """Return the adjacency matrix as rows, columns, values, sorted, no place twice.

        Parameters
        ----------
        multiplicities : bool
            Whether the value is the number of generators that carry row to column, or 1.
        """
        source, target, _ = self.arcs()
        keys = source * np.int64(self.n) + target
        keys.sort()
        first = np.flatnonzero(np.diff(keys, prepend=-1))
        counts = np.diff(np.append(first, keys.size))
        rows, columns = np.divmod(keys[first], self.n)
        return rows, columns, counts if multiplicities else np.ones_like(counts)

    def laplacian(self) -> Triplets:
        """Return out-degrees minus adjacency, with multiplicities, as rows, columns, values."""
        rows, columns, values = self.adjacency()
        degrees = np.bincount(rows, weights=values, minlength=self.n).astype(np.int64)
        loops = np.bincount(rows[rows == columns], values[rows == columns], self.n).astype(np.int64)
        off = rows != columns
        every = np.arange(self.n)
        rows = np.concatenate([every, rows[off]])
        columns = np.concatenate([every, columns[off]])
        return rows, columns, np.concatenate([degrees - loops, -values[off]])

    def dense(self, triplets: Triplets | None = None) -> NDArray[np.int64]:
        """Return a matrix given by triplets, the adjacency by default, as a dense array.

        Raises
        ------
        SizeError
            Beyond 5000 states.
        """
        if self.n > LARGEST_DENSE:
            raise SizeError(f"a dense matrix is for at most {LARGEST_DENSE} states, got {self.n}")
        rows, columns, values = self.adjacency() if triplets is None else triplets
        matrix = np.zeros((self.n, self.n), dtype=np.int64)
        matrix[rows, columns] = values
        return matrix

    def to_scipy(self, triplets: Triplets | None = None) -> Any:
        """Return the adjacency, or a matrix given by triplets, in SciPy's CSR form."""
        csr_array = import_module("scipy.sparse").csr_array
        rows, columns, values = self.adjacency() if triplets is None else triplets
        return csr_array((values, (rows, columns)), shape=(self.n, self.n))

    def spectrum(self) -> NDArray[Any]:
        """Return the eigenvalues of the adjacency matrix: real and increasing when undirected.

        Directed graphs have complex eigenvalues, sorted by real and then imaginary part.
        """
        matrix = self.dense().astype(np.float64)
        if not np.array_equal(matrix, matrix.T):
            return np.sort_complex(np.linalg.eigvals(matrix))
        return np.linalg.eigvalsh(matrix)

    def to_graph(self) -> Graph:
        """Return the simple graph as a value; loops and parallel edges are dropped."""
        from wlkit.graphs import Graph

        rows, columns, _ = self.adjacency(multiplicities=False)
        keep = rows != columns if self.directed else rows < columns
        edges = zip(rows[keep].tolist(), columns[keep].tolist(), strict=True)
        return Graph(self.n, list(edges), directed=self.directed)

    def to_networkx(self) -> Any:
        """Return a NetworkX multigraph on the states, every edge with its generator's name.

        An inverse-closed set gives a MultiGraph, in which a generator and its inverse make one
        edge; otherwise the result is a MultiDiGraph.  Vertices have the attribute ``distance``.
        """
        import networkx as nx

        graph = nx.MultiDiGraph() if self.directed else nx.MultiGraph()
        for state, distance in zip(self.states, self.distances.tolist(), strict=True):
            graph.add_node(state, distance=distance)
        inverse, names = self.generators.inverse_indices, self.generators.names
        for v, w, g in zip(*(part.tolist() for part in self.arcs()), strict=True):
            back = inverse[g]
            if not self.directed and (back < g or (back == g and w < v)):
                continue
            graph.add_edge(self.states[v], self.states[w], key=names[g], generator=names[g])
        return graph

    def antipodes(self) -> list[Any]:
        """Return the states farthest from the central one."""
        return list(self.states[self.ends[-2] :])

    @cached_property
    def geodesics(self) -> tuple[int, ...]:
        """The number of shortest words from the central state to every state, exact.

        Different letters count as different words even when they are the same permutation.
        """
        return numbers_of_geodesics(self.images, self.distances)

    def several_geodesics(self) -> tuple[int, ...]:
        """Return, for every distance, how many states more than one shortest word reaches.

        Examples
        --------
        >>> explicit("coxeter", 3).several_geodesics()
        (0, 0, 0, 1)
        """
        return several_geodesics(self.images, self.distances)

    def word_to(self, state: Any) -> Word:
        """Return a shortest word from the central state, read off the distances."""
        target = here = self.index(state)
        before, letter = self._arrivals
        letters: list[int] = []
        while here:
            letters.append(int(letter[here]))
            here = int(before[here])
        return Word(self.generators, self.states[0], self.states[target], tuple(letters[::-1]))

    @cached_property
    def _arrivals(self) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        return arrivals(self.images, self.distances)

    def verify(self) -> bool:
        """Carry out every generator on every state with plain tuples; compare the distances.

        Raises
        ------
        VerificationError
            When an image differs, or a state has no neighbour one closer.
        """
        from wlkit.cayley.sets import moves

        steps = moves(self.generators)
        for v, state in enumerate(self.states):
            for g, step in enumerate(steps):
                w = int(self.images[v, g])
                image = step(state)
                outside = w < 0 and (image == state or image not in self._numbers)
                if not outside and (w < 0 or image != self.states[w]):
                    raise VerificationError(f"generator {g} carries {state} to {image}")
        source, target, _ = self.arcs()
        reach = self.distances[target] - self.distances[source]
        closer = np.unique(target[reach == 1])
        if reach.max(initial=0) > 1 or closer.size != self.n - 1:
            raise VerificationError("the distances are not those of shortest paths")
        return True

    def __repr__(self) -> str:
        kind = "directed" if self.directed else "undirected"
        return f"ExplicitGraph({self.generators!r}, {self.n} states, {kind})"


def explicit(
    graph: Any,
    *params: Any,
    state: Sequence[int] | str | None = None,
    max_radius: int | None = None,
    limit: int = 1_000_000,
    **named: Any,
) -> ExplicitGraph:
    """Return a Cayley or Schreier graph written out, or the ball of a radius as a subgraph.

    Parameters
    ----------
    graph, params, state, named
        As for :func:`wlkit.cayley.growth`.
    max_radius : int, optional
        Only the states within this distance, and the arcs between them.
    limit : int
        The largest number of states that is written out.

    Returns
    -------
    ExplicitGraph

    Raises
    ------
    SizeError
        When there are more states, or they do not fit the memory.
    InputError
        For matrices over the integers without a radius; for a family or parameters that do not fit.

    Examples
    --------
    >>> g = explicit("lrx", 4)
    >>> g.n, g.m, g.antipodes()
    (24, 36, [(1, 0, 3, 2)])
    >>> g.to_graph().degrees.max()
    np.int64(3)

    Notes
    -----
    A breadth-first search, then every arc once; about 200 bytes a state and 4 bytes an arc.
    """
    generators = as_generators(graph, *params, **named)
    if state is not None:
        generators = generators.with_state(state)
    if isinstance(generators, MatrixGeneratingSet) and not generators.modulo and max_radius is None:
        raise InputError(
            f"integer matrices may generate an infinite group; give max_radius for {generators!r}"
        )
    search = searched(generators, max_radius, limit, available_bytes())
    if search.count > limit:
        raise SizeError(
            f"{generators!r} has more than {limit} states; give a larger limit (a state takes "
            f"about {bytes_text(200 + 4 * len(generators))}) or a max_radius"
        )
    images = np.empty((search.count, len(generators)), dtype=np.int32)
    for low in range(0, search.count, 1 << 14):
        high = min(low + (1 << 14), search.count)
        packed = move(generators, search.layout, search.store[low:high])
        images[low:high] = search.indices(packed).reshape(high - low, -1)
    states = tuple(search.states(0, search.count))
    if isinstance(generators, SlidingPuzzle):
        holes = np.array([state.index(0) for state in states])
        images[generators.targets.T[holes] < 0] = -1
    images.setflags(write=False)
    return ExplicitGraph(generators, states, np.array(search.ends, dtype=np.int64), images)
