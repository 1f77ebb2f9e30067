"""Counting maps one by one."""

import signal

import pytest

from wlkit.errors import GraphError
from wlkit.graphs import Graph, graph
from wlkit.motifs.enumeration import enumerate_in, enumerate_maps, enumeration_loops
from wlkit.motifs.host import lay_out


def test_maps_of_public_graphs():
    # Petersen: 120 pentagons with a start and a direction, 120 automorphisms, no 4-cycles
    petersen = graph("petersen")
    assert enumerate_maps(graph("C5"), petersen) == 120
    assert enumerate_maps(petersen, petersen, injective=True, induced=True) == 120
    assert enumerate_maps(graph("C4"), petersen, injective=True) == 0


def test_patterns_that_do_not_fit():
    assert enumerate_maps(graph("K5"), graph("K4"), injective=True) == 0
    assert enumerate_maps(graph("K5"), graph("K4")) == 0
    assert enumerate_maps(Graph(0), graph("K4")) == 1
    assert enumerate_maps(Graph(1, vertex_labels=["a"]), graph("K4")) == 0
    with pytest.raises(GraphError, match="directed"):
        enumerate_maps(graph("K2"), Graph(2, [(0, 1)], directed=True))


def test_many_hosts_at_once():
    hosts = lay_out([graph("K4"), graph("C6"), Graph(2)])
    assert enumerate_in(graph("P3"), hosts, injective=True) == [24, 12, 0]
    assert enumerate_in(graph("P3"), hosts, injective=True, induced=True) == [0, 12, 0]


def test_loops_follow_edges():
    order = enumeration_loops(graph("petersen")).order
    near = graph("petersen").neighbor_masks
    assert all(near[v] & sum(1 << u for u in order[:i]) for i, v in enumerate(order) if i)


@pytest.mark.parametrize("piece", [0, 5, 1000])
def test_a_count_in_pieces_is_the_count(piece, monkeypatch):
    hosts = lay_out([graph("K1"), graph("petersen"), graph("C6"), Graph(3), graph("K3,3")])
    for name, induced in (("P3", True), ("C6", False), ("2K2", True), ("K1", False)):
        expected = enumerate_in(graph(name), hosts, injective=True, induced=induced)
        with monkeypatch.context() as changed:
            changed.setattr("wlkit.motifs.enumeration.PIECE", piece)
            assert enumerate_in(graph(name), hosts, injective=True, induced=induced) == expected


def test_ctrl_c_is_heard_between_pieces():
    # 40! / 20! maps: without pieces this would never end
    def ring(*_):
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, 0.5)
    try:
        with pytest.raises(KeyboardInterrupt):
            enumerate_maps(graph("P20"), graph("K40"), injective=True)
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
