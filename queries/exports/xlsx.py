"""Excel: the plans as a workbook to read, print and correct, which daumoi reads back.

The hidden sheet `daumoi` says what the columns hold, and which words stand for which codes: the
headings and the words may be in either language, and columns may be moved.
"""

import io
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import Cell, MergedCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from graph.content import Content
from queries.audit.findings import Finding
from queries.catalogue import Language
from queries.exports.columns import Column
from queries.exports.rows import document_order
from queries.exports.sheets import Sheet, sheets
from queries.exports.xmltext import legal
from queries.facts import Facts, Task
from queries.words import word

FORMAT = "daumoi-workbook/1"
KEY_SHEET = "daumoi"
MATRIX = {"vi": "Ma trận C-P", "en": "Matrix C-P"}
MATRIX_HEADINGS: Mapping[Language, tuple[str, str, str]] = {
    "vi": ("TT", "Nội dung nhiệm vụ", "Kế hoạch"),
    "en": ("No.", "Task", "Plan"),
}
MATRIX_WIDTHS = (7, 50, 30)
MARK_WIDTH, HEADING_HEIGHT = 5, 190
MOST_ROWS, MOST_AGENCIES = 1_048_575, 16_381
"""Rows below the headings of a sheet; columns of the matrix beside the tasks."""
LEAD, SUPPORT, BOTH = "C", "P", "C, P"
FILLS = {
    LEAD: PatternFill("solid", fgColor="56B4E9"),
    SUPPORT: PatternFill("solid", fgColor="F0E442"),
    BOTH: PatternFill("solid", fgColor="E69F00"),
}
HEADING_FILL = PatternFill("solid", fgColor="E7E6E6")
LINE = Side(style="thin", color="A6A6A6")
BORDER = Border(LINE, LINE, LINE, LINE)
DATE_FORMAT = "DD/MM/YYYY"


class TooLargeError(Exception):
    """The graph does not fit into a workbook; the text says what to do instead."""


def to_workbook(
    content: Content, facts: Facts, findings: Iterable[Finding], language: Language
) -> bytes:
    """The workbook's bytes.

    Raises:
        TooLargeError: If there are more rows or agencies than a sheet can have.
    """
    every = sheets(content, facts, findings, language)
    _check_size(every)
    book = Workbook()
    book.remove(book.worksheets[0])
    key: list[Sequence[str]] = [(FORMAT, language)]
    for sheet in every:
        key += _write_sheet(book, sheet, language)
        if sheet.part == "tasks":
            _write_matrix(book.create_sheet(MATRIX[language]), facts, language)
    hidden = book.create_sheet(KEY_SHEET)
    hidden.sheet_state = "hidden"
    for row in key:
        hidden.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _check_size(every: Iterable[Sheet]) -> None:
    for sheet in every:
        most = MOST_AGENCIES if sheet.part == "agencies" else MOST_ROWS
        if len(sheet.rows) > most:
            told = f"{len(sheet.rows)} {sheet.part}, a workbook holds {most}"
            raise TooLargeError(f"{told}: use daumoi export csv")


def _write_sheet(book: Workbook, sheet: Sheet, language: Language) -> list[Sequence[str]]:
    """Write a sheet; what the key says of it: its columns, then the words of its codes."""
    written = book.create_sheet(_in(language, sheet.vi, sheet.en))
    _write_headings(written, [_in(language, each.vi, each.en) for each in sheet.columns])
    words: dict[Sequence[str], None] = {}
    for at, row in enumerate(sheet.rows, 2):
        for place, column in enumerate(sheet.columns, 1):
            value = row.get(column.id)
            _write(written.cell(at, place), _shown(value, column, language), column)
            if column.kind == "code" and value is not None and (path := sheet.path(column)):
                words["code", path, word(value, language, column.id), value] = None
    for place, column in enumerate(sheet.columns, 1):
        written.column_dimensions[get_column_letter(place)].width = column.width
    written.freeze_panes = "C2"
    written.auto_filter.ref = written.dimensions
    return [
        *(
            ("column", written.title, _in(language, each.vi, each.en), path, each.kind)
            for each in sheet.columns
            if (path := sheet.path(each))
        ),
        *words,
    ]


def _in(language: Language, vi: str, en: str) -> str:
    return vi if language == "vi" else en


def _write_headings(sheet: Worksheet, headings: Sequence[str]) -> None:
    for place, heading in enumerate(headings, 1):
        cell = sheet.cell(1, place)
        _put(cell, heading)
        cell.font, cell.fill, cell.border = Font(bold=True), HEADING_FILL, BORDER
        cell.alignment = Alignment(wrap_text=True, vertical="center", horizontal="center")


def _shown(value: Any, column: Column, language: Language) -> Any:
    """A value as it stands in a cell."""
    if value is None or value == []:
        return None
    match column.kind:
        case "code":
            return word(value, language, column.id)
        case "date":
            return date.fromisoformat(value)
        case "list" | "names":
            return "\n".join(each.replace("\n", " ") for each in value)
        case _:
            return value


def _write(cell: Cell | MergedCell, value: Any, column: Column) -> None:
    _put(cell, value)
    cell.border = BORDER
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    if column.kind == "date":
        cell.number_format = DATE_FORMAT


def _put(cell: Cell | MergedCell, value: Any) -> None:
    """Put a value into a cell; a text is a text, even one that looks like a formula."""
    if not isinstance(value, str):
        cell.value = value
        return
    cell.value = legal(value)
    cell.data_type = "s"
    cell.quotePrefix = True
    cell.number_format = "@"


def _write_matrix(sheet: Worksheet, facts: Facts, language: Language) -> None:
    """Tasks by agencies: C leads (chủ trì), P supports (phối hợp)."""
    named = sorted({each.agency for each in facts.participations()})
    place_of = {agency: place for place, agency in enumerate(named, len(MATRIX_WIDTHS) + 1)}
    labels = [_label(facts, agency) for agency in named]
    _write_headings(sheet, [*MATRIX_HEADINGS[language], *labels])
    tasks = [task for task in facts.tasks.values() if task.participations]
    for at, task in enumerate(sorted(tasks, key=lambda each: document_order(each.id)), 2):
        plan = facts.programmes[task.programme].name
        for place, text in enumerate((task.number or "", task.name, plan), 1):
            _put(sheet.cell(at, place), text)
            sheet.cell(at, place).alignment = Alignment(wrap_text=True, vertical="top")
        for agency, mark in _marks(task).items():
            cell = sheet.cell(at, place_of[agency], mark)
            cell.fill, cell.border = FILLS[mark], BORDER
            cell.alignment = Alignment(horizontal="center", vertical="center")
    for place, width in enumerate((*MATRIX_WIDTHS, *([MARK_WIDTH] * len(named))), 1):
        sheet.column_dimensions[get_column_letter(place)].width = width
    for place in place_of.values():
        sheet.cell(1, place).alignment = Alignment(text_rotation=90, wrap_text=True)
    sheet.row_dimensions[1].height = HEADING_HEIGHT
    sheet.freeze_panes = sheet.cell(2, len(MATRIX_WIDTHS) + 1).coordinate


def _marks(task: Task) -> dict[str, str]:
    """C, P or both for each body of a task."""
    marks = {each.agency: LEAD for each in task.leads}
    for each in task.supports:
        marks[each.agency] = BOTH if each.agency in marks else SUPPORT
    return marks


def _label(facts: Facts, agency: str) -> str:
    """A body's name, with its province."""
    named = facts.agencies[agency]
    province = facts.provinces.get(named.province or "")
    return f"{named.name} ({province})" if province else named.name
