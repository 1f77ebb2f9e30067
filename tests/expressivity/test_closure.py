from __future__ import annotations

import pytest

from wlkit.errors import InputError, SizeError
from wlkit.expressivity import closure, in_closure, model
from wlkit.graphs import Multigraph, graph

# Zhang et al. 2024, table 5, pair patterns with 1, ..., 4 edges, connected or with lone roots.
CONNECTED = {
    "local-2-gnn": [1, 3, 10, 35],
    "local-2-fgnn": [1, 3, 10, 35],
    "ppgn": [1, 3, 10, 35],
}


@pytest.mark.parametrize("name", CONNECTED)
def test_published_numbers(name):
    made = [h for h in closure(model(name), 4) if h.underlying.is_connected]
    different = [h for h in made if len(set(h.roots)) == 2]
    assert [sum(h.m == m for h in different) for m in range(1, 5)] == CONNECTED[name]


def test_sums_over_the_mark_make_more():
    fewer, more = closure(model("pswl"), 4), closure(model("gswl"), 4)
    assert fewer < more
    lone = Multigraph(4, [(1, 2), (1, 3), (2, 3)], roots=(0, 1)).canonical()
    assert lone in more


def test_the_bank_of_order_two_has_the_rule_f():
    assert closure(model("ppgn++"), 3) == closure(model("ppgn"), 3)
    for name in ("mpnn", "subgraph-gnn", "3-fgnn", "gcn"):
        with pytest.raises(InputError, match="no rules on pairs"):
            closure(model(name), 2)


def test_disconnected_and_rooted_patterns():
    bank = model("local-2-gnn")
    assert in_closure(bank, Multigraph.from_graph(graph("2K2")))
    assert in_closure(bank, Multigraph(4, [(0, 1), (2, 3)], roots=(0, 2)))
    assert not in_closure(bank, Multigraph.from_graph(graph("K4")))
    with pytest.raises(SizeError, match="at most 6"):
        in_closure(bank, Multigraph.from_graph(graph("C7")))
