"""Lines back to paragraphs: a paragraph goes on until its sentence ends or the next item begins."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

_ITEM = re.compile(
    r"""(?:
        [-–—+*•●▪◦○■□‣⁃·](?=\s|[^\W\d_])
      | \(?\d{1,3}(?:\.\d{1,3}){0,4}\s*[.)](?=\s|[^\W\d_]) | \d{1,3}(?:\.\d{1,3})+\s
      | [IVXLC]{1,7}\s*[.)]\s? | [A-ZĐ]\.\s | \(?[a-zđ]\d?\s*\)\s | [a-zđ]\.\s
      | (?:Phần|Chương|Mục|Điều|Phụ\ lục|PHẦN|CHƯƠNG|MỤC|PHỤ\ LỤC|Biểu|BIỂU)\b
      | (?:Căn\ cứ|Theo\ đề\ nghị|Trên\ cơ\ sở|Xét)\s
      | (?:Nơi\ nhận|Kính\ gửi|Ghi\ chú|Người\ ký)\b | (?:TM|KT|TL|TUQ|Q)\.\s
      | (?:Số|SỐ)\s*: | \((?:Kèm|Ban\ hành|Có|Chi\ tiết|có|kèm)
    )""",
    re.VERBOSE,
)
_ENDED = re.compile(r"[.:!?…]['\"”’)\]]*$")
_HANGING = re.compile(
    r"(?:[,(/]|\s[-–]|\d-|\b(?:và|của|với|các|cho|về|trong|tại|theo|từ|đến|là|do|để|hoặc|những|số))$",
    re.IGNORECASE,
)
_GLUED = re.compile(r"(?<=[.:;])(?=[-–+]\s[A-ZÀ-ỸĐ])")
_FULL = 0.85  # a line is full where its next word would come over this share of the width;
# the first line of a paragraph is indented, and letters differ in width


@dataclass(frozen=True)
class Line:
    """A line of prose; `full` where the next word would not have found room on it."""

    text: str
    full: bool = False


def paragraphs(lines: Iterable[str]) -> list[str]:
    """The paragraphs of lines that may be wrapped or not; no word is lost.

    >>> paragraphs(["1. Mục đích", "", "Phát triển cây", "", "ăn quả.", "", "- Kiểm tra"])
    ['1. Mục đích', 'Phát triển cây ăn quả.', '- Kiểm tra']
    """
    filled = [" ".join(line.split()) for line in lines]
    filled = [line for line in filled if line]
    return join([Line(text, full) for text, full in zip(filled, _fullness(filled), strict=True)])


def join(lines: Sequence[Line]) -> list[str]:
    """The paragraphs of lines of which it is known whether they are full."""
    joined: list[list[str]] = []
    before: Line | None = None
    for line in lines:
        if before and _goes_on(before, line):
            joined[-1].append(line.text)
        else:
            joined.append([line.text])
        before = line
    return [part for lines_ in joined for part in _GLUED.split(" ".join(lines_))]


def _goes_on(before: Line, line: Line) -> bool:
    """Whether a line goes on with the sentence of the one before."""
    if _ITEM.match(line.text):
        return False
    ended = ends_sentence(before.text)
    if ended:
        return before.full and line.text[0].islower()
    if line.text[0].islower():
        return True
    if _is_capitals(line.text) != _is_capitals(before.text):
        return False
    return before.full or _HANGING.search(before.text) is not None


def ends_sentence(text: str) -> bool:
    """Whether a sentence ends with the text."""
    return _ENDED.search(text.rstrip()) is not None


def _is_capitals(text: str) -> bool:
    return text.isupper() and len(text) > 3


def _fullness(lines: Sequence[str]) -> list[bool]:
    """Which lines are full: none where the file has one paragraph a line."""
    width = _width(lines)
    if not width:
        return [False] * len(lines)
    following = [*(line.split()[0] for line in lines[1:]), ""]
    return [
        len(line) + 1 + len(word) > _FULL * width
        for line, word in zip(lines, following, strict=True)
    ]


def _width(lines: Sequence[str]) -> int | None:
    """How many letters the lines of a wrapped text take; None for a text that is not wrapped."""
    lengths = sorted(len(line) for line in lines)
    long = lengths[int(len(lengths) * 0.95) :]
    if len(lengths) < 4 or long[0] > 130:
        return None
    near = sum(length > 0.8 * long[0] for length in lengths)
    lower = sum(line[0].islower() for line in lines)
    return long[0] if near >= 0.3 * len(lines) and lower >= 0.1 * len(lines) else None
