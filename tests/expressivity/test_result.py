from __future__ import annotations

import pytest

from wlkit.expressivity import model
from wlkit.graphs.drawing import ROOT_COLOR


def test_answers_print_their_steps():
    said = str(model("ppgn++").computes("C4"))
    assert said.count("sum out") == 4
    assert "time n^3" in said.splitlines()[-1]
    assert str(model("mpnn").computes("C4")) == repr(model("mpnn").computes("C4"))


@pytest.mark.parametrize("name", ["ppgn++", "local-2-gnn", "i2-gnn", "gcn", "mpnn/K3"])
def test_answers_draw_the_pattern_with_red_roots(name):
    for pattern in ("K3", "K5"):
        answer = model(name).computes(pattern, roots=(0,))
        page = answer._repr_html_()
        assert page.count("<svg") == 1
        assert ("<pre>" in page) == answer.value
        assert ("<ol>" in page) == answer.value
    red = ROOT_COLOR
    assert red in model("ppgn++").computes("K3", roots=(0,))._repr_html_()
    assert red not in model("ppgn++").computes("K3")._repr_html_()


def test_counts_draw_the_images_that_fail():
    bad, good = model("2-fgnn").counts("C8"), model("2-fgnn").counts("C6")
    assert bad._repr_html_().count("<svg") == 1 + len(bad.failures)
    assert good._repr_html_().count("<svg") == 1 + len(good.images)
