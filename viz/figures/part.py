"""What part of the graph a figure shows."""

from dataclasses import dataclass
from itertools import accumulate

from viz.drawing import clean
from viz.facts import Edge, Facts
from viz.figures.words import Words

MOST_NAMED = 280
"""Letters of plans' names in a note: what three lines hold."""


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


def subtitle(facts: Facts, part: Part, edges: list[Edge], word: Words) -> str:
    """What the figure is about: the title of the plan of these edges, or how many; the province."""
    plans = _plans(edges)
    about = name_of(facts, plans[0]) if len(plans) == 1 else word("all_plans", len(plans))
    return f"{about}. {word('in_province', part.province)}" if part.province else about


def source(facts: Facts, edges: list[Edge], word: Words) -> str:
    """The documents that these edges come from, by title and number; of many how many more."""
    names = [name_of(facts, plan) for plan in _plans(edges)]
    lengths = accumulate(len(name) for name in names)
    shown = max(1, sum(length <= MOST_NAMED for length in lengths))
    more = [word("more_plans", len(names) - shown)] if shown < len(names) else []
    return word("source", "; ".join([*names[:shown], *more]))


def _plans(edges: list[Edge]) -> list[int]:
    return sorted({edge.plan for edge in edges})


def name_of(facts: Facts, plan: int) -> str:
    """A plan's title, with its number where it has one."""
    row = facts.plans[plan]
    title = clean(str(row["title"]))
    return f"{title} ({row['number']})" if row["number"] else title
