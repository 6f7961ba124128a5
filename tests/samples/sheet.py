"""An assignment table as an office keeps it in a spreadsheet."""

import io
from collections.abc import Sequence
from datetime import date

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.worksheet.worksheet import Worksheet

from tests.samples.words import Cell, words

WIDTHS = {"A": 6, "B": 42, "C": 30, "D": 44, "E": 16, "F": 22}
LINE = Side(style="thin")


def make(name: str) -> bytes:
    """The spreadsheet of a document's words."""
    parts = words(name)
    width = len(parts["rows"][0])
    book = Workbook()
    book.properties.creator = "daumoi"
    book.properties.title = "Văn bản mẫu: các tỉnh Hà Vân, Lam Khê không có thật."
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = "Phan cong"
    for at, line in enumerate(parts["title"], 1):
        _across(sheet, at, 1, width, line)
        sheet.cell(at, 1).alignment = Alignment(horizontal="center", wrap_text=True)
    first = len(parts["title"]) + 2
    for at, row in enumerate(parts["rows"], first):
        _write(sheet, at, row)
    for at, line in enumerate(parts["below"], first + len(parts["rows"]) + 1):
        sheet.cell(at, width - 1, line)
    for letter, characters in WIDTHS.items():
        sheet.column_dimensions[letter].width = characters
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _write(sheet: Worksheet, at: int, row: Sequence[Cell]) -> None:
    for column, value in enumerate(row, 1):
        cell = sheet.cell(at, column)
        cell.border = Border(LINE, LINE, LINE, LINE)
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        if value == "^":
            sheet.merge_cells(start_row=at - 1, end_row=at, start_column=column, end_column=column)
        elif value != "<":
            cell.value = value
            if isinstance(value, date):
                cell.number_format = "DD/MM/YYYY"
    if "<" in row:
        heading = row.index("<")
        _across(sheet, at, heading, len(row), str(row[heading - 1]))


def _across(sheet: Worksheet, at: int, first: int, last: int, text: str) -> None:
    """A text in one cell from the first to the last column."""
    sheet.merge_cells(start_row=at, end_row=at, start_column=first, end_column=last)
    sheet.cell(at, first, text).font = Font(bold=True)
