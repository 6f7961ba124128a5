"""Rows of cells to the table of a document: what page breaks did to a table is undone."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from loaders.document import DocumentBuilder, GridCell
from loaders.formats.headings import is_repeat, kind

Row = list[str]
Covers = Mapping[int, tuple[int, int]]
"""The cells of a row that cover more than one place, by column: how many rows and columns."""

NUMBER = re.compile(r"[-+]?\d[\d.,\s]*%?|-")
_GROUP = re.compile(r"(?:[IVXLC]+|[A-ZĐ])[.)]?(?:\s|$)")


@dataclass
class Rows:
    """Rows put together one by one; the header again after a page break is dropped.

    Attributes:
        rows: The rows; the first is the header.
        dropped: The headers that were dropped, their cells parted by "|".
        covers: What cells cover, a mapping for each row; empty where that is not known.
    """

    rows: list[Row] = field(default_factory=list)
    dropped: list[str] = field(default_factory=list)
    covers: list[dict[int, tuple[int, int]]] = field(default_factory=list)
    _broken: bool = False
    _again: int = 0
    _spilt: dict[int, str] = field(default_factory=dict)

    def add(
        self, row: Row, *, after_break: bool = False, covers: Covers = MappingProxyType({})
    ) -> None:
        """Add a row; the rest of a row that a page break cut goes to that row."""
        if self._is_header_again(row):
            return
        row = self._without_spilt(row)
        broken = after_break or self._broken
        if self._continues(row, after_break=after_break):
            append_cells(self.rows[-1], row)
            self._go_on_covering(row, covers, below=0)
        else:
            if broken:
                covers = self._go_on_covering(row, covers, below=1)
            self.rows.append(row)
            self.covers.append(dict(covers))
        self._broken, self._again = False, 0

    def _is_header_again(self, row: Row) -> bool:
        """Drop the header's rows where they come again."""
        if not self.rows:
            return False
        missing = _missing(row, self.rows[0])
        if missing is not None or is_repeat(row, self.rows[0]):
            self.dropped.append(" | ".join(cell for cell in row if cell))
            self._broken, self._again, self._spilt = True, 1, missing or {}
            return True
        if self._again and self._again < len(self.rows):
            missing = _missing(row, self.rows[self._again])
            if missing is not None:
                self._again += 1
                self._spilt |= missing
                return True
        return False

    def _without_spilt(self, row: Row) -> Row:
        """A row without the words that a heading above, too long for its cell, let fall into it."""
        spilt, self._spilt = self._spilt, {}
        return [
            cell[len(spilt[at]) :].strip()
            if at in spilt and f"{cell} ".replace("\n", " ").startswith(f"{spilt[at]} ")
            else cell
            for at, cell in enumerate(row)
        ]

    def _go_on_covering(self, row: Row, covers: Covers, *, below: int) -> Covers:
        """Let cells that a page break cut go on covering rows; what other cells cover.

        `below` is 1 where the row is a further one, 0 where it is the rest of the last one.
        """
        others = dict(covers)
        if not self.rows:
            return others
        last = len(self.rows) - 1
        for column in (column for column, text in enumerate(row) if not text):
            first = next((at for at in range(last, -1, -1) if column in self.covers[at]), last)
            height, width = self.covers[first].get(column, (1, 1))
            more = others.get(column, (1, 1))[0]
            if first + height == last + 1 and (height > 1 or more > 1):
                self.covers[first][column] = (height + more - 1 + below, width)
                others.pop(column, None)
        return others

    def _continues(self, row: Row, *, after_break: bool) -> bool:
        first = next((cell for cell in row if cell), "")
        if len(self.rows) < 2 or len(row) < 2 or row[0] or not first:
            return False
        if first[0].islower():
            return self._broken or after_break
        return self._broken and not _GROUP.match(first) and not NUMBER.fullmatch(first)


def _missing(row: Row, header: Row) -> dict[int, str] | None:
    """The last words that each heading of a row lacks; None where it is not that header again.

    Where a header repeats on a page, a heading merged over its rows may not have room for all its
    lines.

    >>> _missing(["TT", "Nội dung", "Thời hạn hoàn"], ["TT", "Nội dung", "Thời hạn hoàn thành"])
    {2: 'thành'}
    """
    if len(row) != len(header) or not any(row):
        return None
    missing: dict[int, str] = {}
    for at, (cell, whole) in enumerate(zip(row, header, strict=True)):
        words, all_ = cell.split(), whole.split()
        if words == all_:
            continue
        if not words or words != all_[: len(words)]:
            return None
        missing[at] = " ".join(all_[len(words) :])
    if len(missing) > sum(map(bool, row)) - len(missing):
        return None
    return missing


