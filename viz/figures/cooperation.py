"""Two provinces face to face: their agencies on both sides, the tasks done together between."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from viz.drawing import clean
from viz.facts import Facts, Record
from viz.figures.letters import cut, wrap
from viz.figures.network import role_mark
from viz.figures.part import FigureError, Part, edges_of
from viz.figures.sheet import MARGIN, SMALL, TEXT, UPRIGHT, Drawn
from viz.figures.words import Words
from viz.network import LINES
from viz.text import day

SIDE, MIDDLE = 178.0, 232.0
"""Widths of the boxes of agencies, and of tasks."""
HEAD = 30.0
"""Where the boxes begin, below the names of the provinces."""
PAD, GAP, STEP = 7.0, 10.0, 14.0
"""Space in a box around its lines, between boxes, and from line to line."""
MOST = 40
"""Tasks drawn at most."""
LATEST = "9999"
"""Comes after every deadline."""
Participation = tuple[str, str, str]
"""The ids of an agency and a task, and the role."""


@dataclass(frozen=True)
class Card:
    """An agency or a task: its box and the lines in it; the last may be a remark."""

    x: float
    y: float
    width: float
    height: float
    lines: list[str]
    remark: str = ""

    @property
    def middle(self) -> float:
        """Half its height, where lines meet it."""
        return self.y + self.height / 2


@dataclass(frozen=True)
class Link:
    """A line from an agency's box to a task's."""

    ends: tuple[float, float, float, float]
    role: str


def cooperation(rows: Sequence[Record], one: str, other: str, word: Words) -> Drawn:
    """The tasks in which agencies of both provinces take part.

    Args:
        rows: The answer to the question `cooperation` about the two provinces.
        one: The name of the province on the left.
        other: The name of the province on the right.
        word: The words.

    Raises:
        FigureError: If there are no such tasks, or too many.
    """
    ordered = sorted(rows, key=lambda row: str(row["ends_on"] or LATEST))
    tasks = {str(row["task_id"]): row for row in ordered}
    if not tasks:
        raise FigureError(f"nothing to draw: no task has agencies of both {one} and {other}")
    if len(tasks) > MOST:
        raise FigureError(f"{len(tasks)} common tasks are too many for one figure (at most {MOST})")
    texts = {key: _task_text(row, word) for key, row in tasks.items()}
    stacked = _stack(texts, (UPRIGHT - MIDDLE) / 2, MIDDLE)
    columns = [
        _side(rows, "a", stacked, MARGIN),
        stacked,
        _side(rows, "b", stacked, UPRIGHT - MARGIN - SIDE),
    ]
    height = max(map(_end, columns))
    left, between, right = (_half_way(each, height) for each in columns)
    parts = [_parts(rows, "a"), _parts(rows, "b")]
    plans = "; ".join(sorted({clean(str(row["programme"])) for row in rows}))
    roles = {role for part in parts for _, _, role in part}
    return Drawn(
        "cooperation",
        word("cooperation_title", one, other),
        plans,
        UPRIGHT,
        height,
        [role_mark(role, word) for role in ("lead", "support") if role in roles],
        [word("cooperation_note"), word("source", plans)],
        {
            "names": (one, word("tasks"), other),
            "agencies": [*left.values(), *right.values()],
            "tasks": list(between.values()),
            "links": _links(parts, (left, right), between),
            "looks": LINES,
            "centres": (MARGIN + SIDE / 2, UPRIGHT / 2, UPRIGHT - MARGIN - SIDE / 2),
            "pad": PAD,
            "step": STEP,
        },
    )


def busiest_pair(facts: Facts) -> tuple[str, str]:
    """The ids of the two provinces with most common tasks.

    Raises:
        FigureError: If no two provinces have any.
    """
    provinces: dict[int | None, set[str]] = defaultdict(set)
    for edge in edges_of(facts, Part()):
        province = None if edge.agency is None else facts.agencies[edge.agency].load["province"]
        if province:
            provinces[edge.task].add(province)
    pairs = Counter(pair for here in provinces.values() for pair in combinations(sorted(here), 2))
    if not pairs:
        raise FigureError("nothing to draw: no task has agencies of two provinces")
    return min(pairs, key=lambda pair: (-pairs[pair], pair))


def _parts(rows: Sequence[Record], letter: str) -> list[Participation]:
    """Who of one side takes part in which task, and how; each once."""
    found = {
        (str(row[f"agency_{letter}_id"]), str(row["task_id"]), str(row[f"role_{letter}"])): None
        for row in rows
    }
    return list(found)


def _task_text(row: Record, word: Words) -> tuple[list[str], str]:
    """The title of a task in lines, and where it stands and when it ends."""
    until = row["ends_on"] and word("deadline", day(str(row["ends_on"]), word.language))
    remark = " · ".join(clean(str(each)) for each in (row["locator"], until) if each)
    return wrap(clean(str(row["title"])), TEXT, MIDDLE - 2 * PAD), cut(
        remark, SMALL, MIDDLE - 2 * PAD
    )


def _stack(texts: Mapping[str, tuple[list[str], str]], x: float, width: float) -> dict[str, Card]:
    """Boxes one below the other."""
    placed, y = {}, HEAD
    for key, (lines, remark) in texts.items():
        height = STEP * (len(lines) + bool(remark)) + 2 * PAD
        placed[key] = Card(x, y, width, height, lines, remark)
        y += height + GAP
    return placed


def _side(
    rows: Sequence[Record], letter: str, tasks: Mapping[str, Card], x: float
) -> dict[str, Card]:
    """The agencies of a side, in the order of the middles of their tasks."""
    own: dict[str, set[float]] = defaultdict(set)
    names = {}
    for row in rows:
        agency = str(row[f"agency_{letter}_id"])
        own[agency].add(tasks[str(row["task_id"])].middle)
        names[agency] = wrap(clean(str(row[f"agency_{letter}"])), TEXT, SIDE - 2 * PAD)
    order = sorted(own, key=lambda agency: (sum(own[agency]) / len(own[agency]), agency))
    return _stack({each: (names[each], "") for each in order}, x, SIDE)


def _half_way(cards: Mapping[str, Card], height: float) -> dict[str, Card]:
    """A column moved to the middle of the height."""
    shift = (height - _end(cards)) / 2
    return {key: replace(card, y=card.y + shift) for key, card in cards.items()}


def _end(cards: Mapping[str, Card]) -> float:
    return max(card.y + card.height for card in cards.values())


def _links(
    parts: Sequence[Sequence[Participation]],
    sides: Sequence[Mapping[str, Card]],
    tasks: Mapping[str, Card],
) -> list[Link]:
    """The lines from both sides to the middle; leads are drawn above the rest."""
    links = []
    for left, part, side in zip((True, False), parts, sides, strict=True):
        for agency, key, role in part:
            card, task = side[agency], tasks[key]
            start = card.x + card.width if left else card.x
            end = task.x if left else task.x + task.width
            shift = -3.0 if role == "lead" else 3.0
            links.append(Link((start, card.middle + shift, end, task.middle + shift), role))
    return sorted(links, key=lambda link: link.role == "lead")
