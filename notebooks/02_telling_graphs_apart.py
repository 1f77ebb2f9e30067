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
# # Telling graphs apart
#
# When do two graphs look alike? Three views give one answer: *colours* that are refined round by
# round, a *game* with pebbles, and a *sentence* with few variables. Folklore k-WL, k + 1 pairs of
# pebbles and k + 1 variables with counting tell apart exactly the same graphs.

# %%
from wlkit import distinguish, graph
from wlkit.graphs.drawing import graph_svg
from wlkit.testing import LawViolationError, never_separates_more_than
from wlkit.wl import (
    HIERARCHY,
    color_refinement,
    least_distinguishing,
    pebble_game,
    refine,
    separating_sentence,
    weighted_graph,
    wl_classes,
    wl_dimension_of_graph,
)


class Row:
    """Pictures side by side, each with a caption."""

    def __init__(self, *pictures):
        self.pictures = pictures

    def _repr_html_(self):
        cells = "".join(
            f'<figure style="display:inline-block;margin:8px;text-align:center">{svg}'
            f"<figcaption>{caption}</figcaption></figure>"
            for caption, svg in self.pictures
        )
        return f"<div>{cells}</div>"


# %% [markdown]
# ## Colours, round by round
#
# Every vertex starts with the same colour, and in each round learns the colours of its neighbours.
# In a tree with branches of different lengths the news travels from the leaves to the middle, until
# no class splits any more. A colouring draws itself round by round.

# %%
tree = graph("0-1,1-2,2-3,3-4,4-5,5-6,3-7,7-8")
coloring = color_refinement(tree)
coloring

# %% [markdown]
# The answer carries its evidence: `verify` replays every round by the definition, with exact
# signatures and no hashing.

# %%
coloring.history, coloring.verify()

# %% [markdown]
# Two molecules, decalin and bicyclopentyl, refined *jointly* so that equal colours mean the same.
# The stable colours occur equally often in both: 1-WL does not tell them apart.

# %%
molecules = ("decalin", "bicyclopentyl")
joint = color_refinement(molecules)
joint

# %%
joint.histograms

# %% [markdown]
# ## Where does a pair first split?
#
# `distinguish` walks up k = 1, 2, 3, ... and says at which k, in which round, and by which colour
# the pair splits.

# %%
distinguish(*molecules)

# %%
pairs = {
    "C6, 2 C3": ("C6", "2C3"),
    "decalin, bicyclopentyl": molecules,
    "prism, K3,3": ("prism:3", "K3,3"),
    "rook, Shrikhande": ("rook4", "shrikhande"),
}
{name: distinguish(*pair).k for name, pair in pairs.items()}

# %% [markdown]
# Between 1-WL and 2-WL there are many more refinements: by distances, by resistances, by one
# marked vertex at a time. They do not form one ladder: distances miss the prism and K3,3.

# %%
variants = ("spd", "rd", "swl-vs", "sswl", "ngnn", "i2")
{
    name: [v for v in variants if distinguish(*pair, variant=v).distinguished]
    for name, pair in pairs.items()
}

# %% [markdown]
# Any list of refinements can be walked. Along this chain each tells apart what the ones before do;
# the answer is the comparison by the first that splits the pair, with the ones it passed over.

# %%
{name: least_distinguishing(*pair, variants=HIERARCHY).refinement for name, pair in pairs.items()}

# %%
found = least_distinguishing("prism:3", "K3,3", variants=["spd", "hom:K3", "folklore:2"])
found.verify()
found

# %% [markdown]
# 2-WL colours pairs of vertices. Here are the colours of all pairs (0, v), drawn at v, in the
# 6-cycle and in two triangles: the first round sees that two neighbours of 0 are adjacent.

# %%
refine(["C6", "2C3"], k=2)

# %% [markdown]
# ## Weights and parallel edges
#
# Labels of edges travel with the neighbour, and so do weights and multiplicities. When weights are
# *added up* instead, a double edge is as good as two edges to vertices of one class.

