"""LaTeX of parameters."""

import pytest

from wlkit.graphs import Graph
from wlkit.motifs import Sub, parse


@pytest.mark.parametrize("text, latex", [
    ("sub(P4) + 3*sub(K3)", r"3\,\mathrm{sub}(K_{3}) + \mathrm{sub}(P_{4})"),
    ("-hom(2K2)/3", r"- \tfrac{1}{3}\,\mathrm{hom}(2K_{2})"),
    ("ind(K2,3) - 1/2", r"- \tfrac{1}{2} + \mathrm{ind}(K_{2,3})"),
    ("0", "0"),
])  # fmt: skip
def test_sums(text, latex):
    assert parse(text).latex() == latex
    assert parse(text)._repr_latex_() == f"${latex}$"


def test_patterns_without_a_name_are_typed_and_special_characters_escaped():
    source = Sub(Graph(2, [(0, 1)], vertex_labels=["a_b", "{"])).latex()
    assert r"\texttt{" in source
    assert r"a\_b" in source
    assert r"\{" in source
