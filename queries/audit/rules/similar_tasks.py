"""Two tasks of one province say nearly the same and have different leads, be some of them common.

Hai nhiệm vụ của cùng một tỉnh gần như giống nhau nhưng cơ quan chủ trì khác nhau, dù có phần chung.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from graph.text import fold
from queries.audit.findings import Finding
from queries.audit.rule import NOBODY_LEADS, Rule, Scope, Setting
from queries.facts import Programme, Task

RULE = Rule(
    id="similar-tasks",
    severity="warning",
    title={
        "vi": "Nhiệm vụ gần giống nhau, khác cơ quan chủ trì",
        "en": "Nearly the same task, different leads",
    },
    value={
        "vi": "phần từ chung (0 đến 1)",
        "en": "share of common words (0 to 1)",
    },
    denominator={"vi": "nhiệm vụ có cơ quan chủ trì", "en": "tasks with a lead"},
    settings=(
        Setting(
            "similarity",
            0.75,
            {
                "vi": "Từ phần từ chung nào thì báo (0 đến 1).",
                "en": "From which share of common words the two are told (0 to 1).",
            },
        ),
        Setting(
            "words",
            5,
            {
                "vi": "Nhiệm vụ có ít từ khác nhau hơn số này thì không so sánh.",
                "en": "Tasks with fewer different words than this are not compared.",
            },
        ),
    ),
    across=True,
)
Words = frozenset[str]


def find(scope: Scope) -> Iterator[Finding]:
    """Pairs of tasks, each pair once."""
    led = [task for task in scope.assigned if task.leads]
    with_leads = {task.programme for task in led}
    for key in scope.facts.programmes:
        if key not in with_leads:
            yield scope.cannot(*NOBODY_LEADS, key)
    least = scope.number("similarity")
    words = {task.id: frozenset(fold(task.text or task.name).split()) for task in led}
    compared = [task for task in led if len(words[task.id]) >= scope.number("words")]
    for one, other in _candidates(compared, words, least):
        alike = len(words[one.id] & words[other.id]) / len(words[one.id] | words[other.id])
        leads, others = sorted(_leads(one)), sorted(_leads(other))
        if alike >= least and leads != others and _together(scope, one, other):
            yield scope.found(
                f"{one.name} ({scope.names(leads)}) và {other.name} ({scope.names(others)})",
                f"{one.name} ({scope.names(leads)}) and {other.name} ({scope.names(others)})",
                value=round(alike, 6),
                threshold=least,
                denominator=len(led),
                tasks=[one, other],
                agencies=dict.fromkeys((*leads, *others)),
            )


def _candidates(
    tasks: Sequence[Task], words: Mapping[str, Words], least: float
) -> Iterator[tuple[Task, Task]]:
    """Pairs that may be alike: they share one of their rarest words.

    Two sets of which the share `least` is common must share a word among the first `size -
    ceil(least * size) + 1` of each, in one order of all words.
    """
    count = Counter(word for task in tasks for word in words[task.id])
    by_word: dict[str, list[Task]] = defaultdict(list)
    for task in tasks:
        ordered = sorted(words[task.id], key=lambda word: (count[word], word))
        met: dict[str, Task] = {}
        for word in ordered[: len(ordered) - math.ceil(least * len(ordered)) + 1]:
            met |= {other.id: other for other in by_word[word]}
            by_word[word].append(task)
        yield from ((other, task) for other in met.values())


def _leads(task: Task) -> set[str]:
    return {each.agency for each in task.leads}


def _together(scope: Scope, one: Task, other: Task) -> bool:
    """Whether the tasks' plans share a province and a day."""
    first, second = (scope.facts.programmes[each.programme] for each in (one, other))
    return bool(set(first.provinces) & set(second.provinces)) and _overlap(first, second)


def _overlap(first: Programme, second: Programme) -> bool:
    def before(one: Programme, other: Programme) -> bool:
        return bool(one.ends_on and other.starts_on and one.ends_on < other.starts_on)

    return not before(first, second) and not before(second, first)
