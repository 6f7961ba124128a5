"""A body that stands both as lead and as support of one task: its part is not clear.

Một cơ quan vừa chủ trì vừa phối hợp trong cùng một nhiệm vụ: vai trò không rõ.
"""

from collections.abc import Iterator

from queries.audit.findings import Finding
from queries.audit.rule import Rule, Scope, Setting

RULE = Rule(
    id="lead-and-support",
    severity="error",
    title={"vi": "Vừa chủ trì vừa phối hợp", "en": "Lead and support of one task"},
    value={"vi": "số cơ quan có cả hai vai trò", "en": "bodies with both roles"},
    denominator={
        "vi": "nhiệm vụ có cơ quan chủ trì và cơ quan phối hợp",
        "en": "tasks with leads and supports",
    },
    settings=(
        Setting(
            "agencies",
            1,
            {
                "vi": "Từ bao nhiêu cơ quan có cả hai vai trò thì báo.",
                "en": "From how many bodies with both roles a task is told.",
            },
        ),
    ),
)


def find(scope: Scope) -> Iterator[Finding]:
    """Tasks in which a body has both roles."""
    shared = [task for task in scope.assigned if task.leads and task.supports]
    if not shared:
        yield scope.cannot(
            "không nhiệm vụ nào ghi cả cơ quan chủ trì lẫn cơ quan phối hợp",
            "no task names both leads and supports",
        )
        return
    least = scope.number("agencies")
    for task in shared:
        supports = {each.agency for each in task.supports}
        both = dict.fromkeys(each.agency for each in task.leads if each.agency in supports)
        if len(both) >= least:
            yield scope.found(
                f"{scope.names(both)} vừa chủ trì vừa phối hợp: {task.name}",
                f"{scope.names(both)} both leads and supports: {task.name}",
                value=len(both),
                threshold=least,
                denominator=len(shared),
                tasks=[task],
                agencies=both,
                evidence=[each.evidence for each in task.participations if each.agency in both],
            )