# %%
double, cycle = "4:0-1,0-1,2-3,2-3", "4:0-1,1-2,2-3,3-0"
[distinguish(double, cycle, variant=v).distinguished for v in ("color-refinement", "weighted")]

# %%
color_refinement(weighted_graph([(0, 1, 0.5), (1, 2, 0.5), (2, 3, 0.25), (3, 0, 0.25)]))

# %% [markdown]
# ## The game
#
# Spoiler says that the graphs differ, Duplicator denies it. In every round Duplicator names a
# bijection between the vertices, and Spoiler puts a pair of pebbles on some vertex and its image.
# Duplicator has lost when the pebbled vertices do not match. With two pairs of pebbles Duplicator
# holds out for ever on C6 and 2 C3; with three pairs Spoiler wins.

# %%
safe = pebble_game("C6", "2C3", k=1)
won = pebble_game("C6", "2C3", k=2)
safe.verify(), won.verify(), safe, won

# %% [markdown]
# Play against Spoiler's strategy: say what Duplicator answers at each position. It does not matter
# what; here it is always the same bijection.

# %%
moves = won.play(lambda position: range(6))
moves

# %%
Row(
    *(
        (
            f"round {t}, {name}",
            graph_svg(g, highlight=[pair[i] for pair in {move.pair, *kept}], labels=True, size=150),
        )
        for t, (move, kept) in enumerate(
            zip(moves, [(), *(m.kept for m in moves)], strict=False), start=1
        )
        for i, (name, g) in enumerate((("C6", won.first), ("2 C3", won.second)))
    )
)

# %% [markdown]
# Why can no bijection help? At every position there are more vertices than images that would be of
# any use to them: a violation of Hall's condition.

# %%
{position: won.challenges[position] for position in [(), *(move.kept for move in moves[:-1])]}

# %% [markdown]
# ## The sentence
#
# Spoiler's strategy is a sentence. Two triangles: *there are adjacent x and y with a common
# neighbour z*.

# %%
sentence = separating_sentence("2C3", "C6")
sentence

# %%
sentence.verify(), str(sentence)

# %% [markdown]
# Quantifiers may count, and variables may be used again. The molecules need three variables, the
# rook's graph and Shrikhande's need four: only the rook's graph holds a K4.

# %%
separating_sentence(*molecules)

# %%
str(separating_sentence("rook4", "shrikhande"))

# %% [markdown]
# ## One graph against all
#
# The dimension of a graph is the least k for which k-WL tells it from *every* other graph. Trees
# have dimension 1, planar graphs at most 3. Up to 9 vertices the answer is exact, with a witness.

# %%
found = wl_dimension_of_graph("C6")
found.verify()
found

# %%
Row(
    ("C6", graph_svg(found.graph, size=140)),
    ("alike for 1-WL", graph_svg(found.witness, size=140)),
)

# %%
[wl_dimension_of_graph(name) for name in ("P12", "C12", "dodecahedron")]

# %% [markdown]
# How rare are the hard ones? Of all graphs on 7 vertices, these many share their 1-WL colours with
# another; 2-WL tells all of them apart.

# %%
from wlkit.graphs.enumeration import graphs_of_order

seven = list(graphs_of_order(7))
len(seven), sum(len(c) for c in wl_classes(seven) if len(c) > 1), len(wl_classes(seven, k=2))

# %% [markdown]
# ## How much does your network see?
#
# `never_separates_more_than` takes any callable on graphs and looks for a pair that it separates
# and the refinement does not. Sums over neighbours never exceed 1-WL; a count of triangles does.


# %%
def sums_over_neighbours(a):
    x = a.sum(0)
    return sorted((a @ x**2).tolist())


never_separates_more_than(sums_over_neighbours, "1-wl", form="adjacency")

# %%
try:
    never_separates_more_than(lambda a: int((a @ a @ a).trace()), "1-wl", form="adjacency")
except LawViolationError as error:
    print(error)
    first, second = error.graphs

# %%
Row(*((f"{6 * triangles}", graph_svg(g, size=140)) for triangles, g in ((0, first), (2, second))))
