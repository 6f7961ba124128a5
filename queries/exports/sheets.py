"""What stands in the workbook: its sheets, their columns, their rows.

A column with a path (`tasks.schedule.label`) holds a field of the plan dataset, and is read back;
one without is worked out for people. Paths that are no field of the dataset by that name: `roles`
are leads, supports and coordinators, `between` members of collectives and predecessors, `by_year`
the parts of budget lines; a zone has one commune.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from graph.content import Content, Record
from queries.audit.findings import Finding
from queries.catalogue import Language
from queries.facts import Facts, Participation
from queries.measures import loads

Kind = Literal["text", "code", "date", "number", "flag", "list", "names"]
Row = Mapping[str, Any]
"""Values by the ids of columns."""


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


@dataclass(frozen=True)
class Sheet:
    """A sheet: the part of the dataset that it holds, its title, its columns, its rows."""

    part: str
    vi: str
    en: str
    columns: Sequence[Column]
    rows: Sequence[Row]

    def path(self, column: Column) -> str | None:
        """The field of the dataset that a column holds."""
        return f"{self.part}.{column.id}" if column.kept else None


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
    shown("severity", "Mức độ", "Severity", width=11),
    shown("rule", "Quy tắc", "Rule", width=24),
    shown("status", "Kết quả", "Status", width=16),
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


def sheets(
    content: Content, facts: Facts, findings: Iterable[Finding], language: Language
) -> list[Sheet]:
    """All sheets but the matrix; those of which the plans have nothing are left out."""
    found = _Rows(content, facts, language)
    every = [
        Sheet("tasks", "Nhiệm vụ", "Tasks", TASKS, found.tasks()),
        Sheet("roles", "Vai trò và nguồn", "Roles and sources", ROLES, found.roles()),
        Sheet("agencies", "Cơ quan", "Agencies", AGENCIES, found.agencies()),
        Sheet("between", "Quan hệ cơ quan", "Between agencies", BETWEEN, found.between()),
        Sheet("findings", "Phát hiện", "Findings", FINDINGS, found.findings(findings)),
        Sheet("programmes", "Kế hoạch", "Plans", PROGRAMMES, found.programmes()),
        Sheet("targets", "Chỉ tiêu", "Targets", TARGETS, found.targets()),
        Sheet("budget", "Kinh phí", "Budget", BUDGET, found.owned("BudgetLine")),
        Sheet("by_year", "Kinh phí theo năm", "Budget by year", BY_YEAR, found.by_year()),
        Sheet("reports", "Báo cáo", "Reports", REPORTS, found.reports()),
        Sheet("zones", "Vùng sản xuất", "Zones", ZONES, found.zones()),
        Sheet("markets", "Thị trường", "Markets", MARKETS, found.markets()),
        Sheet("references", "Căn cứ", "References", REFERENCES, found.references()),
        Sheet("diagnostics", "Ghi chú đọc", "Diagnostics", DIAGNOSTICS, found.owned("Diagnostic")),
        Sheet("provinces", "Tỉnh khác", "Other provinces", PROVINCES, found.provinces()),
    ]
    always = {"tasks", "roles", "agencies", "findings", "programmes"}
    return [each for each in every if each.rows or each.part in always]


def document_order(key: str) -> list[tuple[int, int, str]]:
    """Sorts ids by the numbers in them: row 10 comes after row 9."""
    pieces = filter(None, re.split(r"(\d+)", key))
    return [(0, int(each), "") if each.isdecimal() else (1, 0, each) for each in pieces]


class _Rows:
    """The rows of each sheet, from what the store holds."""

    def __init__(self, content: Content, facts: Facts, language: Language) -> None:
        self.content = content
        self.facts = facts
        self.language = language

    def tasks(self) -> list[Row]:
        ordered = sorted(self.facts.tasks.values(), key=lambda each: document_order(each.id))
        return [
            {
                **{name: getattr(task, name) for name in vars(task)},
                "title": task.name,
                "leads": self._names(task.leads),
                "supports": self._names(task.supports),
                "schedule.label": task.schedule,
                "schedule.starts_on": task.starts_on,
                "schedule.ends_on": task.ends_on,
                "schedule.recurrence": task.recurrence,
                "products": [self.facts.products[each] for each in task.products],
                "plan": self._plan(task.programme),
            }
            for task in ordered
        ]

    def roles(self) -> list[Row]:
        coordinators = [
            {**self._role(each), "role": "coordinate"}
            for plan in self.facts.programmes.values()
            for each in plan.coordinators
        ]
        ordered = sorted(self.facts.tasks.values(), key=lambda each: document_order(each.id))
        return coordinators + [self._role(each) for task in ordered for each in task.participations]

    def _role(self, each: Participation) -> dict[str, Any]:
        task = self.facts.tasks.get(each.task or "")
        start, end = each.evidence.span or (None, None)
        return {
            "number": task and task.number,
            "title": task and task.name,
            "name": self.facts.agencies[each.agency].name,
            "role": each.role,
            "as_written": each.as_written,
            "basis": each.basis,
            "locator": each.evidence.locator,
            "quote": each.evidence.quote,
            "span_start": start,
            "span_end": end,
            "agency": each.agency,
            "task": each.task,
            "programme": each.evidence.programme,
            "plan": self._plan(each.evidence.programme),
        }

    def agencies(self) -> list[Row]:
        roles = Counter((each.agency, each.role) for each in self.facts.participations())
        pairs = {(each.agency, each.evidence.programme) for each in self.facts.participations()}
        plans = Counter(agency for agency, _ in pairs)
        load = loads(self.facts)
        rows = [
            {
                **row,
                "place": self.facts.provinces.get(row["province"] or ""),
                "leads": roles[row["id"], "lead"],
                "supports": roles[row["id"], "support"],
                "load": load.get(row["id"], 0.0),
                "plans": plans[row["id"]],
            }
            for row in self.content.nodes["Agency"]
        ]
        return sorted(rows, key=lambda row: (-row["load"], row["id"]))

    def between(self) -> list[Row]:
        names = {key: each.name for key, each in self.facts.agencies.items()}
        return [
            self._said(
                row,
                relation=relation,
                agency=row["from_id"],
                other=row["to_id"],
                name=names[row["from_id"]],
                other_name=names[row["to_id"]],
            )
            for relation in ("includes", "succeeds")
            for row in self.content.said(relation.upper())
        ]

    def findings(self, findings: Iterable[Finding]) -> list[Row]:
        return [
            {
                **{name: getattr(each, name) for name in vars(each)},
                "message": each.message[self.language],
                "plan": each.programme and self._plan(each.programme),
                "agencies": [self.facts.agencies[agency].name for agency in each.agencies],
                "tasks": list(each.tasks),
                "evidence": [every.quote for every in each.evidence if every.quote],
            }
            for each in findings
        ]

    def programmes(self) -> list[Row]:
        return [
            {
                **row,
                "title": row["name"],
                "issuer": self.facts.programmes[row["id"]].issuer,
                "provinces": self._own_first(row["id"]),
                "source.file": row["source_file"],
                "source.sha256": row["source_sha256"],
                "source.media_type": row["source_media_type"],
                "source.pages": row["source_pages"],
            }
            for row in self.content.nodes["Programme"]
        ]

    def _own_first(self, programme: str) -> list[str]:
        """The provinces of a plan; that which its id begins with is its own."""
        own = programme.partition("/")[0]
        return sorted(self.facts.programmes[programme].provinces, key=lambda each: each != own)

    def targets(self) -> list[Row]:
        rows = self.content.said("TARGETS")
        products = self.facts.products
        return [self._said(row, product=products.get(row["to_id"])) for row in rows]

    def owned(self, label: str) -> list[Row]:
        """Nodes that a plan numbers, in that order."""
        rows = sorted(self.content.nodes[label], key=lambda row: document_order(row["id"]))
        return [self._said(row, title=row["name"], code=row["name"]) for row in rows]

    def by_year(self) -> list[Row]:
        titles = {row["id"]: row["name"] for row in self.content.nodes["BudgetLine"]}
        rows = sorted(self.content.said("ALLOCATES"), key=lambda row: document_order(row["to_id"]))
        return [{**row, "title": titles[row["to_id"]], "line": row["to_id"]} for row in rows]

    def reports(self) -> list[Row]:
        names = {key: each.name for key, each in self.facts.agencies.items()}
        return [
            self._said(
                row,
                agency=row["from_id"],
                to=row["to_id"],
                name=names[row["from_id"]],
                to_name=names[row["to_id"]],
            )
            for row in self.content.said("REPORTS_TO")
        ]

    def zones(self) -> list[Row]:
        communes = {row["id"]: row for row in self.content.nodes["Commune"]}
        return [
            self._said(
                row,
                product=self.facts.products[row["from_id"]],
                name=communes[row["to_id"]]["name"],
                code=communes[row["to_id"]]["code"],
            )
            for row in self.content.said("GROWN_IN")
        ]

    def markets(self) -> list[Row]:
        markets = {row["id"]: row["name"] for row in self.content.nodes["Market"]}
        return [
            self._said(
                row, product=self.facts.products[row["from_id"]], market=markets[row["to_id"]]
            )
            for row in self.content.said("SOLD_TO")
        ]

    def references(self) -> list[Row]:
        documents = {row["id"]: row for row in self.content.nodes["Document"]}
        return [
            self._said({**documents[row["to_id"]], **row}, number=documents[row["to_id"]]["name"])
            for row in self.content.said("BASED_ON")
        ]

    def provinces(self) -> list[Row]:
        """Those that have no official code: plans must name them."""
        rows = [row for row in self.content.nodes["Province"] if not row["code"]]
        return [{"slug": row["id"], "name": row["name"]} for row in rows]

    def _said(self, row: Record, **more: Any) -> Row:
        return {**row, **more, "plan": self._plan(row["programme"])}

    def _plan(self, programme: str) -> str:
        return self.facts.programmes[programme].name

    def _names(self, participations: Iterable[Participation]) -> list[str]:
        return [self.facts.agencies[each.agency].name for each in participations]
