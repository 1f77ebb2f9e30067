from __future__ import annotations

import pytest

from tests.reference.polynomials import brute_width
from wlkit.errors import InputError, UnknownNameError
from wlkit.exact import euler_transform
from wlkit.expressivity import connected_patterns, connected_patterns_by_order, table

# Zhang, Gai, Du, Ye, He, Wang, Beyond Weisfeiler-Lehman, ICLR 2024, tables 4 and 5.
ALL = [[1, 1, 3, 5, 12, 30], [1, 2, 5, 13, 37, 114], [1, 3, 10, 35, 125, 460]]
HOM = {
    "mpnn": [[1, 1, 2, 3, 6, 11], [1, 2, 4, 9, 20, 48]],
    "subgraph-gnn": [[1, 1, 3, 5, 12, 29], [1, 2, 5, 12, 31, 83], [1, 3, 10, 33, 107, 347]],
    "local-2-gnn": [[1, 1, 3, 5, 12, 29], [1, 2, 5, 13, 37, 113], [1, 3, 10, 35, 124, 450]],
    "local-2-fgnn": [[1, 1, 3, 5, 12, 29], [1, 2, 5, 13, 37, 113], [1, 3, 10, 35, 124, 451]],
    "2-fgnn": [[1, 1, 3, 5, 12, 29], [1, 2, 5, 13, 37, 113], [1, 3, 10, 35, 124, 451]],
    "ppgn++": [[1, 1, 3, 5, 12, 29], [1, 2, 5, 13, 37, 113], [1, 3, 10, 35, 124, 451]],
    "ppgn": [[1, 1, 3, 5, 12, 29], [1, 2, 5, 13, 37, 113], [1, 3, 10, 35, 124, 451]],
}
ROWS = [(name, roots, row) for name, rows in HOM.items() for roots, row in enumerate(rows)]


@pytest.mark.parametrize(("name", "roots", "row"), ROWS)
def test_published_numbers_of_homomorphisms(name, roots, row):
    found = table(name, 6, roots)
    assert list(found.computable) == row
    assert list(found.total) == ALL[roots]
    assert len(found.failures) == sum(ALL[roots]) - sum(row)


@pytest.mark.parametrize(("roots", "row"), [(0, [1, 1, 3, 5, 12, 20]), (2, [1, 3, 10, 35, 105])])
def test_published_numbers_of_subgraphs(roots, row):
    assert list(table("2-fgnn", len(row), roots, "sub").computable) == row


@pytest.mark.slow
def test_more_edges():
    assert table("2-fgnn", 6, 2, "sub").computable[5] == 171
    # 1665 pair patterns with 7 edges, two of them only through the broadcast of h(u, u)
    assert table("local-2-gnn", 7, 2).computable[6] == 1665


def test_answer_of_the_command_line():
    found = table("2-fgnn", 6).to_dict()
    assert found["computable"] == [1, 1, 3, 5, 12, 29]
    assert found["total"] == [1, 1, 3, 5, 12, 30]
    assert found["first_failure"] == "4:0-1,0-2,0-3,1-2,1-3,2-3"
    assert found["failures"] == [found["first_failure"]]
    assert table("3-fgnn", 4).to_dict()["first_failure"] is None


@pytest.mark.parametrize(
    ("name", "roots", "quantity"), [("2-fgnn", 2, "hom"), ("subgraph-gnn", 1, "sub")]
)
def test_tables_verify(name, roots, quantity):
    assert table(name, 5, roots, quantity).verify()


def test_disconnected_patterns_too():
    found = table("mpnn", 5, connected=False)
    assert list(found.total) == [1, 2, 5, 11, 26]  # OEIS A000664
    trees = [0, 1, 1, 2, 3, 6]  # by edges, OEIS A000055; forests without isolated vertices
    assert list(found.computable) == list(euler_transform(trees))[1:]
    assert found.verify()


def test_bad_input_and_progress(capsys):
    with pytest.raises(InputError, match="roots"):
        table("mpnn", 3, 2)
    with pytest.raises(UnknownNameError, match="quantity"):
        table("mpnn", 3, 0, "emb")
    with pytest.raises(InputError, match="roots"):
        next(connected_patterns(3, 3))
    assert table("mpnn", 3, progress=True) == table("mpnn", 3)
    assert "3 edges" in capsys.readouterr().err


def test_tables_by_vertices():
    """Connected graphs (OEIS A001349) and those of treewidth at most 2, by brute force."""
    found = table("2-fgnn", max_vertices=6)
    assert found.total == (1, 1, 2, 6, 21, 112)
    narrow = [
        sum(brute_width(h.n, h.edges, ()) <= 2 for h in level)
        for level in connected_patterns_by_order(6)
    ]
    assert list(found.computable) == narrow
    assert found.by == "vertices"
    assert found.verify()
    assert [h.n for h in found.minimal_failures] == [4]
    rooted = table("mpnn", max_vertices=5, roots=1)
    assert rooted.computable == (1, 1, 2, 4, 9)  # rooted trees, OEIS A000081
    assert rooted.verify()


def test_tables_with_parallel_edges():
    found = table("ppgn++", 6, simple=False)
    assert found.total == (1, 2, 5, 12, 33, 103)  # OEIS A076864
    assert found.computable == (1, 2, 5, 12, 33, 102)  # all but K4
    assert found.verify()
    assert table("ppgn++", 3, 0, "sub", simple=False).computable == (1, 2, 5)
    with pytest.raises(InputError, match="simple undirected"):
        table("local-2-gnn", 2, simple=False)


def test_tables_draw_the_smallest_failures():
    found = table("mpnn", 4, 1)
    page = found._repr_html_()
    assert page.count("<svg") == len(found.minimal_failures) == 1
    assert "<td>9</td>" in page
    assert table("3-fgnn", 4)._repr_html_().count("<svg") == 0


def test_one_size_is_asked_for():
    with pytest.raises(InputError, match="one of max_edges"):
        table("mpnn")
    with pytest.raises(InputError, match="one of max_edges"):
        table("mpnn", 3, max_vertices=3)
    with pytest.raises(InputError, match="connected simple"):
        table("mpnn", max_vertices=3, connected=False)
