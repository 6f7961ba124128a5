"""A table as an Excel workbook of one sheet."""

import io
from collections.abc import Sequence

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from graph.store import Cell, Table
from queries.exports.tables import plain

LETTERS_OF_A_CELL = 32_767
"""As many as Excel takes."""
WIDEST = 60


def to_xlsx(table: Table, title: str, headings: Sequence[str]) -> bytes:
    """A sheet with bold, frozen headings and a filter; texts are texts, never formulas."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None  # noqa: S101 (a new workbook has a sheet)
    sheet.title = title
    for at, row in enumerate((headings, *table.rows), 1):
        for column, cell in enumerate(row, 1):
            written = sheet.cell(at, column)
            written.value = value = _value(cell)
            if isinstance(value, str):
                written.data_type = "s"  # else '=…' would be a formula
            written.alignment = Alignment(vertical="top", wrap_text=True)
            if at == 1:
                written.font = Font(bold=True)
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions
    for column, heading in enumerate(headings):
        longest = max((len(plain(row[column])) for row in table.rows), default=0)
        letter = get_column_letter(column + 1)
        sheet.column_dimensions[letter].width = min(WIDEST, max(len(heading), longest) + 2)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _value(cell: Cell) -> str | int | float | bool | None:
    """What Excel can hold: lists as text, without control characters, not too long."""
    if isinstance(cell, list):
        cell = plain(cell)
    if isinstance(cell, str):
        return ILLEGAL_CHARACTERS_RE.sub(" ", cell)[:LETTERS_OF_A_CELL]
    return cell
