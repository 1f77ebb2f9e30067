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
# # What can my GNN count?
#
# A graph neural network sums messages over neighbours, multiplies values entrywise, and pools. Each
# of these steps sums out a vertex of a pattern, or glues two patterns. So a model without its
# weights is a *bank of contractions*, and what it can compute is the set of patterns H that the
# bank reduces to nothing: the number of homomorphisms of H then is a function that the model can
# learn, and for every other H there are graphs that it cannot tell apart and that have different
# numbers of H. Here you type in an architecture and read off its table.

# %%
from wlkit.expressivity import (
    ModelBank,
    compare,
    model,
    model_classes,
    shortest_program,
    side_by_side,
    tells_apart,
    wl_position,
)
from wlkit.graphs import Multigraph, graph

# %% [markdown]
# ## A pattern and a model
#
# Message passing cannot count triangles; models on pairs of vertices can. The answer carries its
# reason: a program of contractions that runs on any matrix, or an obstruction.

# %%
model("mpnn").computes("K3")

# %%
model("ppgn++").computes("C5")

# %%
pentagons = model("ppgn++").program("C5")
petersen = graph("petersen").adjacency.astype(int)
int(pentagons.run(petersen)) // 10  # ten closed walks for each of the 12 five-cycles

# %% [markdown]
# The program above sums out one vertex after another. The fewest matrix and entrywise products that
# do it use intermediate results again: closed walks of length eight take three.

# %%
[(step.target, step.equation, step.operands) for step in shortest_program("C8").program.steps]

# %% [markdown]
# K4 is out of reach for all models on pairs. The obstruction is checked by another route.

# %%
refused = model("ppgn++").computes("K4")
refused.verify(), refused.obstruction.text

# %% [markdown]
# ## Copies instead of homomorphisms
#
# A model counts the copies of H iff it computes every homomorphic image of H. The eight-cycle folds
# onto K4, the seven-cycle does not.

# %%
{f"C{n}": model("2-fgnn").counts(f"C{n}").value for n in range(3, 9)}

# %%
model("2-fgnn").counts("C8")

# %% [markdown]
# ## The zoo
#
# Connected patterns with 1, ..., 6 edges: how many are computed, and the smallest that are not.

# %%
zoo = ["gcn", "mpnn", "subgraph-gnn", "local-2-gnn", "ppgn++", "i2-gnn", "2-subgraph-gnn"]
side_by_side(zoo, 6)

# %% [markdown]
# With one root the output is a value at a vertex, with two (the red ones) at a pair.

# %%
side_by_side(["subgraph-gnn", "pswl", "gswl", "local-2-gnn", "local-2-fgnn", "ppgn++"], 6, roots=2)

# %%
{name: wl_position(name).text for name in zoo}

# %% [markdown]
# ## My own architecture
#
# *Three lines.* Say a network keeps a value for every pair (u, v), sums over the neighbours of v
# only, multiplies entrywise, and pools over v first. Its rule is `L_b`, the sum over w of
# A(v, w) h(u, w).

# %%
mine = ModelBank("mine", rules=["L_b"], pooling="vs", transpose=False)
mine.table(6)

# %% [markdown]
# What would an update with both neighbourhoods buy? `compare` proves inclusions for all patterns
# from the rules alone, and names a smallest pattern that makes a difference.

# %%
compare(mine, "local-2-gnn")

# %% [markdown]
# The other way of declaring says which vertices may be summed out, by their number of neighbours,
# and what may be multiplied. Matrix products without entrywise products count walks, and close no
# cycle:

# %%
products = ModelBank("products", contract=["leaf", "series"], merge=["nodes"])
{name: products.computes(name).value for name in ("P5", "C5", "diamond")}

# %% [markdown]
# Such banks take directed graphs and several kinds of edges as they are. Without the transpose a
# network that sums along arcs sees where arcs go to and not where they come from.

# %%
along = ModelBank("along", contract=["leaf"], merge=["nodes"], transpose=False)
stars = {
    "out": Multigraph(3, [(0, 1), (0, 2)], roots=(0,), directed=True),
    "in": Multigraph(3, [(1, 0), (2, 0)], roots=(0,), directed=True),
}
{name: along.computes(star).value for name, star in stars.items()}

# %% [markdown]
# ## Features that are computed beforehand
#
# Message passing with the number of triangles at each vertex: patterns whose triangles hang on
# trees. More features after further slashes.

# %%
side_by_side(["mpnn", "mpnn/K3", "mpnn/K3/C4", "mpnn/K3/C4/C5"], 6)

# %% [markdown]
# Puny et al. add the twelve polynomials that PPGN++ lacks up to six edges. Two of them as features,
# K4 at a vertex and K4 less the edge of its two roots as a matrix, bring back these:

# %%
richer = model("ppgn++/K4/4:0-2,0-3,1-2,1-3,2-3:r0,1")
side_by_side(["ppgn++", richer], 6, roots=1)

# %% [markdown]
# ## Which graphs it cannot tell apart
#
# The same rules, read as a refinement of colours, say which graphs a model confuses: it agrees with
# the patterns. The classical pair is told apart as soon as two vertices are marked.

# %%
pair = ("rook4", "shrikhande")
{name: tells_apart(model(name), *pair) for name in ("mpnn", "local-2-gnn", "ppgn++", "i2-gnn")}

# %%
tells_apart(richer, *pair)

# %%
cycles = ["C8", "2C4", "C3+C5", "P8"]
{name: model_classes(model(name), cycles) for name in ("mpnn", "mpnn/K3", "subgraph-gnn")}
