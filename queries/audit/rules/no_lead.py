"""A row or duty that no body leads: nobody answers for the result.

Dòng phân công hoặc nhiệm vụ không có cơ quan chủ trì: không ai chịu trách nhiệm về kết quả.
"""

from collections.abc import Iterator

from queries.audit.findings import Finding
from queries.audit.rule import NOBODY_LEADS, Rule, Scope, Setting

RULE = Rule(
    id="no-lead",
    severity="error",
    title={"vi": "Nhiệm vụ không có cơ quan chủ trì", "en": "Task without a lead"},
    value={"vi": "số cơ quan chủ trì", "en": "leads of the task"},
    denominator={"vi": "dòng phân công và nhiệm vụ được giao", "en": "rows and duties of the plan"},
    settings=(
        Setting(
            "leads",
            1,
            {
                "vi": "Nhiệm vụ có ít cơ quan chủ trì hơn số này thì báo.",
                "en": "A task with fewer leads than this is told.",
            },
        ),
    ),
)


def find(scope: Scope) -> Iterator[Finding]:
    """Tasks with too few leads; where no task names a lead, the plan cannot be judged."""
    least = scope.number("leads")
    if not any(task.leads for task in scope.assigned):
        yield scope.cannot(*NOBODY_LEADS)
        return
    for task in scope.assigned:
        if len(task.leads) < least:
            yield scope.found(
                f"Không có cơ quan chủ trì: {task.name}",
                f"No body leads: {task.name}",
                value=len(task.leads),
                threshold=least,
                denominator=len(scope.assigned),
                tasks=[task],
                agencies=[each.agency for each in task.supports],
            )
