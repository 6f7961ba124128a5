"""A document → a plan dataset, with an account of every unit of text that was read."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from graph.text import fold
from loaders.dataset import (
    Agency,
    Dataset,
    Diagnostic,
    Participation,
    Programme,
    Reference,
    Source,
    Task,
)
from loaders.document import Block, Document, Paragraph, Table
from loaders.language.names import definitions, read_bodies
from loaders.language.references import find_references
from loaders.register import load_register
from loaders.sections.assignments import read_assignments, recognise
from loaders.sections.duties import is_duties_heading, read_duties
from loaders.sections.head import CENTRAL, Head, read_head
from loaders.sections.linegroups import read_line_groups
from loaders.sections.parts import ROMAN, Item, Part, level_of, outline, parts_of, plain_label
from loaders.sections.people import People
from loaders.sections.reading import Reading, Tally
from loaders.sections.reports import read_reports


@dataclass(frozen=True)
class ReadDocument:
    """A dataset, and for each section how many units gave facts, a diagnostic, or nothing."""

    dataset: Dataset
    report: tuple[Tally, ...]


def read_document(document: Document, source: Source) -> ReadDocument:
    """The facts of a document.

    Args:
        document: Its blocks over one normalised text.
        source: The file it came from; kept in the dataset.
    """
    register = load_register()
    parts = parts_of(document)
    head = read_head(document, parts, register)
    people = People(document, head.home, definitions(document.text))
    plan = head.programme_id
    readings: list[Reading[Task]] = []
    coordinators: list[Participation] = []
    for part in parts:
        if part.name in {"body", "annex"}:
            readings.extend(_read_part(part, people, plan, coordinators))
    reports = [read_reports(part.blocks, people, plan, "") for part in parts if part.name == "body"]
    references, seen = _references(parts, people, plan)
    tasks = _unique(task for reading in readings for task in reading.facts)
    issuer = _issuer(head, people)
    diagnostics = [each for reading in readings for each in reading.diagnostics]
    diagnostics += [each for reading in reports for each in reading.diagnostics]
    notes = [
        Diagnostic(severity=note.severity, code=note.code, message=note.message)  # type: ignore[arg-type]
        for note in document.notes
    ]
    dataset = Dataset(
        format="daumoi-plan/1",
        programmes=[
            Programme(
                id=plan,
                kind=head.kind,
                number=head.number,
                title=head.title,
                issued_on=head.issued_on,
                starts_on=head.starts_on,
                ends_on=head.ends_on,
                issuer=issuer,
                provinces=list(head.provinces),
                source=source,
                coordinators=coordinators,
            )
        ],
        agencies=_with_members(people.agencies()),
        tasks=tasks,
        reports=[each for reading in reports for each in reading.facts],
        references=references,
        diagnostics=[*notes, *diagnostics],
    )
    return ReadDocument(
        dataset, (seen, *(each.tally for each in readings), *(each.tally for each in reports))
    )


def _read_part(
    part: Part, people: People, plan: str, coordinators: list[Participation]
) -> Iterator[Reading[Task]]:
    """A part cut into sections; each is read as what it is."""
    for number, blocks in _sections(part):
        first = blocks[0]
        duties = (
            part.name == "body"
            and isinstance(first, Paragraph)
            and is_duties_heading(Item(first, level_of(first.label), ()))
        )
        where = part.title or number
        tables = [block for block in blocks if isinstance(block, Table)]
        if duties:
            reading, found = read_duties(blocks[1:], people, plan, number)
            coordinators.extend(found)
            yield reading
            continue
        for table in tables:
            columns = recognise(table)
            if columns is not None:
                yield read_assignments(table, columns, people, plan, where or "Phụ lục")
            else:
                yield _unknown_table(table, people, where)
        if any(isinstance(block, Paragraph) for block in blocks):
            yield read_line_groups(blocks, people, plan)


def _unknown_table(table: Table, people: People, where: str) -> Reading[Task]:
    reading: Reading[Task] = Reading(Tally(where or "bảng"))
    for row in table.rows:
        cells = [cell for cell in row if cell.text]
        if not cells:
            continue
        reading.puzzled(
            "table-not-understood",
            "A row of a table that is no table of assignments.",
            people.document.quote(cells[0].span),
            cells[0].span,
            where,
            severity="info",
        )
    return reading


def _sections(part: Part) -> Iterator[tuple[str, list[Block]]]:
    """The blocks under each Roman heading (or heading of the duties), with its number."""
    number = ""
    blocks: list[Block] = []
    for each in outline(part.blocks):
        block = each if isinstance(each, Table) else each.paragraph
        if isinstance(each, Item) and (each.level == ROMAN or _heads_duties(each)):
            if blocks:
                yield number, blocks
            number, blocks = plain_label(each.paragraph.label), []
        blocks.append(block)
    if blocks:
        yield number, blocks


def _heads_duties(item: Item) -> bool:
    """An unnumbered heading in capitals over the duties."""
    return item.level == 0 and item.paragraph.text.isupper() and is_duties_heading(item)


def _references(parts: Sequence[Part], people: People, plan: str) -> tuple[list[Reference], Tally]:
    tally = Tally("căn cứ")
    found: dict[str, Reference] = {}
    for part in parts:
        if part.name != "preamble":
            continue
        for block in part.blocks:
            if not isinstance(block, Paragraph):
                continue
            named = find_references(block.text)
            tally.add("fact" if named else "plain")
            for each in named:
                start = block.span.start + each.start
                end = block.span.start + each.end
                found.setdefault(
                    each.number,
                    Reference(
                        programme=plan,
                        number=each.number,
                        kind=each.kind,
                        issued_on=each.issued_on,
                        issuer=each.issuer,
                        relation=_relation(block.text),
                        locator="phần căn cứ",
                        quote=people.document.text[start:end],
                        span=[start, end],
                    ),
                )
    return list(found.values()), tally


def _relation(text: str) -> Literal["based_on", "implements", "proposed_by"]:
    words = fold(text)
    if words.startswith(("theo de nghi", "xet de nghi", "tren co so")):
        return "proposed_by"
    return "implements" if words.startswith("thuc hien") else "based_on"


def _issuer(head: Head, people: People) -> str | None:
    name = "Thủ tướng Chính phủ" if head.home == CENTRAL else "UBND tỉnh"
    bodies = read_bodies(name, head.home, {}).bodies
    if not bodies:
        return None
    people.remember(bodies[0])
    return bodies[0].id


def _unique(tasks: Iterator[Task]) -> list[Task]:
    """Tasks with ids of their own: two annexes may number their rows alike."""
    taken: dict[str, Task] = {}
    for task in tasks:
        key = task.id
        while key in taken:
            key += "+"
        taken[key] = task if key == task.id else task.model_copy(update={"id": key})
    return list(taken.values())


def _with_members(agencies: list[Agency]) -> list[Agency]:
    """Departments that the document names by name are members of its 'Các sở, ban, ngành'."""
    return [
        agency.model_copy(
            update={
                "members": [
                    each.id
                    for each in agencies
                    if each.kind == "department"
                    and not each.collective
                    and each.province == agency.province
                ]
            }
        )
        if agency.collective and agency.id.endswith("/cac-so-ban-nganh")
        else agency
        for agency in agencies
    ]
