"""A plan names a body that was abolished before the plan was made, as in the mergers of 2025.

Kế hoạch nêu tên cơ quan đã không còn khi ban hành, như các cơ quan sáp nhập năm 2025.
"""

from collections.abc import Iterator

from queries.audit.findings import Finding
from queries.audit.rule import NOBODY_TAKES_PART, NOT_ASKED, UNDATED, Rule, Scope, Setting

RULE = Rule(
    id="abolished-body",
    severity="error",
    title={"vi": "Cơ quan không còn tồn tại", "en": "Body that is no more"},
    value={"vi": "số lần kế hoạch giao việc cho cơ quan đó", "en": "how often the plan names it"},
    denominator={"vi": "cơ quan mà kế hoạch giao việc", "en": "bodies that the plan gives work"},
    settings=(
        Setting(
            "mentions",
            1,
            {"vi": "Từ bao nhiêu lần thì báo.", "en": "From how many mentions a body is told."},
        ),
    ),
)


def find(scope: Scope) -> Iterator[Finding]:
    """Bodies that others had replaced on the day of issue, or else on the plan's first day."""
    named = scope.mentions
    gone = [key for key in named if scope.agency(key).abolished_on or key in scope.facts.successors]
    made = scope.plan.issued_on or scope.plan.starts_on
    if not named or not scope.register_asked:
        yield scope.cannot(*(NOT_ASKED if named else NOBODY_TAKES_PART))
        return
    if gone and made is None:
        yield scope.cannot(*UNDATED)
        return
    least = scope.number("mentions")
    for key in gone:
        since = scope.agency(key).abolished_on
        if (since is None or str(made) >= since) and len(named[key]) >= least:
            new = scope.names(scope.facts.successors.get(key, ()))
            yield scope.found(
                f"{scope.agency(key).name} không còn{_from('từ', since)}{_now('nay là', new)}",
                f"{scope.agency(key).name} is no more{_from('since', since)}{_now('now', new)}",
                value=len(named[key]),
                threshold=least,
                denominator=len(named),
                agencies=[key],
                evidence=named[key],
            )


def _from(word: str, day: str | None) -> str:
    return f" {word} {day}" if day else ""


def _now(word: str, names: str) -> str:
    return f", {word} {names}" if names else ""
