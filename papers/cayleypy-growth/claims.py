"""Claims of "CayleyPy Growth"."""

from __future__ import annotations

from math import comb

from wlkit.claims import Claim, Computed, Skipped

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


def row(text):
    return [int(x) for x in text.split()]


def rows(table):
    """Return the spheres of the families of a table, by the same keys."""
    return {(family, *parameters): spheres(family, *parameters) for family, *parameters in table}


def mathieu_12():
    from wlkit.groups import generators_from_gap

    return spheres(generators_from_gap(M12).with_inverses())


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
    return {m: len(spheres("lrx", 2 * m, state="01" * m)) - 1 for m in range(3, 12)}


CUBE_HTM = [1, 9, 54, 321, 1847, 9992, 50136, 227536, 870072, 1887748, 623800, 2644]
CUBE_QTM = [1, 6, 27, 120, 534, 2256, 8969, 33058, 114149, 360508, 930588, 1350852, 782536, 90280]
CUBE_QTM += [276]

LRX_8 = [1, 3, 6, 12, 23, 44, 80, 142, 247, 411, 662, 1019, 1481, 2059, 2745, 3465, 4126, 4633]
LRX_8 += [4913, 4777, 4163, 3079, 1612, 488, 94, 25, 6, 3, 1]

TOP_SPIN_8 = [1, 3, 6, 12, 23, 44, 85, 148, 244, 389, 621, 996, 1584, 2484, 3764, 5452, 6968, 7138]
TOP_SPIN_8 += [6292, 3036, 848, 166, 16]

M12 = """Group([(1,2,3,4,5,6,7,8,9,10,11), (3,7,11,8)(4,10,5,6),
(1,12)(2,11)(3,6)(4,8)(5,9)(7,10)])"""

