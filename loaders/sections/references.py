"""The documents that a plan rests on: its preamble, and what it says of each."""

import re
from collections.abc import Iterator
from typing import Literal

from graph.text import fold
from loaders.dataset import Reference
from loaders.document import Paragraph
from loaders.language.references import Numbered, find_references
from loaders.sections.parts import Part
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
_CLAUSE = re.compile(r"[;.]\s")


def read_references(part: Part, plan: str) -> Reading[Reference]:
    """The numbered documents of a preamble."""
    reading: Reading[Reference] = Reading(Tally("căn cứ"))
    for block in part.blocks:
        if not isinstance(block, Paragraph):
            continue
        named = find_references(block.text)
        if not named:
            reading.tally.add("plain")
            continue
        reading.found(_references(block, named, plan))
    return reading


def _references(block: Paragraph, named: list[Numbered], plan: str) -> Iterator[Reference]:
    for each in named:
        yield Reference(
            programme=plan,
            number=each.number,
            kind=each.kind,
            issued_on=each.issued_on,
            issuer=each.issuer,
            relation=_relation(block.text[: each.start]),
            locator="phần căn cứ",
            quote=block.text[each.start : each.end],
            span=[block.span.start + each.start, block.span.start + each.end],
        )


def _relation(before: str) -> Relation:
    """What a paragraph says of a document, from its words before the number.

    A clause without an opening of its own goes on with the one before it.
    """
    clauses = [fold(each) for each in _CLAUSE.split(before)]
    if _PROPOSED.search(clauses[-1]):
        return "proposed_by"
    said = (
        relation
        for clause in reversed(clauses)
        for relation, opening in _OPENINGS
        if opening.match(clause)
    )
    return next(said, "based_on")
