"""Targets that stand in tasks: the figures of objectives, and what a row must reach at least."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from graph.text import fold, key
from loaders.dataset import Target, Task
from loaders.document import Cell, Span, Table
from loaders.sections.figures import Clause, Figure, clauses_of
from loaders.sections.passages import Passage
from loaders.sections.plan import Plan
from loaders.sections.reading import Reading, Tally
from loaders.sections.targets import account_for, as_target, measured, product_of
from loaders.sections.taskcells import task_cells

_NO_AIM_BEFORE = re.compile(
    r"\b(?:kinh phi|ngan sach|nguon von|von dau tu|muc ho tro|muc chi|dinh muc|da co|hien co"
    r"|hien nay|den nay|da dat|da ho tro|da thuc hien)\b"
)
"""Folded words that make a figure behind them money, or something reached already."""
_PLACE_BEFORE = re.compile(r"\b(?:tai|o|tren dia ban)$")
"""Folded words that make a figure behind them a place, unless it is the least of them."""
_SIZE_BEFORE = re.compile(
    r"(?<!\bchiều\s)\b(?:dài|rộng|cao)$|(?<!\btổng\s)\bchiều\s+(?:dài|rộng|cao)$", re.IGNORECASE
)
"""Words that make a figure in metres behind them the size of one thing to be built."""
_METRES = re.compile(r"k?m", re.IGNORECASE)
_NO_AIM_BEHIND = re.compile(
    r"\b(?:hien co|da co|hien nay|dang hoat dong|kinh phi|von dau tu|muc ho tro)(?![a-z])"
)
_TIMELESS = re.compile(r"(?:năm|tháng|ngày|giờ|tuổi)|.*/\s?ha\b.*", re.IGNORECASE)
"""Units of how something is done, not of what is reached by a year: durations, yields."""
_LEAST = re.compile(r"\s*(?:(?:đạt|tăng|giảm)\s+)?(?:ít\s+nhất|tối\s+thiểu)\b", re.IGNORECASE)


def read_task_targets(
    passages: Iterable[Passage],
    objectives: Mapping[int, Task],
    known: Iterable[Target],
    plan: Plan,
) -> Reading[Target]:
    """The figures in the text of objectives, each with its task and what it is about.

    A figure that the plan has given before is not written again. A year is that of a figure's own
    words; a repeated aim hands its year on to the figures of its sentence and unit.

    Args:
        passages: The paragraphs of the body, free of tasks.
        objectives: Its objectives, by where their items begin in the document.
        known: Targets read before.
        plan: The plan.
    """
    reading: Reading[Target] = Reading(Tally("chỉ tiêu trong nhiệm vụ"))
    seen = _Seen()
    for target in known:
        seen.take(target)
    task: Task | None = None
    for passage in passages:
        if passage.numbered:
            task = objectives.get(passage.start)
        if task is not None:
            reader = _Reader(passage, task, plan, seen, reading)
            for clause in clauses_of(passage.text, passage.label):
                reader.read(clause)
    return reading


@dataclass
class _Seen:
    """The targets met so far, by product, unit and numbers."""

    targets: dict[tuple[object, ...], list[Target]] = field(default_factory=dict)

    def take(self, target: Target) -> None:
        """Remember a target."""
        self.targets.setdefault(_figure_of(target), []).append(target)

    def earlier(self, target: Target) -> Target | None:
        """The target whose figure this one gives again, perhaps with another qualifier."""
        met = self.targets.get(_figure_of(target), ())
        return next((each for each in met if _same(each, target)), None)


def _figure_of(target: Target) -> tuple[object, ...]:
    numbers = frozenset({target.minimum, target.maximum} - {None})
    return key(target.product or ""), fold(target.unit or ""), numbers


def _same(earlier: Target, target: Target) -> bool:
    """Whether targets of one product, unit and number are about the same thing and time."""
    about = target.product or fold(earlier.indicator) == fold(target.indicator)
    return bool(about and (target.year in {None, earlier.year} or earlier.year is None))


@dataclass
class _Reader:
    """Reads a passage of an objective, clause by clause."""

    passage: Passage
    task: Task
    plan: Plan
    seen: _Seen
    reading: Reading[Target]
    product: str | None = None
    years: dict[tuple[int, str | None], int | None] = field(default_factory=dict)
    """The year that a repeated aim hands on, by sentence and unit."""

    def read(self, clause: Clause) -> None:
        """Take the targets of a clause that were not seen before."""
        said = self.passage.span(clause.span.start, clause.span.end)
        found: list[Target] = []
        for figure in measured(clause):
            if not _is_aim(figure, self.passage.text):
                continue
            target = self._target(figure, clause, said)
            if earlier := self.seen.earlier(target):
                self.years[clause.sentence, figure.unit] = earlier.year
                self._tell_repeated(earlier, target, said)
            else:
                self.seen.take(target)
                found.append(target)
        account_for(clause, found, self.reading, self.plan, self.passage.locator, said)

    def _target(self, figure: Figure, clause: Clause, said: Span) -> Target:
        self.product = self._product(figure)
        target = as_target(figure, self.product, self.plan, self.passage.locator, said)
        year = figure.year or self.years.get((clause.sentence, figure.unit))
        if _TIMELESS.fullmatch(figure.unit or "") and not figure.year_named:
            year = None
        return target.model_copy(update={"task": self.task.id, "year": year})

    def _product(self, figure: Figure) -> str | None:
        """What the figure's words name; else what the heading is about, or words before name."""
        products, about = self.plan.products, self.passage.about
        if len(about) == 1:
            own = products.measured(figure.before, figure.behind, figure.unit, about)
            return own or about[0]
        if own := product_of(figure, self.product, products):
            return own
        before = products.named(self.passage.text[: figure.start], about)
        return before[-1].name if before else None

    def _tell_repeated(self, earlier: Target, target: Target, said: Span) -> None:
        alike = _bounds(earlier) == _bounds(target)
        self.reading.puzzled(
            "target-repeated" if alike else "target-repeated-with-other-qualifier",
            f"The figure stands in {earlier.locator} too; it is written once, as there.",
            self.plan.document.quote(said),
            said,
            self.passage.locator,
            severity="info",
            unit=False,
        )


