"""Generalised Petersen graphs, platonic solids, cages and other symmetric graphs."""

from __future__ import annotations

from wlkit.errors import InputError
from wlkit.graphs.families.basic import complete, complete_bipartite, cycle, cycle_edges
from wlkit.graphs.families.circulants import antiprism
from wlkit.graphs.families.products import hypercube
from wlkit.graphs.families.registry import at_least, bounded, family, require
from wlkit.graphs.families.schemes import projective_plane
from wlkit.graphs.families.strongly_regular import hoffman_singleton
from wlkit.graphs.graph import Graph

__all__ = [
    "cage",
    "cube",
    "desargues",
    "dodecahedron",
    "duerer",
    "dyck",
    "foster",
    "franklin",
    "frucht",
    "generalized_petersen",
    "gray",
    "heawood",
    "icosahedron",
    "mcgee",
    "moebius_kantor",
    "nauru",
    "octahedron",
    "pappus",
    "petersen",
    "robertson",
    "tetrahedron",
    "truncated_tetrahedron",
    "tutte_12_cage",
    "tutte_coxeter",
]


@family("gp")
def generalized_petersen(n: int, k: int) -> Graph:
    """GP(n, k), 1 <= k < n/2: ring 0..n-1, spokes v ~ n + v, and n + v ~ n + (v + k mod n).

    References
    ----------
    .. [1] M. E. Watkins, A theorem on Tait colorings with an application to the generalized
       Petersen graphs, J. Combin. Theory 6 (1969).
    """
    at_least("generalized_petersen", 3, n=n)
    bounded("generalized_petersen", 3 * n)
    require(k >= 1 and 2 * k < n, f"generalized_petersen: expected 1 <= k < n/2, got {n}, {k}")
    spokes = [(v, n + v) for v in range(n)]
    inner = [(n + v, n + (v + k) % n) for v in range(n)]
    return Graph(2 * n, [*cycle_edges(range(n)), *spokes, *inner])


def lcf(shifts: list[int], repeats: int) -> Graph:
    """Return the cubic Hamiltonian graph of an LCF code: v ~ v + 1 and v ~ v + shift(v)."""
    n = len(shifts) * repeats
    chords = {tuple(sorted((v, (v + shifts[v % len(shifts)]) % n))) for v in range(n)}
    return Graph(n, [*cycle_edges(range(n)), *sorted(chords)])


@family()
def petersen() -> Graph:
    """The Petersen graph GP(5, 2) = K(5, 2): strongly regular (10, 3, 0, 1), the (3, 5)-cage."""
    return generalized_petersen(5, 2)


@family("durer")
def duerer() -> Graph:
    """The Duerer graph GP(6, 2), the skeleton of the solid in Melencolia I."""
    return generalized_petersen(6, 2)


@family("mobius_kantor")
def moebius_kantor() -> Graph:
    """The Moebius-Kantor graph GP(8, 3): 16 vertices, girth 6."""
    return generalized_petersen(8, 3)


@family()
def dodecahedron() -> Graph:
    """The dodecahedron GP(10, 2): 20 vertices, girth 5, planar."""
    return generalized_petersen(10, 2)


@family()
def desargues() -> Graph:
    """The Desargues graph GP(10, 3): 20 vertices, girth 6, bipartite."""
    return generalized_petersen(10, 3)


@family()
def nauru() -> Graph:
    """The Nauru graph GP(12, 5): 24 vertices, girth 6."""
    return generalized_petersen(12, 5)


@family()
def tetrahedron() -> Graph:
    """The tetrahedron K_4."""
    return complete(4)


@family()
def cube() -> Graph:
    """The cube Q_3."""
    return hypercube(3)


@family()
def octahedron() -> Graph:
    """The octahedron K_{2,2,2}, an obstruction to treewidth 3."""
    return antiprism(3)


@family()
def icosahedron() -> Graph:
    """The icosahedron: 12 vertices of degree 5; two poles over a pentagonal antiprism."""
    poles = [(10 + v % 2, v) for v in range(10)]
    return Graph(12, [*antiprism(5).edge_list, *poles])


