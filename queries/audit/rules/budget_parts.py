"""The yearly parts of a budget line do not add up to the amount or the quantity of the line.

Lines alone hold a total: one of a year, of a source or of all lines that did not add up when the
document was read is told by reading-diagnostics.

Các phần theo năm của một dòng kinh phí không cộng thành số tiền hoặc số lượng của dòng.

Chỉ dòng có tổng để so: tổng của một năm, một nguồn hoặc của mọi dòng mà khi đọc văn bản thấy không
khớp thì do reading-diagnostics báo.
"""

from collections.abc import Iterator

from queries.audit.findings import Finding
from queries.audit.rule import Rule, Scope, Setting, number_in
from queries.facts import BudgetLine

RULE = Rule(
    id="budget-parts",
    severity="error",
    title={"vi": "Kinh phí từng năm không khớp tổng", "en": "Budget parts against their total"},
    value={
        "vi": "chênh lệch, triệu đồng hoặc đơn vị của dòng",
        "en": "difference, million VND or the line's unit",
    },
    denominator={
        "vi": "dòng kinh phí có phần theo năm và có tổng",
        "en": "budget lines with yearly parts and a total",
    },
    settings=(
        Setting(
            "difference",
            0.5,
            {
                "vi": "Chênh lệch lớn hơn mức này thì báo.",
                "en": "A difference above this is told.",
            },
        ),
    ),
)


def find(scope: Scope) -> Iterator[Finding]:
    """Lines whose parts differ from what the line says."""
    parted = [line for line in scope.facts.budget_lines if line.allocations]
    if not parted:
        yield scope.cannot(
            "kế hoạch không có dòng kinh phí chia theo năm",
            "the plan has no budget lines with yearly parts",
        )
        return
    compared = {line.id: list(_sums(line)) for line in parted}
    unstated = [line for line in parted if not compared[line.id]]
    if unstated:
        yield scope.cannot(
            f"{len(unstated)} dòng kinh phí chia theo năm không ghi tổng, đầu tiên là "
            f"{unstated[0].name}",
            f"{len(unstated)} budget lines with yearly parts state no total, the first of them "
            f"{unstated[0].name}",
        )
    most = scope.number("difference")
    for line in parted:
        for (vi, en), parts, total in compared[line.id]:
            if abs(parts - total) > most:
                yield scope.found(
                    f"{line.name}: {vi} các năm cộng lại {number_in('vi', parts)}, "
                    f"ghi {number_in('vi', total)}",
                    f"{line.name}: {en} of the years add up to {number_in('en', parts)}, "
                    f"stated {number_in('en', total)}",
                    value=round(abs(parts - total), 6),
                    threshold=most,
                    denominator=len(parted) - len(unstated),
                    evidence=[line.evidence],
                )


def _sums(line: BudgetLine) -> Iterator[tuple[tuple[str, str], float, float]]:
    """What is added up, its parts' sum, and what the line says; only where all parts are known."""
    amounts = [each.amount for each in line.allocations if each.amount is not None]
    quantities = [each.quantity for each in line.allocations if each.quantity is not None]
    for words, parts, total in (
        (("số tiền", "amounts"), amounts, line.amount),
        (("số lượng", "quantities"), quantities, line.quantity),
    ):
        if total is not None and len(parts) == len(line.allocations):
            yield words, sum(parts), total
