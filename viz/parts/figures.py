"""The headline figures and the list of plans."""

from dataclasses import dataclass

from queries.catalogue import Language
from viz.facts import Facts, Record
from viz.text import day, decimal


@dataclass(frozen=True)
class Figure:
    """One figure: the word that names it, its value, and what it is about where that helps."""

    word: str
    value: str
    about: str = ""


@dataclass(frozen=True)
class PlanLine:
    """One plan in the list."""

    record: Record
    period: str
    provinces: str
    tasks: int


def figures(facts: Facts, language: Language) -> dict[str, object]:
    """The figures, and the plans they are summed from."""

    def total(*columns: str) -> str:
        return decimal(sum(plan[name] for plan in facts.plans for name in columns), language)

    shown = [
        Figure("plans", decimal(len(facts.plans), language)),
        Figure("tasks", total("assignments", "duties")),
        Figure("agencies", decimal(len(facts.agencies), language)),
        Figure("leads", total("leads")),
        Figure("supports", total("supports")),
        Figure("leaderless", decimal(facts.leaderless, language)),
        Figure("undated", decimal(facts.undated, language)),
    ]
    if facts.agencies:
        first = facts.agencies[0]
        shown.append(Figure("busiest", decimal(first.load["load"], language), first.label))
    return {"figures": shown, "plans": [_plan(facts, plan, language) for plan in facts.plans]}


def _plan(facts: Facts, plan: Record, language: Language) -> PlanLine:
    days = [day(plan[name], language) for name in ("starts_on", "ends_on") if plan[name]]
    places = ", ".join(facts.provinces.get(each, each) for each in plan["provinces"])
    return PlanLine(plan, " – ".join(days), places, plan["assignments"] + plan["duties"])
