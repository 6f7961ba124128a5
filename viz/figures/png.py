"""A figure as PNG: the same SVG, drawn by resvg with the figures' own font."""

from resvg_py import svg_to_bytes

from viz.figures.letters import FONTS

DOTS = 300
"""Dots an inch: what printers take."""
SVG_DOTS = 96
"""Dots an inch that SVG means by its millimetres."""


def to_png(svg: str) -> bytes:
    """The figure, in 300 dots an inch."""
    fonts = [str(path) for path in sorted(FONTS.glob("*.ttf"))]
    return svg_to_bytes(svg_string=svg, dpi=SVG_DOTS, zoom=DOTS / SVG_DOTS, font_files=fonts)
