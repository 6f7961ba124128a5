"""Two targets for one thing, year and unit that cannot both be kept.

Hai chỉ tiêu cho cùng một nội dung, cùng năm, cùng đơn vị mà không thể cùng đạt.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from graph.text import fold
from queries.audit.findings import Finding
from queries.audit.rule import Rule, Scope, Setting, number_in
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
Range = tuple[float, float]
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
    shared = {key: each for key, each in subjects.items() if len(each) > 1}
    compared = sum(map(len, shared.values()))
    for subject in sorted(shared, key=str):
        for pair in combinations(shared[subject], 2):
            yield from _judged(scope, pair, compared)


def _subject(scope: Scope, target: Target) -> Subject:
    """What a target is about: province, product, indicator, unit, year."""
    provinces = scope.facts.programmes[target.programme].provinces
    place = target.province or next(iter(provinces), None)
    words = fold(target.indicator or ""), fold(target.unit or "")
    return place, target.product, *words, target.year


def _judged(scope: Scope, pair: Sequence[Target], compared: int) -> Iterator[Finding]:
    most = scope.number("gap")
    (low, high), (other_low, other_high) = (_range(scope, each) for each in pair)
    above, below = max(low, other_low), min(high, other_high)
    gap = (above - below) / abs(above) if above > below and above else 0.0
    if gap > most:
        about = f"{pair[0].indicator} ({pair[0].year or '—'})"
        yield scope.found(
            f"{about}: {' và '.join(_shown(each, 'vi') for each in pair)}",
            f"{about}: {' and '.join(_shown(each, 'en') for each in pair)}",
            value=round(gap, 6),
            threshold=most,
            denominator=compared,
            evidence=[each.evidence for each in pair],
        )


def _range(scope: Scope, target: Target) -> Range:
    """The values that keep a target."""
    slack = scope.number("about") if target.approximate else 0.0
    low = float("-inf") if target.minimum is None else target.minimum
    high = float("inf") if target.maximum is None else target.maximum
    return low - abs(low) * slack if low > float("-inf") else low, high + (
        abs(high) * slack if high < float("inf") else 0.0
    )


def _shown(target: Target, language: Language) -> str:
    bounds = [each for each in (target.minimum, target.maximum) if each is not None]
    values = [number_in(language, each) for each in bounds]
    sign = "≤ " if target.minimum is None else "≥ " if target.maximum is None else ""
    return f"{sign}{'–'.join(dict.fromkeys(values))} {target.unit or ''}".strip()
