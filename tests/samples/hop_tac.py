"""The work of the cooperation of two provinces as an office keeps it in a spreadsheet."""

import io
from datetime import datetime

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.worksheet.worksheet import Worksheet

TITLE = (
    "ỦY BAN NHÂN DÂN TỈNH HÀ VÂN",
    "PHÂN CÔNG NHIỆM VỤ",
    "Thực hiện Thỏa thuận hợp tác giữa tỉnh Hà Vân và tỉnh Lam Khê năm 2026",
    "(Kèm theo Kế hoạch số 305/KH-UBND ngày 20 tháng 3 năm 2026 của Ủy ban nhân dân tỉnh Hà Vân)",
)
HEADER = ("STT", "Nhiệm vụ", "Đơn vị chủ trì", "Đơn vị phối hợp", "Thời hạn", "Ghi chú")
Value = str | int | datetime | None
ROWS: tuple[tuple[Value, ...], ...] = (
    ("I", "Nông, lâm sản", "<", "<", "<", "<"),
    (
        1,
        "Tổ chức Tuần lễ hàng Hà Vân tại tỉnh Lam Khê",
        "Sở Công Thương",
        "Sở Công Thương tỉnh Lam Khê; Liên minh Hợp tác xã tỉnh",
        "Quý III/2026",
        "Khoảng 40 gian hàng",
    ),
    (
        2,
        "Trao đổi giống quế, sa nhân",
        "Trung tâm Khuyến nông",
        "Trung tâm Khuyến nông tỉnh Lam Khê",
        "Tháng 4/2026",
        None,
    ),
    (
        3,
        "Dùng chung tem truy xuất nguồn gốc cho chè hai tỉnh",
        "Sở Khoa học và Công nghệ",
        "Sở Khoa học và Công nghệ tỉnh Lam Khê, VNPT Hà Vân",
        datetime(2026, 10, 31),
        None,
    ),
    ("II", "Du lịch, văn hóa", "<", "<", "<", "<"),
    (
        4,
        "Mở tuyến du lịch chung giữa hai tỉnh",
        "Sở Văn hóa, Thể thao và Du lịch",
        "Sở Văn hóa, Thể thao và Du lịch tỉnh Lam Khê; Sở Công Thương; Hiệp hội Du lịch",
        "Quý IV/2026",
        None,
    ),
    (
        5,
        "Trao đổi đoàn nghệ thuật dịp lễ hội",
        "^",
        "Sở Văn hóa, Thể thao và Du lịch tỉnh Lam Khê",
        "Hằng năm",
        "Hai tỉnh luân phiên",
    ),
    (
        6,
        "Gặp gỡ doanh nghiệp hai tỉnh",
        "Sở Công Thương tỉnh Hà Vân và tỉnh Lam Khê",
        "Hiệp hội Doanh nghiệp",
        "Tháng 9/2026",
        None,
    ),
    ("III", "Lao động, an ninh trật tự", "<", "<", "<", "<"),
    (
        7,
        "Trao đổi thông tin việc làm ở các khu công nghiệp",
        "Sở Nội vụ",
        "Sở Nội vụ tỉnh Lam Khê",
        "Hằng quý",
        None,
    ),
    (
        8,
        "Tuần tra chung ở các xã giáp ranh",
        "Công an tỉnh",
        "Công an tỉnh Lam Khê; UBND xã Suối Lim",
        "Thường xuyên",
        None,
    ),
    (
        9,
        "Sơ kết một năm hợp tác, chọn việc cho năm sau",
        "Sở Tài chính",
        "Các sở, ban, ngành",
        None,
        "Chưa thống nhất ngày",
    ),
)
"""The table: < goes with the cell to the left, ^ with the cell above."""
BELOW = ("Người lập biểu", "Chu Văn Páo")
WIDTHS = {"A": 6, "B": 42, "C": 30, "D": 44, "E": 16, "F": 22}
FIRST = len(TITLE) + 2
"""The row of the header."""


def make() -> bytes:
    """The spreadsheet."""
    book = Workbook()
    book.properties.creator = "daumoi"
    book.properties.title = "Văn bản mẫu: các tỉnh Hà Vân, Lam Khê không có thật."
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = "Phan cong"
    for at, line in enumerate(TITLE, 1):
        _across(sheet, at, 1, line)
        sheet.cell(at, 1).alignment = Alignment(horizontal="center", wrap_text=True)
    for at, row in enumerate((HEADER, *ROWS), FIRST):
        _row(sheet, at, row)
    for at, line in enumerate(BELOW, FIRST + len(ROWS) + 2):
        sheet.cell(at, len(HEADER) - 1, line)
    for letter, width in WIDTHS.items():
        sheet.column_dimensions[letter].width = width
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _row(sheet: Worksheet, at: int, row: tuple[Value, ...]) -> None:
    line = Side(style="thin")
    for column, value in enumerate(row, 1):
        cell = sheet.cell(at, column)
        cell.border = Border(line, line, line, line)
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        if value == "^":
            sheet.merge_cells(start_row=at - 1, end_row=at, start_column=column, end_column=column)
        elif value == "<":
            continue
        else:
            cell.value = value
            if isinstance(value, datetime):
                cell.number_format = "DD/MM/YYYY"
    if "<" in row:
        _across(sheet, at, row.index("<"), str(row[row.index("<") - 1]))


def _across(sheet: Worksheet, at: int, first: int, text: str) -> None:
    """A text in one cell up to the last column."""
    sheet.merge_cells(start_row=at, end_row=at, start_column=first, end_column=len(HEADER))
    sheet.cell(at, first, text).font = Font(bold=True)
