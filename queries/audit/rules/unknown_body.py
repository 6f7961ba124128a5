"""A plan gives work to a body that the register does not know: new, local, or misspelt.

Kế hoạch giao việc cho cơ quan không có trong danh bạ: mới lập, của địa phương, hoặc viết sai tên.
"""

from collections.abc import Iterator

from queries.audit.findings import Finding
from queries.audit.rule import NOBODY_TAKES_PART, NOT_ASKED, Rule, Scope, Setting

RULE = Rule(
    id="unknown-body",
    severity="note",
    title={"vi": "Cơ quan không có trong danh bạ", "en": "Body unknown to the register"},
    value={"vi": "số lần kế hoạch giao việc cho cơ quan đó", "en": "how often the plan names it"},
    denominator={
        "vi": "cơ quan gọi đích danh mà kế hoạch giao việc",
        "en": "bodies by name that the plan gives work",
    },
    settings=(
        Setting(
            "mentions",
            1,
            {"vi": "Từ bao nhiêu lần thì báo.", "en": "From how many mentions a body is told."},
        ),
    ),
)


def find(scope: Scope) -> Iterator[Finding]:
    """Bodies by name that are in no register; collectives are not looked up."""
    named = {
        key: where for key, where in scope.mentions.items() if not scope.agency(key).collective
    }
    if not named or not scope.register_asked:
        yield scope.cannot(*(NOT_ASKED if named else NOBODY_TAKES_PART))
        return
    least = scope.number("mentions")
    for key, where in named.items():
        if not scope.agency(key).registered and len(where) >= least:
            yield scope.found(
                f"{scope.agency(key).name} không có trong danh bạ",
                f"{scope.agency(key).name} is not in the register",
                value=len(where),
                threshold=least,
                denominator=len(named),
                agencies=[key],
                evidence=where,
            )
