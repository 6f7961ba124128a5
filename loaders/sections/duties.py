"""Duties by agency: the section on carrying the plan out, heading by heading, item by item."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import zip_longest

from graph.text import fold
from loaders.dataset import Participation, Task
from loaders.document import Block, Span, Table
from loaders.language.letters import CAPITALS
from loaders.language.names import Leading, NamedBody
from loaders.sections.moneyunits import SUM
from loaders.sections.parts import (
    ARABIC,
    ARTICLE,
    BRACKETED,
    DECIMAL,
    LETTER,
    PLUS,
    ROMAN,
    Item,
    carries_out,
    number_of,
    outline,
    plain_label,
    task_id,
)
from loaders.sections.people import Basis, People, one_of_each
from loaders.sections.reading import Reading, Tally
from loaders.sections.roles import (
    WITH,
    PrefixReader,
    clause_of,
    coordinates_plan,
    opening,
    roles_for_what_follows,
)
from loaders.sections.statements import supporting_subjects
from loaders.sections.times import time_of_words
from loaders.sections.titles import short_title

_REPORTS = re.compile(r"(?:che do|cong tac) (?:thong tin,? )?bao cao\b(?!.{60})")
_NOT_DUTIES = re.compile(r"kinh phi\b|kiem tra, giam sat$")
_CLOSING = re.compile(
    r"^(?:trong qua trinh|tren day la|yeu cau|uy ban nhan dan|ubnd|de nghi (?:cac|thu truong)"
    r"|(?:can cu|tren co so) (?!yeu cau|de nghi).{0,120}\b(?:yeu cau|de nghi)"
    r" (?:cac|tat ca|moi|thu truong|giam doc|chu tich|lanh dao|so|ban|nganh|co quan|don vi"
    r"|dia phuong|uy ban nhan dan (?:cac|cap|xa)|ubnd (?:cac|cap|xa))\b|(?:co |gui )?kem theo"
    r"|chi tiet (?:tai|o)|co (?:phu luc|danh muc)"
    r"|(?:ke hoach|chuong trinh|quyet dinh|nghi quyet|chi thi|cong van|de an|phuong an|ket luan"
    r"|huong dan)(?: hanh dong| phoi hop| thuc hien)? nay)\b"
)
_FOR_ALL = re.compile(
    r"\b(?:vuong mac|kho khan|yeu cau|de nghi(?! cua)|sua doi|thi hanh|cac co quan|nay"
    r"|duoc huong dan)\b"
)
_ABBREVIATED = re.compile(r"^\s*\([^()]*\)\s*:?\s*$")
_RIGHT_BEFORE = re.compile(r"(?:riêng|đối\s+với|(?:phân\s+công|giao)(?:\s+cho)?)\s+", re.IGNORECASE)
_GIVES = re.compile(r"(?:giao|phân\s+công)\s", re.IGNORECASE)
_HAS_DUTIES = re.compile(
    r"có (?:các )?(?:trách nhiệm|nhiệm vụ)(?: (?:sau|như sau))?", re.IGNORECASE
)
_CLAUSE_OF_ROLE = re.compile(
    r"(?:là\s|chủ\s+trì|phối\s+hợp|tham\s+mưu|có\s+trách\s)", re.IGNORECASE
)
_NEXT_NAME = re.compile(r"[\s,;]*(?:và\s+)?([^,;]+?)(?=\s*(?:[,;]|và\s|$))")
_LISTED = re.compile(rf"(?<=[,;] )((?:các\s|[{CAPITALS}])[^.:]{{1,160}}):\s*")
_BETWEEN_NAMES = re.compile(r"\s*[,;]\s*|\s+và\s+")
MOST_WORDS_OF_A_TITLE = 14
_IS_MONEY = re.compile(r"Quỹ\b")
_CONDITION = re.compile(
    r"(?:(?:trong\s+)?quá\s+trình|trong\s+thời\s+gian|nếu|khi|trường\s+hợp)\b", re.IGNORECASE
)
_ABOUT = re.compile(r"(?:đối\s+với|về|riêng)\s[^:;.]{3,160}:\s+", re.IGNORECASE)
"""What a duty is about, before the body that has it: "Đối với các đập cũ: Sở A kiểm tra"."""
_SEMICOLON = re.compile(r"\s*;\s+")
_CLAUSE = re.compile(r",\s+|\s+thì\s+")
_GLUED = re.compile(rf"(?<=[.;…])\s*[-–]\s*(?=[{CAPITALS}])")
_COORDINATOR = re.compile(
    r"(?:tỉnh\s+)?là\s+(?:cơ\s+quan|đơn\s+vị)\s+(?:đầu\s+mối|thường\s+trực)",
    re.IGNORECASE,
)
_NUMBERED = frozenset({ROMAN, ARTICLE, ARABIC, DECIMAL, LETTER, BRACKETED})


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
    """An agency's heading: its number, its bodies, the roles that hold for every item below.

    Attributes:
        depth: How many labels of an item's path stand above the item's own, which begin there.
        leads: Who leads every item below, where a line says so; None where none does.
        supports: Who supports every item below, by the same line.
        roles_level: The level of that line; an item as high ends what it says.
        last: The number of the last numbered item below, which bullets are counted from.
    """

    number: str
    level: int
    depth: int
    bodies: list[NamedBody]
    said: Said
    last: str = ""
    count: int = 0
    leads: list[Participation] | None = None
    supports: list[Participation] = field(default_factory=list)
    roles_level: int = 0

    def enter(self, item: Item) -> str:
        """The number of a numbered item below, from which bullets are counted from now on."""
        self.last, self.count = number_of([self.number, *item.path[self.depth :]]), 0
        return self.last

    def next_number(self, item: Item) -> str:
        """The number of an item: as printed, or counted below the last one that is printed."""
        if item.level in _NUMBERED:
            return self.enter(item)
        return self.next_count()

    def next_count(self) -> str:
        """The number of a bullet, counted below the last item with a number."""
        self.count += 1
        return f"{self.last or self.number}.{self.count}"


def read_duties(
    blocks: Sequence[Block],
    people: People,
    programme: str,
    section: str,
    path: str = "",
    *,
    only_agencies: bool = False,
) -> tuple[Reading[Task], list[Participation]]:
    """The duties of a section whose items name agencies; and the coordinators of the plan.

    Its tables are read elsewhere.

    Args:
        blocks: The section without its heading.
        people: Reads and remembers bodies.
        programme: Id of the plan.
        section: Number of the section: III.
        path: Number of the section's own heading below that, which the numbers begin with.
        only_agencies: Whether only items that begin with an agency are duties, and what stands
            below them is not: a section about money.
    """
    reader = _Duties(people, programme, section, path, only_agencies=only_agencies)
    items = list(outline(blocks))
    reader.by_agency = any(isinstance(item, Item) and reader.names_agency(item) for item in items)
    for item, following in zip_longest(items, items[1:]):
        if isinstance(item, Table):
            continue
        reader.reading.tally.at(item.paragraph.span)
        if isinstance(following, Table) and _announces(item):
            reader.reading.tally.add("plain")
        else:
            reader.take(item, following if isinstance(following, Item) else None)
    return reader.reading, one_of_each(reader.coordinators)


def _other_s_work(words: str, start: int, named: PrefixReader) -> Iterator[re.Match[str]]:
    """The semicolons behind which another body's own work begins.

    Behind "phối hợp với" a semicolon may part the bodies that support: no work begins there.
    """
    for mark in _SEMICOLON.finditer(words, start):
        size = named(words[mark.end() :])
        begins = words[mark.end() + size :].lstrip()[:1].islower()
        if size and begins and not WITH.search(words, start, mark.start()):
            yield mark


def _announces(item: Item) -> bool:
    """Whether a line is the caption of the table below it: "Cụ thể như sau:"."""
    return item.level == 0 and item.paragraph.body.rstrip().endswith(":")


class _Duties:
    """Takes the paragraphs of the section one by one."""

    def __init__(
        self, people: People, programme: str, section: str, path: str, *, only_agencies: bool
    ) -> None:
        self.people = people
        self.programme = programme
        self.section = section
        self.path = path
        self.only_agencies = only_agencies
        self.by_agency = False
        self.reading: Reading[Task] = Reading(Tally(f"mục {section}"))
        self.heading: _Heading | None = None
        self.headings = 0
        self.counts: Counter[str] = Counter()  # of headings without numbers, by what is above
        self.passing = 0  # the level of a heading about reports, whose items are no duties
        self.closed = False  # whether the closing words are over, and who signs stands there
        self.bulleted = True  # whether items stand under the heading that are above a plus
        self.coordinators: list[Participation] = []

    def names_agency(self, item: Item) -> bool:
        """Whether a numbered item begins with an agency that gets a duty of its own."""
        leading = self.people.heading(item.paragraph.body) if item.level in _NUMBERED else None
        return leading is not None and not self._coordinates(item.paragraph.body, leading)

    def take(self, item: Item, following: Item | None) -> None:
        """Read one paragraph: a heading, an item under one, or plain text."""
        level = item.level
        below_bullet = level == PLUS and self.bulleted  # a plus goes with the bullet above it
        self.passing = self.passing if level == 0 or level > self.passing else 0
        if level in _NUMBERED and _REPORTS.match(fold(item.paragraph.body)):
            self.heading, self.passing = None, level
        closing = _closing(item)
        over = item.paragraph.body.rstrip().endswith("./.")
        self.closed = level == 0 and (self.closed or (closing and over))
        if self.passing or below_bullet or closing or self.closed:
            self.reading.tally.add("plain")
        elif self.heading is None or 0 < level <= self.heading.level or self._only_names(item):
            self._new_heading(item, following)
        elif self.only_agencies:
            self.reading.tally.add("plain")
        else:
            self._item(item)
            self.bulleted = self.bulleted or level != PLUS

    def _only_names(self, item: Item) -> bool:
        """Whether a numbered item or a line below a heading is nothing but agencies' names."""
        numbered = 0 < item.level < LETTER
        if item.level > BRACKETED or (not numbered and item.paragraph.body.endswith(".")):
            return False
        body = item.paragraph.body
        leading = self.people.heading(body)
        return leading is not None and not body[leading.rest :].strip(" :")

    def _new_heading(self, item: Item, following: Item | None) -> None:
        paragraph = item.paragraph
        start = paragraph.span.end - len(paragraph.body)
        leading = self._leading(item)
        if leading and self.only_agencies and _IS_MONEY.match(leading.bodies[0].name):
            leading = None  # a fund pays; it does not act here
        if leading is None:
            self.heading = None if item.level in _NUMBERED else self.heading
            self._nobody(item)
            return
        if self._coordinates(paragraph.body, leading):
            said_whole = Said(paragraph.body, start).span
            self._coordinate(leading.bodies, said_whole)
            self.reading.tally.add("fact")
            return
        rest = leading.rest
        self.headings += 1
        self.bulleted = False
        self.heading = _Heading(
            number_of(self._path(item)) or self._count(item),
            item.level or ARABIC,
            len(item.path),
            list(leading.bodies),
            Said(paragraph.body, start),
        )
        rest = self._listed_further(Said(paragraph.body, start), rest)
        if coordinates_plan(paragraph.body, leading.bodies[-1].end, rest):
            self._coordinate(self.heading.bodies, Said(paragraph.body, start).span)
        words = _ABBREVIATED.sub("", paragraph.body[rest:]).strip(" :")
        if _HAS_DUTIES.fullmatch(words):
            words = ""
        elif ":" not in paragraph.body[:rest] and _is_title_above(item, following, words):
            self._further_names(paragraph.body, rest)
            words = ""
        said = Said(paragraph.body[rest:], start + rest)
        if not words:
            self.reading.tally.add("plain")
        elif roles_for_what_follows(words, self._named):
            self._roles_below(said)
        else:
            self._given(Said(paragraph.body, start), rest)

    def _given(self, line: Said, rest: int) -> None:
        """The duties of a line: "Giao Sở A lập kế hoạch; Sở B rà soát giá" gives two bodies work.

        `rest` is where the first body's work begins.
        """
        heading = self._current()
        ends = list(_other_s_work(line.words, rest, self._named))
        first = Said(line.words[: ends[0].start() if ends else None], line.start)
        self._duty(Said(first.words[rest:], line.start + rest), first, heading.number)
        for mark, following in zip_longest(ends, ends[1:]):
            end = following.start() if following else len(line.words)
            said = Said(line.words[mark.end() : end], line.start + mark.end())
            leading = self.people.leading(said.words)
            if leading:
                self.heading = replace(heading, bodies=list(leading.bodies), said=said)
                work = Said(said.words[leading.rest :], said.start + leading.rest)
                self._duty(work, said, heading.number)

    def _further_names(self, body: str, rest: int) -> None:
        """The bodies of no known kind that a heading goes on with: "…, Hải đội Biên phòng 2"."""
        heading = self._current()
        place = rest
        while named := _NEXT_NAME.match(body, place):
            body_found = self.people.by_position(body, named.start(1), named.end(1))
            if body_found is None:
                return
            heading.bodies.append(body_found)
            place = named.end()

    def _listed_further(self, said: Said, rest: int) -> int:
        """Behind the names of no known kind that a heading lists up to its colon.

        "Sở Y tế, Hải đội Biên phòng 2: khám mắt"; a name that cannot be read is said.
        """
        listed = _LISTED.match(said.words, rest)
        if listed is None or opening(listed[1]):
            return rest
        place = listed.start(1)
        for name in _BETWEEN_NAMES.split(listed[1]):
            place = said.words.index(name, place)
            if body := self.people.by_position(said.words, place, place + len(name)):
                self._current().bodies.append(body)
            else:
                span = Span(said.start + place, said.start + place + len(name))
                self.reading.puzzled(
                    "agency-not-read",
                    "Among the agencies of a heading something was not read.",
                    name,
                    span,
                    f"mục {self.section}.{self._current().number}",
                    unit=False,
                )
        return listed.end()

    def _path(self, item: Item) -> list[str]:
        own = list(item.path) if item.level in _NUMBERED else []
        return [self.path, *own] if self.path and own else own

    def _count(self, item: Item) -> str:
        """The number of a heading without one: counted, below the numbered item it stands under."""
        bullet = item.level > BRACKETED
        above = number_of([each for each in (self.path, *(item.path if bullet else ())) if each])
        self.counts[above] += 1
        return f"{above}.{self.counts[above]}" if above else str(self.headings)

    def _nobody(self, item: Item) -> None:
        """A paragraph of the section that is about no agency."""
        paragraph = item.paragraph
        told = item.level in _NUMBERED and not _NOT_DUTIES.match(fold(paragraph.body))
        if self.only_agencies and SUM.search(paragraph.body):
            self.reading.puzzled(
                "money-in-words",
                "A sum in running words; amounts are read from tables.",
                paragraph.text,
                paragraph.span,
                f"mục {self.section}",
                severity="info",
                unit=False,
            )
        if not told or self.only_agencies:
            self.reading.tally.add("plain")
            return
        self.reading.puzzled(
            "item-without-agency",
            "A numbered item of this section begins with no agency.",
            paragraph.text,
            paragraph.span,
            f"mục {self.section}.{plain_label(paragraph.label)}",
            severity="info",
        )

    def _coordinates(self, body: str, leading: Leading) -> bool:
        """Whether words name the body that coordinates the whole plan: "Giao … là đầu mối"."""
        words = body[leading.rest :].strip(" :")
        return fold(body).startswith("giao ") and _COORDINATOR.match(words) is not None

    def _coordinate(self, bodies: Sequence[NamedBody], said: Span) -> None:
        self.coordinators.extend(self.people.participations(bodies, "clause", said))

    def _leading(self, item: Item) -> Leading | None:
        """The bodies an item is about: at its start, or behind "Căn cứ …,".

        Behind such an opening they count only where the section gives agencies their duties by
        name: else it is an order to all.
        """
        body = item.paragraph.body
        if item.level and (acting := self._acting(body)):
            return acting
        leading = self.people.heading(body)
        if item.level == 0 and leading and body.rstrip().endswith(":") and body[leading.rest :]:
            return None  # leads in to what follows
        if leading is None and item.level and self.by_agency:
            return self._behind_opening(body)
        return leading

    def _behind_opening(self, body: str) -> Leading | None:
        places = [opening(body)]
        if _CONDITION.match(body):
            places += [comma.end() for comma in _CLAUSE.finditer(body)]
        for place in filter(None, places):
            if behind := self.people.heading(body[place:]):
                return Leading(behind.bodies, place + behind.rest)
        return None

    def _item(self, item: Item) -> None:
        paragraph = item.paragraph
        start = paragraph.span.end - len(paragraph.body)
        words = paragraph.body
        heading = self._current()
        if item.level <= BRACKETED and roles_for_what_follows(words, self._named):
            self._roles_below(Said(words, start))
            heading.roles_level = item.level
            if item.level:
                heading.enter(item)
            return
        if 0 < item.level <= heading.roles_level:
            heading.leads, heading.roles_level = None, 0
        first, *others = _parted(Said(words, start))
        self._duty(first, first, heading.next_number(item), closes=item.level == 0)
        for said in others:
            self._duty(said, said, heading.next_count())

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

    def _duty(self, said: Said, quoted: Said, number: str, *, closes: bool = False) -> None:
        """One duty; a paragraph that `closes` a section may give it to a body of its own."""
        heading = self._current()
        words = said.words.strip(" :")
        bodies, own = heading.bodies, self._own_bodies(said)
        if own:
            bodies = own
        holder = own[0] if own and closes and _GIVES.match(words) else heading.bodies[0]
        done = self._without_subject(words, own)
        if coordinates_plan(done, 0):
            self._coordinate(bodies, quoted.span)
        clause = clause_of(done)
        basis: Basis = "clause" if clause.said else "implied"
        if heading.leads is not None and not own:
            leads, supports = heading.leads, heading.supports
        elif clause.holder_leads:
            leads = self.people.participations(bodies, basis, quoted.span)
            partners = clause_of(said.words).partners
            later = supporting_subjects(said.words, self._named)
            supports = self._partners(said, (*partners, *later), bodies)
        else:
            leads, supports = [], self.people.participations(bodies, "clause", quoted.span)
        for body in heading.bodies:
            self.people.remember(body)
        self.reading.found(
            [
                Task(
                    id=task_id(self.programme, self.section, number),
                    programme=self.programme,
                    kind="duty",
                    number=number,
                    title=short_title(words),
                    text=quoted.words,
                    section=self.section or None,
                    holder=holder.id,
                    leads=leads,
                    supports=supports,
                    schedule=time_of_words(words),
                )
            ]
        )

    def _own_bodies(self, said: Said) -> list[NamedBody]:
        """The bodies that an item names for itself: "- Báo và Đài tỉnh: tăng thời lượng …"."""
        leading = self._acting(said.words)
        if leading:
            return list(leading.bodies)
        leading = self.people.heading(said.words)
        if leading is None:
            return []
        before = said.words[: leading.bodies[0].start]
        if before and not _RIGHT_BEFORE.fullmatch(before):
            return []  # "Đề nghị các cơ sở …" is what the holder does
        announced = ":" in said.words[leading.bodies[-1].end : leading.rest + 1]
        acts = said.words[leading.rest : leading.rest + 1].islower()
        return list(leading.bodies) if announced or acts else []

    def _acting(self, words: str) -> Leading | None:
        """The bodies behind what their work is about, where words go on to what they do."""
        about = _ABOUT.match(words)
        behind = self.people.heading(words[about.end() :]) if about else None
        if not about or not behind:
            return None
        rest = about.end() + behind.rest
        return Leading(behind.bodies, rest) if words[rest : rest + 1].islower() else None

    def _without_subject(self, words: str, own: Sequence[NamedBody]) -> str:
        """The words behind the holder's name, or behind the item's own subject."""
        leading = self._acting(words) or self.people.heading(words)
        if leading is None:
            return words
        subjects = {body.id for body in (*self._current().bodies, *own)}
        return words[leading.rest :] if {body.id for body in leading.bodies} <= subjects else words

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


def _is_title_above(item: Item, following: Item | None, words: str) -> bool:
    """Whether a heading with more than names is a title over items, and no duty of its own."""
    if (
        not words
        or following is None
        or words.endswith((".", ";", ","))
        or _CLAUSE_OF_ROLE.match(words)
    ):
        return False
    below = following.level > item.level or (following.level == 0 and item.level > 0)
    return below and len(words.split()) <= MOST_WORDS_OF_A_TITLE


def _closing(item: Item) -> bool:
    """Whether a paragraph closes the document rather than giving a duty.

    The last duty ends with "./." too; the words for all to heed speak of the plan or of trouble.
    """
    words = item.paragraph.body
    if carries_out(words) or item.level:
        return carries_out(words)
    folded = fold(words)
    last = words.rstrip().endswith("./.")
    return _CLOSING.match(folded) is not None or (last and _FOR_ALL.search(folded) is not None)
