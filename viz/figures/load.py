"""The load of each agency: a bar with what it leads and what it supports."""

from collections import defaultdict
from dataclasses import dataclass

from viz.drawing import clean
from viz.facts import Edge, Facts
from viz.figures.letters import wrap
from viz.figures.part import Part, edges_of, source, subtitle
from viz.figures.sheet import MARGIN, TEXT, UPRIGHT, Drawn, Mark
from viz.figures.words import Words

MOST = 40
"""Agencies drawn: what an upright sheet of A4 holds."""
NAMES = 236.0
"""Width of the names."""
NUMBERS = 140.0
"""Width of the figures right of the bars."""
STEPS = (0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)
BAR = 12.0


@dataclass(frozen=True)
class Row:
    """An agency: its name in lines, its bar from 0 on, and its figures."""

    y: float
    height: float
    name: list[str]
    lead: float
    support: float
    load: str
    leads: str
    supports: str


@dataclass(frozen=True)
class Load:
    """How many tasks an agency leads and supports."""

    agency: int
    leads: int
    supports: int

    @property
    def load(self) -> float:
        """One for each task led, half for each supported."""
        return self.leads + self.supports / 2


def load(facts: Facts, part: Part, word: Words) -> Drawn:
    """The agencies of a part of the graph, the most loaded first."""
    edges = edges_of(facts, part)
    loads = loads_of(edges)
    shown = loads[:MOST]
    step, ticks = _ticks(shown[0].load)
    start, end = MARGIN + NAMES + 10, UPRIGHT - MARGIN - NUMBERS
    scale = (end - start) / (step * (ticks - 1))
    rows = _rows(facts, shown, scale, word)
    notes = [word("load_note"), source(facts, edges, word)]
    if len(loads) > MOST:
        notes.insert(0, word("most_note", MOST, len(loads)))
    height = rows[-1].y + rows[-1].height
    return Drawn(
        "load",
        word("load_title"),
        subtitle(facts, part, edges, word),
        UPRIGHT,
        height + 22,
        [Mark("lead_bar", word("lead_bar")), Mark("support_bar", word("support_bar"))],
        notes,
        {
            "rows": rows,
            "start": start,
            "names": MARGIN + NAMES,
            "ticks": [(start + at * step * scale, word.number(at * step)) for at in range(ticks)],
            "bottom": height,
            "bar": BAR,
            "columns": [UPRIGHT - MARGIN - at for at in (102, 54, 0)],
        },
    )


def loads_of(edges: list[Edge]) -> list[Load]:
    """The loads of agencies within these edges, the greatest first."""
    led: dict[int | None, set[int | None]] = defaultdict(set)
    supported: dict[int | None, set[int | None]] = defaultdict(set)
    for edge in edges:
        (led if edge.role == "lead" else supported)[edge.agency].add(edge.task)
    agencies = {edge.agency for edge in edges if edge.agency is not None}
    loads = [Load(each, len(led[each]), len(supported[each])) for each in sorted(agencies)]
    return sorted(loads, key=lambda each: -each.load)


def _rows(facts: Facts, loads: list[Load], scale: float, word: Words) -> list[Row]:
    rows, y = [], 20.0
    for each in loads:
        name = wrap(clean(facts.agencies[each.agency].label), TEXT, NAMES, 2)
        height = 20.0 if len(name) == 1 else 31.0
        rows.append(
            Row(
                y,
                height,
                name,
                each.leads * scale,
                each.supports / 2 * scale,
                word.number(each.load),
                word.number(each.leads),
                word.number(each.supports),
            )
        )
        y += height
    return rows


def _ticks(most: float) -> tuple[float, int]:
    """The step of the scale, and how many marks it needs, the one at 0 included."""
    step = next((each for each in STEPS if most / each <= 6), STEPS[-1])
    return step, int(-(-most // step)) + 1
