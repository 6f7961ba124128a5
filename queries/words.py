"""The values that the graph keeps as codes, in the words of both languages."""

from collections.abc import Mapping

from graph.store import Cell, Table
from queries.catalogue import Language

CODES: Mapping[str, tuple[str, str]] = {
    "true": ("có", "yes"),
    "false": ("không", "no"),
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
    "periodic": ("định kỳ", "periodic"),
    "ad_hoc": ("đột xuất", "when asked"),
    "once": ("một lần", "once"),
    "source.national": ("ngân sách trung ương", "national budget"),
    "source.provincial": ("ngân sách tỉnh", "provincial budget"),
    "based_on": ("căn cứ", "based on"),
    "implements": ("thực hiện", "implements"),
    "proposed_by": ("theo đề nghị", "proposed by"),
    "task": ("nhiệm vụ", "task"),
    "agency": ("cơ quan", "agency"),
    "programme": ("chương trình", "programme"),
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
    "plan": ("kế hoạch", "plan"),
    "decision": ("quyết định", "decision"),
    "scheme": ("đề án", "scheme"),
    "resolution": ("nghị quyết", "resolution"),
    "directive": ("chỉ thị", "directive"),
    "project": ("dự án", "project"),
    "department": ("sở", "department"),
    "centre": ("trung tâm", "centre"),
    "people_committee": ("ủy ban nhân dân", "people's committee"),
    "party_body": ("cơ quan Đảng", "Party body"),
    "front": ("Mặt trận Tổ quốc", "Fatherland Front"),
    "association": ("hội, hiệp hội", "association"),
    "ministry": ("bộ, ngành trung ương", "ministry"),
    "school": ("trường", "school"),
    "company": ("doanh nghiệp", "company"),
    "press": ("cơ quan báo chí", "press"),
    "other": ("loại khác", "other kind"),
    "central": ("trung ương", "central"),
    "provincial": ("cấp tỉnh", "provincial"),
    "commune": ("cấp xã", "commune"),
    "includes": ("gồm", "includes"),
    "succeeds": ("thay cho", "succeeds"),
    "info": ("thông tin", "info"),
    "not-assessable": ("không đánh giá được", "not assessable"),
}
CODED_COLUMNS = frozenset(
    {"role", "role_a", "role_b", "kind", "basis", "recurrence", "what", "change", "fact"}
    | {"relation", "source", "severity", "status"}
)
"""Columns whose cells are such codes."""


def word(code: str, language: Language, column: str = "") -> str:
    """A code in words, those of its column where it has own; a text that is no code stays."""
    pair = CODES.get(f"{column}.{code}") or CODES.get(code)
    return code if pair is None else pair[0 if language == "vi" else 1]


def in_words(table: Table, language: Language) -> Table:
    """The table with its codes and flags in words, for people to read."""

    def shown(cell: Cell, column: str) -> Cell:
        if isinstance(cell, bool):
            return word(str(cell).lower(), language)
        if column in CODED_COLUMNS and isinstance(cell, str):
            return word(cell, language, column)
        return cell

    rows = tuple(
        tuple(shown(cell, column) for cell, column in zip(row, table.columns, strict=True))
        for row in table.rows
    )
    return Table(table.columns, rows)
