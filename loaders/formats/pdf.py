"""PDFs with a text layer: paragraphs out of lines by position, tables out of ruling lines."""

import io
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from loaders.document import Document, DocumentBuilder, label_of
from loaders.formats.damage import repaired, right_letters
from loaders.formats.encoding import font_conversion
from loaders.formats.errors import FormatError
from loaders.formats.headings import is_repeat
from loaders.formats.tables import Row, Rows, put
from loaders.formats.wrapped import Line, join

if TYPE_CHECKING:
    from pdfplumber.page import Page
    from pdfplumber.table import Table as RuledTable

Box = tuple[float, float, float, float]
"""Left, top, right and bottom edge, in points."""

OCR = "make a text layer first: ocrmypdf -l vie in.pdf out.pdf"

_PAGE_NUMBER = re.compile(
    r"(?:(?:Trang|Page)\s*)?[-–]?\s*\d{1,4}\s*[-–]?(?:\s*/\s*\d{1,4})?", re.IGNORECASE
)
_FOOTNOTE = re.compile(r"(?:[¹²³⁴-⁹]+|\[\d{1,3}\])\s*\S")
_MARGIN = 0.08  # this share of the page's height, at its top and its foot
_OFTEN = 0.5  # a running header stands on this share of the pages
_INDENT = 8.0  # points by which the first line of a paragraph stands in
_GAP = 1.9  # line heights from one line to the next that part paragraphs
_SAME_LINE = 3.0  # points by which words of one line differ in height
_SPACE = 2.0  # points between two words at least
_SAME_COLUMNS = 0.9  # this share of the columns' edges agrees where a table goes on


@dataclass(frozen=True)
class _Line:
    """A line of a page: its words, its left, right, top and bottom edge in points."""

    text: str
    left: float
    right: float
    top: float
    bottom: float
    first_width: float


@dataclass(frozen=True)
class _Grid:
    """A table of one page: its rows, its top edge, and the left edges of its columns."""

    rows: list[Row]
    top: float
    columns: tuple[float, ...]


@dataclass
class _Sheet:
    """A page: what stands on it from top to bottom."""

    width: float
    height: float
    lines: list[_Line] = field(default_factory=list)
    grids: list[_Grid] = field(default_factory=list)
    pictures: int = 0

    @property
    def items(self) -> list[_Line | _Grid]:
        """Lines and tables in the order of reading."""
        return sorted([*self.lines, *self.grids], key=lambda item: item.top)


def read(data: bytes, name: str) -> Document:
    """The document that a PDF file holds.

    Args:
        data: The file.
        name: Its name, for messages.

    Raises:
        FormatError: It is broken, locked, or a scan without a text layer.
    """
    sheets = _sheets(data, name)
    builder = DocumentBuilder()
    if not any(sheet.items for sheet in sheets):
        raise FormatError(f"{name}: a scanned PDF without a text layer; {OCR}")
    _note_pictures(builder, sheets)
    _drop_running(builder, sheets)
    _Writer(builder, _converter(sheets)).write(sheets)
    return builder.build("application/pdf", len(sheets))


def _sheets(data: bytes, name: str) -> list[_Sheet]:
    import pdfplumber
    from pdfminer.pdfdocument import PDFPasswordIncorrect, PDFTextExtractionNotAllowed
    from pdfplumber.utils.exceptions import PdfminerException

    try:
        with pdfplumber.open(io.BytesIO(data)) as pdf:
            return [_sheet(page) for page in pdf.pages]
    except PdfminerException as error:
        cause = error.args[0] if error.args else error
        if isinstance(cause, PDFPasswordIncorrect | PDFTextExtractionNotAllowed):
            locked = "locked with a password; save it without one and try again"
            raise FormatError(f"{name}: this PDF is {locked}") from error
        raise FormatError(f"{name}: this is no PDF that can be read, it may be cut off") from error
    except Exception as error:  # the parser fails in many ways on broken files
        raise FormatError(f"{name}: this PDF is broken ({type(error).__name__})") from error


def _sheet(page: "Page") -> _Sheet:
    found = page.find_tables()
    tables = [table for table in found if len(table.rows) > 1 or len(table.cells) > 1]
    boxes = [table.bbox for table in tables]
    words = [word for word in page.extract_words() if not _inside(word, boxes)]
    sheet = _Sheet(float(page.width), float(page.height), pictures=len(page.images))
    sheet.lines = [_line(group) for group in _by_line(words)]
    for table in tables:
        rows = list(_rows(table, page.chars))
        columns = tuple(sorted({round(cell[0]) for cell in table.cells}))
        sheet.grids.append(_Grid(_without_doubles(rows), table.bbox[1], columns))
    return sheet


def _without_doubles(rows: list[Row]) -> list[Row]:
    return [row for row in rows if any(cell.strip() for cell in row)]


def _inside(word: dict[str, Any], boxes: Sequence[Box]) -> bool:
    across, down = (word["x0"] + word["x1"]) / 2, (word["top"] + word["bottom"]) / 2
    return any(
        left <= across <= right and top <= down <= bottom for left, top, right, bottom in boxes
    )


def _rows(table: "RuledTable", letters: Sequence[dict[str, Any]]) -> Iterator[Row]:
    """The cells of a ruled table; those that another one covers are empty."""
    for row in table.rows:
        within = [letter for letter in letters if _inside(letter, [row.bbox])]
        yield ["" if box is None else _cell(box, within) for box in row.cells]


