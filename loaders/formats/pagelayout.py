"""What stands on a page of a PDF, by position: lines of words, and tables out of ruling lines."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from loaders.formats.lines import begins_item
from loaders.formats.syllables import is_syllable
from loaders.formats.wrapped import in_one

if TYPE_CHECKING:
    from pdfplumber.page import Page
    from pdfplumber.table import Table

SAME = 3.0
"""Points by which places differ that are meant to be the same."""
_SPACE = 0.32  # a space takes at most this share of a line's height
_NUMBERS = re.compile(r"[\d/.,%-]+")

Word = dict[str, Any]
Box = tuple[float, float, float, float]
"""Left, top, right and bottom edge in points, from the page's top left corner."""


@dataclass(frozen=True)
class Line:
    """Words beside each other, from left to right; edges in points."""

    words: Sequence[Word]

    @cached_property
    def text(self) -> str:
        """The words, parted by spaces."""
        return " ".join(word["text"] for word in self.words)

    @property
    def left(self) -> float:
        """The left edge of the first word."""
        return float(self.words[0]["x0"])

    @property
    def right(self) -> float:
        """The right edge of the last word."""
        return float(self.words[-1]["x1"])

    @cached_property
    def top(self) -> float:
        """The top edge of the highest word."""
        return float(min(word["top"] for word in self.words))

    @cached_property
    def bottom(self) -> float:
        """The bottom edge of the lowest word."""
        return float(max(word["bottom"] for word in self.words))

    @property
    def first_width(self) -> float:
        """How wide the first word is."""
        return float(self.words[0]["x1"] - self.words[0]["x0"])


@dataclass(frozen=True)
class Place:
    """A cell: its text with a line for each paragraph, its edges, how many rows it covers."""

    text: str
    left: float
    right: float
    rows: int


@dataclass(frozen=True)
class Grid:
    """A table of one page: its rows, its top edge, and the left edges of its columns."""

    rows: list[list[Place]]
    top: float
    columns: tuple[float, ...]


@dataclass
class Sheet:
    """A page: what stands on it from top to bottom."""

    width: float
    height: float
    lines: list[Line] = field(default_factory=list)
    grids: list[Grid] = field(default_factory=list)
    footnotes: list[str] = field(default_factory=list)
    pictures: int = 0

    @property
    def items(self) -> list[Line | Grid]:
        """Lines and tables in the order of reading."""
        return sorted([*self.lines, *self.grids], key=lambda item: item.top)


def sheet_of(page: "Page") -> Sheet:
    """What stands on a page."""
    tables = [table for table in page.find_tables() if len(table.rows) > 1 or len(table.cells) > 1]
    words = page.extract_words()
    sheet = Sheet(float(page.width), float(page.height), pictures=len(page.images))
    for table in tables:
        inside = [word for word in words if _lies_in(word, table.bbox)]
        words = [word for word in words if not _lies_in(word, table.bbox)]
        sheet.grids.append(_grid(table, inside))
    sheet.lines = list(lines_of(words))
    return sheet


def lines_of(words: Sequence[Word]) -> Iterator[Line]:
    """The lines that words make, from the top down."""
    line: list[Word] = []
    for word in sorted(words, key=lambda word: (word["bottom"], word["x0"])):
        if line and abs(word["bottom"] - line[0]["bottom"]) > SAME:
            yield Line(sorted(line, key=lambda word: float(word["x0"])))
            line = []
        line.append(word)
    if line:
        yield Line(sorted(line, key=lambda word: float(word["x0"])))


def _lies_in(word: Word, box: Box) -> bool:
    across, down = (word["x0"] + word["x1"]) / 2, (word["top"] + word["bottom"]) / 2
    left, top, right, bottom = box
    return bool(left <= across <= right and top <= down <= bottom)


def _grid(table: "Table", words: Sequence[Word]) -> Grid:
    """The rows of a table that hold words, each with its cells."""
    written: dict[Box, list[Line]] = {
        box: list(lines_of(inside)) for box, inside in _by_cell(table.cells, words).items()
    }
    padding = min(
        (max(line.left - box[0], 0.0) for box, lines in written.items() for line in lines),
        default=0.0,
    )
    tops = sorted({box[1] for box, lines in written.items() if lines})
    rows = [
        [
            Place(
                _text(written[box], box[2] - box[0] - 2 * padding),
                box[0],
                box[2],
                bisect_left(tops, box[3] - SAME) - bisect_left(tops, box[1]),
            )
            for box in sorted(written)
            if box[1] == top
        ]
        for top in tops
    ]
    return Grid(rows, table.bbox[1], tuple(sorted({box[0] for box in table.cells})))


def _by_cell(cells: Sequence[Box], words: Sequence[Word]) -> dict[Box, list[Word]]:
    """The words of each cell."""
    found: dict[Box, list[Word]] = {box: [] for box in sorted(cells, key=lambda box: box[1])}
    for word in words:
        if home := next((box for box in found if _lies_in(word, box)), None):
            found[home].append(word)
    return found


def _text(lines: Sequence[Line], room: float) -> str:
    """The text of a cell: lines that were broken for want of room are one again."""
    if not lines:
        return ""
    text = lines[0].text
    for before, line in pairwise(lines):
        space = _SPACE * (line.bottom - line.top)
        fits = before.right - before.left + space + line.first_width <= room
        if fits or begins_item(line.text, before.text):
            text += f"\n{line.text}"
        elif _is_torn(before.words[-1]["text"], line.words[0]["text"]):
            text += line.text
        else:
            text = in_one([text, line.text])
    return text


def _is_torn(end: str, start: str) -> bool:
    """Whether a word without room in its column was broken between these two pieces."""
    if end[-1].isdigit() and start[0].isdigit():
        return bool(_NUMBERS.fullmatch(end + start.rstrip(";,)")))
    if not start[0].islower() or (is_syllable(end) and is_syllable(start.rstrip(".,;:)"))):
        return False
    return is_syllable(end + start.rstrip(".,;:)"))