def append_cells(row: Row, rest: Row) -> None:
    """Put the rest of a row behind it, cell behind cell."""
    row += [""] * (len(rest) - len(row))
    for at, words in enumerate(rest):
        row[at] = "\n".join(part for part in (row[at], words) if part)


def put(builder: DocumentBuilder, rows: Rows) -> None:
    """Add a table to a document, with its notes."""
    builder.table(_as_covered(rows) if any(rows.covers) else grid(rows.rows))
    if rows.dropped:
        builder.note(
            "repeated-header",
            f"{len(rows.dropped)} repeated table header(s) left out: {rows.dropped[0]}",
        )


def _as_covered(rows: Rows) -> list[list[GridCell]]:
    """Rows of which it is known what each cell covers."""
    covered: set[tuple[int, int]] = set()
    lines: list[list[GridCell]] = []
    for at, (row, covers) in enumerate(zip(rows.rows, rows.covers, strict=True)):
        line: list[GridCell] = []
        for column, text in enumerate(row):
            if (at, column) in covered:
                continue
            height, width = covers.get(column, (1, 1))
            covered.update(
                (at + down, column + right) for down in range(height) for right in range(width)
            )
            line.append((text, height, width))
        lines.append(line)
    return lines


def grid(rows: Sequence[Row]) -> list[list[GridCell]]:
    """Rows of one width: group rows are filled up, totals stand at the right, headings span."""
    width = width_of(rows)
    fitted = [fit(row, width) for row in rows]
    if len(rows) > 2 and (spanned := _two_line_header(rows[0], rows[1], width)):
        fitted[:2] = spanned
    elif len(rows) > 3 and (spanned := _three_line_header(rows[:3], width)):
        fitted[:3] = spanned
    return fitted


def width_of(rows: Sequence[Row]) -> int:
    """How many columns the rows of a table have: as most have, but for headings of one line."""
    lengths = Counter(len(row) for row in rows if len(row) > 2)
    if not lengths:
        return max((len(row) for row in rows), default=0)
    usual = max(lengths.items(), key=lambda item: (item[1], item[0]))[0]
    known = all(kind(cell) for cell in rows[0])
    return max(usual, len(rows[0]) if known else usual)


def fit(row: Row, width: int) -> list[GridCell]:
    """A row as cells of the given number of columns."""
    row = list(row)
    while len(row) > width and "" in row[1:]:
        row.pop(row.index("", 1))
    missing = width - len(row)
    if missing <= 0:
        return list(row)
    if len(row) == 1:
        return [(row[0], 1, width)]
    numbers = _numbers_at_end(row)
    if not numbers or len(row) - numbers < 1:
        return [*row, *[""] * missing]
    label = len(row) - numbers - 1
    return [*row[:label], (row[label], 1, missing + 1), *row[label + 1 :]]


def _numbers_at_end(row: Row) -> int:
    """How many numbers stand at the end of a row of a label and numbers only; else 0."""
    count = 0
    while count < len(row) - 2 and NUMBER.fullmatch(row[len(row) - 1 - count]):
        count += 1
    return count if count == len(row) - 2 and not NUMBER.fullmatch(row[1]) and row[1] else 0


def _two_line_header(first: Row, second: Row, width: int) -> list[list[GridCell]] | None:
    """The headings of two lines, the last ones of the first over those of the second."""
    over = len(first) + len(second) - width
    if not (2 <= len(first) < width and 1 <= over <= len(first)) or len(second) % over:
        return None
    if second[0][:1].isdigit():
        return None
    plain = len(first) - over
    upper: list[GridCell] = [(cell, 2, 1) for cell in first[:plain]]
    upper += [(cell, 1, len(second) // over) for cell in first[plain:]]
    return [upper, list(second)]


def _three_line_header(lines: Sequence[Row], width: int) -> list[list[GridCell]] | None:
    """The last heading of the first line over the second, whose last ones are over the third."""
    first, second, third = lines
    over = len(first) + len(second) + len(third) - width - 1
    if len(first) < 2 or not 1 <= over <= len(second) or len(third) % over:
        return None
    each = len(third) // over
    if each < 2 or any(NUMBER.fullmatch(cell) for cell in (*second, *third)):
        return None
    plain = len(second) - over
    upper: list[GridCell] = [(cell, 3, 1) for cell in first[:-1]]
    middle: list[GridCell] = [(cell, 2, 1) for cell in second[:plain]]
    return [
        [*upper, (first[-1], 1, plain + len(third))],
        [*middle, *((cell, 1, each) for cell in second[plain:])],
        list(third),
    ]
