"""A task names bodies without saying which, such as "the units concerned": nobody can be asked.

Nhiệm vụ giao cho cơ quan không xác định, như "các đơn vị liên quan": không biết hỏi ai.
"""

from collections.abc import Iterator, Sequence

from graph.text import fold
from queries.audit.findings import Finding
from queries.audit.rule import NOBODY_TAKES_PART, Rule, Scope, Setting
from queries.facts import Participation

RULE = Rule(
    id="unspecified-body",
    severity="note",
    title={"vi": "Cơ quan không xác định", "en": "Unspecified body"},
    value={"vi": "số cơ quan không xác định", "en": "unspecified bodies of the task"},
    denominator={"vi": "nhiệm vụ có cơ quan tham gia", "en": "tasks in which bodies take part"},
    settings=(
        Setting(
            "words",
            ("liên quan",),
            {
                "vi": "Tên gọi của một tập thể có những chữ này là không xác định.",
                "en": "A collective is unspecified where it is called by these words.",
            },
        ),
        Setting(
            "agencies",
            1,
            {
                "vi": "Từ bao nhiêu cơ quan không xác định thì báo.",
                "en": "From how many unspecified bodies a task is told.",
            },
        ),
    ),
)


def find(scope: Scope) -> Iterator[Finding]:
    """Tasks in which a body takes part that is not specified."""
    taken = [task for task in scope.assigned if task.participations]
    if not taken:
        yield scope.cannot(*NOBODY_TAKES_PART)
        return
    words, least = [fold(each) for each in scope.texts("words")], scope.number("agencies")
    for task in taken:
        vague = [each for each in task.participations if _unspecified(scope, each, words)]
        agencies = dict.fromkeys(each.agency for each in vague)
        if vague and len(agencies) >= least:
            said = ", ".join(each.as_written or scope.names([each.agency]) for each in vague)
            yield scope.found(
                f"Không nói rõ cơ quan nào ({said}): {task.name}",
                f"Does not say which bodies ({said}): {task.name}",
                value=len(agencies),
                threshold=least,
                denominator=len(taken),
                tasks=[task],
                agencies=agencies,
                evidence=[each.evidence for each in vague],
            )


def _unspecified(scope: Scope, each: Participation, words: Sequence[str]) -> bool:
    agency = scope.agency(each.agency)
    called = f"{fold(agency.name)} {fold(each.as_written or '')}"
    return agency.collective and any(word in called for word in words)
