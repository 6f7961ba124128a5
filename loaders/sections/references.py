"""The documents that a plan rests on, from its preamble and its sections of legal grounds."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

from graph.text import fold
from loaders.dataset import Reference
from loaders.document import Block, Paragraph, Table
from loaders.language.references import Numbered, find_references
from loaders.sections.parts import BRACKETED, PLUS, ROMAN, Item, outline
from loaders.sections.reading import Reading, Tally

Relation = Literal["based_on", "implements", "proposed_by"]

_PROPOSED = re.compile(
    r"\b(?:theo|xet|tren co so)\b.*\b(?:de nghi|de xuat|to trinh|tham muu"
    r"|y kien (?:tham gia )?cua (?:cac |giam doc )*(?:so|phong))\b|^(?:xet|theo to trinh)\b"
)
"""Words before the number of a document by which somebody proposed this one."""
_OPENINGS: tuple[tuple[Relation, re.Pattern[str]], ...] = (
    (
        "implements",
        re.compile(
            r"(?:(?:de|nham) )?(?:(?:tiep tuc|to chuc) )*(?:trien khai|thuc hien|cu the hoa)\b"
        ),
    ),
    ("based_on", re.compile(r"(?:can cu|tren co so|theo|tiep theo|xet)\b")),
)
"""Words that a clause begins with, and what it says of the documents named in it."""
_GROUNDS = re.compile(
    r"(?:cac |nhung )?(?:can cu$|(?:can cu|co so)\b.*\b(?:phap ly|chinh tri|su can thiet)\b"
    r"|can cu (?:de )?(?:xay dung|lap|ban hanh)\b)"
)
"""The headings of sections that name the documents which the plan rests on."""
_MOST_WORDS = 16
_CLAUSE = re.compile(r"[;.]\s")


def read_references(blocks: Iterable[Block], plan: str) -> Reading[Reference]:
    """The numbered documents of a preamble, or of a section of legal grounds."""
    reading: Reading[Reference] = Reading(Tally("căn cứ"))
    for block in blocks:
        if not isinstance(block, Paragraph):
            continue
        named = find_references(block.text)
        if not named:
            reading.tally.add("plain")
            continue
        reading.found(_references(block, named, plan))
    return reading


def grounds_in(blocks: Sequence[Block]) -> Iterator[Paragraph]:
    """The paragraphs of a body's sections of legal grounds: those below "I. CĂN CỨ PHÁP LÝ"."""
    level = 0
    for item in outline(blocks):
        if isinstance(item, Table):
            continue
        own = item.level or (ROMAN if item.paragraph.text.isupper() else PLUS)
        if _is_heading_of_grounds(item):
            level = own
        elif own <= level:
            level = 0
        elif level:
            yield item.paragraph


def _is_heading_of_grounds(item: Item) -> bool:
    """Whether a numbered paragraph, or one in capitals, is the heading of such a section."""
    words = item.paragraph.body
    if len(words.split()) > _MOST_WORDS or words.rstrip().endswith((".", ";", ",")):
        return False
    headed = 0 < item.level <= BRACKETED or words.isupper()
    return headed and _GROUNDS.match(fold(words)) is not None


def _references(block: Paragraph, named: list[Numbered], plan: str) -> Iterator[Reference]:
    for each, relation in zip(named, _relations(block.text, named), strict=True):
        yield Reference(
            programme=plan,
            number=each.number,
            kind=each.kind,
            issued_on=each.issued_on,
            issuer=each.issuer,
            relation=relation,
            locator="phần căn cứ",
            quote=block.text[each.start : each.end],
            span=[block.span.start + each.start, block.span.start + each.end],
        )


def _relations(text: str, named: list[Numbered]) -> Iterator[Relation]:
    """What a paragraph says of each document in it, from the words before the number.

    A clause without an opening of its own goes on with the one before it.
    """
    said: Relation = "based_on"
    begin = 0
    for each in named:
        clauses = _CLAUSE.split(text[begin : each.start])
        begin = each.start - len(clauses[-1])
        for clause in clauses:
            said = _opening(fold(clause)) or said
        yield "proposed_by" if _PROPOSED.search(fold(clauses[-1])) else said


def _opening(clause: str) -> Relation | None:
    return next((relation for relation, words in _OPENINGS if words.match(clause)), None)
