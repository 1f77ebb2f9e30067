"""Tree decompositions, and the way from elimination orders to them and back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from wlkit.errors import FormatError, InputError, VerificationError
from wlkit.graphs import Graph, Multigraph
from wlkit.treewidth._masks import bits, eliminate, symmetric_masks
from wlkit.treewidth.elimination import checked_order


@dataclass(frozen=True)
class TreeDecomposition:
    """A tree whose nodes are bags of vertices.

    It decomposes a graph when every vertex is in a bag, both ends of every edge share a bag, and
    the bags of each vertex form a subtree: :meth:`verify` checks exactly this.

    Parameters
    ----------
    bags : iterable of iterables of int
        Kept as a tuple of ascending tuples.
    edges : iterable of pairs of int
        The edges of the tree, between positions of bags; kept as ascending pairs.

    Examples
    --------
    >>> from wlkit.graphs import graph
    >>> d = TreeDecomposition([(0, 1), (1, 2)], [(0, 1)])
    >>> d.width, d.verify(graph("P3"))
    (1, True)
    """

    bags: tuple[tuple[int, ...], ...]
    edges: tuple[tuple[int, int], ...] = ()

    def __init__(self, bags: Iterable[Iterable[int]], edges: Iterable[Sequence[int]] = ()) -> None:
        object.__setattr__(self, "bags", tuple(tuple(sorted(set(bag))) for bag in bags))
        pairs = sorted((min(e), max(e)) for e in edges)
        object.__setattr__(self, "edges", tuple(pairs))
        outside = [e for e in pairs if not 0 <= e[0] < e[1] < len(self.bags)]
        if outside:
            raise InputError(
                f"tree edge {outside[0]}: expected two different bags of {len(self.bags)}"
            )

    @property
    def width(self) -> int:
        """The size of the largest bag, minus one; -1 without bags."""
        return max((len(bag) for bag in self.bags), default=0) - 1

    @cached_property
    def neighbors(self) -> tuple[tuple[int, ...], ...]:
        """The bags next to each bag in the tree."""
        lists: list[list[int]] = [[] for _ in self.bags]
        for i, j in self.edges:
            lists[i].append(j)
            lists[j].append(i)
        return tuple(map(tuple, lists))

    def rooted(self, root: int = 0) -> list[tuple[int, int]]:
        """Return pairs (bag, parent), parents first; the parent of the root is -1."""
        found = [(root, -1)] if self.bags else []
        for i, parent in found:
            found.extend((j, i) for j in self.neighbors[i] if j != parent)
            if len(found) > len(self.bags):
                raise VerificationError("the bags do not form a tree: there is a cycle")
        return found

    def verify(self, g: Graph | Multigraph) -> bool:
        """Check that this is a tree decomposition of `g`; directions and labels play no role.

        Raises
        ------
        VerificationError
            Naming the first condition that fails.
        """
        home: dict[int, set[int]] = {v: set() for v in range(g.n)}
        for i, bag in enumerate(self.bags):
            for v in bag:
                if v not in home:
                    raise VerificationError(f"bag {i} holds {v}, not a vertex of {g!r}")
                home[v].add(i)
        self._verify_tree()
        for u, v in _pairs(g):
            if not home[u] & home[v]:
                raise VerificationError(f"no bag holds the edge ({u}, {v}) of {g!r}")
        for v, where in home.items():
            joints = sum(i in where and j in where for i, j in self.edges)
            if len(where) - joints != 1:
                raise VerificationError(
                    f"the bags of vertex {v} of {g!r} form {len(where) - joints} subtrees, not one"
                )
        return True

    def _verify_tree(self) -> None:
        if len(self.edges) != max(len(self.bags) - 1, 0):
            raise VerificationError(f"{len(self.bags)} bags and {len(self.edges)} edges: no tree")
        if len(self.rooted()) != len(self.bags):
            raise VerificationError("the bags do not form a tree: it is not connected")

    @property
    def text(self) -> str:
        """The PACE text form (lines ``s td bags width+1 n``, ``b i v...``, ``i j``, from 1)."""
        n = 1 + max((bag[-1] for bag in self.bags if bag), default=-1)
        lines = [f"s td {len(self.bags)} {self.width + 1} {n}"]
        for i, bag in enumerate(self.bags, 1):
            lines.append(" ".join(map(str, ["b", i, *(v + 1 for v in bag)])))
        lines.extend(f"{i + 1} {j + 1}" for i, j in self.edges)
        return "\n".join(lines) + "\n"

    @classmethod
    def from_text(cls, text: str) -> TreeDecomposition:
        """Return the decomposition of a PACE text; lines that begin with c are comments.

        Raises
        ------
        FormatError
            Naming the line that does not fit.

        Examples
        --------
        >>> d = TreeDecomposition([(0, 1), (1, 2)], [(0, 1)])
        >>> TreeDecomposition.from_text(d.text) == d
        True
        """
        bags: dict[int, list[int]] = {}
        edges, head = [], None
        for number, line in enumerate(text.splitlines(), 1):
            fields = line.split()
            try:
                if not fields or fields[0] == "c":
                    continue
                if fields[:2] == ["s", "td"]:
                    head = int(fields[2])
                elif fields[0] == "b":
                    bags[int(fields[1])] = [int(x) - 1 for x in fields[2:]]
                else:
                    i, j = map(int, fields)
                    edges.append((i - 1, j - 1))
            except (ValueError, IndexError):
                raise FormatError(f"tree decomposition, line {number}: got {line!r:.60}") from None
        if head is None or sorted(bags) != list(range(1, head + 1)):
            raise FormatError(f"tree decomposition: expected bags 1, ..., {head}, got {len(bags)}")
        return cls([bags[i] for i in range(1, head + 1)], edges)

    def to_dict(self) -> dict[str, Any]:
        """Return ``{"width", "bags", "edges"}`` in plain lists and integers."""
        return {
            "width": self.width,
            "bags": [list(bag) for bag in self.bags],
            "edges": [list(edge) for edge in self.edges],
        }

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> TreeDecomposition:
        """Return the decomposition of a dictionary of :meth:`to_dict`."""
        try:
            return cls(data["bags"], data["edges"])
        except (KeyError, TypeError, ValueError) as error:
            raise FormatError(f"tree decomposition: expected bags and edges; {error}") from None

    def _repr_svg_(self) -> str:
        from wlkit.treewidth.drawing import decomposition_svg

        return decomposition_svg(self)


def decomposition_from_order(g: Graph | Multigraph, order: Sequence[int]) -> TreeDecomposition:
    """Return the tree decomposition whose bags are the maximal cliques of the filled graph.

    Its width is the width of the elimination order; no bag lies inside another.

    Parameters
    ----------
    g : Graph or Multigraph
        Directions, labels, loops and parallel edges play no role.
    order : sequence of int
        Every vertex once.

    Returns
    -------
    TreeDecomposition

    Raises
    ------
    PermutationError
        If `order` does not list every vertex once.

    Examples
    --------
    >>> from wlkit.graphs import graph
    >>> decomposition_from_order(graph("C4"), [0, 1, 2, 3])
    TreeDecomposition(bags=((1, 2, 3), (0, 1, 3)), edges=((0, 1),))

    Notes
    -----
    O(n d) operations on n-bit words, d the width.

    References
    ----------
    Bodlaender, Koster, Treewidth computations I: upper bounds, 2010.
    """
    order = checked_order(g.n, order)
    adj = symmetric_masks(g)
    later = {v: eliminate(adj, v) for v in order}
    position = {v: i for i, v in enumerate(order)}
    bags: list[int] = []
    edges: list[tuple[int, int]] = []
    home: dict[int, int] = {}
    for v in reversed(order):
        node = home[min(bits(later[v]), key=position.__getitem__)] if later[v] else len(bags) - 1
        if node >= 0 and bags[node] == later[v]:
            bags[node] |= 1 << v
        else:
            bags.append(later[v] | 1 << v)
            if node >= 0:
                edges.append((node, len(bags) - 1))
            node = len(bags) - 1
        home[v] = node
    return TreeDecomposition([bits(bag) for bag in bags], edges)


def order_from_decomposition(decomposition: TreeDecomposition) -> tuple[int, ...]:
    """Return an elimination order of at most the width of `decomposition`.

    Leaves of the tree go first: each gives up the vertices that its parent does not hold.

    Parameters
    ----------
    decomposition : TreeDecomposition
        Of any graph.

    Returns
    -------
    tuple of int
        Every vertex of the bags once.

    Raises
    ------
    VerificationError
        If the bags are joined in a cycle.

    Examples
    --------
    >>> order_from_decomposition(TreeDecomposition([(0, 1), (1, 2)], [(0, 1)]))
    (2, 0, 1)

    Notes
    -----
    Linear in the sizes of the bags, times the size of a bag.
    """
    order: list[int] = []
    for i, parent in reversed(decomposition.rooted()):
        kept = decomposition.bags[parent] if parent >= 0 else ()
        order.extend(v for v in decomposition.bags[i] if v not in kept)
    return tuple(order)


def _pairs(g: Graph | Multigraph) -> list[tuple[int, int]]:
    return (g.underlying if isinstance(g, Multigraph) else g).edge_list