def _cell(box: Box, letters: Sequence[dict[str, Any]]) -> str:
    """The text of a cell; a line that broke because the cell is narrow goes on in the next."""
    from pdfplumber.utils.text import extract_words

    words = extract_words([letter for letter in letters if _inside(letter, [box])])
    lines = [_line(group) for group in _by_line(words)]
    margin = min((line.left - box[0] for line in lines), default=0.0)
    text = lines[0].text if lines else ""
    for line, following in pairwise(lines):
        full = line.right + _SPACE + following.first_width > box[2] - margin
        text += (" " if full and not label_of(following.text) else "\n") + following.text
    return text


def _by_line(words: Sequence[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    line: list[dict[str, Any]] = []
    for word in sorted(words, key=lambda word: (word["bottom"], word["x0"])):
        if line and abs(word["bottom"] - line[0]["bottom"]) > _SAME_LINE:
            yield sorted(line, key=lambda word: word["x0"])
            line = []
        line.append(word)
    if line:
        yield sorted(line, key=lambda word: word["x0"])


def _line(words: Sequence[dict[str, Any]]) -> _Line:
    return _Line(
        " ".join(word["text"] for word in words),
        words[0]["x0"],
        words[-1]["x1"],
        min(word["top"] for word in words),
        max(word["bottom"] for word in words),
        words[0]["x1"] - words[0]["x0"],
    )


def _note_pictures(builder: DocumentBuilder, sheets: Sequence[_Sheet]) -> None:
    """Say which pages are pictures, of which nothing could be read."""
    scanned = [str(at) for at, sheet in enumerate(sheets, 1) if sheet.pictures and not sheet.items]
    if scanned:
        message = f"page(s) {', '.join(scanned)} are pictures without text; {OCR}"
        builder.note("scanned-pages", message, "warning")


def _drop_running(builder: DocumentBuilder, sheets: Sequence[_Sheet]) -> None:
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


def _at_edge(sheet: _Sheet, line: _Line) -> bool:
    return line.bottom < _MARGIN * sheet.height or line.top > (1 - _MARGIN) * sheet.height


def _key(line: _Line) -> str:
    return re.sub(r"\d+", "#", line.text)


def _converter(sheets: Sequence[_Sheet]) -> tuple[str, Any] | None:
    """What converts the text of all pages, where it was typed in an old font."""
    text = [line.text for sheet in sheets for line in sheet.lines]
    text += [cell for sheet in sheets for grid in sheet.grids for row in grid.rows for cell in row]
    return font_conversion("\n".join(text))


@dataclass
class _Writer:
    """Puts pages into a document; paragraphs and tables go on over pages."""

    builder: DocumentBuilder
    conversion: tuple[str, Any] | None
    _lines: list[Line] = field(default_factory=list)
    _table: Rows | None = None
    _columns: tuple[float, ...] = ()

    def write(self, sheets: Sequence[_Sheet]) -> None:
        """Write the pages."""
        if self.conversion:
            font = self.conversion[0]
            self.builder.note(f"encoding-{font.lower()}", f"the text was converted from {font}")
        for sheet in sheets:
            self._page(sheet)
        self._end_paragraphs()
        self._end_table()

    def _page(self, sheet: _Sheet) -> None:
        items = sheet.items
        edge = max((line.right for line in sheet.lines), default=0.0)
        for at, item in enumerate(items):
            if isinstance(item, _Grid):
                self._grid(item, first=at == 0)
            else:
                self._end_table()
                self._add_line(item, items[at + 1] if at + 1 < len(items) else None, edge)

    def _add_line(self, line: _Line, following: "_Line | _Grid | None", edge: float) -> None:
        text = self._clean(line.text)
        if _FOOTNOTE.match(text):
            self._end_paragraphs()
            self.builder.footnote(text)
            return
        full, ends = True, False
        if isinstance(following, _Line):
            full = line.right + following.first_width > edge - _INDENT / 2
            height = max(line.bottom - line.top, 1.0)
            ends = following.top - line.top > _GAP * height and following.top > line.top
            ends = ends or (following.left > line.left + _INDENT and not full)
        self._lines.append(Line(text, full))
        if ends or isinstance(following, _Grid):
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
        for paragraph in join(self._lines):
            self.builder.paragraph(paragraph)
        self._lines.clear()

    def _grid(self, grid: _Grid, *, first: bool) -> None:
        """Add a table, or the rest of the one before where that stood at the foot of its page."""
        self._end_paragraphs()
        rows = [[self._clean_cell(cell) for cell in row] for row in grid.rows]
        goes_on = first and self._table is not None and self._same_columns(grid, rows)
        if not goes_on:
            self._end_table()
            self._table, self._columns = Rows(), grid.columns
        table = self._table
        if table is None:
            return
        for at, row in enumerate(rows):
            table.add(
                row, after_break=bool(goes_on) and (at == 0 or (at == 1 and bool(table.dropped)))
            )

    def _clean_cell(self, cell: str) -> str:
        return "\n".join(self._clean(line) for line in cell.split("\n"))

    def _same_columns(self, grid: _Grid, rows: Sequence[Row]) -> bool:
        table = self._table
        if table and table.rows and rows and is_repeat(rows[0], table.rows[0]):
            return True
        near = sum(
            any(abs(edge - other) <= _SAME_LINE for other in self._columns) for edge in grid.columns
        )
        return near >= _SAME_COLUMNS * max(len(grid.columns), len(self._columns))

    def _end_table(self) -> None:
        if self._table and self._table.rows:
            put(self.builder, self._table)
        self._table = None
