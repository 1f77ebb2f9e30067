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
# # Equivariant polynomials
#
# A polynomial map of a matrix X is *equivariant* when renumbering the rows and columns of X
# renumbers its output in the same way: X^2, the row sums, the trace of X^3. All of them are
# combinations of one basis, and the basis is a set of pictures: directed multigraphs with up to two
# marked vertices.

# %%
import numpy as np
import sympy

from wlkit.graphs import Multigraph, graph
from wlkit.polynomials import (
    EquivariantPolynomial,
    basis,
    count_basis,
    elimination_plan,
    evaluate,
    expand,
    features,
    fit,
    latex,
    molien_series,
    path_program,
    symbolic_matrix,
)

# %% [markdown]
# ## One picture, one polynomial
#
# Every edge is a factor X_ij, every vertex an index; vertices that are not marked are summed
# over. The marked ones, in red, are the indices of the output.

# %%
h = Multigraph(4, [(0, 2), (2, 1), (2, 3), (3, 3)], roots=(0, 1), directed=True)
h

# %%
print(latex(h))
evaluate(h, [[1, 2], [3, 4]])

# %% [markdown]
# ## How many are there?
#
# Of degree 1 with two marked vertices: 15, the linear equivariant layers of Maron et al. Polya's
# theorem counts without listing; listing agrees.

# %%
any_matrix = {"directed": True, "loops": True, "roots": "edge"}
count_basis(12, **any_matrix)

# %%
listed = list(basis(2, **any_matrix))
[sum(h.m == d for h in listed) for d in range(3)]

# %% [markdown]
# The ones of degree 1, each with its formula.


# %%
class Gallery(str):
    """HTML text that a notebook shows."""

    __slots__ = ()

    def _repr_html_(self) -> str:
        return str(self)


def gallery(patterns) -> Gallery:
    from wlkit.graphs.drawing import multigraph_svg

    cells = [f"<td>{multigraph_svg(h, size=110)}<br>${latex(h)}$</td>" for h in patterns]
    rows = ["".join(cells[i : i + 5]) for i in range(0, len(cells), 5)]
    return Gallery("<table>" + "".join(f"<tr>{row}</tr>" for row in rows) + "</table>")


gallery([h for h in listed if h.m == 1])

# %% [markdown]
# Small matrices have fewer: exactly the multigraphs with at most n vertices are left. Their numbers
# in all degrees at once are a rational function, the Molien series. For graphs on four vertices:

# %%
molien_series(4)

# %%
molien_series(4).verify(), molien_series(4).series(10), count_basis(9, n=4)

# %% [markdown]
# ## Two bases
#
# P sums over all indices, Q over different ones. A graph's P are homomorphism counts, its Q count
# copies. Set partitions of the vertices lead from one to the other.

# %%
walks = EquivariantPolynomial("3:0-2,1-2:r0,1")
walks

# %%
walks.to("Q")

# %%
walks.to("Q").to("P") == walks, walks.verify()

# %% [markdown]
# Polynomials add and multiply, entry by entry or as matrices, and have derivatives. The trace
# of X^4 for symmetric X has the gradient 4 X^3.

# %%
square = EquivariantPolynomial("4:0-1,1-2,2-3,0-3")
square.gradient()

# %%
edge = EquivariantPolynomial("2:0-1:r0,1")
square.gradient() - 4 * edge @ edge @ edge

# %% [markdown]
# ## Any polynomial is in it
#
# The determinant of a symmetric matrix with zero diagonal, of order 4: matchings and four-cycles.

# %%
x = symbolic_matrix(4, symmetric=True, loops=False)
determinant = expand(x.det(), x)
EquivariantPolynomial(determinant.q, "Q")

# %% [markdown]
# Of a function that can only be called, the coefficients come from exact linear algebra on random
# integer matrices; `rank` says that they are determined.

# %%
found = fit(lambda x: x @ x.T - np.diag(x.sum(axis=0)), 2, 3)
found, found.rank, found.verify()

# %% [markdown]
# ## Evaluation
#
# A plan sums out one vertex after another. The most indices of a step set the price: trees cost
# n^2, cycles n^3, the complete graph on four vertices n^4.

# %%
elimination_plan(Multigraph.from_graph(graph("C6")))

# %%
prices = {
    name: elimination_plan(Multigraph.from_graph(graph(name))).cost(1000).multiplications
    for name in ("S6", "P6", "C6", "K4")
}
prices

# %% [markdown]
# The same plan runs on integers of any size, fractions, floats, batches, sparse matrices, symbols,
# and torch tensors with gradients. A path of opt_einsum may take its place.

# %%
triangle = Multigraph.from_graph(graph("K3"))
t = sympy.Symbol("t")
{
    "integers": evaluate(triangle, [[10**20, 1], [1, 0]]),
    "symbols": evaluate(triangle, sympy.Matrix([[0, t, 1], [t, 0, 1], [1, 1, 0]])),
    "graph": evaluate(triangle, graph("petersen")),
    "along a path": path_program(triangle, 10).run(graph("K5").adjacency),
}

# %% [markdown]
# A whole basis at once shares what its members have in common: here every edge-valued polynomial of
# a graph to degree 4.

# %%
karate = features(graph("karate"), 4, "edge")
karate, len(karate.program.steps)

# %% [markdown]
# ## What they tell apart
#
# Two strongly regular graphs with the same parameters, 16 vertices: matrix products cannot tell the
# rook's graph from Shrikhande's. Of all connected patterns to six edges one differs.

# %%
pair = [graph("rook4"), graph("shrikhande")]
values = features(pair, 6)
differ = [
    (h, a, b)
    for h, a, b in zip(values.patterns, *values.array.tolist(), strict=True)
    if a != b and h.underlying.is_connected
]
differ

# %%
differ[0][0]

# %% [markdown]
# Node by node and pair by pair, the values are features. The edges of the rook's graph, by the
# number of triangles among the common neighbours of their ends:

# %%
import matplotlib.pyplot as plt

diamond = Multigraph(4, [(0, 2), (0, 3), (1, 2), (1, 3), (2, 3)], roots=(0, 1))
figure, axes = plt.subplots(1, 2, figsize=(7, 3.2))
for ax, g, name in zip(axes, pair, ("rook 4x4", "Shrikhande"), strict=True):
    ax.imshow(evaluate(diamond, g), cmap="viridis")
    ax.set(title=name, xticks=[], yticks=[])
figure.tight_layout()
