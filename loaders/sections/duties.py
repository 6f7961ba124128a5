"""Duties by agency: the section on carrying the plan out, heading by heading, item by item."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal

from graph.text import fold
from loaders.dataset import Participation, Schedule, Task
from loaders.document import Block, Span, Table
from loaders.language.names import Leading, NamedBody
from loaders.sections.parts import (
    ARABIC,
    DECIMAL,
    LETTER,
    PLUS,
    ROMAN,
    Item,
    outline,
    plain_label,
)
from loaders.sections.people import Basis, People
from loaders.sections.reading import Reading, Tally
from loaders.sections.roles import clause_of, opening, roles_for_what_follows
from loaders.sections.titles import short_title

SECTION = re.compile(
    r"to chuc (?:trien khai )?thuc hien|phan cong (?:nhiem vu|trach nhiem|thuc hien|to chuc)|"
    r"trach nhiem (?:cua|thuc hien|to chuc)|to chuc trien khai"
)
"""Folded words in the heading of the section on carrying the plan out."""
_NOT_DUTIES = re.compile(
    r"^(?:che do|cong tac) (?:thong tin,? )?bao cao|^kinh phi|^kiem tra, giam sat$"
)
_GLUED = re.compile(r"(?<=[.;…])\s*[-–]\s*(?=[A-ZÀ-ỸĐ])")
Recurrence = Literal["continuous", "annual", "quarterly", "monthly"]
OPENING = 60
"""Characters at the start of a duty in which a word of recurrence is about the duty itself."""
_RECURRENCES: tuple[tuple[re.Pattern[str], Recurrence], ...] = (
    (re.compile(r"h[àằ]ng năm", re.IGNORECASE), "annual"),
    (re.compile(r"thường xuyên", re.IGNORECASE), "continuous"),
    (re.compile(r"h[àằ]ng quý", re.IGNORECASE), "quarterly"),
    (re.compile(r"h[àằ]ng tháng", re.IGNORECASE), "monthly"),
)
_COORDINATOR = re.compile(
    r"(?:tỉnh\s+)?là\s+(?:cơ\s+quan|đơn\s+vị)\s+(?:đầu\s+mối|thường\s+trực)",
    re.IGNORECASE,
)
_OWN_BODY = re.compile(r"^\s*:\s*")


@dataclass(frozen=True)
class Said:
    """Words of the document and where they start."""

    words: str
    start: int

    @property
    def span(self) -> Span:
        """The stretch of the document."""
        return Span(self.start, self.start + len(self.words))


@dataclass
class _Heading:
    """An agency's heading: its number, its bodies, the roles that hold for every item below."""

    number: str
    bodies: list[NamedBody]
    said: Said
    letter: str = ""
    count: int = 0
    leads: list[Participation] | None = None
    supports: list[Participation] = field(default_factory=list)


def is_duties_heading(item: Item) -> bool:
    """Whether a paragraph heads the section on carrying the plan out."""
    return item.level in {ROMAN, 0} and SECTION.search(fold(item.paragraph.body)) is not None


def read_duties(
    blocks: Sequence[Block], people: People, programme: str, section: str
) -> tuple[Reading[Task], list[Participation]]:
    """The duties of a section whose numbered headings name agencies; the plan's coordinators."""
    reader = _Duties(people, programme, section)
    for item in outline(blocks):
        if isinstance(item, Table):
            reader.reading.puzzled(
                "table-among-duties",
                "A table stands in the section that gives agencies their duties.",
                people.document.quote(item.span)[:200],
                Span(item.span.start, min(item.span.end, item.span.start + 200)),
                section,
            )
            continue
        reader.take(item)
    return reader.reading, reader.coordinators


