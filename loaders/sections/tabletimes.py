"""When a row of an assignment table is to be done: from a column of times, or from two."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from loaders.dataset import Schedule, Task
from loaders.document import Cell, Span
from loaders.language.periods import Timing, in_year, read_schedule
from loaders.sections.reading import Reading

_OF_TIME = r"(?:thoi (?:gian|diem|han)|tien do|lo trinh|ngay|thang|nam|han|ky han)\b"
BEGIN = re.compile(
    rf"^(?!.*\b(?:hoan thanh|ket thuc|den)\b)(?:{_OF_TIME}.*\b)?(?:bat dau|khoi cong|tu ngay)\b"
)
"""The heading of a column of first days, folded."""
TIME = re.compile(
    r"thoi gian|thoi han|thoi diem|tien do|hoan thanh|lo trinh|ky han"
    r"|^(?:ngay )?ket thuc$|^den ngay$|^han(?: (?:trinh|bao cao|ban hanh|thuc hien|xong))?$"
    r"|^nam (?:thuc hien|trien khai|ban hanh)$"
)
"""The heading of a column of times, folded."""
_DEADLINE = re.compile(
    r"^(?!.*\b(?:bat dau|khoi cong|tu ngay)\b)"
    r".*(?:hoan thanh|ket thuc|thoi han|thoi diem trinh|tien do|\bden ngay$|^han\b)"
)
_FURTHER = re.compile(rf"^(?:{_OF_TIME}|hoan thanh$|ket thuc$|den ngay$)")


@dataclass(frozen=True)
class TimeCell:
    """A cell of a column of times.

    Attributes:
        cell: The cell.
        begins: Whether its column holds first days.
        deadline: Whether a plain period in it is a deadline.
    """

    cell: Cell
    begins: bool
    deadline: bool


def is_deadline(heading: str) -> bool:
    """Whether a folded heading announces deadlines.

    >>> is_deadline("thoi gian hoan thanh"), is_deadline("thoi gian bat dau va ket thuc")
    (True, False)
    """
    return _DEADLINE.search(heading) is not None


def is_further(heading: str, first: str) -> bool:
    """Whether a column of deadlines stands beside the first column of times.

    Args:
        heading: Its heading, folded.
        first: The heading of the first column; the same one goes on with it.
    """
    return heading != first and _FURTHER.match(heading) is not None and is_deadline(heading)


def read_times(
    cells: Sequence[TimeCell], reading: Reading[Task], locator: str, plan_year: int | None = None
) -> Schedule | None:
    """The time that the cells of a row say: the first day of one, the last day of the other.

    A cell merged over the columns says it alone. A time without a year is in that of a plan for
    one year, where no other cell names one.
    """
    if len(cells) > 1 and len({each.cell.span for each in cells}) == 1:
        cells = [TimeCell(cells[0].cell, begins=False, deadline=False)]
    later = [_timing(each, reading, locator, plan_year) for each in cells if not each.begins]
    ends = [each.ends_on for each in later if each.ends_on]
    year = ends[-1].year if ends else None
    first = [_timing(each, reading, locator, plan_year, year) for each in cells if each.begins]
    if not first and len(later) == 1:
        return later[0].schedule
    said = [each for each in (*first, *later) if each.label]
    if not said:
        return None
    starts = (first or later)[0].starts_on
    last = ends[-1] if ends else None
    if starts and last and starts > last:
        _contradict(cells, reading, locator)
        starts = None
    return Schedule(
        label=" - ".join(each.label for each in said),
        starts_on=starts,
        ends_on=last,
        recurrence=next((each.recurrence for each in said if each.recurrence), None),
    )


def _timing(
    cell: TimeCell,
    reading: Reading[Task],
    locator: str,
    plan_year: int | None,
    year: int | None = None,
) -> Timing:
    """What one cell says; a diagnostic where that is no date, or one in the plan's year."""
    said = cell.cell
    timing = read_schedule(said.text, deadline=cell.deadline, year=year)
    if timing.understood:
        return timing
    within = in_year(said.text, plan_year, deadline=cell.deadline)
    tell_time(within, said.text, said.span, reading, locator)
    return within or timing


def tell_time(
    within: Timing | None, words: str, span: Span, reading: Reading[Task], locator: str
) -> None:
    """Tell of a time without a year: that of the plan was taken, or it gives no date."""
    code, message = "time-without-date", "The time gives no date."
    if within:
        code, message = "time-in-plan-year", "The time names no year; it is that of the plan."
    quote = words.replace("\n", " ")
    reading.puzzled(code, message, quote, span, locator, severity="info", unit=False)


def _contradict(cells: Sequence[TimeCell], reading: Reading[Task], locator: str) -> None:
    last = cells[-1].cell
    reading.puzzled(
        "times-contradict",
        "A row's last day stands before its first; the last is taken.",
        last.text.replace("\n", " "),
        last.span,
        locator,
        unit=False,
    )
