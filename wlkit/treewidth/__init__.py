"""Treewidth: elimination orders, tree decompositions, exact values, forbidden minors."""

from __future__ import annotations

from wlkit.treewidth.batch import treewidths_of_masks as treewidths_of_masks
from wlkit.treewidth.bounds import LOWER_BOUNDS as LOWER_BOUNDS
from wlkit.treewidth.bounds import UPPER_BOUNDS as UPPER_BOUNDS
from wlkit.treewidth.bounds import LowerBound as LowerBound
from wlkit.treewidth.bounds import UpperBound as UpperBound
from wlkit.treewidth.bounds import contraction_degeneracy as contraction_degeneracy
from wlkit.treewidth.bounds import degeneracy as degeneracy
from wlkit.treewidth.bounds import lower_bound as lower_bound
from wlkit.treewidth.bounds import upper_bound as upper_bound
from wlkit.treewidth.decomposition import TreeDecomposition as TreeDecomposition
from wlkit.treewidth.decomposition import decomposition_from_order as decomposition_from_order
from wlkit.treewidth.decomposition import order_from_decomposition as order_from_decomposition
from wlkit.treewidth.elimination import ELIMINATION_ORDERS as ELIMINATION_ORDERS
from wlkit.treewidth.elimination import elimination_order as elimination_order
from wlkit.treewidth.elimination import elimination_width as elimination_width
from wlkit.treewidth.elimination import min_degree_order as min_degree_order
from wlkit.treewidth.elimination import min_fill_order as min_fill_order
from wlkit.treewidth.exact import treewidth as treewidth
from wlkit.treewidth.exact import treewidth_at_most as treewidth_at_most
from wlkit.treewidth.minors import MinorModel as MinorModel
from wlkit.treewidth.minors import minor_model as minor_model
from wlkit.treewidth.obstruction import obstruction as obstruction
from wlkit.treewidth.obstruction import obstructions as obstructions
from wlkit.treewidth.result import TreewidthResult as TreewidthResult
