"""PDFs with a text layer: paragraphs out of lines by position, tables out of ruling lines."""

import io
import logging
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median
from typing import Any

from loaders.document import Document, DocumentBuilder
from loaders.formats import wrapped
from loaders.formats.damage import repaired, right_letters
from loaders.formats.encoding import font_conversion
from loaders.formats.errors import FormatError
from loaders.formats.headings import is_repeat
from loaders.formats.magic import kind_of, not_a
from loaders.formats.pagelayout import SAME, Grid, Line, Place, Sheet, sheet_of
from loaders.formats.tables import Covers, Row, Rows, put

OCR = "make a text layer first: ocrmypdf -l vie in.pdf out.pdf"

_PAGE_NUMBER = re.compile(
    r"(?:(?:Trang|Page)\s*)?[-–]?\s*\d{1,4}\s*[-–]?(?:\s*/\s*\d{1,4})?", re.IGNORECASE
)
_FOOTNOTE = re.compile(r"(?:[¹²³⁴-⁹]+|\[\d{1,3}\])\s*\S")
_MARGIN = 0.08  # this share of the page's height, at its top and its foot
_OFTEN = 0.5  # a running header stands on this share of the pages
_INDENT = 8.0  # points by which the first line of a paragraph stands in
_GAP = 1.9  # line heights from one line to the next that part paragraphs
_RAGGED = 20.0  # points that lines may end before the right edge
_APART = 1.12  # times the usual step from line to line, where paragraphs have room between them
_SURELY_APART = 1.25
_ENOUGH = 5  # lines that are needed to tell how paragraphs are set apart
_SAME_COLUMNS = 0.9  # this share of the columns' edges agrees where a table goes on


def read(data: bytes, name: str) -> Document:
    """The document that a PDF file holds.

    Args:
        data: The file.
        name: Its name, for messages.

    Raises:
        FormatError: It is broken, locked, or a scan without a text layer.
    """
    if kind_of(data) != "pdf":
        raise not_a("a PDF file (.pdf)", data, name)
    sheets = _sheets(data, name)
    builder = DocumentBuilder()
    if not any(sheet.items for sheet in sheets):
        raise FormatError(f"{name}: a scanned PDF without a text layer; {OCR}")
    _note_pictures(builder, sheets)
    _drop_running(builder, sheets)
    _Writer(builder, _converter(sheets), _Setting.of(sheets)).write(sheets)
    return builder.build("application/pdf", len(sheets))


def _sheets(data: bytes, name: str) -> list[Sheet]:
    import pdfplumber
    from pdfminer.pdfdocument import PDFPasswordIncorrect, PDFTextExtractionNotAllowed
    from pdfplumber.utils.exceptions import PdfminerException

    logging.getLogger("pdfminer").setLevel(logging.ERROR)  # it tells of every small damage
    try:
        with pdfplumber.open(io.BytesIO(data)) as pdf:
            return [sheet_of(page) for page in pdf.pages]
    except PdfminerException as error:
        cause = error.args[0] if error.args else error
        if isinstance(cause, PDFPasswordIncorrect | PDFTextExtractionNotAllowed):
            locked = "locked with a password; save it without one and try again"
            raise FormatError(f"{name}: this PDF is {locked}") from error
        raise FormatError(f"{name}: this is no PDF that can be read, it may be cut off") from error
    except Exception as error:  # the parser fails in many ways on broken files
        raise FormatError(f"{name}: this PDF is broken ({type(error).__name__})") from error


def _note_pictures(builder: DocumentBuilder, sheets: Sequence[Sheet]) -> None:
    """Say which pages are pictures, of which nothing could be read."""
    scanned = [str(at) for at, sheet in enumerate(sheets, 1) if sheet.pictures and not sheet.items]
    if scanned:
        message = f"page(s) {', '.join(scanned)} are pictures without text; {OCR}"
        builder.note("scanned-pages", message, "warning")


