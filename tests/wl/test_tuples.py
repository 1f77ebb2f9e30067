"""Refinement of tuples: what fits, what is refused, and who counts as alike."""

from __future__ import annotations

import subprocess
import sys

import networkx as nx
import numpy as np
import pytest

from wlkit._kernels.wl_tuples import keep_sums, number_sums
from wlkit.graphs import Graph, graph
from wlkit.graphs.enumeration import graphs_of_order
from wlkit.wl import refine, wl_classes
from wlkit.wl.coloring import same_partition
from wlkit.wl.exactness import is_exact
from wlkit.wl.levels import Levels
from wlkit.wl.rules import Rule
from wlkit.wl.structure import joint
from wlkit.wl.tuples import Run


@pytest.mark.parametrize("k", [2, 3])
def test_rounds_numbered_in_many_passes_have_the_same_classes(k: int) -> None:
    """A table with room for few classes is filled and emptied again and again."""
    structure, rule = joint(["P7", "prism:3"] if k == 2 else ["P5", "C5"]), Rule("folklore", k)
    runs = [Run(structure, rule, 0, most) for most in (1, 2, 5, 1000)]
    for run in reversed(runs):
        run.refine(None)
        assert run.history == runs[-1].history
        assert same_partition(run.color, runs[-1].color)
        assert is_exact(run, False)


def test_sums_kept_beside_the_classes_give_one_class_for_each_pair() -> None:
    """Sums of 63 - b bits in two words of 32 bits, the last b of one taken by the class."""
    rng = np.random.default_rng(0)
    for shift in (0, 1, 7, 31):
        old = rng.integers(0, min(2**shift, 50), 400).astype(np.uint32)
        sums = rng.integers(0, 3, 400).astype(np.uint64) << np.uint64(61 - shift)
        marked, spare = old.copy(), np.empty(400, dtype=np.uint32)
        keep_sums(sums[:150], 0, np.int64(0), np.int64(shift), marked, spare)
        keep_sums(sums[150:], 150, np.int64(0), np.int64(shift), marked, spare)
        assert np.array_equal(marked & np.uint32(2**shift - 1), old)
        m = int(old.max()) + 1
        splits = rng.integers(0, 4, m)
        before = Levels.of(splits).fit_for(4)
        after = Levels.zeros(400, before.bits)
        known = np.int64(shift), 9, m, before.words, before.bits, np.int64(4)
        count = number_sums(marked, spare, *known, after.words)
        pairs = list(zip(old.tolist(), sums.tolist(), strict=True))
        new = spare.tolist()
        assert len(set(zip(pairs, new, strict=True))) == len(set(pairs)) == count
        assert sorted(set(new)) == list(range(count))
        first = {c: new.index(c) for c in range(count)}
        assert sorted(range(count), key=lambda c: (old[first[c]], first[c])) == list(range(count))
        begins = [c == 0 or old[first[c]] != old[first[c - 1]] for c in range(count)]
        expected = [splits[old[first[c]]] if begins[c] else 4 for c in range(count)]
        assert after.cut(count).array().tolist() == expected


@pytest.mark.slow
def test_refinement_takes_two_arrays_of_colours() -> None:
    """8 bytes a tuple; at most 1 a class for the history and its check; and 16 MB."""
    for g, k, history in (
        (Graph(3000), 2, (2,)),
        (nx.gnp_random_graph(2500, 0.5, seed=1), 2, None),
        (nx.random_regular_graph(3, 160, seed=1), 3, None),
    ):
        done = subprocess.run(
            [sys.executable, "-c", MEASURE, str(k)],
            input=graph(g).graph6,
            capture_output=True,
            text=True,
            check=True,
        )
        taken, classes, *found = map(int, done.stdout.split())
        tuples = graph(g).n ** k
        assert history is None or tuple(found) == history
        assert taken <= 8 * tuples + classes + (16 << 20)


MEASURE = """
import resource, sys
from wlkit.graphs import Graph
from wlkit.wl import refine
k, g = int(sys.argv[1]), Graph.from_graph6(sys.stdin.read())
refine(["C5", "P5", "prism:3"], k=k)
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
found = refine(g, k=k)
after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
print((after - before) * 1024, found.class_count, *found.history)
"""


@pytest.mark.parametrize("k", [2, 3])
def test_tuple_classes_do_not_depend_on_the_order_of_vertices(k: int) -> None:
    rng = np.random.default_rng(k)
    g = graph("decalin") if k == 2 else graph("prism:3")
    perm = rng.permutation(g.n)
    a, b = refine([g, g.relabel(perm)], k=k).of(0), refine([g, g.relabel(perm)], k=k).of(1)
    assert np.array_equal(a, b[np.ix_(*[perm] * k)])


def test_folklore_2_wl_identifies_all_graphs_on_six_vertices() -> None:
    graphs = list(graphs_of_order(6))
    assert len(wl_classes(graphs, k=2)) == len(graphs) == 156
    assert len(wl_classes(graphs, k=1)) == 152


@pytest.mark.slow
def test_classes_of_all_graphs_on_nine_vertices() -> None:
    """1-WL: 271941 of 274668 (an independent program); folklore 2-WL: all of order 8."""
    assert len(wl_classes(graphs_of_order(9))) == 271941
    assert len(wl_classes(graphs_of_order(8), k=2)) == 12346