@family()
def truncated_tetrahedron() -> Graph:
    """The truncated tetrahedron: 12 vertices, cubic, with four triangles."""
    return lcf([2, 6, -2], 4)


@family()
def frucht() -> Graph:
    """The Frucht graph: cubic on 12 vertices without any symmetry."""
    return lcf([-5, -2, -4, 2, 5, -2, 2, 5, -2, -5, 4, 2], 1)


@family()
def franklin() -> Graph:
    """The Franklin graph: cubic on 12 vertices, of girth 4; six colours on the Klein bottle."""
    return lcf([5, -5], 6)


@family()
def heawood() -> Graph:
    """The Heawood graph: points and lines of the Fano plane, the (3, 6)-cage (14 vertices)."""
    return lcf([5, -5], 7)


@family()
def pappus() -> Graph:
    """The Pappus graph: points and lines of Pappus' configuration (18 vertices, girth 6)."""
    return lcf([5, 7, -7, 7, -7, -5], 3)


@family()
def mcgee() -> Graph:
    """The McGee graph, the (3, 7)-cage (24 vertices)."""
    return lcf([12, 7, -7], 8)


@family("levi", "tutte_8_cage")
def tutte_coxeter() -> Graph:
    """The Tutte-Coxeter graph, the (3, 8)-cage: incidence graph of GQ(2, 2) (30 vertices)."""
    return lcf([-13, -9, 7, -7, 9, 13], 5)


@family()
def dyck() -> Graph:
    """The Dyck graph: cubic symmetric on 32 vertices, of girth 6."""
    return lcf([5, -5, 13, -13], 8)


@family()
def gray() -> Graph:
    """The Gray graph: cubic on 54 vertices, edge- but not vertex-transitive."""
    return lcf([-25, 7, -7, 13, -13, 25], 9)


@family()
def foster() -> Graph:
    """The Foster graph: cubic symmetric on 90 vertices, of girth 10."""
    return lcf([17, -9, 37, -37, 9, -17], 15)


@family("benson")
def tutte_12_cage() -> Graph:
    """The Tutte 12-cage, the (3, 12)-cage (126 vertices)."""
    code = [17, 27, -13, -59, -35, 35, -11, 13, -53, 53, -27, 21, 57, 11, -21, -57, 59, -17]
    return lcf(code, 7)


@family()
def robertson() -> Graph:
    """The Robertson graph, the (4, 5)-cage (19 vertices).

    References
    ----------
    .. [1] N. Robertson, The smallest graph of girth 5 and valency 4, Bull. AMS 70 (1964).
    """
    chords = [(0, 4), (0, 7), (1, 9), (1, 12), (2, 6), (2, 14), (3, 8), (3, 11), (4, 15)]
    chords += [(5, 13), (5, 17), (6, 10), (7, 16), (8, 13), (9, 17), (10, 15), (11, 18)]
    chords += [(12, 16), (14, 18)]
    return Graph(19, [*cycle_edges(range(19)), *chords])


@family()
def cage(k: int, g: int) -> Graph:
    """A (k, g)-cage: a smallest k-regular graph of girth g.

    Known here: k = 2; g = 3 (K_{k+1}); g = 4 (K_{k,k}); g = 6 for prime powers k - 1; and
    (3, 5), (4, 5), (7, 5), (3, 7), (3, 8), (3, 12).

    Examples
    --------
    >>> cage(3, 7).n
    24
    """
    at_least("cage", 2, k=k)
    at_least("cage", 3, g=g)
    sporadic = {
        (3, 5): petersen,
        (4, 5): robertson,
        (7, 5): hoffman_singleton,
        (3, 7): mcgee,
        (3, 8): tutte_coxeter,
        (3, 12): tutte_12_cage,
    }
    if k == 2:
        return cycle(g)
    if g == 3:
        return complete(k + 1)
    if g == 4:
        return complete_bipartite(k, k)
    if g == 6:
        return projective_plane(k - 1)
    if (k, g) in sporadic:
        return sporadic[k, g]()
    known = ", ".join(map(str, sporadic))
    raise InputError(f"cage: ({k}, {g}) is not held here; held are k = 2, g = 3, 4, 6 and {known}")
