"""A report is asked for without a day and without saying how often: nobody can say it is late.

Yêu cầu báo cáo không ghi ngày, cũng không ghi định kỳ: không thể nói là trễ.
"""

from collections.abc import Iterator

from queries.audit.findings import Finding
from queries.audit.rule import Rule, Scope, Setting

RULE = Rule(
    id="report-without-date",
    severity="note",
    title={"vi": "Báo cáo không ghi thời hạn", "en": "Report without a date"},
    value={"vi": "số báo cáo không ghi thời hạn", "en": "reports of the plan without a date"},
    denominator={"vi": "yêu cầu báo cáo của kế hoạch", "en": "reports that the plan asks for"},
    settings=(
        Setting(
            "reports",
            1,
            {
                "vi": "Từ bao nhiêu báo cáo không ghi thời hạn thì báo.",
                "en": "From how many reports without a date they are told.",
            },
        ),
    ),
)
UNDATED = frozenset({None, "once"})
"""Recurrences that say nothing of when; a report on request (ad_hoc) needs no date."""


def find(scope: Scope) -> Iterator[Finding]:
    """Reports that may come at any time."""
    reports, least = scope.facts.reports, scope.number("reports")
    if not reports:
        yield scope.cannot("kế hoạch không yêu cầu báo cáo", "the plan asks for no reports")
        return
    undated = [each for each in reports if each.due is None and each.recurrence in UNDATED]
    if len(undated) < least:
        return
    for each in undated:
        names = scope.agency(each.agency).name, scope.agency(each.to).name
        yield scope.found(
            f"{names[0]} báo cáo {names[1]}, không ghi khi nào",
            f"{names[0]} reports to {names[1]}, no date is given",
            value=len(undated),
            threshold=least,
            denominator=len(reports),
            agencies=[each.agency, each.to],
            evidence=[each.evidence],
        )
