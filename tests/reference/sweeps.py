"""Sweeps with dictionaries for tables: the slow twin of :mod:`wlkit._kernels.sweeps`.

And closed walks and cliques by rank, walk by walk and subset by subset: the twins of
:mod:`wlkit._kernels.ranked`.
"""

from __future__ import annotations

from itertools import combinations, product
from math import prod

from tests.reference.motifs import arcs, forget


def run_sweeps(pattern, sweeps, host):
    """Return the table of the last sweep, {images of the separator: number}."""
    finished = []
    for sweep in sweeps:
        result = {}
        for u in range(host.n):
            tables = []
            for step in sweep.steps:
                tables.append(run_step(pattern, sweep, step, host, u, tables, finished))
            for key, value in tables[-1].items():
                whole = (u, *key)[: len(sweep.separator)]
                result[whole] = result.get(whole, 0) + value
        finished.append(result)
    return finished[-1]


def run_step(pattern, sweep, step, host, u, tables, finished):
    """Return the table of one step with the pinned vertex at u."""
    host_arcs, host_labels = forget(pattern, host)
    table = {}
    for rest in product(range(host.n), repeat=len(step.order) - 1):
        image = dict(zip(step.order, (u, *rest), strict=True))
        edges = {e: x for e, x in arcs(pattern).items() if set(e) <= image.keys()}
        if any(host_arcs.get((image[a], image[b]), "none") != x for (a, b), x in edges.items()):
            continue
        labels = pattern.vertex_labels
        if labels and any(not host_labels or host_labels[x] != labels[v] for v, x in image.items()):
            continue
        uses = [*step.factors, *([step.driver] if step.driver else [])]
        factors = (
            (finished if use.shared else tables)[use.table].get(
                tuple(image[v] for v in use.axes), 0
            )
            for use in uses
        )
        key = tuple(image[v] for v in step.axes)
        table[key] = table.get(key, 0) + prod(factors)
    return {key: value for key, value in table.items() if value}


def first_returns(graph, u, steps):
    """Number of closed walks at u that stay below u in between."""
    near = [set(graph.neighbors(v).tolist()) for v in range(graph.n)]
    walks = [(v,) for v in near[u] if v < u]
    for _ in range(steps - 2):
        walks = [(*w, v) for w in walks for v in near[w[-1]] if v < u]
    return sum(u in near[w[-1]] for w in walks)


def cliques(graph, size):
    """Number of cliques with `size` vertices."""
    return sum(
        all(graph.has_edge(a, b) for a, b in combinations(chosen, 2))
        for chosen in combinations(range(graph.n), size)
    )
