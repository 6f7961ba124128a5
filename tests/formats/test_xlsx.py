"""Spreadsheets: title, table and what stands below; merged cells, numbers and dates as shown."""

import datetime as dt
import io
import re
import zipfile
from collections.abc import Callable

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from loaders.document import Document
from loaders.formats import xlsx
from loaders.formats.cellformats import shown
from loaders.formats.errors import FormatError
from tests.formats.checks import checked, grids, lines, notes


def packed(book: openpyxl.Workbook) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def read(fill: Callable[[Worksheet], object]) -> Document:
    book = openpyxl.Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    fill(sheet)
    return checked(xlsx.read(packed(book), "a.xlsx"))


def test_title_table_and_what_stands_below() -> None:
    def fill(sheet: Worksheet) -> None:
        sheet["A1"], sheet["C1"] = "UBND TỈNH AN LẠC", "CỘNG HÒA"
        sheet["A2"] = "PHỤ LỤC\nDANH MỤC"
        sheet.merge_cells("A2:D2")
        for row in (("TT", "Việc", "Cơ quan", "Hạn"), (1, "Họp", "Sở Y tế", "Quý I"), (2, "Làm")):
            sheet.append(row)
        sheet["A7"] = "Ghi chú: theo quý."

    document = read(fill)
    assert lines(document) == [
        "UBND TỈNH AN LẠC", "CỘNG HÒA", "PHỤ LỤC DANH MỤC", "Ghi chú: theo quý.",
    ]  # fmt: skip
    assert grids(document) == [
        [
            ["TT", "Việc", "Cơ quan", "Hạn"],
            ["1", "Họp", "Sở Y tế", "Quý I"],
            ["2", "Làm", "", ""],
        ]
    ]


def test_the_name_of_a_sheet_stands_above_it_unless_the_first_begins_with_a_title() -> None:
    book = openpyxl.Workbook()
    for title in ("Bảng 1", "Kiểm tra"):
        sheet = book.create_sheet(title)
        sheet["A1"] = f"NHIỆM VỤ {title.upper()}"
        for row in (("TT", "Việc", "Cơ quan"), (1, "Họp", "Sở Y tế")):
            sheet.append(row)
    document = checked(xlsx.read(packed(book), "a.xlsx"))
    assert lines(document) == ["NHIỆM VỤ BẢNG 1", "Kiểm tra", "NHIỆM VỤ KIỂM TRA"]


def test_merged_cells_over_empty_rows_and_columns() -> None:
    def fill(sheet: Worksheet) -> None:
        sheet["B2"], sheet["C2"], sheet["E2"] = "TT", "Cơ quan", "Hạn"
        sheet.merge_cells("C2:D2")
        sheet["B3"], sheet["C3"], sheet["D3"], sheet["E3"] = 1, "Sở Y tế", "Sở Nội vụ", "Quý I"
        sheet.merge_cells("B3:B5")
        sheet["C5"], sheet["E5"] = "Công an", "Quý II"

    assert grids(read(fill)) == [
        [
            ["TT", "Cơ quan", "Cơ quan", "Hạn"],
            ["1", "Sở Y tế", "Sở Nội vụ", "Quý I"],
            ["1", "Công an", "", "Quý II"],
        ]
    ]


@pytest.mark.parametrize(
    ("value", "code", "expected"),
    [
        (1234567, "General", "1234567"),
        (1234567, "#,##0", "1.234.567"),
        (1234.5, "#,##0.00", "1.234,50"),
        (-1234.5, "#,##0;(#,##0)", "(1.235)"),
        (-5, "#,##0", "-5"),
        (0, '#,##0;-#,##0;"-"', "-"),
        (0.125, "0.0%", "12,5%"),
        (0.1 + 0.2, "General", "0,3"),
        (2.0, "General", "2"),
        (7, "00", "07"),
        (1500000, '#,##0.0,," triệu"', "1,5 triệu"),
        (12, '#,##0 "xã"', "12 xã"),
        (12, '_(* #,##0_);_(* (#,##0);_(* "-"_)', "12"),
        (3, "[Red]#,##0.0#", "3,0"),
        (5, "@", "5"),
        (dt.datetime(2026, 3, 9), "yyyy-mm-dd", "09/03/2026"),
        (dt.datetime(2026, 3, 9, 14, 30), "dd/mm/yyyy hh:mm", "09/03/2026 14:30"),
        (dt.datetime(2026, 3, 1), "mm/yyyy", "03/2026"),
        (dt.time(7, 5), "h:mm", "07:05"),
        (True, "General", "TRUE"),
        ("Sở\nY tế", "General", "Sở\nY tế"),
        (float("inf"), "0", "Infinity"),
        (1e300, "0.00", None),
    ],
)
def test_numbers_and_dates_as_shown(value: object, code: str, expected: str | None) -> None:
    text = shown(value, code)
    assert expected is None or text == expected


def test_a_column_of_ordinals_keeps_its_points() -> None:
    def fill(sheet: Worksheet) -> None:
        for row in (("Số TT", "Việc", "Tỷ đồng"), (4.1, "Họp", 4.1)):
            sheet.append(row)

    assert grids(read(fill))[0][1] == ["4.1", "Họp", "4,1"]


def test_hidden_rows_and_columns_are_read_and_noted_and_hidden_sheets_left_out() -> None:
    def fill(sheet: Worksheet) -> None:
        for row in (("TT", "Việc", "Ai"), (1, "Họp", "Sở Y tế")):
            sheet.append(row)
        sheet.row_dimensions[2].hidden = True
        sheet.column_dimensions["C"].hidden = True
        assert sheet.parent is not None
        other = sheet.parent.create_sheet("Nháp")
        other["A1"] = "bỏ"
        other.sheet_state = "hidden"

    document = read(fill)
    assert notes(document) == {"hidden-rows", "hidden-columns", "hidden-sheet"}
    assert grids(document)[0][1] == ["1", "Họp", "Sở Y tế"]
    assert "bỏ" not in document.text


def test_several_sheets_are_named() -> None:
    def fill(sheet: Worksheet) -> None:
        sheet.title = "Phụ lục I"
        sheet["A1"] = "một"
        assert sheet.parent is not None
        sheet.parent.create_sheet("Phụ lục II")["A1"] = "hai"

    assert lines(read(fill)) == ["Phụ lục I", "một", "Phụ lục II", "hai"]


def test_formulas_without_a_result_are_noted() -> None:
    def fill(sheet: Worksheet) -> None:
        sheet["A1"], sheet["B1"] = 1, "=A1+1"

    assert notes(read(fill)) == {"uncalculated"}


def test_a_far_cell_costs_nothing() -> None:
    def fill(sheet: Worksheet) -> None:
        sheet["A1"], sheet["B1"], sheet["XFD1048576"] = "a", "b", "c"

    assert grids(read(fill)) == [[["a", "b"]]]
    assert lines(read(fill)) == ["c"]


def test_merged_cells_without_measure_are_refused() -> None:
    book = openpyxl.Workbook()
    assert isinstance(book.active, Worksheet)
    book.active["A1"] = "a"
    book.active.merge_cells("A1:B2")
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(packed(book))) as old, zipfile.ZipFile(out, "w") as new:
        for part in old.namelist():
            new.writestr(part, re.sub(rb'"A1:B2"', b'"A1:XFD1048576"', old.read(part)))
    with pytest.raises(FormatError, match="merges too many"):
        xlsx.read(out.getvalue(), "a.xlsx")
