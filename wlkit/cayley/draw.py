"""Growth as a picture: inline SVG for notebooks, matplotlib axes for papers."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any

from wlkit.cayley.curve import growth_svg

if TYPE_CHECKING:
    from wlkit.cayley.result import Growth


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
    curve = growth_svg(growth.spheres, title=repr(growth.generators))
    return f"<table>{cells}</table>{curve}<p><small>{sizes}</small></p>"


def plot_growth(growth: Growth, *, ax: Any = None) -> Any:
    """Draw sphere sizes against the radius, logarithmically; return the matplotlib axes.

    Parameters
    ----------
    growth : Growth
    ax : matplotlib axes, optional
        New ones by default.

    Returns
    -------
    matplotlib axes

    Examples
    --------
    >>> from matplotlib.figure import Figure
    >>> from wlkit.cayley import growth
    >>> ax = plot_growth(growth("coxeter", 4), ax=Figure().subplots())
    >>> ax.get_yscale(), len(ax.lines[0].get_ydata())
    ('log', 7)

    Notes
    -----
    matplotlib must be installed (``pip install 'wlkit[plot]'``). One point for every sphere.
    """
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
