"""What the plans are to reach and to spend: targets, budget lines, and reports to be given."""

from queries.facts import BudgetLine, Report, Target
from viz.facts import Facts
from viz.parts.lean import Item, lean
from viz.parts.work import source


def targets(facts: Facts) -> list[Item]:
    """Every target; of a province where no product is named."""
    return [_target(facts, each) for each in facts.known.targets]


def budget(facts: Facts) -> list[Item]:
    """Every budget line with its parts; amounts in million VND."""
    return [_line(facts, each) for each in facts.known.budget_lines]


def reports(facts: Facts) -> list[Item]:
    """Who reports to whom by when."""
    return [_report(facts, each) for each in facts.known.reports]


def _target(facts: Facts, target: Target) -> Item:
    return lean(
        plan=facts.plan_places[target.programme],
        product=target.product and facts.known.products.get(target.product, target.product),
        province=target.province,
        indicator=target.indicator,
        minimum=target.minimum,
        maximum=target.maximum,
        about=target.approximate,
        unit=target.unit,
        year=target.year,
        task=facts.task_places.get(target.task or ""),
        **source(target.evidence),
    )


def _line(facts: Facts, line: BudgetLine) -> Item:
    return lean(
        plan=facts.plan_places[line.programme],
        title=line.name,
        group=line.group,
        unit=line.unit,
        quantity=line.quantity,
        amount=line.amount,
        parts=[
            lean(year=part.year, source=part.source, quantity=part.quantity, amount=part.amount)
            for part in line.allocations
        ],
        **source(line.evidence),
    )


def _report(facts: Facts, report: Report) -> Item:
    place = facts.agency_places
    return lean(
        plan=facts.plan_places[report.evidence.programme],
        agency=place[report.agency],
        to=place[report.to],
        via=place.get(report.via or ""),
        due=report.due,
        recurs=report.recurrence,
        **source(report.evidence),
    )
