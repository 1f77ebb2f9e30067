"""Claims of "CayleyPy Growth"."""

from __future__ import annotations

from math import comb

from wlkit.claims import Claim, Computed

PAPER = "CayleyPy Growth (arXiv 2509.19162)"


def spheres(family, *parameters, **options):
    from wlkit.cayley import growth

    return [int(x) for x in growth(family, *parameters, **options).spheres]


def diameters(family, sizes, *parameters, **options):
    return {n: len(spheres(family, n, *parameters, **options)) - 1 for n in sizes}


def mahonian(n):
    """Return the numbers of permutations of n by inversions, from their generating function."""
    row = [1]
    for k in range(2, n + 1):
        wide = [0] * (len(row) + k - 1)
        for i, x in enumerate(row):
            for j in range(k):
                wide[i + j] += x
        row = wide
    return row


def stirling(n):
    """Return the numbers of permutations of n by n less their cycles."""
    row = [1]
    for k in range(1, n):
        row = [a + k * b for a, b in zip([*row, 0], [0, *row], strict=True)]
    return row


def lx_formula(n):
    return (3 * n * n - 8 * n + (9 if n % 2 else 12)) // 4


def over_the_bound():
    """List the family and n whose diameter exceeds n^2/2 + 4n."""
    tried = {
        name: diameters(name, range(3, 9)) for name in ("lrx", "lx", "pancake", "coxeter", "stars")
    }
    over = [(f, n) for f, row in tried.items() for n, d in row.items() if 2 * d > n * n + 8 * n]
    return Computed(over, f"{sum(map(len, tried.values()))} generating sets, n = 3, ..., 8")


def unique_farthest():
    return {n: spheres("lrx", n)[-1] for n in range(4, 9)}


def binary_coset_diameters():
    """Return the diameters of the orbit of 0101...01 under LRX, for n = 2m letters."""
    return {m: len(spheres("lrx", 2 * m, state="01" * m)) - 1 for m in range(3, 9)}


CUBE_HTM = [1, 9, 54, 321, 1847, 9992, 50136, 227536, 870072, 1887748, 623800, 2644]
CUBE_QTM = [1, 6, 27, 120, 534, 2256, 8969, 33058, 114149, 360508, 930588, 1350852, 782536, 90280]
CUBE_QTM += [276]

LRX_8 = [1, 3, 6, 12, 23, 44, 80, 142, 247, 411, 662, 1019, 1481, 2059, 2745, 3465, 4126, 4633]
LRX_8 += [4913, 4777, 4163, 3079, 1612, 488, 94, 25, 6, 3, 1]

TOP_SPIN_8 = [1, 3, 6, 12, 23, 44, 85, 148, 244, 389, 621, 996, 1584, 2484, 3764, 5452, 6968, 7138]
TOP_SPIN_8 += [6292, 3036, 848, 166, 16]

