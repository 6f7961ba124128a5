"""The head of a document: issuer, number, date, kind, title, period and provinces."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import takewhile

from graph.text import fold, slug
from loaders.document import Block, Document, Paragraph
from loaders.language.references import UNIT, Numbered, find_references
from loaders.register import Register
from loaders.sections.kinds import KINDS, Kind, attached_words, beginning_kinds, kind_and_rest
from loaders.sections.parts import Part
from loaders.sections.provinces import provinces_of, unregistered
from loaders.sections.titles import plan_title

_SYMBOL = (
    r"\s*((?:\d\s?){1,5}(?:/\s?(?:\d\s?){4})?[/-]\s?"
    rf"[A-ZĐ][\wĐđ&]*(?:\s?[-/]\s?[A-ZĐ][\wĐđ&]*)*(?:{UNIT})?)"
)
_NUMBER = re.compile(rf"S\s?ố\s*:{_SYMBOL}")
"""A number behind "Số:", also with the spaces that text taken from a PDF has inside words."""
_IN_HEAD = re.compile(rf"^\s*S\s?ố\s{_SYMBOL}|{_NUMBER.pattern}")
"""In the head a line may begin with it without the colon: Party documents are printed so."""
_PLACE_OF_NUMBER = re.compile(r"\s*S\s?ố\s*:")
_DATE = re.compile(r"ngày\s+(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+(\d{4})", re.IGNORECASE)
_DATELINE = re.compile(r"[^\d,]{2,30},\s*ngày[\s\d.…]*tháng[\s\d.…]*năm[\s\d.…]*$", re.IGNORECASE)
"""The place and day of issue alone on a line."""
_ABOUT = re.compile(r"\s*V/v\b[\s:]*", re.IGNORECASE)
_ANNEX_ALONE = re.compile(
    r"\s*(?:phụ\s+lục|PL)(?:\s*(?:số\s+)?[\dIVXA-E]{1,5})?[\s.:]*", re.IGNORECASE
)
"""The heading of an annex that is a file of its own; its title stands below."""
_MEETING = re.compile(r"(?:hoi nghi|dai hoi|ky hop)\b")
_PERIOD = re.compile(r"(20\d\d)\s*[-–]\s*(20\d\d)")
_TERM = re.compile(rf"nhiệm\s+kỳ\s+{_PERIOD.pattern}", re.IGNORECASE)
_STAGE = re.compile(r"giai\s+đoạn\s+(20\d\d)\s*[-–]\s*(20\d\d)", re.IGNORECASE)
_UNTIL = re.compile(r"đến\s+(?:hết\s+)?năm\s+(20\d\d)", re.IGNORECASE)
_YEAR = re.compile(r"năm\s+(20\d\d)", re.IGNORECASE)
_MOTTO_BESIDE = re.compile(
    r"(?<=\S)\s+(?:cộng h(?:òa|oà) xã hội chủ nghĩa|độc lập\s*[-–]\s*tự do"
    r"|đảng cộng sản việt nam).*",
    re.IGNORECASE,
)
"""The right side of a letterhead, where the two stand on one line."""
WORDS_IN_ID = 6


@dataclass(frozen=True)
class Head:
    """What the head says.

    Attributes:
        kind: What the document calls itself.
        number: As printed.
        title: Short title.
        full_title: The title as printed.
        issued_on: Date of issue.
        starts_on: First day of its period.
        ends_on: Last day of its period.
        home: Slug of the issuer's province; trung-uong for the state.
        provinces: Slugs of all that it covers, its own first.
        unregistered: Names of those that the register does not have.
        lines: The lines that it was read from.
    """

    kind: Kind
    number: str | None
    title: str
    full_title: str
    issued_on: date | None
    starts_on: date | None
    ends_on: date | None
    home: str
    provinces: tuple[str, ...]
    unregistered: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()

    @property
    def programme_id(self) -> str:
        """Province slug / number or short title, year."""
        day = self.issued_on or self.starts_on
        year = f"-{day.year}" if day else ""
        name = slug(self.number) if self.number else _short(self.full_title)
        return f"{self.home}/{name}{'' if year and name.endswith(year) else year}"


def read_head(document: Document, parts: Sequence[Part], register: Register) -> Head:
    """The head of a document, from its first part; what it lacks is looked for in the rest."""
    head = next((part.blocks for part in parts if part.name == "head"), ())
    lines = _lines(head)
    kind, title = _kind_and_title(head)
    attached = _attached_kind(parts)
    number = _number(lines, _IN_HEAD) or _number(_lines(document.blocks[-30:]), _NUMBER)
    issued = _issued_on(lines) or (_issued_on(_late_letterhead(document)) if number else None)
    if number is None and (whole := _attached_to(lines)):
        number, issued = whole.number, issued or whole.issued_on
    strange = unregistered(lines, title, document.text, register)
    known = register.with_provinces(strange)
    home, provinces = provinces_of(lines, title, document.text, known, number)
    starts, ends = _period(title) if _period(title) != (None, None) else _usual_period(document)
    return Head(
        kind=attached or kind,
        number=number,
        title=plan_title(title) if title else "Văn bản không có tiêu đề",
        full_title=title,
        issued_on=issued,
        starts_on=starts,
        ends_on=ends,
        home=home,
        provinces=provinces,
        unregistered=strange,
        lines=tuple(lines),
    )


def _lines(blocks: Sequence[Block]) -> list[str]:
    lines: list[str] = []
    for block in blocks:
        if isinstance(block, Paragraph):
            lines.append(block.text)
        else:
            cells = {cell.span: cell.text for row in block.rows for cell in row}
            lines.extend(line for text in cells.values() for line in text.split("\n"))
    return [_MOTTO_BESIDE.sub("", line) for line in lines]


def _kind_and_title(head: Sequence[Block]) -> tuple[Kind, str]:
    """The kind, printed alone in capitals, and the lines of the title below it."""
    lines = _lines(head)
    for index, line in enumerate(lines):
        if named := kind_and_rest(line):
            kind, rest = named
            below = (each for each in lines[index + 1 :] if not _is_letterhead(each))
            return kind, _without_meeting(" ".join([rest, *below]).strip())
    if subject := _subject(lines):
        return "other", subject
    annex = next((at for at, line in enumerate(lines, 1) if _ANNEX_ALONE.fullmatch(line)), 0)
    own = [each for each in lines[annex:] if not _is_letterhead(each)]
    return _kind_of_whole(lines), " ".join(own[-2:])


def _subject(lines: Sequence[str]) -> str:
    """What a letter is about: the words behind its "V/v", on as many lines as they take."""
    first = next((index for index, line in enumerate(lines) if _ABOUT.match(line)), None)
    if first is None:
        return ""
    more = takewhile(lambda line: line[:1].islower(), lines[first + 1 :])
    return " ".join([_ABOUT.sub("", lines[first]), *more])


def _without_meeting(title: str) -> str:
    """A title without the meeting in capitals that stands before its "về": HỘI NGHỊ LẦN THỨ SÁU."""
    if not _MEETING.match(fold(title)):
        return title
    words = title.split()
    about = next((index for index, word in enumerate(words) if fold(word) == "ve"), 0)
    return " ".join(words[about:]) if all(map(_is_large, words[:about])) else title


def _is_large(word: str) -> bool:
    return word == word.upper()


def _kind_of_whole(lines: Sequence[str]) -> Kind:
    """The kind of the document that an annex says it is attached to: "(Kèm theo Kế hoạch …)"."""
    behind = (words for line in lines if (words := attached_words(line)))
    named = (kind for words in behind for _, kind in beginning_kinds(words))
    return next(named, "other")


def _attached_to(lines: Sequence[str]) -> Numbered | None:
    """The document that an annex says it is attached to, or that puts a scheme into force.

    None where the head has a place for a number of its own, though it is empty.
    """
    if any(_PLACE_OF_NUMBER.match(line) for line in lines):
        return None
    named = (each for line in lines if attached_words(line) for each in find_references(line))
    return next(named, None)


def _is_letterhead(line: str) -> bool:
    words = fold(line)
    if not words or attached_words(line):
        return True
    beginnings = ("uy ban nhan dan", "hoi dong nhan dan", "so ", "doc lap")
    return words.startswith(beginnings) or _DATELINE.match(line) is not None


def _attached_kind(parts: Sequence[Part]) -> Kind | None:
    """The kind of the plan that a decision puts into force, printed alone behind it."""
    for part in parts:
        if part.name != "body":
            continue
        for block in part.blocks:
            if isinstance(block, Paragraph) and block.text.isupper():
                kind = KINDS.get(fold(block.text))
                if kind and kind != "decision":
                    return kind
    return None


def _number(lines: Sequence[str], pattern: re.Pattern[str]) -> str | None:
    for line in lines:
        if match := pattern.search(line):
            return re.sub(r"\s", "", match[match.lastindex or 0])
    return None


def _issued_on(lines: Sequence[str]) -> date | None:
    for line in lines:
        if re.match(r"(?:Căn cứ|Thực hiện|Theo)\b", line):
            return None
        match = _DATE.search(line)
        if match and "," in line[: match.start() + 1]:
            try:
                return date(int(match[3]), int(match[2]), int(match[1]))
            except ValueError:
                continue
    return None


def _late_letterhead(document: Document) -> list[str]:
    """The lines from a 'Số: …' near the end on: a letterhead that the text's maker put last."""
    lines = _lines(document.blocks[-30:])
    first = next((index for index, line in enumerate(lines) if _NUMBER.search(line)), len(lines))
    return lines[first:]


def _period(title: str) -> tuple[date | None, date | None]:
    """The period of a title; a term of office that it mentions is one where it says no other."""
    own = _days_of(_TERM.sub("", title))
    return own if own != (None, None) else _days_of(title)


def _days_of(title: str) -> tuple[date | None, date | None]:
    if match := _PERIOD.search(title):
        return date(int(match[1]), 1, 1), date(int(match[2]), 12, 31)
    if match := _UNTIL.search(title):
        return None, date(int(match[1]), 12, 31)
    if match := _YEAR.search(title):
        return date(int(match[1]), 1, 1), date(int(match[1]), 12, 31)
    return None, None


def _usual_period(document: Document) -> tuple[date | None, date | None]:
    """The period ('giai đoạn 2025 - 2030') that a document names most often."""
    named = Counter(_STAGE.findall(document.text))
    if not named:
        return None, None
    (first, last), _ = named.most_common(1)[0]
    return date(int(first), 1, 1), date(int(last), 12, 31)


def _short(title: str) -> str:
    return "-".join(slug(title).split("-")[:WORDS_IN_ID]) or "van-ban"
