"""Few bodies lead most tasks of a plan: by Herfindahl (HHI), by Gini or by the share of the top 3.

Ít cơ quan chủ trì phần lớn nhiệm vụ: theo Herfindahl (HHI), Gini hoặc phần của ba cơ quan đầu.
"""

from collections import Counter
from collections.abc import Iterator, Sequence

from queries.audit.findings import Finding
from queries.audit.rule import Rule, Scope, Setting, number_in

RULE = Rule(
    id="lead-concentration",
    severity="note",
    title={"vi": "Chủ trì tập trung vào ít cơ quan", "en": "Leads are concentrated"},
    value={
        "vi": "HHI, Gini hoặc phần của ba cơ quan đầu (0 đến 1)",
        "en": "HHI, Gini or share of the top 3 (0 to 1)",
    },
    denominator={"vi": "lượt chủ trì", "en": "leads of all tasks"},
    settings=(
        Setting(
            "hhi",
            0.25,
            {
                "vi": "Từ HHI nào thì báo: tổng bình phương phần của từng cơ quan chủ trì.",
                "en": "From which HHI: the sum of the squared shares of the leading bodies.",
            },
        ),
        Setting(
            "gini",
            0.6,
            {
                "vi": "Từ hệ số Gini nào giữa các cơ quan chủ trì thì báo.",
                "en": "From which Gini coefficient among the leading bodies.",
            },
        ),
        Setting(
            "top3",
            0.8,
            {
                "vi": "Từ phần nào của ba cơ quan đầu thì báo.",
                "en": "From which share of the top three.",
            },
        ),
        Setting(
            "agencies",
            4,
            {
                "vi": "Ít cơ quan chủ trì hơn số này thì không đánh giá.",
                "en": "With fewer leading bodies than this the plan is not judged.",
            },
        ),
    ),
)
MEASURES = {
    "hhi": {"vi": "chỉ số Herfindahl (HHI)", "en": "Herfindahl index (HHI)"},
    "gini": {"vi": "hệ số Gini", "en": "Gini coefficient"},
    "top3": {"vi": "phần của ba cơ quan đầu", "en": "share of the top 3"},
}


def find(scope: Scope) -> Iterator[Finding]:
    """One finding for each measure that is too high."""
    leads = Counter(
        agency for task in scope.assigned for agency in {each.agency for each in task.leads}
    )
    least = scope.number("agencies")
    if len(leads) < least:
        yield scope.cannot(
            f"chỉ {len(leads)} cơ quan chủ trì (cần {least:g})",
            f"only {len(leads)} bodies lead ({least:g} needed)",
        )
        return
    first = sorted(leads, key=lambda each: (-leads[each], each))[:3]
    named = ", ".join(f"{scope.agency(each).name} {leads[each]}" for each in first)
    values = measures(list(leads.values()))
    for name, exact in values.items():
        value = round(exact, 3)
        if exact >= scope.number(name):
            yield scope.found(
                f"Chủ trì tập trung, {MEASURES[name]['vi']} {number_in('vi', value)}: {named}",
                f"Leads are concentrated, {MEASURES[name]['en']} {number_in('en', value)}: {named}",
                value=round(exact, 6),
                threshold=scope.number(name),
                denominator=leads.total(),
                agencies=first,
                evidence=[
                    each.evidence
                    for task in scope.assigned
                    for each in task.leads
                    if each.agency in first
                ],
            )


def measures(counts: Sequence[int]) -> dict[str, float]:
    """HHI, Gini and the share of the three greatest of some counts above zero.

    >>> measures([1, 1])
    {'hhi': 0.5, 'gini': 0.0, 'top3': 1.0}
    """
    total, size, ordered = sum(counts), len(counts), sorted(counts)
    ranked = sum(rank * count for rank, count in enumerate(ordered, 1))
    return {
        "hhi": sum((count / total) ** 2 for count in counts),
        "gini": 2 * ranked / (size * total) - (size + 1) / size,
        "top3": sum(ordered[-3:]) / total,
    }
