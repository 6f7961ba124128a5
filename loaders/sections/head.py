"""The head of a document: issuer, number, date, kind, title, period and provinces."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from graph.text import fold, slug
from loaders.document import Block, Document, Paragraph
from loaders.register import Register
from loaders.sections.parts import Part
from loaders.sections.titles import short_title

Kind = Literal[
    "plan", "decision", "programme", "scheme", "resolution", "directive", "project", "other"
]
KINDS: dict[str, Kind] = {
    "ke hoach": "plan",
    "quyet dinh": "decision",
    "chuong trinh": "programme",
    "chuong trinh hanh dong": "programme",
    "de an": "scheme",
    "nghi quyet": "resolution",
    "chi thi": "directive",
    "du an": "project",
    "phuong an": "other",
    "cong van": "other",
    "huong dan": "other",
    "thong bao": "other",
}
CENTRAL = "trung-uong"
_NUMBER = re.compile(
    r"S\s?ố\s*:\s*((?:\d\s?){1,5}(?:/\s?(?:\d\s?){4})?[/-]\s?"
    r"[A-ZĐ][\wĐđ&]*(?:\s?[-/]\s?[A-ZĐ][\wĐđ&]*)*)"
)
"""A number behind "Số:", also with the spaces that text taken from a PDF has inside words."""
_DATE = re.compile(r"ngày\s+(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+(\d{4})", re.IGNORECASE)
_PERIOD = re.compile(r"(20\d\d)\s*[-–]\s*(20\d\d)")
_STAGE = re.compile(r"giai\s+đoạn\s+(20\d\d)\s*[-–]\s*(20\d\d)", re.IGNORECASE)
_UNTIL = re.compile(r"đến\s+(?:hết\s+)?năm\s+(20\d\d)", re.IGNORECASE)
_YEAR = re.compile(r"năm\s+(20\d\d)", re.IGNORECASE)
_PROVINCE = re.compile(
    r"(?:tỉnh|thành\s+phố|TP\.?)\s+(?=((?:[A-ZÀ-ỸĐ][\wà-ỹđ]*\s?){1,4}))", re.IGNORECASE
)
WORDS_IN_ID = 6


@dataclass(frozen=True)
class Head:
    """What the head says; `home` is the slug of the issuer's province, trung-uong for the state."""

    kind: Kind
    number: str | None
    title: str
    full_title: str
    issued_on: date | None
    starts_on: date | None
    ends_on: date | None
    home: str
    provinces: tuple[str, ...]
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
    number = _number(lines) or _number(_lines(document.blocks[-30:]))
    home, provinces = _provinces(document, lines, title, register, number)
    issued = _issued_on(lines) or (_issued_on(_late_letterhead(document)) if number else None)
    starts, ends = _period(title) if _period(title) != (None, None) else _usual_period(document)
    return Head(
        kind=attached or kind,
        number=number,
        title=short_title(title) if title else "Văn bản không có tiêu đề",
        full_title=title,
        issued_on=issued,
        starts_on=starts,
        ends_on=ends,
        home=home,
        provinces=provinces,
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
    return lines


def _kind_and_title(head: Sequence[Block]) -> tuple[Kind, str]:
    """The kind, printed alone in capitals, and the lines of the title below it."""
    lines = _lines(head)
    for index, line in enumerate(lines):
        words = fold(line)
        if words in KINDS:
            following = [each for each in lines[index + 1 :] if not _is_letterhead(each)]
            return KINDS[words], " ".join(following)
        for name, kind in KINDS.items():  # "KẾ HOẠCH Phát triển …" on one line
            if words.startswith(name + " ") and line.split()[0].isupper():
                rest = " ".join(line.split()[len(name.split()) :])
                return kind, " ".join([rest, *lines[index + 1 :]])
    return "other", " ".join(lines[-2:]) if lines else ""


def _is_letterhead(line: str) -> bool:
    words = fold(line)
    return words.startswith(("uy ban nhan dan", "hoi dong nhan dan", "so ", "doc lap", "kem theo"))


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


def _number(lines: Sequence[str]) -> str | None:
    for line in lines:
        if match := _NUMBER.search(line):
            return re.sub(r"\s", "", match[1])
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


def _provinces(
    document: Document, lines: Sequence[str], title: str, register: Register, number: str | None
) -> tuple[str, tuple[str, ...]]:
    """The issuer's province and all that the title names; every province for the state's own."""
    if number and re.search(r"(?:TTg|-CP|/QH\d*|-B[A-Z]+)$", number):
        return CENTRAL, tuple(register.provinces)
    for line in lines:
        place = line.partition(",")[0] if _DATE.search(line) or "ngày" in line else line
        if (found := register.province_by_name(place.strip())) is not None:
            return found.slug, _with_others(found.slug, title, register)
    named = Counter(_named(document.text, register))
    if not named:
        return CENTRAL, tuple(register.provinces)
    titled = _named(title, register)
    home = titled[0] if titled else named.most_common(1)[0][0]
    return home, _with_others(home, title, register)


def _with_others(home: str, title: str, register: Register) -> tuple[str, ...]:
    return tuple(dict.fromkeys([home, *_named(title, register)]))


def _named(text: str, register: Register) -> list[str]:
    """The provinces named behind 'tỉnh' or 'thành phố', in order."""
    found = []
    for match in _PROVINCE.finditer(text):
        words = match[1].split()
        for count in range(len(words), 0, -1):
            province = register.province_by_name(" ".join(words[:count]))
            if province is not None:
                found.append(province.slug)
                break
    return found


def _short(title: str) -> str:
    return "-".join(slug(title).split("-")[:WORDS_IN_ID]) or "van-ban"
