"""A reference is later than the plan, is the plan itself, or its number, kind and date do not fit.

A plan without a date of issue is held to the last day of its period.

Căn cứ không thể đúng: ra sau kế hoạch, là chính kế hoạch, hoặc số, loại và ngày không khớp nhau.

Kế hoạch không ghi ngày ban hành thì xét theo ngày cuối của thời kỳ.
"""

import re
from collections.abc import Iterator

from graph.text import fold
from queries.audit.findings import Finding
from queries.audit.rule import Rule, Scope, Setting
from queries.facts import Programme, Reference

RULE = Rule(
    id="impossible-reference",
    severity="error",
    title={"vi": "Căn cứ không thể đúng", "en": "Reference that cannot be right"},
    value={"vi": "số điều không khớp", "en": "things that do not fit"},
    denominator={"vi": "căn cứ của kế hoạch", "en": "references of the plan"},
    settings=(
        Setting(
            "faults",
            1,
            {
                "vi": "Từ bao nhiêu điều không khớp thì báo.",
                "en": "From how many things that do not fit a reference is told.",
            },
        ),
    ),
)
KINDS = frozenset(
    ("NQ", "QĐ", "CT", "CTR", "KH", "PA", "ĐA", "DA", "BC", "TTR", "TB", "HD", "KL", "NĐ", "TT")
)
"""The codes of kinds in a number, in capitals; letters and laws have none."""
_YEAR = re.compile(r"(?<=[/\-–])(?:19|20)\d\d(?!\d)")
_SYMBOLS = re.compile(r"[/\-–]")
Fault = tuple[str, str]


def find(scope: Scope) -> Iterator[Finding]:
    """References with a fault."""
    references = scope.facts.references
    if not references:
        yield scope.cannot("kế hoạch không ghi căn cứ nào", "the plan names no references")
        return
    if scope.plan.issued_on is None:
        yield scope.cannot(
            "kế hoạch không ghi ngày ban hành để so với ngày của căn cứ",
            "the plan has no date of issue to compare with those of its references",
        )
    least = scope.number("faults")
    for each in references:
        faults = list(_faults(each, scope.plan))
        if faults and len(faults) >= least:
            yield scope.found(
                f"{each.number}: {'; '.join(vi for vi, _ in faults)}",
                f"{each.number}: {'; '.join(en for _, en in faults)}",
                value=len(faults),
                threshold=least,
                denominator=len(references),
                evidence=[each.evidence],
            )


def _faults(each: Reference, plan: Programme) -> Iterator[Fault]:
    latest = plan.issued_on or plan.ends_on or "9999"
    year = _YEAR.search(each.number)
    if not re.search(r"\d", each.number):
        yield "số hiệu không có chữ số", "its number has no digit"
    if fold(each.number) == fold(plan.number or "") and each.issued_on in {None, plan.issued_on}:
        yield "là số của chính kế hoạch", "its number is the plan's own"
    if each.issued_on and each.issued_on > latest:
        yield f"ngày {each.issued_on} sau {latest}", f"dated {each.issued_on}, after {latest}"
    if year and not each.issued_on and year[0] > latest[:4]:
        yield f"số ghi năm {year[0]}, sau {latest}", f"its number says {year[0]}, after {latest}"
    if year and each.issued_on and year[0] != each.issued_on[:4]:
        yield (
            f"số ghi năm {year[0]}, ngày {each.issued_on}",
            (f"its number says {year[0]}, its date {each.issued_on}"),
        )
    kinds = {part.upper() for part in _SYMBOLS.split(each.number)} & KINDS
    if each.kind and kinds and each.kind.upper() in KINDS - kinds:
        told = ", ".join(sorted(kinds))
        yield f"loại {each.kind}, số ghi {told}", f"its kind is {each.kind}, its number says {told}"
