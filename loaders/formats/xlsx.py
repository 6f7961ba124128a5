"""Spreadsheets: on each sheet the title as paragraphs, then the table, then what stands below."""

import io
import re
import warnings
from bisect import bisect_left
from typing import Any

import openpyxl
from openpyxl.utils import column_index_from_string, get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from loaders.document import Document, DocumentBuilder, GridCell, normalise
from loaders.formats.cellformats import shown
from loaders.formats.errors import FormatError
from loaders.formats.package import Package

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_WANTED = "a spreadsheet (.xlsx)"
_SHEET = re.compile(r"xl/(?:worksheets/)?[^/]+\.xml$")
_MERGE = re.compile(rb'mergeCell\s[^>]*?ref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"')
_FORMULA = re.compile(rb"<(?:\w+:)?f[ >]")
_MOST_MERGED = 2_000_000
_WIDE = 3  # a row with as many cells belongs to a table, not to a title above it
_ANNEX = re.compile(r"\s*(?:phụ lục|pl)(?![^\W\d])", re.IGNORECASE)
_ORDINAL = re.compile(r"(?:s[ốo]\s*)?(?:s?tt|thứ tự)\.?", re.IGNORECASE)

Spot = tuple[int, int]


def read(data: bytes, name: str) -> Document:
    """The document in a spreadsheet; hidden sheets are left out, hidden rows are not.

    Raises:
        FormatError: It is none, it is protected, damaged or too large.
    """
    package = Package(data, name, _WANTED)
    if not any(part.startswith("xl/") for part in package.parts):
        raise FormatError(f"{name}: this is not {_WANTED}; open it and save it as one")
    package.check_entities()
    formulas = _check_sheets(package)
    values = _workbook(package, data, formulas=False)
    written = _workbook(package, data, formulas=True) if formulas else None
    builder = DocumentBuilder()
    sheets = [sheet for sheet in values.worksheets if isinstance(sheet, Worksheet)]
    filled = [sheet for sheet in sheets if _cells(sheet)]
    for sheet in filled:
        if sheet.sheet_state != "visible":
            builder.note("hidden-sheet", f"left out: the hidden sheet {sheet.title}", "warning")
            continue
        _note_uncalculated(builder, sheet, written)
        _read_sheet(builder, sheet, several=len(filled) > 1, first=sheet is filled[0])
    return builder.build(MEDIA_TYPE)


def _check_sheets(package: Package) -> bool:
    """Whether the sheets have formulas; merged ranges without measure are refused."""
    formulas = False
    for part in filter(_SHEET.match, package.parts):
        data = package.read(part)
        formulas = formulas or bool(_FORMULA.search(data))
        merged = 0
        for left, top, right, bottom in _MERGE.findall(data):
            columns = column_index_from_string(right.decode()) - column_index_from_string(
                left.decode()
            )
            merged += (abs(int(bottom) - int(top)) + 1) * (abs(columns) + 1)
        if merged > _MOST_MERGED:
            raise FormatError(
                f"{package.name}: {part} merges too many cells; unmerge whole columns"
            )
    return formulas


def _workbook(package: Package, data: bytes, formulas: bool) -> openpyxl.Workbook:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return openpyxl.load_workbook(io.BytesIO(data), data_only=not formulas)
    except Exception as error:  # openpyxl has no error of its own for damaged parts
        raise package.damaged() from error


def _note_uncalculated(
    builder: DocumentBuilder, sheet: Worksheet, written: openpyxl.Workbook | None
) -> None:
    if written is None:
        return
    cells = _cells(sheet)
    lost = [
        f"{get_column_letter(column)}{row}"
        for (row, column), cell in sorted(_cells(written[sheet.title]).items())
        if cell.data_type == "f" and (row, column) not in cells
    ]
    if lost:
        some = ", ".join(lost[:5]) + (" …" if len(lost) > 5 else "")
        message = f"{sheet.title}: formulas without a result at {some}; open and save the file"
        builder.note("uncalculated", message, "warning")


