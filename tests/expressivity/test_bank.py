"""Banks as values: the shortcut to a program."""

from __future__ import annotations

import numpy as np
import pytest

from wlkit.errors import InputError
from wlkit.expressivity import model


def test_a_program_counts_closed_walks():
    path = np.diag(np.ones(4, dtype=np.int64), 1)
    a = path + path.T
    found = model("ppgn++").program("C6").run(a)
    assert int(found) == int(np.trace(np.linalg.matrix_power(a, 6)))


def test_no_program_where_there_is_an_obstruction():
    with pytest.raises(InputError, match="K4 minor"):
        model("ppgn++").program("K4")
