"""Findings as records and tables; `sarif.py` has them for code scanners and editors."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from graph.store import Table
from queries.audit.findings import Finding
from queries.catalogue import Language
from queries.facts import Evidence

HEADINGS = {
    "rule": {"vi": "Quy tắc", "en": "Rule"},
    "severity": {"vi": "Mức", "en": "Severity"},
    "status": {"vi": "Kết quả", "en": "Status"},
    "message": {"vi": "Nội dung", "en": "Message"},
    "value": {"vi": "Giá trị", "en": "Value"},
    "threshold": {"vi": "Ngưỡng", "en": "Threshold"},
    "denominator": {"vi": "Trên", "en": "Out of"},
    "programme": {"vi": "Kế hoạch", "en": "Plan"},
    "locator": {"vi": "Ghi ở", "en": "Where"},
    "agencies": {"vi": "Cơ quan", "en": "Agencies"},
    "tasks": {"vi": "Nhiệm vụ", "en": "Tasks"},
    "evidence": {"vi": "Căn cứ", "en": "Evidence"},
}
"""The columns of findings, in order."""
SHORT = (
    "severity",
    "rule",
    "status",
    "programme",
    "locator",
    "message",
    "value",
    "threshold",
    "denominator",
)
"""The columns that people see on a terminal."""


def records(findings: Sequence[Finding], language: Language) -> list[dict[str, Any]]:
    """Each finding as a mapping with the keys of `HEADINGS`."""
    return [
        {name: getattr(each, name) for name in HEADINGS}
        | {
            "message": each.message[language],
            "value": _plain(each.value),
            "threshold": _plain(each.threshold),
            "evidence": [asdict(where) for where in each.evidence],
        }
        for each in findings
    ]


def _plain(number: float | None) -> float | None:
    """2 for 2.0."""
    return int(number) if number is not None and number == int(number) else number


def to_json(findings: Sequence[Finding], language: Language) -> str:
    """An array of findings."""
    return json.dumps(records(findings, language), ensure_ascii=False, indent=2) + "\n"


def table(
    findings: Sequence[Finding], language: Language, columns: Sequence[str] = tuple(HEADINGS)
) -> Table:
    """A finding a row; evidence as texts."""
    rows = []
    for each in findings:
        cells = {name: getattr(each, name) for name in HEADINGS} | {
            "message": each.message[language],
            "agencies": list(each.agencies),
            "tasks": list(each.tasks),
            "evidence": [_in_words(where) for where in each.evidence],
        }
        rows.append(tuple(cells[name] for name in columns))
    return Table(tuple(columns), tuple(rows))


def _in_words(where: Evidence) -> str:
    """Plan, place and quote in one line."""
    quote = f"“{' '.join(where.quote.split())}”" if where.quote else None
    return ", ".join(filter(None, (where.programme, where.locator, quote)))
