"""The values that the graph keeps as codes, in the words of both languages."""

from collections.abc import Mapping

from graph.store import Cell, Table
from queries.catalogue import Language

CODES: Mapping[str, tuple[str, str]] = {
    "lead": ("chủ trì", "lead"),
    "support": ("phối hợp", "support"),
    "coordinate": ("đầu mối", "coordinator"),
    "assignment": ("dòng phân công", "assignment"),
    "duty": ("nhiệm vụ được giao", "duty"),
    "objective": ("nhiệm vụ trọng tâm", "objective"),
    "table": ("bảng phân công", "assignment table"),
    "clause": ("câu phân công", "clause in the text"),
    "implied": ("mục mang tên cơ quan", "the agency's own heading"),
    "continuous": ("thường xuyên", "continuous"),
    "annual": ("hằng năm", "annual"),
    "quarterly": ("hằng quý", "quarterly"),
    "monthly": ("hằng tháng", "monthly"),
    "task": ("nhiệm vụ", "task"),
    "report": ("báo cáo", "report"),
    "time": ("thời gian", "time"),
    "amount": ("kinh phí", "amount"),
    "target": ("chỉ tiêu", "target"),
    "reference": ("căn cứ", "reference"),
    "number": ("số", "number"),
    "holder": ("cơ quan được giao", "holder"),
    "form": ("hình thức", "form"),
    "deliverable": ("sản phẩm đầu ra", "deliverable"),
    "product": ("sản phẩm", "product"),
    "place": ("địa điểm", "place"),
    "zone": ("vùng sản xuất", "zone"),
    "market": ("thị trường", "market"),
    "province": ("tỉnh", "province"),
    "issuer": ("cơ quan ban hành", "issuer"),
    "issued_on": ("ngày ban hành", "date of issue"),
    "period": ("thời kỳ", "period"),
    "added": ("thêm", "added"),
    "removed": ("bỏ", "removed"),
    "changed": ("đổi", "changed"),
    "error": ("lỗi", "error"),
    "warning": ("cảnh báo", "warning"),
    "note": ("lưu ý", "note"),
    "found": ("phát hiện", "found"),
    "not-assessable": ("không đánh giá được", "not assessable"),
}
CODED_COLUMNS = frozenset(
    {
        "role",
        "role_a",
        "role_b",
        "kind",
        "basis",
        "recurrence",
        "what",
        "change",
        "fact",
        "severity",
        "status",
    }
)
"""Columns whose cells are such codes."""


def word(code: str, language: Language) -> str:
    """A code in words; a text that is no code stays as it is."""
    pair = CODES.get(code)
    return code if pair is None else pair[0 if language == "vi" else 1]


def in_words(table: Table, language: Language) -> Table:
    """The table with its codes in words, for people to read."""
    coded = [name in CODED_COLUMNS for name in table.columns]

    def shown(cell: Cell, is_code: bool) -> Cell:
        return word(cell, language) if is_code and isinstance(cell, str) else cell

    rows = tuple(
        tuple(shown(cell, is_code) for cell, is_code in zip(row, coded, strict=True))
        for row in table.rows
    )
    return Table(table.columns, rows)
