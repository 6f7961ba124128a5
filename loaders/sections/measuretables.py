"""Columns of values whose headings say what is measured: 'Tỷ lệ hộ có nước sạch (%)'.

They stand in tables of places, where each row has a value for each measure, and in tables of tasks.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from graph.text import fold
from loaders.dataset import Target, Task
from loaders.document import Cell, Span, Table
from loaders.sections.grids import header_height, headings, numbers_columns, own_span
from loaders.sections.plan import Plan
from loaders.sections.reading import Reading, Tally
from loaders.sections.targettables import (
    BASELINE,
    MONEY,
    NO_TARGET_TABLE,
    NUMBER_HEAD,
    as_unit,
    cell_quantity,
    is_value,
)
from loaders.sections.taskcells import task_cells

_PLACE = (
    r"(?:xa|phuong|dac khu|tinh|thanh pho|dia phuong|dia ban|thon|ban|to dan pho|khu vuc|vung"
    r"|don vi hanh chinh)"
)
_PLACES = re.compile(rf"^(?:ten |cac )*{_PLACE}(?: (?:va )?{_PLACE})*$")
_UNIT = re.compile(r"\(([^()]{1,20})\)\s*$")
_TOTAL = re.compile(r"^(?:tong|cong|toan (?:tinh|xa|thanh pho))\b")
_GENERAL = re.compile(r"^(?:so luong|khoi luong|quy mo|chi tieu|muc tieu)$")
_AIMED = re.compile(r"chi tieu|muc tieu|\bgiao\b|phan dau|\bden (?:het )?nam\b")
_REPORTED = re.compile(r"hien trang|thuc trang|tinh hinh|ket qua|thong ke|ra soat")
_LETTER = re.compile(r"[^\W\d_]")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_BRACKETS = re.compile(r"\([^()]*\)")
_LINES_OF_A_TITLE = 3
_NOTHING = " -–\n"
"""What a cell without a value may hold."""


@dataclass(frozen=True)
class Measure:
    """A column of values: its place, what it measures, in which unit, and its year if it says."""

    at: int
    indicator: str
    unit: str | None
    year: int | None


@dataclass(frozen=True)
class PlaceColumns:
    """The columns of a table of places: number, name and measures; the year of its title."""

    label: int | None
    name: int
    measures: tuple[Measure, ...]
    header_rows: int
    year: int | None


def measures_of(table: Table, height: int, others: Collection[int]) -> tuple[Measure, ...]:
    """The columns of values with a unit in their heading; `others` are columns of another kind."""
    heads = [" ".join(head) for head in headings(table, height)]
    found = []
    for at, words in enumerate(heads):
        if at in others or BASELINE.search(words) or MONEY.search(words):
            continue
        printed = _printed(table, at, height)
        unit = _UNIT.search(printed[0]) if printed else None
        cells = [text for row in table.rows[height:] if (text := row[at].text.strip(_NOTHING))]
        years = {int(year) for year in _YEAR.findall(words)}
        valued = sum(map(is_value, cells))
        if not (unit and valued) or len(years) > 1 or 2 * valued < len(cells):
            continue
        names = (printed[0][: unit.start()].strip(), *printed[1:])
        if indicator := next((name for name in names if _LETTER.search(name)), ""):
            found.append(Measure(at, indicator, as_unit(unit[1]), next(iter(years), None)))
    return tuple(found)


def _printed(table: Table, at: int, height: int) -> list[str]:
    """The words of a column's heading, from its lowest cell up."""
    rows = (row for row in reversed(table.rows[:height]) if not numbers_columns(row))
    return [words for row in rows if (words := " ".join(row[at].text.split()))]


def recognise_places(table: Table, above: str) -> PlaceColumns | None:
    """What the columns of a table of places are, with values they are to reach; None for others.

    Args:
        table: The table.
        above: The words above it; its title says whether the values are aims or what there is.
    """
    height = header_height(table)
    heads = [" ".join(head) for head in headings(table, height)]
    title = _title(above)
    aimed = _AIMED.search(fold(title)) and not _REPORTED.search(fold(title))
    if not aimed or any(NO_TARGET_TABLE.search(words) for words in heads):
        return None
    label = next((at for at, words in enumerate(heads) if NUMBER_HEAD.match(words)), None)
    name = next((at for at, words in enumerate(heads) if _PLACES.match(words)), None)
    if name is None:
        return None
    measures = measures_of(table, height, {name} if label is None else {name, label})
    if not measures:
        return None
    years = [int(year) for year in _YEAR.findall(title)]
    return PlaceColumns(label, name, measures, height, max(years, default=None))


