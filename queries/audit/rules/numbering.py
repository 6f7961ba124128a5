"""Numbers of rows or items are missing or stand twice: a row may be lost, or two be meant by one.

Số thứ tự bị thiếu hoặc trùng: có thể mất một dòng, hoặc một số chỉ hai việc.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from queries.audit.findings import Finding
from queries.audit.rule import Rule, Scope, Setting, natural
from queries.facts import Evidence, Task

RULE = Rule(
    id="numbering",
    severity="note",
    title={"vi": "Số thứ tự thiếu hoặc trùng", "en": "Numbers missing or doubled"},
    value={"vi": "số thứ tự thiếu hoặc trùng", "en": "numbers missing or doubled"},
    denominator={"vi": "nhiệm vụ có số của mục đó", "en": "numbered tasks of that section"},
    settings=(
        Setting(
            "numbers",
            1,
            {
                "vi": "Từ bao nhiêu số thiếu hoặc trùng trong một mục thì báo.",
                "en": "From how many missing or doubled numbers a section is told.",
            },
        ),
    ),
)
_WHOLE = re.compile(r"\d+(?:\.\d+)*")
Number = tuple[int, ...]


def find(scope: Scope) -> Iterator[Finding]:
    """Sections with gaps or doubles; objectives are numbered too."""
    sections: dict[str, list[Task]] = defaultdict(list)
    for task in sorted(scope.facts.tasks.values(), key=lambda task: natural(task.id)):
        if task.number and _WHOLE.fullmatch(task.number):
            sections[task.section or ""].append(task)
    if not sections:
        yield scope.cannot(
            "không nhiệm vụ nào có số thứ tự", "none of the plan's tasks is numbered"
        )
    for section, tasks in sections.items():
        yield from _in_section(scope, section, tasks)


def _in_section(scope: Scope, section: str, tasks: Sequence[Task]) -> Iterator[Finding]:
    least = scope.number("numbers")
    count = Counter(task.number for task in tasks)
    doubles = [str(number) for number in count if count[number] > 1]
    gaps = [".".join(map(str, each)) for each in _gaps([_parsed(task) for task in tasks])]
    for missing, (vi, en) in (
        (gaps, ("thiếu số", "without number")),
        (doubles, ("trùng số", "twice the number")),
    ):
        if missing and len(missing) >= least:
            place = section or "—"
            yield scope.found(
                f"{place}: {vi} {', '.join(missing)}",
                f"{place}: {en} {', '.join(missing)}",
                value=len(missing),
                threshold=least,
                denominator=len(tasks),
                tasks=[task for task in tasks if task.number in missing],
                evidence=[Evidence(scope.plan.id, section or None)],
            )


def _parsed(task: Task) -> Number:
    return tuple(map(int, str(task.number).split(".")))


def _gaps(numbers: Sequence[Number]) -> list[Number]:
    """The numbers that are missing between others under the same head; 4.1 also says that 4 is."""
    below: dict[Number, set[int]] = defaultdict(set)
    for number in numbers:
        for depth in range(len(number)):
            below[number[:depth]].add(number[depth])
    return [
        (*head, each)
        for head, last in sorted(below.items())
        for each in range(min(last), max(last))
        if each not in last
    ]
