"""The model zoo: published architectures by name."""

from __future__ import annotations

import re
from typing import NamedTuple

from wlkit.errors import InputError, unknown_name
from wlkit.expressivity.bank import ModelBank

LOCAL_2_GNN = ModelBank(
    "local-2-gnn", "strong nested ear decompositions", rules=frozenset({"L_a", "L_b"})
)
LOCAL_2_FGNN = ModelBank(
    "local-2-fgnn", "almost strong nested ear decompositions", rules=frozenset({"F_u", "F_v"})
)
PPGN = ModelBank(
    "ppgn",
    "treewidth <= 2; on directed inputs without reversed edges between roots",
    rules=frozenset({"F"}),
    transpose=False,
)
SUBGRAPH_GNN = ModelBank("subgraph-gnn", marks=1)
I2_GNN = ModelBank(
    "i2-gnn",
    "some vertex u such that every component of the rest is a forest, or is one after the removal "
    "of a neighbour of u",
    marks=2,
    adjacent=True,
)
PSWL = ModelBank("pswl", rules=frozenset({"L_b"}), pooling="vs", transpose=False)
GSWL = ModelBank("gswl", rules=frozenset({"L_b", "G"}), pooling="vs", transpose=False)


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


def order_bank(name: str, k: int) -> ModelBank:
    """Return the bank that sums out vertices with at most k neighbours.

    Parameters
    ----------
    name : str
    k : int
        At least 1.

    Returns
    -------
    ModelBank

    Raises
    ------
    InputError
        If k is smaller.

    Examples
    --------
    >>> order_bank("mine", 3).family
    'treewidth <= 3'

    Notes
    -----
    What it computes are the patterns of treewidth at most k, with a clique on the roots added.
    """
    return ModelBank(name, order=k)


MODELS: dict[str, ModelBank] = {
    "gcn": GCN,
    "mpnn": order_bank("mpnn", 1),
    "ppgn": PPGN,
    "ppgn++": order_bank("ppgn++", 2),
    "subgraph-gnn": SUBGRAPH_GNN,
    "pswl": PSWL,
    "gswl": GSWL,
    "local-2-gnn": LOCAL_2_GNN,
    "local-2-fgnn": LOCAL_2_FGNN,
    "i2-gnn": I2_GNN,
}
"""The models without a parameter; ``k-fgnn``, ``k-ign``, ``k-subgraph-gnn`` exist for every k."""

ALIASES = {"gin": "mpnn", "sswl": "local-2-gnn"}
"""Further names of published models."""

FAMILIES = {"fgnn": 1, "ign": 2, "subgraph-gnn": 1}
"""The models with a parameter, and its least value."""


def is_published(bank: ModelBank) -> bool:
    """Say whether a bank is the one of the registry of this name.

    Examples
    --------
    >>> is_published(model("3-ign")), is_published(ModelBank("3-ign", order=3))
    (True, False)
    """
    try:
        return model(bank.name) == bank
    except InputError:
        return False


def model(name: str | ModelBank) -> ModelBank:
    """Return the contraction bank of a model.

    ==============  ===================================================================
    gcn             linear graph convolutions with a global sum: numbers of walks
    mpnn            message passing with a global sum (1-WL); also ``gin``
    subgraph-gnn    one vertex marked, message passing, pooling (node marking)
    k-subgraph-gnn  k vertices marked: ``2-subgraph-gnn``, ... (k-OSAN)
    i2-gnn          a vertex and a neighbour marked, on balls that hold the whole graph
    pswl            one vertex marked, the value at the mark handed to all vertices
    gswl            one vertex marked, sums over all marks
    local-2-gnn     pairs, sums over neighbours of either entry
    local-2-fgnn    pairs, folklore sums over neighbours of either entry
    ppgn            pairs, matrix product, entrywise product
    ppgn++          the same with transpose
    k-fgnn          k-tuples, folklore: ``2-fgnn``, ``3-fgnn``, ...
    k-ign           k-tuples, linear equivariant layers: ``2-ign``, ``3-ign``, ...
    ==============  ===================================================================

    Parameters
    ----------
    name : str or ModelBank
        A bank is returned as it is.

    Returns
    -------
    ModelBank

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

    Notes
    -----
    gcn stands for convolutions without injective updates: H' = (A + I) H W, no activation, no
    normalisation.  With pointwise polynomial activations after every layer and biases, such a
    network computes all that mpnn does, since A h = (A + I) h - h; with the normalisation by
    degrees its values are no polynomials of A.

    A name may go on with features that are computed beforehand, each behind a slash:
    ``mpnn/K3/C4`` for the numbers of triangles and four-cycles at every vertex (see
    :meth:`ModelBank.with_features`), ``mpnn/3:0-2,1-2:r0,1`` for the matrix of a rooted pattern.

    References
    ----------
    Puny et al. 2023 (PPGN++); Zhang, Gai, Du, Ye, He, Wang, Beyond Weisfeiler-Lehman, ICLR 2024,
    theorems 3.3 to 3.5; Maron et al. 2019 (IGN); Huang, Peng, Ma, Zhang 2023 (I2-GNN); Qian,
    Rattan, Geerts, Morris, Niepert 2022 (k-OSAN); Zhang, Feng, Du, He, Wang 2023 (PSWL, GSWL).
    """
    if isinstance(name, ModelBank):
        return name
    base, *features = str(name).strip().split("/")
    bank = _by_name(base.strip().lower(), str(name))
    return bank.with_features(*features) if features else bank


