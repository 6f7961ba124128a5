"""Nobody has to report on the plan: whoever issued it will not learn how it goes.

Không ai phải báo cáo về kế hoạch: cơ quan ban hành không biết việc thực hiện ra sao.
"""

from collections.abc import Iterator

from queries.audit.findings import Finding
from queries.audit.rule import Rule, Scope, Setting

RULE = Rule(
    id="no-report",
    severity="warning",
    title={"vi": "Không ai phải báo cáo", "en": "Nobody has to report"},
    value={"vi": "số yêu cầu báo cáo", "en": "reports that the plan asks for"},
    denominator={"vi": "dòng phân công và nhiệm vụ được giao", "en": "rows and duties of the plan"},
    settings=(
        Setting(
            "reports",
            1,
            {
                "vi": "Ít yêu cầu báo cáo hơn số này thì báo.",
                "en": "A plan that asks for fewer reports than this is told.",
            },
        ),
    ),
)


def find(scope: Scope) -> Iterator[Finding]:
    """A plan with too few reports."""
    if not scope.assigned:
        yield scope.cannot("kế hoạch không giao việc nào", "the plan assigns nothing")
        return
    least, reports = scope.number("reports"), scope.facts.reports
    if len(reports) < least:
        yield scope.found(
            f"Kế hoạch có {len(reports)} yêu cầu báo cáo",
            f"The plan asks for {len(reports)} reports",
            value=len(reports),
            threshold=least,
            denominator=len(scope.assigned),
            evidence=[each.evidence for each in reports],
        )
