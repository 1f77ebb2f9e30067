"""Who tells the separating pairs of the field apart, and the evidence for it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from wlkit.errors import GraphError, InputError, SizeError, UnknownNameError, VerificationError
from wlkit.graphs import Graph, graph
from wlkit.wl import REFINEMENTS, distinguish, least_distinguishing, refine, wl_classes
from wlkit.wl.comparison import Difference

# (first, second, variant, k, told apart): Cai, Fuerer, Immerman 1992 and the survey of Sato 2020
# for k-WL; Zhang, Luo, Wang, He 2023 for distances.
KNOWN = [
    ("C6", "2C3", "folklore", 1, False),
    ("C6", "2C3", "folklore", 2, True),
    ("C6", "2C3", "oblivious", 2, False),
    ("C6", "2C3", "oblivious", 3, True),
    ("decalin", "bicyclopentyl", "folklore", 1, False),
    ("decalin", "bicyclopentyl", "folklore", 2, True),
    ("decalin", "bicyclopentyl", "spd", None, True),
    ("rook4", "shrikhande", "folklore", 1, False),
    ("rook4", "shrikhande", "folklore", 2, False),
    ("rook4", "shrikhande", "folklore", 3, True),
    ("rook4", "shrikhande", "oblivious", 3, False),
    ("rook4", "shrikhande", "slfwl2", None, False),
    ("rook4", "shrikhande", "sswl", None, False),
    ("rook4", "shrikhande", "rd", None, False),
    ("rook4", "shrikhande", "i2", None, True),
    ("rook4", "shrikhande", "spectrum", None, False),
    ("rook4", "shrikhande", "walks", None, False),
    ("prism:3", "K3,3", "spd", None, False),
    ("prism:3", "K3,3", "rd", None, True),
    ("petersen", "prism:5", "spd", None, True),
    ("dodecahedron", "desargues", "spd", None, False),
    ("dodecahedron", "desargues", "rd", None, True),
    ("dodecahedron", "desargues", "folklore", 2, True),
    ("S4", "0-1,1-2,2-3,3-0", "spectrum", None, True),
    ("S4", "C4+K1", "spectrum", None, False),
    ("S4", "C4+K1", "walks", None, True),
]


@pytest.mark.parametrize(("first", "second", "variant", "k", "apart"), KNOWN)
def test_separating_pairs(
    first: str, second: str, variant: str, k: int | None, apart: bool
) -> None:
    pair = [graph("C4") + graph("K1") if x == "C4+K1" else graph(x) for x in (first, second)]
    answer = distinguish(*pair, variant=variant, k=k)
    assert answer.distinguished == apart
    assert answer.variant == variant
    assert answer.verify()


# The last folklore k that fails is one less than the treewidth of the base.
CFI = [("C5", 2), ("grid:2,3", 2), ("K4", 3)]


@pytest.mark.parametrize(("base", "k"), CFI)
def test_cfi_pairs_are_told_apart_first_by_the_treewidth_of_the_base(base: str, k: int) -> None:
    answer = least_distinguishing(f"cfi:{base}", f"cfi-twisted:{base}")
    assert (answer.distinguished, answer.k) == (True, k)
    assert answer.verify()


@pytest.mark.parametrize("base", ["K3,3", "prism:3", "wheel:5"])
def test_two_wl_and_sswl_fail_on_cfi_pairs_of_treewidth_three(base: str) -> None:
    pair = f"cfi:{base}", f"cfi-twisted:{base}"
    assert not distinguish(*pair, k=2).distinguished
    assert not distinguish(*pair, variant="sswl").distinguished
    assert distinguish(*pair, k=3).distinguished


@pytest.mark.parametrize(
    ("base", "fails"), [("Q3", 2), ("grid:3,3", 2), ("K5", 3), ("petersen", 3)]
)
def test_cfi_pairs_of_larger_bases(base: str, fails: int) -> None:
    pair = f"cfi:{base}", f"cfi-twisted:{base}"
    assert not distinguish(*pair, k=fails).distinguished
    if fails == 2:
        assert distinguish(*pair, k=3).distinguished


def test_circular_skip_links_of_41_vertices() -> None:
    """Of 45 pairs 1-WL tells apart none, SPD-WL 44, RD-WL and folklore 2-WL all."""
    graphs = [f"csl:41,{skip}" for skip in (2, 3, 4, 5, 6, 9, 11, 12, 13, 16)]
    sizes = {
        (variant, k): sorted(map(len, wl_classes(graphs, variant, k)))
        for variant, k in [("folklore", 1), ("folklore", 2), ("rd", 1), ("spd", 1)]
    }
    assert sizes["folklore", 1] == [10]
    assert sizes["folklore", 2] == sizes["rd", 1] == [1] * 10
    assert sizes["spd", 1] == [1] * 8 + [2]


def test_without_k_the_hierarchy_is_walked() -> None:
    assert distinguish("P5", "S4").k == 1
    assert distinguish("C6", "2C3").k == 2
    assert distinguish("rook4", "shrikhande").k == 3
    assert distinguish("rook4", "shrikhande", variant="oblivious").k == 4
    assert not least_distinguishing("rook4", "shrikhande", max_k=2).distinguished


def test_isomorphic_graphs_are_said_to_be_so() -> None:
    answer = distinguish("C5", Graph(5, [(0, 2), (2, 4), (4, 1), (1, 3), (3, 0)]))
    assert (answer.distinguished, answer.isomorphic, answer.k) == (False, True, None)
    assert answer.to_dict()["isomorphic"] is True
    assert answer.verify()


def test_the_evidence_is_a_colour_with_its_counts() -> None:
    answer = distinguish("C6", "2C3", k=2)
    assert answer.evidence == Difference(1, (12, 0), 0, (0, 1))
    assert answer.to_dict() == {
        "distinguished": True,
        "rounds": 1,
        "variant": "folklore",
        "k": 2,
        "classes": [3, 5],
        "evidence": {"round": 1, "counts": [12, 0], "graph": 0, "example": [0, 1]},
    }
    assert repr(answer) == (
        "Comparison(told apart by folklore 2-WL in round 1: "
        "12 pairs like (0, 1) in the first graph against 0)"
    )
    assert "told apart" in answer._repr_html_()


def test_different_initial_colours_are_round_zero() -> None:
    answer = distinguish("P4", "K4", k=2)
    assert (answer.distinguished, answer.rounds) == (True, 0)
    labelled = [Graph(2, [(0, 1)], vertex_labels=x) for x in (["a", "b"], ["a", "a"])]
    assert distinguish(*labelled, k=1).rounds == 0


def test_graphs_of_different_orders_are_told_apart() -> None:
    for variant in REFINEMENTS:
        assert distinguish("C5", "C6", variant=variant, k=2).distinguished, variant


@pytest.mark.parametrize("variant", REFINEMENTS)
def test_the_smallest_graphs(variant: str) -> None:
    empty, point, edgeless = Graph(0), Graph(1), Graph(2)
    for k in (1, 2, 3):
        for g in (empty, point, edgeless):
            assert not distinguish(g, g, variant=variant, k=k).distinguished
            assert refine(g, variant, k).verify()
        assert distinguish(empty, point, variant=variant, k=k).distinguished
        # the two graphs on two vertices have the same vertex-deleted subgraphs (Kelly 1957)
        reconstructible = variant != "ds-nd"
        edge = Graph(2, [(0, 1)])
        assert distinguish(edge, edgeless, variant=variant, k=k).distinguished == reconstructible


@pytest.mark.parametrize("variant", REFINEMENTS)
def test_no_refinement_tells_a_graph_from_a_relabelled_copy(variant: str) -> None:
    g = Graph.from_graph6("G?zTb_")
    answer = distinguish(g, g.relabel([3, 1, 4, 0, 5, 7, 2, 6]), variant=variant, k=2)
    assert not answer.distinguished
    assert answer.verify()


def test_a_wrong_claim_does_not_verify() -> None:
    answer = distinguish("C6", "2C3", k=2)
    assert answer.evidence is not None
    wrong_counts = replace(answer, evidence=replace(answer.evidence, counts=(11, 0)))
    with pytest.raises(VerificationError, match="wrong counts"):
        wrong_counts.verify()
    with pytest.raises(VerificationError, match="round 1"):
        replace(answer, distinguished=False).verify()
    alike = distinguish("C6", "2C3", k=1)
    with pytest.raises(VerificationError, match="round 0"):
        replace(alike, distinguished=True).verify()


def test_a_wrong_colouring_does_not_verify() -> None:
    coloring = refine("P5", k=2)
    flat = coloring.flat.copy()
    flat[3] = flat[0]
    with pytest.raises(VerificationError, match="partition of round"):
        replace(coloring, flat=flat).verify()
    early = refine(["P7", "S6"], k=1, until_different=True)
    assert not early.stable
    assert early.verify()
    with pytest.raises(VerificationError, match="not stable"):
        replace(early, stable=True).verify()


def test_bad_input_is_refused_with_the_reason() -> None:
    with pytest.raises(UnknownNameError, match="did you mean folklore"):
        distinguish("C5", "C6", variant="folklor")  # type: ignore[arg-type]
    for k in (0, -1, True, 1.5):
        with pytest.raises(InputError, match="k >= 1"):
            distinguish("C5", "C6", k=k)  # type: ignore[arg-type]
    with pytest.raises(InputError, match="hops"):
        refine("C5", "ngnn", hops=0)
    with pytest.raises(UnknownNameError, match="labelling of balls"):
        refine("C5", "ngnn", labels="rooted")  # type: ignore[arg-type]
    with pytest.raises(InputError, match="at least one graph"):
        refine([])
    arc = Graph(2, [(0, 1)], directed=True)
    edge = Graph(2, [(0, 1)])
    labelled = Graph(2, [(0, 1)], vertex_labels=["a", "b"])
    with pytest.raises(GraphError, match="directed"):
        distinguish(arc, edge)
    with pytest.raises(GraphError, match="labelled on the vertices"):
        distinguish(labelled, edge)
    with pytest.raises(GraphError, match="undirected"):
        refine(arc, "rd")
    with pytest.raises(GraphError, match="without labels"):
        refine(labelled, "spectrum")


def test_too_many_tuples_are_refused_with_the_numbers() -> None:
    with pytest.raises(SizeError, match=r"343 tuples need .* n <= 5 fits"):
        refine("C7", k=3, max_bytes=1000)
    with pytest.raises(SizeError, match=r"alike for folklore k-WL, k <= 1; k = 2"):
        distinguish("C6", "2C3", max_bytes=100)
    with pytest.raises(SizeError, match="2\\^31"):
        refine("C100", k=5, max_bytes=10**12)
