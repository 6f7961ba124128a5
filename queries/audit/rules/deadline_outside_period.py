"""A task ends before its plan was issued, or outside the period for which the plan holds.

Nhiệm vụ kết thúc trước ngày ban hành kế hoạch, hoặc ngoài thời kỳ của kế hoạch.
"""

from collections.abc import Iterator
from datetime import date

from queries.audit.findings import Finding
from queries.audit.rule import UNDATED, Rule, Scope, Setting
from queries.facts import Programme

RULE = Rule(
    id="deadline-outside-period",
    severity="error",
    title={"vi": "Thời hạn ngoài thời kỳ của kế hoạch", "en": "Deadline outside the plan's period"},
    value={"vi": "số ngày nằm ngoài", "en": "days outside"},
    denominator={"vi": "nhiệm vụ có ngày kết thúc", "en": "tasks with a last day"},
    settings=(
        Setting(
            "days",
            1,
            {
                "vi": "Từ bao nhiêu ngày nằm ngoài thì báo.",
                "en": "From how many days outside a task is told.",
            },
        ),
    ),
)


def find(scope: Scope) -> Iterator[Finding]:
    """Tasks that end too early or too late."""
    plan = scope.plan
    if not (plan.issued_on or plan.starts_on or plan.ends_on):
        yield scope.cannot(*UNDATED)
        return
    dated = [task for task in scope.assigned if task.ends_on]
    if not dated:
        yield scope.cannot(
            "không nhiệm vụ nào có ngày kết thúc", "none of its tasks has a last day"
        )
        return
    least = scope.number("days")
    for task in dated:
        days, bound = _outside(plan, date.fromisoformat(str(task.ends_on)))
        if days >= least:
            vi, en = BOUNDS[bound]
            yield scope.found(
                f"Kết thúc {task.ends_on}, {vi} {days} ngày: {task.name}",
                f"Ends on {task.ends_on}, {days} days {en}: {task.name}",
                value=days,
                threshold=least,
                denominator=len(dated),
                tasks=[task],
                agencies=dict.fromkeys(each.agency for each in task.leads),
            )


BOUNDS = {
    "issued": ("trước ngày ban hành", "before the plan was issued"),
    "start": ("trước thời kỳ của kế hoạch", "before the plan's period"),
    "end": ("sau thời kỳ của kế hoạch", "after the plan's period"),
}


def _outside(plan: Programme, day: date) -> tuple[int, str]:
    """By how many days, and beyond which bound; zero or fewer within all of them."""
    beyond = []
    if plan.issued_on:
        beyond.append(((date.fromisoformat(plan.issued_on) - day).days, "issued"))
    if plan.starts_on:
        beyond.append(((date.fromisoformat(plan.starts_on) - day).days, "start"))
    if plan.ends_on:
        beyond.append(((day - date.fromisoformat(plan.ends_on)).days, "end"))
    return max(beyond)
