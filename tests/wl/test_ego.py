"""Balls, refined inside by definition."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from tests.reference import wl as slow
from wlkit.errors import VerificationError
from wlkit.graphs import Graph, graph
from wlkit.wl import color_refinement, refine
from wlkit.wl.coloring import same_partition
from wlkit.wl.distances import shortest_path_distances

NAMES = ["petersen", "P6", "prism:3", "2C3", "decalin", "g6:G?zTb_"]


def ball(g: Graph, v: int, hops: int | None, marks: dict[int, str]) -> Graph:
    distance = shortest_path_distances(g)[v]
    members = [u for u in range(g.n) if 0 <= distance[u] <= (g.n if hops is None else hops)]
    names = [marks.get(u, "") for u in members]
    sub = g.subgraph(members)
    return Graph(sub.n, sub.edges, vertex_labels=names)


def stable_histograms(balls: list[Graph]) -> list[tuple]:
    last = slow.color_refinement(balls)[-1]
    return [slow.histogram(colors) for colors in last]


def numbered(values: list) -> np.ndarray:
    ids: dict = {}
    return np.array([ids.setdefault(x, len(ids)) for x in values])


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("hops", [1, 2, None])
@pytest.mark.parametrize("labels", ["plain", "root", "distance"])
def test_ego_colours_are_histograms_inside_the_balls(
    name: str, hops: int | None, labels: str
) -> None:
    g = graph(name)
    distance = shortest_path_distances(g)
    balls = []
    for v in range(g.n):
        marks = {v: "root"} if labels == "root" else {}
        if labels == "distance":
            marks = {u: str(d) for u, d in enumerate(distance[v].tolist())}
        balls.append(ball(g, v, hops, marks))
    mine = refine(g, "ngnn", hops=hops, labels=labels).flat
    assert same_partition(mine, numbered(stable_histograms(balls)))


@pytest.mark.parametrize("name", NAMES)
def test_i2_colours_are_bags_over_marked_neighbours(name: str) -> None:
    g = graph(name)
    arcs = [(v, w) for v in range(g.n) for w in g.neighbors(v).tolist()]
    balls = [ball(g, v, 2, {v: "first", w: "second"}) for v, w in arcs]
    kinds = stable_histograms(balls)
    bags = [
        tuple(sorted(kind for (v, _), kind in zip(arcs, kinds, strict=True) if v == u))
        for u in range(g.n)
    ]
    assert same_partition(refine(g, "i2", hops=2).flat, numbered(bags))


@pytest.mark.parametrize("variant", ["ngnn", "i2", "spectrum", "walks"])
def test_a_wrong_colouring_of_balls_or_spectra_does_not_verify(variant: str) -> None:
    found = refine(["P6", "prism:3"], variant)
    assert found.verify()
    flat = found.flat.copy()
    flat[0] = flat[-1]
    with pytest.raises(VerificationError, match=r"partition of round 0|not the colours 0"):
        replace(found, flat=flat).verify()


def test_colours_of_labelled_digraph_balls_verify() -> None:
    arcs = [(0, 1), (1, 2), (2, 0), (3, 1)]
    g = Graph(4, arcs, directed=True, vertex_labels=[1, 1, 2, 2], edge_labels=list("abab"))
    for labels in ("plain", "root", "distance"):
        assert refine([g, g.reverse()], "ngnn", labels=labels, hops=2).verify()
    assert refine([g, g.reverse()], "i2", hops=2).verify()


def test_balls_in_digraphs_reach_along_arcs_either_way() -> None:
    path = Graph(3, [(0, 1), (2, 1)], directed=True)
    assert refine(path, "ngnn", hops=1).class_count == 2
    assert refine(path, "neighbourhood").class_count == 2


@pytest.mark.parametrize("name", NAMES)
def test_the_outer_refinement_starts_from_the_balls(name: str) -> None:
    g = graph(name)
    initial = refine(g, "ngnn").flat
    outer = refine(g, "ngnn-outer")
    assert same_partition(outer.at_round(0), initial)
    assert same_partition(outer.flat, color_refinement(g, initial=initial).flat)
    assert outer.verify()
