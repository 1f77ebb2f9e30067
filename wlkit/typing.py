"""Shared aliases, and the closed sets of keys as `Literal` types."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Literal, TypeAlias

import numpy as np
import numpy.typing as npt

IntArray: TypeAlias = npt.NDArray[np.int64]
"""Integers: counts, ranks, one-line permutations of any kind handed in by a user."""

Int32Array: TypeAlias = npt.NDArray[np.int32]
"""Vertices, colours, codes: below 2^31 by construction."""

ByteArray: TypeAlias = npt.NDArray[np.uint8]
"""Adjacency matrices and bitmaps."""

Label: TypeAlias = str | int
"""A vertex or edge label."""

Edge: TypeAlias = tuple[int, int]

PathLike: TypeAlias = str | Path

JSONDict: TypeAlias = dict[str, Any]
"""What `to_dict` returns: plain Python types only."""

CountKind: TypeAlias = Literal["hom", "sub", "ind", "emb"]
"""Homomorphisms, subgraph copies, induced copies, embeddings (injective homomorphisms)."""

Verdict: TypeAlias = Literal["holds", "fails", "error", "skipped"]
"""Of a claim: what was computed equals what was expected, differs, or raised; or not computed."""