def _drop_running(builder: DocumentBuilder, sheets: Sequence[Sheet]) -> None:
    """Leave out page numbers, and the lines that stand at the edge of most pages."""
    edges = Counter(
        key
        for sheet in sheets
        for key in {_key(line) for line in sheet.lines if _at_edge(sheet, line)}
    )
    running = {key for key, count in edges.items() if count >= max(2, _OFTEN * len(sheets))}
    dropped: list[str] = []
    for sheet in sheets:
        for line in list(sheet.lines):
            number = _PAGE_NUMBER.fullmatch(line.text) is not None
            if _at_edge(sheet, line) and (number or _key(line) in running):
                sheet.lines.remove(line)
                dropped.append(line.text)
    if dropped:
        kinds = ", ".join(dict.fromkeys(dropped))
        builder.note("running-lines", f"page numbers, headers and footers left out: {kinds}")


def _at_edge(sheet: Sheet, line: Line) -> bool:
    return line.bottom < _MARGIN * sheet.height or line.top > (1 - _MARGIN) * sheet.height


def _key(line: Line) -> str:
    return re.sub(r"\d+", "#", line.text)


def _converter(sheets: Sequence[Sheet]) -> tuple[str, Any] | None:
    """What converts the text of all pages, where it was typed in an old font."""
    text = [line.text for sheet in sheets for line in sheet.lines]
    text += [
        place.text for sheet in sheets for grid in sheet.grids for row in grid.rows for place in row
    ]
    return font_conversion("\n".join(text))


@dataclass(frozen=True)
class _Setting:
    """How pages set paragraphs apart: by room between them, by the indent of their first lines.

    Attributes:
        edges: The right edge of the text by the width of the page.
        leading: Line heights from one line to the next inside a paragraph; 0 where paragraphs
            have no room between them, or that is not known.
        left: The left edge of lines inside paragraphs; -1 where first lines are not indented.
    """

    edges: Mapping[float, float]
    leading: float = 0.0
    left: float = -1.0

    @classmethod
    def of(cls, sheets: Sequence[Sheet]) -> "_Setting":
        """The setting of these pages, by the lines of which it is sure where they belong."""
        rights: dict[float, list[float]] = {}
        for sheet in sheets:
            rights.setdefault(sheet.width, []).extend(line.right for line in sheet.lines)
        edges = {width: _right_edge(all_) for width, all_ in rights.items() if all_}
        inside: list[tuple[float, float]] = []
        between: list[tuple[float, float]] = []
        for sheet in sheets:
            for line, following in pairwise(sheet.lines):
                full = cls.is_full(line, following, edges[sheet.width])
                if not full or following.text[0].islower():
                    (inside if full else between).append((_step(line, following), following.left))
        if min(len(inside), len(between)) < _ENOUGH:
            return cls(edges)
        leading, left = (median(each) for each in zip(*inside, strict=True))
        apart, first = (median(each) for each in zip(*between, strict=True))
        return cls(
            edges,
            leading if apart > _APART * leading else 0.0,
            left if first > left + _INDENT else -1.0,
        )

    @staticmethod
    def is_full(line: Line, following: Line, edge: float) -> bool:
        """Whether the first word of the next line would not have found room on a line."""
        return line.right + following.first_width > edge - _INDENT / 2

    def parts(self, line: Line, following: Line) -> bool:
        """Whether so much room is between two lines that a paragraph ends there."""
        room = _SURELY_APART * self.leading if self.leading else _GAP
        return _step(line, following) > room

    def goes_on(self, line: Line, following: Line, *, last: bool) -> bool:
        """Whether a full line and the next one stand in one paragraph, as the layout shows."""
        if self.leading and not last:
            return _step(line, following) < _APART * self.leading
        return self.left >= 0 and abs(following.left - self.left) < SAME


def _right_edge(rights: Sequence[float]) -> float:
    """Where lines end at the right: as far as several do, whatever stands beyond the text."""
    ordered = sorted(rights, reverse=True)
    few = len(ordered) // 50
    near = (right for at, right in enumerate(ordered[: len(ordered) - few])
            if right - ordered[at + few] < _RAGGED)  # fmt: skip
    return next(near, ordered[0])


def _step(line: Line, following: Line) -> float:
    """Line heights from a line to the next."""
    return (following.bottom - line.bottom) / max(line.bottom - line.top, 1.0)


