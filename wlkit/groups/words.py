"""Words of repeated symbols: the central states of coset graphs, as text and as tuples."""

from __future__ import annotations

from collections.abc import Sequence

from wlkit.errors import FormatError, InputError


def word_text(word: Sequence[int]) -> str:
    """Return a word as :func:`checked_word` reads it: ``0011`` or, beyond 35, ``0 40``."""
    if max(word, default=0) < 36:
        return "".join("0123456789abcdefghijklmnopqrstuvwxyz"[symbol] for symbol in word)
    return " ".join(map(str, word))


def checked_word(word: Sequence[int] | str, degree: int) -> tuple[int, ...]:
    """Return a word of `degree` symbols as integers >= 0.

    Text is one symbol per character (digits, then letters), or integers separated by blanks or
    commas.

    Examples
    --------
    >>> checked_word("0011", 4), checked_word("10 9 0", 3)
    ((0, 0, 1, 1), (10, 9, 0))
    """
    if isinstance(word, str):
        text = word.strip()
        separated = text.replace(",", " ").split()
        try:
            if len(separated) > 1:
                symbols = tuple(int(part) for part in separated)
            else:
                symbols = tuple(int(letter, 36) for letter in text)
        except ValueError:
            raise FormatError(
                f"a word is written '0011' or '0 0 1 1' with symbols >= 0, got {word!r}"
            ) from None
    else:
        symbols = tuple(int(symbol) for symbol in word)
        if any(symbol != original for symbol, original in zip(symbols, word, strict=True)):
            raise FormatError(f"the symbols of a word are integers >= 0, got {list(word)!r}")
    if len(symbols) != degree:
        raise InputError(
            f"a word moved by permutations of {degree} points has {degree} symbols, "
            f"got {len(symbols)}: {word!r}"
        )
    if symbols and min(symbols) < 0:
        raise InputError(f"the symbols of a word are integers >= 0, got {word!r}")
    return symbols
