"""Most deadlines of a plan fall into one quarter: all is due at once, and late at once.

Phần lớn thời hạn của kế hoạch dồn vào một quý: mọi việc đến hạn cùng lúc và cùng dễ trễ.
"""

from collections import Counter
from collections.abc import Iterator

from queries.audit.findings import Finding
from queries.audit.rule import Rule, Scope, Setting
from queries.facts import Task

RULE = Rule(
    id="crowded-quarter",
    severity="note",
    title={"vi": "Thời hạn dồn vào một quý", "en": "Deadlines crowd one quarter"},
    value={"vi": "phần thời hạn rơi vào quý đó", "en": "share of deadlines in that quarter"},
    denominator={"vi": "nhiệm vụ có ngày kết thúc", "en": "tasks with a last day"},
    settings=(
        Setting(
            "share",
            0.5,
            {
                "vi": "Từ phần nào của các thời hạn thì báo (0 đến 1).",
                "en": "From which share of the deadlines the quarter is told (0 to 1).",
            },
        ),
        Setting(
            "tasks",
            5,
            {
                "vi": "Ít nhiệm vụ có ngày kết thúc hơn số này thì không đánh giá.",
                "en": "With fewer dated tasks than this the plan is not judged.",
            },
        ),
    ),
)


def find(scope: Scope) -> Iterator[Finding]:
    """The fullest quarter, where it is too full."""
    dated = [task for task in scope.assigned if task.ends_on]
    least, most = scope.number("tasks"), scope.number("share")
    if len(dated) < least:
        yield scope.cannot(
            f"chỉ {len(dated)} nhiệm vụ có ngày kết thúc (cần {least:g})",
            f"only {len(dated)} tasks have a last day ({least:g} needed)",
        )
        return
    count = Counter(map(_quarter, dated))
    quarter = min(count, key=lambda each: (-count[each], each))
    share = count[quarter] / len(dated)
    if share >= most:
        due = [task for task in dated if _quarter(task) == quarter]
        year, name = quarter.split("-")
        yield scope.found(
            f"{len(due)} trong {len(dated)} thời hạn rơi vào {name}/{year}",
            f"{len(due)} of {len(dated)} deadlines fall into {name}/{year}",
            value=share,
            threshold=most,
            denominator=len(dated),
            tasks=due,
        )


def _quarter(task: Task) -> str:
    """The quarter of its last day, such as 2026-Q3."""
    year, month, _ = str(task.ends_on).split("-")
    return f"{year}-Q{(int(month) + 2) // 3}"
