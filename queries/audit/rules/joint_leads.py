"""Two bodies or more lead one task: each may wait for the other, and none answers alone.

Hai cơ quan trở lên cùng chủ trì một nhiệm vụ: dễ chờ nhau, không ai chịu trách nhiệm chính.
"""

from collections.abc import Iterator

from queries.audit.findings import Finding
from queries.audit.rule import NOBODY_LEADS, Rule, Scope, Setting

RULE = Rule(
    id="joint-leads",
    severity="warning",
    title={"vi": "Nhiều cơ quan cùng chủ trì", "en": "Joint leads"},
    value={"vi": "số cơ quan chủ trì", "en": "leads of the task"},
    denominator={"vi": "nhiệm vụ có cơ quan chủ trì", "en": "tasks with a lead"},
    settings=(
        Setting(
            "leads",
            2,
            {
                "vi": "Từ bao nhiêu cơ quan chủ trì thì báo.",
                "en": "From how many leads a task is told.",
            },
        ),
    ),
)


def find(scope: Scope) -> Iterator[Finding]:
    """Tasks with several leads."""
    led = [task for task in scope.assigned if task.leads]
    if not led:
        yield scope.cannot(*NOBODY_LEADS)
        return
    least = scope.number("leads")
    for task in led:
        leads = dict.fromkeys(each.agency for each in task.leads)
        if len(leads) >= least:
            yield scope.found(
                f"{len(leads)} cơ quan cùng chủ trì ({scope.names(leads)}): {task.name}",
                f"{len(leads)} bodies lead together ({scope.names(leads)}): {task.name}",
                value=len(leads),
                threshold=least,
                denominator=len(led),
                tasks=[task],
                agencies=leads,
                evidence=[each.evidence for each in task.leads],
            )
