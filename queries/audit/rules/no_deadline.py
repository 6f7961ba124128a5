"""A row or duty with neither a last day nor a recurrence: nobody can say that it is late.

A plan that gives no time at all is told for each of its tasks, and not passed over.

Dòng phân công hoặc nhiệm vụ không có ngày kết thúc và cũng không lặp lại: không thể nói là trễ.

Kế hoạch không ghi thời gian nào thì báo ở từng nhiệm vụ chứ không bỏ qua.
"""

from collections.abc import Iterator

from queries.audit.findings import Finding
from queries.audit.rule import Rule, Scope, Setting
from queries.facts import Task

RULE = Rule(
    id="no-deadline",
    severity="warning",
    title={"vi": "Nhiệm vụ không ghi thời hạn", "en": "Task without a deadline"},
    value={"vi": "số nhiệm vụ không ghi thời hạn", "en": "tasks of the plan without a deadline"},
    denominator={"vi": "dòng phân công và nhiệm vụ được giao", "en": "rows and duties of the plan"},
    settings=(
        Setting(
            "tasks",
            1,
            {
                "vi": "Từ bao nhiêu nhiệm vụ không ghi thời hạn trong một kế hoạch thì báo.",
                "en": "From how many tasks without a deadline in one plan they are told.",
            },
        ),
    ),
)


def find(scope: Scope) -> Iterator[Finding]:
    """Tasks without a deadline; a plan without tasks cannot be judged."""
    if not scope.assigned:
        yield scope.cannot(
            "kế hoạch không có dòng phân công hoặc nhiệm vụ được giao nào",
            "the plan has neither rows of an assignment table nor duties",
        )
        return
    timeless = [task for task in scope.assigned if _timeless(task)]
    least = scope.number("tasks")
    if len(timeless) < least:
        return
    for task in timeless:
        said = f" ({task.schedule})" if task.schedule else ""
        yield scope.found(
            f"Không ghi thời hạn{said}: {task.name}",
            f"No deadline{said}: {task.name}",
            value=len(timeless),
            threshold=least,
            denominator=len(scope.assigned),
            tasks=[task],
            agencies=dict.fromkeys(each.agency for each in task.leads),
        )


def _timeless(task: Task) -> bool:
    return task.ends_on is None and task.recurrence is None
