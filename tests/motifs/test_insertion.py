"""Weighted sums over partitions: known numbers, the twin, and refusals."""

import pytest
from hypothesis import given
from sympy.functions.combinatorial.numbers import stirling

from tests.motifs.test_plan import random_cases
from tests.reference import motifs as reference
from wlkit.errors import SizeError
from wlkit.graphs import Graph, graph
from wlkit.motifs import insertion, spasm
from wlkit.motifs.insertion import weighted_quotients
from wlkit.motifs.quotients import partition_sum
from wlkit.testing import labelled_graphs


def weights_by_blocks(pattern, moebius):
    """Return the sum of the weights of all partitions with k blocks, by k."""
    total = {}
    for quotient in weighted_quotients(pattern, moebius=moebius):
        k = len(quotient.labels)
        total[k] = total.get(k, 0) + quotient.weight
    return total


@pytest.mark.parametrize("k", [1, 4, 9, 21])
@pytest.mark.parametrize("moebius", [True, False])
def test_quotients_of_stars_are_stars_weighted_by_stirling_numbers(k, moebius):
    # falling factorials of the degree; from k = 21 on beyond machine integers
    found = weights_by_blocks(graph(f"S{k}"), moebius)
    expected = {
        j + 1: int(stirling(k, j, kind=1 if moebius else 2, signed=moebius))
        for j in range(1, k + 1)
    }
    assert found == expected


@pytest.mark.parametrize("n", [2, 5, 9, 12])
def test_paths_have_bell_many_partitions(n):
    # partitions of n points without two neighbours in a block: Stirling numbers of n - 1
    found = weights_by_blocks(graph(f"P{n}"), False)
    assert found == {j + 1: int(stirling(n - 1, j)) for j in range(1, n)}


@pytest.mark.parametrize("n", [3, 7, 12])
def test_partitions_of_cycles_give_their_chromatic_polynomials(n):
    # hom(C_n, K_q) = (q-1)^n + (-1)^n (q-1) = sum over the partitions of emb(K_j, K_q)
    found = weights_by_blocks(graph(f"C{n}"), False)
    for q in range(n + 2):
        falling = [1]
        for i in range(n):
            falling.append(falling[-1] * (q - i))
        assert sum(c * falling[k] for k, c in found.items()) == (q - 1) ** n + (-1) ** n * (q - 1)


@given(labelled_graphs(max_vertices=6, directed=None))
def test_insertion_agrees_with_all_partitions(pattern):
    expected = {}
    for blocks, weight in reference.quotients(pattern):
        image = pattern.quotient(blocks).canonical()
        expected[image] = expected.get(image, 0) + weight
    assert dict(partition_sum(pattern, moebius=True)) == expected


def test_chunks_change_nothing(monkeypatch):
    whole = {p: partition_sum(p, moebius=True) for p, _, _ in random_cases(5, 12)}
    monkeypatch.setattr(insertion, "CHUNK", 1)
    partition_sum.cache_clear()
    for pattern, found in whole.items():
        assert partition_sum(pattern, moebius=True) == found


@pytest.mark.parametrize("name", ["C10", "5K2", "petersen"])
def test_large_spasms_verify_by_merges_and_by_values(name):
    assert spasm(name).verify()


def test_too_many_states_are_refused(monkeypatch):
    monkeypatch.setattr(insertion, "MAX_CHILDREN", 200)
    with pytest.raises(SizeError, match="200 are allowed"):
        list(weighted_quotients(graph("P11"), moebius=True))
    with pytest.raises(SizeError, match="at most 62 vertices"):
        list(weighted_quotients(Graph(63), moebius=True))


def test_growth_refuses_before_the_limit_is_reached(monkeypatch):
    monkeypatch.setattr(insertion, "MAX_CHILDREN", 10_000)
    with pytest.raises(SizeError, match=r"vertex 1[01] leads to [0-9]{4} states"):
        list(weighted_quotients(graph("P16"), moebius=True))


def test_a_bar_follows_the_vertices(capfd):
    assert len(spasm("P7", progress=True)) == 30
    assert "vertices" in capfd.readouterr().err
