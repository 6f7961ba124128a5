"""What part of the graph a figure shows."""

from dataclasses import dataclass

from viz.drawing import clean
from viz.facts import Edge, Facts
from viz.figures.words import Words


class FigureError(Exception):
    """A figure cannot be drawn; the text says why, and what to do."""


@dataclass(frozen=True)
class Part:
    """One plan, by its index, or all; agencies of one province, by its name, or all."""

    plan: int | None = None
    province: str | None = None


def edges_of(facts: Facts, part: Part) -> list[Edge]:
    """The leads and supports of a part of the graph.

    Raises:
        FigureError: If there are none.
    """
    edges = [
        edge
        for edge in facts.participations(part.plan)
        if edge.agency is not None and part.province in (None, facts.agencies[edge.agency].province)
    ]
    if edges:
        return edges
    if not facts.plans:
        raise FigureError("the graph holds no plan; load some first: daumoi load FOLDER")
    raise FigureError("nothing to draw: no agency leads or supports a task here")


def subtitle(facts: Facts, part: Part, word: Words) -> str:
    """What the figure is about: the plan's title, or how many plans; the province."""
    if part.plan is not None:
        about = name_of(facts, part.plan)
    elif len(facts.plans) == 1:
        about = name_of(facts, 0)
    else:
        about = word("all_plans", len(facts.plans))
    return f"{about}. {word('in_province', part.province)}" if part.province else about


def source(facts: Facts, part: Part, word: Words) -> str:
    """The documents that the figure rests on: their numbers, else their titles."""
    shown = range(len(facts.plans)) if part.plan is None else [part.plan]
    return word("source", "; ".join(name_of(facts, each) for each in shown))


def name_of(facts: Facts, plan: int) -> str:
    """A plan's title, with its number where it has one."""
    row = facts.plans[plan]
    title = clean(str(row["title"]))
    return f"{title} ({row['number']})" if row["number"] else title
