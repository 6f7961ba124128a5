"""Assignment tables: one task a row, with its lead, its supports, its time and its product."""

import re
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest

from graph.text import fold, slug
from loaders.dataset import Schedule, Task
from loaders.document import Cell, Span, Table, label_of
from loaders.sections.assignmentcolumns import BodyRole, Columns
from loaders.sections.budget import is_total
from loaders.sections.participants import ParticipantReader, Participants
from loaders.sections.parts import plain_label
from loaders.sections.people import People
from loaders.sections.reading import Reading, Tally
from loaders.sections.statements import Role
from loaders.sections.tabletimes import TimeCell, read_times
from loaders.sections.titles import short_title

_BOTH = re.compile(r"(chủ\s+trì|phối\s+hợp|thực\s+hiện)[^:\n]{0,30}:", re.IGNORECASE)
_LETTER = re.compile(r"(?![IVX])[A-Z]")
_SUBLETTER = re.compile(r"[a-zđ]\d?")
_BULLET = re.compile(r"[-–—+*•●▪◦○■·\s]*")
_SAME = re.compile(r"nhu tren|nt|nhu nhiem vu tren|nhu muc tren")


def read_assignments(
    table: Table,
    columns: Columns,
    people: People,
    programme: str,
    section: str,
    taken: Iterable[str] = (),
    year: int | None = None,
) -> Reading[Task]:
    """The tasks of an assignment table, row by row, with the parents of bullets and group rows.

    Args:
        table: The table.
        columns: Its columns.
        people: Reads and remembers bodies.
        programme: Id of the plan.
        section: The annex or section it stands in.
        taken: Ids of the tasks read before; two annexes may number their rows alike.
        year: The year of a plan for one year.
    """
    reading: Reading[Task] = Reading(Tally(section))
    groups = _Groups(programme, section, year, ids=set(taken))
    reading.tally.header(table.rows[: columns.header_rows])
    _tell_unread(table, columns, reading)
    rows = [row for row in table.rows[columns.header_rows :] if any(cell.text for cell in row)]
    for row, following in zip_longest(rows, rows[1:]):
        below = _label(*_named(following, columns))[0] if following else ""
        reading.tally.at(*(cell.span for cell in row))
        if _sums(row, columns):
            reading.tally.add("plain")
            continue
        _read_row(row, columns, people, groups, reading, below=below)
    return reading


def _tell_unread(table: Table, columns: Columns, reading: Reading[Task]) -> None:
    """Tell of columns that name bodies of which the heading does not say what they do."""
    for at in columns.unread:
        head = table.rows[columns.header_rows - 1][at]
        reading.puzzled(
            "column-of-agencies-not-read",
            "A column names agencies, but its heading gives them no known role.",
            head.text.replace("\n", " "),
            head.span,
            reading.tally.section,
            unit=False,
        )


@dataclass(frozen=True)
class _Given:
    """What the cells of a row say, which rows below with empty cells share."""

    number: str
    found: Participants
    schedule: Schedule | None


