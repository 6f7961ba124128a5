"""Line groups: an item of the body, then 'Cơ quan chủ trì: …', 'Phối hợp: …', 'Thời gian: …'."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from graph.text import fold
from loaders.dataset import Participation, Schedule, Task
from loaders.document import Block, Paragraph, Span, Table
from loaders.language.periods import read_schedule
from loaders.sections.parts import BRACKETED, DASH, Item, number_of, outline
from loaders.sections.people import People
from loaders.sections.reading import Reading, Tally
from loaders.sections.titles import short_title

_LINE = re.compile(r"^([^:]{3,60}):\s*", re.DOTALL)
_INNER = re.compile(r"[;.]\s*([^:;.]{3,60}):\s*")
_LEAD = re.compile(
    r"^(?:(?:cac )?(?:co quan|don vi|to chuc|bo phan)(?:,? (?:don vi|to chuc))* )?"
    r"(?:chu tri|thuc hien|dau moi|chu tri thuc hien|chu tri,? tham muu|duoc giao)"
    r"(?: (?:thuc hien|chinh|tham muu))?$"
)
_SUPPORT = re.compile(
    r"^(?:(?:cac )?(?:co quan|don vi|to chuc)(?:,? (?:don vi|to chuc))* )?"
    r"phoi hop(?: thuc hien| voi)?$"
)
_TIME = re.compile(r"^(?:thoi (?:gian|han|diem)|tien do|hoan thanh|ky han)\b")
_PRODUCT = re.compile(r"^(?:san pham|ket qua|dau ra|yeu cau dau ra)\b")
_DEADLINE = re.compile(r"^(?:thoi han|hoan thanh|thoi gian hoan thanh|ky han|thoi diem)")


@dataclass
class _Group:
    """An item and the lines about it."""

    item: Item
    number: str
    leads: list[Participation] = field(default_factory=list)
    supports: list[Participation] = field(default_factory=list)
    schedule: Schedule | None = None
    deliverable: str | None = None


def read_line_groups(blocks: Sequence[Block], people: People, programme: str) -> Reading[Task]:
    """The assignments that stand as groups of lines in a document's body."""
    reader = _LineGroups(people, programme)
    for item in outline(blocks):
        if isinstance(item, Table):
            reader.close()
        else:
            reader.take(item)
    reader.close()
    return reader.reading


class _LineGroups:
    def __init__(self, people: People, programme: str) -> None:
        self.people = people
        self.programme = programme
        self.reading: Reading[Task] = Reading(Tally("nhóm dòng phân công"))
        self.items: list[Item] = []  # the last item of each level, highest first
        self.bullets = 0
        self.group: _Group | None = None
        self.waiting: str = ""
        self.listed: tuple[str, int] = ("", 0)  # a role whose bodies stand below, its line's level

    def take(self, item: Item) -> None:
        """Read one paragraph: a line about the item above, or the next item."""
        paragraph = item.paragraph
        match = _LINE.match(paragraph.body)
        name = fold(match[1]) if match else ""
        start = paragraph.span.end - len(paragraph.body)
        owner = self._owner(item.level)
        if match and owner is not None and _is_role(name):
            self._line(owner, name, paragraph, start + match.end())
            self.listed = (self.waiting, item.level)
        elif self.waiting and self.group and (item.level == 0 or item.level > BRACKETED):
            self._line(self.group.item, self.waiting, paragraph, start)
        elif self.group and self._goes_on(item):
            self._line(self.group.item, self.listed[0], paragraph, start)
        elif item.level:
            self._next(item)

    def _goes_on(self, item: Item) -> bool:
        """Whether a line below 'Cơ quan chủ trì:' is the next of its bodies and nothing else."""
        name, level = self.listed
        if not name or item.level <= level or _TIME.match(name) or _PRODUCT.match(name):
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
            self.close()
            self.bullets = 0
        elif item.level == DASH:
            self.bullets += 1
        self.items = [each for each in self.items if each.level < item.level] + [item]
        self.waiting, self.listed = "", ("", 0)

    def _line(self, owner: Item, name: str, paragraph: Paragraph, start: int) -> None:
        if self.group is None or self.group.item is not owner:
            self.close()
        self.group = self.group or _Group(owner, self._number(owner))
        text = self.people.document.text
        self.waiting = "" if text[start : paragraph.span.end].strip() else name
        for each, first, last in _stretches(text, name, start, paragraph.span.end):
            if text[first:last].strip():
                self._said(self.group, each, Span(first, last))

    def _said(self, group: _Group, name: str, said: Span) -> None:
        """Take what one line, or one part of it, says of the item."""
        words = self.people.document.quote(said)
        if _TIME.match(name):
            timing = read_schedule(words.strip(" .;"), deadline=bool(_DEADLINE.match(name)))
            group.schedule = group.schedule or timing.schedule
        elif _PRODUCT.match(name):
            group.deliverable = words.strip(" .;")
        else:
            self._bodies(group.supports if _SUPPORT.match(name) else group.leads, words, said)

    def _bodies(self, role: list[Participation], words: str, said: Span) -> None:
        bodies = self.people.read(words)
        known = {each.agency for each in role}
        found = self.people.participations(bodies.bodies, "table", said)
        role.extend(each for each in found if each.agency not in known)
        for first, last in bodies.unread:
            where = Span(said.start + first, said.start + last)
            self.reading.puzzled(
                "agency-not-read",
                "Among the agencies of a line something was not read.",
                self.people.document.quote(where),
                where,
                "nhóm dòng phân công",
                unit=False,
            )

    def _number(self, owner: Item) -> str:
        number = number_of(owner.path[1:] or owner.path)
        return f"{number}.{self.bullets}" if owner.level > BRACKETED else number

    def close(self) -> None:
        """End the group that is open, as a task."""
        group, self.group, self.waiting = self.group, None, ""
        if group is None:
            return
        if not (group.leads or group.supports):
            paragraph = group.item.paragraph
            self.reading.puzzled(
                "lines-without-agency",
                "Lines give an item a time or a product, but no agency.",
                paragraph.text,
                paragraph.span,
                f"mục {group.item.section}.{group.number}",
                severity="info",
            )
            return
        words = group.item.paragraph.body
        section = group.item.section
        taken = {each.id for each in self.reading.facts}
        key = f"{self.programme}/{section.lower()}.{group.number}"
        while key in taken:
            key += "+"
        task = Task(
            id=key,
            programme=self.programme,
            kind="assignment",
            number=group.number,
            title=short_title(words),
            text=words,
            section=section,
            leads=group.leads,
            supports=group.supports,
            schedule=group.schedule,
            deliverable=group.deliverable,
        )
        self.reading.found([task])


def _stretches(text: str, name: str, start: int, end: int) -> Iterator[tuple[str, int, int]]:
    """A line's parts, each with its name: 'Đơn vị chủ trì: A; Đơn vị phối hợp: B' has two."""
    for mark in _INNER.finditer(text, start, end):
        inner = fold(mark[1])
        if _is_role(inner):
            yield name, start, mark.start()
            name, start = inner, mark.end()
    yield name, start, end


def _is_role(name: str) -> bool:
    return any(pattern.match(name) for pattern in (_LEAD, _SUPPORT, _TIME, _PRODUCT))
