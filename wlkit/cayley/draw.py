"""Growth as a picture: inline SVG for notebooks, matplotlib axes for papers."""

from __future__ import annotations

from html import escape
from math import log
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from wlkit.cayley.result import Growth


def growth_svg(spheres: tuple[int, ...], *, width: int = 360, height: int = 140) -> str:
    """Return the curve of log(sphere size) against the radius as an SVG element.

    Examples
    --------
    >>> growth_svg((1, 3, 2)).startswith("<svg")
    True
    """
    margin, top = 24, max(log(max(spheres)), 1.0)
    step = (width - 2 * margin) / max(1, len(spheres) - 1)
    points = [
        (margin + step * r, height - margin - (height - 2 * margin) * log(size) / top)
        for r, size in enumerate(spheres)
    ]
    curve = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    dots = "".join(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="2"/>' for x, y in points)
    text = (
        f'<text x="{margin}" y="{height - 6}">0</text>'
        f'<text x="{width - margin}" y="{height - 6}" text-anchor="end">{len(spheres) - 1}</text>'
        f'<text x="{margin}" y="{margin - 8}">{max(spheres)}</text>'
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" '
        f'viewBox="0 0 {width} {height}" font-family="sans-serif" font-size="10" fill="#2b5b84">'
        f'<polyline points="{curve}" fill="none" stroke="#2b5b84" stroke-width="1.5"/>'
        f"{dots}{text}</svg>"
    )


def growth_html(growth: Growth) -> str:
    """Return a small table and the curve."""
    rows = {
        "graph": repr(growth.generators),
        "states": "not known" if growth.order is None else f"{growth.order:,}",
        "diameter" if growth.complete else "radius": growth.radius,
        "undirected": "yes" if growth.inverse_closed else "no",
        "engine": f"{growth.engine} ({growth.plan.reason})",
        "seconds": f"{growth.seconds:.2f}",
    }
    cells = "".join(
        f"<tr><th style='text-align:left'>{escape(key)}</th>"
        f"<td style='text-align:left'>{escape(str(value))}</td></tr>"
        for key, value in rows.items()
    )
    sizes = escape(" ".join(map(str, growth.spheres)))
    return f"<table>{cells}</table>{growth_svg(growth.spheres)}<p><small>{sizes}</small></p>"


def plot_growth(growth: Growth, *, ax: Any = None) -> Any:
    """Draw sphere sizes against the radius, logarithmically; return the matplotlib axes."""
    if ax is None:
        from matplotlib import pyplot as plt

        _, ax = plt.subplots()
    ax.semilogy(
        range(len(growth.spheres)), growth.spheres, marker=".", label=repr(growth.generators)
    )
    ax.set_xlabel("distance")
    ax.set_ylabel("states")
    ax.legend()
    return ax
