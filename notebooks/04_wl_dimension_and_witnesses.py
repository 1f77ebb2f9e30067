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
# # How much refinement does a count need?
#
# Counting a pattern in a graph is a *motif parameter*. Its *Weisfeiler-Leman dimension* is the
# least k such that two graphs that folklore k-WL cannot tell apart always have the same count.
# (Folklore 2-WL is what machine learning calls 3-WL.) The dimension is the largest treewidth of a
# pattern that is left when the parameter is written in homomorphism counts, and every answer
# below comes with its evidence: a certificate from below and from above, a pair of graphs, or a
# value read off the colours.

# %%
from wlkit.graphs import Graph, graph
from wlkit.graphs.drawing import graph_svg
from wlkit.motifs import (
    Ind,
    Sub,
    atlas,
    graphlets,
    hereditary_treewidth_at_most,
    induced_class,
    local_value,
    spasm,
    wl_dimension,
)
from wlkit.wl import distinguish


class Picture(str):
    """SVG text that a notebook draws."""

    __slots__ = ()

    def _repr_svg_(self) -> str:
        return str(self)


# %% [markdown]
# ## From copies to homomorphisms
#
# The number of six-cycles is a combination of homomorphism counts of the *spasm* of C6: its images
# under identifying non-adjacent vertices. There are ten.

# %%
spasm("C6")

# %%
print(Sub("C6").in_basis("hom"))

# %% [markdown]
# All ten have treewidth at most 2, so 2-WL counts six-cycles. Eight vertices are enough to fold a
# cycle onto something of treewidth 3, and ten to reach 4.

# %%
{f"C{n}": wl_dimension(f"C{n}").value for n in range(3, 13)}

# %% [markdown]
# The certificate of dimension 3 for C8 is a colouring: merging equal colours gives a graph of
# treewidth 3, with the tree decomposition beside it.

# %%
eight = wl_dimension("C8")
eight.verify()
eight

# %%
Picture(graph_svg(eight.certificate.pattern, colors=list(eight.certificate.blocks), size=160))

# %% [markdown]
# The other way to say it: a map to K4 under which every edge of K4 is the image of an edge of C8.
# That none covers a graph of treewidth 4 follows from the number of edges; for C7 and K4 a search
# says so.

# %%
eight.certificate.cover

# %%
seven = wl_dimension("C7").certificate
seven.excluded, seven.reason, seven.verify()

# %% [markdown]
# ## Cancellation
#
# The dimension is that of the *support*: hard patterns may cancel. Copies of P4 need 2-WL since
# P4 folds onto a triangle; three times the number of triangles takes exactly that away.

# %%
f = Sub("P4") + 3 * Sub("K3")
print(f.in_basis("hom"))
[wl_dimension(g).value for g in (Sub("P4"), Sub("K3"), f)]

# %% [markdown]
# Induced copies have the largest dimension possible, the number of vertices less one, and so have
# all graphlet counts. Adding three of them up can still bring the dimension down.

# %%
{str(g): g.wl_dimension().value for g in graphlets(4)}

# %%
wl_dimension(Ind("C4") + Ind("diamond") + 3 * Ind("K4"))

# %% [markdown]
# The same for classes of induced subgraphs: how many sets of four vertices induce a connected
# graph, a graph with five edges at least, or any graph?

# %%
properties = {
    "connected": lambda g: g.is_connected,
    "at least five edges": lambda g: g.m >= 5,
    "any": lambda g: True,
}
{name: induced_class(4, p).wl_dimension().value for name, p in properties.items()}

# %% [markdown]
# ## Labels
#
# Labels forbid foldings. P4 folds onto a triangle only by merging its two ends, so different labels
# at the ends bring the dimension down to 1.

# %%
path = [(0, 1), (1, 2), (2, 3)]
{
    labels: wl_dimension(Graph(4, path, vertex_labels=list(labels))).value
    for labels in ("abba", "abbc")
}

