"""Tables with one cell a line: a line that begins with a tab begins a cell, "-" or 1 a row."""

import re
from collections.abc import Sequence

from loaders.formats.tables import NUMBER, Row, Rows

_CELL = re.compile(r" ?\t[^\t]*$")
_MARKER = re.compile(r"(?:[-–+]|[IVXLC]+|\d{1,3}(?:\.\d{1,3})*)[.)]?")
_TITLE = re.compile(r"(?:Phụ lục|Biểu|\()", re.IGNORECASE)
_REACH = 60  # a row and its numbers stand within this many lines
_FEWEST = 6  # cells that make a row of this kind
_LONGEST_GAP = 6  # lines between the tabs of two cells
_LONGEST_HEADING = 45


def regions(lines: Sequence[str]) -> list[tuple[int, int, int]]:
    """Where such tables are: where the headings begin, where the rows, and where they end."""
    found: list[tuple[int, int, int]] = []
    at = 0
    while at < len(lines):
        if not _is_first_row(lines, at):
            at += 1
            continue
        end = _end(lines, at)
        lowest = found[-1][2] if found else 0
        found.append((_headings(lines, at, lowest), at, end))
        at = end
    return found


def read(lines: Sequence[str], region: tuple[int, int, int]) -> tuple[Rows, bool]:
    """The rows of a table, and whether each heading stands over a column of its own."""
    start, first, end = region
    headings = [cell for cell in _cells(lines[start:first]) if cell]
    rows = _rows(_cells(lines[first:end]))
    width = max((len(row) for row in rows if _has_numbers(row)), default=0)
    rows = [_trim(row, width) for row in rows]
    placed = len(headings) == width
    header = headings if placed else ["\n".join(headings)]
    return Rows([header, *rows] if headings else rows), placed


def _is_first_row(lines: Sequence[str], at: int) -> bool:
    """Whether a row begins here: its number, a text cell, and many cells of one line."""
    if not _MARKER.fullmatch(lines[at].strip()) or at + 1 >= len(lines):
        return False
    title = lines[at + 1]
    if not _CELL.match(title) or not _has_letters(title):
        return False
    return sum(_CELL.match(line) is not None for line in lines[at : at + _REACH]) > _FEWEST


def _headings(lines: Sequence[str], first: int, lowest: int) -> int:
    """Where the headings over the first row begin."""
    at = first
    while at > lowest:
        line = lines[at - 1].strip()
        if not _CELL.match(lines[at - 1]) and (
            len(line) > _LONGEST_HEADING or line.isupper() or _TITLE.match(line)
        ):
            break
        at -= 1
    while at < first and not lines[at].strip():
        at += 1
    return at


def _end(lines: Sequence[str], first: int) -> int:
    last = first
    for at in range(first, len(lines)):
        if _CELL.match(lines[at]):
            last = at
        elif at - last > _LONGEST_GAP:
            break
    end = last + 1
    while end < len(lines) and (lines[end].strip() if lines[end - 1].strip() else False):
        end += 1
    return end


def _cells(lines: Sequence[str]) -> Row:
    """The cells of lines; a line without a tab goes on with its cell."""
    parts: list[list[str]] = [[]]
    for line in lines:
        if _CELL.match(line) and (parts != [[]] or line.strip()):
            parts.append([])
        if line.strip():
            parts[-1].append(" ".join(line.split()))
    return ["\n".join(part) for part in parts[0 if parts[0] else 1 :]]


def _rows(cells: Row) -> list[Row]:
    starts = [at for at in range(len(cells)) if _is_start(cells, at)]
    return [cells[start:end] for start, end in zip(starts, [*starts[1:], len(cells)], strict=True)]


def _is_start(cells: Row, at: int) -> bool:
    if at == 0:
        return True
    if at + 1 >= len(cells) or not _has_letters(cells[at + 1]):
        return False
    if _MARKER.fullmatch(cells[at]):
        return True
    total = at + 2 < len(cells) and NUMBER.fullmatch(cells[at + 2]) is not None
    return not cells[at] and total and NUMBER.fullmatch(cells[at - 1] or "0") is not None


def _has_letters(text: str) -> bool:
    return any(letter.isalpha() for letter in text)


def _has_numbers(row: Row) -> bool:
    return any(NUMBER.fullmatch(cell) for cell in row[1:])


def _trim(row: Row, width: int) -> Row:
    row = list(row)
    while len(row) > max(width, 1) and not row[-1]:
        row.pop()
    return row
