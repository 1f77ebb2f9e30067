"""Rows found elsewhere: the data of tests/cayley/test_known_rows.py and of the slow ones.

Sources: OEIS numbers as given; "CayleyPy" is the data shipped with CayleyPy 0.2.0 (MIT licence),
arXiv 2509.19162; cube and skewb counts are also on the pages of Jaap Scherphuis.
"""

from __future__ import annotations

GROUPS = [
    # family, parameters, spheres, source
    ("lrx", (5,), "1 3 6 10 16 24 29 21 6 3 1", "CayleyPy"),
    (
        "lrx",
        (8,),
        (
            "1 3 6 12 23 44 80 142 247 411 662 1019 1481 2059 2745 3465 4126 4633 4913 4777 "
            "4163 3079 1612 488 94 25 6 3 1"
        ),
        "CayleyPy",
    ),
    ("lx", (5,), "1 2 3 5 8 12 15 20 22 19 11 2", "CayleyPy"),
    (
        "lx",
        (8,),
        (
            "1 2 3 5 8 13 21 34 54 86 133 195 275 379 514 685 901 1170 1492 1850 2217 2586 "
            "2947 3276 3534 3649 3589 3343 2865 2167 1358 688 239 31 9 1"
        ),
        "CayleyPy",
    ),
    ("pancake", (7,), "1 6 30 149 543 1357 1903 1016 35", "A092113"),
    (
        "pancake",
        (10,),
        "1 9 72 575 3963 22825 106461 377863 919365 1309756 814678 73232",
        "A092113",
    ),
    ("burnt_pancake", (4,), "1 4 12 36 90 124 96 18 3", "CayleyPy"),
    ("full_reversals", (6,), "1 15 129 389 184 2", "CayleyPy"),
    ("signed_reversals", (5,), "1 15 120 700 1554 1447 3", "CayleyPy"),
    (
        "top_spin",
        (8,),
        "1 3 6 12 23 44 85 148 244 389 621 996 1584 2484 3764 5452 6968 7138 6292 3036 848 166 16",
        "CayleyPy",
    ),
    ("top_spin", (7,), "1 3 6 12 20 34 58 96 158 234 334 430 410 326 258 112 24 4", "CayleyPy"),
    ("cyclic_coxeter", (6,), "1 6 21 56 126 197 195 100 17 1", "CayleyPy"),
    ("stars", (6,), "1 5 20 70 170 250 169 35", "A007799"),
    ("stars", (9,), "1 8 56 364 1960 8540 28994 71512 114064 96116 36260 4900 105", "A007799"),
    ("rapaport_m1", (7,), "1 6 24 75 214 526 1019 1555 1381 239", "CayleyPy"),
    (
        "rapaport_m2",
        (7,),
        "1 3 5 8 13 21 33 50 74 106 153 219 301 403 526 612 643 648 568 389 193 61 10",
        "CayleyPy",
    ),
    ("transposons", (7,), "1 56 770 2700 1513", "CayleyPy"),
    ("derangements", (6,), "1 265 454", "CayleyPy"),
    ("involutive_derangements", (8,), "1 105 2590 11640 5824", "CayleyPy"),
    (
        "larx",
        (7,),
        "1 2 3 5 8 13 20 31 49 77 120 180 259 357 464 566 634 663 660 535 288 91 14",
        "CayleyPy",
    ),
    ("lsl_cycles", (7,), "1 4 10 23 50 108 223 424 684 935 1016 900 502 142 17 1", "CayleyPy"),
    ("increasing_k_cycles", (7, 4), "1 35 520 1813 1941 672 58", "CayleyPy"),
    ("wrapped_k_cycles", (7, 3), "1 7 42 204 672 1072 472 49 1", "CayleyPy"),
    ("prefix_cycles", (7,), "1 6 35 168 630 1680 2520", "CayleyPy"),
    ("down_cycles", (6,), "1 15 85 225 274 120", "CayleyPy"),
    (
        "globe",
        (2, 2),
        "1 10 65 324 1063 2470 4727 8524 14304 20448 25088 27904 26752 18944 8416 2016 224",
        "CayleyPy",
    ),
    (
        "hungarian_rings",
        (2, 0, 7, 0),
        (
            "1 3 6 12 22 42 78 144 260 457 791 1331 2146 3247 4498 5660 6480 6754 5278 2553 "
            "491 44 12 6 3 1"
        ),
        "CayleyPy",
    ),
    ("mini_pyramorphix", (), "1 17 54 84 92 40", "CayleyPy"),
    (
        "rubik_cube",
        (2, "HTM"),
        "1 9 54 321 1847 9992 50136 227536 870072 1887748 623800 2644",
        "Jaap's puzzle page, CayleyPy",
    ),
    (
        "rubik_cube",
        (2, "QTM"),
        "1 6 27 120 534 2256 8969 33058 114149 360508 930588 1350852 782536 90280 276",
        "Jaap's puzzle page, CayleyPy",
    ),
    (
        "skewb",
        (),
        "1 8 48 288 1728 10248 59304 315198 1225483 1455856 81028 90",
        "Jaap's puzzle page",
    ),
    (
        "pyraminx",
        (False,),
        "1 8 48 288 1728 9896 51808 220111 480467 166276 2457 32",
        "A079744",
    ),
    ("heisenberg", (3, 5), "1 4 12 32 62 12 2", "CayleyPy"),
    ("heisenberg", (3, 12), "1 4 12 36 82 164 292 436 366 176 99 48 12", "CayleyPy"),
    ("special_linear_fundamental_roots", (2, 10), "1 4 12 30 68 146 197 150 74 30 8", "CayleyPy"),
    ("special_linear_fundamental_roots", (3, 3), "1 8 40 172 614 1512 2488 744 35 2", "CayleyPy"),
    (
        "special_linear_root_weyl",
        (3, 3),
        "1 4 8 16 32 64 120 200 334 530 820 1104 1205 824 282 62 10",
        "CayleyPy",
    ),
]

