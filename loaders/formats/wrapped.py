"""Lines back to paragraphs: a paragraph goes on until its sentence ends or the next item begins."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from loaders.language.letters import CAPITALS

_ITEM = re.compile(
    r"""(?:
        [-–—+*•●▪◦○■□‣⁃·](?=\s|[^\W\d_])
      | \(?\d{1,3}(?:\.\d{1,3}){0,4}\s*[.)](?=\s|[^\W\d_]) | \d{1,3}(?:\.\d{1,2})+\s
      | [IVXLC]{1,7}\s*[.)]\s? | [A-ZĐ]\.\s | \(?[a-zđ]\d?\s*\)\s | [a-zđ]\.\s
      | (?:Nơi\ nhận|Kính\ gửi|Ghi\ chú|Người\ ký)\b | (?:TM|KT|TL|TUQ|Q)\.\s
      | (?:Số|SỐ)\s*: | \((?:Kèm|Ban\ hành|Có|Chi\ tiết|có|kèm)
    )""",
    re.VERBOSE,
)
_HEADING = re.compile(
    r"(?:Phần|Chương|Mục|Điều|Phụ lục|PHẦN|CHƯƠNG|MỤC|PHỤ LỤC|Biểu|BIỂU)\b"
    r"|(?:Căn cứ|Theo đề nghị|Trên cơ sở|Xét|Thực hiện)\s"
)  # words that begin a paragraph, but also stand inside one: "theo Điều 5", "Căn cứ"
_GROUND = re.compile(r"(?:Căn cứ|Theo đề nghị|Trên cơ sở|Xét|Thực hiện)\s")
_ENDED = re.compile(r"[.:!?…]['\"”’)\]]*$")
_HANGING = re.compile(
    r"(?:[,(/]|\s[-–]|\d-|\b(?:và|của|với|các|cho|về|trong|tại|theo|từ|đến|là|do|để|hoặc|những|số))$",
    re.IGNORECASE,
)
_BROKEN = re.compile(r"\w[-/]$")
_GLUED = re.compile(rf"(?<=[.:;])(?=[-–+]\s[{CAPITALS}])")
_FULL = 0.85  # a line is full where its next word would come over this share of the width;
# the first line of a paragraph is indented, and letters differ in width
_TIGHT = 0.95  # and surely full where it would come over this one
_OFTEN = 0.5  # empty lines behind more lines than this part nothing: the text is double-spaced
_ENOUGH = 5  # items that are needed to tell how wide their first lines are


@dataclass(frozen=True)
class Line:
    """A line of prose; `full` where the next word would not have found room on it.

    `tight` where that is certain: there a bullet may go on with a new sentence. `flows` where the
    page shows by its layout that the next line belongs to the same paragraph. `apart` where an
    empty line before it means something.
    """

    text: str
    full: bool = False
    tight: bool = False
    flows: bool = False
    apart: bool = False


def paragraphs(lines: Iterable[str]) -> list[str]:
    """The paragraphs of lines that may be wrapped or not; no word is lost.

    >>> paragraphs(["1. Mục đích", "", "Phát triển cây", "", "ăn quả.", "", "- Kiểm tra"])
    ['1. Mục đích', 'Phát triển cây ăn quả.', '- Kiểm tra']
    """
    even = [" ".join(line.split()) for line in lines]
    filled = [line for line in even if line]
    behind_empty = [not before for before, line in zip(["", *even], even, strict=False) if line]
    scarce = sum(behind_empty) < _OFTEN * len(filled)
    measured = zip(_measured(filled), behind_empty, strict=True)
    return join([replace(line, apart=scarce and empty) for line, empty in measured])


def join(lines: Sequence[Line]) -> list[str]:
    """The paragraphs of lines of which it is known whether they are full."""
    joined: list[list[str]] = []
    before: Line | None = None
    for line in lines:
        if before and _goes_on(before, line, begun_as_item=_is_item(joined[-1][0])):
            joined[-1].append(line.text)
        else:
            joined.append([line.text])
        before = line
    return [part for lines_ in joined for part in _GLUED.split(in_one(lines_))]


def in_one(lines: Sequence[str]) -> str:
    """Lines of a paragraph or cell as one; what was broken behind a hyphen has no space there.

    >>> in_one(["giai đoạn 2026-", "2030 theo Quyết định số 12/QĐ-", "UBND của", "tỉnh"])
    'giai đoạn 2026-2030 theo Quyết định số 12/QĐ-UBND của tỉnh'
    """
    text = ""
    for line in lines:
        text += line if not text or _BROKEN.search(text) else f" {line}"
    return text


def _is_item(text: str) -> bool:
    return _ITEM.match(text) is not None


def _goes_on(before: Line, line: Line, *, begun_as_item: bool) -> bool:
    """Whether a line goes on with the paragraph of the one before."""
    if _is_item(line.text):
        return before.flows and not before.text.endswith((".", ":", ";"))
    if before.flows:
        return True
    if ends_sentence(before.text):
        sentence = before.text.endswith(".") and before.tight and begun_as_item
        return before.full and (line.text[0].islower() or sentence)
    if line.text[0].islower() or _HANGING.search(before.text):
        return True
    if line.apart and _GROUND.match(line.text):
        return False
    if _HEADING.match(line.text) and (before.text.endswith(";") or not before.full):
        return False
    if _has_letters(line.text) and _is_capitals(line.text) != _is_capitals(before.text):
        return False
    return before.full


def ends_sentence(text: str) -> bool:
    """Whether a sentence ends with the text."""
    return _ENDED.search(text.rstrip()) is not None


def _is_capitals(text: str) -> bool:
    """Whether a line is in capitals; the end of one that is "24-NQ/TU" or "UBND" is not."""
    return text.isupper() and len(text) > 3 and " " in text and not text[0].isdigit()


def _has_letters(text: str) -> bool:
    return any(letter.isalpha() for letter in text)


def _measured(lines: Sequence[str]) -> list[Line]:
    """Lines with what is known of their fullness: none where a paragraph stands on one line."""
    width = _width(lines)
    if not width:
        return [Line(text) for text in lines]
    following = [*(line.split()[0] for line in lines[1:]), ""]
    taken = [len(line) + 1 + len(word) for line, word in zip(lines, following, strict=True)]
    first = _first_width(lines) or width
    return [
        Line(text, size > _FULL * width, size > _TIGHT * (first if _is_item(text) else width))
        for text, size in zip(lines, taken, strict=True)
    ]


def _first_width(lines: Sequence[str]) -> int | None:
    """How many letters the indented first lines of items take, by those that surely go on."""
    lengths = sorted(
        len(line) for line, after in pairwise(lines) if _is_item(line) and after[0].islower()
    )
    return lengths[int(len(lengths) * 0.95)] if len(lengths) >= _ENOUGH else None


def _width(lines: Sequence[str]) -> int | None:
    """How many letters the lines of a wrapped text take; None for a text that is not wrapped."""
    lengths = sorted(len(line) for line in lines)
    long = lengths[int(len(lengths) * 0.95) :]
    if len(lengths) < 4 or long[0] > 130:
        return None
    near = sum(length > 0.8 * long[0] for length in lengths)
    lower = sum(line[0].islower() for line in lines)
    return long[0] if near >= 0.3 * len(lines) and lower >= 0.1 * len(lines) else None