class _Duties:
    """Takes the paragraphs of the section one by one."""

    def __init__(self, people: People, programme: str, section: str) -> None:
        self.people = people
        self.programme = programme
        self.section = section
        self.reading: Reading[Task] = Reading(Tally(f"mục {section}"))
        self.heading: _Heading | None = None
        self.coordinators: list[Participation] = []

    def take(self, item: Item) -> None:
        """Read one paragraph: a heading, an item under one, or plain text."""
        if item.level in {ARABIC, DECIMAL} or (item.level == 0 and self.heading is None):
            self._numbered(item)
        elif self.heading is None:
            self.reading.tally.add("plain")
        elif item.level == PLUS:
            self.reading.tally.add("plain")  # goes with the bullet above it
        else:
            self._item(item)

    def _numbered(self, item: Item) -> None:
        paragraph = item.paragraph
        start = paragraph.span.end - len(paragraph.body)
        leading = self._leading(item)
        if leading is None:
            self.heading = None
            if item.level and not _NOT_DUTIES.match(fold(paragraph.body)):
                self.reading.puzzled(
                    "item-without-agency",
                    "A numbered item of this section begins with no agency.",
                    paragraph.text,
                    paragraph.span,
                    f"mục {self.section}.{plain_label(paragraph.label)}",
                    severity="info",
                )
            else:
                self.reading.tally.add("plain")
            return
        number = plain_label(paragraph.label) or str(len(self.reading.facts) + 1)
        rest = leading.rest
        self.heading = _Heading(number, list(leading.bodies), Said(paragraph.body, start))
        words = _OWN_BODY.sub("", paragraph.body[rest:]).strip(" :")
        if _COORDINATOR.match(words) and fold(paragraph.body).startswith("giao "):
            said_whole = Said(paragraph.body, start).span
            found = self.people.participations(leading.bodies, "clause", said_whole)
            self.coordinators.extend(found)
            self.reading.tally.add("fact")
            return
        said = Said(paragraph.body[rest:], start + rest)
        if not words:
            self.reading.tally.add("plain")
        elif roles_for_what_follows(words, self._named):
            self._roles_below(said)
        else:
            self._duty(said, Said(paragraph.body, start))

    def _leading(self, item: Item) -> Leading | None:
        """The bodies a numbered item is about: at its start, or behind 'Căn cứ …,'."""
        body = item.paragraph.body
        leading = self.people.heading(body)
        if item.level == 0:  # a heading without a number is nothing but names
            whole = leading is not None and not body[leading.rest :].strip(" :")
            return leading if whole else None
        if leading is None and (skipped := opening(body)):
            behind = self.people.heading(body[skipped:])
            return Leading(behind.bodies, skipped + behind.rest) if behind else None
        return leading

    def _item(self, item: Item) -> None:
        paragraph = item.paragraph
        start = paragraph.span.end - len(paragraph.body)
        words = paragraph.body
        if item.level in {0, LETTER} and roles_for_what_follows(words, self._named):
            self._roles_below(Said(words, start))
            if item.level == LETTER:
                heading = self._current()
                heading.letter, heading.count = plain_label(paragraph.label), 0
            return
        if item.level == 0 and _closing(words):
            self.reading.tally.add("plain")
            return
        letter = plain_label(paragraph.label) if item.level == LETTER else ""
        for said in _parted(Said(words, start)):
            self._duty(said, said, letter)

    def _named(self, words: str) -> int:
        leading = self.people.leading(words)
        return leading.rest if leading else 0

    def _roles_below(self, said: Said) -> None:
        """'Chủ trì, phối hợp với các sở:' holds for every item below, until the next such line."""
        heading = self._current()
        clause = clause_of(said.words)
        own: Basis = "clause"
        if clause.holder_leads:
            heading.leads = self.people.participations(heading.bodies, own, said.span)
            heading.supports = self._partners(said, clause.partners, heading.bodies)
        else:
            heading.leads = []
            heading.supports = self.people.participations(heading.bodies, own, said.span)
        self.reading.tally.add("plain")

    def _duty(self, said: Said, quoted: Said, letter: str = "") -> None:
        heading = self._current()
        heading.count += not letter
        number = f"{heading.number}{letter or f'{heading.letter}.{heading.count}'}"
        words = said.words.strip(" :")
        bodies, own = heading.bodies, self._own_bodies(said)
        if own:
            bodies = own
        clause = clause_of(self._without_subject(words))
        basis: Basis = "clause" if clause.said else "implied"
        if heading.leads is not None and not own:
            leads, supports = heading.leads, heading.supports
        elif clause.holder_leads:
            leads = self.people.participations(bodies, basis, quoted.span)
            supports = self._partners(said, clause_of(said.words).partners, bodies)
        else:
            leads, supports = [], self.people.participations(bodies, "clause", quoted.span)
        for body in heading.bodies:
            self.people.remember(body)
        self.reading.found(
            [
                Task(
                    id=f"{self.programme}/{self.section.lower()}.{number}",
                    programme=self.programme,
                    kind="duty",
                    number=number,
                    title=short_title(words),
                    text=quoted.words,
                    section=self.section,
                    holder=heading.bodies[0].id,
                    leads=leads,
                    supports=supports,
                    schedule=_schedule(words),
                )
            ]
        )

    def _own_bodies(self, said: Said) -> list[NamedBody]:
        """The body that an item names for itself: '- Báo và Đài tỉnh: tăng thời lượng …'."""
        leading = self.people.heading(said.words)
        if leading is None or ":" not in said.words[leading.bodies[-1].end : leading.rest + 1]:
            return []
        return list(leading.bodies)

    def _without_subject(self, words: str) -> str:
        """The words behind the holder's own name, where an item repeats it."""
        leading = self.people.heading(words)
        if leading is None:
            return words
        holders = {body.id for body in self._current().bodies}
        return words[leading.rest :] if {body.id for body in leading.bodies} <= holders else words

    def _partners(
        self, said: Said, places: Iterable[Span], leading: Sequence[NamedBody]
    ) -> list[Participation]:
        own = {body.id for body in leading}
        found: dict[str, Participation] = {}
        for place in places:
            leading_words = self.people.leading(said.words[place.start :])
            bodies = leading_words.bodies if leading_words else ()
            others = [body for body in bodies if body.id not in own]
            for each in self.people.participations(others, "clause", said.span):
                found.setdefault(each.agency, each)
        return list(found.values())

    def _current(self) -> _Heading:
        assert self.heading is not None  # noqa: S101 (items are read under a heading alone)
        return self.heading


def _parted(said: Said) -> Iterator[Said]:
    """An item, or the items glued together in it ('… địa phương.- Kiểm tra …')."""
    start = 0
    for mark in _GLUED.finditer(said.words):
        yield Said(said.words[start : mark.start()], said.start + start)
        start = mark.end()
    yield Said(said.words[start:], said.start + start)


def _closing(words: str) -> bool:
    """Whether an unnumbered paragraph closes the document rather than giving a duty."""
    folded = fold(words)
    return folded.startswith(("trong qua trinh", "tren day la", "yeu cau", "uy ban nhan dan")) or (
        words.rstrip().endswith("./.")
    )


def _schedule(words: str) -> Schedule | None:
    """The time that a duty's words open with: 'Hằng năm …', 'Thường xuyên …'."""
    for pattern, recurrence in _RECURRENCES:
        if found := pattern.search(words[:OPENING]):
            return Schedule(label=found[0], recurrence=recurrence)
    return None
