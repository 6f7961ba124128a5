"""The sheets of the workbook: their titles, columns and rows."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from graph.content import Content
from queries.audit.findings import Finding
from queries.catalogue import Language
from queries.exports.columns import (
    AGENCIES,
    BETWEEN,
    BUDGET,
    BY_YEAR,
    DIAGNOSTICS,
    FINDINGS,
    MARKETS,
    PROGRAMMES,
    PROVINCES,
    REFERENCES,
    REPORTS,
    ROLES,
    TARGETS,
    TASKS,
    ZONES,
    Column,
)
from queries.exports.rows import Row, Rows
from queries.facts import Facts


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


def sheets(
    content: Content, facts: Facts, findings: Iterable[Finding], language: Language
) -> list[Sheet]:
    """All sheets but the matrix; those of which the plans have nothing are left out."""
    found = Rows(content, facts, language)
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
