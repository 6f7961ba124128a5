"""Tables whose cells stand under each other, as a PDF's text gives them.

Under the words of the header come, row by row, the lines of each cell. Lines of one cell are
mostly parted by blank lines, and cells often are not; neither is certain. Which lines make which
cell is the division of a row's lines that scores best: by what the cells of a column hold (bodies,
times, products), by how lines end and begin, and by what the same column holds in other rows.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from loaders.formats.cellkinds import Piece, best_cells, pieces
from loaders.formats.headings import Column, Heading, parse
from loaders.formats.tables import Row, Rows, append_cells

_MARKER = re.compile(
    r"(?P<mark>\d{1,3}(?:\.\d{1,3}){0,3}[.)]?|[-–+•*]|[IVXLC]{1,5}[.)]?|[A-ZĐ][.)])"
    r"(?:\s+(?P<rest>\S.*))?"
)
_BEHIND_TABLE = re.compile(
    r"(?:Phụ lục|Nơi nhận|Ghi chú|Điều \d|(?:TM|KT|TL|TUQ)\.\s|Chương [IVX])", re.IGNORECASE
)
_ROMAN = re.compile(r"[IVXLC]+[.)]?")
_BULLETS = "-–+•*"
_HEADER_LINES = 14
_BLANK_CELLS = re.compile(r"\s{3,}$")


@dataclass
class _Row:
    """A row while its lines are gathered: its number or bullet, and its lines on each page."""

    mark: str
    pages: list[list[Piece]] = field(default_factory=lambda: [[]])
    complete: bool = False


def begins(lines: Sequence[str], at: int) -> bool:
    """Whether the header of such a table stands here, with a row under it."""
    if not (header := _header(lines, at)):
        return False
    row = next((line.strip() for line in lines[header[1] :] if line.strip()), "")
    return _MARKER.fullmatch(row) is not None


def read(lines: Sequence[str], start: int) -> tuple[Rows, int]:
    """The rows of a table and where it ends."""
    header = _header(lines, start)
    if header is None:
        return Rows(), start
    headings, first = header
    gathering = _Gathering(headings)
    end = gathering.take(lines, first)
    columns = [column for column, _ in headings[1:]]
    rows = Rows([[title for _, title in headings]], gathering.dropped)
    rows.rows += _divided(gathering.rows, columns)
    return rows, end


def _header(lines: Sequence[str], at: int) -> tuple[list[Heading], int] | None:
    """The headings that begin here and the line behind them."""
    if not re.match(r"\s*(?:S?TT|Số|STT)\b", lines[at], re.IGNORECASE) or "\t" in lines[at]:
        return None
    found = None
    words = ""
    for end in range(at, min(at + _HEADER_LINES, len(lines))):
        words = f"{words} {lines[end].strip()}".strip()
        if lines[end].strip() and (headings := parse(words)):
            found = headings, end + 1
    if not found or found[0][0][0] != Column.NUMBER:
        return None
    return found if len({column for column, _ in found[0]}) >= 3 else None


@dataclass
class _Gathering:
    """Parts the lines under a header into rows."""

    headings: list[Heading]
    rows: list[_Row] = field(default_factory=list)
    dropped: list[str] = field(default_factory=list)
    _last: str = ""
    _groups: bool = False

    def take(self, lines: Sequence[str], at: int) -> int:
        """Take lines from here on; where the table ends."""
        blank = True
        while at < len(lines):
            line = lines[at]
            again = _header(lines, at) if line.strip() else None
            if again and [column for column, _ in again[0]] == [c for c, _ in self.headings]:
                self._take_header(again[0])
                at, blank = again[1], True
                continue
            if line.strip():
                if again or self._ends(line):
                    return at
                self._take_line(line, blank=blank)
            elif self.rows and not blank and len(line) > 2:
                self.rows[-1].complete = True
            blank = not line.strip()
            at += 1
        return at

    def _take_header(self, headings: list[Heading]) -> None:
        self.dropped.append(" | ".join(title for _, title in headings))
        if self.rows and self.rows[-1].pages[-1]:
            self.rows[-1].pages.append([])

    def _ends(self, line: str) -> bool:
        words = line.strip()
        if _BEHIND_TABLE.match(words):
            return True
        match = _MARKER.fullmatch(words)
        if match is None or not match["rest"] or not _ROMAN.fullmatch(match["mark"]):
            return False
        return bool(self.rows) and not self._groups

    def _take_line(self, line: str, *, blank: bool) -> None:
        words = line.strip()
        match = _MARKER.fullmatch(words)
        if match and self._is_row(match["mark"], alone=not match["rest"]):
            self._begin(match["mark"])
            words = match["rest"] or ""
        if not self.rows:
            self._begin("")
        row = self.rows[-1]
        if words:
            first = not any(row.pages)
            row.pages[-1] += pieces(words, "start" if first else "blank" if blank else "next")
        row.complete = row.complete or bool(_BLANK_CELLS.search(line))
        row.complete = row.complete or any(part.is_body or part.is_time for part in row.pages[-1])

    def _begin(self, mark: str) -> None:
        if mark and mark not in _BULLETS:
            self._last = mark
        self._groups = self._groups or _ROMAN.fullmatch(mark) is not None
        self.rows.append(_Row(mark))

    def _is_row(self, mark: str, *, alone: bool) -> bool:
        """Whether a number or bullet begins a row, and not a line inside a cell."""
        complete = not self.rows or self.rows[-1].complete
        if mark in _BULLETS:
            return alone or complete
        if _ROMAN.fullmatch(mark) or not mark[0].isdigit():
            return complete
        before = [int(part) for part in re.findall(r"\d+", self._last)]
        now = [int(part) for part in re.findall(r"\d+", mark)]
        if not before or now[-1] == 1:
            return complete or alone
        step = now[0] - before[0]
        return 0 <= step <= (3 if alone else 1) and (len(now) > 1 or step > 0 or alone)


def _divided(rows: Sequence[_Row], columns: Sequence[Column]) -> Iterator[Row]:
    """The rows with their lines divided into cells; twice, to know what the columns hold."""
    seen = [Counter[str]() for _ in columns]
    for row in rows:
        if len(row.pages) == 1:
            for column, cell in enumerate(best_cells(row.pages[0], columns, None, None)):
                seen[column][" ".join(cell.split())] += 1
    for row in rows:
        cells: Row = []
        for page in row.pages:
            append_cells(cells, best_cells(page, columns, cells or None, seen))
        yield [row.mark, *cells]
