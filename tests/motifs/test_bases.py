"""Expansions between the three bases, against published ones and enumeration of partitions."""

from fractions import Fraction

import networkx as nx
import pytest

from tests.motifs.test_plan import random_cases
from tests.reference import motifs as reference
from wlkit.errors import InputError, SizeError, VerificationError
from wlkit.graphs import Graph, graph
from wlkit.motifs import Spasm, expand, graphlets, hom, ind, spasm, sub
from wlkit.motifs.bases import supergraphs
from wlkit.motifs.quotients import partition_sum

PAW = "0-1,1-2,2-0,2-3"
BOWTIE = "0-1,1-2,2-0,2-3,3-4,4-2"
PENDANT_C4 = "0-1,1-2,2-3,3-0,3-4"

# Expansions of emb(P, .) in the hom basis (Curticapean, Dell, Marx 2017; checked by hand).
EMBEDDINGS = {
    "P4": {"P4": 1, "K3": -1, "P3": -2, "K2": 1},
    "C5": {"C5": 1, PAW: -5, "K3": 5},
    "C6": {
        "C6": 1,
        BOWTIE: -3,
        PENDANT_C4: -6,
        "K1,1,2": 9,
        "C4": 6,
        "S3": 4,
        "P4": 3,
        "K3": -4,
        "P3": -12,
        "K2": 4,
    },
}

INDUCED = {
    "P3": {"P3": Fraction(1, 2), "K3": Fraction(-1, 2), "K2": Fraction(-1, 2)},
    "K1,1,2": {
        "K4": Fraction(-1, 4),
        "K1,1,2": Fraction(1, 4),
        "K3": Fraction(-1, 4),
    },
}


def canonical(terms):
    return {graph(p).canonical(): Fraction(c) for p, c in terms.items()}


@pytest.mark.parametrize("pattern", EMBEDDINGS)
def test_published_embedding_expansions(pattern):
    assert expand("emb", graph(pattern), "hom") == canonical(EMBEDDINGS[pattern])


@pytest.mark.parametrize("pattern", INDUCED)
def test_induced_expansions(pattern):
    found = expand("ind", graph(pattern), "hom")
    assert found == canonical(INDUCED[pattern])
    for host in ("K3,3", "K5", PAW):
        value = sum(c * hom(f, host) for f, c in found.items())
        assert value == reference.ind(graph(pattern), graph(host))


# |Spasm|, n = 1, ..., 8 (paths) and 3, ..., 8 (cycles).
PATHS = [1, 1, 2, 4, 8, 15, 30, 65]
CYCLES = [1, 3, 3, 10, 12, 35]


@pytest.mark.parametrize(
    "pattern, size",
    [(f"P{n}", size) for n, size in enumerate(PATHS, 1)]
    + [(f"C{n}", size) for n, size in enumerate(CYCLES, 3)],
)
def test_sizes_of_spasms(pattern, size):
    found = spasm(pattern)
    assert len(found) == size
    assert found.verify()


def test_weights_agree_with_the_twin_on_random_labelled_and_directed_patterns():
    for pattern, _, _ in random_cases(7, 60):
        expected, plain = {}, {}
        for blocks, weight in reference.quotients(pattern):
            image = pattern.quotient(blocks).canonical()
            expected[image] = expected.get(image, 0) + weight
            plain[image] = plain.get(image, 0) + 1
        assert dict(partition_sum(pattern, moebius=True)) == expected
        assert dict(partition_sum(pattern, moebius=False)) == plain


def test_a_wrong_spasm_does_not_verify():
    found = spasm("P4")
    wrong = Spasm(found.pattern, found.images, (1, 1, 1, 1), found.automorphisms)
    with pytest.raises(VerificationError):
        wrong.verify()


def test_spasm_dictionary():
    data = spasm("P4").to_dict()
    assert data["size"] == 4
    terms = {entry["pattern"]: entry["coefficient"] for entry in data["graphs"]}
    assert terms == {"P4": "1/2", "K3": "-1/2", "P3": "-1", "K2": "1/2"}
    assert all(Graph.from_graph6(entry["graph6"]).n <= 4 for entry in data["graphs"])


def test_spanning_copies_are_counted_not_supergraphs():
    # P3 lies three times in K3; the number of graphs above P3 on its vertices is 1.
    assert dict(supergraphs(graph("P3").canonical())) == {
        graph("K3").canonical(): 3,
        graph("P3").canonical(): 1,
    }


def test_supergraphs_of_the_empty_graph_are_all_graphs():
    # OEIS A000088
    assert [len(supergraphs(Graph(n))) for n in range(6)] == [1, 1, 2, 4, 11, 34]
    # OEIS A000273: digraphs
    assert [len(supergraphs(Graph(n, directed=True))) for n in range(4)] == [1, 1, 3, 16]


@pytest.mark.parametrize("kind", ["hom", "sub", "ind"])
@pytest.mark.parametrize("basis", ["hom", "sub", "ind"])
def test_conversions_keep_the_function(kind, basis):
    single = {"hom": hom, "sub": sub, "ind": ind}
    host = graph(nx.gnp_random_graph(7, 0.5, seed=8))
    for pattern in ("P4", "C4", "K1,1,2", "2K2", "S3", Graph(3, [(0, 1)])):
        p = graph(pattern)
        value = sum(c * single[basis](f, host) for f, c in expand(kind, p, basis).items())
        assert value == getattr(reference, kind)(p, host)


@pytest.mark.parametrize("labels", ["ababa", "abcac", "abzzz", "ab*b*"])
def test_edge_labelled_induced_counts_expand_over_all_labels(labels):
    p = Graph(3, [(0, 1), (1, 2)], edge_labels=["a", "b"])
    host = Graph(4, [(0, 1), (1, 2), (2, 3), (0, 3), (0, 2)], edge_labels=list(labels))
    value = sum(c * hom(f, host) for f, c in expand("ind", p, "hom").items())
    assert value == reference.ind(p, host)


def test_expansions_out_of_reach_are_refused_at_once():
    for pattern in ("10K1", "P10", "P12", Graph(2000), Graph(6, [(0, 1)], directed=True)):
        with pytest.raises(SizeError, match="300000 are allowed"):
            expand("ind", graph(pattern), "hom")
    with pytest.raises(SizeError, match="about 9695869 graphs"):  # 2^45 / 10!
        next(graphlets(10))
    assert len(expand("ind", graph("K12"), "sub")) == 1


def test_unknown_bases():
    with pytest.raises(InputError, match="expected hom, sub, ind"):
        expand("hom", graph("K3"), "emb")
