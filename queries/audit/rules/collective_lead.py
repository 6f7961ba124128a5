"""Only a collective leads: when "the departments" lead, no body by name answers for the result.

Chỉ có tập thể chủ trì: khi "các sở, ban, ngành" chủ trì thì không cơ quan nào chịu trách nhiệm.
"""

from collections.abc import Iterator

from queries.audit.findings import Finding
from queries.audit.rule import NOBODY_LEADS, Rule, Scope, Setting

RULE = Rule(
    id="collective-lead",
    severity="warning",
    title={"vi": "Chỉ có tập thể chủ trì", "en": "Only a collective leads"},
    value={"vi": "số cơ quan chủ trì gọi đích danh", "en": "leads that are one named body"},
    denominator={"vi": "nhiệm vụ có cơ quan chủ trì", "en": "tasks with a lead"},
    settings=(
        Setting(
            "named",
            1,
            {
                "vi": "Ít cơ quan chủ trì đích danh hơn số này thì báo.",
                "en": "A task with fewer leads by name than this is told.",
            },
        ),
    ),
)


def find(scope: Scope) -> Iterator[Finding]:
    """Tasks whose leads are collectives."""
    led = [task for task in scope.assigned if task.leads]
    if not led:
        yield scope.cannot(*NOBODY_LEADS)
        return
    least = scope.number("named")
    for task in led:
        leads = dict.fromkeys(each.agency for each in task.leads)
        named = [each for each in leads if not scope.agency(each).collective]
        if len(named) < least:
            yield scope.found(
                f"Chỉ có tập thể chủ trì ({scope.names(leads)}): {task.name}",
                f"Only a collective leads ({scope.names(leads)}): {task.name}",
                value=len(named),
                threshold=least,
                denominator=len(led),
                tasks=[task],
                agencies=leads,
                evidence=[each.evidence for each in task.leads],
            )
