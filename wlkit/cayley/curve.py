"""Growth curves as inline SVG."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

ACCENT = "#4c78b8"


def growth_svg(
    spheres: Sequence[int], *, title: str = "", width: int = 296, height: int = 190
) -> str:
    """Return the curve of sphere sizes: elements at distance 0, 1, 2, ... of the identity.

    Examples
    --------
    >>> growth_svg([1, 3, 6, 10, 3, 1]).count("<circle")
    6
    """
    left, right, top, bottom = 52, 12, 12, 34
    sizes = [int(s) for s in spheres]
    last, peak = max(len(sizes) - 1, 1), max(sizes)
    across, down = width - left - right, height - top - bottom
    points = [(left + across * i / last, top + down * (1 - s / peak)) for i, s in enumerate(sizes)]
    line = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    floor = top + down
    dots = "".join(
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="2.3" fill="{ACCENT}">'
        f"<title>{s:,} at distance {i}</title></circle>"
        for i, ((x, y), s) in enumerate(zip(points, sizes, strict=True))
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" '
        f'viewBox="0 0 {width} {height}" role="img" font-family="system-ui, sans-serif" '
        f'font-size="11" fill="currentColor"><title>{escape(title)}</title>'
        f"{_grid(left, top, across, down, last, peak)}"
        f'<polygon points="{left},{floor} {line} {left + across},{floor}" fill="{ACCENT}" '
        f'fill-opacity=".16"/><polyline points="{line}" fill="none" stroke="{ACCENT}" '
        f'stroke-width="1.8" stroke-linejoin="round"/>{dots}</svg>'
    )


def _grid(left: int, top: int, across: int, down: int, last: int, peak: int) -> str:
    parts = []
    for value in ticks(peak, 4):
        y = top + down * (1 - value / peak)
        parts.append(
            f'<line x1="{left}" x2="{left + across}" y1="{y:.1f}" y2="{y:.1f}" '
            f'stroke="currentColor" stroke-opacity=".16"/>'
            f'<text x="{left - 6}" y="{y + 4:.1f}" text-anchor="end" fill-opacity=".75">'
            f"{short(value)}</text>"
        )
    for value in ticks(last, 6):
        x = left + across * value / last
        parts.append(
            f'<text x="{x:.1f}" y="{top + down + 16}" text-anchor="middle" fill-opacity=".75">'
            f"{value}</text>"
        )
    parts.append(
        f'<text x="{left + across / 2}" y="{top + down + 31}" text-anchor="middle" '
        'fill-opacity=".75">distance</text>'
    )
    return "".join(parts)


def ticks(largest: int, about: int) -> list[int]:
    """Return round numbers from 0 to at most `largest`, about so many.

    Examples
    --------
    >>> ticks(28, 6), ticks(4913, 4)
    ([0, 5, 10, 15, 20, 25], [0, 1000, 2000, 3000, 4000])
    """
    rough = max(largest / about, 1)
    power = 1
    while power * 10 <= rough:
        power *= 10
    step = next(power * f for f in (1, 2, 5, 10) if power * f >= rough * 0.75)
    return list(range(0, largest + 1, step))


def short(value: int) -> str:
    """Return a short label: 2000 -> '2 k', 1500000 -> '1.5 M'.

    Examples
    --------
    >>> [short(x) for x in (500, 2000, 1500000)]
    ['500', '2 k', '1.5 M']
    """
    for size, name in ((10**9, "G"), (10**6, "M"), (10**3, "k")):
        if value >= size:
            return f"{value / size:.3g} {name}"
    return str(value)