def _title(above: str) -> str:
    """The last lines above a table, without what stands in brackets: where it is annexed to."""
    lines = [line for line in _BRACKETS.sub(" ", above).splitlines() if line.strip()]
    return " ".join(lines[-_LINES_OF_A_TITLE:])


def read_places(table: Table, columns: PlaceColumns, plan: Plan, section: str) -> Reading[Target]:
    """The targets of a table of places, one for each row and measure; they name the place."""
    reading: Reading[Target] = Reading(Tally(section))
    reading.tally.header(table.rows[: columns.header_rows])
    for index, cells in enumerate(table.rows[columns.header_rows :], start=columns.header_rows):
        if not any(cell.text for cell in cells):
            continue
        reading.tally.at(*(cell.span for cell in cells))
        name = cells[columns.name]
        if numbers_columns(cells) or not name.text:
            reading.tally.add("plain")
            continue
        place = " ".join(name.text.split())
        behind = "" if _TOTAL.match(fold(place)) else f", {place}"
        year = columns.year or plan.last_year
        label = cells[columns.label].text.strip() if columns.label is not None else ""
        locator = f"{section}, dòng {label}" if label else section or "bảng chỉ tiêu"
        row = _Row(cells, own_span(cells, table.rows[index - 1]), locator)
        measures = [
            replace(each, indicator=f"{each.indicator}{behind}", year=each.year or year)
            for each in columns.measures
            if cells[each.at].span != name.span
        ]
        _read_row(row, measures, plan, reading)
    return reading


def read_measures_of_tasks(
    table: Table, header_rows: int, others: Collection[int], tasks: Iterable[Task], plan: Plan
) -> Reading[Target]:
    """The values that a table of tasks has in columns of their own, each with its task.

    The year is the last of the task's time, or of the plan where the task has no time.
    """
    reading: Reading[Target] = Reading(Tally("chỉ tiêu trong bảng nhiệm vụ"))
    columns = measures_of(table, header_rows, others)
    if not columns:
        return reading
    places = {cell.span: at for at, row in reversed([*enumerate(table.rows)]) for cell in row}
    for task, cell in task_cells(table, tasks):
        at = places[cell.span]
        ends_on = task.schedule.ends_on if task.schedule else None
        year = ends_on.year if ends_on else plan.last_year
        span = own_span(table.rows[at], table.rows[at - 1])
        row = _Row(table.rows[at], span, f"{task.section}, dòng {task.number}", task.id)
        measures = [
            replace(
                each,
                indicator=task.title if _GENERAL.match(fold(each.indicator)) else each.indicator,
                year=each.year or year,
            )
            for each in columns
            if row.cells[each.at].span != cell.span
        ]
        reading.tally.at(*(row.cells[each.at].span for each in measures))
        _read_row(row, measures, plan, reading)
    return reading


@dataclass(frozen=True)
class _Row:
    """A row of values: its cells, its stretch, where it stands for people, and its task."""

    cells: Sequence[Cell]
    span: Span
    locator: str
    task: str | None = None


def _read_row(row: _Row, measures: Sequence[Measure], plan: Plan, reading: Reading[Target]) -> None:
    """Take the values of a row, and tell where one is no number."""
    filled = [each for each in measures if row.cells[each.at].text.strip(_NOTHING)]
    found = list(_targets(row, filled, plan))
    if found:
        reading.found(found)
    elif not filled:
        reading.tally.add("plain")
    if len(found) < len(filled):
        reading.puzzled(
            "target-value-not-read",
            "A value in a table of targets is no number.",
            plan.document.quote(row.span),
            row.span,
            row.locator,
            unit=not found,
        )


def _targets(row: _Row, measures: Sequence[Measure], plan: Plan) -> Iterator[Target]:
    for each in measures:
        quantity = cell_quantity(" ".join(row.cells[each.at].text.split()))
        if quantity is None:
            continue
        yield Target(
            programme=plan.id,
            task=row.task,
            product=_product(each.indicator, plan),
            indicator=each.indicator,
            minimum=quantity.minimum,
            maximum=quantity.maximum,
            approximate=quantity.approximate,
            unit=each.unit,
            year=each.year,
            locator=row.locator,
            quote=plan.document.quote(row.span),
            span=[row.span.start, row.span.end],
        )


def _product(indicator: str, plan: Plan) -> str | None:
    """The product that an indicator names, if it names one alone."""
    named = {each.name for each in plan.products.named(indicator)}
    return named.pop() if len(named) == 1 else None
