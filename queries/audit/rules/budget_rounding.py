"""Yearly money, rounded to whole millions as tables print it, does not add up to its total.

Kinh phí từng năm làm tròn đến triệu đồng như bảng in ra thì cộng lại không bằng tổng.
"""

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping

from queries.audit.findings import Finding
from queries.audit.rule import Rule, Scope, Setting, number_in
from queries.facts import Evidence

RULE = Rule(
    id="budget-rounding",
    severity="note",
    title={"vi": "Làm tròn làm lệch tổng kinh phí", "en": "Rounding changes the budget's total"},
    value={
        "vi": "tổng của số từng năm đã làm tròn, triệu đồng",
        "en": "sum of the rounded yearly figures, million VND",
    },
    denominator={"vi": "năm có kinh phí", "en": "years with money"},
    settings=(
        Setting(
            "difference",
            1,
            {
                "vi": "Lệch tổng từ bao nhiêu triệu đồng thì báo.",
                "en": "From how many million VND away from the total it is told.",
            },
        ),
    ),
)
SOURCES = {
    "national": ("nguồn trung ương", "the national source"),
    "provincial": ("nguồn địa phương", "the provincial source"),
    "both": ("mọi nguồn", "both sources"),
}
Yearly = Mapping[int, float]


def find(scope: Scope) -> Iterator[Finding]:
    """Sources, and all of them together, whose rounded years miss the total."""
    money = _by_source(scope)
    if not money:
        yield scope.cannot(
            "kế hoạch không có dòng kinh phí chia theo năm",
            "the plan has no budget lines with yearly parts",
        )
        return
    least = scope.number("difference")
    rounded = {source: sum(map(_whole, years.values())) for source, years in money.items()}
    if len(money) > 1:
        rounded["both"] = sum(rounded.values())
    for source, printed in rounded.items():
        years = money.get(source) or _together(money)
        total = sum(years.values())
        if abs(printed - total) >= least:
            vi, en = SOURCES[source]
            yield scope.found(
                f"Số từng năm làm tròn của {vi} cộng lại "
                f"{number_in('vi', printed)}, không phải {number_in('vi', total)}",
                f"The rounded years of {en} add up to "
                f"{number_in('en', printed)}, not {number_in('en', total)}",
                value=printed,
                threshold=total,
                denominator=len(years),
                evidence=[_where(scope, source)],
            )


def _by_source(scope: Scope) -> dict[str, Yearly]:
    """The money of each year, million VND, by source."""
    found: dict[str, dict[int, float]] = defaultdict(lambda: defaultdict(float))
    for line in scope.facts.budget_lines:
        for part in line.allocations:
            if part.year and part.source and part.amount is not None:
                found[part.source][part.year] += part.amount
    return {source: found[source] for source in sorted(found)}


def _together(money: Mapping[str, Yearly]) -> Yearly:
    years: dict[int, float] = defaultdict(float)
    for each in money.values():
        for year, amount in each.items():
            years[year] += amount
    return years


def _whole(amount: float) -> int:
    """Rounded as tables do: a half goes up."""
    return math.floor(amount + 0.5)


def _where(scope: Scope, source: str) -> Evidence:
    """The first line with a fraction in a year of the source, which makes the rounding differ."""
    for line in scope.facts.budget_lines:
        if any(
            part.amount is not None and part.amount % 1 and source in {part.source, "both"}
            for part in line.allocations
        ):
            return line.evidence
    return scope.facts.budget_lines[0].evidence
