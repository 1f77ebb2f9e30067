"""Exact arithmetic: set partitions, Polya counting, residues, linear algebra, sorting."""

from __future__ import annotations

from wlkit.exact.linear_algebra import determinant, nullspace, rank, solve
from wlkit.exact.polya import (
    CycleIndex,
    pair_cycle_index,
    pair_cycle_type,
    symmetric_cycle_index,
)
from wlkit.exact.power_series import PowerSeries, euler_transform, inverse_euler_transform
from wlkit.exact.residues import (
    ResidueSum,
    crt,
    crt_signed,
    fits_int64,
    primes_below,
    primes_for,
)
from wlkit.exact.set_partitions import (
    bell,
    blocks,
    centralizer_order,
    integer_partitions,
    moebius,
    restricted_growth,
    set_partitions,
    stirling2,
)
from wlkit.exact.sorting import Unique, sorted_unique, sorted_unique_rows

__all__ = [
    "CycleIndex",
    "PowerSeries",
    "ResidueSum",
    "Unique",
    "bell",
    "blocks",
    "centralizer_order",
    "crt",
    "crt_signed",
    "determinant",
    "euler_transform",
    "fits_int64",
    "integer_partitions",
    "inverse_euler_transform",
    "moebius",
    "nullspace",
    "pair_cycle_index",
    "pair_cycle_type",
    "primes_below",
    "primes_for",
    "rank",
    "restricted_growth",
    "set_partitions",
    "solve",
    "sorted_unique",
    "sorted_unique_rows",
    "stirling2",
    "symmetric_cycle_index",
]
