"""The columns of the workbook's sheets.

A column with a path (`tasks.schedule.label`) holds a field of the plan dataset, and is read back;
one without is worked out for people. Paths that are no field of the dataset by that name: `roles`
are leads, supports and coordinators, `between` members of collectives and predecessors, `by_year`
the parts of budget lines; a zone has one commune.
"""

from dataclasses import dataclass
from typing import Literal

Kind = Literal["text", "code", "date", "number", "flag", "list", "names"]


@dataclass(frozen=True)
class Column:
    """A column: its id, its heading, the kind of its values, its width in letters.

    `code` cells hold a word for a code, `list` and `names` cells an item a line (its own line
    breaks are spaces); `names` are read only to see that they are as the roles say.
    """

    id: str
    vi: str
    en: str
    kind: Kind = "text"
    width: int = 14
    kept: bool = True


def shown(name: str, vi: str, en: str, kind: Kind = "text", width: int = 14) -> Column:
    """A column that is worked out for people."""
    return Column(name, vi, en, kind, width, kept=False)


PLAN = (shown("plan", "Kế hoạch", "Plan", width=30), Column("programme", "Mã kế hoạch", "Plan id"))
EVIDENCE = (
    Column("locator", "Vị trí", "Locator", width=20),
    Column("quote", "Trích dẫn", "Quote", width=60),
    Column("span_start", "Từ ký tự", "Span start", "number", 10),
    Column("span_end", "Đến ký tự", "Span end", "number", 10),
)
TASKS = (
    Column("number", "TT", "No.", width=7),
    Column("title", "Nội dung nhiệm vụ", "Task", width=50),
    Column("leads", "Cơ quan chủ trì", "Leads", "names", 30),
    Column("supports", "Cơ quan phối hợp", "Supports", "names", 40),
    Column("schedule.label", "Thời gian", "Time", width=16),
    Column("deliverable", "Sản phẩm đầu ra", "Deliverable", width=24),
    shown("plan", "Kế hoạch", "Plan", width=30),
    Column("kind", "Loại", "Kind", "code", 18),
    Column("schedule.starts_on", "Từ ngày", "From", "date", 12),
    Column("schedule.ends_on", "Đến ngày", "Until", "date", 12),
    Column("schedule.recurrence", "Định kỳ", "Recurrence", "code", 12),
    Column("form", "Hình thức", "Form", width=24),
    Column("products", "Sản phẩm", "Products", "list", 18),
    Column("places", "Địa điểm", "Places", "list", 18),
    Column("text", "Toàn văn", "Full text", width=60),
    Column("section", "Mục, phụ lục", "Section"),
    Column("parent", "Thuộc nhiệm vụ", "Parent"),
    Column("holder", "Mục của cơ quan", "Holder"),
    Column("id", "Mã nhiệm vụ", "Task id", width=30),
    Column("programme", "Mã kế hoạch", "Plan id", width=30),
)
ROLES = (
    shown("number", "TT", "No.", width=7),
    shown("title", "Nội dung nhiệm vụ", "Task", width=50),
    shown("name", "Cơ quan", "Agency", width=32),
    Column("role", "Vai trò", "Role", "code", 11),
    Column("as_written", "Tên trong văn bản", "As written", width=28),
    Column("basis", "Căn cứ vào", "Basis", "code", 18),
    *EVIDENCE,
    Column("agency", "Mã cơ quan", "Agency id", width=30),
    Column("task", "Mã nhiệm vụ", "Task id", width=30),
    *PLAN,
)
AGENCIES = (
    Column("name", "Cơ quan", "Agency", width=40),
    shown("place", "Tỉnh", "Province"),
    shown("leads", "Chủ trì", "Leads", "number", 9),
    shown("supports", "Phối hợp", "Supports", "number", 9),
    shown("load", "Tải điều phối", "Load", "number", 9),
    shown("plans", "Số kế hoạch", "Plans", "number", 9),
    Column("kind", "Loại", "Kind", "code", 18),
    Column("level", "Cấp", "Level", "code", 12),
    Column("collective", "Tập thể", "Collective", "flag", 9),
    Column("short_name", "Viết tắt", "Short name"),
    Column("aliases", "Tên khác", "Other names", "list", 30),
    Column("province", "Mã tỉnh", "Province id"),
    Column("id", "Mã cơ quan", "Agency id", width=40),
)
BETWEEN = (
    shown("name", "Cơ quan", "Agency", width=40),
    Column("relation", "Quan hệ", "Relation", "code"),
    shown("other_name", "Cơ quan kia", "Other agency", width=40),
    Column("agency", "Mã cơ quan", "Agency id", width=40),
    Column("other", "Mã cơ quan kia", "Other agency id", width=40),
    *PLAN,
)
FINDINGS = (
    shown("severity", "Mức độ", "Severity", "code", 11),
    shown("rule", "Quy tắc", "Rule", width=24),
    shown("status", "Kết quả", "Status", "code", 16),
    shown("message", "Nhận xét", "Message", width=70),
    shown("value", "Giá trị", "Value", "number", 10),
    shown("threshold", "Ngưỡng", "Threshold", "number", 10),
    shown("denominator", "Trên tổng số", "Out of", "number", 10),
    shown("plan", "Kế hoạch", "Plan", width=30),
    shown("locator", "Vị trí", "Locator", width=20),
    shown("agencies", "Cơ quan", "Agencies", "list", 30),
    shown("tasks", "Mã nhiệm vụ", "Task ids", "list", 30),
    shown("evidence", "Trích dẫn", "Quotes", "list", 60),
)
PROGRAMMES = (
    Column("number", "Số, ký hiệu", "Number", width=18),
    Column("title", "Tên kế hoạch", "Title", width=60),
    Column("kind", "Loại", "Kind", "code", 14),
    Column("issued_on", "Ngày ban hành", "Issued on", "date", 12),
    Column("starts_on", "Từ ngày", "From", "date", 12),
    Column("ends_on", "Đến ngày", "Until", "date", 12),
    Column("issuer", "Mã cơ quan ban hành", "Issuer", width=24),
    Column("provinces", "Mã tỉnh", "Provinces", "list"),
    Column("source.file", "Tệp nguồn", "Source file", width=24),
    Column("source.sha256", "SHA-256", "SHA-256"),
    Column("source.media_type", "Kiểu tệp", "Media type"),
    Column("source.pages", "Số trang", "Pages", "number", 9),
    Column("id", "Mã kế hoạch", "Plan id", width=36),
)
TARGETS = (
    Column("product", "Sản phẩm", "Product", width=18),
    Column("indicator", "Chỉ tiêu", "Indicator", width=40),
    Column("minimum", "Từ", "Minimum", "number", 11),
    Column("maximum", "Đến", "Maximum", "number", 11),
    Column("approximate", "Khoảng", "About", "flag", 9),
    Column("unit", "Đơn vị", "Unit"),
    Column("year", "Năm", "Year", "number", 8),
    *EVIDENCE,
    Column("task", "Mã nhiệm vụ", "Task id", width=30),
    *PLAN,
)
BUDGET = (
    Column("title", "Nội dung chi", "What for", width=50),
    Column("group", "Nhóm", "Group", width=30),
    Column("unit", "Đơn vị", "Unit"),
    Column("quantity", "Số lượng", "Quantity", "number", 11),
    Column("amount", "Kinh phí (triệu đồng)", "Amount (million VND)", "number"),
    *EVIDENCE,
    Column("id", "Mã dòng", "Line id", width=36),
    *PLAN,
)
BY_YEAR = (
    shown("title", "Nội dung chi", "What for", width=50),
    Column("year", "Năm", "Year", "number", 8),
    Column("source", "Nguồn", "Source", "code"),
    Column("quantity", "Số lượng", "Quantity", "number", 11),
    Column("amount", "Kinh phí (triệu đồng)", "Amount (million VND)", "number"),
    Column("line", "Mã dòng", "Line id", width=36),
)
REPORTS = (
    shown("name", "Cơ quan báo cáo", "Agency", width=32),
    shown("to_name", "Gửi", "To", width=32),
    Column("due", "Hạn", "Due", width=12),
    Column("recurrence", "Định kỳ", "Recurrence", "code"),
    *EVIDENCE,
    Column("agency", "Mã cơ quan", "Agency id", width=30),
    Column("to", "Mã nơi nhận", "Receiver id", width=30),
    Column("via", "Qua", "Through", width=30),
    *PLAN,
)
ZONES = (
    Column("product", "Sản phẩm", "Product", width=18),
    Column("name", "Xã, phường", "Commune", width=20),
    Column("as_written", "Tên trong văn bản", "As written", width=20),
    Column("code", "Mã xã", "Commune code"),
    *EVIDENCE,
    *PLAN,
)
MARKETS = (
    Column("product", "Sản phẩm", "Product", width=18),
    Column("market", "Thị trường", "Market", width=20),
    Column("as_written", "Tên trong văn bản", "As written", width=20),
    *EVIDENCE,
    *PLAN,
)
REFERENCES = (
    Column("number", "Số, ký hiệu", "Number", width=24),
    Column("kind", "Loại", "Kind", width=8),
    Column("issued_on", "Ngày ban hành", "Issued on", "date", 12),
    Column("issuer", "Cơ quan ban hành", "Issuer", width=30),
    Column("relation", "Quan hệ", "Relation", "code"),
    *EVIDENCE,
    *PLAN,
)
DIAGNOSTICS = (
    Column("severity", "Mức độ", "Severity", "code", 11),
    Column("code", "Mã", "Code", width=24),
    Column("message", "Nội dung", "Message", width=70),
    *EVIDENCE,
    *PLAN,
)
PROVINCES = (Column("slug", "Mã tỉnh", "Id"), Column("name", "Tên", "Name", width=24))
