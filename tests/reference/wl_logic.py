"""Whether a graph satisfies a formula, by the definition: one vertex after the other."""

from __future__ import annotations

from wlkit.graphs import Graph
from wlkit.wl.formulas import And, Arc, AtLeast, Equal, Formula, HasLabel, Not


def holds(g: Graph, f: Formula, values: dict[int, int]) -> bool:
    if isinstance(f, Equal):
        return values[f.first] == values[f.second]
    if isinstance(f, Arc):
        arcs = list(zip(g.edge_list, g.edge_labels or (None,) * g.m, strict=True))
        if not g.directed:
            arcs += [((v, u), label) for (u, v), label in arcs]
        pair = (values[f.first], values[f.second])
        return any(arc == pair and f.label in (None, label) for arc, label in arcs)
    if isinstance(f, HasLabel):
        return g.vertex_labels is not None and g.vertex_labels[values[f.variable]] == f.label
    if isinstance(f, Not):
        return not holds(g, f.body, values)
    if isinstance(f, And):
        return all(holds(g, part, values) for part in f.conjuncts)
    assert isinstance(f, AtLeast)
    found = [v for v in range(g.n) if holds(g, f.body, {**values, f.variable: v})]
    return len(found) >= f.count
