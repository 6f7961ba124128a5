"""Something was not understood when the document was read: look before you trust the rest.

Có chỗ không hiểu được khi đọc văn bản: nên xem lại trước khi dùng các phát hiện khác.
"""

from collections import defaultdict
from collections.abc import Iterator

from queries.audit.findings import Finding
from queries.audit.rule import Rule, Scope, Setting
from queries.notes import sentence

RULE = Rule(
    id="reading-diagnostics",
    severity="note",
    title={"vi": "Ghi chú khi đọc văn bản", "en": "Diagnostics of reading"},
    value={"vi": "số ghi chú cùng loại", "en": "diagnostics of that kind"},
    denominator={"vi": "mọi ghi chú của kế hoạch", "en": "all diagnostics of the plan"},
    settings=(
        Setting(
            "severities",
            ("warning", "error"),
            {
                "vi": "Những mức được báo: info, warning, error.",
                "en": "The severities that are told: info, warning, error.",
            },
        ),
        Setting(
            "diagnostics",
            1,
            {
                "vi": "Từ bao nhiêu ghi chú cùng loại thì báo.",
                "en": "From how many diagnostics of one kind they are told.",
            },
        ),
    ),
)


def find(scope: Scope) -> Iterator[Finding]:
    """One finding for each kind of diagnostic; where all was understood there is none."""
    told, least = scope.texts("severities"), scope.number("diagnostics")
    kinds = defaultdict(list)
    for each in scope.facts.diagnostics:
        if each.severity in told:
            kinds[each.code].append(each)
    for code in sorted(kinds):
        if len(kinds[code]) >= least:
            said = " ".join(dict.fromkeys(each.message for each in kinds[code]))
            yield scope.found(
                sentence(code) or f"{code}: {said}",
                f"{code}: {said}",
                value=len(kinds[code]),
                threshold=least,
                denominator=len(scope.facts.diagnostics),
                evidence=[each.evidence for each in kinds[code]],
            )
