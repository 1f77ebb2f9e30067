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

    Parameters
    ----------
    n : int
        At least 3.
    k : int
        At least 1, less than n/2.

    Examples
    --------
    >>> g = generalized_petersen(7, 2)
    >>> g.n, g.m
    (14, 21)

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
    """The Petersen graph GP(5, 2) = K(5, 2): strongly regular (10, 3, 0, 1), the (3, 5)-cage.

    Examples
    --------
    >>> petersen().n, petersen().m, petersen().automorphism_group().order
    (10, 15, 120)
    """
    return generalized_petersen(5, 2)


@family("durer")
def duerer() -> Graph:
    """The Duerer graph GP(6, 2), the skeleton of the solid in Melencolia I.

    Examples
    --------
    >>> duerer().n, duerer().m, duerer().automorphism_group().order
    (12, 18, 12)
    """
    return generalized_petersen(6, 2)


@family("mobius_kantor")
def moebius_kantor() -> Graph:
    """The Moebius-Kantor graph GP(8, 3): 16 vertices, girth 6.

    Examples
    --------
    >>> moebius_kantor().n, moebius_kantor().m, moebius_kantor().automorphism_group().order
    (16, 24, 96)
    """
    return generalized_petersen(8, 3)


@family()
def dodecahedron() -> Graph:
    """The dodecahedron GP(10, 2): 20 vertices, girth 5, planar.

    Examples
    --------
    >>> dodecahedron().n, dodecahedron().m, dodecahedron().automorphism_group().order
    (20, 30, 120)
    """
    return generalized_petersen(10, 2)


@family()
def desargues() -> Graph:
    """The Desargues graph GP(10, 3): 20 vertices, girth 6, bipartite.

    Examples
    --------
    >>> desargues().n, desargues().m, desargues().automorphism_group().order
    (20, 30, 240)
    """
    return generalized_petersen(10, 3)


@family()
def nauru() -> Graph:
    """The Nauru graph GP(12, 5): 24 vertices, girth 6.

    Examples
    --------
    >>> nauru().n, nauru().m, nauru().automorphism_group().order
    (24, 36, 144)
    """
    return generalized_petersen(12, 5)


@family()
def tetrahedron() -> Graph:
    """The tetrahedron K_4.

    Examples
    --------
    >>> tetrahedron().n, tetrahedron().m, tetrahedron().automorphism_group().order
    (4, 6, 24)
    """
    return complete(4)


@family()
def cube() -> Graph:
    """The cube Q_3.

    Examples
    --------
    >>> cube().n, cube().m, cube().automorphism_group().order
    (8, 12, 48)
    """
    return hypercube(3)


@family()
def octahedron() -> Graph:
    """The octahedron K_{2,2,2}, an obstruction to treewidth 3.

    Examples
    --------
    >>> octahedron().n, octahedron().m, octahedron().automorphism_group().order
    (6, 12, 48)
    """
    return antiprism(3)


@family()
def icosahedron() -> Graph:
    """The icosahedron: 12 vertices of degree 5; two poles over a pentagonal antiprism.

    Examples
    --------
    >>> icosahedron().n, icosahedron().m, icosahedron().automorphism_group().order
    (12, 30, 120)
    """
    poles = [(10 + v % 2, v) for v in range(10)]
    return Graph(12, [*antiprism(5).edge_list, *poles])


@family()
def truncated_tetrahedron() -> Graph:
    """The truncated tetrahedron: 12 vertices, cubic, with four triangles.

    Examples
    --------
    >>> g = truncated_tetrahedron()
    >>> g.n, g.m, g.automorphism_group().order
    (12, 18, 24)
    """
    return lcf([2, 6, -2], 4)


@family()
def frucht() -> Graph:
    """The Frucht graph: cubic on 12 vertices without any symmetry.

    Examples
    --------
    >>> frucht().n, frucht().m, frucht().automorphism_group().order
    (12, 18, 1)
    """
    return lcf([-5, -2, -4, 2, 5, -2, 2, 5, -2, -5, 4, 2], 1)


@family()
def franklin() -> Graph:
    """The Franklin graph: cubic on 12 vertices, of girth 4; six colours on the Klein bottle.

    Examples
    --------
    >>> franklin().n, franklin().m, franklin().automorphism_group().order
    (12, 18, 48)
    """
    return lcf([5, -5], 6)


@family()
def heawood() -> Graph:
    """The Heawood graph: points and lines of the Fano plane, the (3, 6)-cage (14 vertices).

    Examples
    --------
    >>> heawood().n, heawood().m, heawood().automorphism_group().order
    (14, 21, 336)
    """
    return lcf([5, -5], 7)


@family()
def pappus() -> Graph:
    """The Pappus graph: points and lines of Pappus' configuration (18 vertices, girth 6).

    Examples
    --------
    >>> pappus().n, pappus().m, pappus().automorphism_group().order
    (18, 27, 216)
    """
    return lcf([5, 7, -7, 7, -7, -5], 3)


@family()
def mcgee() -> Graph:
    """The McGee graph, the (3, 7)-cage (24 vertices).

    Examples
    --------
    >>> mcgee().n, mcgee().m, mcgee().automorphism_group().order
    (24, 36, 32)
    """
    return lcf([12, 7, -7], 8)


@family("levi", "tutte_8_cage")
def tutte_coxeter() -> Graph:
    """The Tutte-Coxeter graph, the (3, 8)-cage: incidence graph of GQ(2, 2) (30 vertices).

    Examples
    --------
    >>> tutte_coxeter().n, tutte_coxeter().m, tutte_coxeter().automorphism_group().order
    (30, 45, 1440)
    """
    return lcf([-13, -9, 7, -7, 9, 13], 5)


@family()
def dyck() -> Graph:
    """The Dyck graph: cubic symmetric on 32 vertices, of girth 6.

    Examples
    --------
    >>> dyck().n, dyck().m, dyck().automorphism_group().order
    (32, 48, 192)
    """
    return lcf([5, -5, 13, -13], 8)


@family()
def gray() -> Graph:
    """The Gray graph: cubic on 54 vertices, edge- but not vertex-transitive.

    Examples
    --------
    >>> gray().n, gray().m, gray().automorphism_group().order
    (54, 81, 1296)
    """
    return lcf([-25, 7, -7, 13, -13, 25], 9)


@family()
def foster() -> Graph:
    """The Foster graph: cubic symmetric on 90 vertices, of girth 10.

    Examples
    --------
    >>> foster().n, foster().m, foster().automorphism_group().order
    (90, 135, 4320)
    """
    return lcf([17, -9, 37, -37, 9, -17], 15)


@family("benson")
def tutte_12_cage() -> Graph:
    """The Tutte 12-cage, the (3, 12)-cage (126 vertices).

    Examples
    --------
    >>> tutte_12_cage().n, tutte_12_cage().m, tutte_12_cage().automorphism_group().order
    (126, 189, 12096)
    """
    code = [17, 27, -13, -59, -35, 35, -11, 13, -53, 53, -27, 21, 57, 11, -21, -57, 59, -17]
    return lcf(code, 7)


@family()
def robertson() -> Graph:
    """The Robertson graph, the (4, 5)-cage (19 vertices).

    Examples
    --------
    >>> robertson().n, robertson().m, robertson().automorphism_group().order
    (19, 38, 24)

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

    Parameters
    ----------
    k : int
        At least 2.
    g : int
        At least 3.

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
