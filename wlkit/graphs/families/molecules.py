"""Molecules as labelled graphs, and a social network: small real data.

Atoms other than hydrogen are vertices labelled by element; bonds are edges labelled by their
order 1, 2, 3, or ``"ar"`` in benzenoid rings.
"""

from __future__ import annotations

from wlkit.graphs.families.registry import family
from wlkit.graphs.graph import Graph
from wlkit.graphs.labels import Label

__all__ = ["aspirin", "azulene", "benzene", "caffeine", "karate", "naphthalene", "styrene"]


def molecule(atoms: str, bonds: str) -> Graph:
    """Return the graph of atoms ``"C C O"`` and bonds ``"0-1 1=2 2#3 3:4"``.

    ``-``, ``=``, ``#`` and ``:`` are single, double, triple and aromatic bonds.

    Examples
    --------
    >>> molecule("C C N", "0-1 1#2").edge_labels
    (1, 3)
    """
    orders: dict[str, Label] = {"-": 1, "=": 2, "#": 3, ":": "ar"}
    labels: dict[tuple[int, int], Label] = {}
    for bond in bonds.split():
        mark = next(c for c in bond if c in orders)
        u, v = map(int, bond.split(mark))
        labels[u, v] = orders[mark]
    elements = atoms.split()
    return Graph(len(elements), list(labels), vertex_labels=elements, edge_labels=labels)


@family()
def benzene() -> Graph:
    """Benzene, C6H6.

    Examples
    --------
    >>> benzene().n, benzene().m, benzene().automorphism_group().order
    (6, 6, 12)
    """
    return molecule("C " * 6, "0:1 1:2 2:3 3:4 4:5 0:5")


@family()
def styrene() -> Graph:
    """Styrene, C8H8: a benzene ring with a vinyl group.

    Examples
    --------
    >>> styrene().n, styrene().m, styrene().automorphism_group().order
    (8, 8, 2)
    """
    return molecule("C " * 8, "0:1 1:2 2:3 3:4 4:5 0:5 0-6 6=7")


@family()
def naphthalene() -> Graph:
    """Naphthalene, C10H8: two hexagons that share an edge.

    Examples
    --------
    >>> naphthalene().n, naphthalene().m, naphthalene().automorphism_group().order
    (10, 11, 4)
    """
    return molecule("C " * 10, "0:1 1:2 2:3 3:4 4:5 5:6 6:7 7:8 8:9 0:9 0:5")


@family()
def azulene() -> Graph:
    """Azulene, C10H8, the blue isomer of naphthalene: a pentagon and a heptagon sharing an edge.

    Examples
    --------
    >>> azulene().n, azulene().m, azulene().automorphism_group().order
    (10, 11, 2)
    """
    return molecule("C " * 10, "0:1 1:2 2:3 3:4 4:5 5:6 6:7 7:8 8:9 0:9 0:4")


@family()
def caffeine() -> Graph:
    """Caffeine, C8H10N4O2, as the Kekule structure CN1C=NC2=C1C(=O)N(C)C(=O)N2C.

    Examples
    --------
    >>> caffeine().n, caffeine().m, caffeine().automorphism_group().order
    (14, 15, 1)
    """
    atoms = "C N C N C C C O N C C O N C"
    bonds = "0-1 1-2 2=3 3-4 4=5 1-5 5-6 6=7 6-8 8-9 8-10 10=11 10-12 4-12 12-13"
    return molecule(atoms, bonds)


@family()
def aspirin() -> Graph:
    """Aspirin, C9H8O4: CC(=O)Oc1ccccc1C(=O)O.

    Examples
    --------
    >>> aspirin().n, aspirin().m, aspirin().automorphism_group().order
    (13, 13, 1)
    """
    atoms = "C C O O C C C C C C C O O"
    bonds = "0-1 1=2 1-3 3-4 4:5 5:6 6:7 7:8 8:9 4:9 9-10 10=11 10-12"
    return molecule(atoms, bonds)


@family("karate_club", "zachary")
def karate() -> Graph:
    """Zachary's karate club: 34 members, 78 ties.

    Examples
    --------
    >>> karate().n, karate().m
    (34, 78)

    References
    ----------
    .. [1] W. W. Zachary, An information flow model for conflict and fission in small groups,
       J. Anthropol. Res. 33 (1977).
    """
    rows = {u: [int(v) for v in row.split()] for u, row in _KARATE.items()}
    return Graph(34, [(u, v) for u, row in rows.items() for v in row])


_KARATE = {
    0: "1 2 3 4 5 6 7 8 10 11 12 13 17 19 21 31",
    1: "2 3 7 13 17 19 21 30",
    2: "3 7 8 9 13 27 28 32",
    3: "7 12 13",
    4: "6 10",
    5: "6 10 16",
    6: "16",
    8: "30 32 33",
    9: "33",
    13: "33",
    14: "32 33",
    15: "32 33",
    18: "32 33",
    19: "33",
    20: "32 33",
    22: "32 33",
    23: "25 27 29 32 33",
    24: "25 27 31",
    25: "31",
    26: "29 33",
    27: "33",
    28: "31 33",
    29: "32 33",
    30: "32 33",
    31: "32 33",
    32: "33",
}
