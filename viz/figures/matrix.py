"""The matrix: which agency leads (C) and which supports (P) each task."""

from collections import defaultdict
from dataclasses import dataclass

from viz.drawing import clean
from viz.facts import Agency, Facts
from viz.figures.letters import cut, width, wrap
from viz.figures.load import Load, loads_of
from viz.figures.part import FigureError, Part, edges_of, name_of, source, subtitle
from viz.figures.sheet import LYING, MARGIN, SMALL, TEXT, UPRIGHT, Drawn, Mark
from viz.figures.words import Words

MOST_TASKS, MOST_AGENCIES = 200, 40
ROW = 17.0
NARROW, WIDE = 17.0, 26.0
"""Widths of columns: with headings of one line, and of two."""
LONG, BROKEN = 320.0, 180.0
"""Heights of the upright headings at most: of one line, and of two."""
NUMBERS = 44.0
"""Width of the tasks' numbers."""


@dataclass(frozen=True)
class Cell:
    """A filled cell: its left edge, its code, and the letter shown."""

    x: float
    code: str
    letter: str


@dataclass(frozen=True)
class Row:
    """A task and its cells; a row without a number is the heading of a plan."""

    y: float
    number: str
    title: str
    cells: list[Cell]
    heading: bool = False


@dataclass(frozen=True)
class Column:
    """An agency: the middle of its column, its name in lines, how many it leads and supports."""

    x: float
    name: list[str]
    leads: int
    supports: int


def matrix(facts: Facts, part: Part, word: Words) -> Drawn:
    """The tasks of a part of the graph, and the agencies that take part in them.

    Raises:
        FigureError: If they are more than a sheet can show.
    """
    edges = edges_of(facts, part)
    roles: dict[tuple[int, int], set[str]] = defaultdict(set)
    for edge in edges:
        if edge.task is not None and edge.agency is not None:
            roles[edge.task, edge.agency].add(edge.role)
    loads = loads_of(edges)
    tasks = sorted({task for task, _ in roles})
    if len(tasks) > MOST_TASKS or len(loads) > MOST_AGENCIES:
        raise FigureError(
            f"{len(tasks)} tasks and {len(loads)} agencies are too many for one matrix (at most "
            f"{MOST_TASKS} and {MOST_AGENCIES}); name a plan or a province: --programme, "
            "--province; or see the matrix of the page: daumoi page"
        )
    sheet, step, start = _measures(len(loads))
    columns = _columns(facts, loads, start, step)
    top = max(width(line, SMALL) for column in columns for line in column.name) + 10
    rows = _rows(facts, tasks, loads, roles, (start, step, top), word)
    bottom = rows[-1].y + ROW
    return Drawn(
        "matrix",
        word("matrix_title"),
        subtitle(facts, part, edges, word),
        sheet,
        bottom + 36,
        _legend(roles, word),
        [word("order_note"), source(facts, edges, word)],
        {
            "rows": rows,
            "columns": columns,
            "head": top,
            "bottom": bottom,
            "start": start,
            "end": start + step * len(loads),
            "step": step,
            "row_height": ROW,
            "numbers": MARGIN + NUMBERS,
        },
    )


def _measures(agencies: int) -> tuple[float, float, float]:
    """Width of the sheet, width of a column, and where the columns begin."""
    for sheet, step in ((UPRIGHT, WIDE), (LYING, WIDE), (LYING, NARROW)):
        start = sheet - MARGIN - step * agencies
        if start >= sheet * 0.4 or step == NARROW:
            break
    return sheet, step, start


def _columns(facts: Facts, loads: list[Load], start: float, step: float) -> list[Column]:
    most, room = (2, BROKEN) if step == WIDE else (1, LONG)
    return [
        Column(
            start + step * (at + 0.5),
            _heading(facts.agencies[each.agency], room, most),
            each.leads,
            each.supports,
        )
        for at, each in enumerate(loads)
    ]


def _heading(agency: Agency, room: float, most: int) -> list[str]:
    """The name of an agency in lines; what tells it from others of that name is not cut."""
    name, label = clean(agency.name), clean(agency.label)
    return wrap(name, SMALL, room, most, end=label.removeprefix(name))


def _rows(
    facts: Facts,
    tasks: list[int],
    loads: list[Load],
    roles: dict[tuple[int, int], set[str]],
    measures: tuple[float, float, float],
    word: Words,
) -> list[Row]:
    """The tasks in the documents' order; where there are several plans, each under its title."""
    start, step, y = measures
    room = start - MARGIN - NUMBERS - 8
    plans = {facts.tasks[task].plan for task in tasks}
    rows: list[Row] = []
    plan = None
    for index in tasks:
        task = facts.tasks[index]
        if len(plans) > 1 and task.plan != plan:
            plan = task.plan
            rows.append(Row(y, "", cut(name_of(facts, plan), TEXT, start, bold=True), [], True))
            y += ROW
        cells = [
            Cell(start + step * at + (step - 14) / 2, code, word(code))
            for at, each in enumerate(loads)
            for code in _code(roles.get((index, each.agency), set()))
        ]
        number, title = _named(clean(task.mark), clean(task.title))
        rows.append(Row(y, cut(number, SMALL, NUMBERS), cut(title, SMALL, room), cells))
        y += ROW
    return rows


def _named(mark: str, title: str) -> tuple[str, str]:
    """The number of a task and its title; a mark that is the title is no number."""
    return ("", title) if mark == title else (mark, title)


def _code(roles: set[str]) -> list[str]:
    """C, P or both; nothing for no role."""
    if roles == {"lead", "support"}:
        return ["C/P"]
    return ["C" if role == "lead" else "P" for role in roles]


def _legend(roles: dict[tuple[int, int], set[str]], word: Words) -> list[Mark]:
    met = {code for each in roles.values() for code in _code(each)}
    texts = {"C": "lead", "P": "support", "C/P": "both"}
    return [
        Mark("cell", word(text), {"code": code, "letter": word(code)})
        for code, text in texts.items()
        if code in met
    ]
