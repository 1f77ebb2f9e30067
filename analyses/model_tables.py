"""How many patterns of each size does each model compute, and count?

For P (homomorphism counts) connected simple patterns with up to 8 edges, for Q (copies) with up to
6, with no, one or two ordered roots.

    python -m analyses.model_tables

Known from elsewhere: the totals are OEIS A002905, A126133 and A339040; the rows of subgraph GNNs,
local 2-GNNs and 2-FGNNs up to 6 edges are tables 4 and 5 of Zhang, Gai, Du, Ye, He, Wang, Beyond
Weisfeiler-Lehman, ICLR 2024; message passing computes the trees, OEIS A000055 and A000081.

The file is written after every model, and models that it holds are not asked again.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, Literal

from analyses.store import RESULTS, load, save
from wlkit.expressivity import model, table

QUESTION = __doc__ or ""
NAME = "model_tables"
EDGES: dict[Literal["hom", "sub"], int] = {"hom": 8, "sub": 6}
SHOWN = 12

MODELS = (
    "gcn",
    "mpnn",
    "mpnn/K3",
    "mpnn/3:0-2,1-2:r0,1",
    "subgraph-gnn",
    "2-subgraph-gnn",
    "3-subgraph-gnn",
    "i2-gnn",
    "pswl",
    "gswl",
    "local-2-gnn",
    "local-2-fgnn",
    "ppgn",
    "ppgn++",
    "2-fgnn",
    "3-ign",
    "3-fgnn",
    "4-fgnn",
)


def rows_of(name: str, edges: dict[Literal["hom", "sub"], int]) -> list[dict[str, Any]]:
    """Return the rows of one model."""
    rows = []
    for quantity, most in edges.items():
        for roots in range(model(name).max_roots + 1):
            t = table(name, most, roots, quantity)
            rows.append(
                {
                    "model": name,
                    "quantity": quantity,
                    "roots": roots,
                    "computable": list(t.computable),
                    "total": list(t.total),
                    "first failures": len(t.minimal_failures),
                    "failing": [h.text for h in t.minimal_failures[:SHOWN]],
                }
            )
    return rows


def run(
    names: Sequence[str] = MODELS,
    edges: dict[Literal["hom", "sub"], int] | None = None,
    *,
    folder: Path = RESULTS,
    progress: bool = False,
) -> list[dict[str, Any]]:
    """Return the rows of the models, and write the file after each model that it lacks."""
    edges = edges or EDGES
    stored = load(NAME, folder) if (folder / f"{NAME}.json").is_file() else []
    rows: dict[str, list[dict[str, Any]]] = {}
    for r in stored:
        if len(r["total"]) == edges[r["quantity"]]:
            rows.setdefault(r["model"], []).append(r)
    todo: Iterable[str] = [name for name in names if name not in rows]
    if progress:
        from tqdm.auto import tqdm

        todo = tqdm(todo, desc="models")
    for name in todo:
        rows[name] = rows_of(name, edges)
        save(NAME, QUESTION, [r for x in MODELS for r in rows.get(x, [])], folder)
    return [r for x in MODELS for r in rows.get(x, [])]


if __name__ == "__main__":
    for r in run(progress=True):
        print(f"{r['model']:20} {r['quantity']} {r['roots']} roots {r['computable']}")
