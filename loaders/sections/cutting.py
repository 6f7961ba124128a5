"""A part of a document cut into sections, each by what its heading says it is."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import Literal

from graph.text import fold
from loaders.document import Block, Paragraph, Table
from loaders.sections.parts import ARTICLE, BRACKETED, ROMAN, Item, number_of, outline, plain_label
from loaders.sections.people import People
from loaders.sections.statements import statements_in
from loaders.sections.targets import is_targets_heading

Kind = Literal["duties", "funding", "aims", "reports", "reasons", "other"]

_DUTIES = re.compile(
    r"to chuc (?:trien khai )?thuc hien|phan cong (?:nhiem vu|trach nhiem|thuc hien|to chuc)|"
    r"trach nhiem (?:cua|thuc hien|to chuc)|^trach nhiem (?:cu the )?(?:cua )?cac\b|"
    r"to chuc trien khai"
)
_DUTIES_BELOW = re.compile(
    r"^(?:cong tac |viec )?to chuc (?:trien khai )?thuc hien(?: (?:ke hoach|chuong trinh|de an))?"
    r"(?: nay)?$|^phan cong (?:nhiem vu|trach nhiem|thuc hien|to chuc)\b|^trach nhiem cua\b"
    r"|^nhiem vu cua (?:cac )?(?:co quan|don vi|so|bo)\b"
)
"""A heading below the highest level is about the carrying out only where it says nothing else."""
_OF_ONE = re.compile(r"(?:trach nhiem|nhiem vu) cua\b")
_REPORTS = re.compile(r"^(?:che do|cong tac) (?:thong tin,? )?bao cao")
_FUNDING = re.compile(
    r"^(?:nguon |du toan |bao dam |dam bao |bo tri |co che )*(?:kinh phi|tai chinh)"
)
_REASONS = re.compile(
    r"^(?:muc dich|yeu cau|quan diem|nguyen tac|doi tuong|pham vi|su can thiet|co so|can cu"
    r"|(?:danh gia )?(?:thuc trang|tinh hinh)|ket qua (?:dat duoc|thuc hien)|boi canh"
    r"|(?:nhung )?(?:ton tai|han che|kho khan))\b"
)
_TASKS = re.compile(r"nhiem vu|noi dung|giai phap")
_BELOW = frozenset({"duties", "funding", "aims"})
"""Kinds of sections that may stand below the highest level."""
_CHARGED = re.compile(r"(?:có|chịu)\s+trách\s+nhiệm\b", re.IGNORECASE)
_ABOUT_ALL = re.compile(r"\bnày[\s./]*$", re.IGNORECASE)
_MOST_WORDS = 16
_SHARE_OF_AGENCIES = 0.5


@dataclass(frozen=True)
class Section:
    """Blocks in a row under one heading, which is the first of them where there is one.

    Attributes:
        kind: What the section is.
        number: The number of the highest section it stands in: III.
        path: The numbers of its own heading below that: 2 for "2. Tổ chức thực hiện" in III.
        headed: Whether its first block is its heading.
        items: Its blocks, the paragraphs among them with their places in the part.
    """

    kind: Kind
    number: str
    path: str
    headed: bool
    items: tuple[Item | Table, ...]

    @property
    def blocks(self) -> tuple[Block, ...]:
        """Its blocks."""
        return tuple(each if isinstance(each, Table) else each.paragraph for each in self.items)


@dataclass(frozen=True)
class _Head:
    """A heading that is open: its kind, its numbers and its level.

    `own` says that it is a body's own heading ("2. Trách nhiệm của Sở A"), which is read with what
    stands below it; then the path is the one above it.
    """

    kind: Kind
    number: str
    path: str
    level: int
    own: bool = False


def sections_of(blocks: Sequence[Block], people: People) -> Iterator[Section]:
    """The sections of a part, in order; every block is in one.

    A heading of the highest level begins one, and so does a heading below it that is about the
    carrying out, the money or the aims; that one ends with the next item of its level.
    """
    open_heads = [_Head("other", "", "", ROMAN)]
    gathered: list[Item | Table] = []
    headed = False
    items = list(outline(blocks))
    for each, following in zip_longest(items, items[1:]):
        titled = _with_title(each, following) if isinstance(each, Item) else None
        heads = _heads_at(titled, open_heads, people) if titled else open_heads
        if heads is not open_heads:
            yield from _section(open_heads[-1], headed, gathered, people)
            headed = heads[-1] not in open_heads and not heads[-1].own
            open_heads, gathered = heads, []
        gathered.append(each)
    yield from _section(open_heads[-1], headed, gathered, people)


def _heads_at(item: Item, now: list[_Head], people: People) -> list[_Head]:
    """The headings that are open from an item on; the very same list where nothing changes."""
    kind = _kind(item)
    article = item.outermost or (item.level == ARTICLE and not _in_chapter(now))
    highest = item.level == ROMAN or article
    titles_chapter = item.level == 0 and kind == now[0].kind and _in_chapter(now)
    if highest or (item.level == 0 and kind and not titles_chapter):
        level = item.level or ROMAN
        return [_Head(kind or "other", plain_label(item.paragraph.label), "", level)]
    if not 0 < item.level <= BRACKETED:
        return now
    kept = [now[0], *(head for head in now[1:] if head.level < item.level)]
    if kind in _BELOW and kept[-1].kind in {"other", "reasons"}:
        own = item.path[1:] if item.path[0] == now[0].number else item.path
        if _is_of_one(item, people):
            return [*kept, _Head(kind, now[0].number, number_of(own[:-1]), item.level, own=True)]
        return [*kept, _Head(kind, now[0].number, number_of(own), item.level)]
    return kept if len(kept) < len(now) else now


def _is_of_one(item: Item, people: People) -> bool:
    """Whether a heading gives one body its duties: "2. Trách nhiệm của Sở A"."""
    body = item.paragraph.body
    leading = people.heading(body) if _OF_ONE.match(fold(body)) else None
    return leading is not None and not any(each.collective for each in leading.bodies)


def _in_chapter(now: Sequence[_Head]) -> bool:
    """Whether a heading above articles is open; without one, articles are the highest level."""
    return now[0].level == ROMAN and bool(now[0].number)


def _with_title(item: Item, following: Item | Table | None) -> Item:
    """An item whose title stands in the next line: "PHẦN V", then "KINH PHÍ"."""
    alone = item.level == ROMAN and not item.paragraph.body
    if not alone or not isinstance(following, Item) or following.level:
        return item
    paragraph = replace(item.paragraph, text=f"{item.paragraph.label} {following.paragraph.text}")
    return item._replace(paragraph=paragraph)


def _section(
    head: _Head, headed: bool, items: list[Item | Table], people: People
) -> Iterator[Section]:
    if not items:
        return
    kind = head.kind
    if kind == "other" and headed and head.level == ARTICLE and _charges(items[0], people):
        kind, headed = "duties", False
    elif kind == "other" and _is_by_agency(items[1:] if headed else items, people):
        kind = "duties"
    elif kind == "duties" and head.path and headed and _gives_parts(items[1:], people):
        kind = "other"
    yield Section(kind, head.number, head.path, headed, tuple(items))


def _gives_parts(items: Sequence[Item | Table], people: People) -> bool:
    """Whether a section gives parts of a task to bodies: "- Tiểu dự án 1: Sở A chủ trì"."""

    def named(words: str) -> int:
        leading = people.leading(words)
        return leading.rest if leading else 0

    said = [each.paragraph.body for each in items if isinstance(each, Item)]
    return any(statements_in(words, named) for words in said) and not any(
        people.heading(words) for words in said
    )


def _kind(item: Item) -> Kind | None:
    """What a heading is about; None for any other paragraph."""
    paragraph = item.paragraph
    highest = item.level == ROMAN or paragraph.heading is not None or paragraph.text.isupper()
    if not (_is_title(paragraph) if item.level else highest):
        return None
    words = fold(paragraph.body.split(":")[0])
    if (_DUTIES if highest else _DUTIES_BELOW).search(words):
        return "duties"
    if highest and _REPORTS.search(words):
        return "reports"
    if is_targets_heading(item):
        return "aims"
    if _FUNDING.search(words):
        return "funding"
    if highest and _REASONS.search(words) and not _TASKS.search(words):
        return "reasons"
    return None


def _is_title(paragraph: Paragraph) -> bool:
    """Whether a paragraph is a heading and no sentence."""
    words = paragraph.body
    return len(words.split()) <= _MOST_WORDS and not words.rstrip().endswith((".", ";", ","))


def _charges(item: Item | Table, people: People) -> bool:
    """Whether an article is itself a duty, and none to carry out the document as a whole.

    That is 'Điều 2. Sở A có trách nhiệm …', but not '… trách nhiệm thi hành Quyết định này'.
    """
    if isinstance(item, Table) or _ABOUT_ALL.search(item.paragraph.body):
        return False
    body = item.paragraph.body
    leading = people.leading(body)
    return leading is not None and _CHARGED.match(body, leading.rest) is not None


def _is_by_agency(items: Sequence[Item | Table], people: People) -> bool:
    """Whether most of the highest items begin with agencies, though no heading says so."""
    numbered = [each for each in items if isinstance(each, Item) and 0 < each.level <= BRACKETED]
    highest = min((item.level for item in numbered), default=0)
    first = [item.paragraph.body for item in numbered if item.level == highest]
    named = sum(people.heading(words) is not None for words in first)
    return named >= 2 and named > len(first) * _SHARE_OF_AGENCIES
