"""The sheet that every figure stands on: heading, legend, the drawing, notes; and SVG of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from viz.drawing import clean
from viz.figures.letters import width, wrap
from viz.figures.words import Words

TEMPLATES = Path(__file__).parent / "templates"
UPRIGHT, LYING = 720.0, 1050.0
"""Widths of figures for a sheet of A4: 190 mm upright, 277 mm on its side."""
MILLIMETRES = 190 / UPRIGHT
MARGIN = 16.0
TITLE, TEXT, SMALL = 18.0, 11.0, 10.0
"""Sizes of letters: 13.5, 8.2 and 7.5 points on paper."""
LINE = 1.3
"""Distance of lines, to the size of letters."""
SYMBOL = 34.0
"""Width of a symbol in the legend."""
Lines = list[tuple[float, str]]
"""Lines of text, each with its baseline."""


@dataclass(frozen=True)
class Mark:
    """An entry of the legend: the macro that draws its symbol, what that takes, and its text."""

    symbol: str
    text: str
    look: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Drawn:
    """A figure before it is put on a sheet.

    Attributes:
        template: Its template's name.
        title: Its heading.
        about: What it is about, below the heading.
        width: The width of the sheet.
        height: The height of the drawing alone.
        legend: What its symbols mean.
        notes: Sentences below it; the source is the last.
        values: What its template shows.
    """

    template: str
    title: str
    about: str
    width: float
    height: float
    legend: Sequence[Mark]
    notes: Sequence[str]
    values: Mapping[str, Any]


def to_svg(drawn: Drawn, word: Words, title: str | None = None) -> str:
    """The figure as an SVG text; a title given takes the place of its own."""
    room = drawn.width - 2 * MARGIN
    heading = clean(title) if title else drawn.title
    titles, y = _lines(heading, TITLE, room, MARGIN, bold=True)
    abouts, y = _lines(drawn.about, TEXT, room, y + 2)
    marks, y = _legend(drawn.legend, drawn.width, y + 14)
    top = y + 12
    notes: Lines = []
    y = top + drawn.height + 10
    for note in drawn.notes:
        lines, y = _lines(note, SMALL, room, y)
        notes += lines
    height = y + MARGIN
    return (
        _environment()
        .get_template(f"{drawn.template}.svg.j2")
        .render(
            lang=word.language,
            heading=heading,
            titles=titles,
            abouts=abouts,
            marks=marks,
            notes=notes,
            top=top,
            width=drawn.width,
            height=height,
            across=drawn.width * MILLIMETRES,
            down=height * MILLIMETRES,
            margin=MARGIN,
            word=word,
            **drawn.values,
        )
    )


def _lines(
    text: str, size: float, room: float, top: float, *, bold: bool = False
) -> tuple[Lines, float]:
    """A text in lines below `top`, and where it ends."""
    lines = wrap(text, size, room, bold=bold)
    step = size * LINE
    placed = [(top + step * at + size, line) for at, line in enumerate(lines)]
    return placed, top + step * len(lines)


def _legend(
    legend: Sequence[Mark], across: float, top: float
) -> tuple[list[tuple[float, float, Mark]], float]:
    """The entries of the legend from left to right in rows, and where it ends."""
    placed, x, y = [], MARGIN, top
    for mark in legend:
        room = SYMBOL + 6 + width(mark.text, TEXT)
        if x > MARGIN and x + room > across - MARGIN:
            x, y = MARGIN, y + 20
        placed.append((x, y, mark))
        x += room + 18
    return placed, y + 16 if legend else top


def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        undefined=StrictUndefined,
        finalize=_plain,
    )
    environment.filters["fit"] = _fit
    environment.filters["n"] = lambda value: f"{value:.2f}".rstrip("0").rstrip(".")
    return environment


def _plain(value: object) -> object:
    """Texts without control and direction characters: XML allows few, and none may turn a line."""
    return clean(value, len(value)) if type(value) is str else value


def _fit(text: str, size: float, *, bold: bool = False) -> Markup:
    """The length of a text as it was measured: in a wider font it is not drawn longer."""
    length = width(clean(text, len(text)), size, bold=bold)
    said = f' textLength="{length:.1f}" lengthAdjust="spacingAndGlyphs"' if length else ""
    return Markup(said)  # noqa: S704 (a number)
