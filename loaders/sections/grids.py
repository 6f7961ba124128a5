"""The header of a table: how high it is and what its columns are called."""

import re
from collections.abc import Sequence
from itertools import pairwise

from graph.text import fold
from loaders.document import Cell, Span, Table
from loaders.language.numbers import read_number

MOST_HEADER_ROWS = 5
_YEAR = r"(?:19|20)\d\d"


def headings(table: Table, height: int) -> list[list[str]]:
    """For each column the folded texts of its header's cells, top down, a merged one once."""
    columns = []
    for at in range(len(table.rows[0])):
        words = dict.fromkeys(fold(_head(table, row, at, height)) for row in range(height))
        columns.append([each for each in words if re.search(rf"[a-z]|{_YEAR}", each)])
    return columns


def _head(table: Table, row: int, at: int, height: int) -> str:
    """The words of a heading; one that lost its span stands over blank cells to its right."""
    text = table.rows[row][at].text
    below = any(table.rows[lower][at].text for lower in range(row + 1, height))
    if text or not below:
        return text
    left = (table.rows[row][before].text for before in range(at - 1, -1, -1))
    return next(filter(None, left), "")


def header_height(table: Table) -> int:
    """How many rows at the top are headings: names, units, years, and numbers of columns."""
    height = 1
    while height < min(len(table.rows), MOST_HEADER_ROWS) and _is_heading(table, height):
        height += 1
    return height


def _is_heading(table: Table, index: int) -> bool:
    row, above = table.rows[index], table.rows[index - 1]
    if numbers_columns(row):
        return True
    filled = [cell for cell in row if cell.text]
    if not filled or any(read_number(cell.text) is not None and not _is_year(cell) for cell in row):
        return False
    merged = any(cell.text and cell.span == top.span for cell, top in zip(row, above, strict=True))
    open_above = len({cell.span for cell in above if cell.text}) < len(above)
    return merged or (open_above and 2 * len(filled) > len(row))


def _is_year(cell: Cell) -> bool:
    return re.fullmatch(_YEAR, cell.text.strip()) is not None


def numbers_columns(row: Sequence[Cell]) -> bool:
    """Whether a row only numbers the columns: 1, 2 and so on."""
    numbers = [read_number(cell.text.strip("()")) for cell in row if cell.text]
    found = [number for number in numbers if number is not None]
    counted = len(found) >= 3 and len(found) >= len(numbers) - 2
    return (
        counted
        and found[0] in {1, 2, 3}
        and all(later - earlier == 1 for earlier, later in pairwise(found))
    )


def own_span(row: Sequence[Cell], above: Sequence[Cell] | None) -> Span:
    """The stretch of a row's own cells, without those merged with the row above."""
    earlier = {cell.span for cell in above or () if cell.text}
    own = [cell.span for cell in row if cell.text and cell.span not in earlier]
    spans = own or [cell.span for cell in row]
    return Span(min(span.start for span in spans), max(span.end for span in spans))
