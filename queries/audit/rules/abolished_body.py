"""A plan names a body that was abolished before the plan was made, as in the mergers of 2025.

A plan without a date of issue was made no earlier than its latest reference, and is held against
its first day too; where these are before the merger it cannot be said.

Kế hoạch nêu tên cơ quan đã không còn khi ban hành, như các cơ quan sáp nhập năm 2025.

Kế hoạch không ghi ngày ban hành thì xét theo căn cứ muộn nhất và ngày bắt đầu; nếu cả hai đều trước
khi sáp nhập thì không đánh giá được.
"""

from collections.abc import Iterator, Sequence

from queries.audit.findings import Finding
from queries.audit.rule import NOBODY_TAKES_PART, NOT_ASKED, Rule, Scope, Setting

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
    """Bodies that others had replaced when the plan was made, which it gives work."""
    named, least = scope.mentions, scope.number("mentions")
    if not named or not scope.register_asked:
        yield scope.cannot(*(NOT_ASKED if named else NOBODY_TAKES_PART))
        return
    gone = [key for key in named if _gone(scope, key) and len(named[key]) >= least]
    made = _made(scope)
    in_time = [key for key in gone if made is None or made < (_since(scope, key) or made)]
    if in_time and scope.plan.issued_on is None:
        yield _undated(scope, in_time)
    for key in gone:
        if key not in in_time:
            since, new = _since(scope, key), scope.names(scope.facts.successors.get(key, ()))
            yield scope.found(
                f"{scope.agency(key).name} không còn{_from('từ', since)}{_now('nay là', new)}",
                f"{scope.agency(key).name} is no more{_from('since', since)}{_now('now', new)}",
                value=len(named[key]),
                threshold=least,
                denominator=len(named),
                agencies=[key],
                evidence=named[key],
            )


def _gone(scope: Scope, key: str) -> bool:
    return key in scope.facts.successors or _since(scope, key) is not None


def _since(scope: Scope, key: str) -> str | None:
    return scope.agency(key).abolished_on


def _made(scope: Scope) -> str | None:
    """The day of issue, or the last day that the plan shows to be before it or in its period."""
    shown = [scope.plan.starts_on, *(each.issued_on for each in scope.facts.references)]
    return scope.plan.issued_on or max(filter(None, shown), default=None)


def _undated(scope: Scope, keys: Sequence[str]) -> Finding:
    names = scope.names(keys)
    return scope.cannot(
        f"kế hoạch không ghi ngày ban hành để biết khi đó còn hay không: {names}",
        f"the plan has no date of issue to tell whether these were still there: {names}",
    )


def _from(word: str, day: str | None) -> str:
    return f" {word} {day}" if day else ""


def _now(word: str, names: str) -> str:
    return f", {word} {names}" if names else ""
