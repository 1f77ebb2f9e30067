"""Whole bases of equivariant polynomials as features of graphs and matrices."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from wlkit.errors import InputError, unknown_name
from wlkit.graphs import Graph, Multigraph
from wlkit.polynomials.basis import basis
from wlkit.polynomials.contract import contract
from wlkit.polynomials.conversion import p_expansion
from wlkit.polynomials.evaluate import PolynomialKind, evaluate, require_symmetric
from wlkit.polynomials.inputs import Arithmetic, cleared, divided, input_stack, input_tensors
from wlkit.polynomials.program import Step
from wlkit.polynomials.sharing import SharedProgram, shared_program
from wlkit.polynomials.space import Roots
from wlkit.polynomials.sparse import is_sparse
from wlkit.polynomials.tensors import Tensor
from wlkit.polynomials.torch_tensors import (
    as_numpy,
    as_torch,
    fits,
    is_floating,
    is_torch,
    run_outputs,
    torch_stack,
)

BATCH_BYTES = 1 << 28
"""About how much the tensors kept at a time may take."""


@dataclass(frozen=True, eq=False, repr=False)
class Features:
    """The values of many polynomials P_H, or Q_H, one feature for each H.

    Attributes
    ----------
    array : np.ndarray, or torch tensor
        Shape (f,), (n, f) or (n, n, f) by roots, with a leading axis for a batch; read-only.
        Exact values are int64 when all of them are proved to fit, else object.
    patterns : tuple of Multigraph
        Of length f.
    kind : "P" or "Q"

    Examples
    --------
    >>> from wlkit.graphs import graph
    >>> features(graph("K3"), 2, 1)
    Features(8 polynomials, array (3, 8), int64)
    """

    array: Any
    patterns: tuple[Multigraph, ...]
    kind: PolynomialKind = "P"

    @property
    def names(self) -> tuple[str, ...]:
        """The texts of the patterns, which :meth:`wlkit.graphs.Multigraph.from_text` reads."""
        return tuple(h.text for h in self.patterns)

    @property
    def program(self) -> SharedProgram:
        """The steps that make the P_H of the patterns."""
        return shared_program(self.patterns)

    def __array__(self, dtype: Any = None, copy: bool | None = None) -> np.ndarray:
        return np.array(self.array, dtype=dtype, copy=copy)

    def __len__(self) -> int:
        return len(self.patterns)

    def __repr__(self) -> str:
        shape, dtype = tuple(self.array.shape), self.array.dtype
        return f"Features({len(self)} polynomials, array {shape}, {dtype})"


def features(
    graphs: Any,
    degree: int | None = None,
    roots: Roots = 0,
    *,
    patterns: Iterable[Multigraph] | None = None,
    directed: bool = False,
    loops: bool = False,
    simple: bool = True,
    kind: PolynomialKind = "P",
    dtype: Arithmetic = "exact",
) -> Features:
    """Return the values of all basis polynomials up to a degree, at graphs or matrices.

    Parameters
    ----------
    graphs : Graph, sequence of Graphs, or array
        An array of shape (n, n), (n, n, channels) or (B, n, n, channels).  Graphs of a sequence
        form a batch; they have one order n, unless there are no roots.  For a torch tensor the
        features are a torch tensor too, and gradients flow if it is floating.  A scipy.sparse
        matrix, or a list of one for each channel, has features with at most one root.
    degree : int
        Largest number of edges; all smaller ones are taken too.
    roots : 0, 1, 2 or "edge"
        As for :func:`basis`: features of graphs, of vertices, of pairs off the diagonal (2), or of
        all pairs ("edge").
    patterns : iterable of Multigraph, optional
        Instead of a basis: any patterns with equally many roots.
    directed, loops, simple : bool
        Which patterns, as for :func:`basis`.  For entries 0 and 1, the simple ones are a basis.
    kind : "P" or "Q"
        At graphs these count homomorphisms, or injective ones.
    dtype : "exact", "float64" or "float32"

    Returns
    -------
    Features
        ``.array`` with the features on its last axis, ``.names`` the texts of the patterns.

    Raises
    ------
    InputError
        If matrices are not symmetric though the patterns are undirected, or do not fit.

    Examples
    --------
    >>> from wlkit.graphs import graph
    >>> found = features([graph("C6"), graph("K3") + graph("K3")], 3)
    >>> found.names[-1], found.array[:, -1].tolist()
    ('6:0-5,1-4,2-3', [1728, 1728])
    >>> dict(zip(found.names, (found.array[0] - found.array[1]).tolist()))["3:0-1,0-2,1-2"]
    -12

    Notes
    -----
    One program for all patterns makes every sub-pattern once, see :func:`shared_program`; a tensor
    is forgotten after its last use.  With n vertices and width w, n^(w+1) for every different
    sub-pattern, at w = 2 a matrix product, and n^2 for every feature of pairs.  Q_H is a
    combination of the P of the quotients of H, which are features of the same program.
    """
    chosen = _chosen(graphs, degree, roots, patterns, directed, loops, simple)
    if kind not in ("P", "Q"):
        raise unknown_name("kind of polynomial", kind, ["P", "Q"])
    if kind == "Q":
        return _of_distinct(graphs, chosen, dtype)
    if is_sparse(graphs):
        return Features(_at_sparse(graphs, chosen, dtype), chosen)
    if is_torch(graphs):
        return Features(_at_torch(graphs, chosen), chosen)
    orders = {g.n for g in graphs} if _is_graphs(graphs) else set()
    if len(orders) > 1:
        return _by_order(graphs, chosen, dtype)
    stack, batched = input_stack(_matrices(graphs), dtype)
    for h in chosen:
        if h.channels != stack.shape[1]:
            raise InputError(f"{h.text}: expected {h.channels} channels, got {stack.shape[1]}")
    if any(not h.directed for h in chosen):
        require_symmetric(stack, "the basis")
    stack, denominator = cleared(stack)
    array = run_shared(shared_program(chosen), stack, dtype)
    if denominator > 1:
        columns = [divided(array[..., j], denominator**h.m) for j, h in enumerate(chosen)]
        array = np.stack(columns, axis=-1)
    array.flags.writeable = False
    return Features(array if batched or _is_graphs(graphs) else array[0], chosen)


def _chosen(
    graphs: Any,
    degree: int | None,
    roots: Roots,
    patterns: Iterable[Multigraph] | None,
    directed: bool,
    loops: bool,
    simple: bool,
) -> tuple[Multigraph, ...]:
    if (degree is None) == (patterns is None):
        raise InputError("expected either a degree or patterns")
    if patterns is None and degree is not None:
        plain = _is_graphs(graphs) or isinstance(graphs, Graph)
        shape: tuple[int, ...] = () if plain or is_sparse(graphs) else np.shape(graphs)
        channels = shape[-1] if len(shape) > 2 else 1
        if is_sparse(graphs) and isinstance(graphs, (list, tuple)):
            channels = len(graphs)
        return tuple(
            basis(
                degree,
                directed=directed,
                loops=loops,
                simple=simple,
                roots=roots,
                channels=channels,
            )
        )
    chosen = tuple(patterns or ())
    if len({len(h.roots) for h in chosen}) != 1:
        raise InputError("expected at least one pattern, and all with equally many roots")
    return chosen


def _is_graphs(graphs: Any) -> bool:
    return isinstance(graphs, Sequence) and all(isinstance(g, Graph) for g in graphs)


def _matrices(graphs: Any) -> Any:
    if isinstance(graphs, Graph):
        return graphs.adjacency
    if _is_graphs(graphs):
        if not graphs:
            raise InputError("expected at least one graph")
        return np.stack([g.adjacency for g in graphs])[..., None]
    return graphs


def _of_distinct(graphs: Any, chosen: tuple[Multigraph, ...], dtype: Arithmetic) -> Features:
    """Return the features Q, from those of all quotients."""
    plain = isinstance(graphs, Graph) or _is_graphs(graphs)
    expansions = [p_expansion(h, simple=plain, loops=not plain) for h in chosen]
    quotients = dict.fromkeys(k for x in expansions for k in x) or {chosen[0]: None}
    place = {k: i for i, k in enumerate(quotients)}
    found = features(graphs, patterns=quotients, dtype=dtype).array
    if isinstance(found, np.ndarray) and found.dtype == np.int64:
        largest = max(abs(int(found.min(initial=0))), abs(int(found.max(initial=0))))
        most = max(sum(map(abs, expansion.values())) for expansion in expansions)
        found = found if largest * most < 2**63 else found.astype(object)
    columns: list[Any] = []
    for expansion in expansions:
        parts = [c * found[..., place[k]] for k, c in expansion.items()]
        columns.append(sum(parts[1:], parts[0]) if parts else 0 * found[..., 0])
    if is_torch(graphs):
        import torch

        return Features(torch.stack(columns, dim=-1), chosen, "Q")
    array = np.stack(columns, axis=-1)
    if array.dtype.kind == "O":
        small = all(isinstance(x, int) and abs(x) < 2**63 for x in array.flat)
        array = array.astype(np.int64) if small else array
    array.flags.writeable = False
    return Features(array, chosen, "Q")


def _at_sparse(graphs: Any, chosen: tuple[Multigraph, ...], dtype: Arithmetic) -> np.ndarray:
    if len(chosen[0].roots) == 2:
        raise InputError(
            f"features of pairs at a sparse matrix: {len(chosen)} full matrices; evaluate the "
            "patterns one by one"
        )
    array = np.stack([evaluate(h, graphs, dtype=dtype) for h in chosen], axis=-1)
    array.flags.writeable = False
    return array


def _at_torch(x: Any, chosen: tuple[Multigraph, ...]) -> Any:
    """Return the features at a torch tensor, as a torch tensor."""
    import torch

    if not is_floating(x):
        found = features(as_numpy(x), patterns=chosen)
        return as_torch(found.array, x)
    stack, batched = torch_stack(x)
    for h in chosen:
        fits(h, stack)
    program = shared_program(chosen)
    values = run_outputs(program.steps, program.outputs, stack)
    diagonal = [len(set(h.roots)) < len(h.roots) for h in chosen]
    whole = [torch.diag_embed(v) if d else v for v, d in zip(values, diagonal, strict=True)]
    array = torch.stack(whole, dim=-1)
    return array if batched else array[0]


def _by_order(
    graphs: Sequence[Graph], chosen: tuple[Multigraph, ...], dtype: Arithmetic
) -> Features:
    """Return the features of graphs of several orders, when there are no roots."""
    if chosen[0].roots:
        orders = sorted({g.n for g in graphs})
        raise InputError(f"expected graphs of one order for patterns with roots, got {orders}")
    rows: list[Any] = [None] * len(graphs)
    for n in sorted({g.n for g in graphs}):
        at = [i for i, g in enumerate(graphs) if g.n == n]
        found = features([graphs[i] for i in at], patterns=chosen, dtype=dtype).array
        for i, row in zip(at, found, strict=True):
            rows[i] = row
    array = np.stack(rows)
    array.flags.writeable = False
    return Features(array, chosen)


def run_shared(
    program: SharedProgram, stack: np.ndarray, dtype: Arithmetic = "exact"
) -> np.ndarray:
    """Return the values of a shared program at a checked stack of shape (B, channels, n, n).

    Returns
    -------
    array of shape (B, n, ..., n, f)
        A view of an array with f in the second place.

    Examples
    --------
    >>> program = shared_program((Multigraph(2, [(0, 1)], roots=(0,)),))
    >>> run_shared(program, np.ones((1, 1, 3, 3), dtype=np.int64)).ravel().tolist()
    [3, 3, 3]
    """
    n, order = stack.shape[-1], len(program.patterns[0].roots)
    kind = np.dtype(np.int64 if dtype == "exact" else dtype)
    values = np.zeros((len(stack), len(program.patterns)) + (n,) * order, dtype=kind)
    kept = max(1, 16 * 8 * n * n)
    chunk = max(1, BATCH_BYTES // kept)
    for start in range(0, len(stack), chunk):
        values = _run_chunk(program, stack[start : start + chunk], values, start)
    return np.moveaxis(values, 1, -1)


def _run_chunk(
    program: SharedProgram, stack: np.ndarray, values: np.ndarray, start: int
) -> np.ndarray:
    every = (*program.steps, *program.outputs)
    uses = Counter(name for step in every for name in set(step.operands))
    tensors = input_tensors(stack, uses)
    ready = _when_ready(program)
    for i in range(len(program.steps) + 1):
        if i:
            step = program.steps[i - 1]
            tensors[step.target] = _applied(step, tensors, uses)
        for j in ready[i]:
            slot = values[start : start + len(stack), j]
            values = _store(program, j, tensors, uses, values, slot, start)
    return values


def _when_ready(program: SharedProgram) -> list[list[int]]:
    """Return for each number of steps done the outputs that need no more."""
    made = {step.target: i for i, step in enumerate(program.steps, 1)}
    ready: list[list[int]] = [[] for _ in range(len(program.steps) + 1)]
    for j, output in enumerate(program.outputs):
        ready[max(made.get(name, 0) for name in output.operands)].append(j)
    return ready


def _applied(
    step: Step, tensors: dict[str, Tensor], uses: Counter[str], out: np.ndarray | None = None
) -> Tensor:
    value = contract(step.equation, [tensors[name] for name in step.operands], out)
    for name in set(step.operands):
        uses[name] -= 1
        if not uses[name]:
            del tensors[name]
    return value


def _store(
    program: SharedProgram,
    j: int,
    tensors: dict[str, Tensor],
    uses: Counter[str],
    values: np.ndarray,
    slot: np.ndarray,
    start: int,
) -> np.ndarray:
    roots = program.patterns[j].roots
    diagonal = len(set(roots)) < len(roots)
    if diagonal:
        slot = np.einsum("bii->bi", slot)
    value = _applied(program.outputs[j], tensors, uses, slot).array
    if value.dtype.kind == "O" and values.dtype.kind != "O":
        values = values.astype(object)
        slot = values[start : start + len(slot), j]
        slot = np.einsum("bii->bi", slot) if diagonal else slot
    if value is not slot:
        slot[...] = value
    return values
