"""Numbers of rows or items are missing or stand twice: a row may be lost, or two be meant by one.

Rows of a table are counted from 1, letters behind a number from a; items of the text from the first
that is a task, since others may stand before it.

Số thứ tự bị thiếu hoặc trùng: có thể mất một dòng, hoặc một số chỉ hai việc.

Dòng của bảng được đếm từ 1, chữ cái sau số từ a; mục trong phần lời được đếm từ mục đầu tiên
là nhiệm vụ, vì trước đó có thể có mục khác.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence, Set

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
LETTERS = "abcdeghiklmnopqrstuvxy"
"""The letters that a list must have before a later one; some lists have đ, f, j, w and z too."""
_NUMBER = re.compile(r"\d+(?:\.\d+)*[a-zđ]?")
_STEP = re.compile(r"\d+|[a-zđ]")
Steps = tuple[str, ...]
"""A number in its parts: 4 and 1, or 1 and a."""


def find(scope: Scope) -> Iterator[Finding]:
    """Sections with gaps or doubles; objectives are numbered too."""
    sections: dict[str, list[Task]] = defaultdict(list)
    for task in sorted(scope.facts.tasks.values(), key=lambda task: natural(task.id)):
        if task.number and _NUMBER.fullmatch(task.number):
            sections[task.section or ""].append(task)
    if not sections:
        yield scope.cannot(
            "không nhiệm vụ nào có số thứ tự như 4, 4.1, 4a",
            "none of the plan's tasks has a number such as 4, 4.1 or 4a",
        )
    for section, tasks in sections.items():
        yield from _in_section(scope, section, tasks)


def _in_section(scope: Scope, section: str, tasks: Sequence[Task]) -> Iterator[Finding]:
    least = scope.number("numbers")
    count = Counter(task.number for task in tasks)
    doubles = [str(number) for number in count if count[number] > 1]
    of_a_table = all(task.kind == "assignment" for task in tasks)
    gaps = _gaps(map(_steps, tasks), from_the_first=not of_a_table)
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


def _steps(task: Task) -> Steps:
    return tuple(_STEP.findall(str(task.number)))


def _gaps(numbers: Iterable[Steps], *, from_the_first: bool) -> list[str]:
    """The numbers that are missing before others under the same head; 4.1 also says that 4 is."""
    below: dict[Steps, set[str]] = defaultdict(set)
    for number in numbers:
        for depth, step in enumerate(number):
            below[number[:depth]].add(step)
    return [
        _written((*head, each))
        for head in sorted(below, key=lambda head: natural(_written(head)))
        for each in _missing(below[head], from_the_first=from_the_first)
    ]


def _missing(steps: Set[str], *, from_the_first: bool) -> Iterator[str]:
    """Numbers and letters that stand before the last of the steps and are none of them."""
    numbers = sorted(int(each) for each in steps if each.isdecimal())
    letters = sorted((each for each in steps if not each.isdecimal()), key=_place)
    if numbers:
        whole = range(numbers[0] if from_the_first else 1, numbers[-1])
        yield from (str(each) for each in whole if str(each) not in steps)
    if letters:
        first, last = _place(letters[0]) if from_the_first else 0, _place(letters[-1])
        yield from (each for each in LETTERS if first < _place(each) < last and each not in steps)


def _place(letter: str) -> float:
    """Where a letter stands in the alphabet: đ behind d."""
    return ord("d") + 0.5 if letter == "đ" else ord(letter)


def _written(steps: Steps) -> str:
    """A number as printed: 4.1, 1a."""
    return "".join(f".{step}" if at and step.isdecimal() else step for at, step in enumerate(steps))