@dataclass
class _Groups:
    """The numbers and group rows above the row being read."""

    programme: str
    section: str
    year: int | None  # of a plan for one year
    number: str = ""
    lettered: str = ""  # the number that lettered rows below belong to
    bullets: int = 0
    ids: set[str] = field(default_factory=set)
    rows: dict[str, str] = field(default_factory=dict)  # the last row of each number
    open: dict[str, str] = field(default_factory=dict)  # group rows by style, outermost first
    above: Sequence[Cell] = ()  # the last row with more than text
    given: dict[str, _Given] = field(default_factory=dict)  # the last row at or below a number

    @property
    def group(self) -> str | None:
        """The id of the innermost group row."""
        return next(reversed(self.open.values()), None)

    def place(self, label: str) -> tuple[str, str | None]:
        """The number of the next row ("4.1" for a bullet under 4) and its parent's id."""
        plain = plain_label(label)
        if _SUBLETTER.fullmatch(plain) and self.lettered[:1].isdigit():
            self.number, self.bullets = f"{self.lettered}{plain}", 0
            return self.number, self.rows.get(self.lettered, self.group)
        if plain and not _BULLET.fullmatch(label):
            self.number = self.lettered = plain
            self.bullets = 0
            return self.number, self.rows.get(self.number.rpartition(".")[0], self.group)
        self.bullets += 1
        number = f"{self.number}.{self.bullets}" if self.number else str(self.bullets)
        return number, self.rows.get(self.number, self.group)

    def base(self, label: str) -> str:
        """The number that a row with this label stands below, or "": 4 for 4.1 and a bullet."""
        plain = plain_label(label)
        if _SUBLETTER.fullmatch(plain):
            return self.lettered if self.lettered[:1].isdigit() else ""
        if label and not _BULLET.fullmatch(label):
            return plain.rpartition(".")[0]
        return self.number if label else ""

    def give(self, number: str, base: str, found: Participants, schedule: Schedule | None) -> None:
        """Keep what a row says, for rows without cells of their own below it or beside it."""
        self.given[number] = _Given(number, found, schedule)
        if base:
            self.given[base] = self.given[number]

    def head(self, label: str, key: str) -> str | None:
        """Begin a group; its parent's id. A group of the same style (A, I, a, no number) ends."""
        self.number, self.lettered, self.bullets = plain_label(label), "", 0
        self.rows = {self.number: key} if self.number else {}
        roman = "I" if self.number.isupper() else self.number and "a"
        style = "A" if _LETTER.fullmatch(self.number) else roman
        styles = list(self.open)
        if style in styles:
            for each in styles[styles.index(style) :]:
                del self.open[each]
        parent = self.group
        self.open[style] = key
        return parent

    def with_same(self, row: Sequence[Cell], columns: Columns) -> Sequence[Cell]:
        """A row with the cells above in place of "Như trên"."""
        filled = [
            above if _SAME.fullmatch(fold(cell.text)) else cell
            for cell, above in zip(row, self.above or row, strict=True)
        ]
        self.above = filled
        return filled

    def id(self, number: str) -> str:
        """The id of the row with that number."""
        annex = "pl" if self.section.casefold().startswith("phụ lục") else self.section.lower()
        which = re.sub(r"\D", "", self.section) if annex == "pl" else ""
        return f"{self.programme}/{annex}{which}.{number}"


def _read_row(
    row: Sequence[Cell],
    columns: Columns,
    people: People,
    groups: _Groups,
    reading: Reading[Task],
    *,
    below: str,
) -> None:
    """Read one row; `below` is the label of the next."""
    label, words = _label(*_named(row, columns))
    ids = groups.ids
    text_only = bool(words) and _only_text(row, columns)
    base = groups.base(label)
    shared = None if below.startswith(f"{plain_label(label)}.") else groups.given.get(base)
    if text_only and not shared and _heads_group(label):
        key = _own(groups.id(plain_label(label) or slug(short_title(words))), ids)
        reading.found([_group_row(key, label, words, groups)])
        ids.add(key)
        return
    number, parent = groups.place(label)
    key = _own(groups.id(number), ids)
    if number == groups.number:
        groups.rows[number] = key
    locator = f"{groups.section}, dòng {number}"
    found, schedule = Participants(), None
    if not text_only:
        row = groups.with_same(row, columns)
        found = _participants(row, columns, people, reading, locator)
        schedule = _schedule(row, columns, groups.year, reading, locator) or found.schedule
    if shared and not found and not any(told.words for told in _told(row, columns)):
        found, schedule = shared.found, schedule or shared.schedule
        text_only = False
        reading.puzzled(
            "roles-of-row-above",
            f"The row's cells for agencies are empty: it shares those of row {shared.number}.",
            *_whole(row, people),
            locator=locator,
            severity="info",
            unit=False,
        )
    elif found:
        groups.give(number, base, found, schedule)
    if not words:
        reading.puzzled(
            "row-without-task", "A row has no task.", *_whole(row, people), locator=locator
        )
        return
    reading.found(
        [
            Task(
                id=key,
                programme=groups.programme,
                kind="objective" if text_only else "assignment",
                number=number,
                title=short_title(words),
                text=words,
                parent=parent if parent in ids else None,
                section=groups.section,
                form=None if text_only else _text(columns.cell(row, "form")),
                deliverable=None if text_only else _text(columns.cell(row, "deliverable")),
                leads=found.leads,
                supports=found.supports,
                schedule=schedule,
            )
        ]
    )
    ids.add(key)
    if not text_only and not found:
        reading.puzzled(
            "row-without-agency",
            "A row of the table names no agency.",
            *_whole(row, people),
            locator=locator,
            unit=False,
        )


def _sums(row: Sequence[Cell], columns: Columns) -> bool:
    """Whether a row only sums the money of the others: "Tổng cộng", and no body."""
    label, words = _label(*_named(row, columns))
    return is_total(words or label) and not any(told.words for told in _told(row, columns))


