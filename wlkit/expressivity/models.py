"""The model zoo: published architectures by name."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import NamedTuple

from wlkit.errors import InputError, unknown_name
from wlkit.expressivity.bank import ModelBank

LOCAL_2_GNN = ModelBank(
    "local-2-gnn",
    "guarded",
    "strong nested ear decompositions",
    rules=frozenset({"L_a", "L_b"}),
)
LOCAL_2_FGNN = ModelBank(
    "local-2-fgnn",
    "guarded",
    "almost strong nested ear decompositions",
    rules=frozenset({"F_u", "F_v"}),
)
PPGN = ModelBank(
    "ppgn",
    "guarded",
    "treewidth <= 2; on directed inputs without reversed edges between roots",
    rules=frozenset({"F"}),
    transpose=False,
)
SUBGRAPH_GNN = ModelBank(
    "subgraph-gnn", "marked", "some vertex whose removal leaves a forest", order=1
)
I2_GNN = ModelBank(
    "i2-gnn",
    "marked",
    "some vertex u such that every component of the rest is a forest, or is one after the removal "
    "of a neighbour of u",
    order=2,
    max_roots=1,
)


GCN = ModelBank(
    "gcn",
    family="paths, rooted at an end",
    contract=("leaf",),
    merge=(),
    inputs=("X", "I"),
)
"""Linear graph convolutions h <- A h, that is H' = (A + I) H W without activation, pooled by a sum;
only pooled values are multiplied.  No entrywise product of messages: the update of a vertex is not
injective on the multiset of its neighbours, and exactly the walks are counted."""


def order_bank(name: str, k: int, *, max_roots: int = 2) -> ModelBank:
    """Return the bank that sums out vertices with at most k neighbours.

    Examples
    --------
    >>> order_bank("mine", 3).family
    'treewidth <= 3'
    """
    family = "forests" if k == 1 else f"treewidth <= {k}"
    return ModelBank(name, "order", family, order=k, max_roots=max_roots)


MODELS: dict[str, ModelBank] = {
    "gcn": GCN,
    "mpnn": order_bank("mpnn", 1, max_roots=1),
    "ppgn": PPGN,
    "ppgn++": order_bank("ppgn++", 2),
    "subgraph-gnn": SUBGRAPH_GNN,
    "local-2-gnn": LOCAL_2_GNN,
    "local-2-fgnn": LOCAL_2_FGNN,
    "i2-gnn": I2_GNN,
}
"""The models without a parameter; ``k-fgnn`` and ``k-ign`` exist for every k."""


def model(name: str | ModelBank) -> ModelBank:
    """Return the contraction bank of a model.

    ==============  ===================================================================
    gcn             linear graph convolutions with a global sum: numbers of walks
    mpnn            message passing with a global sum (1-WL)
    subgraph-gnn    one vertex marked, message passing, pooling (node marking)
    i2-gnn          a vertex and a neighbour marked, on balls that hold the whole graph
    local-2-gnn     pairs, sums over neighbours of either entry
    local-2-fgnn    pairs, folklore sums over neighbours of either entry
    ppgn            pairs, matrix product, entrywise product
    ppgn++          the same with transpose
    k-fgnn          k-tuples, folklore: ``2-fgnn``, ``3-fgnn``, ...
    k-ign           k-tuples, linear equivariant layers: ``2-ign``, ``3-ign``, ...
    ==============  ===================================================================

    Notes
    -----
    gcn stands for convolutions without injective updates: H' = (A + I) H W, no activation, no
    normalisation.  With pointwise polynomial activations after every layer and biases, such a
    network computes all that mpnn does, since A h = (A + I) h - h; with the normalisation by
    degrees its values are no polynomials of A.

    Raises
    ------
    UnknownNameError
        With the nearest names.
    InputError
        If k is too small.

    Examples
    --------
    >>> model("3-fgnn").family, model("3-ign").family
    ('treewidth <= 3', 'treewidth <= 2')

    References
    ----------
    Puny et al. 2023 (PPGN++); Zhang, Gai, Du, Ye, He, Wang, Beyond Weisfeiler-Lehman, ICLR 2024,
    theorems 3.3 to 3.5; Maron et al. 2019 (IGN); Huang, Peng, Ma, Zhang 2023 (I2-GNN).
    """
    if isinstance(name, ModelBank):
        return name
    key = str(name).strip().lower()
    if key in MODELS:
        return MODELS[key]
    found = re.fullmatch(r"(\d+)-(fgnn|ign)", key)
    if found is None:
        raise unknown_name("model", str(name), [*MODELS, "2-fgnn", "3-fgnn", "2-ign", "3-ign"])
    k, kind = int(found[1]), found[2]
    if k < (1 if kind == "fgnn" else 2):
        raise InputError(f"model {key!r}: expected k >= {1 if kind == 'fgnn' else 2}, got {k}")
    order = k if kind == "fgnn" else k - 1
    return replace(order_bank(key, order), max_roots=2 if order >= 2 else 1)


class WLPosition(NamedTuple):
    """Which refinement separates the same graphs, or bounds it, and who proved it."""

    text: str
    source: str


WL_POSITIONS: dict[str, WLPosition] = {
    "gcn": WLPosition("strictly below 1-WL", "numbers of walks are tree counts: Dvorak 2010"),
    "mpnn": WLPosition("1-WL", "Xu, Hu, Leskovec, Jegelka 2019; Morris et al. 2019"),
    "subgraph-gnn": WLPosition(
        "strictly between 1-WL and folklore 2-WL", "Frasca, Bevilacqua, Bronstein, Maron 2022"
    ),
    "local-2-gnn": WLPosition(
        "strictly between 1-WL and folklore 2-WL", "Zhang, Feng, Du, He, Wang 2023"
    ),
    "local-2-fgnn": WLPosition(
        "strictly between 1-WL and folklore 2-WL", "Zhang, Feng, Du, He, Wang 2023"
    ),
    "i2-gnn": WLPosition(
        "strictly above 1-WL, not within folklore 2-WL", "Huang, Peng, Ma, Zhang 2023"
    ),
    "ppgn": WLPosition("folklore 2-WL", "Maron, Ben-Hamu, Serviansky, Lipman 2019"),
    "ppgn++": WLPosition("folklore 2-WL", "Puny et al. 2023"),
    "fgnn": WLPosition("folklore k-WL", "Azizian, Lelarge 2021"),
    "ign": WLPosition("oblivious k-WL, that is folklore (k-1)-WL", "Geerts 2020"),
}
"""For the published models by name; fgnn and ign stand for every k."""


def wl_position(name: str | ModelBank) -> WLPosition:
    """Return where a published model stands among the refinements, on undirected graphs.

    Raises
    ------
    UnknownNameError
        For a bank that is not one of the registry; :func:`compare` places it by its patterns.

    Examples
    --------
    >>> wl_position("3-ign").text
    'oblivious 3-WL, that is folklore 2-WL'
    """
    bank = model(name)
    found = re.fullmatch(r"(\d+)-(fgnn|ign)", bank.name)
    if found is None:
        if bank.name not in WL_POSITIONS or bank != MODELS.get(bank.name):
            raise unknown_name("published model", bank.name, WL_POSITIONS)
        return WL_POSITIONS[bank.name]
    k, (text, source) = int(found[1]), WL_POSITIONS[found[2]]
    return WLPosition(text.replace("(k-1)", str(k - 1)).replace("k-WL", f"{k}-WL"), source)