def _read_sheet(builder: DocumentBuilder, sheet: Worksheet, *, several: bool, first: bool) -> None:
    """Add a sheet, under its name where there are several; the first may begin with its title."""
    _note_hidden(builder, sheet)
    texts = _texts(sheet)
    rows: dict[int, list[Spot]] = {}
    for spot in sorted(texts):
        rows.setdefault(spot[0], []).append(spot)
    areas = _areas(sheet)
    top, last = _table_rows(rows, areas)
    inside = {spot: text for spot, text in texts.items() if top <= spot[0] <= last}
    own_title = first and any(row < top for row in rows) and not _ANNEX.match(sheet.title)
    if several and not own_title:
        builder.paragraph(sheet.title, heading=1)
    for spot in sorted(texts):
        if spot[0] < top:
            builder.paragraph(texts[spot])
    builder.table(_grid(inside, areas))
    for spot in sorted(texts):
        if spot[0] > last:
            builder.paragraph(texts[spot])


def _table_rows(rows: dict[int, list[Spot]], areas: dict[Spot, tuple[int, int]]) -> tuple[int, int]:
    """The first and the last row of the table; a sheet of single cells has none."""
    most = max(map(len, rows.values()), default=0)
    wide = {number for number, row in rows.items() if len(row) >= min(_WIDE, max(most, 2))}
    if not wide:
        return max(rows, default=0) + 1, max(rows, default=0)
    first = last = min(wide)
    for number, row in sorted(rows.items()):
        if first <= number <= last + 1 or number in wide:
            covered = (number + areas.get(spot, (1, 1))[0] - 1 for spot in row)
            last = max(last, *covered)
    return first, last


def _grid(texts: dict[Spot, str], areas: dict[Spot, tuple[int, int]]) -> list[list[GridCell]]:
    """The table without rows and columns in which nothing stands."""
    rows = sorted({row for row, _ in texts})
    columns = sorted({column for _, column in texts})
    covered: set[Spot] = set()
    grid: list[list[GridCell]] = []
    for row in rows:
        line: list[GridCell] = []
        for column in columns:
            if (row, column) in covered:
                continue
            height, width = areas.get((row, column), (1, 1))
            below = rows[bisect_left(rows, row) : bisect_left(rows, row + height)]
            beside = columns[bisect_left(columns, column) : bisect_left(columns, column + width)]
            if height * width > 1:
                covered.update((one, other) for one in below for other in beside)
            line.append((texts.get((row, column), ""), len(below), len(beside)))
        grid.append(line)
    return grid


def _texts(sheet: Worksheet) -> dict[Spot, str]:
    """What the cells show; below the head of a column of ordinals stand no quantities."""
    ordinals: set[int] = set()
    texts = {}
    for (row, column), cell in sorted(_cells(sheet).items()):
        if isinstance(cell.value, str) and _ORDINAL.fullmatch(cell.value.strip()):
            ordinals.add(column)
        text = normalise(shown(cell.value, cell.number_format or "General", column in ordinals))
        if text:
            texts[row, column] = text
    return texts


def _areas(sheet: Worksheet) -> dict[Spot, tuple[int, int]]:
    """The rows and columns that a merged cell covers, by its first cell."""
    return {
        (area.min_row, area.min_col): (
            area.max_row - area.min_row + 1,
            area.max_col - area.min_col + 1,
        )
        for area in sheet.merged_cells.ranges
    }


def _note_hidden(builder: DocumentBuilder, sheet: Worksheet) -> None:
    used = _cells(sheet)
    rows = [str(row) for row in sorted({row for row, _ in used}) if _hides_row(sheet, row)]
    hidden: set[int] = set()
    for letter, dimension in sheet.column_dimensions.items():
        if dimension.hidden:
            first = dimension.min or column_index_from_string(letter)
            hidden.update(range(first, (dimension.max or first) + 1))
    columns = [get_column_letter(column) for column in sorted({at for _, at in used} & hidden)]
    for kind, names in (("rows", rows), ("columns", columns)):
        if names:
            some = ", ".join(names[:10]) + (" …" if len(names) > 10 else "")
            builder.note(f"hidden-{kind}", f"{sheet.title}: hidden {kind} were read: {some}")


def _hides_row(sheet: Worksheet, row: int) -> bool:
    return row in sheet.row_dimensions and bool(sheet.row_dimensions[row].hidden)


def _cells(sheet: Worksheet) -> dict[Spot, Any]:
    """The cells that hold something; asking for rows would make a cell for every empty place."""
    return {spot: cell for spot, cell in sheet._cells.items() if cell.value is not None}  # noqa: SLF001
