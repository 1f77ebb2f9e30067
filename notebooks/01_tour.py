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
# # A tour through the four engines
#
# wlkit answers one family of questions about symmetry: *what can be told apart, what can be
# computed, and how far does a generating set reach?* Every answer carries its evidence, and
# `.verify()` checks it by another route.

# %%
from wlkit import Sub, count_basis, distinguish, graph, growth, model, sub, wl_dimension
from wlkit.treewidth import treewidth

# %% [markdown]
# ## Graphs
#
# A graph is a value: a name, graph6 text, an edge list or a NetworkX graph goes in, and two graphs
# are equal if they hold the same edges.

# %%
petersen = graph("petersen")
petersen

# %% [markdown]
# Its treewidth is 4, and here is the tree decomposition that says so. `verify` checks the
# decomposition edge by edge.

# %%
width = treewidth(petersen)
width.verify()
width

# %% [markdown]
# ## Motifs: how much does a count need to know?
#
# The Petersen graph has 12 five-cycles. Counting the copies of a pattern is a *motif parameter*:
# a combination of homomorphism counts. The largest treewidth among them is its
# Weisfeiler-Leman dimension, the least k for which k-WL determines the count.

# %%
{f"C{n}": sub(f"C{n}", petersen) for n in range(5, 10)}

# %%
dimension = wl_dimension(Sub("C8"))
dimension

# %% [markdown]
# Dimension 3 is sharp: there is a pair of graphs that 2-WL cannot tell apart, with different
# numbers of eight-cycles. Hard patterns may cancel: copies of P4 and of the triangle need 2-WL
# each, but there is a sum of both that plain colour refinement determines.

# %%
pair = dimension.witness()
pair.verify(), pair.first.n, pair.values

# %%
[wl_dimension(f).value for f in (Sub("P4"), Sub("K3"), Sub("P4") + 3 * Sub("K3"))]

# %% [markdown]
# ## Refinement: what can be told apart?
#
# The 4x4 rook's graph and Shrikhande's graph agree in everything that folklore 2-WL sees. Folklore
# 3-WL separates them at once.

# %%
graph("shrikhande")

# %%
distinguish("rook4", "shrikhande", k=2)

# %%
distinguish("rook4", "shrikhande", k=3)

# %% [markdown]
# ## Polynomials: what can a network compute?
#
# The equivariant polynomials of a matrix have a basis indexed by multigraphs, so their number is a
# count of multigraphs. In degree 1, directed and edge-valued, there are 15: the equivariant linear
# maps.

# %%
count_basis(4, directed=True, loops=True, roots="edge")

# %% [markdown]
# A network computes such a polynomial if it can contract the multigraph with the operations that it
# owns. Matrix products reach treewidth 2, and stop at K4.

# %%
{name: [bool(model(name).computes(h)) for h in ("C6", "K4")] for name in ("mpnn", "ppgn++")}

# %% [markdown]
# ## Growth: how far do generators reach?
#
# Two shifts and one transposition generate all 40320 permutations of 8 letters. The farthest one
# takes 28 = 8 * 7 / 2 moves, and it is the only one.

# %%
lrx = growth("lrx", 8)
lrx

# %%
import matplotlib.pyplot as plt

_, axes = plt.subplots(figsize=(7, 3.2))
for family in ("lrx", "pancake", "coxeter", "all_transpositions"):
    spheres = growth(family, 8).spheres
    axes.plot(
        range(len(spheres)), spheres, marker=".", label=f"{family}: diameter {len(spheres) - 1}"
    )
axes.set(xlabel="distance from the identity", ylabel="permutations of 8", yscale="log")
_ = axes.legend(frameon=False)