CYCLES = {
    ("larx", 7): row("1 2 3 5 8 13 20 31 49 77 120 180 259 357 464 566 634 663 660 535 288 91 14"),
    ("lsl_cycles", 7): row("1 4 10 23 50 108 223 424 684 935 1016 900 502 142 17 1"),
    ("increasing_k_cycles", 7, 4): row("1 35 520 1813 1941 672 58"),
    ("wrapped_k_cycles", 7, 3): row("1 7 42 204 672 1072 472 49 1"),
    ("prefix_cycles", 7): row("1 6 35 168 630 1680 2520"),
    ("down_cycles", 6): row("1 15 85 225 274 120"),
}
INVOLUTIONS = {
    ("transposons", 7): row("1 56 770 2700 1513"),
    ("involutive_derangements", 8): row("1 105 2590 11640 5824"),
    ("derangements", 6): row("1 265 454"),
    ("rapaport_m1", 7): row("1 6 24 75 214 526 1019 1555 1381 239"),
    ("rapaport_m2", 7): row(
        "1 3 5 8 13 21 33 50 74 106 153 219 301 403 526 612 643 648 568 389 193 61 10"
    ),
    ("signed_reversals", 5): row("1 15 120 700 1554 1447 3"),
    ("cyclic_coxeter", 6): row("1 6 21 56 126 197 195 100 17 1"),
}
PUZZLES = {
    ("pyraminx", False): row("1 8 48 288 1728 9896 51808 220111 480467 166276 2457 32"),
    ("mini_pyramorphix",): row("1 17 54 84 92 40"),
    ("globe", 2, 2): row(
        "1 10 65 324 1063 2470 4727 8524 14304 20448 25088 27904 26752 18944 8416 2016 224"
    ),
    ("hungarian_rings", 2, 0, 7, 0): row(
        "1 3 6 12 22 42 78 144 260 457 791 1331 2146 3247 4498 5660 6480 6754 5278 2553 491 44 12 "
        "6 3 1"
    ),
}
MATRICES = {
    ("heisenberg", 3, 12): row("1 4 12 36 82 164 292 436 366 176 99 48 12"),
    ("special_linear_fundamental_roots", 2, 10): row("1 4 12 30 68 146 197 150 74 30 8"),
    ("special_linear_fundamental_roots", 3, 3): row("1 8 40 172 614 1512 2488 744 35 2"),
    ("special_linear_root_weyl", 3, 3): row(
        "1 4 8 16 32 64 120 200 334 530 820 1104 1205 824 282 62 10"
    ),
}

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
        "The orbit of (01)^m under LRX has diameter (3m^2 + [m odd])/4; here m = 3, ..., 11.",
        "observation",
        f"{PAPER}, coset of binary words",
        {m: (3 * m * m + m % 2) // 4 for m in range(3, 12)},
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
    Claim(
        "rows-of-cycles",
        "The growth of six families of cycles of S_6 and S_7.",
        "table",
        f"{PAPER}, its published data",
        CYCLES,
        lambda: rows(CYCLES),
        "as we read it",
    ),
    Claim(
        "rows-of-involutions",
        "The growth under transposons, derangements, Rapaport's sets, signed reversals and swaps "
        "on a circle.",
        "table",
        f"{PAPER}, its published data",
        INVOLUTIONS,
        lambda: rows(INVOLUTIONS),
        "as we read it",
    ),
    Claim(
        "rows-of-puzzles",
        "The growth of the Pyraminx without tips, the mini Pyramorphix, a globe and two rings.",
        "table",
        f"{PAPER}, its published data; the Pyraminx also OEIS A079744",
        PUZZLES,
        lambda: rows(PUZZLES),
        "as we read it",
    ),
    Claim(
        "rows-of-matrix-groups",
        "The growth of the Heisenberg group modulo 12, SL_2 modulo 10 and SL_3 modulo 3.",
        "table",
        f"{PAPER}, its published data",
        MATRICES,
        lambda: rows(MATRICES),
        "as we read it",
    ),
    Claim(
        "mathieu-12",
        "The Mathieu group M_12 under GAP's generators and their inverses has diameter 11.",
        "table",
        f"{PAPER}, its published data",
        row("1 5 19 70 255 903 3134 9870 25511 38532 16358 382"),
        mathieu_12,
        "as we read it",
    ),
    Claim(
        "pancake-growth-10",
        "Stacks of 10 pancakes by the number of flips that sort them.",
        "table",
        "OEIS A092113",
        row("1 9 72 575 3963 22825 106461 377863 919365 1309756 814678 73232"),
        lambda: spheres("pancake", 10),
    ),
    Claim(
        "burnt-pancake-diameter",
        "Signed stacks of n pancakes need at most 1, 4, 6, 8, 10, 12, 14 flips for n = 1, ..., 7.",
        "table",
        "Cohen, Blum 1995; OEIS A078942",
        {1: 1, 2: 4, 3: 6, 4: 8, 5: 10, 6: 12, 7: 14},
        lambda: diameters("burnt_pancake", range(1, 8)),
    ),
    Claim(
        "star-growth-9",
        "The growth of S_9 under the transpositions (0 i).",
        "table",
        "OEIS A007799",
        row("1 8 56 364 1960 8540 28994 71512 114064 96116 36260 4900 105"),
        lambda: spheres("stars", 9),
    ),
    Claim(
        "longer-binary-cosets",
        "The orbit of (01)^m under LRX has diameter (3m^2 + [m odd])/4; here m = 12, 13, 14.",
        "observation",
        f"{PAPER}, coset of binary words",
        {12: 108, 13: 127, 14: 147},
        lambda: {m: len(spheres("lrx", 2 * m, state="01" * m)) - 1 for m in (12, 13, 14)},
        "as we read it",
        slow=True,
    ),
    Claim(
        "lrx-diameter-11-12",
        "The diameter of LRX(n) is n(n-1)/2; here for n = 11, 12.",
        "observation",
        f"{PAPER}, conjecture; OEIS A186783",
        {11: 55, 12: 66},
        lambda: diameters("lrx", (11, 12)),
        "as we read it",
        slow=True,
    ),
    Claim(
        "lrx-diameter-for-all-n",
        "The diameter of LRX(n) is n(n-1)/2 for every n >= 4.",
        "observation",
        f"{PAPER}, conjecture",
        "open",
        lambda: Skipped("open: the upper bound is not proved; checked here for n = 4, ..., 12"),
        "as we read it",
    ),
    Claim(
        "lx-diameter-for-all-n",
        "The diameter of LX(n) is a quadratic quasi-polynomial in n for every n >= 5.",
        "observation",
        f"{PAPER}, conjecture",
        "open",
        lambda: Skipped("open: no proof is known to us; checked here for n = 5, ..., 9"),
        "as we read it",
    ),
]