@dataclass
class _Writer:
    """Puts pages into a document; paragraphs and tables go on over pages."""

    builder: DocumentBuilder
    conversion: tuple[str, Any] | None
    setting: _Setting
    _lines: list[wrapped.Line] = field(default_factory=list)
    _table: Rows | None = None
    _columns: tuple[float, ...] = ()

    def write(self, sheets: Sequence[Sheet]) -> None:
        """Write the pages."""
        if self.conversion:
            font = self.conversion[0]
            self.builder.note(f"encoding-{font.lower()}", f"the text was converted from {font}")
        for at, sheet in enumerate(sheets):
            behind = next((later.items[0] for later in sheets[at + 1 :] if later.items), None)
            self._page(sheet, behind)
        self._end_paragraphs()
        self._end_table()

    def _page(self, sheet: Sheet, behind: Line | Grid | None) -> None:
        """Write a page; `behind` is what the next page begins with."""
        for note in sheet.footnotes:
            self.builder.footnote(self._clean(note))
        items, edge = sheet.items, self.setting.edges.get(sheet.width, 0.0)
        for at, item in enumerate(items):
            if isinstance(item, Grid):
                self._grid(item, first=at == 0)
                continue
            self._end_table()
            following = items[at + 1] if at + 1 < len(items) else behind
            self._add_line(item, following, edge, last=at + 1 == len(items))

    def _add_line(
        self, line: Line, following: Line | Grid | None, edge: float, *, last: bool
    ) -> None:
        text = self._clean(line.text)
        if _FOOTNOTE.match(text):
            self._end_paragraphs()
            self.builder.footnote(text)
            return
        full, flows, ends = True, False, isinstance(following, Grid) and not last
        if isinstance(following, Line):
            full = self.setting.is_full(line, following, edge)
            flows = full and self.setting.goes_on(line, following, last=last)
            indented = following.left > line.left + _INDENT and not full
            ends = not last and (self.setting.parts(line, following) or indented)
        self._lines.append(wrapped.Line(text, full, flows=flows))
        if ends:
            self._end_paragraphs()

    def _clean(self, text: str) -> str:
        """A text in Unicode without the damage that can be undone."""
        text = self.conversion[1](text) if self.conversion else text
        text = right_letters(text)
        whole = repaired(text)
        if whole is None:
            return text
        self.builder.note("repaired-spaces", f"spaces inside words removed; the file has: {text}")
        return whole.replace("\n", " ")

    def _end_paragraphs(self) -> None:
        for paragraph in wrapped.join(self._lines):
            self.builder.paragraph(paragraph)
        self._lines.clear()

    def _grid(self, grid: Grid, *, first: bool) -> None:
        """Add a table, or the rest of the one before where that stood at the foot of its page."""
        self._end_paragraphs()
        goes_on = first and self._table is not None and self._same_columns(grid)
        if not goes_on or self._table is None:
            self._end_table()
            self._table, self._columns = Rows(), grid.columns
        cut = goes_on
        for places in grid.rows:
            row, covers = self._row(places)
            headers = len(self._table.dropped)
            self._table.add(row, after_break=cut, covers=covers)
            cut = cut and len(self._table.dropped) > headers

    def _row(self, places: Sequence[Place]) -> tuple[Row, Covers]:
        """A row with a text for every column, and what its cells cover."""
        row = [""] * len(self._columns)
        covers = {}
        for place in places:
            at = min(range(len(row)), key=lambda column: abs(self._columns[column] - place.left))
            row[at] = "\n".join(self._clean(line) for line in place.text.split("\n"))
            width = sum(at <= column and edge < place.right - SAME
                        for column, edge in enumerate(self._columns))  # fmt: skip
            if place.rows > 1 or width > 1:
                covers[at] = place.rows, max(width, 1)
        return row, covers

    def _same_columns(self, grid: Grid) -> bool:
        """Whether a table has the columns of the one before, perhaps some of them merged."""
        header = [place.text for place in grid.rows[0]]
        if self._table and self._table.rows and is_repeat(header, self._table.rows[0]):
            return True
        near = sum(
            any(abs(edge - other) <= SAME for other in self._columns) for edge in grid.columns
        )
        most = max(len(grid.columns), len(self._columns))
        return near == len(grid.columns) or near >= _SAME_COLUMNS * most

    def _end_table(self) -> None:
        if self._table and self._table.rows:
            put(self.builder, self._table)
        self._table = None
