"""Statements of roles in running words: "(Sở A chủ trì, phối hợp với Sở B; xong quý II/2026)".

A statement is read clause by clause. A clause says a role by its label ("Cơ quan phối hợp: …") or
by the verb behind the bodies it begins with ("Sở A chủ trì", "các xã phối hợp"); "Giao Sở A …" is a
lead; whoever stands behind "phối hợp với" supports.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from graph.text import fold
from loaders.document import Span
from loaders.language.letters import CAPITALS
from loaders.sections.roles import WITH, PrefixReader

Role = Literal["lead", "support"]
Meaning = Literal["lead", "support", "time", "product", "other"]

_LABELS: tuple[tuple[Meaning, re.Pattern[str]], ...] = (
    (
        "lead",
        re.compile(
            r"^(?:(?:cac )?(?:co quan|don vi|to chuc|bo phan|ca nhan|nguoi)"
            r"(?:,? (?:don vi|to chuc|ca nhan))* )?"
            r"(?:chu tri|thuc hien|dau moi|chu tri thuc hien|chu tri,? tham muu|duoc giao"
            r"|chiu trach nhiem(?: chinh)?|trach nhiem thuc hien|phu trach|tham muu)"
            r"(?: (?:thuc hien|chinh|tham muu))?$"
        ),
    ),
    (
        "support",
        re.compile(
            r"^(?:(?:cac )?(?:co quan|don vi|to chuc|bo phan|ca nhan)"
            r"(?:,? (?:don vi|to chuc|ca nhan))* )?phoi hop(?: thuc hien| voi| chinh)?$"
            r"|^(?:cac )?(?:co quan|don vi|to chuc)(?:,? (?:don vi|to chuc|ca nhan))*"
            r" (?:cung|cung tham gia|tham gia|ho tro)(?: thuc hien)?$"
        ),
    ),
    (
        "time",
        re.compile(
            r"^(?:thoi (?:gian|han|diem)|tien do|hoan thanh|ky han)\b"
            r"|^han(?: (?:trinh|thuc hien|xong))?$"
        ),
    ),
    ("product", re.compile(r"^(?:san pham|ket qua|dau ra|yeu cau dau ra)\b")),
    (
        "other",
        re.compile(
            r"^(?:nguon )?(?:kinh phi|von)\b|^(?:noi dung|dia diem|doi tuong|hinh thuc|ghi chu"
            r"|lanh dao (?:phu trach|chi dao))\b"
        ),
    ),
)
_LABEL = re.compile(r"\s*([^:;()\n]{3,60}?)\s*:\s*")
_CLAUSE_END = re.compile(r"[;\n]|(?<!TP)\.(?=\s|$)")
_GIVEN = re.compile(
    r"\s*(?:và\s+)?(?:giao(?:\s+cho)?|phân\s+công|do|đề\s+nghị|yêu\s+cầu)\s+", re.IGNORECASE
)
_GIVES = re.compile(r"\s*(?:và\s+)?(?:giao|phân\s+công|do)\b", re.IGNORECASE)
_OF_NAME = r"(?:\s*(?:có|tại|thuộc|nơi|theo|trong|ở)\b[^,;.:]{0,60}?)?"
"""Words that still belong to the bodies before their verb: "các xã có dự án đi qua chủ trì"."""
_LEADS = re.compile(
    _OF_NAME + r"[\s,]*(?:(?:cùng|đồng|trực\s+tiếp|chủ\s+động|có\s+trách\s+nhiệm|là)[\s,]+)*"
    r"(?:(?:cơ\s+quan|đơn\s+vị)\s+)?(?:chủ\s+trì|đồng\s+chủ\s+trì|đầu\s+mối|phụ\s+trách"
    r"|chịu\s+trách\s+nhiệm(?!\s+thi\s+hành)"
    r"|được\s+(?:giao|phân\s+công)(?!\s+(?:\w+\s+){0,2}phối\s+hợp))\b",
    re.IGNORECASE,
)
_CARRIES_OUT = re.compile(
    r"\s*(?:(?:trực\s+tiếp|tổ\s+chức|triển\s+khai)\s+)*(?:thực\s+hiện|tham\s+mưu)[\s.]*$",
    re.IGNORECASE,
)
"""All that a clause says of its bodies: "Sở A thực hiện"."""
_SUPPORTS = re.compile(
    _OF_NAME + r"[\s,]*(?:(?:cùng|chủ\s+động|tham\s+gia|có\s+trách\s+nhiệm|là)[\s,]+)*"
    r"(?:(?:cơ\s+quan|đơn\s+vị)\s+)?phối\s+hợp\b",
    re.IGNORECASE,
)
_SUPPORTED_BY = re.compile(
    r"\s*(?:và\s+)?(?:cơ\s+quan\s+|đơn\s+vị\s+)?phối\s+hợp(?:\s+(?:với|cùng|chặt\s+chẽ))*\s*:?\s*",
    re.IGNORECASE,
)
_LATER = re.compile(r"[,;.]\s+(?:còn\s+)?")
_NAMED_BEHIND = re.compile(rf"(?:,|\s+và)\s+(?:các\b|(?=[{CAPITALS}]))")
_COMMA = re.compile(r",\s*(?:còn\s+)?|\s+và\s+")


@dataclass(frozen=True)
class Saying:
    """A stretch of the words that names bodies in a role, or says a time or a product."""

    meaning: Meaning
    span: Span


def label_meaning(label: str) -> Meaning | None:
    """What the words before a colon announce; None for other words.

    >>> label_meaning("Cơ quan phối hợp"), label_meaning("Sở Tài chính")
    ('support', None)
    """
    words = fold(label)
    return next((meaning for meaning, pattern in _LABELS if pattern.search(words)), None)


def read_statement(words: str, named: PrefixReader, default: Role | None = None) -> list[Saying]:
    """What a statement says, clause by clause.

    Args:
        words: The statement, without the brackets around it.
        named: How many characters at the start of a text name bodies.
        default: The role of bodies that stand without a verb: the cell's column.
    """
    found: list[Saying] = []
    for start, end in _clauses(words):
        found += _clause(words[start:end], start, named, default)
    return found


def _clauses(words: str) -> Iterator[tuple[int, int]]:
    start = 0
    for mark in _CLAUSE_END.finditer(words):
        yield start, mark.start()
        start = mark.end()
    yield start, len(words)


def _clause(clause: str, at: int, named: PrefixReader, default: Role | None) -> Iterator[Saying]:
    label = _LABEL.match(clause)
    meaning = label_meaning(label[1]) if label else None
    if label and meaning:
        if meaning == "lead" or meaning == "support":
            yield from _labelled(clause, at, label.end(), meaning, named)
        elif clause[label.end() :].strip():
            yield Saying(meaning, Span(at + label.end(), at + len(clause)))
        return
    given = _GIVEN.match(clause)
    start = given.end() if given else 0
    size = named(clause[start:])
    if not size:
        if supported := _SUPPORTED_BY.match(clause):
            size = named(clause[supported.end() :])
            first = at + supported.end()
            yield Saying("support" if size else "time", Span(first, first + size))
        else:
            yield Saying("time", Span(at, at + len(clause)))
        return
    role = _role_of(clause[start + size :]) or default or _role_given(clause)
    if role is None:
        return
    yield Saying(role, Span(at + start, at + start + size))
    yield from _behind(clause, at, start + size, named, default)


def _labelled(
    clause: str, at: int, start: int, meaning: Role, named: PrefixReader
) -> Iterator[Saying]:
    """The bodies behind a label, and who is said to support them in the same clause."""
    size = named(clause[start:])
    behind = start + size
    if size and (_role_of(clause[behind:]) or WITH.search(clause, behind)):
        yield Saying(meaning, Span(at + start, at + behind))
        yield from _behind(clause, at, behind, named, meaning)
    elif clause[start:].strip():
        yield Saying(meaning, Span(at + start, at + len(clause)))


def _role_of(verb: str) -> Role | None:
    if _LEADS.match(verb) or _CARRIES_OUT.match(verb):
        return "lead"
    return "support" if _SUPPORTS.match(verb) else None


def _role_given(clause: str) -> Role | None:
    return "lead" if _GIVES.match(clause) else None


def _behind(
    clause: str, at: int, start: int, named: PrefixReader, default: Role | None
) -> Iterator[Saying]:
    """Who else has a role behind the first bodies of a clause: "…, Sở B phối hợp"; and its time."""
    place = start
    supports = _role_of(clause[start:]) == "support" and not WITH.match(clause, start)
    for mark in WITH.finditer(clause, start):
        if not supports and (size := named(clause[mark.end() :])):
            yield Saying("support", Span(at + mark.end(), at + mark.end() + size))
            place = max(place, mark.end() + size)
    for comma in _COMMA.finditer(clause, start):
        if comma.end() <= place:
            continue
        size = named(clause[comma.end() :])
        role = _role_of(clause[comma.end() + size :]) if size else None
        last = size and not clause[comma.end() + size :].strip(" .")
        if last and _NAMED_BEHIND.match(clause, comma.start()):
            role = default  # the last of a list, behind words about the one before
        if role:
            place = comma.end() + size
            yield Saying(role, Span(at + comma.end(), at + place))
    if clause[place:].strip():
        yield Saying("time", Span(at + place, at + len(clause)))


def supporting_subjects(words: str, named: PrefixReader) -> list[Span]:
    """The bodies that a later clause makes the subject of "phối hợp": "…, các xã phối hợp"."""
    found = []
    for mark in _LATER.finditer(words):
        start = mark.end()
        size = named(words[start:])
        if size and _SUPPORTS.match(words, start + size):
            found.append(Span(start, start + size))
    return found


# --- Statements among other words ---

_BRACKETS = re.compile(r"\(([^()]*)\)")
SAYS_ROLE = re.compile(
    r"\bchủ\s+trì\b|\bphối\s+hợp\b|\bđầu\s+mối\b|\bphụ\s+trách\b"
    r"|\bchịu\s+trách\s+nhiệm\b|\bđược\s+(?:giao|phân\s+công)\b"
    r"|\b(?:cơ\s+quan|đơn\s+vị|tổ\s+chức)\s+(?:chủ\s+trì|thực\s+hiện)\b|\bthực\s+hiện\s*:"
    r"|\b(?:thực\s+hiện|tham\s+mưu)\s*(?:[;,]|$)",
    re.IGNORECASE,
)
ADDS_NOTHING = re.compile(
    r"[\s,]*(?:(?:(?:chủ\s+trì|phối\s+hợp|đầu\s+mối|phụ\s+trách|chịu\s+trách\s+nhiệm|tham\s+mưu"
    r"|thực\s+hiện|tổ\s+chức|triển\s+khai|chính|cùng|và)\b[\s,]*)+"
    r"|(?:nơi\s+)?có\s+(?!trách\s+nhiệm|nhiệm\s+vụ|ý\s+kiến|báo\s+cáo|văn\s+bản)[^,;:.]{2,40})[\s.]*",
    re.IGNORECASE,
)
"""Words behind bodies in a cell that only say their role, or which of them are meant."""
_SENTENCE = re.compile(r"(?:^|(?<!TP)(?<=[.;:!])\s+|(?<=\)\s))(?=[^\W\d_])")
_BY = re.compile(r"(?<=\w|,|\))\s+(?=do\s)")
_BEHIND_TIME = re.compile(r"(?<=[\d,])\s")
_DOES_IT = re.compile(
    r"\s*(?:(?:đồng|trực\s+tiếp)\s+)?(?:chủ\s+trì|đầu\s+mối|phụ\s+trách|chịu\s+trách\s+nhiệm"
    r"|(?=(?:tổ\s+chức|triển\s+khai)\s+thực\s+hiện|thực\s+hiện))[\s,]*"
    r"(?:(?:tổ\s+chức|triển\s+khai|thực\s+hiện|tham\s+mưu)\s*)*(?=[,;.]|$|(?:trong|trước|phối)\s)",
    re.IGNORECASE,
)
"""All that is said of who does an item's work; more words would be about a thing that it names."""
_OTHERS_WORK = re.compile(
    r"""^\s*(?:(?:tiếp\s+tục|chủ\s+động|tích\s+cực|thường\s+xuyên|tăng\s+cường)\s+)*
        (?:tham\s+(?:gia|dự)|dự|hưởng\s+ứng|phối\s+hợp|cử|kiểm\s+tra|rà\s+soát|đánh\s+giá
          |giám\s+sát|theo\s+dõi|thẩm\s+định|nghiệm\s+thu|tổng\s+hợp|đôn\s+đốc|tiếp\s+nhận
          |sử\s+dụng|khai\s+thác|quản\s+lý|kế\s+thừa|lồng\s+ghép|hỗ\s+trợ)\b
      | \b(?:theo|của|tại|với|trong|từ|vào|qua|các|những)\s+(?:(?:các|những)\s+)?
        (?:hội\s+(?:chợ|nghị|thảo)|chương\s+trình|đề\s+(?:án|tài)|dự\s+án|nhiệm\s+vụ|sự\s+kiện
          |hoạt\s+động|lớp|diễn\s+đàn|kế\s+hoạch|nền\s+tảng|hệ\s+thống|sàn|triển\s+lãm
          |phần\s+mềm|cơ\s+sở\s+dữ\s+liệu)\b[^,;.]*$""",
    re.IGNORECASE | re.VERBOSE,
)
"""Words behind which "do Sở A chủ trì" is said of a thing, not of the item: "dự hội chợ"."""
_GIVING = re.compile(r"(?:giao(?:\s+cho)?|phân\s+công)\s+", re.IGNORECASE)