# %% [markdown]
# ## Sharpness: a pair of graphs
#
# Dimension 3 means that 2-WL is not enough, and here are two graphs that prove it: folklore 2-WL
# does not tell them apart, and they have different numbers of eight-cycles. `verify` runs the
# refinement on both and counts again.

# %%
pair = eight.witness()
pair.verify(), pair.values

# %%
pair

# %% [markdown]
# The classical pair: rook 4x4 and Shrikhande. Patterns of dimension 2 occur equally often in both,
# four-cliques do not.

# %%
rook, shrikhande = graph("rook4"), graph("shrikhande")
distinguish(rook, shrikhande, k=2).distinguished

# %%
{name: (Sub(name)(rook), Sub(name)(shrikhande)) for name in ("K3", "C6", "P7", "K4", "P8")}

# %% [markdown]
# ## The value from the colours
#
# If the dimension is at most k, the count is a sum over the k-tuples of vertices of a number that
# depends on the stable colour alone: how many homomorphisms take a bag of the pattern there. In
# the Petersen graph 2-WL has three colours (equal, adjacent, not adjacent); every adjacent
# ordered pair contributes 2/5 of a five-cycle, and there are 30 of them.

# %%
value = local_value("C5", "petersen")
value.verify()
value

# %% [markdown]
# For dimension 1 plain colour refinement is enough. The karate club, by the classes of members that
# contribute equally to the parameter with the cancellation above.

# %%
shares = local_value(f, "karate")
shares.k, shares.value, shares.verify()

# %%
karate = graph("karate")
Picture(graph_svg(karate, colors=shares.coloring.colors.tolist(), size=320))

# %% [markdown]
# ## Recognition
#
# Whether k-WL counts the copies of P can be decided in polynomial time for every fixed k, by
# searching a map that covers one of finitely many obstructions. Patterns with 40 edges take
# milliseconds.

# %%
{name: hereditary_treewidth_at_most(name, 3) for name in ("C40", "K2,20", "S34+C6", "S32+P9")}

# %% [markdown]
# ## The atlas
#
# All graphs with at most 8 vertices are a table. Here is how the connected ones spread over the
# dimensions of their copies.

# %%
import matplotlib.pyplot as plt

figure, axes = plt.subplots(figsize=(7, 3.2))
for n in range(4, 9):
    rows = [row for row in atlas(n) if row.connected]
    part = [sum(r.hereditary_treewidth == k for r in rows) / len(rows) for k in range(1, 8)]
    axes.plot(range(1, 8), part, marker="o", label=f"{n} vertices")
axes.set(xlabel="WL-dimension of the number of copies", ylabel="share of connected graphs")
_ = axes.legend(frameon=False)

# %% [markdown]
# A pattern and its count agree in dimension when nothing that it folds onto is wider than itself.
# The table answers queries, as a data frame or in SQL. How many connected patterns have which gap
# between the dimension of homomorphisms and that of copies?

# %%
frame = atlas().to_pandas()
connected = frame[frame.connected]
connected.assign(gap=connected["sub"] - connected["hom"]).groupby(["n", "gap"]).size().unstack(
    fill_value=0
)

# %% [markdown]
# The trees with the largest spasms, and one with the largest gap:

# %%
atlas(8).sql(
    "select graph6, spasm, sub from atlas where connected and m = n - 1 order by spasm desc limit 5"
)

# %%
((widest,),) = atlas(8).sql(
    "select min(graph6) from atlas where connected and m = n - 1 and sub - hom = 2"
)
graph(f"g6:{widest}")

# %% [markdown]
# ## Your own count
#
# Does a function of yours count a pattern, or at least determine the count? `wlkit.testing` tries
# it on graphs that are hard for the pattern. Degrees determine stars, and nothing of dimension 2:
# the pair that shows it is in the message, counted by two routes.

# %%
from wlkit.testing import LawViolationError, assert_determines_motif


def degrees(g: Graph) -> list[int]:
    return sorted(g.degrees.tolist())


assert_determines_motif(degrees, "S3")

# %%
try:
    assert_determines_motif(degrees, "sub(C5) - sub(K3)")
except LawViolationError as error:
    print(error)