def _by_name(key: str, asked: str) -> ModelBank:
    key = re.sub(r"^subgraph-(\d+)-gnn$", r"\1-subgraph-gnn", ALIASES.get(key, key))
    if key in MODELS:
        return MODELS[key]
    found = re.fullmatch(rf"(\d+)-({'|'.join(FAMILIES)})", key)
    if found is None:
        known = [f"{k}-{kind}" for kind in FAMILIES for k in (2, 3)]
        raise unknown_name("model", asked, [*MODELS, *known])
    k, kind = int(found[1]), found[2]
    if k < FAMILIES[kind]:
        raise InputError(f"model {key!r}: expected k >= {FAMILIES[kind]}, got {k}")
    if kind == "subgraph-gnn":
        return ModelBank(key, marks=k)
    return order_bank(key, k if kind == "fgnn" else k - 1)


class WLPosition(NamedTuple):
    """Which refinement separates the same graphs, or bounds it, and who proved it.

    Attributes
    ----------
    text : str
    source : str

    Examples
    --------
    >>> wl_position("mpnn").text
    '1-WL'
    """

    text: str
    source: str


WL_POSITIONS: dict[str, WLPosition] = {
    "gcn": WLPosition("strictly below 1-WL", "numbers of walks are tree counts: Dvorak 2010"),
    "mpnn": WLPosition("1-WL", "Xu, Hu, Leskovec, Jegelka 2019; Morris et al. 2019"),
    "subgraph-gnn": WLPosition(
        "strictly between 1-WL and folklore 2-WL", "Frasca, Bevilacqua, Bronstein, Maron 2022"
    ),
    "pswl": WLPosition(
        "strictly between 1-WL and folklore 2-WL; at least subgraph-gnn",
        "Zhang, Feng, Du, He, Wang 2023",
    ),
    "gswl": WLPosition(
        "strictly between 1-WL and folklore 2-WL; at least pswl", "Zhang, Feng, Du, He, Wang 2023"
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
    "k-fgnn": WLPosition("folklore k-WL", "Azizian, Lelarge 2021"),
    "k-ign": WLPosition("oblivious k-WL, that is folklore (k-1)-WL", "Geerts 2020"),
    "k-subgraph-gnn": WLPosition(
        "1-WL beside k marked vertices: within folklore (k+1)-WL, not within folklore k-WL",
        "Qian, Rattan, Geerts, Morris, Niepert 2022",
    ),
}
"""For the published models by name; k-fgnn, k-ign, k-subgraph-gnn stand for every k."""


FEATURES_SOURCE = "Barcelo, Geerts, Reutter, Ryschkov 2021, for message passing and one root"


def wl_position(name: str | ModelBank) -> WLPosition:
    """Return where a published model stands among the refinements, on undirected graphs.

    Parameters
    ----------
    name : str or ModelBank

    Returns
    -------
    WLPosition
        The text, and who proved it.

    Raises
    ------
    UnknownNameError
        For a bank that is not one of the registry; :func:`compare` places it by its patterns.

    Examples
    --------
    >>> wl_position("3-ign").text
    'oblivious 3-WL, that is folklore 2-WL'

    Notes
    -----
    A table is read; nothing is computed. The sources are named in the answer.
    """
    bank = model(name)
    if not is_published(bank):
        raise unknown_name("published model", bank.name, WL_POSITIONS)
    if bank.features:
        text = wl_position(bank.name.partition("/")[0]).text
        return WLPosition(f"{text}, from the features as first colours", FEATURES_SOURCE)
    found = re.fullmatch(r"(\d+)-(.*)", bank.name)
    if found is None:
        return WL_POSITIONS[bank.name]
    k, (text, source) = int(found[1]), WL_POSITIONS[f"k-{found[2]}"]
    for near in (k - 1, k + 1):
        text = text.replace(f"(k{near - k:+d})", str(near))
    return WLPosition(text.replace("k-WL", f"{k}-WL").replace("beside k ", f"beside {k} "), source)
