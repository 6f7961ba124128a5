"""A plan of several provinces has a task in which no body of a partner province takes part.

Kế hoạch của nhiều tỉnh có nhiệm vụ mà không cơ quan nào của tỉnh bạn tham gia.
"""

from collections.abc import Iterator

from queries.audit.findings import Finding
from queries.audit.rule import NOBODY_TAKES_PART, Rule, Scope, Setting

RULE = Rule(
    id="partner-province",
    severity="warning",
    title={"vi": "Thiếu cơ quan của tỉnh bạn", "en": "No body of the partner province"},
    value={"vi": "số cơ quan của tỉnh bạn", "en": "bodies of partner provinces in the task"},
    denominator={"vi": "nhiệm vụ có cơ quan tham gia", "en": "tasks in which bodies take part"},
    settings=(
        Setting(
            "agencies",
            1,
            {
                "vi": "Ít cơ quan của tỉnh bạn hơn số này thì báo.",
                "en": "A task with fewer bodies of partner provinces than this is told.",
            },
        ),
    ),
)


def find(scope: Scope) -> Iterator[Finding]:
    """Tasks without a partner's body; a plan of one province has no partner."""
    provinces = scope.plan.provinces
    if not provinces:
        yield scope.cannot(
            "không biết kế hoạch của tỉnh nào", "it is not known which provinces the plan covers"
        )
        return
    home = _home(scope)
    partners = set(provinces) - {home}
    if len(provinces) < 2 or not partners:
        return
    taken = [task for task in scope.assigned if task.participations]
    if not taken:
        yield scope.cannot(*NOBODY_TAKES_PART)
        return
    least = scope.number("agencies")
    missing = ", ".join(scope.facts.provinces[each] for each in sorted(partners))
    for task in taken:
        bodies = dict.fromkeys(each.agency for each in task.participations)
        theirs = [each for each in bodies if scope.agency(each).province in partners]
        if len(theirs) < least:
            yield scope.found(
                f"Không cơ quan nào của {missing} tham gia: {task.name}",
                f"No body of {missing} takes part: {task.name}",
                value=len(theirs),
                threshold=least,
                denominator=len(taken),
                tasks=[task],
                agencies=bodies,
            )


def _home(scope: Scope) -> str:
    """The province of the issuer, else the first that the plan covers."""
    issuer = scope.plan.issuer
    own = scope.agency(issuer).province if issuer else None
    return own or scope.plan.provinces[0]
