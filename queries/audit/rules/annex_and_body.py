"""An agency leads a row of the annex without a duty in the text, or has a duty but no row.

Cơ quan chủ trì một dòng của phụ lục nhưng không có nhiệm vụ trong phần lời, hoặc có nhiệm vụ trong
phần lời nhưng không có dòng nào.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from queries.audit.findings import Finding
from queries.audit.rule import Rule, Scope, Setting
from queries.facts import Task

RULE = Rule(
    id="annex-and-body",
    severity="warning",
    title={"vi": "Phụ lục và phần lời không khớp", "en": "Annex and body disagree"},
    value={
        "vi": "số dòng hoặc nhiệm vụ không có phần tương ứng",
        "en": "rows or duties of the body without a counterpart",
    },
    denominator={
        "vi": "cơ quan chủ trì trong phụ lục hoặc có nhiệm vụ trong phần lời",
        "en": "bodies that lead in the annex or have a duty in the text",
    },
    settings=(
        Setting(
            "tasks",
            1,
            {
                "vi": "Từ bao nhiêu dòng hoặc nhiệm vụ không có phần tương ứng thì báo.",
                "en": "From how many rows or duties without a counterpart a body is told.",
            },
        ),
    ),
)
Work = Mapping[str, list[Task]]


def find(scope: Scope) -> Iterator[Finding]:
    """Bodies of one part that the other part does not name; collectives stand for themselves."""
    rows = [task for task in scope.assigned if task.kind == "assignment"]
    duties = [task for task in scope.assigned if task.kind == "duty"]
    if not rows or not duties:
        part = ("bảng phân công", "assignment table") if not rows else ("phần lời", "text")
        yield scope.cannot(
            f"kế hoạch không có nhiệm vụ trong {part[0]}", f"the plan has no tasks in its {part[1]}"
        )
        return
    in_annex, in_body = _in_charge(rows), _in_charge(duties)
    counted = len({*in_annex, *in_body})
    for key in sorted(set(in_annex) - set(in_body)):
        yield from _told(scope, key, in_annex[key], counted, ANNEX_ONLY)
    for key in sorted(set(in_body) - {each.agency for row in rows for each in row.participations}):
        yield from _told(scope, key, in_body[key], counted, BODY_ONLY)


ANNEX_ONLY = (
    "chủ trì trong phụ lục nhưng không có nhiệm vụ trong phần lời",
    "leads in the annex but has no duty in the text",
)
BODY_ONLY = (
    "có nhiệm vụ trong phần lời nhưng không có dòng nào trong phụ lục",
    "has a duty in the text but no row in the annex",
)


def _told(
    scope: Scope, key: str, tasks: list[Task], counted: int, words: tuple[str, str]
) -> Iterator[Finding]:
    least = scope.number("tasks")
    if len(tasks) >= least:
        name = scope.agency(key).name
        yield scope.found(
            f"{name} {words[0]}",
            f"{name} {words[1]}",
            value=len(tasks),
            threshold=least,
            denominator=counted,
            tasks=tasks,
            agencies=[key],
        )


def _in_charge(tasks: Iterable[Task]) -> Work:
    """The tasks that each body leads, or that stand under its heading."""
    found: dict[str, list[Task]] = defaultdict(list)
    for task in tasks:
        for key in dict.fromkeys([*filter(None, [task.holder]), *(p.agency for p in task.leads)]):
            found[key].append(task)
    return found