def _named(row: Sequence[Cell], columns: Columns) -> tuple[Cell | None, Cell | None]:
    """The cells of a row's number and task."""
    return columns.cell(row, "number"), columns.task(row)


def _heads_group(label: str) -> bool:
    """Whether a row of text alone heads the rows below: its number is no digit and no bullet."""
    return not label or not (plain_label(label)[:1].isdigit() or _BULLET.fullmatch(label))


def _group_row(key: str, label: str, words: str, groups: _Groups) -> Task:
    return Task(
        id=key,
        programme=groups.programme,
        kind="objective",
        number=plain_label(label) or None,
        title=short_title(words),
        text=words,
        parent=groups.head(label, key),
        section=groups.section,
    )


def _own(key: str, taken: Container[str]) -> str:
    """An id of its own for a number that repeats."""
    while key in taken:
        key += "+"
    return key


def _label(number: Cell | None, task: Cell | None) -> tuple[str, str]:
    """A row's number, from its own column or from the start of its text, and the task's words."""
    words = task.text.replace("\n", " ") if task else ""
    merged = number is not None and task is not None and number.span == task.span
    if number is not None and number.text and not merged:
        own = number.text.strip()
        if own in {"-", "–", "+"} and words.startswith(own):  # a bullet printed twice
            words = words[1:].strip()
        return own, words
    label = label_of(words)
    return label, words[len(label) :].strip() if label else words


def _participants(
    row: Sequence[Cell], columns: Columns, people: People, reading: Reading[Task], locator: str
) -> Participants:
    found = Participants()
    for told in _told(row, columns):
        reader = ParticipantReader(people.of(told.province), reading, "table", locator)
        reader.cell(found, told.role, told.words, told.start, told.cell)
    return found


@dataclass(frozen=True)
class _Told:
    """A stretch of a cell that names agencies: their role and province, the words' start."""

    role: Role
    province: str | None
    cell: Span
    start: int
    words: str


def _told(row: Sequence[Cell], columns: Columns) -> Iterator[_Told]:
    """The stretches of a row that name agencies; leads first.

    A cell merged over the columns of several roles is read as one that says them itself.
    """
    names: dict[tuple[Span, str | None], set[BodyRole]] = {}
    for column in columns.bodies:
        names.setdefault((row[column.at].span, column.province), set()).add(column.name)
    for column in columns.bodies:
        cell = row[column.at]
        roles = names.pop((cell.span, column.province), None) if cell.text else None
        if roles:
            name = column.name if len(roles) == 1 else "both"
            for role, start, words in _by_role(cell.text, name):
                yield _Told(role, column.province, cell.span, cell.span.start + start, words)


def _by_role(text: str, name: BodyRole) -> Iterator[tuple[Role, int, str]]:
    """The stretches of a cell with their role, which one for both says itself: "Chủ trì: A"."""
    if name == "lead" or name == "support":
        yield name, 0, text
        return
    marks = list(_BOTH.finditer(text))
    first = marks[0].start() if marks else len(text)
    if first:
        yield "lead", 0, text[:first]
    ends = [*(mark.start() for mark in marks[1:]), len(text)]
    for mark, end in zip(marks, ends, strict=False):
        role: Role = "support" if fold(mark[1]) == "phoi hop" else "lead"
        yield role, mark.end(), text[mark.end() : end]


def _schedule(
    row: Sequence[Cell], columns: Columns, year: int | None, reading: Reading[Task], locator: str
) -> Schedule | None:
    """The time of a row; columns of first and last days say it together."""
    deadline = {"begin": False, "time": columns.deadline, "until": True}
    cells = [
        TimeCell(cell, begins=name == "begin", deadline=deadline[name])
        for name in deadline
        if (cell := columns.cell(row, name)) is not None and cell.text
    ]
    return read_times(cells, reading, locator, year)


def _only_text(row: Sequence[Cell], columns: Columns) -> bool:
    """Whether only the task (and its number) stand in a row, or one cell over all columns."""
    own = {columns.at.get(name) for name in ("number", "group", "task")}
    task = columns.task(row)
    return all(
        not cell.text or (task is not None and cell.span == task.span)
        for index, cell in enumerate(row)
        if index not in own
    )


def _text(cell: Cell | None) -> str | None:
    return cell.text.replace("\n", " ") or None if cell else None


def _whole(row: Sequence[Cell], people: People) -> tuple[str, Span]:
    span = Span(min(cell.span.start for cell in row), max(cell.span.end for cell in row))
    return people.document.quote(span), span
