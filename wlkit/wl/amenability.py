"""Which graphs colour refinement identifies: the amenable ones, by the structure of their cells."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

import numpy as np

from wlkit.graphs import Graph
from wlkit.wl.color_refinement import color_refinement


@dataclass(frozen=True)
class Obstacle:
    """A condition that a graph violates which colour refinement identifies.

    Attributes
    ----------
    condition : str
        In words.
    cells : tuple of tuples of vertices
        Cells of the stable partition that violate it.

    Examples
    --------
    >>> from wlkit.graphs import graph
    >>> obstacle_to_amenability(graph("C6")).cells
    ((0, 1, 2, 3, 4, 5),)
    """

    condition: str
    cells: tuple[tuple[int, ...], ...]


def obstacle_to_amenability(g: Graph) -> Obstacle | None:
    """Return why colour refinement does not identify a graph, or None if it does.

    Colour refinement identifies a graph when it tells it apart from every graph that is not
    isomorphic to it.

    Parameters
    ----------
    g : Graph
        Undirected and without labels.

    Returns
    -------
    Obstacle or None

    Examples
    --------
    >>> from wlkit.graphs import graph
    >>> obstacle_to_amenability(graph("P5")) is None
    True
    >>> obstacle_to_amenability(graph("C6")).condition
    'a cell is not empty, complete, a matching, the complement of one, or a 5-cycle'

    Notes
    -----
    On the cells X of the stable partition: (A) G[X] is empty, complete, a perfect matching, the
    complement of one, or a 5-cycle; (B) between two cells there is nothing, everything, disjoint
    stars with all centres in one of the cells, or the complement of such; pairs of cells of the
    latter two kinds are anisotropic, and their components (G) are trees in which the cells do not
    get smaller away from a smallest one; (H) at most one cell of a component is neither empty nor
    complete, and it is of the smallest size. Time O((n + m) log n).

    References
    ----------
    .. [1] V. Arvind, J. Koebler, G. Rattan, O. Verbitsky, Graph isomorphism, color refinement,
       and compactness, Comput. Complexity 26 (2017), Theorem on amenable graphs.
    .. [2] S. Kiefer, P. Schweitzer, E. Selman, Graphs identified by logics with counting, MFCS
       2015.
    """
    colors = color_refinement(g).flat
    order = np.argsort(colors, kind="stable")
    cells = np.split(order, np.flatnonzero(np.diff(colors[order])) + 1) if g.n else []
    between = [Counter(colors[g.neighbors(x[0])].tolist()) for x in cells]
    sizes = [len(x) for x in cells]
    for x, n in enumerate(sizes):
        d = between[x][x]
        if d not in (0, 1, n - 2, n - 1) and (n, d) != (5, 2):
            return _obstacle(_INSIDE, cells, [x])
    links: list[list[int]] = [[] for _ in cells]
    for x, seen in enumerate(between):
        for y in sorted(y for y in seen if y > x and seen[y] < sizes[y]):
            if seen[y] not in (1, sizes[y] - 1) and between[y][x] not in (1, sizes[x] - 1):
                return _obstacle(_BETWEEN, cells, [x, y])
            links[x].append(y)
            links[y].append(x)
    rich = [between[x][x] not in (0, n - 1) for x, n in enumerate(sizes)]
    for component in _components(links):
        if broken := _broken(component, links, sizes, rich):
            return _obstacle(broken, cells, component)
    return None


_INSIDE = "a cell is not empty, complete, a matching, the complement of one, or a 5-cycle"
_BETWEEN = "between two cells there are neither disjoint stars nor the complement of such"
_TREE = "a component of cells is not a tree"
_GROWING = "in a component of cells the sizes do not grow away from the smallest"
_RICH = "a component of cells has two cells with structure, or one that is not of the least size"


def _broken(
    component: list[int], links: list[list[int]], sizes: list[int], rich: list[bool]
) -> str | None:
    """Return what is wrong with a component of anisotropic pairs of cells."""
    if sum(len(links[x]) for x in component) != 2 * (len(component) - 1):
        return _TREE
    root = min(component, key=sizes.__getitem__)
    parent = {root: root}
    queue = [root]
    for x in queue:
        for y in links[x]:
            if y not in parent:
                if sizes[y] < sizes[x]:
                    return _GROWING
                parent[y] = x
                queue.append(y)
    structured = [x for x in component if rich[x]]
    if len(structured) > 1 or any(sizes[x] != sizes[root] for x in structured):
        return _RICH
    return None


def _components(links: list[list[int]]) -> list[list[int]]:
    found: list[list[int]] = []
    seen: set[int] = set()
    for start in range(len(links)):
        if start not in seen:
            queue = [start]
            seen.add(start)
            for x in queue:
                queue += (fresh := [y for y in links[x] if y not in seen])
                seen.update(fresh)
            found.append(queue)
    return found


def _obstacle(condition: str, cells: list[np.ndarray], chosen: list[int]) -> Obstacle:
    return Obstacle(condition, tuple(tuple(cells[x].tolist()) for x in chosen))
