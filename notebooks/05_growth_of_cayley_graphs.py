# ---
# jupyter:
#   jupytext:
#     text_representation:
#       extension: .py
#       format_name: percent
#   kernelspec:
#     display_name: Python 3
#     language: python
#     name: python3
# ---

# %% [markdown]
# # Growth of Cayley graphs
#
# How far does a set of moves reach, and how fast? Put the moves into words, and the number of
# states at each distance, the farthest ones and the shortest ways to them come out, exactly.

# %%
from wlkit.cayley import (
    beam_search,
    closed_form,
    diameter_formula,
    distance_oracle,
    explicit,
    growth,
    growth_tables,
    path,
    plan,
)
from wlkit.groups import GeneratingSet, generators

# %% [markdown]
# ## From a text of moves to a picture
#
# A generator is a one-line array or a product of cycles; a move takes `new[i] = old[p[i]]`.

# %%
moves = GeneratingSet.from_text("""
turn: 1 2 3 4 5 6 7 0
flip: (0 3)(1 2)
""")
moves.inverse_closed, moves.group().order

# %% [markdown]
# The group has 8! elements, so `turn` and `flip` generate every permutation. With the inverse of
# `turn` the graph is undirected.

# %%
top = growth(moves, inverse_closed=True)
top

# %%
top.verify()

# %% [markdown]
# `verify` took other routes than the sweep: the order of the group from a stabiliser chain, small
# balls from plain sets, a shortest word to a farthest element from both ends. Here is one.

# %%
far = top.last_layer()[0]
word = top.word_to(far)
far, word.length, str(word), word.verify()

# %% [markdown]
# One sweep keeps the distance of every element modulo 3, two bits each. From that a shortest word
# to any state is walked back, as often as you ask.

# %%
oracle = distance_oracle(moves.with_inverses())
oracle.distance([7, 6, 5, 4, 3, 2, 1, 0]), str(oracle.word_to([1, 0, 2, 3, 4, 5, 6, 7]))

# %% [markdown]
# ## Plan first
#
# Which engine, why, and what it costs is known before the run. Permutation groups are swept as
# bitmaps of cosets. Where every generator is odd, two layers share one plane: one bit a state.

# %%
for s in (generators.lrx(12), generators.lrx(13), generators.lx(13)):
    print(s, "\n", plan(s, memory=1 << 36), "\n", sep="")

# %% [markdown]
# ## Words with repeated letters
#
# The same moves on a word give a coset graph. Its states are ranked perfectly, two bits each:
# 705432 words of eleven 0 and eleven 1.

# %%
coset = growth("lrx", 22, state="01" * 11)
coset

# %% [markdown]
# The diameters for (01)^m are conjectured to be (3m^2 + [m odd])/4.

# %%
{m: (growth("lrx", 2 * m, state="01" * m).diameter, (3 * m * m + m % 2) // 4) for m in range(3, 11)}

# %% [markdown]
# ## What theorems say
#
# Adjacent transpositions sort by inversions, stars by cycles. The shipped tables hold rows found
# elsewhere, each with its source, and `growth(...).record()` appends your own.

# %%
growth("stars", 8).spheres == closed_form("stars", 8).spheres, closed_form("stars", 8).theorem

# %%
[(n, growth("lx", n).diameter, diameter_formula("lx", n).value) for n in range(5, 10)]

# %%
growth_tables("rubik_cube", user=False)

# %% [markdown]
# ## Puzzles
#
# Sliding tiles form no group: which moves apply depends on the hole. The search does not mind.

# %%
eight = growth("sliding_tiles", 3, 3)
eight

# %%
path("sliding_tiles", 3, 3, to=eight.last_layer()[0])

# %% [markdown]
# Files of GAP permutations, as puzzle programs write them, are read as they are.

# %%
pyramorphix = GeneratingSet.from_text("""
M_DF:=(7,12)(8,10)(9,11)(13,14);
M_RL:=(1,4)(2,5)(3,6)(15,16);
M_LF:=(1,9)(2,7)(3,8)(13,15);
M_RD:=(4,11)(5,12)(6,10)(14,16);
M_DL:=(4,9)(5,7)(6,8)(14,15);
M_FR:=(1,11)(2,12)(3,10)(13,16);
""")
growth(pyramorphix).spheres == growth("pyramorphix").spheres, growth("pyramorphix").spheres

# %% [markdown]
# The 15-puzzle has 10461394944000 states. A beam search with a heuristic of yours finds a way to
# a far state: carried out before it is returned, and not claimed to be the shortest.

# %%
import numpy as np


def manhattan(states):
    """Sum over the tiles of the steps between the place and the goal of each."""
    places = np.argsort(states, axis=1)[:, 1:]
    goal = np.arange(15)
    return (abs(places // 4 - goal // 4) + abs(places % 4 - goal % 4)).sum(axis=1)


shuffled = [5, 1, 7, 3, 9, 2, 11, 4, 13, 6, 15, 8, 0, 10, 14, 12]
start = generators.sliding_tiles().start
found = beam_search("sliding_tiles", start=shuffled, to=start, heuristic=manhattan, width=300)
found.length, found.verify()

# %% [markdown]
# ## Small graphs written out
#
# Edges, matrices, spectra, and the number of shortest words to every state. The reversal of five
# letters has 768 reduced words; at most distances nearly every state has more than one.

# %%
bubble = explicit("coxeter", 5)
bubble.n, bubble.m, bubble.geodesics[-1], bubble.several_geodesics()

# %%
import matplotlib.pyplot as plt

_, (left, right) = plt.subplots(1, 2, figsize=(9, 3.2))
left.hist(bubble.spectrum(), bins=41)
left.set(title="spectrum of bubble sort on 5 letters", xlabel="eigenvalue")
for family in ("lrx", "pancake", "stars", "cyclic_coxeter"):
    spheres = growth(family, 9).spheres
    right.plot(range(len(spheres)), spheres, marker=".", label=family)
right.set(title="spheres in S_9", xlabel="distance", yscale="log")
_ = right.legend(frameon=False)
