"""Set partitions and their Moebius weights; Bell, Stirling and partition numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from math import factorial

from wlkit.errors import InputError
from wlkit.exact._numbers import natural


def set_partitions(n: int, *, forbidden: Sequence[int] | None = None) -> Iterator[tuple[int, ...]]:
    """Yield every partition of {0, ..., n-1} as a restricted-growth string.

    A restricted-growth string gives the block of each element: the first entry is 0 and every
    entry is at most 1 + the largest before it.  The strings come in lexicographic order, from
    one block to all singletons.

    Parameters
    ----------
    n : int
        Number of elements, at least 0.
    forbidden : sequence of n ints, optional
        Bit j of ``forbidden[i]`` set says that i and j may not share a block (either direction
        suffices).  With the neighbour masks of a graph the partitions are those into
        independent sets, the colourings up to names of colours.

    Yields
    ------
    tuple of n ints
        The block of each element.

    Raises
    ------
    InputError
        If `n` is negative, or `forbidden` has another length or forbids an element itself.

    Examples
    --------
    >>> list(set_partitions(3))
    [(0, 0, 0), (0, 0, 1), (0, 1, 0), (0, 1, 1), (0, 1, 2)]
    >>> list(set_partitions(3, forbidden=[0b010, 0b101, 0b010]))  # the path 0-1-2
    [(0, 1, 0), (0, 1, 2)]

    Notes
    -----
    Lazy, with O(n) memory.  Without `forbidden`, O(1) amortised block choices per partition;
    with it, no partial string is ever abandoned, since a singleton always fits.

    References
    ----------
    Knuth, The Art of Computer Programming 4A, section 7.2.1.5, algorithm H.
    """
    n = natural(n, "n")
    masks = [0] * n if forbidden is None else _symmetric_masks(n, forbidden)
    return _grow(n, masks)


def _symmetric_masks(n: int, forbidden: Sequence[int]) -> list[int]:
    if len(forbidden) != n:
        raise InputError(f"expected {n} forbidden masks, one per element, got {len(forbidden)}")
    masks = [natural(mask, f"forbidden[{i}]") for i, mask in enumerate(forbidden)]
    for i, mask in enumerate(masks):
        if mask >> i & 1 or mask >> n:
            raise InputError(f"forbidden[{i}] = {mask:#b} must name other elements below {n}")
    return [
        mask | sum(1 << j for j in range(n) if masks[j] >> i & 1) for i, mask in enumerate(masks)
    ]


def _grow(n: int, masks: list[int]) -> Iterator[tuple[int, ...]]:
    string = [0] * n
    members: list[int] = []  # members[b] = mask of the elements now in block b
    element, choice = 0, 0
    while True:
        if element == n:
            yield tuple(string)
        else:
            while choice < len(members) and members[choice] & masks[element]:
                choice += 1
            if choice <= len(members):
                if choice == len(members):
                    members.append(0)
                members[choice] |= 1 << element
                string[element] = choice
                element, choice = element + 1, 0
                continue
        # Step back: take the last placed element out and try its next block.
        element -= 1
        if element < 0:
            return
        block = string[element]
        members[block] ^= 1 << element
        # Blocks open in order, so an emptied block is the last one: nothing is left to try.
        if members[block]:
            choice = block + 1
        else:
            members.pop()
            choice = len(members) + 1


def blocks(partition: Sequence[int]) -> tuple[tuple[int, ...], ...]:
    """Return the blocks of a restricted-growth string, each sorted, in order of appearance.

    Parameters
    ----------
    partition : sequence of hashables
        The block of each element; any names of blocks do.

    Returns
    -------
    tuple of tuples of int

    Examples
    --------
    >>> blocks((0, 1, 0, 2))
    ((0, 2), (1,), (3,))

    Notes
    -----
    One pass over the elements: O(n).
    """
    found: dict[int, list[int]] = {}
    for element, block in enumerate(partition):
        found.setdefault(block, []).append(element)
    return tuple(tuple(block) for block in found.values())


def moebius(partition: Sequence[int]) -> int:
    """Return the Moebius value from the partition into singletons up to `partition`.

    It is the product over the blocks B of (-1)^(|B|-1) (|B|-1)!.

    Parameters
    ----------
    partition : sequence of hashables
        The block of each element.

    Returns
    -------
    int

    Examples
    --------
    >>> moebius((0, 0, 0)), moebius((0, 0, 1, 1)), moebius((0, 1, 2))
    (2, 1, 1)

    References
    ----------
    Rota, On the foundations of combinatorial theory I, 1964, section 7.
    """
    weight = 1
    for size in Counter(partition).values():
        weight *= (-1) ** (size - 1) * factorial(size - 1)
    return weight


def is_restricted_growth(partition: Sequence[int]) -> bool:
    """Say whether every entry is at least 0 and at most 1 + the largest entry before it.

    Examples
    --------
    >>> is_restricted_growth((0, 1, 0)), is_restricted_growth((0, 2, 1))
    (True, False)
    """
    largest = -1
    for block in partition:
        if not 0 <= block <= largest + 1:
            return False
        largest = max(largest, block)
    return True


def restricted_growth(partition: Iterable[object]) -> tuple[int, ...]:
    """Rename the blocks of any labelling in order of appearance.

    Parameters
    ----------
    partition : iterable of hashables
        The block of each element; equal entries are one block.

    Returns
    -------
    tuple of int
        The restricted-growth string: the first entry is 0, each at most 1 + the largest before it.

    Examples
    --------
    >>> restricted_growth("abca")
    (0, 1, 2, 0)

    Notes
    -----
    One pass over the elements: O(n).
    """
    names: dict[object, int] = {}
    return tuple(names.setdefault(block, len(names)) for block in partition)


@cache
def _stirling2_row(n: int) -> tuple[int, ...]:
    row = [1]
    for size in range(n):
        row = [0] + [(k * row[k] if k <= size else 0) + row[k - 1] for k in range(1, size + 2)]
    return tuple(row)


def stirling2(n: int, k: int) -> int:
    """Return the number of partitions of an n-set into k blocks.

    Parameters
    ----------
    n, k : int
        Both at least 0.

    Returns
    -------
    int

    Raises
    ------
    InputError
        If `n` or `k` is negative or no integer.

    Examples
    --------
    >>> [stirling2(4, k) for k in range(5)]
    [0, 1, 7, 6, 1]

    Notes
    -----
    A row of the triangle takes O(n^2) additions and is kept: S(n, k) = k S(n-1, k) + S(n-1, k-1).
    """
    n, k = natural(n, "n"), natural(k, "k")
    return _stirling2_row(n)[k] if k <= n else 0


def bell(n: int) -> int:
    """Return the number of partitions of an n-set.

    Parameters
    ----------
    n : int
        At least 0.

    Returns
    -------
    int

    Raises
    ------
    InputError
        If `n` is negative or no integer.

    Examples
    --------
    >>> [bell(n) for n in range(8)]
    [1, 1, 2, 5, 15, 52, 203, 877]

    Notes
    -----
    The sum of the n-th row of the Stirling numbers, see :func:`stirling2`. OEIS A000110.
    """
    return sum(_stirling2_row(natural(n, "n")))


def integer_partitions(n: int) -> Iterator[tuple[tuple[int, int], ...]]:
    """Yield the partitions of n as (part, multiplicity) pairs, largest part first.

    Reverse lexicographic order of the parts: from (n) to (1, ..., 1).

    Parameters
    ----------
    n : int
        At least 0.

    Yields
    ------
    tuple of (int, int)
        Parts with how often each occurs; their products sum to n.

    Raises
    ------
    InputError
        At once, if `n` is negative or no integer.

    Examples
    --------
    >>> list(integer_partitions(4))
    [((4, 1),), ((3, 1), (1, 1)), ((2, 2),), ((2, 1), (1, 2)), ((1, 4),)]

    Notes
    -----
    Lazy; the recursion is as deep as there are different parts, O(sqrt(n)).
    """
    return _parts_at_most(natural(n, "n"), natural(n, "n"))


def _parts_at_most(n: int, largest: int) -> Iterator[tuple[tuple[int, int], ...]]:
    if n == 0:
        yield ()
        return
    for part in range(min(n, largest), 0, -1):
        if part == 1:
            yield ((1, n),)
            return
        for times in range(n // part, 0, -1):
            for rest in _parts_at_most(n - part * times, part - 1):
                yield ((part, times), *rest)


def centralizer_order(cycle_type: Iterable[tuple[int, int]]) -> int:
    """Return the number of permutations commuting with one of this cycle type.

    The product of length^multiplicity * multiplicity!; n! divided by it is the number of
    permutations of that type.

    Parameters
    ----------
    cycle_type : iterable of (length, multiplicity)
        Every length once.

    Returns
    -------
    int

    Examples
    --------
    >>> centralizer_order([(2, 1), (1, 2)])
    4

    Notes
    -----
    One power and one factorial for every length; orbit and stabiliser of conjugation in S_n.
    """
    order = 1
    for length, times in cycle_type:
        order *= length**times * factorial(times)
    return order
