"""A document → a plan dataset, with an account of every unit of text that was read."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Literal

from graph.text import fold
from loaders.dataset import (
    Agency,
    BudgetLine,
    Dataset,
    Diagnostic,
    Participation,
    Programme,
    Reference,
    Report,
    Source,
    Target,
    Task,
)
from loaders.document import Block, Document, Paragraph, Table
from loaders.language.names import definitions, read_bodies
from loaders.language.products import Products
from loaders.language.references import find_references
from loaders.register import load_register
from loaders.sections.assignments import read_assignments, recognise
from loaders.sections.budget import read_budget, recognise_budget
from loaders.sections.duties import is_duties_heading, read_duties
from loaders.sections.head import CENTRAL, Head, read_head
from loaders.sections.linegroups import read_line_groups
from loaders.sections.objectives import read_objectives
from loaders.sections.parts import ROMAN, Item, Part, level_of, outline, parts_of, plain_label
from loaders.sections.passages import passages_of
from loaders.sections.people import People
from loaders.sections.reading import Fact, Reading, Tally
from loaders.sections.reports import read_reports
from loaders.sections.targets import is_targets_heading, read_targets
from loaders.sections.targettables import read_target_table, recognise_targets
from loaders.sections.tasktargets import read_row_targets, read_task_targets


@dataclass(frozen=True)
class ReadDocument:
    """A dataset, and for each section how many units gave facts, a diagnostic, or nothing."""

    dataset: Dataset
    report: tuple[Tally, ...]


@dataclass
class _Gathered:
    """What the sections of one document gave."""

    tasks: list[Task] = field(default_factory=list)
    targets: list[Target] = field(default_factory=list)
    budget: list[BudgetLine] = field(default_factory=list)
    reports: list[Report] = field(default_factory=list)
    references: list[Reference] = field(default_factory=list)
    coordinators: list[Participation] = field(default_factory=list)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    tallies: list[Tally] = field(default_factory=list)

    def take(self, into: list[Fact], reading: Reading[Fact]) -> None:
        """Keep a section's facts, what it did not understand, and its account."""
        into.extend(reading.facts)
        self.diagnostics.extend(reading.diagnostics)
        self.tallies.append(reading.tally)


def read_document(document: Document, source: Source) -> ReadDocument:
    """The facts of a document.

    Args:
        document: Its blocks over one normalised text.
        source: The file it came from; kept in the dataset.
    """
    parts = parts_of(document)
    head = read_head(document, parts, load_register())
    people = People(document, head.home, definitions(document.text))
    products = Products.of(document.text, load_register())
    found = _Gathered()
    for part in parts:
        if part.name == "preamble":
            found.take(found.references, _references(part, people, head.programme_id))
        elif part.name in {"body", "annex"}:
            _read_part(part, people, products, head, found)
    return ReadDocument(_dataset(document, head, people, found, source), tuple(found.tallies))


def _dataset(
    document: Document, head: Head, people: People, found: _Gathered, source: Source
) -> Dataset:
    notes = [
        Diagnostic(severity=note.severity, code=note.code, message=note.message)
        for note in document.notes
    ]
    programme = Programme(
        id=head.programme_id,
        kind=head.kind,
        number=head.number,
        title=head.title,
        issued_on=head.issued_on,
        starts_on=head.starts_on,
        ends_on=head.ends_on,
        issuer=_issuer(head, people),
        provinces=list(head.provinces),
        source=source,
        coordinators=found.coordinators,
    )
    return Dataset(
        format="daumoi-plan/1",
        programmes=[programme],
        agencies=_with_members(people.agencies()),
        tasks=_unique(found.tasks),
        targets=found.targets,
        budget=found.budget,
        reports=found.reports,
        references=list({each.number: each for each in reversed(found.references)}.values())[::-1],
        diagnostics=[*notes, *found.diagnostics],
    )


def _read_part(
    part: Part, people: People, products: Products, head: Head, found: _Gathered
) -> None:
    """A part cut into sections; each is read as what it is."""
    plan = head.programme_id
    for number, blocks in _sections(part):
        where = part.title or number
        if part.name == "body" and _is(is_duties_heading, blocks[0]):
            reading, coordinators = read_duties(blocks[1:], people, plan, number)
            found.take(found.tasks, reading)
            found.coordinators.extend(coordinators)
            continue
        for table in blocks:
            if isinstance(table, Table):
                _read_table(table, people, products, plan, where, found)
        if _is(is_targets_heading, blocks[0]):
            last_year = head.ends_on.year if head.ends_on else None
            aims = read_targets(blocks, people, products, plan, where, last_year=last_year)
            found.take(found.targets, aims)
        elif any(isinstance(block, Paragraph) for block in blocks):
            found.take(found.tasks, read_line_groups(blocks, people, plan))
        if part.name == "body":
            passages = passages_of(blocks, products, number)
            taken = {task.number or "" for task in found.tasks if task.section == number}
            objectives = read_objectives(passages, people, plan, taken)
            found.take(found.tasks, objectives)
            aims = read_task_targets(
                passages, objectives.facts, found.targets, people, products, plan
            )
            found.take(found.targets, aims)
    if part.name == "body":
        found.take(found.reports, read_reports(part.blocks, people, plan, ""))


def _is(heads: Callable[[Item], bool], block: Block) -> bool:
    """Whether a section's first block is such a heading."""
    return isinstance(block, Paragraph) and heads(Item(block, level_of(block.label), ()))


def _read_table(
    table: Table, people: People, products: Products, plan: str, where: str, found: _Gathered
) -> None:
    """A table by its kind: assignments, budget, targets; else each row is a diagnostic."""
    if (columns := recognise(table)) is not None:
        rows = read_assignments(table, columns, people, plan, where or "Phụ lục")
        found.take(found.tasks, rows)
        least = read_row_targets(table, rows.facts, people, products, plan, last_year=last_year)
        found.take(found.targets, least)
    elif recognise_budget(table) is not None:
        found.take(found.budget, read_budget(table, people, plan, where))
    elif (aims := recognise_targets(table)) is not None:
        found.take(found.targets, read_target_table(table, aims, people, products, plan, where))
    else:
        found.take(found.tasks, _unknown_table(table, people, where))


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


def _references(part: Part, people: People, plan: str) -> Reading[Reference]:
    """The numbered documents of a preamble."""
    reading: Reading[Reference] = Reading(Tally("căn cứ"))
    for block in part.blocks:
        if not isinstance(block, Paragraph):
            continue
        named = find_references(block.text)
        if not named:
            reading.tally.add("plain")
            continue
        reading.found(
            Reference(
                programme=plan,
                number=each.number,
                kind=each.kind,
                issued_on=each.issued_on,
                issuer=each.issuer,
                relation=_relation(block.text),
                locator="phần căn cứ",
                quote=block.text[each.start : each.end],
                span=[block.span.start + each.start, block.span.start + each.end],
            )
            for each in named
        )
    return reading


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


def _unique(tasks: Iterable[Task]) -> list[Task]:
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
