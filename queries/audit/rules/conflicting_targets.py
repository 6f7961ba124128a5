"""Two targets for one thing, year and unit that cannot both be kept.

Thousands, millions and billions of a unit are reckoned in the unit. A target that stands in a row
or duty is that task's own and is held against others of the same task alone; those of two
objectives of one plan are not held against each other.

Hai chỉ tiêu cho cùng một nội dung, cùng năm, cùng đơn vị mà không thể cùng đạt.

Nghìn, triệu, tỷ được quy về cùng đơn vị. Chỉ tiêu ghi trong một dòng phân công hoặc nhiệm vụ được
giao là của riêng nhiệm vụ đó, chỉ so với chỉ tiêu khác của cùng nhiệm vụ; chỉ tiêu của hai nhiệm vụ
trọng tâm trong một kế hoạch không so với nhau.
"""

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from graph.text import fold
from queries.audit.findings import Finding
from queries.audit.rule import ASSIGNED, Rule, Scope, Setting, number_in
from queries.catalogue import Language
from queries.facts import Target

RULE = Rule(
    id="conflicting-targets",
    severity="error",
    title={"vi": "Chỉ tiêu mâu thuẫn", "en": "Targets that contradict each other"},
    value={
        "vi": "khoảng cách giữa hai chỉ tiêu, theo phần của số lớn hơn",
        "en": "gap between the two targets, as a share of the greater",
    },
    denominator={"vi": "chỉ tiêu so sánh được với nhau", "en": "targets that compare with others"},
    settings=(
        Setting(
            "gap",
            0.0,
            {
                "vi": "Khoảng cách lớn hơn mức này thì báo (0 đến 1).",
                "en": "A gap above this is told (0 to 1).",
            },
        ),
        Setting(
            "about",
            0.1,
            {
                "vi": "Số ghi 'khoảng' được lệch bao nhiêu phần.",
                "en": "By which share a value that is said to be about so much may differ.",
            },
        ),
    ),
    across=True,
)
SCALES = {"nghìn": 1e3, "ngàn": 1e3, "triệu": 1e6, "tỷ": 1e9, "tỉ": 1e9}
"""What a word before a unit multiplies it by."""
Range = tuple[float, float]
Pair = tuple[Target, Target]
Subject = tuple[str | None, str | None, str, str, int | None]


def find(scope: Scope) -> Iterator[Finding]:
    """Pairs of targets whose ranges do not meet."""
    said = {target.programme for target in scope.facts.targets}
    for key in scope.facts.programmes:
        if key not in said:
            yield scope.cannot("kế hoạch không có chỉ tiêu", "the plan sets no targets", key)
    subjects: dict[Subject, list[Target]] = defaultdict(list)
    for target in scope.facts.targets:
        subjects[_subject(scope, target)].append(target)
    pairs = [
        pair
        for subject in sorted(subjects, key=str)
        for pair in combinations(subjects[subject], 2)
        if _bind_one_thing(scope, pair)
    ]
    compared = len({id(each) for pair in pairs for each in pair})
    for pair in pairs:
        yield from _judged(scope, pair, compared)


def _bind_one_thing(scope: Scope, pair: Pair) -> bool:
    """Whether both are of one task, or neither of a row or duty nor of two tasks of one plan."""
    one, other = pair
    if one.task == other.task:
        return True
    tasks = [scope.facts.tasks[each.task] for each in pair if each.task]
    in_one_plan = len(tasks) == len(pair) and one.programme == other.programme
    return not in_one_plan and not any(task.kind in ASSIGNED for task in tasks)


def _subject(scope: Scope, target: Target) -> Subject:
    """What a target is about: province, product, indicator, unit, year."""
    provinces = scope.facts.programmes[target.programme].provinces
    place = target.province or next(iter(provinces), None)
    _, unit = _measured(target)
    return place, target.product, fold(target.indicator or ""), unit, target.year


def _measured(target: Target) -> tuple[float, str]:
    """What a target's values are multiplied by, and their unit: 'nghìn ha' is 1000 and 'ha'."""
    words = (target.unit or "").casefold().split()
    scale = SCALES.get(words[0]) if words else None
    return (scale, " ".join(words[1:])) if scale else (1.0, " ".join(words))


def _judged(scope: Scope, pair: Pair, compared: int) -> Iterator[Finding]:
    most = scope.number("gap")
    (low, high), (other_low, other_high) = (_range(scope, each) for each in pair)
    above, below = max(low, other_low), min(high, other_high)
    gap = round((above - below) / abs(above), 6) if above > below and above else 0.0
    if gap > most:
        about = f"{pair[0].indicator} ({pair[0].year or '—'})"
        yield scope.found(
            f"{about}: {' và '.join(_shown(each, 'vi') for each in pair)}",
            f"{about}: {' and '.join(_shown(each, 'en') for each in pair)}",
            value=gap,
            threshold=most,
            denominator=compared,
            evidence=[each.evidence for each in pair],
        )


def _range(scope: Scope, target: Target) -> Range:
    """The values that keep a target, in its unit without a word such as nghìn."""
    slack = scope.number("about") if target.approximate else 0.0
    scale, _ = _measured(target)
    low = float("-inf") if target.minimum is None else target.minimum * scale
    high = float("inf") if target.maximum is None else target.maximum * scale
    return low - abs(low) * slack if low > float("-inf") else low, high + (
        abs(high) * slack if high < float("inf") else 0.0
    )


def _shown(target: Target, language: Language) -> str:
    bounds = [each for each in (target.minimum, target.maximum) if each is not None]
    values = [number_in(language, each) for each in bounds]
    sign = "≤ " if target.minimum is None else "≥ " if target.maximum is None else ""
    return f"{sign}{'–'.join(dict.fromkeys(values))} {target.unit or ''}".strip()
