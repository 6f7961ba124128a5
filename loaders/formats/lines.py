"""Lines inside a paragraph: which belong together and which begin an item of their own."""

import re
from collections.abc import Iterable

from loaders.document import label_of, normalise

_ENDS = re.compile(r"[.;:,!?…/)\]\"”]$")
_YEARS = re.compile(r"[-–—+*]\s*\d")
_NUMBER = re.compile(r"[\dIVXLC]+[/-]\w")  # of a document: 283/KH-UBND
_DIGIT_ENDS = re.compile(r"\d$")
_REFERS = re.compile(
    r"\b(?:điểm|khoản|điều|mục|chương|phần|biểu|phụ lục|số|ngày|tại|theo|và|hoặc|từ|đến)$",
    re.IGNORECASE,
)  # what a number behind the break belongs to
_SHORT = 60  # characters; a shorter line was not broken for want of room

PARTED = "\f"
"""Stands in a text where a paragraph ends for sure: a page break, an empty line."""


def begins_item(line: str, before: str) -> bool:
    """Whether a line begins an item of its own, rather than going on with the line before.

    >>> begins_item("- Chủ trì kiểm tra;", "Sở Tài chính:"), begins_item("- 2030", "giai đoạn 2026")
    (True, False)
    >>> begins_item("283/KH-UBND ngày 24/9", "theo Kế hoạch số")
    False
    """
    label = label_of(line)
    if not label or _REFERS.search(before) or (_YEARS.match(line) and _DIGIT_ENDS.search(before)):
        return False
    if label.endswith(("/", "-")) and _NUMBER.match(line):
        return False
    bullet = not label[-1].isalnum() and len(label) == 1
    return bullet or bool(_ENDS.search(before) or label_of(before)) or len(before) < _SHORT


def parted(text: str) -> list[str]:
    r"""The paragraphs of a text with breaks in it: broken lines joined, items apart.

    >>> parted("Nơi nhận:\n- Như trên;\n- Lưu: VT.")
    ['Nơi nhận:', '- Như trên;', '- Lưu: VT.']
    >>> parted("Chương trình giai đoạn 2026\n- 2030")
    ['Chương trình giai đoạn 2026 - 2030']
    """
    return [words for part in text.split(PARTED) for words in join(normalise(part).split("\n"))]


def join(lines: Iterable[str]) -> list[str]:
    """Paragraphs of broken lines."""
    out: list[list[str]] = []
    for line in filter(None, lines):
        if out and not begins_item(line, out[-1][-1]):
            out[-1].append(line)
        else:
            out.append([line])
    return [" ".join(words) for words in out]
