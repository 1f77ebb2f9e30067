from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from wlkit.errors import InputError, SizeError, VerificationError
from wlkit.expressivity import model, shortest_program
from wlkit.graphs import Multigraph, graph
from wlkit.polynomials import evaluate

# Powers by repeated squaring; a closed walk ends with an entrywise product that is summed up.
CYCLES = {3: 2, 4: 2, 5: 3, 6: 3, 7: 4, 8: 3}


@pytest.mark.parametrize("n", CYCLES)
def test_cycles(n):
    found = shortest_program(f"C{n}")
    assert found.products == CYCLES[n]
    a = graph("petersen").adjacency.astype(np.int64)
    assert int(found.program.run(a)) == int(np.trace(np.linalg.matrix_power(a, n)))
    assert found.verify()


@pytest.mark.parametrize("text", [
    "2>:0>1,1>0:r0,1",
    "3>:0>2,2>1,0>1:r0,1",
    "3>:2>0,2>1:r0,1",
    "2>:0>0,0>1:r0,1",
    "1>:0>0:r0,0",
    "2:0-1,0-1,0-1:r0",
    "2:0-1,0-1@1:r0,1:c2",
    "1::r0,0",
])  # fmt: skip
def test_any_kind_of_input(text):
    h = Multigraph.from_text(text)
    assert shortest_program(h).verify()


def test_without_transpose_less_is_a_word():
    back = Multigraph(2, [(1, 0)], roots=(0, 1), directed=True)
    assert shortest_program(back).products == 0
    with pytest.raises(InputError, match="does not compute"):
        shortest_program(back, "ppgn")
    square = Multigraph(3, [(0, 2), (2, 1)], roots=(0, 1), directed=True)
    assert shortest_program(square, "ppgn").products == 1


def test_refused(monkeypatch):
    with pytest.raises(InputError, match="does not compute"):
        shortest_program("K4")
    for name in ("mpnn", "local-2-gnn", "3-fgnn", "ppgn++/K4"):
        with pytest.raises(InputError, match="does not own"):
            shortest_program("K3", name)
    with pytest.raises(InputError, match="isolated"):
        shortest_program(Multigraph(3, roots=(0, 1)))
    monkeypatch.setattr("wlkit.expressivity.shortest.LONGEST", 2)
    with pytest.raises(SizeError, match="more than 2"):
        shortest_program("C7")


def test_answers():
    found = shortest_program("K3", roots=(0, 1))
    assert repr(found) == "ShortestProgram(3:0-1,0-2,1-2:r0,1: 2 products)"
    assert found.to_dict()["products"] == 2
    rook = graph("rook4").adjacency.astype(np.int64)
    assert np.array_equal(found.program.run(rook), evaluate(found.h, rook))
    with pytest.raises(VerificationError, match="products"):
        replace(found, products=3).verify()
    with pytest.raises(VerificationError, match="does not evaluate"):
        replace(found, program=model("ppgn++").program("K3")).verify()