CLAIMS = [
    Claim(
        "lrx-growth-8",
        "The growth of S_8 under the two shifts and one transposition.",
        "table",
        f"{PAPER}, LRX; an independent program",
        LRX_8,
        lambda: spheres("lrx", 8),
        "as we read it",
    ),
    Claim(
        "lrx-diameter",
        "The diameter of LRX(n) is n(n-1)/2; here for n = 4, ..., 10.",
        "observation",
        f"{PAPER}, conjecture; OEIS A186783; the lower bound is a theorem (arXiv 2601.08715)",
        {4: 6, 5: 10, 6: 15, 7: 21, 8: 28, 9: 36, 10: 45},
        lambda: diameters("lrx", range(4, 11)),
        "as we read it",
    ),
    Claim(
        "lrx-farthest-element",
        "Exactly one element is farthest from the identity in LRX(n); here for n = 4, ..., 8.",
        "observation",
        f"{PAPER}, conjecture on the longest element",
        {4: 1, 5: 1, 6: 1, 7: 1, 8: 1},
        unique_farthest,
        "as we read it",
    ),
    Claim(
        "lx-growth-5",
        "The growth of S_5 under one shift and one transposition, directed.",
        "table",
        f"{PAPER}, LX; an independent program",
        [1, 2, 3, 5, 8, 12, 15, 20, 22, 19, 11, 2],
        lambda: spheres("lx", 5),
        "as we read it",
    ),
    Claim(
        "lx-diameter",
        "The diameters of the directed LX(n), n = 3, ..., 9.",
        "table",
        "OEIS A039745",
        {3: 2, 4: 6, 5: 11, 6: 18, 7: 25, 8: 35, 9: 45},
        lambda: diameters("lx", range(3, 10)),
    ),
    Claim(
        "lx-quasi-polynomial",
        "The diameter of LX(n) is (3n^2 - 8n + 9)/4 for odd n >= 5 and (3n^2 - 8n + 12)/4 for even "
        "n >= 6; here to n = 9.",
        "observation",
        f"{PAPER}, quasi-polynomial diameters",
        {n: lx_formula(n) for n in range(5, 10)},
        lambda: diameters("lx", range(5, 10)),
        "as we read it",
    ),
    Claim(
        "pancake-growth-7",
        "Stacks of 7 pancakes by the number of flips that sort them.",
        "table",
        f"{PAPER}, pancake; an independent program",
        [1, 6, 30, 149, 543, 1357, 1903, 1016, 35],
        lambda: spheres("pancake", 7),
        "as we read it",
    ),
    Claim(
        "pancake-diameter",
        "The pancake numbers for n = 2, ..., 10.",
        "table",
        "OEIS A058986",
        {2: 1, 3: 3, 4: 4, 5: 5, 6: 7, 7: 8, 8: 9, 9: 10, 10: 11},
        lambda: diameters("pancake", range(2, 11)),
    ),
    Claim(
        "burnt-pancake-growth-4",
        "Signed stacks of 4 pancakes by the number of flips that sort them.",
        "table",
        f"{PAPER}, burnt pancake; an independent program",
        [1, 4, 12, 36, 90, 124, 96, 18, 3],
        lambda: spheres("burnt_pancake", 4),
        "as we read it",
    ),
    Claim(
        "coxeter-is-mahonian",
        "Under adjacent transpositions the spheres of S_7 count permutations by inversions.",
        "theorem",
        "The length of a permutation is its number of inversions; product of 1 + q + ... + q^(k-1)",
        mahonian(7),
        lambda: spheres("coxeter", 7),
    ),
    Claim(
        "transpositions-are-stirling",
        "Under all transpositions the spheres of S_7 count permutations by n less their cycles.",
        "theorem",
        "Cayley; unsigned Stirling numbers of the first kind by their recurrence",
        stirling(7),
        lambda: spheres("all_transpositions", 7),
    ),
    Claim(
        "star-diameter",
        "The diameter under the transpositions (0 i) is floor(3(n-1)/2); here n = 3, ..., 8.",
        "theorem",
        "Akers, Krishnamurthy 1989, star graphs",
        {n: 3 * (n - 1) // 2 for n in range(3, 9)},
        lambda: diameters("stars", range(3, 9)),
        "as we read it",
    ),
    Claim(
        "cyclic-coxeter-diameter",
        "The diameter under adjacent swaps on a circle is floor(n^2/4); here n = 3, ..., 8.",
        "theorem",
        f"{PAPER}, cyclic Coxeter; OEIS A002620",
        {n: n * n // 4 for n in range(3, 9)},
        lambda: diameters("cyclic_coxeter", range(3, 9)),
        "as we read it",
    ),
    Claim(
        "full-reversals-6",
        "Permutations of 6 by the number of reversals of intervals that sort them.",
        "table",
        f"{PAPER}, full reversals; an independent program",
        [1, 15, 129, 389, 184, 2],
        lambda: spheres("full_reversals", 6),
        "as we read it",
    ),
    Claim(
        "top-spin-8",
        "The growth of top spin with 8 tokens and a spinner of 4; 40320 states.",
        "table",
        f"{PAPER}, top spin; an independent program",
        TOP_SPIN_8,
        lambda: spheres("top_spin", 8),
        "as we read it",
    ),
    Claim(
        "binary-coset-diameter",
        "The orbit of (01)^m under LRX has diameter (3m^2 + [m odd])/4; here m = 3, ..., 8.",
        "observation",
        f"{PAPER}, coset of binary words",
        {m: (3 * m * m + m % 2) // 4 for m in range(3, 9)},
        binary_coset_diameters,
        "as we read it",
    ),
    Claim(
        "binary-coset-order",
        "The orbit of (01)^6 under LRX holds all binary words of length 12 with 6 ones.",
        "theorem",
        "The generators make the symmetric group, which is transitive on these words",
        comb(12, 6),
        lambda: sum(spheres("lrx", 12, state="01" * 6)),
    ),
    Claim(
        "quadratic-bound",
        "Diameters of these families of S_n stay below n^2/2 + 4n.",
        "observation",
        f"{PAPER}, conjectured bound",
        [],
        over_the_bound,
        "as we read it",
    ),
    Claim(
        "cube-2-half-turns",
        "The 2x2x2 cube has diameter 11 in the half-turn metric.",
        "table",
        f"{PAPER}, puzzles; published by Jaap Scherphuis, an independent program",
        CUBE_HTM,
        lambda: spheres("rubik_cube", 2, "HTM"),
        "as we read it",
    ),
    Claim(
        "cube-2-quarter-turns",
        "The 2x2x2 cube has diameter 14 in the quarter-turn metric.",
        "table",
        f"{PAPER}, puzzles; published by Jaap Scherphuis, an independent program",
        CUBE_QTM,
        lambda: spheres("rubik_cube", 2, "QTM"),
        "as we read it",
    ),
    Claim(
        "heisenberg-over-the-integers",
        "The spheres of the Heisenberg group over Z to radius 9.",
        "table",
        "OEIS A063810",
        [1, 4, 12, 36, 82, 164, 294, 476, 724, 1052],
        lambda: spheres("heisenberg", 3, max_radius=9),
    ),
    Claim(
        "heisenberg-modulo-5",
        "The growth of the Heisenberg group over the integers modulo 5.",
        "table",
        f"{PAPER}, Heisenberg; an independent program",
        [1, 4, 12, 32, 62, 12, 2],
        lambda: spheres("heisenberg", 3, 5),
        "as we read it",
    ),
    Claim(
        "skewb",
        "The skewb has diameter 11.",
        "table",
        f"{PAPER}, puzzles; published by Jaap Scherphuis, an independent program",
        [1, 8, 48, 288, 1728, 10248, 59304, 315198, 1225483, 1455856, 81028, 90],
        lambda: spheres("skewb"),
        "as we read it",
    ),
    Claim(
        "special-linear-diameters",
        "The diameters of SL_2 modulo 2, ..., 10 under the two elementary matrices and inverses.",
        "table",
        f"{PAPER}, special linear groups; an independent program",
        {2: 3, 3: 4, 4: 6, 5: 6, 6: 6, 7: 7, 8: 8, 9: 8, 10: 10},
        lambda: {
            m: len(spheres("special_linear_fundamental_roots", 2, m)) - 1 for m in range(2, 11)
        },
        "as we read it",
    ),
    Claim(
        "unitriangular-diameters",
        "The diameters of UT_4 over the integers modulo 2, ..., 8.",
        "table",
        f"{PAPER}, unitriangular groups; an independent program",
        {2: 8, 3: 8, 4: 10, 5: 10, 6: 13, 7: 12, 8: 14},
        lambda: {m: len(spheres("unitriangular", 4, m)) - 1 for m in range(2, 9)},
        "as we read it",
    ),
]