def statements_in(words: str, named: PrefixReader) -> list[Span]:
    """The stretches of an item's words that state who does it.

    In brackets; a sentence "Giao Sở A …"; a sentence whose subject leads: "Sở A chủ trì, …"; else
    words behind the work: "Tập huấn trong năm 2026 do Sở A chủ trì".
    """
    bracketed = any(SAYS_ROLE.search(each[1]) for each in _BRACKETS.finditer(words))
    says = (SAYS_ROLE, _GIVING, _BY)
    if not (bracketed or any(pattern.search(words) for pattern in says)):
        return []
    found = [
        Span(each.start(1), each.end(1))
        for each in _BRACKETS.finditer(words)
        if _states(each[1], named)
    ]
    taken = [Span(each.start - 1, each.end + 1) for each in found]
    for sentence in _SENTENCE.finditer(words):
        start = sentence.end()
        if any(span.start <= start < span.end for span in taken):
            continue
        rest = words[start:]
        if _gives(rest, named) or _subject_leads(rest, named):
            following = min((span.start for span in taken if span.start > start), default=None)
            found.append(Span(start, following if following is not None else len(words)))
            break
    if not found:
        found += _said_behind(words, named)
    return sorted(found, key=lambda span: span.start)


def _said_behind(words: str, named: PrefixReader) -> Iterator[Span]:
    """The stretches "do Sở A chủ trì, Sở B phối hợp" at the end of words about the work."""
    for mark in _BY.finditer(words):
        first = mark.end() + len("do ")
        size = named(words[first:])
        if not size:
            continue
        timed = _BEHIND_TIME.match(words, mark.start()) and _LEADS.match(words, first + size)
        sentence = words[_sentence_start(words, mark.start()) : mark.start()]
        does = _DOES_IT.match(words, first + size) and not _OTHERS_WORK.search(sentence)
        if timed or does:
            yield Span(mark.end(), _statement_end(words, first + size, named))


def _sentence_start(words: str, place: int) -> int:
    """Where the sentence begins that a place stands in."""
    return max((each.end() for each in _SENTENCE.finditer(words, 0, place)), default=0)


def _statement_end(words: str, place: int, named: PrefixReader) -> int:
    """Where a statement ends: with its clause, or the last one after it whose bodies support."""
    over = _CLAUSE_END.search(words, place)
    while over and over[0] == ";":
        size = named(words[over.end() :])
        if not size or not _SUPPORTS.match(words, over.end() + size):
            break
        over = _CLAUSE_END.search(words, over.end() + size)
    return over.start() if over else len(words)


def _states(words: str, named: PrefixReader) -> bool:
    """Whether words in brackets state a role of a body."""
    return bool(SAYS_ROLE.search(words) or _GIVING.match(words)) and any(
        each.meaning in {"lead", "support"} for each in read_statement(words, named)
    )


def _gives(words: str, named: PrefixReader) -> bool:
    given = _GIVING.match(words)
    return given is not None and named(words[given.end() :]) > 0


def _subject_leads(words: str, named: PrefixReader) -> bool:
    size = named(words)
    return bool(size) and _LEADS.match(words, size) is not None