COSETS = [
    ("lrx", "0101010", "1 3 3 5 7 6 4 3 3", "CayleyPy"),
    ("lrx", "00001111", "1 2 3 4 6 8 7 9 10 9 8 2 1", "CayleyPy"),
    ("top_spin", "0001111", "1 2 3 6 5 5 5 4 2 2", "CayleyPy"),
    ("top_spin", "01010101", "1 2 3 6 6 6 4 6 12 12 8 2 2", "CayleyPy"),
]

BALLS = [
    # family, parameters, first spheres, source
    ("heisenberg", (3, 0), "1 4 12 36 82 164 294 476 724 1052", "A063810"),
    ("rubik_cube", (3, "HTM"), "1 18 243 3240 43239", "cube20.org, CayleyPy"),
    ("rubik_cube", (3, "QTM"), "1 12 114 1068 10011 93840", "cube20.org, CayleyPy"),
    ("rubik_cube", (2, "free_HTM"), "1 18 243 2874 28000", "CayleyPy"),
    ("rubik_cube", (2, "ATM"), "1 24 317 3240 28598", "CayleyPy"),
    ("dino", (), "1 16 160 1408 11712 90912", "CayleyPy"),
    ("starminx", (), "1 40 880 14400", "CayleyPy"),
    ("pyraminx", (), "1 16 136 896 5456 32528", "CayleyPy"),
]

DIAMETERS = {
    # A039745
    "lx": dict(enumerate([1, 2, 6, 11, 18, 25, 35, 45], start=2)),
    # A058986
    "pancake": dict(enumerate([1, 3, 4, 5, 7, 8, 9, 10, 11], start=2)),
    # Cohen and Blum 1995, Cibulka 2011
    "burnt_pancake": dict(enumerate([1, 4, 6, 8, 10, 12], start=1)),
}

SL2_DIAMETERS = dict(enumerate([3, 4, 6, 6, 6, 7, 8, 8, 10], start=2))
UT4_DIAMETERS = dict(enumerate([8, 8, 10, 10, 13, 12, 14], start=2))

M12 = ["(1,2,3,4,5,6,7,8,9,10,11)", "(3,7,11,8)(4,10,5,6)", "(1,12)(2,11)(3,6)(4,8)(5,9)(7,10)"]
M12_SPHERES = "1 5 19 70 255 903 3134 9870 25511 38532 16358 382"


def row(text):
    """Return the integers of a row."""
    return tuple(map(int, text.split()))
