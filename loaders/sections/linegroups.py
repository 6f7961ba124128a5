"""Assignments in the body: lines below an item ('Cơ quan chủ trì: …') and statements in it."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from loaders.dataset import Participation, Schedule, Task
from loaders.document import Paragraph, Span, Table
from loaders.language.periods import in_year, read_schedule
from loaders.sections.participants import ParticipantReader, Participants
from loaders.sections.parts import BRACKETED, DASH, LETTER, Item, number_of, task_id
from loaders.sections.people import People
from loaders.sections.reading import Reading, Tally
from loaders.sections.roles import MAY_COORDINATE, clause_of, coordinates_plan
from loaders.sections.statements import label_meaning, statements_in
from loaders.sections.tabletimes import tell_time
from loaders.sections.times import time_of_words
from loaders.sections.titles import short_title

_LINE = re.compile(r"^\(?([^:()]{3,60}):\s*", re.DOTALL)
_INNER = re.compile(r"[;.]\s*([^:;.]{3,60}):\s*")
_DEADLINE = re.compile(r"hoàn\s+thành|(?<!\w)hạn(?!\w)|thời\s+điểm", re.IGNORECASE)
_WHOLE = re.compile(
    r"thực\s+hiện\s+(?:các\s+nội\s+dung\s+(?:của\s+)?)?(?:kế\s+hoạch|chương\s+trình|quyết\s+định|đề\s+án"
    r"|phương\s+án|nghị\s+quyết)(?:\s+này)?\.?$",
    re.IGNORECASE,
)
_PARTED_OUT = re.compile(
    r"(?:phân\s+công|tổ\s+chức)(?:\s+(?:nhiệm\s+vụ|trách\s+nhiệm|tổ\s+chức|thực\s+hiện))*\s*:\s*\S",
    re.IGNORECASE,
)
"""The opening of an item that only says who does the one above it: "a) Phân công thực hiện: …"."""
_LOCATOR = "nhóm dòng phân công"


@dataclass
class _Group:
    """An item, who takes part in it, and the stretches of its own words that say so.

    Attributes:
        stated: The first paragraph below the item that states who does what.
        own: Whether that paragraph is the task, and not the item: another one stood before it.
    """

    item: Item
    number: str
    stated: Paragraph | None = None
    own: bool = False
    participants: Participants = field(default_factory=Participants)
    deliverable: str | None = None
    statements: list[Span] = field(default_factory=list)


def read_line_groups(
    items: Iterable[Item | Table], people: People, programme: str, year: int | None = None
) -> tuple[Reading[Task], list[Participation]]:
    """The assignments that stand in a document's body, outside tables; the plan's coordinators.

    An article that gives the whole plan to somebody ("Điều 2. Giao Sở A chủ trì …, triển khai thực
    hiện Kế hoạch này") names a coordinator and no task.
    """
    reader = _LineGroups(people, programme, year)
    for item in items:
        if isinstance(item, Table):
            reader.close()
        else:
            reader.take(item)
    reader.close()
    return reader.reading, reader.coordinators


class _LineGroups:
    def __init__(self, people: People, programme: str, year: int | None) -> None:
        self.people = people
        self.programme = programme
        self.year = year  # of a plan for one year
        self.reading: Reading[Task] = Reading(Tally(_LOCATOR))
        self.participants = ParticipantReader(people, self.reading, "clause", _LOCATOR)
        self.coordinators: list[Participation] = []
        self.items: list[Item] = []  # the last item of each level, highest first
        self.bullets = 0
        self.group: _Group | None = None
        self.ids: set[str] = set()
        self.waiting: str = ""
        self.listed: tuple[str, int] = ("", 0)  # a role whose bodies stand below, its line's level

    def take(self, item: Item) -> None:
        """Read one paragraph: a line about the item above, a statement, or the next item."""
        paragraph = item.paragraph
        match = _LINE.match(paragraph.body)
        start = paragraph.span.end - len(paragraph.body)
        owner = self._owner(item.level)
        if match and owner is not None and _says_something(match[1]):
            self._line(owner, match[1], paragraph, start + match.end())
            self.listed = (self.waiting, item.level)
        elif self.waiting and self.group and (item.level == 0 or item.level > BRACKETED):
            self._line(self.group.item, self.waiting, paragraph, start)
        elif self.group and self._goes_on(item):
            self._line(self.group.item, self.listed[0], paragraph, start)
        else:
            self._other(item, start)

    def _other(self, item: Item, start: int) -> None:
        """The next item, or a paragraph below one; with the statements in its words."""
        if item.level:
            self._next(item)
        owner = item if item.level else self._owner(0)
        if owner is None:
            return
        words = item.paragraph.body
        if item.paragraph.label.startswith("Điều") and _WHOLE.search(words):
            self._coordinator(words, start)
            return
        if _PARTED_OUT.match(words) and (above := self._owner(item.level)):
            owner = above
        leading = self.people.heading(words) if MAY_COORDINATE.search(words) else None
        if leading and coordinates_plan(words, leading.bodies[-1].end, leading.rest):
            quoted = Span(start, start + len(words))
            self.coordinators.extend(self.people.participations(leading.bodies, "clause", quoted))
        stated = statements_in(words, self.participants.named)
        if not stated and self.group and self.group.item is owner and owner is not item:
            self._not_stated(item.paragraph)
        if not stated and owner is item and item.level >= LETTER:
            self._part(item, start)
        for span in stated:
            group = self._group(owner)
            if owner is item:
                group.statements.append(span)
            else:
                group = self._stated(group, item.paragraph)
            quoted = Span(start + span.start, start + span.end)
            said = words[span.start : span.end]
            self.participants.statement(group.participants, said, quoted.start, quoted)

    def _part(self, item: Item, start: int) -> None:
        """A body's part in what stands above: "a) Sở A: chỉ đạo các trường …".

        Collectives and bodies that the register does not know may be what an item is about.
        """
        words = item.paragraph.body
        leading = self.people.leading(words) if ":" in words else None
        if leading is None or any(each.collective or not each.known for each in leading.bodies):
            return
        announced = ":" in words[leading.bodies[-1].end : leading.rest]
        if not announced or not words[leading.rest : leading.rest + 1].islower():
            return
        if self.group and any(each is self.group.item for each in self.items if each is not item):
            self._not_stated(item.paragraph)  # the item above it is a task already
            return
        said = Span(start, start + len(words))
        clause = clause_of(words[leading.rest :])
        found = self.people.participations(leading.bodies, "clause", said)
        group = self._group(item)
        group.statements.append(Span(0, leading.rest))
        group.participants.add("lead" if clause.holder_leads else "support", found)
        for place in clause.partners:
            if partners := self.people.leading(words[leading.rest + place.start :]):
                own = self.people.participations(partners.bodies, "clause", said)
                group.participants.add("support", own)

    def _not_stated(self, paragraph: Paragraph) -> None:
        """Tell of a paragraph below a task that begins with a body and was not read."""
        if self.participants.named(paragraph.body):
            self.reading.tally.at(paragraph.span)
            self.reading.puzzled(
                "statement-not-read",
                "A paragraph below a task begins with a body, but says no role that was read.",
                paragraph.text,
                paragraph.span,
                _LOCATOR,
                severity="info",
            )

    def _stated(self, group: _Group, paragraph: Paragraph) -> _Group:
        """The group that a paragraph below an item speaks of: each further one is its own task."""
        if group.stated not in {None, paragraph}:
            self.close()
            group = self.group = _Group(group.item, group.number, own=True)
        group.stated = paragraph
        return group

    def _coordinator(self, words: str, start: int) -> None:
        found = Participants()
        quoted = Span(start, start + len(words))
        self.participants.statement(found, words, start, quoted)
        self.coordinators.extend(found.leads)
        self.reading.tally.add("fact" if found.leads else "plain")

    def _goes_on(self, item: Item) -> bool:
        """Whether a line below 'Cơ quan chủ trì:' is the next of its bodies, or of its times."""
        name, level = self.listed
        meaning = label_meaning(name) if name and item.level > level else None
        if meaning == "time":
            return time_of_words(item.paragraph.body) is not None
        if meaning not in {"lead", "support"}:
            return False
        bodies = self.people.read(item.paragraph.body)
        return bool(bodies.bodies) and not bodies.unread

    def _owner(self, level: int) -> Item | None:
        """The item that a line of that level is about: the last one above it.

        A line without a bullet is about the numbered item, whatever bullets stand between.
        """
        highest = level or DASH
        above = [item for item in self.items if item.level < highest]
        return above[-1] if above else None

    def _next(self, item: Item) -> None:
        if item.level <= BRACKETED:
            self.bullets = 0
        elif item.level == DASH:
            self.bullets += 1
        self.items = [each for each in self.items if each.level < item.level] + [item]
        self.waiting, self.listed = "", ("", 0)

    def _group(self, owner: Item) -> _Group:
        """The group of an item; one of another item ends."""
        if self.group is None or self.group.item is not owner:
            self.close()
            self.group = _Group(owner, self._number(owner))
        return self.group

    def _line(self, owner: Item, label: str, paragraph: Paragraph, start: int) -> None:
        group = self._group(owner)
        text = self.people.document.text
        end = paragraph.span.end - paragraph.text.endswith(")") * paragraph.body.startswith("(")
        self.waiting = "" if text[start:end].strip() else label
        for each, first, last in _stretches(text, label, start, end):
            if text[first:last].strip():
                self._said(group, each, Span(first, last))

    def _said(self, group: _Group, label: str, said: Span) -> None:
        """Take what one line, or one part of it, says of the item."""
        words = self.people.document.quote(said)
        meaning = label_meaning(label)
        if meaning == "time":
            deadline = bool(_DEADLINE.search(label))
            timing = read_schedule(words.strip(" .;"), deadline=deadline)
            within = None if timing.understood else in_year(words, self.year, deadline=deadline)
            if within:
                tell_time(within, words, said, self.reading, _LOCATOR)
                timing = within
            group.participants.schedule = _later(group.participants.schedule, timing.schedule)
        elif meaning == "product":
            group.deliverable = words.strip(" .;")
        elif meaning == "lead" or meaning == "support":
            self.participants.cell(group.participants, meaning, words, said.start, said)

    def _number(self, owner: Item) -> str:
        number = number_of(owner.path[1:] or owner.path)
        return f"{number}.{self.bullets}" if owner.level > BRACKETED else number

    def close(self) -> None:
        """End the group that is open, as a task."""
        group, self.group, self.waiting = self.group, None, ""
        if group is None:
            return
        paragraph = group.item.paragraph
        if not group.participants:
            self.reading.puzzled(
                "lines-without-agency",
                "Lines give an item a time or a product, but no agency.",
                paragraph.text,
                paragraph.span,
                f"mục {group.item.section}.{group.number}",
                severity="info",
            )
            return
        if group.own and group.stated:
            paragraph = group.stated
        words = _without(paragraph.body, group.statements)
        section = group.item.section
        taken = {each.id for each in self.reading.facts}
        key = task_id(self.programme, section, group.number)
        while key in taken:
            key += "+"
        task = Task(
            id=key,
            programme=self.programme,
            kind="assignment",
            number=group.number,
            title=short_title(words),
            text=paragraph.body,
            section=section or None,
            leads=group.participants.leads,
            supports=group.participants.supports,
            schedule=group.participants.schedule or time_of_words(words),
            deliverable=group.deliverable,
        )
        self.reading.found([task])


def _later(before: Schedule | None, now: Schedule | None) -> Schedule | None:
    """Of two deadlines of one task the last, with both labels; else the first time said."""
    if before is None or now is None:
        return before or now
    if before.starts_on or now.starts_on or not (before.ends_on and now.ends_on):
        return before
    last = max(before.ends_on, now.ends_on)
    return Schedule(label=f"{before.label}; {now.label}", ends_on=last)


def _stretches(text: str, label: str, start: int, end: int) -> Iterator[tuple[str, int, int]]:
    """A line's parts, each with its label: 'Đơn vị chủ trì: A; Đơn vị phối hợp: B' has two."""
    for mark in _INNER.finditer(text, start, end):
        if _says_something(mark[1]):
            yield label, start, mark.start()
            label, start = mark[1], mark.end()
    yield label, start, end


def _says_something(label: str) -> bool:
    return label_meaning(label) is not None


def _without(words: str, statements: Sequence[Span]) -> str:
    """An item's words without the statements in them; all of them where nothing else is left."""
    kept, at = "", 0
    for span in statements:
        kept += words[at : span.start].rstrip(" (")
        at = span.end
    behind = words[at:].lstrip(" )")
    rest = behind.lstrip(" .;")
    joint = "; " if behind.startswith(";") else " " * rest[:1].isalnum()
    return f"{kept}{joint}{rest}".strip() if kept and rest else kept or rest or words