def _is_aim(figure: Figure, text: str) -> bool:
    """Whether a figure of a text is to be reached: no money to spend, nothing that is there."""
    before = fold(figure.before)
    if _PLACE_BEFORE.search(before) and not _LEAST.match(text, figure.start):
        return False
    if _METRES.fullmatch(figure.unit or "") and _SIZE_BEFORE.search(figure.before):
        return False
    return not (_NO_AIM_BEFORE.search(before) or _NO_AIM_BEHIND.search(fold(figure.behind)))


def _bounds(target: Target) -> tuple[object, ...]:
    return target.minimum, target.maximum, target.approximate


def read_row_targets(
    table: Table,
    tasks: Iterable[Task],
    plan: Plan,
    *,
    aims: bool = False,
    deliverable: int | None = None,
) -> Reading[Target]:
    """What rows of a table of tasks say is to be reached at least: 'tổ chức ít nhất 02 lớp'.

    The year is the last of the task's time, or of the plan where the task has no time.

    Args:
        table: The table.
        tasks: Its tasks.
        plan: The plan.
        aims: Whether the tasks are targets themselves, so that each of their figures is one.
        deliverable: The column of what the tasks yield, if there is one; it may say the least.
    """
    reading: Reading[Target] = Reading(Tally("chỉ tiêu trong bảng nhiệm vụ"))
    for task, cell, own in _cells(table, tasks, deliverable):
        words = plan.document.quote(cell.span)
        ends_on = task.schedule.ends_on if task.schedule else None
        locator = f"{task.section}, dòng {task.number}"
        for clause in clauses_of(words, 0, ends_on.year if ends_on else plan.last_year):
            said = Span(cell.span.start + clause.span.start, cell.span.start + clause.span.end)
            for figure in measured(clause):
                if (aims and own) or (_LEAST.match(words, figure.start) and _is_aim(figure, words)):
                    product = product_of(figure, None, plan.products)
                    target = as_target(figure, product, plan, locator, said)
                    reading.tally.at(said)
                    bare = fold(target.indicator) == fold(target.unit or "")
                    about = task.title if bare and not own else target.indicator
                    reading.found([target.model_copy(update={"task": task.id, "indicator": about})])
    return reading


def _cells(
    table: Table, tasks: Iterable[Task], deliverable: int | None
) -> Iterator[tuple[Task, Cell, bool]]:
    """The cells of each task that may say figures, and whether it is the task's own.

    What several tasks yield together is said with the first.
    """
    told: set[Span] = set()
    rows = {cell.span: row for row in table.rows for cell in row if cell.text}
    for task, cell in task_cells(table, tasks):
        yield task, cell, True
        if deliverable is not None:
            result = rows[cell.span][deliverable]
            if result.span not in {cell.span, *told}:
                yield task, result, False
            told.add(result.span)
